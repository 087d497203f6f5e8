//! In: a description's tables and the user's settings. Out: a client: servers, credentials, transport and policy, fixed.
//! Never: a change after `build`; a setting that comes later would be one that is silently ignored.

mod build_error;
mod builder;
mod defaults;
mod emitted;
mod environment;

use std::fmt;
use std::sync::Arc;

use http::HeaderValue;

pub use self::build_error::{BuildError, EnvironmentFault};
pub use self::builder::ClientBuilder;
pub(crate) use self::defaults::Defaults;
use crate::attempt::{Exchange, Limits};
use crate::clock::Clock;
use crate::credential::Credential;
use crate::description::{ApiDescription, OperationDescription, Scheme};
use crate::layer::Layers;
use crate::observation::Observer;
use crate::plain_http::PlainHttp;
use crate::policies::OperationPolicy;
use crate::retry::{RateLimits, RetryBudget};
use crate::server::{BaseUrl, ServerError};
use crate::transport::Transport;

/// The core of a generated client; cloning it is cheap, and clones share connections, tokens and the budget of retries.
#[derive(Clone)]
pub struct Client {
    pub(crate) core: Arc<Core>,
}

/// For functions that take any client, generated or not.
impl AsRef<Self> for Client {
    fn as_ref(&self) -> &Self {
        self
    }
}

/// Everything a call needs that does not change from call to call.
pub(crate) struct Core {
    pub(crate) api: &'static ApiDescription,
    /// by group; a group whose default is not an address fails only the operations that use it
    pub(crate) servers: Vec<Result<BaseUrl, ServerError>>,
    /// by scheme
    pub(crate) credentials: Vec<Option<Credential>>,
    /// for operations without a scheme, and schemes without a credential
    pub(crate) default_credential: Option<(&'static Scheme, Credential)>,
    pub(crate) defaults: Defaults,
    pub(crate) plain_http: PlainHttp,
    pub(crate) transport: Arc<dyn Transport>,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) user_agent: HeaderValue,
    pub(crate) limits: Limits,
    /// of some operations
    pub(crate) policies: &'static [OperationPolicy],
    pub(crate) budget: RetryBudget,
    pub(crate) layers: Layers,
    pub(crate) observer: Option<Observer>,
    /// where calls wait for limits that are used up
    pub(crate) rate_limits: Option<RateLimits>,
}

impl Core {
    /// What requests are made with that no call is alone with: those for tokens.
    pub(crate) fn exchange(&self) -> Exchange<'_> {
        let Self { transport, clock, limits, budget, layers, .. } = self;
        Exchange { transport: &**transport, clock, limits, budget, layers }
    }

    /// What settings of the generator say of the operation.
    pub(crate) fn policy_of(&self, operation: &OperationDescription) -> Option<&'static OperationPolicy> {
        self.policies.iter().find(|policy| policy.operation == operation.id)
    }
}

/// The servers, and the schemes that have credentials; not the credentials.
impl fmt::Debug for Client {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let schemes = self.core.api.schemes.iter().zip(&self.core.credentials);
        let schemes = schemes.filter(|(_, credential)| credential.is_some()).map(|(scheme, _)| scheme.name);
        f.debug_struct("Client")
            .field("servers", &self.core.servers)
            .field("credentials", &schemes.collect::<Vec<_>>())
            .field(
                "default_credential",
                &self.core.default_credential.as_ref().map(|(_, credential)| credential),
            )
            .finish_non_exhaustive()
    }
}
