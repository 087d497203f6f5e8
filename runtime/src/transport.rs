//! In: an HTTP request. Out: the response of whoever answers it, or why there is none.
//! Never: following a redirect, adding a credential, or trying twice; all of that is the core's.

#[cfg(any(feature = "reqwest-no-tls", feature = "tower"))]
mod incoming;
mod memory;
#[cfg(feature = "reqwest-no-tls")]
mod reqwest;
#[cfg(feature = "tower")]
mod tower;

pub use self::memory::InMemory;
#[cfg(feature = "test")]
pub(crate) use self::memory::{give_way, whole};
#[cfg(feature = "__tls")]
pub use self::reqwest::TlsVersion;
#[cfg(feature = "reqwest-no-tls")]
pub use self::reqwest::{ReqwestTransport, ReqwestTransportBuilder};
#[cfg(feature = "tower")]
pub use self::tower::{TowerTransport, TransportService};
use crate::body::Body;
use crate::executor::BoxFuture;
use crate::transport_error::TransportError;

/// The only way to the network: operations and token requests alike go through it.
pub trait Transport: Send + Sync + 'static {
    /// Sends one request and answers as soon as the head of the response is there.
    ///
    /// An implementation must not follow redirects: a redirect would carry the credentials of the request along.
    /// Dropping the future gives the request up.
    ///
    /// # Errors
    /// When there is no response; the error says whether the request can have reached the server.
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Hears that an attempt at this server was given up because it had no answer in its time: the connection may be dead,
    /// and HTTP/2 would send the next request over it. By default nothing is done about it; a transport around another one
    /// passes it on.
    fn gave_up(&self, server: &http::Uri) {
        let _ = server;
    }
}
