//! In: a request whose operation goes on after its answer. Out: the result, when it has ended. Never: a request to another origin, or one
//! without a pause before it.
//!
//! 202 means that it goes on (RFC 9110, 15.3.3). Its state is at `Operation-Location` or `Azure-AsyncOperation`, else at `Location`, else at the
//! operation's own address.

mod state;

use std::future::IntoFuture;
use std::marker::PhantomData;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use http::header::LOCATION;
use http::{StatusCode, Uri};

use self::state::{PollingState, state};
use crate::address::resolve;
use crate::attempt::{Asked, within};
use crate::client::Client;
use crate::description::{Method, OperationDescription, Polling, ResultFrom, Statuses, Success};
use crate::error::{
    Error, ErrorBody, Failure, TimeoutError, TimeoutPhase, UnexpectedReason, UnexpectedResponse,
};
use crate::execute;
use crate::executor::BoxFuture;
use crate::json::{self, Fault, Json, scalar_at};
use crate::operation::Decode;
use crate::parts::Parts;
use crate::request::{Request, concluded};
use crate::response::{RawResponse, Response};

/// The first pause and the longest one, where the server names none.
const PAUSES: [Duration; 2] = [Duration::from_secs(1), Duration::from_secs(30)];

/// Where the state of an operation is, in the order of preference.
const MONITORS: [&str; 2] = ["operation-location", "azure-asyncoperation"];

/// A request that is sent when awaited, and whose result is waited for until the operation has ended.
///
/// Each request is a call of its own, with its own timeouts and attempts. Between two of them stands the pause that the server asks for
/// (`Retry-After`), else one of a second at first and of half a minute at most.
#[must_use = "a request does nothing until it is sent"]
pub struct Polled<T: 'static, E> {
    client: Client,
    operation: &'static OperationDescription,
    parts: Parts,
    polling: &'static Polling,
    decode: Decode<T>,
    limit: Option<Duration>,
    errors: PhantomData<fn() -> E>,
}

/// What emitted code calls, with the table of the operation.
#[doc(hidden)]
impl<T, E: ErrorBody, H> Request<T, E, H> {
    /// The result of a long-running operation.
    pub fn poll_until_done<R: Json>(self, polling: &'static Polling) -> Polled<R, E> {
        let (client, operation, parts) = self.into_pieces();
        let (operation, decode) = (&operation.description, json_or_null::<R>);
        Polled { client, operation, parts, polling, decode, limit: None, errors: PhantomData }
    }
}

fn json_or_null<T: Json>(response: &RawResponse) -> Result<T, Fault> {
    if response.body().is_empty() { json::from_str("null") } else { response.json() }
}

impl<T, E: ErrorBody> Polled<T, E> {
    /// How long all of it may take, pauses included (default: as long as the operation does). Behind it stands
    /// [`Error::Timeout`]; the operation goes on at the server.
    pub fn within(mut self, limit: Duration) -> Self {
        self.limit = Some(limit);
        self
    }

    async fn run(self) -> Result<Response<T>, Error<E>> {
        let Self { client, operation, parts, polling, decode, limit, .. } = self;
        let clock = client.core.clock.clone();
        let delivery = parts.delivery;
        let poll = polled(operation);
        let driving = Driving { client, operation, poll, parts, polling };
        let run = pin!(driving.run());
        let ended = within(&*clock, limit, run).await.map_err(|limit| {
            let (phase, limit) = (TimeoutPhase::Call, Some(limit));
            Failure::Timeout(Box::new(TimeoutError { operation, phase, limit, server: None, attempts: 0 }))
        })??;
        match ended {
            PollingEnd::First(response) => concluded(Asked { operation, delivery }, response, &decode),
            PollingEnd::Later(response) => concluded(Asked { operation: poll, delivery }, response, &decode),
            PollingEnd::Lost(reason, response) => {
                let lost = UnexpectedResponse { operation, response, reason, fault: None };
                Err(Error::Unexpected(Box::new(lost)))
            }
        }
    }

    /// Sends the request, and waits for the result.
    ///
    /// # Errors
    /// As of awaiting it.
    #[cfg(feature = "blocking")]
    pub fn call(self) -> Result<Response<T>, Error<E>> {
        let operation = self.operation;
        crate::blocking::wait(self.into_future()).unwrap_or_else(|_| {
            let mistake = crate::mistake::Mistake::NoThread;
            Err(Error::Build(Box::new(crate::error::InvalidRequest::new(operation, mistake))))
        })
    }
}

impl<T, E: ErrorBody> IntoFuture for Polled<T, E> {
    type Output = Result<Response<T>, Error<E>>;
    type IntoFuture = BoxFuture<'static, Self::Output>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.run())
    }
}

/// How an operation ended.
enum PollingEnd {
    /// With its first answer.
    First(RawResponse),
    /// With a later one.
    Later(RawResponse),
    /// Not as it should.
    Lost(UnexpectedReason, RawResponse),
}

/// Where the state is asked for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum StatePlace {
    Monitor,
    Location,
    Original,
}

struct Driving {
    client: Client,
    operation: &'static OperationDescription,
    /// the same with GET
    poll: &'static OperationDescription,
    parts: Parts,
    polling: &'static Polling,
}

