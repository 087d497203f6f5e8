//! In: an HTTP request. Out: the response over TCP and TLS, by reqwest with rustls.
//! Never: a redirect followed, or an address in an error's text.

mod builder;
mod clients;
mod coding;
mod connect;
mod doubts;
mod failure;
mod names;
mod origins;
#[cfg(feature = "__tls")]
mod tls;

use std::fmt;
use std::future::Future;
use std::sync::{Arc, OnceLock};

use reqwest::Url;

pub use self::builder::ReqwestTransportBuilder;
use self::clients::Clients;
use self::coding::{CodingAsked, Codings};
use self::doubts::{DoubtReason, Doubts};
use self::failure::classified;
use self::origins::Origins;
#[cfg(feature = "__tls")]
pub use self::tls::TlsVersion;
use super::{BoxFuture, Transport, TransportError, incoming};
use crate::body::Body;
use crate::executor;
use crate::transport_error::TransportErrorKind;

type ReqwestAnswer = Result<reqwest::Response, reqwest::Error>;

/// The default transport: HTTP/1.1 and HTTP/2 over TLS, with the proxies of the environment.
///
/// Requests to the machine itself never go through a proxy: that plain http is allowed there for credentials rests on
/// their not leaving the machine.
///
/// Content codings are asked for as far as they are features (`gzip`, `brotli`, `zstd`), and decoded; without one,
/// `Accept-Encoding: identity` is sent. A call that brings an `Accept-Encoding` of its own gets the bytes as they come.
#[derive(Clone)]
pub struct ReqwestTransport {
    clients: Arc<Clients>,
    origins: Arc<Origins>,
    doubts: Arc<Doubts>,
    codings: Codings,
    has_sockets: Arc<OnceLock<()>>,
}

/// What is to be known of a request when its answer is there.
struct Sent {
    server: http::Uri,
    asked: CodingAsked,
}

impl ReqwestTransport {
    /// Hands the request to reqwest: not in an `async` function, whose future would have room for it.
    fn begin(
        &self,
        mut request: http::Request<Body>,
    ) -> Result<(Sent, impl Future<Output = ReqwestAnswer> + use<>), TransportError> {
        self.is_somewhere()?;
        let asked = self.codings.ask(request.headers_mut());
        let url = self.origins.url(request.uri())?;
        let pooling = self.doubts.settle(request.uri(), request.method());
        let client = self.clients.pick(request.uri(), pooling)?;
        let server = request.uri().clone();
        Ok((Sent { server, asked }, client.execute(outgoing(url, request))))
    }

    /// Refuses a request where nothing would drive its connection. That a runtime has sockets is asked of the first one alone.
    fn is_somewhere(&self) -> Result<(), TransportError> {
        let is_there = match self.has_sockets.get() {
            Some(()) => tokio::runtime::Handle::try_current().is_ok(),
            None => executor::has_sockets(),
        };
        if !is_there {
            return Err(TransportError::new(TransportErrorKind::Unsendable, executor::NoExecutor));
        }
        let _ = self.has_sockets.set(());
        Ok(())
    }

    fn answered(&self, server: &http::Uri, response: &reqwest::Response) {
        if response.status().is_server_error() && response.version() < http::Version::HTTP_2 {
            self.doubts.add(server, DoubtReason::Failure);
        }
    }
}

/// A client of reqwest with settings that [`ReqwestTransportBuilder`] does not have: this is tied to reqwest 0.13.
///
/// It must not follow redirects (`redirect::Policy::none()`), for they would carry credentials along, and should not try
/// again (`retry::never()`), for that is the policy of the call. Requests to the machine itself go through its proxies, too, and
/// blocking calls share its connections with awaited ones.
impl From<reqwest::Client> for ReqwestTransport {
    fn from(client: reqwest::Client) -> Self {
        Self {
            clients: Arc::new(Clients::Given(client)),
            origins: Arc::default(),
            doubts: Arc::default(),
            codings: Codings::Given,
            has_sockets: Arc::default(),
        }
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let begun = self.begin(request);
        Box::pin(async move {
            let (Sent { server, asked }, pending) = begun?;
            let response = pending.await.map_err(classified)?;
            self.answered(&server, &response);
            let response = http::Response::<reqwest::Body>::from(response);
            let response = incoming::response(response, |error| {
                TransportError::new(TransportErrorKind::Interrupted, error.without_url())
            });
            Ok(asked.decoded(response.await))
        })
    }

    fn gave_up(&self, server: &http::Uri) {
        self.doubts.add(server, DoubtReason::Silence);
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

/// The request as reqwest has it.
fn outgoing(url: Url, request: http::Request<Body>) -> reqwest::Request {
    let (head, body) = request.into_parts();
    // pieces in memory are not joined: they may be large
    let whole = if body.as_bytes().is_some() { body.into_bytes() } else { Err(body) };
    let body = match whole {
        Ok(bytes) => reqwest::Body::from(bytes),
        Err(pieces) => reqwest::Body::wrap(pieces),
    };
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    *request.body_mut() = Some(body);
    request
}
