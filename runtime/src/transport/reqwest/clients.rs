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

pub(super) struct Clients {
    main: Client,
    /// `None` where reqwest's client was given
    others: Option<Box<Others>>,
}

struct Others {
    settings: Settings,
    has_proxies: bool,
    alone: Place,
    local: Place,
    local_alone: Place,
}

type Place = OnceLock<Result<Client, String>>;

impl Clients {
    pub(super) fn new(settings: Settings) -> Result<Self, TransportError> {
        let main = settings.client(Pooling::Shared).map_err(classified)?;
        let has_proxies = settings.may_have_proxies();
        let others = Others {
            settings,
            has_proxies,
            alone: Place::new(),
            local: Place::new(),
            local_alone: Place::new(),
        };
        Ok(Self { main, others: Some(Box::new(others)) })
    }

    pub(super) const fn given(main: Client) -> Self {
        Self { main, others: None }
    }

    /// The client for a request to this address.
    pub(super) fn pick(&self, uri: &Uri, pooling: Pooling) -> Result<&Client, TransportError> {
        let Some(others) = &self.others else { return Ok(&self.main) };
        // that plain http is allowed there for credentials rests on their not leaving the machine
        let is_local = others.has_proxies && uri.host().is_some_and(is_loopback);
        let settings = &others.settings;
        let made = match (is_local, pooling) {
            (false, Pooling::Shared) => return Ok(&self.main),
            (false, Pooling::Alone) => others.alone.get_or_init(|| made(settings.client(pooling))),
            (true, Pooling::Shared) => others.local.get_or_init(|| made(settings.local(pooling))),
            (true, Pooling::Alone) => others.local_alone.get_or_init(|| made(settings.local(pooling))),
        };
        made.as_ref().map_err(|error| TransportError::new(TransportErrorKind::Unsendable, error.clone()))
    }
}

fn made(client: Result<Client, reqwest::Error>) -> Result<Client, String> {
    client.map_err(|error| error.to_string())
}