impl Driving {
    async fn run(&self) -> Result<PollingEnd, Failure> {
        let first = execute::start(self.client.clone(), self.operation, self.parts.clone()).await?;
        let own = execute::address(&self.client, self.operation, &self.parts);
        let (Some(own), true) = (own, first.status().is_success()) else {
            return Ok(PollingEnd::First(first));
        };
        let (place, mut link) = match self.begin(&first) {
            Ok(Some((place, link))) => (place, link.unwrap_or_else(|| own.to_string())),
            Ok(None) => return Ok(PollingEnd::First(first)),
            Err(reason) => return Ok(PollingEnd::Lost(reason, first)),
        };
        let (mut address, mut last) = (own.clone(), first.clone());
        for count in 0.. {
            self.client.core.clock.sleep(pause(&last, count)).await;
            let Some(next) = same_origin(&address, &link) else {
                return Ok(PollingEnd::Lost(UnexpectedReason::PollRefused, last));
            };
            last = self.get(&next).await?;
            address = next;
            if !last.status().is_success() {
                return Ok(PollingEnd::Later(last));
            }
            match (place, state(self.polling, &last)) {
                (StatePlace::Location, _) if last.status() != StatusCode::ACCEPTED => {
                    return Ok(self.ended(last));
                }
                (StatePlace::Location, _) => link = header(&last, LOCATION.as_str()).unwrap_or(link),
                (_, PollingState::Failed) => {
                    return Ok(PollingEnd::Lost(UnexpectedReason::OperationFailed, last));
                }
                (StatePlace::Original, PollingState::Ended) => return Ok(self.ended(last)),
                (StatePlace::Monitor, PollingState::Ended) => {
                    return self.result((&first, &own), (last, &address)).await;
                }
                (StatePlace::Monitor | StatePlace::Original, PollingState::GoesOn) => {}
            }
        }
        Ok(PollingEnd::Later(last))
    }

    /// Where the state is, and at which link, if not at the operation's own address; `None` when it has ended.
    fn begin(&self, first: &RawResponse) -> Result<Option<(StatePlace, Option<String>)>, UnexpectedReason> {
        let is_accepted = first.status() == StatusCode::ACCEPTED;
        let location = header(first, LOCATION.as_str()).filter(|_| is_accepted);
        if let Some(link) = MONITORS.iter().find_map(|name| header(first, name)) {
            return Ok(Some((StatePlace::Monitor, Some(link))));
        }
        if location.is_some() {
            return Ok(Some((StatePlace::Location, location)));
        }
        match (state(self.polling, first), is_accepted) {
            (PollingState::Failed, _) => Err(UnexpectedReason::OperationFailed),
            (_, true) => Err(UnexpectedReason::NoStatusMonitor),
            (PollingState::GoesOn, false) => Ok(Some((StatePlace::Original, None))),
            (PollingState::Ended, false) => Ok(None),
        }
    }

    /// The answer with the result, behind the last state.
    async fn result(
        &self,
        (first, own): (&RawResponse, &Uri),
        (last, address): (RawResponse, &Uri),
    ) -> Result<PollingEnd, Failure> {
        let location = || header(first, LOCATION.as_str());
        let original = || Some(own.to_string());
        let is_update = matches!(self.operation.method, Method::Put | Method::Patch);
        let link = match self.polling.from {
            ResultFrom::Monitor => None,
            ResultFrom::Location => location(),
            ResultFrom::Original => original(),
            ResultFrom::Usual => scalar_at(last.body(), "/resourceLocation")
                .or_else(|| original().filter(|_| is_update))
                .or_else(location),
        };
        let Some(link) = link else { return Ok(self.ended(last)) };
        match same_origin(address, &link) {
            Some(address) => Ok(self.ended(self.get(&address).await?)),
            None => Ok(PollingEnd::Lost(UnexpectedReason::PollRefused, last)),
        }
    }

    /// The answer, cut to what the result is of it.
    fn ended(&self, response: RawResponse) -> PollingEnd {
        PollingEnd::Later(response.narrowed(self.polling.result))
    }

    async fn get(&self, address: &Uri) -> Result<RawResponse, Failure> {
        let mut parts = self.parts.without_body();
        parts.set_address(address);
        let mut response = execute::start(self.client.clone(), self.poll, parts).await?;
        // nobody describes what is asked here
        response.set_observing(None);
        Ok(response)
    }
}

fn header(response: &RawResponse, name: &str) -> Option<String> {
    let value = response.headers().get(name)?.to_str().ok()?;
    (!value.is_empty()).then(|| value.to_owned())
}

/// A link of an answer, if it leads to the same origin: the credentials are for that one.
fn same_origin(address: &Uri, link: &str) -> Option<Uri> {
    let target = resolve(address, link.as_bytes())?;
    let is_same = target.origin == target.base;
    is_same.then_some(target.uri)
}

/// What the server asks for, else twice the pause before.
fn pause(response: &RawResponse, count: u32) -> Duration {
    let [first, longest] = PAUSES;
    response.retry_after().unwrap_or_else(|| first.saturating_mul(1 << count.min(16)).min(longest))
}

/// The operations that ask for the state of others: errors name their operation for as long as the program runs, so there is one for each.
static POLLED: Mutex<Vec<(&'static OperationDescription, &'static OperationDescription)>> =
    Mutex::new(Vec::new());

fn polled(operation: &'static OperationDescription) -> &'static OperationDescription {
    const SUCCESS: &[Success] = &[Success::new(Statuses::Class(2), &[])];
    let mut known = POLLED.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some((_, poll)) = known.iter().find(|(own, _)| std::ptr::eq(*own, operation)) {
        return poll;
    }
    let OperationDescription { id, path, arguments, servers, security, accept, tags, .. } = *operation;
    let method = Method::Get;
    let poll = OperationDescription {
        id,
        method,
        path,
        arguments,
        servers,
        security,
        success: SUCCESS,
        accept,
        tags,
    };
    let poll: &'static OperationDescription = Box::leak(Box::new(poll));
    known.push((operation, poll));
    poll
}
