//! In: the settings of the transport. Out: reqwest's clients.
//! Never: a client that follows redirects, tries again of its own accord, or sends a `Referer`.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use reqwest::{Certificate, Client, ClientBuilder, Error, Proxy, redirect};

use super::names::Names;

const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// The variables by which the environment names proxies, as curl has them.
const PROXY_VARIABLES: [&str; 6] =
    ["ALL_PROXY", "all_proxy", "HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy"];

pub(super) struct Settings {
    pub(super) connect_timeout: Duration,
    pub(super) proxy: Proxies,
    pub(super) roots: Vec<Vec<u8>>,
    pub(super) versions: Versions,
}

/// Of HTTP.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Versions {
    /// HTTP/2 where the server offers it within TLS, HTTP/1.1 elsewhere.
    Negotiated,
    One,
    Two,
}

pub(super) enum Proxies {
    Environment,
    Given(String),
    None,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            connect_timeout: CONNECT_TIMEOUT,
            proxy: Proxies::Environment,
            roots: Vec::new(),
            versions: Versions::Negotiated,
        }
    }
}

impl Settings {
    pub(super) fn client(&self) -> Result<Client, Error> {
        let builder = self.builder()?;
        match &self.proxy {
            Proxies::Environment => builder,
            Proxies::Given(address) => builder.proxy(Proxy::all(address)?),
            Proxies::None => builder.no_proxy(),
        }
        .build()
    }

    /// For requests that must not leave the machine.
    pub(super) fn local(&self) -> Result<Client, Error> {
        self.builder()?.no_proxy().build()
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

    fn builder(&self) -> Result<ClientBuilder, Error> {
        let mut roots = Vec::new();
        for pem in &self.roots {
            roots.extend(Certificate::from_pem_bundle(pem)?);
        }
        let builder = Client::builder()
            .connect_timeout(self.connect_timeout)
            .dns_resolver(Arc::new(Names))
            .redirect(redirect::Policy::none())
            // with no repetition left reqwest keeps no copy of a request for one
            .retry(reqwest::retry::never().max_retries_per_request(0))
            .referer(false);
        let builder = match self.versions {
            Versions::Negotiated => builder,
            Versions::One => builder.http1_only(),
            Versions::Two => builder.http2_prior_knowledge(),
        };
        Ok(if roots.is_empty() { builder } else { builder.tls_certs_merge(roots) })
    }
}

/// Without the proxy's address, which may hold a password.
impl fmt::Debug for Settings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { connect_timeout, proxy, roots, versions } = self;
        let proxy = match proxy {
            Proxies::Environment => "environment",
            Proxies::Given(_) => "given",
            Proxies::None => "none",
        };
        f.debug_struct("Settings")
            .field("connect_timeout", connect_timeout)
            .field("proxy", &proxy)
            .field("roots", &roots.len())
            .field("versions", versions)
            .finish()
    }
}
