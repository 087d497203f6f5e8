//! In: secrets, or ways to get tokens. Out: credentials, each of which is set for one security scheme.
//! Never: a secret in a text, or in a request that its scheme is not asked for.

mod by_server;
mod cache;
mod check;
mod exchange;
mod fault;
mod fetch;
mod fixed;
mod function;
mod issuer;
mod oauth2;
mod present;
mod presented;
mod purpose;
mod replaceable;
mod token_answer;
mod undeclared;

use std::fmt;
use std::future::Future;
use std::sync::Arc;

use self::by_server::ByServer;
pub(crate) use self::by_server::set;
pub(crate) use self::cache::Slot;
pub use self::exchange::TokenExchange;
pub use self::fault::CredentialFault;
pub(crate) use self::fetch::exchanged;
use self::fixed::Fixed;
pub(crate) use self::fixed::{Variables, variables};
pub use self::function::IssuedToken;
use self::function::TokenFunction;
pub(crate) use self::issuer::{Issuer, UsedToken};
pub use self::oauth2::{ClientAuthentication, FileTokenStore, JwtSigner, OAuth2, StoredToken, TokenStore};
pub(crate) use self::oauth2::{EndpointSource, Grant, Obtaining, Pairs, Wanted, grant_type};
pub(crate) use self::presented::{Presented, Unpresentable};
pub(crate) use self::purpose::Purpose;
pub use self::replaceable::ReplaceableCredential;
pub(crate) use self::undeclared::scheme_for;
use crate::description::{Place, SchemeKind};
use crate::secret::Secret;
use crate::server::BaseUrl;

/// What authorizes calls for one security scheme.
///
/// Cloning is cheap; clones share the tokens that were fetched, also across clients.
#[derive(Clone)]
pub struct Credential(CredentialKind);

#[derive(Clone)]
enum CredentialKind {
    Fixed(Fixed),
    Issued(Arc<Issuer>),
    Placed { place: Place, name: String, secret: Secret },
    None,
    Replaceable(ReplaceableCredential),
    ByServer(Box<ByServer>),
}

/// What stands for a scheme whose header a call replaces.
pub(crate) static NONE: Credential = Credential(CredentialKind::None);

impl Credential {
    /// A header with a secret value, whatever the security scheme says: `Credential::header("Authorization", "token …")`.
    ///
    /// For services whose description has no scheme, or not the right one. `Host` and the headers of the body and the
    /// connection are refused when the call is made.
    #[must_use]
    pub fn header(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::placed(Place::Header, name.into(), value.into())
    }

    /// A pair of the query with a secret value, whatever the security scheme says.
    #[must_use]
    pub fn query(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::placed(Place::Query, name.into(), value.into())
    }

    /// A cookie with a secret value, whatever the security scheme says.
    #[must_use]
    pub fn cookie(name: impl Into<String>, value: impl Into<String>) -> Self {
        Self::placed(Place::Cookie, name.into(), value.into())
    }

    /// Nothing: the operation is called without a credential, though its description asks for one.
    ///
    /// For a service that runs without authentication, or an operation that is public in fact.
    #[must_use]
    pub const fn none() -> Self {
        Self(CredentialKind::None)
    }

    fn placed(place: Place, name: String, value: String) -> Self {
        Self(CredentialKind::Placed { place, name, secret: Secret::new(value) })
    }

