//! In: the settings of the transport. Out: reqwest's clients.
//! Never: a client that follows redirects, tries again of its own accord, decodes a body, or sends a `Referer`.

use std::fmt;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Client, ClientBuilder, Error, Proxy, redirect};

use super::names::LocalNames;
#[cfg(feature = "__tls")]
use super::tls::Tls;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Both of them together leave time for a second attempt within the 60 seconds of the first; many servers take more frequent
/// pings for an attack.
const KEEP_ALIVE: KeepAlive =
    KeepAlive { interval: Duration::from_secs(15), timeout: Duration::from_secs(10) };

/// The variables by which the environment names proxies, as curl has them.
const PROXY_VARIABLES: [&str; 6] =
    ["ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"];

pub(super) struct Settings {
    pub(super) connect_timeout: Duration,
    pub(super) proxy: Proxies,
    pub(super) versions: Versions,
    /// `None`: as reqwest has it
    pub(super) pool_idle_timeout: Option<Duration>,
    pub(super) pool_max_idle_per_host: Option<usize>,
    pub(super) tcp_keep_alive: Option<Duration>,
    pub(super) http2_keep_alive: Option<KeepAlive>,
    pub(super) addresses: Vec<(String, Vec<SocketAddr>)>,
    #[cfg(unix)]
    pub(super) socket: Option<std::path::PathBuf>,
    #[cfg(feature = "__tls")]
    pub(super) tls: Tls,
}

pub(super) enum Proxies {
    Environment,
    Given(String),
    None,
}

/// Of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Versions {
    /// HTTP/2 where the server offers it within TLS, HTTP/1.1 elsewhere.
    Negotiated,
    One,
    Two,
}

/// Pings of HTTP/2 while an answer is waited for.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeepAlive {
    /// without a frame from the server
    pub(super) interval: Duration,
    pub(super) timeout: Duration,
}

/// Whether connections are kept for later requests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Pooling {
    Shared,
    /// Each request has a connection of its own.
    Alone,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: CONNECT_TIMEOUT,
            proxy: Proxies::Environment,
            versions: Versions::Negotiated,
            pool_idle_timeout: None,
            pool_max_idle_per_host: None,
            tcp_keep_alive: None,
            http2_keep_alive: Some(KEEP_ALIVE),
            addresses: Vec::new(),
            #[cfg(unix)]
            socket: None,
            #[cfg(feature = "__tls")]
            tls: Tls::default(),
        }
    }
}

impl Settings {
    pub(super) fn client(&self, pooling: Pooling) -> Result<Client, Error> {
        let builder = self.builder(pooling)?;
        match &self.proxy {
            Proxies::Environment => builder,
            Proxies::Given(address) => builder.proxy(Proxy::all(address)?),
            Proxies::None => builder.no_proxy(),
        }
        .build()
    }

    /// For requests that must not leave the machine.
    pub(super) fn local(&self, pooling: Pooling) -> Result<Client, Error> {
        self.builder(pooling)?.no_proxy().build()
    }

    /// Whether some requests may go through a proxy. Where reqwest can ask the system, only it knows.
    pub(super) fn may_have_proxies(&self) -> bool {
        match self.proxy {
            Proxies::None => false,
            Proxies::Given(_) => true,
            Proxies::Environment => {
                cfg!(any(windows, target_vendor = "apple"))
                    || PROXY_VARIABLES.iter().any(|name| std::env::var_os(name).is_some())
            }
        }
    }

    fn builder(&self, pooling: Pooling) -> Result<ClientBuilder, Error> {
        let builder = Client::builder()
            .connect_timeout(self.connect_timeout)
            .dns_resolver(Arc::new(LocalNames))
            .redirect(redirect::Policy::none())
            // with no repetition left reqwest keeps no copy of a request for one
            .retry(reqwest::retry::never().max_retries_per_request(0))
            // on where another crate of the program has turned reqwest's features on
            .no_gzip()
            .no_brotli()
            .no_zstd()
            .no_deflate()
            .referer(false);
        let builder = self.sockets(self.protocol(self.pool(builder, pooling)));
        #[cfg(feature = "__tls")]
        let builder = self.tls.apply(builder)?;
        Ok(builder)
    }

    fn pool(&self, mut builder: ClientBuilder, pooling: Pooling) -> ClientBuilder {
        if let Some(timeout) = self.pool_idle_timeout {
            builder = builder.pool_idle_timeout(timeout);
        }
        match (pooling, self.pool_max_idle_per_host) {
            (Pooling::Alone, _) => builder.pool_max_idle_per_host(0),
            (Pooling::Shared, Some(size)) => builder.pool_max_idle_per_host(size),
            (Pooling::Shared, None) => builder,
        }
    }

    fn protocol(&self, builder: ClientBuilder) -> ClientBuilder {
        let builder = match self.versions {
            Versions::Negotiated => builder,
            Versions::One => builder.http1_only(),
            Versions::Two => builder.http2_prior_knowledge(),
        };
        match self.http2_keep_alive {
            Some(KeepAlive { interval, timeout }) => {
                builder.http2_keep_alive_interval(interval).http2_keep_alive_timeout(timeout)
            }
            None => builder,
        }
    }

    fn sockets(&self, mut builder: ClientBuilder) -> ClientBuilder {
        if let Some(interval) = self.tcp_keep_alive {
            builder = builder.tcp_keepalive(interval).tcp_keepalive_interval(interval);
        }
        for (host, addresses) in &self.addresses {
            builder = builder.resolve_to_addrs(host, addresses);
        }
        #[cfg(unix)]
        if let Some(path) = &self.socket {
            builder = builder.unix_socket(path.clone());
        }
        builder
    }
}

/// Without the proxy's address, which may hold a password.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let proxy = match &self.proxy {
            Proxies::Environment => "environment",
            Proxies::Given(_) => "given",
            Proxies::None => "none",
        };
        let mut out = f.debug_struct("Settings");
        out.field("connect_timeout", &self.connect_timeout).field("proxy", &proxy);
        out.field("versions", &self.versions).field("http2_keep_alive", &self.http2_keep_alive);
        #[cfg(feature = "__tls")]
        out.field("tls", &self.tls);
        out.finish_non_exhaustive()
    }
}
