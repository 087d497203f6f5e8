//! In: how the transport is to reach servers. Out: the transport, or what is wrong with a setting.
//! Never: a type of reqwest in a signature.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use super::ReqwestTransport;
use super::clients::Clients;
use super::coding::Codings;
use super::connect::{KeepAlive, Proxies, Settings, Versions};
#[cfg(feature = "__tls")]
use super::tls::TlsVersion;
use crate::transport_error::TransportError;

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
}

impl ReqwestTransportBuilder {
    /// Limits the time to open a connection: look-up, TCP and TLS together. Unset, 10 seconds.
    #[must_use]
    pub const fn connect_timeout(mut self, timeout: Duration) -> Self {
        self.settings.connect_timeout = timeout;
        self
    }

    /// Sends everything through this proxy, `http://host:port` or `https://host:port`, instead of those of the environment.
    #[must_use]
    pub fn proxy(mut self, address: impl Into<String>) -> Self {
        self.settings.proxy = Proxies::Given(address.into());
        self
    }

    /// Uses no proxy, whatever the environment says.
    #[must_use]
    pub fn no_proxy(mut self) -> Self {
        self.settings.proxy = Proxies::None;
        self
    }

    /// Closes connections that have been idle for this long. Unset, 90 seconds.
    ///
    /// A request that meets a connection that the server is just closing breaks off, and a POST is not sent again then:
    /// set less than the server waits (Node.js 5 seconds, S3 20, an AWS load balancer 60).
    #[must_use]
    pub const fn pool_idle_timeout(mut self, timeout: Duration) -> Self {
        self.settings.pool_idle_timeout = Some(timeout);
        self
    }

    /// Keeps at most this many idle connections to each host; with 0, each request has a new connection. Unset, there is no
    /// limit.
    #[must_use]
    pub const fn pool_max_idle_per_host(mut self, connections: usize) -> Self {
        self.settings.pool_max_idle_per_host = Some(connections);
        self
    }

    /// Lets the operating system probe idle connections after this time, and again after each such time. Unset, 15 seconds.
    #[must_use]
    pub const fn tcp_keep_alive(mut self, interval: Duration) -> Self {
        self.settings.tcp_keep_alive = Some(interval);
        self
    }

    /// Pings a server of HTTP/2 that has sent nothing for `interval` while answers are waited for, and gives the connection
    /// up when it does not answer within `timeout`. Unset, 15 and 10 seconds.
    #[must_use]
    pub const fn http2_keep_alive(mut self, interval: Duration, timeout: Duration) -> Self {
        self.settings.http2_keep_alive = Some(KeepAlive { interval, timeout });
        self
    }

    /// Sends no pings, for servers that count them as abuse.
    #[must_use]
    pub const fn no_http2_keep_alive(mut self) -> Self {
        self.settings.http2_keep_alive = None;
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

    /// Reaches this host at these addresses, without asking the name service. A port in the server's own address goes before
    /// those given here; 0 stands for that of the scheme.
    #[must_use]
    pub fn resolve(
        mut self,
        host: impl Into<String>,
        addresses: impl IntoIterator<Item = SocketAddr>,
    ) -> Self {
        self.settings.addresses.push((host.into(), addresses.into_iter().collect()));
        self
    }

    /// Sends everything to this Unix socket, whatever the host of the server says.
    #[cfg(unix)]
    #[must_use]
    pub fn unix_socket(mut self, path: impl Into<std::path::PathBuf>) -> Self {
        self.settings.socket = Some(path.into());
        self
    }

    /// Trusts the certificates of this PEM text besides those of the system: for a proxy or server of one's own authority.
    #[cfg(feature = "__tls")]
    #[must_use]
    pub fn root_certificates(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.settings.tls.roots.push(pem.into());
        self
    }

    /// Shows this certificate to servers that ask for one (`mutualTLS`): PEM with the certificate, those between it and its
    /// authority, and its private key. With the feature `native-tls` the key must be PKCS #8.
    #[cfg(feature = "__tls")]
    #[must_use]
    pub fn client_certificate(mut self, pem: impl Into<crate::Secret>) -> Self {
        self.settings.tls.identity = Some(pem.into());
        self
    }

    /// Refuses servers that speak older versions of TLS only. Unset, TLS 1.2.
    #[cfg(feature = "__tls")]
    #[must_use]
    pub const fn min_tls_version(mut self, version: TlsVersion) -> Self {
        self.settings.tls.oldest = Some(version);
        self
    }

    /// Speaks no newer version of TLS. Unset, TLS 1.3.
    #[cfg(feature = "__tls")]
    #[must_use]
    pub const fn max_tls_version(mut self, version: TlsVersion) -> Self {
        self.settings.tls.newest = Some(version);
        self
    }

    /// The transport.
    ///
    /// # Errors
    /// When the proxy is not an address, a certificate is none, or TLS cannot be set up.
    pub fn build(self) -> Result<ReqwestTransport, TransportError> {
        let clients = Clients::new(self.settings)?;
        Ok(ReqwestTransport {
            clients: Arc::new(clients),
            origins: Arc::default(),
            doubts: Arc::default(),
            codings: Codings::Built,
            has_sockets: Arc::default(),
        })
    }
}
