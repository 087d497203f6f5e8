//! In: the settings of the transport, or a client of reqwest. Out: the client for a request.
//! Never: a second client before there is a request for it: each reads the certificates of the system, which takes longer
//! than many calls.

use std::sync::OnceLock;

use http::Uri;
use reqwest::Client;

use super::connect::{Pooling, Settings};
use super::failure::classified;
use crate::host::is_loopback;
use crate::transport_error::{TransportError, TransportErrorKind};

pub(super) enum Clients {
    /// reqwest's client was given
    Given(Client),
    Made(Box<Made>),
}

pub(super) struct Made {
    settings: Settings,
    has_proxies: bool,
    awaited: Pools,
    /// those of blocking calls, whose connections must not need the thread that waits
    #[cfg(feature = "blocking")]
    blocking: Pools,
}

/// Clients that share connections with no others.
#[derive(Default)]
struct Pools {
    main: ClientPlace,
    alone: ClientPlace,
    local: ClientPlace,
    local_alone: ClientPlace,
}

type ClientPlace = OnceLock<Result<Client, String>>;

impl Clients {
    pub(super) fn new(settings: Settings) -> Result<Self, TransportError> {
        let main = settings.client(Pooling::Shared).map_err(classified)?;
        let has_proxies = settings.may_have_proxies();
        Ok(Self::Made(Box::new(Made {
            settings,
            has_proxies,
            awaited: Pools { main: ClientPlace::from(Ok(main)), ..Pools::default() },
            #[cfg(feature = "blocking")]
            blocking: Pools::default(),
        })))
    }

    /// The client for a request to this address.
    pub(super) fn pick(&self, uri: &Uri, pooling: Pooling) -> Result<&Client, TransportError> {
        match self {
            Self::Given(client) => Ok(client),
            Self::Made(made) => made.pick(uri, pooling),
        }
    }
}

impl Made {
    fn pools(&self) -> &Pools {
        #[cfg(feature = "blocking")]
        if crate::executor::is_blocking() {
            return &self.blocking;
        }
        &self.awaited
    }

    fn pick(&self, uri: &Uri, pooling: Pooling) -> Result<&Client, TransportError> {
        // that plain http is allowed there for credentials rests on their not leaving the machine
        let is_local = self.has_proxies && uri.host().is_some_and(is_loopback);
        let (pools, settings) = (self.pools(), &self.settings);
        let made = match (is_local, pooling) {
            (false, Pooling::Shared) => pools.main.get_or_init(|| made(settings.client(pooling))),
            (false, Pooling::Alone) => pools.alone.get_or_init(|| made(settings.client(pooling))),
            (true, Pooling::Shared) => pools.local.get_or_init(|| made(settings.local(pooling))),
            (true, Pooling::Alone) => pools.local_alone.get_or_init(|| made(settings.local(pooling))),
        };
        made.as_ref().map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error.clone()))
    }
}

fn made(client: Result<Client, reqwest::Error>) -> Result<Client, String> {
    client.map_err(|error| error.to_string())
}
