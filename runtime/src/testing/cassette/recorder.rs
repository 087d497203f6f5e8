//! A transport that records. In: another transport, and the exchanges of clients; out: the same answers, and a cassette. It never
//! records what came to no answer.

use std::fmt;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use super::exchange::{Answered, RecordedExchange, RecordedRequest, media_type, purpose};
use super::har;
use super::secrets::SecretNames;
use crate::body::Body;
use crate::executor::BoxFuture;
use crate::operation::Credentials;
use crate::transport::{Transport, whole};
use crate::transport_error::TransportError;

/// Records the exchanges of a client in a cassette, a file of HAR 1.2 that [`Replay`](super::Replay) answers from.
///
/// An answer is passed on when all of its body is there. Secrets are not recorded: credentials of the client wherever they are sent,
/// the headers `Authorization`, `Proxy-Authorization`, `Cookie` and `Set-Cookie`, and the tokens, codes and passwords of token
/// requests and their answers. [`Recorder::removing`] names others, such as the token that an operation for a sign-in gives.
#[derive(Clone)]
pub struct Recorder {
    inner: Arc<dyn Transport>,
    names: SecretNames,
    exchanges: Arc<Mutex<Vec<RecordedExchange>>>,
}

impl Recorder {
    /// Records what this transport sends and receives.
    pub fn around(transport: impl Transport) -> Self {
        Self { inner: Arc::new(transport), names: SecretNames::default(), exchanges: Arc::default() }
    }

    /// Removes the values of these names, too, wherever they stand: in headers, in queries, and in bodies of JSON or of forms at any depth.
    #[must_use]
    pub fn removing<N: Into<String>>(mut self, names: impl IntoIterator<Item = N>) -> Self {
        self.names.own.extend(names.into_iter().map(Into::into));
        self
    }

    /// The cassette of all exchanges so far: the text of a HAR file, with a line for each exchange.
    #[must_use]
    pub fn to_har(&self) -> String {
        har::written(&self.exchanges.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Writes the cassette into a file, over what is there.
    ///
    /// # Errors
    /// When the file cannot be written.
    pub fn save(&self, path: impl AsRef<Path>) -> io::Result<()> {
        std::fs::write(path, self.to_har())
    }

    async fn record(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let (head, body) = request.into_parts();
        let request = http::Request::<Bytes>::from_parts(head, whole(body).await?);
        let (sent, purpose) = (RecordedRequest::new(&request, &self.names), purpose(&request));
        let (head, body) = self.inner.send(request.map(Body::from)).await?.into_parts();
        let body = whole(body).await?;
        let answered = Answered {
            status: head.status.as_u16(),
            headers: self.names.headers(&head.headers, &Credentials::default()),
            body: self.names.body(media_type(&head.headers), &body, purpose).into(),
        };
        let exchange = RecordedExchange { sent, answered };
        self.exchanges.lock().unwrap_or_else(PoisonError::into_inner).push(exchange);
        Ok(http::Response::from_parts(head, body.into()))
    }
}

impl Transport for Recorder {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.record(request))
    }

    fn gave_up(&self, server: &http::Uri) {
        self.inner.gave_up(server);
    }
}

impl fmt::Debug for Recorder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Recorder")
    }
}
