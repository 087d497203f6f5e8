//! In: an HTTP request. Out: the response over TCP and TLS, by reqwest with rustls.
//! Never: a redirect followed, a type of reqwest in a signature, or an address in an error's text.

mod connect;
mod failure;
mod incoming;
mod names;
mod origins;
mod upload;

use std::fmt;
use std::future::Future;
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use reqwest::{Client, Url};

use self::connect::{Settings, Versions};
use self::failure::classified;
use self::origins::Origins;
use super::{BoxFuture, Transport, TransportError, TransportErrorKind};
use crate::address::is_loopback;
use crate::body::Body;

type Answer = Result<reqwest::Response, reqwest::Error>;

/// The default transport: HTTP/1.1 and HTTP/2 over rustls, with the proxies of the environment.
///
/// Requests to the machine itself never go through a proxy: that plain http is allowed there for credentials rests on
/// their not leaving the machine.
#[derive(Clone)]
pub struct ReqwestTransport {
    client: Client,
    /// without proxies, made when first needed; `None` where there are none anyway
    local: Option<Arc<OnceLock<Result<Client, String>>>>,
    origins: Arc<Origins>,
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

    fn client_for(&self, request: &http::Request<Body>) -> Result<&Client, TransportError> {
        let Some(local) = &self.local else { return Ok(&self.client) };
        if !request.uri().host().is_some_and(is_loopback) {
            return Ok(&self.client);
        }
        let local = local.get_or_init(|| self.settings.local().map_err(|error| error.to_string()));
        local.as_ref().map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error.clone()))
    }

    /// Hands the request to reqwest: not in an `async` function, whose future would have room for it.
    fn begin(
        &self,
        request: http::Request<Body>,
    ) -> Result<impl Future<Output = Answer> + use<>, TransportError> {
        let url = self.origins.url(request.uri())?;
        Ok(self.client_for(&request)?.execute(outgoing(url, request)))
    }
}

impl Transport for ReqwestTransport {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let pending = self.begin(request);
        Box::pin(async move { Ok(incoming::response(pending?.await.map_err(classified)?).await) })
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

    /// Speaks HTTP/1.1 alone.
    #[must_use]
    pub const fn http1_only(mut self) -> Self {
        self.settings.versions = Versions::One;
        self
    }

    /// Speaks HTTP/2 alone, over plain http too, where nothing is negotiated: for servers that are known to understand it.
    #[must_use]
    pub const fn http2_only(mut self) -> Self {
        self.settings.versions = Versions::Two;
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// When the proxy is no address, a certificate is none, or TLS cannot be set up.
    pub fn build(self) -> Result<ReqwestTransport, TransportError> {
        let client = self.settings.client().map_err(classified)?;
        // each client reads the certificates of the system, which takes longer than many calls
        let local = self.settings.may_have_proxies().then(Arc::default);
        let settings = Arc::new(self.settings);
        Ok(ReqwestTransport { client, local, origins: Arc::default(), settings })
    }
}

/// The request as reqwest has it.
fn outgoing(url: Url, request: http::Request<Body>) -> reqwest::Request {
    let (head, body) = request.into_parts();
    // pieces in memory are not joined: they may be large
    let whole = if body.as_bytes().is_some() { body.into_bytes() } else { Err(body) };
    let body = match whole {
        Ok(bytes) => reqwest::Body::from(bytes),
        Err(pieces) => reqwest::Body::wrap(upload::Upload(pieces)),
    };
    let mut request = reqwest::Request::new(head.method, url);
    *request.headers_mut() = head.headers;
    *request.body_mut() = Some(body);
    request
}
