//! In: an HTTP request. Out: the response over TCP and TLS, by reqwest with rustls.
//! Never: a redirect followed, a type of reqwest in a signature, or an address in an error's text.

mod connect;
mod upload;

use std::fmt::{self, Write as _};
use std::pin::Pin;
use std::sync::{Arc, OnceLock};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;
use reqwest::{Client, Url};

use self::connect::Settings;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::address::{USUAL, is_loopback};
use crate::body::Body;

/// The default transport: HTTP/1.1 and HTTP/2 over rustls, with the proxies of the environment.
///
/// Requests to the machine itself never go through a proxy: that plain http is allowed there for credentials rests on
/// their not leaving the machine.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
    /// without proxies; the same where there are none, else made when first needed
    local: Arc<OnceLock<Result<Client, String>>>,
    settings: Arc<Settings>,
}

/// Settings of a [`ReqwestTransport`].
#[derive(Debug)]
pub struct ReqwestTransportBuilder {
    settings: Settings,
}

impl ReqwestTransport {
    /// A builder with a connect timeout of 10 seconds and the proxies of the environment.
    #[must_use]
    pub fn builder() -> ReqwestTransportBuilder {
        ReqwestTransportBuilder { settings: Settings::default() }
    }

    fn client_for(&self, request: &http::Request<Body>) -> Result<Client, TransportError> {
        if !request.uri().host().is_some_and(is_loopback) {
            return Ok(self.client.clone());
        }
        let local = self.local.get_or_init(|| self.settings.local().map_err(|error| error.to_string()));
        local.clone().map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error))
    }

    async fn exchange(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let client = self.client_for(&request)?;
        let pending = client.execute(outgoing(request)?);
        let response: http::Response<reqwest::Body> = pending.await.map_err(classified)?.into();
        Ok(response.map(|body| Body::stream(Box::pin(Pieces(body)))))
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.exchange(request))
    }
}

impl fmt::Debug for ReqwestTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ReqwestTransport")
    }
}

impl ReqwestTransportBuilder {
    /// How long a connection may take to come about: look-up, TCP and TLS together.
    #[must_use]
    pub const fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// Sends everything through this proxy, `http://host:port` or `https://host:port`, instead of those of the environment.
    #[must_use]
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.settings.proxy = connect::Proxies::Given(address.into());
        self
    }

    /// Uses no proxy, whatever the environment says.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.settings.proxy = connect::Proxies::None;
        self
    }

    /// Trusts the certificates of this PEM text besides those of the system: for a proxy or server of one's own authority.
    #[must_use]
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.settings.roots.push(pem.into());
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// When the proxy is no address, a certificate is none, or TLS cannot be set up.
    pub fn build(self) -> Result<ReqwestTransport, TransportError> {
        let client = self.settings.client().map_err(classified)?;
        // each client reads the certificates of the system, which takes longer than many calls
        let local = match self.settings.may_have_proxies() {
            true => OnceLock::new(),
            false => OnceLock::from(Ok(client.clone())),
        };
        Ok(ReqwestTransport { client, local: Arc::new(local), settings: Arc::new(self.settings) })
    }
}

/// The body of a response, piece by piece.
struct Pieces(reqwest::Body);

impl Stream for Pieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            return Poll::Ready(match std::task::ready!(Pin::new(&mut self.0).poll_frame(cx)) {
                None => None,
                Some(Err(error)) => {
                    Some(Err(TransportError::new(TransportErrorKind::Interrupted, error.without_url())))
                }
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(piece) => Some(Ok(piece)),
                    // trailers
                    Err(_) => continue,
                },
            });
        }
    }
}

/// The request as reqwest has it.
fn outgoing(request: http::Request<Body>) -> Result<reqwest::Request, TransportError> {
    let (head, body) = request.into_parts();
    // pieces in memory are not joined: they may be large
    let whole = if body.as_bytes().is_some() { body.into_bytes() } else { Err(body) };
    let body = match whole {
        Ok(bytes) => reqwest::Body::from(bytes),
        Err(pieces) => reqwest::Body::wrap(upload::Upload(pieces)),
    };
    let mut address = String::with_capacity(USUAL);
    // a String takes everything
    let _ = write!(address, "{}", head.uri);
    let url = Url::parse(&address);
    let url = url.map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error.to_string()))?;
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    *request.body_mut() = Some(body);
    Ok(request)
}

fn classified(error: reqwest::Error) -> TransportError {
    let kind = if error.is_builder() {
        TransportErrorKind::Unsendable
    } else if error.is_connect() && error.is_timeout() {
        TransportErrorKind::ConnectTimeout
    } else if error.is_connect() {
        TransportErrorKind::Connect
    } else {
        TransportErrorKind::Interrupted
    };
    // the address may hold a key in its query
    TransportError::new(kind, error.without_url())
}
