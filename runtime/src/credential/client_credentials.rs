//! In: a client's id and secret. Out: the token request of the client-credentials flow (RFC 6749, 4.4.2).
//! Never: the secret in the address, where logs would keep it.

use std::fmt;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::cache::DEFAULT_SKEW;
use crate::address::{Address, AddressError};
use crate::percent::encode_value;
use crate::secret::Secret;

/// A client's id and secret, for which a token endpoint gives out tokens (RFC 6749, 4.4).
///
/// ```
/// use clientwright_runtime::{ClientCredentials, Credential};
///
/// let credential: Credential = ClientCredentials::new("id", "secret").scope("sp:scopes:all").into();
/// ```
#[derive(Clone)]
#[must_use]
pub struct ClientCredentials {
    id: String,
    secret: Secret,
    scopes: Vec<String>,
    token_url: Option<Address>,
    authentication: ClientAuthentication,
    pub(super) skew: Duration,
}

/// How a client says to the token endpoint who it is (RFC 6749, 2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ClientAuthentication {
    /// `client_id` and `client_secret` in the body.
    #[default]
    Body,
    /// `Authorization: Basic …`.
    Basic,
}

impl ClientCredentials {
    /// An id and its secret, for the token endpoint of the scheme, asking for no scopes in particular.
    pub fn new(id: impl Into<String>, secret: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            secret: Secret::new(secret.into()),
            scopes: Vec::new(),
            token_url: None,
            authentication: ClientAuthentication::default(),
            skew: DEFAULT_SKEW,
        }
    }

    /// Asks for this scope too.
    pub fn scope(mut self, scope: impl Into<String>) -> Self {
        self.scopes.push(scope.into());
        self
    }

    /// Asks this token endpoint, not the one of the scheme.
    ///
    /// # Errors
    /// When the text is no http or https address.
    pub fn token_url(mut self, url: &str) -> Result<Self, AddressError> {
        self.token_url = Some(Address::parse(url)?);
        Ok(self)
    }

    /// How the token endpoint is told who asks: in the body by default.
    pub const fn authentication(mut self, authentication: ClientAuthentication) -> Self {
        self.authentication = authentication;
        self
    }

    /// How long before its end a token is replaced: 60 seconds by default, and never more than a fifth of its life.
    pub const fn skew(mut self, skew: Duration) -> Self {
        self.skew = skew;
        self
    }

    /// The endpoint that was set, or else that of the scheme.
    pub(super) const fn own_url(&self) -> Option<&Address> {
        self.token_url.as_ref()
    }

    /// The body, in the form encoding (RFC 6749, 4.4.2 and appendix B).
    pub(super) fn body(&self) -> String {
        let mut body = "grant_type=client_credentials".to_owned();
        if self.authentication == ClientAuthentication::Body {
            push(&mut body, "client_id", &self.id);
            push(&mut body, "client_secret", self.secret.expose());
        }
        if !self.scopes.is_empty() {
            push(&mut body, "scope", &self.scopes.join(" "));
        }
        body
    }

    /// The value of the `Authorization` header, where that says who asks. Both parts are encoded before they are joined
    /// (RFC 6749, 2.3.1).
    pub(super) fn authorization(&self) -> Option<String> {
        match self.authentication {
            ClientAuthentication::Body => None,
            ClientAuthentication::Basic => {
                let mut pair = String::new();
                encode_value(&mut pair, &self.id);
                pair.push(':');
                encode_value(&mut pair, self.secret.expose());
                Some(format!("Basic {}", STANDARD.encode(pair)))
            }
        }
    }
}

fn push(body: &mut String, name: &str, value: &str) {
    body.push('&');
    body.push_str(name);
    body.push('=');
    encode_value(body, value);
}

/// Without id and secret.
impl fmt::Debug for ClientCredentials {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ClientCredentials")
            .field("scopes", &self.scopes)
            .field("authentication", &self.authentication)
            .field("skew", &self.skew)
            .finish_non_exhaustive()
    }
}
