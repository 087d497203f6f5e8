//! In: settings, in any order. Out: a client, or what is wrong with the settings.
//! Never: a setting that has no effect; one that cannot have any is an error.

mod default_transport;
#[cfg(feature = "test")]
mod everywhere;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::HeaderValue;

use self::default_transport::default_transport;
use super::defaults::Defaults;
use super::{BuildError, Client, Core};
use crate::address::AddressError;
use crate::attempt::Limits;
use crate::clock::{Clock, TokioClock};
use crate::credential::{self, Credential, CredentialFault, scheme_for};
use crate::description::{ApiDescription, Scheme};
use crate::layer::{Layer, Layers};
use crate::observation::{Observation, Observer};
use crate::plain_http::PlainHttp;
use crate::policies::OperationPolicy;
use crate::redirects::Redirects;
use crate::response::AnswerReading;
use crate::retry::{RateLimits, RetryBudget, RetryPolicy};
use crate::server::{BaseUrl, ServerChoice, ServerError};
use crate::transport::Transport;

/// Settings of a [`Client`]; generated crates wrap it in a builder with a setter per server group and scheme.
pub struct ClientBuilder {
    api: &'static ApiDescription,
    servers: Vec<(usize, ServerChoice)>,
    credentials: Vec<(usize, Credential)>,
    default_credential: Option<Credential>,
    defaults: Defaults,
    plain_http: PlainHttp,
    /// the first text that names no hosts
    no_hosts: Option<String>,
    transport: Option<Arc<dyn Transport>>,
    clock: Option<Arc<dyn Clock>>,
    connect_timeout: Option<Duration>,
    user_agent_suffix: Option<String>,
    limits: Limits,
    policies: &'static [OperationPolicy],
    /// the schemes that no operation requires
    unasked: Vec<usize>,
    /// the groups that no operation goes to
    unused_servers: Vec<usize>,
    /// in place of the name of the crate
    env_prefix: Option<&'static str>,
    budget: RetryBudget,
    rate_limits: Option<RateLimits>,
    layers: Layers,
    observer: Option<Observer>,
}

impl ClientBuilder {
    /// The defaults: the first server of each group, no credentials, reqwest, three attempts, 60 seconds per attempt,
    /// bodies of up to 64 MiB.
    #[must_use]
    pub fn new(api: &'static ApiDescription) -> Self {
        Self {
            api,
            servers: Vec::new(),
            credentials: Vec::new(),
            default_credential: None,
            defaults: Defaults::default(),
            plain_http: PlainHttp::default(),
            no_hosts: None,
            transport: None,
            clock: None,
            connect_timeout: None,
            user_agent_suffix: None,
            limits: Limits::default(),
            policies: &[],
            unasked: Vec::new(),
            unused_servers: Vec::new(),
            env_prefix: None,
            budget: RetryBudget::default(),
            rate_limits: None,
            layers: Layers::default(),
            observer: None,
        }
    }

