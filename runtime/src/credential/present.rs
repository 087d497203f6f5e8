//! In: a credential, its scheme, and the server the call goes to. Out: the header, query pair or cookie that is sent.
//! Never: a value that could end the header, query or cookie it is put into.

use std::sync::Arc;

use http::header::COOKIE;
use http::{HeaderName, HeaderValue};

use super::fixed::presented;
use super::issuer::UsedToken;
use super::{Credential, Kind};
use crate::argument::style::is_cookie_octet;
use crate::attempt::Exchange;
use crate::description::{Place, Scheme};
use crate::error::{AuthErrorKind, TokenFailure, TokenFailureKind};
use crate::header::is_framing;
use crate::percent::{append_pair, encode_value};
use crate::plain_http::PlainHttp;
use crate::server::BaseUrl;

/// What a credential is wanted for.
#[derive(Clone, Copy)]
pub(crate) struct Purpose<'a> {
    pub(crate) exchange: Exchange<'a>,
    pub(crate) scheme: &'static Scheme,
    pub(crate) base: &'a BaseUrl,
    pub(crate) user_agent: &'a HeaderValue,
    pub(crate) plain_http: &'a PlainHttp,
}

/// What goes into the request.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum Presented {
    Header(HeaderName, HeaderValue),
    Query(String),
    Cookie(String),
}

/// Why a credential gives nothing to send.
pub(crate) enum Unpresentable {
    Value,
    Kind,
    Auth(AuthErrorKind),
}

impl Credential {
    /// What is sent for the scheme, if anything is; tokens are fetched if need be.
    pub(crate) async fn present(
        &self,
        purpose: Purpose<'_>,
    ) -> Result<(Option<Presented>, Option<UsedToken>), Unpresentable> {
        let kind = purpose.scheme.kind;
        match &self.0 {
            Kind::Fixed(fixed) => Ok((Some(fixed.present(kind)?), None)),
            Kind::Placed { secret, .. } if secret.expose().is_empty() => Err(Unpresentable::Value),
            Kind::Placed { place, name, secret } => Ok((Some(api_key(*place, name, secret.expose())?), None)),
            Kind::None => Ok((None, None)),
            Kind::Issued(issuer) => {
                // apart, so that calls without tokens do not have the room for the fetching of one
                let used = Box::pin(issuer.token(purpose)).await.map_err(Unpresentable::Auth)?;
                let unsendable = |_| {
                    let failure = TokenFailure::new(TokenFailureKind::Unsendable, None);
                    Unpresentable::Auth(AuthErrorKind::Token(Arc::new(failure)))
                };
                Ok((Some(presented(kind, used.token.expose()).map_err(unsendable)?), Some(used)))
            }
            Kind::Replaceable(replaceable) => {
                let current = replaceable.current();
                if !current.fits(kind) {
                    return Err(Unpresentable::Kind);
                }
                Box::pin(current.present(purpose)).await
            }
            Kind::ByServer(by) => match by.at(purpose.base) {
                Some(credential) => Box::pin(credential.present(purpose)).await,
                None => {
                    let alternatives = vec![vec![purpose.scheme.name]];
                    Err(Unpresentable::Auth(AuthErrorKind::Missing { alternatives }))
                }
            },
        }
    }
}

/// A header of a secret text.
pub(super) fn header(name: HeaderName, text: &str) -> Result<Presented, Unpresentable> {
    let mut value = HeaderValue::from_str(text).map_err(|_| Unpresentable::Value)?;
    value.set_sensitive(true);
    Ok(Presented::Header(name, value))
}

pub(super) fn api_key(place: Place, name: &str, key: &str) -> Result<Presented, Unpresentable> {
    match place {
        Place::Header => {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| Unpresentable::Value)?;
            if is_framing(&name) {
                return Err(Unpresentable::Value);
            }
            match header(name, key)? {
                // there is one such header in a request, with all cookies in it (RFC 6265, 5.4)
                Presented::Header(name, _) if name == COOKIE => Ok(Presented::Cookie(key.to_owned())),
                presented => Ok(presented),
            }
        }
        Place::Query => {
            let mut pair = String::new();
            append_pair(&mut pair, name, key);
            Ok(Presented::Query(pair))
        }
        // as it is: such a key is most often the value of a cookie that the server has set, and wants back unchanged
        Place::Cookie if key.bytes().all(is_cookie_octet) => {
            let mut pair = String::new();
            encode_value(&mut pair, name);
            Ok(Presented::Cookie(format!("{pair}={key}")))
        }
        Place::Cookie => Err(Unpresentable::Value),
        // no scheme has its key there (OpenAPI 3.0, Security Scheme Object, `in`)
        Place::Path => Err(Unpresentable::Value),
    }
}
