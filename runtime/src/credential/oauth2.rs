//! In: who asks for tokens, and on what grounds. Out: the settings of the token requests that are made for it.
//! Never: a secret in a text, or in an address, where logs would keep it.

mod client;
pub(super) mod discovery;
pub(super) mod endpoint;
mod file;
mod grant;
pub(super) mod jwt;
pub(super) mod obtain;
mod store;

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

pub use self::client::ClientAuthentication;
pub(crate) use self::client::Identity;
pub(super) use self::endpoint::Endpoints;
pub(crate) use self::endpoint::{EndpointSource, Wanted};
pub use self::file::FileTokenStore;
pub(crate) use self::grant::Grant;
pub use self::jwt::JwtSigner;
pub(crate) use self::obtain::{Obtaining, Pairs, grant_type};
pub use self::store::{StoredToken, TokenStore};
use super::cache::DEFAULT_SKEW;
use crate::address::{Address, AddressError};
use crate::secret::Secret;

/// Tokens of an authorization server (RFC 6749), by one of its grants.
///
/// Addresses that are not set are those of the security scheme's flow in the description, or of the OpenID Connect provider
/// that it names.
///
/// ```
/// use clientwright_runtime::{Credential, OAuth2};
///
/// let machine: Credential = OAuth2::client_credentials("id", "secret")
///     .scope("pets:read")
///     .parameter("audience", "https://api.example.com")
///     .into();
/// ```
#[derive(Clone)]
#[must_use]
pub struct OAuth2 {
    pub(crate) grant: Grant,
    pub(crate) client: Identity,
    pub(super) scopes: Scopes,
    pub(crate) parameters: Vec<(String, Secret)>,
    pub(super) endpoints: Endpoints,
    pub(crate) skew: Duration,
    pub(super) store: Option<Arc<dyn TokenStore>>,
}

/// The scopes that are asked for.
#[derive(Debug, Clone)]
pub(super) enum Scopes {
    These(Vec<String>),
    /// all that the description lists for the flow
    Described,
}

impl OAuth2 {
    fn new(grant: Grant, client: Identity) -> Self {
        Self {
            grant,
            client,
            scopes: Scopes::These(Vec::new()),
            parameters: Vec::new(),
            endpoints: Endpoints::default(),
            skew: DEFAULT_SKEW,
            store: None,
        }
    }

