//! A transport that answers from a cassette. In: recorded exchanges, and the requests of clients; out: the answers that were recorded for
//! them. It never answers a request that was not recorded, nor one more often than it was.

use std::fmt;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use super::exchange::{Answered, RecordedExchange, RecordedRequest};
use super::har::{self, CassetteError};
use super::secrets::SecretNames;
use crate::body::Body;
use crate::executor::BoxFuture;
use crate::testing::verify::fail_with_all;
use crate::transport::{Transport, give_way, whole};
use crate::transport_error::{TransportError, TransportErrorKind};

/// Answers from a cassette: a file that [`Recorder`](super::Recorder) has written, or any other HAR file.
///
/// A request has the answer of the first exchange with its method, path, query and body that has not been answered yet. Hosts, headers and
/// secrets are not compared, so a test needs no real credentials, but some for each scheme. A request that was not recorded fails, and is not
/// sent again; the error says what is near it.
#[derive(Clone)]
pub struct Replay {
    names: SecretNames,
    tape: Arc<Mutex<Vec<(RecordedExchange, bool)>>>,
}

impl Replay {
    /// Reads a cassette.
    ///
    /// # Errors
    /// When the file cannot be read, or is not a HAR file.
    pub fn from_path(path: impl AsRef<Path>) -> Result<Self, CassetteError> {
        Self::parse(&std::fs::read_to_string(path).map_err(CassetteError::Unreadable)?)
    }

    /// Reads the text of a cassette.
    ///
    /// # Errors
    /// When the text is not a HAR file.
    pub fn parse(text: &str) -> Result<Self, CassetteError> {
        let tape = har::read(text)?.into_iter().map(|exchange| (exchange, false)).collect();
        Ok(Self { names: SecretNames::default(), tape: Arc::new(Mutex::new(tape)) })
    }

    /// Does not compare the values of these names: those that were given to [`Recorder::removing`](super::Recorder::removing).
    #[must_use]
    pub fn removing<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.names.own.extend(names.into_iter().map(Into::into));
        self
    }

    /// The recorded requests that were not made, such as `GET /v1/pets?limit=10`.
    #[must_use]
    pub fn unused(&self) -> Vec<String> {
        let tape = self.tape.lock().unwrap_or_else(PoisonError::into_inner);
        tape.iter().filter(|(_, is_used)| !is_used).map(|(exchange, _)| exchange.sent.line()).collect()
    }

    /// Fails the test unless each recorded request was made.
    ///
    /// # Panics
    /// Then, with those that were not.
    #[track_caller]
    pub fn verify(&self) {
        let unused = self.unused();
        if !unused.is_empty() {
            let lines: Vec<_> =
                unused.iter().map(|line| format!("{line} is recorded, and was not sent")).collect();
            fail_with_all(&lines);
        }
    }

    async fn answer(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let (head, body) = request.into_parts();
        let request = http::Request::<Bytes>::from_parts(head, whole(body).await?);
        let sent = RecordedRequest::new(&request, &self.names);
        give_way().await;
        let answered = self.take(&sent);
        answered
            .and_then(|answered| response(answered, &sent))
            .map_err(|why| TransportError::new(TransportErrorKind::Unsendable, why))
    }

    fn take(&self, sent: &RecordedRequest) -> Result<Answered, String> {
        let mut tape = self.tape.lock().unwrap_or_else(PoisonError::into_inner);
        let same = |(exchange, is_used): &&mut (RecordedExchange, bool)| {
            !*is_used && exchange.sent.difference(sent).is_none()
        };
        if let Some((exchange, is_used)) = tape.iter_mut().find(same) {
            *is_used = true;
            return Ok(exchange.answered.clone());
        }
        Err(missing(sent, &tape))
    }
}

/// Why there is no answer.
fn missing(sent: &RecordedRequest, tape: &[(RecordedExchange, bool)]) -> String {
    let line = sent.line();
    let times = tape.iter().filter(|(exchange, _)| exchange.sent.difference(sent).is_none()).count();
    if times > 0 {
        let times = crate::testing::times::counted(times);
        return format!("{line} was recorded {times}, and is sent once more");
    }
    let near = tape.iter().find_map(|(exchange, _)| match exchange.sent.difference(sent) {
        Some("method or path") | None => None,
        Some(what) => Some(format!("{}, but its {what} differs", exchange.sent.line())),
    });
    match near {
        Some(near) => format!("{line} is not in the cassette; near it is {near}"),
        None => format!("{line} is not in the cassette"),
    }
}

/// Headers that are about how the body was sent, which is not how it is kept.
const OF_TRANSFER: [&str; 3] = ["content-encoding", "content-length", "transfer-encoding"];

fn response(answered: Answered, sent: &RecordedRequest) -> Result<http::Response<Body>, String> {
    let Answered { status, headers, body } = answered;
    let headers = headers.iter().filter(|(name, _)| !OF_TRANSFER.contains(&name.as_str()));
    let response = http::Response::builder().status(status);
    let response = headers.fold(response, |response, (name, value)| response.header(name, value));
    response.body(body.into()).map_err(|_| format!("the recorded answer to {} is not HTTP", sent.line()))
}

impl Transport for Replay {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.answer(request))
    }
}

impl fmt::Debug for Replay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Replay").field("unused", &self.unused()).finish()
    }
}
