//! In: a credential and the scheme that it is set for. Out: why it cannot work, where that is known before anything is sent.
//! Never: a look at a server.

use super::fixed::expected;
use super::issuer::{Issuer, TokenSource};
use super::oauth2::OAuth2;
use super::{Credential, CredentialFault, CredentialKind, TokenExchange, Unpresentable, presented};
use crate::description::{Place, Scheme, SchemeKind};
use crate::plain_http::PlainHttp;

impl Credential {
    /// Whether there is nothing in it to send, or to ask for a token with.
    fn is_empty(&self) -> bool {
        match &self.0 {
            CredentialKind::Fixed(fixed) => fixed.is_empty(),
            CredentialKind::Placed { secret, .. } => secret.is_blank(),
            CredentialKind::Issued(issuer) => {
                issuer.settings().is_some_and(|oauth2| oauth2.client.id.is_empty())
            }
            CredentialKind::None | CredentialKind::Replaceable(_) | CredentialKind::ByServer(_) => false,
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
            CredentialKind::Fixed(fixed) => fixed.check(scheme.kind),
            CredentialKind::Issued(issuer) => issuer.check(scheme.kind, allowed),
            CredentialKind::Replaceable(replaceable) => replaceable.current().check(scheme, allowed),
            CredentialKind::ByServer(by) => {
                by.all().try_for_each(|credential| credential.check(scheme, allowed))
            }
            CredentialKind::Placed { place, name, secret } => {
                value(presented::api_key(*place, name, secret.expose()))
            }
            CredentialKind::None => Ok(()),
        }
    }
}

fn value<T>(presented: Result<T, Unpresentable>) -> Result<(), CredentialFault> {
    presented.map(|_| ()).map_err(|_| CredentialFault::Value)
}

impl Issuer {
    fn check(&self, scheme: SchemeKind, allowed: &PlainHttp) -> Result<(), CredentialFault> {
        match &self.source {
            TokenSource::OAuth2(oauth2) => oauth2.check(scheme, allowed),
            TokenSource::Exchange(exchange) => exchange.check(allowed),
            TokenSource::Function(_) => Ok(()),
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
            .try_for_each(|(name, secret)| value(presented::api_key(Place::Header, name, secret.expose())))
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