    /// Tokens for the client itself, by its id and secret (RFC 6749, 4.4).
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self::new(Grant::ClientCredentials, Identity::new(id)).secret(secret)
    }

    /// Tokens for the client itself, which shows that it has a private key (`private_key_jwt`: RFC 7523, 2.2; OpenID Connect
    /// Core, 9).
    pub fn client_assertion(id: impl Into<String>, signer: JwtSigner) -> Self {
        Self::new(Grant::ClientCredentials, Identity::new(id)).assertion(signer)
    }

    /// Tokens for a refresh token that is there already (RFC 6749, 6). A new one in an answer takes its place.
    pub fn refresh_token(id: impl Into<String>, token: impl Into<String>) -> Self {
        Self::new(Grant::RefreshToken(Secret::new(token.into())), Identity::new(id))
    }

    /// Tokens for a user's name and password (RFC 6749, 4.3), for servers that know nothing better.
    pub fn password(id: impl Into<String>, user: impl Into<String>, password: impl Into<String>) -> Self {
        let grant = Grant::Password { user: user.into(), password: Secret::new(password.into()) };
        Self::new(grant, Identity::new(id))
    }

    /// Tokens for a signed statement of `issuer` (RFC 7523, 2.1). Its subject is the issuer, unless the signer has a claim `sub`.
    pub fn jwt_bearer(issuer: impl Into<String>, signer: JwtSigner) -> Self {
        Self::new(Grant::JwtBearer(signer), Identity::new(issuer))
    }

    /// Tokens of a user who signs in with another device (RFC 8628): see [`DeviceSignIn`](crate::DeviceSignIn).
    pub fn device(id: impl Into<String>) -> Self {
        Self::new(Grant::Device, Identity::new(id))
    }

    /// Tokens of a user who signs in with a browser, which comes back to the redirect address (RFC 6749, 4.1; RFC 7636): see
    /// [`SignIn`](crate::SignIn).
    #[cfg(feature = "sign-in")]
    pub fn authorization_code(id: impl Into<String>, redirect_url: impl Into<String>) -> Self {
        Self::new(Grant::AuthorizationCode { redirect_url: redirect_url.into() }, Identity::new(id))
    }

    /// The client's secret; without one it is a public client, which says its id alone.
    pub fn secret(mut self, secret: impl Into<String>) -> Self {
        self.client.secret = Some(Secret::new(secret.into()));
        self
    }

    /// The client shows that it has a private key, in place of a secret (RFC 7523, 2.2).
    pub fn assertion(mut self, signer: JwtSigner) -> Self {
        self.client.assertion = Some(signer);
        self
    }

    /// How the token endpoint is told id and secret: see [`ClientAuthentication`].
    pub const fn authentication(mut self, authentication: ClientAuthentication) -> Self {
        self.client.authentication = authentication;
        self
    }

    /// Asks for this scope too. Unless one is set, the token endpoint decides.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        match &mut self.scopes {
            Scopes::These(scopes) => scopes.push(scope.into()),
            Scopes::Described => self.scopes = Scopes::These(vec![scope.into()]),
        }
        self
    }

    /// Asks for all scopes that the description lists for the flow.
    pub fn described_scopes(mut self) -> Self {
        self.scopes = Scopes::Described;
        self
    }

    /// A further parameter of token requests, and of the address that a user opens: `audience`, `resource` (RFC 8707), any.
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), Secret::new(value.into())));
        self
    }

    /// The token endpoint, in place of the description's.
    ///
    /// # Errors
    /// When the text is not an http or https URL.
    pub fn token_url(mut self, url: &str) -> Result<Self, AddressError> {
        self.endpoints.token = Some(Address::parse(url)?);
        Ok(self)
    }

    /// Where a user signs in, in place of the description's address: the authorization endpoint, or for [`OAuth2::device`] the
    /// device authorization endpoint.
    ///
    /// # Errors
    /// When the text is not an http or https URL.
    pub fn authorization_url(mut self, url: &str) -> Result<Self, AddressError> {
        self.endpoints.authorization = Some(Address::parse(url)?);
        Ok(self)
    }

    /// The issuer whose addresses are those that it publishes (OpenID Connect Discovery, 4), at
    /// `<issuer>/.well-known/openid-configuration`; the complete address of such a document does as well.
    ///
    /// # Errors
    /// When the text is not an http or https URL.
    pub fn issuer(mut self, url: &str) -> Result<Self, AddressError> {
        self.endpoints.discovery = Some(discovery::document_of(url)?);
        Ok(self)
    }

    /// How long before its end a token is replaced: 60 seconds by default, and never more than a fifth of its life.
    pub const fn skew(mut self, skew: Duration) -> Self {
        self.skew = skew;
        self
    }

    /// Where tokens are kept beyond the life of the process, such as a [`FileTokenStore`].
    ///
    /// Access and refresh tokens are kept. An ID token of OpenID Connect is neither kept nor verified: the client needs none, and a
    /// program that takes its user's identity from one must validate it (OpenID Connect Core, 3.1.3.7).
    pub fn store(mut self, store: Arc<dyn TokenStore>) -> Self {
        self.store = Some(store);
        self
    }
}

/// Without ids, secrets, addresses, and the values of parameters.
impl fmt::Debug for OAuth2 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OAuth2")
            .field("grant", &self.grant.name())
            .field("scopes", &self.scopes)
            .field("parameters", &self.parameters.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("authentication", &self.client.authentication)
            .field("skew", &self.skew)
            .finish_non_exhaustive()
    }
}
