//! An API in memory. In: expectations, and the requests of clients; out: clients, the calls that were made, and whether they were as
//! expected. It never sends anything, and time passes only by its own clock.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use bytes::Bytes;

use super::call::Call;
use super::expectation::{Expectation, Subject};
use super::expected::{self, Expected};
use super::report;
use super::verify::{fail, fail_with_all};
use crate::body::Body;
use crate::client::{BuildError, ClientBuilder};
use crate::clock::{Clock as _, ManualClock};
use crate::credential::Credential;
use crate::description::OperationDescription;
use crate::executor::BoxFuture;
use crate::json::Value;
use crate::server::BaseUrl;
use crate::transport::{Transport, give_way, whole};
use crate::transport_error::{TransportError, TransportErrorKind};

/// Midnight of 1 January 2026 (UTC), in seconds since 1970: the same in each run.
const START: u64 = 1_767_225_600;

/// A name that nobody has (RFC 6761, 6.2); over https, so that credentials may be sent.
const HOST: &str = "https://api.test";

/// What is sent for each security scheme; nobody checks it.
const SECRET: &str = "test";

/// A client that can be built for a fake; emitted code implements it.
pub trait Faked: Sized {
    /// Its builder.
    type Builder;

    /// A builder of clients that send everything to the fake.
    fn builder(fake: &FakeCore) -> Self::Builder;

    /// The client.
    ///
    /// # Errors
    /// As of the builder.
    fn build(builder: Self::Builder) -> Result<Self, BuildError>;
}

/// A fake of an API: what the `testing::Api` of a description is made of, which has a method for each operation beside these.
///
/// It is verified when it is dropped, unless the test has failed already.
pub struct Fake<C> {
    core: FakeCore,
    is_verified: AtomicBool,
    client: PhantomData<fn() -> C>,
}

/// What a fake shares with its clients and with what a test expects.
#[doc(hidden)]
#[derive(Clone)]
pub struct FakeCore(Arc<Shared>);

struct Shared {
    clock: ManualClock,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    expectations: Vec<Expectation>,
    calls: Vec<Call>,
    unexpected: Vec<String>,
}

impl<C> Default for Fake<C> {
    fn default() -> Self {
        let clock = ManualClock::new(SystemTime::UNIX_EPOCH + Duration::from_secs(START));
        let core = FakeCore(Arc::new(Shared { clock, state: Mutex::default() }));
        Self { core, is_verified: AtomicBool::new(false), client: PhantomData }
    }
}

impl<C> Fake<C> {
    /// Expects a call of an operation; emitted code calls it.
    #[doc(hidden)]
    #[track_caller]
    pub fn on<T, E>(&self, operation: &'static OperationDescription) -> Expected<T, E> {
        self.is_verified.store(false, Ordering::Relaxed);
        expected::listed(&self.core, Expectation::new(Subject::Operation(operation), Location::caller()))
    }

    /// Expects a request that is not of an operation: one of `Client::request`, for a token, or after a redirect. The path has its
    /// escapes, and no query.
    #[track_caller]
    pub fn other(&self, method: &str, path: &str) -> Expected<Value, Value> {
        self.is_verified.store(false, Ordering::Relaxed);
        let request = (method.to_owned(), path.to_owned());
        let expectation = Expectation::new(Subject::Other, Location::caller());
        expected::listed(&self.core, Expectation { request, ..expectation })
    }

    /// The calls so far, in their order: one for each attempt.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.core.with(|state| state.calls.clone())
    }

    /// The clock of its clients, on which pauses and delays pass in no time. It begins on 1 January 2026, 00:00 UTC.
    #[must_use]
    pub fn clock(&self) -> &ManualClock {
        &self.core.0.clock
    }

    /// Fails the test unless each expected call came as often as it should, and no other.
    ///
    /// # Panics
    /// Then, with all that was not as expected.
    #[track_caller]
    pub fn verify(&self) {
        self.is_verified.store(true, Ordering::Relaxed);
        let unmet = self.core.with(|state| report::unmet(&state.expectations, &state.unexpected));
        if !unmet.is_empty() {
            fail_with_all(&unmet);
        }
    }
}

impl<C: Faked> Fake<C> {
    /// A client that sends everything here. It has a credential for each security scheme, and otherwise the settings of
    /// `Client::builder`.
    #[must_use]
    #[track_caller]
    pub fn client(&self) -> C {
        match C::build(self.builder()) {
            Ok(client) => client,
            Err(error) => fail(&format!("no client can be built: {error}")),
        }
    }

    /// The builder of such a client, for further settings.
    pub fn builder(&self) -> C::Builder {
        C::builder(&self.core)
    }
}

/// Verified, unless that was done, or the test has failed.
impl<C> Drop for Fake<C> {
    fn drop(&mut self) {
        if !self.is_verified.load(Ordering::Relaxed) && !std::thread::panicking() {
            self.verify();
        }
    }
}

impl FakeCore {
    pub(super) fn list(&self, expectation: Expectation) -> usize {
        self.with(|state| {
            state.expectations.push(expectation);
            state.expectations.len() - 1
        })
    }

    pub(super) fn expectation<R>(&self, index: usize, look: impl FnOnce(&mut Expectation) -> R) -> Option<R> {
        self.with(|state| state.expectations.get_mut(index).map(look))
    }

    fn with<R>(&self, look: impl FnOnce(&mut State) -> R) -> R {
        look(&mut self.0.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn answer(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let (head, body) = request.into_parts();
        let call = Call::new(http::Request::<Bytes>::from_parts(head, whole(body).await?));
        let reply = self.with(|state| state.reply(&call));
        let reply = reply.map_err(|why| TransportError::new(TransportErrorKind::Unsendable, why))?;
        if !reply.delay().is_zero() {
            self.0.clock.sleep(reply.delay()).await;
        }
        // a timeout of the call comes before an answer of the same time
        give_way().await;
        reply.answer()
    }
}

impl State {
    fn reply(&mut self, call: &Call) -> Result<super::Reply, String> {
        self.calls.push(call.clone());
        let mut latest = self.expectations.iter_mut().rev();
        if let Some(taken) = latest.find(|one| one.is_about(call) && one.differences(call).is_empty()) {
            let (signature, place) = (taken.signature(), taken.place());
            return taken.take().ok_or_else(|| {
                let why = format!("{signature} is expected, and has no answer ({place})");
                self.unexpected.push(why.clone());
                why
            });
        }
        let why = report::unexpected(call, &self.expectations);
        self.unexpected.push(why.clone());
        Err(why)
    }
}

impl Transport for FakeCore {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.answer(request))
    }
}

impl ClientBuilder {
    /// Sends everything to a fake, with credentials that nobody checks; emitted code calls it.
    #[doc(hidden)]
    pub fn fake(&mut self, fake: &FakeCore) {
        self.transport(Arc::new(fake.clone()));
        self.clock(Arc::new(fake.0.clock.clone()));
        let Ok(host) = BaseUrl::parse(HOST) else { return };
        self.everywhere(&host, |kind| Credential::of_kind(kind, SECRET));
    }
}

impl<C> fmt::Debug for Fake<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected =
            self.core.with(|state| state.expectations.iter().map(Expectation::signature).collect::<Vec<_>>());
        f.debug_struct("Fake").field("expected", &expected).finish_non_exhaustive()
    }
}
