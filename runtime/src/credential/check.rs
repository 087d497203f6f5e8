//! In: a credential and the scheme that it is set for. Out: why it cannot work, where that is known before anything is sent.
//! Never: a look at a server.

use std::fmt;

use super::fixed::expected;
use super::issuer::{Issuer, Source};
use super::oauth2::OAuth2;
use super::{Credential, Kind, TokenExchange, Unpresentable, present};
use crate::description::{Place, Scheme, SchemeKind};
use crate::plain_http::{PlainHttp, refusal};

/// Why a credential cannot work for a security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialFault {
    /// It is not one of the kind that the scheme takes.
    Kind {
        /// What it takes, such as `Credential::bearer`.
        expected: &'static str,
    },
    /// A token, key, value or id of a client is empty.
    Empty,
    /// It has a character that cannot be sent in its place, such as a line break.
    Value,
    /// It breaks a rule of its kind, such as that a user name has no colon (RFC 7617, 2).
    Rule {
        /// What is required.
        rule: &'static str,
    },
    /// It needs a token endpoint, and neither it nor the description names one.
    NoTokenUrl,
    /// A user has to sign in, and neither it nor the description says where.
    NoAuthorizationUrl,
    /// Its secrets would go over plain http to another machine.
    PlainHttp {
        /// The host.
        host: String,
    },
}

impl fmt::Display for CredentialFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind { expected } => {
                write!(f, "the scheme requires another kind of credential: {expected}")
            }
            Self::Empty => f.write_str("the credential is empty"),
            Self::Value => f.write_str(
                "the credential has a character that cannot be sent, such as a line break at its end",
            ),
            Self::Rule { rule } => f.write_str(rule),
            Self::NoTokenUrl => f.write_str("the token endpoint is unknown: set `token_url` or `issuer`"),
            Self::NoAuthorizationUrl => {
                f.write_str("the authorization endpoint is unknown: set `authorization_url` or `issuer`")
            }
            Self::PlainHttp { host } => refusal(f, host),
        }
    }
}

impl std::error::Error for CredentialFault {}

impl Credential {
    /// Whether there is nothing in it to send, or to ask for a token with.
    fn is_empty(&self) -> bool {
        match &self.0 {
            Kind::Fixed(fixed) => fixed.is_empty(),
            Kind::Placed { secret, .. } => secret.is_blank(),
            Kind::Issued(issuer) => issuer.settings().is_some_and(|oauth2| oauth2.client.id.is_empty()),
            Kind::None | Kind::Replaceable(_) | Kind::ByServer(_) => false,
        }
    }

    /// Whether it can work for the scheme, as far as that is known without a server.
    pub(crate) fn check(&self, scheme: &Scheme, allowed: &PlainHttp) -> Result<(), CredentialFault> {
        if !self.fits(scheme.kind) {
            return Err(CredentialFault::Kind { expected: expected(scheme.kind) });
        }
        if self.is_empty() {
            return Err(CredentialFault::Empty);
        }
        match &self.0 {
            Kind::Fixed(fixed) => fixed.check(scheme.kind),
            Kind::Issued(issuer) => issuer.check(scheme.kind, allowed),
            Kind::Replaceable(replaceable) => replaceable.current().check(scheme, allowed),
            Kind::ByServer(by) => by.all().try_for_each(|credential| credential.check(scheme, allowed)),
            Kind::Placed { place, name, secret } => value(present::api_key(*place, name, secret.expose())),
            Kind::None => Ok(()),
        }
    }
}

fn value<T>(presented: Result<T, Unpresentable>) -> Result<(), CredentialFault> {
    presented.map(|_| ()).map_err(|_| CredentialFault::Value)
}

impl Issuer {
    fn check(&self, scheme: SchemeKind, allowed: &PlainHttp) -> Result<(), CredentialFault> {
        match &self.source {
            Source::OAuth2(oauth2) => oauth2.check(scheme, allowed),
            Source::Exchange(exchange) => exchange.check(allowed),
            Source::Function(_) => Ok(()),
        }
    }
}

impl TokenExchange {
    fn check(&self, allowed: &PlainHttp) -> Result<(), CredentialFault> {
        let origin = &self.url.origin;
        if !origin.is_safe_for_secrets(allowed) {
            return Err(CredentialFault::PlainHttp { host: origin.host().to_owned() });
        }
        self.headers
            .iter()
            .try_for_each(|(name, secret)| value(present::api_key(Place::Header, name, secret.expose())))
    }
}

impl OAuth2 {
    fn check(&self, scheme: SchemeKind, allowed: &PlainHttp) -> Result<(), CredentialFault> {
        for (wanted, unknown) in self.wanted() {
            let known = self.known(wanted, scheme).and_then(|known| known.address());
            let origin = known.ok_or(unknown)?.map(|address| address.origin);
            if let Some(origin) = origin.filter(|origin| !origin.is_safe_for_secrets(allowed)) {
                return Err(CredentialFault::PlainHttp { host: origin.host().to_owned() });
            }
        }
        Ok(())
    }
}