    pub(super) const fn schemes(&self) -> &'static [Scheme] {
        self.api.schemes
    }

    /// Chooses the server of a group.
    pub fn server(&mut self, group: usize, choice: ServerChoice) {
        self.servers.push((group, choice));
    }

    /// Sets the credential of a security scheme.
    pub fn credential(&mut self, scheme: usize, credential: Credential) {
        self.credentials.push((scheme, credential));
    }

    /// Sends the operations of the first group to this address, whatever the description says.
    ///
    /// # Errors
    /// When the text is not a URL to which requests can be sent.
    pub fn base_url(&mut self, url: &str) -> Result<(), AddressError> {
        self.server(0, BaseUrl::parse(url)?.into());
        Ok(())
    }

    /// Sends the operations of the first group to this address, below the path that the description gives its first server.
    ///
    /// # Errors
    /// When the text is not a URL to which requests can be sent.
    pub fn origin(&mut self, url: &str) -> Result<(), AddressError> {
        self.server(0, BaseUrl::parse(url)?.below_described_path().into());
        Ok(())
    }

    /// Sets the credential of every operation that names no scheme. It also stands for a scheme that has no credential, where
    /// the operation asks for no other with it.
    ///
    /// It is sent to the server of the first group and to no other host, because the description does not say which hosts belong
    /// together. Call this again with a credential [for another server](Credential::for_server) to add one.
    pub fn default_credential(&mut self, credential: Credential) {
        self.default_credential = Some(credential::set(self.default_credential.take(), credential));
    }

    /// Adds a header to every request for an operation, to whichever server. Arguments and calls may set another value. A
    /// secret is a [`Credential`], which is bound to its server.
    pub fn default_header(&mut self, name: &str, value: &str) {
        self.defaults.header(name, value);
    }

    /// Adds a pair to the query of every request for an operation, unless the operation or the call has one of that name.
    pub fn default_query(&mut self, name: &str, value: &str) {
        self.defaults.query(name, value);
    }

    /// Allows credentials over plain http to these hosts: `api.internal`, `.svc.cluster.local` for all names below it,
    /// `10.0.0.0/8` for hosts that are written as addresses of that range. Nothing on the way is encrypted then.
    ///
    /// The machine itself is always allowed: `localhost`, the names below it, 127.0.0.0/8 and `::1`.
    pub fn allow_plain_http(&mut self, hosts: &str) {
        if self.plain_http.allow(hosts).is_none() {
            self.no_hosts.get_or_insert_with(|| hosts.to_owned());
        }
    }

    /// Sends everything, token requests too, by this transport.
    pub fn transport(&mut self, transport: Arc<dyn Transport>) {
        self.transport = Some(transport);
    }

    /// Adds a layer around each call and each attempt, within those that were added before: see [`Layer`].
    pub fn layer(&mut self, layer: impl Layer) {
        self.layers.add(Arc::new(layer));
    }

    /// Tells this function what answers held that the description does not know: an undocumented status or media type, a value
    /// that an enumeration does not list, a value or a missing member that is not as described. It is called on the task of
    /// the call, before the caller has the result, and must not block. A panic of it is ignored.
    pub fn observe(&mut self, observer: impl Fn(&Observation) + Send + Sync + 'static) {
        self.observer = Some(Observer::new(observer));
    }

    /// Takes the time from this clock.
    pub fn clock(&mut self, clock: Arc<dyn Clock>) {
        self.clock = Some(clock);
    }

    /// When calls are attempted again.
    pub fn retry(&mut self, policy: RetryPolicy) {
        self.limits.retry = policy;
    }

    /// What settings of the generator say of some operations; emitted code calls it.
    #[doc(hidden)]
    #[must_use]
    pub const fn policies(mut self, policies: &'static [OperationPolicy]) -> Self {
        self.policies = policies;
        self
    }

    /// The schemes that no operation requires; emitted code calls it.
    #[doc(hidden)]
    #[must_use]
    pub fn unasked(mut self, schemes: impl Into<Vec<usize>>) -> Self {
        self.unasked = schemes.into();
        self
    }

    /// The groups of servers that no operation goes to; emitted code calls it.
    #[doc(hidden)]
    #[must_use]
    pub fn unused_servers(mut self, groups: impl Into<Vec<usize>>) -> Self {
        self.unused_servers = groups.into();
        self
    }

    /// The prefix that settings of the generator name for variables of the environment; emitted code calls it.
    #[doc(hidden)]
    #[must_use]
    pub const fn env_prefix(mut self, prefix: &'static str) -> Self {
        self.env_prefix = Some(prefix);
        self
    }

    /// The prefix of [`ClientBuilder::environment`] where its user names none: that of the settings, else this one.
    #[doc(hidden)]
    #[must_use]
    pub fn usual_prefix(&self, name_of_crate: &'static str) -> &'static str {
        self.env_prefix.unwrap_or(name_of_crate)
    }

    /// How many retries all calls may make together while nothing succeeds: 20 by default.
    pub fn retry_budget(&mut self, budget: RetryBudget) {
        self.budget = budget;
    }

    /// Makes calls wait while an earlier response said that a rate limit is used up: `RateLimit`, `RateLimit-Remaining` and
    /// `RateLimit-Reset`, their variants with `x-`, and `Retry-After` of a 429.
    ///
    /// The wait counts towards the time limit of the call. If it is longer than [`RetryPolicy::max_pause`] or than the time that
    /// is left, the request is sent at once. Each server has its own limits; if responses name their limit in
    /// `x-ratelimit-resource`, only operations with that limit wait for it.
    pub fn wait_for_rate_limits(&mut self) {
        self.rate_limits = Some(RateLimits::default());
    }

    /// Which redirects are followed: by default those to the same scheme, host and port.
    pub fn redirects(&mut self, redirects: Redirects) {
        self.limits.redirects = redirects;
    }

    /// How long a whole call may take: tokens, attempts and pauses. There is no limit by default.
    pub fn timeout(&mut self, timeout: Duration) {
        self.limits.timeout = Some(timeout);
    }

    /// How long an attempt may make no progress, 60 seconds by default: until the response's headers arrive, and between two
    /// pieces of a body. It does not expire while a body is sent or received steadily; [`ClientBuilder::timeout`] does.
    pub fn attempt_timeout(&mut self, timeout: Duration) {
        self.limits.attempt_timeout = Some(timeout);
    }

    /// How long a connection may take to come about: 10 seconds by default. For the default transport only.
    pub fn connect_timeout(&mut self, timeout: Duration) {
        self.connect_timeout = Some(timeout);
    }

    /// Adds a product, such as `acme-tool/1.2`, to the `User-Agent`.
    pub fn user_agent_suffix(&mut self, suffix: &str) {
        self.user_agent_suffix = Some(suffix.to_owned());
    }

    /// The longest body of a response in bytes: 64 MiB by default.
    pub fn max_body_bytes(&mut self, limit: usize) {
        self.limits.max_body_bytes = limit;
    }

    /// Refuses answers that differ from the description, in place of reading them as far as that loses nothing.
    ///
    /// Unless this is set, a 2xx that is not described is read as the described success, JSON is read under whatever media
    /// type it comes, JSON lines are read under any of their names, and values that are not as described are read as
    /// [`json::from_slice_leniently`](crate::json::from_slice_leniently) says, with what was found in
    /// [`Response::findings`](crate::Response::findings).
    pub fn strict_answers(&mut self) {
        self.limits.answers = AnswerReading::Strict;
    }

    /// A scheme that has a credential, and that no operation requires.
    fn unasked_scheme(&self) -> Option<&'static Scheme> {
        let mut given = self.credentials.iter().filter(|(_, credential)| !credential.is_none());
        let (index, _) = given.find(|(index, _)| self.unasked.contains(index))?;
        self.api.schemes.get(*index)
    }

    /// The client.
    ///
    /// # Errors
    /// When a setting cannot be used: see [`BuildError`].
    pub fn build(self) -> Result<Client, BuildError> {
        if let Some(scheme) = self.unasked_scheme() {
            return Err(BuildError::UnaskedScheme { scheme: scheme.name });
        }
        let user_agent = user_agent(self.api, self.user_agent_suffix.as_deref())?;
        let servers = servers((self.api, &self.unused_servers), self.servers)?;
        if let Some(hosts) = self.no_hosts {
            return Err(BuildError::PlainHttp { hosts });
        }
        let plain_http = self.plain_http;
        let credentials = credentials(self.api, self.credentials, &plain_http)?;
        let default_credential = default_credential(self.api, self.default_credential, &plain_http)?;
        let defaults = self.defaults.checked().map_err(BuildError::Default)?;
        let transport = match (self.transport, self.connect_timeout) {
            (Some(_), Some(_)) => return Err(BuildError::ConnectTimeout),
            (Some(transport), None) => transport,
            (None, connect_timeout) => default_transport(connect_timeout)?,
        };
        let clock = self.clock.unwrap_or_else(|| Arc::new(TokioClock));
        let limits = self.limits;
        let core = Core {
            api: self.api,
            servers,
            credentials,
            default_credential,
            defaults,
            plain_http,
            transport,
            clock,
            user_agent,
            limits,
            policies: self.policies,
            budget: self.budget,
            rate_limits: self.rate_limits,
            layers: self.layers,
            observer: self.observer,
        };
        Ok(Client { core: Arc::new(core) })
    }
}

