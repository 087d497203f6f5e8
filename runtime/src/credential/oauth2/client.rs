//! In: a client's id with its secret or key. Out: what says to a token endpoint who asks (RFC 6749, 2.3).
//! Never: id and secret in two places of a request, which servers refuse.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::jwt::JwtSigner;
use crate::credential::cache::ClientStyle;
use crate::percent::encode_value;
use crate::secret::Secret;

/// How a client with a secret says to the token endpoint who it is (RFC 6749, 2.3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[non_exhaustive]
pub enum ClientAuthentication {
    /// `Authorization: Basic …`, which every server has to know; and when it does not know the client like this, in the body.
    #[default]
    Automatic,
    /// `Authorization: Basic …`.
    Basic,
    /// `client_id` and `client_secret` in the body.
    Body,
}

/// A client, as its authorization server knows it.
#[derive(Clone)]
pub(crate) struct Identity {
    pub(crate) id: String,
    pub(super) secret: Option<Secret>,
    pub(super) assertion: Option<JwtSigner>,
    pub(super) authentication: ClientAuthentication,
}

impl Identity {
    pub(super) fn new(id: impl Into<String>) -> Self {
        let authentication = ClientAuthentication::default();
        Self { id: id.into(), secret: None, assertion: None, authentication }
    }

    /// Where id and secret stand at first.
    pub(crate) const fn style(&self) -> ClientStyle {
        match self.authentication {
            ClientAuthentication::Automatic | ClientAuthentication::Basic => ClientStyle::Header,
            ClientAuthentication::Body => ClientStyle::Body,
        }
    }

    /// Where else they may stand, when the server does not know the client like this.
    pub(super) fn other_style(&self, style: ClientStyle) -> Option<ClientStyle> {
        let may_change = self.secret.is_some()
            && self.assertion.is_none()
            && self.authentication == ClientAuthentication::Automatic;
        (may_change && style == ClientStyle::Header).then_some(ClientStyle::Body)
    }

    /// The value of the `Authorization` header. Both parts are encoded before they are joined (RFC 6749, 2.3.1).
    pub(super) fn basic(&self) -> Option<String> {
        let secret = self.secret.as_ref()?;
        let mut pair = String::new();
        encode_value(&mut pair, &self.id);
        pair.push(':');
        encode_value(&mut pair, secret.expose());
        Some(format!("Basic {}", STANDARD.encode(pair)))
    }
}