    /// Tokens by the client-credentials flow, from the token endpoint of the scheme; [`OAuth2`] has more to set,
    /// and other ways to tokens.
    #[must_use]
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<String>) -> Self {
        OAuth2::client_credentials(id, secret).into()
    }

    /// A token from a function, which is asked before every attempt and keeps what it wants to keep itself. It goes where
    /// the scheme says, so that it can be an API key, or what follows the word of another `http` scheme, too.
    ///
    /// After a 401 it is asked once more, and the call is made again when it gives another token.
    #[must_use]
    pub fn from_fn<F, R, T, E>(function: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<T, E>> + Send + 'static,
        T: Into<String>,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self(CredentialKind::Issued(Arc::new(Issuer::function(TokenFunction::uncached(function)))))
    }

    /// Tokens from a function that is asked only when the last one is about to expire or was refused with a 401, and
    /// never twice at the same time.
    #[must_use]
    pub fn issued_by<F, R, E>(function: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<IssuedToken, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        Self(CredentialKind::Issued(Arc::new(Issuer::function(TokenFunction::cached(function)))))
    }

    /// Whether it is [`Credential::none`].
    pub(crate) const fn is_none(&self) -> bool {
        matches!(self.0, CredentialKind::None)
    }

    /// Whether the credential itself determines where it is sent.
    pub(crate) const fn is_placed(&self) -> bool {
        matches!(self.0, CredentialKind::Placed { .. })
    }

    /// For this server alone: for its scheme, host and port. Where one security scheme is for several hosts, its setter takes one
    /// such credential after the other, and so does `ClientBuilder::credential` for operations that name no scheme; one that is for no server in particular is for all others.
    #[must_use]
    pub fn for_server(self, server: &BaseUrl) -> Self {
        Self(CredentialKind::ByServer(Box::new(ByServer::of(server, self))))
    }

    fn replaceable(replaceable: ReplaceableCredential) -> Self {
        Self(CredentialKind::Replaceable(replaceable))
    }

    /// The same, with nothing in it that is replaced later.
    fn settled(self) -> Self {
        match self.0 {
            CredentialKind::Replaceable(replaceable) => replaceable.current(),
            CredentialKind::ByServer(by) => Self(CredentialKind::ByServer(Box::new(by.map(Self::settled)))),
            kind @ (CredentialKind::Fixed(_)
            | CredentialKind::Issued(_)
            | CredentialKind::Placed { .. }
            | CredentialKind::None) => Self(kind),
        }
    }

    /// The sources of tokens in it.
    pub(crate) fn issuers(&self) -> Vec<Arc<Issuer>> {
        match &self.0 {
            CredentialKind::Issued(issuer) => vec![Arc::clone(issuer)],
            CredentialKind::Replaceable(replaceable) => replaceable.current().issuers(),
            CredentialKind::ByServer(by) => by.all().flat_map(Self::issuers).collect(),
            CredentialKind::Fixed(_) | CredentialKind::Placed { .. } | CredentialKind::None => Vec::new(),
        }
    }

    /// What is meant for this server alone.
    pub(crate) fn bound_to(&self, server: &BaseUrl) -> Option<&Self> {
        self.by_server()?.bound_to(server)
    }

    /// What is meant for this server.
    pub(crate) fn at(&self, server: &BaseUrl) -> Option<&Self> {
        self.by_server().map_or(Some(self), |by| by.at(server))
    }

    /// What it is for each server, if it differs.
    fn by_server(&self) -> Option<&ByServer> {
        match &self.0 {
            CredentialKind::ByServer(by) => Some(by),
            CredentialKind::Fixed(_)
            | CredentialKind::Issued(_)
            | CredentialKind::Placed { .. }
            | CredentialKind::None
            | CredentialKind::Replaceable(_) => None,
        }
    }

    /// Whether a scheme of this kind takes the credential.
    pub(crate) fn fits(&self, scheme: SchemeKind) -> bool {
        match &self.0 {
            CredentialKind::Replaceable(replaceable) => replaceable.current().fits(scheme),
            CredentialKind::ByServer(by) => by.all().all(|credential| credential.fits(scheme)),
            CredentialKind::Placed { .. } | CredentialKind::None => true,
            CredentialKind::Fixed(fixed) => fixed.fits(scheme),
            CredentialKind::Issued(issuer) => {
                scheme.takes_tokens() || scheme.takes_a_text() && issuer.is_function()
            }
        }
    }
}

impl From<OAuth2> for Credential {
    fn from(oauth2: OAuth2) -> Self {
        Self(CredentialKind::Issued(Arc::new(Issuer::oauth2(oauth2))))
    }
}

impl From<TokenExchange> for Credential {
    fn from(exchange: TokenExchange) -> Self {
        Self(CredentialKind::Issued(Arc::new(Issuer::exchange(exchange))))
    }
}

/// The kind alone.
impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            CredentialKind::Fixed(fixed) => return write!(f, "Credential({})", fixed.name()),
            CredentialKind::Placed { place: Place::Query, .. } => "Credential(query)",
            CredentialKind::Placed { place: Place::Cookie, .. } => "Credential(cookie)",
            CredentialKind::Placed { place: Place::Header | Place::Path, .. } => "Credential(header)",
            CredentialKind::None => "Credential(none)",
            CredentialKind::Issued(issuer) => return write!(f, "Credential({})", issuer.describe()),
            CredentialKind::Replaceable(replaceable) => return write!(f, "{replaceable:?}"),
            CredentialKind::ByServer(by) => return f.debug_set().entries(by.all()).finish(),
        })
    }
}