/// The address of each group. A default that is none is an error of the first group; in others it stays one until an operation needs it.
fn servers(
    (api, unused): (&'static ApiDescription, &[usize]),
    choices: Vec<(usize, ServerChoice)>,
) -> Result<Vec<Result<BaseUrl, ServerError>>, BuildError> {
    let default = ServerChoice::listed(0, Vec::new());
    let mut servers: Vec<_> = api.servers.iter().map(|group| default.resolve(group)).collect();
    for (index, choice) in choices {
        let (group, server) =
            api.servers.get(index).zip(servers.get_mut(index)).ok_or(BuildError::Index(index))?;
        let base = choice.resolve(group);
        *server = Ok(base.map_err(|error| BuildError::Server { group: group.name, error })?);
    }
    // the first group is that of most operations, and of requests that are not described
    match (api.servers.first(), servers.first()) {
        (Some(group), Some(Err(error))) if !unused.contains(&0) => {
            Err(BuildError::Server { group: group.name, error: error.clone() })
        }
        _ => Ok(servers),
    }
}

/// The credential of each scheme, where there is one.
fn credentials(
    api: &'static ApiDescription,
    given: Vec<(usize, Credential)>,
    plain_http: &PlainHttp,
) -> Result<Vec<Option<Credential>>, BuildError> {
    let mut credentials = vec![None; api.schemes.len()];
    for (index, credential) in given {
        let (scheme, place) =
            api.schemes.get(index).zip(credentials.get_mut(index)).ok_or(BuildError::Index(index))?;
        check(scheme, &credential, plain_http)?;
        *place = Some(credential::set(place.take(), credential));
    }
    Ok(credentials)
}

fn check(scheme: &Scheme, credential: &Credential, plain_http: &PlainHttp) -> Result<(), BuildError> {
    credential.check(scheme, plain_http).map_err(|fault| match fault {
        CredentialFault::Kind { expected } => BuildError::CredentialKind { scheme: scheme.name, expected },
        fault => BuildError::Credential { scheme: scheme.name, fault },
    })
}

fn default_credential(
    api: &'static ApiDescription,
    given: Option<Credential>,
    plain_http: &PlainHttp,
) -> Result<Option<(&'static Scheme, Credential)>, BuildError> {
    let Some(credential) = given else { return Ok(None) };
    let scheme = scheme_for(&credential, api.schemes).ok_or(BuildError::CredentialPlace)?;
    check(scheme, &credential, plain_http)?;
    Ok(Some((scheme, credential)))
}

fn user_agent(api: &ApiDescription, suffix: Option<&str>) -> Result<HeaderValue, BuildError> {
    let own = concat!(env!("CARGO_PKG_NAME"), "/", env!("CARGO_PKG_VERSION"));
    let products = [Some(api.user_agent), Some(own), suffix];
    let products: Vec<_> = products.into_iter().flatten().filter(|product| !product.is_empty()).collect();
    HeaderValue::from_str(&products.join(" ")).map_err(|_| BuildError::UserAgent)
}

/// The settings that hold no secrets.
impl fmt::Debug for ClientBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes = self.credentials.iter().map(|(scheme, _)| *scheme).collect::<Vec<_>>();
        f.debug_struct("ClientBuilder")
            .field("servers", &self.servers)
            .field("credentials", &schemes)
            .field("default_credential", &self.default_credential)
            .field("retry", &self.limits.retry)
            .finish_non_exhaustive()
    }
}
