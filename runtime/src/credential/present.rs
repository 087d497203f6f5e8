//! In: a credential, its scheme, and the server the call goes to. Out: the header, query pair or cookie that is sent.
//! Never: a value that could end the header, query or cookie it is put into.

use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use http::header::AUTHORIZATION;
use http::{HeaderName, HeaderValue};

use super::issuer::UsedToken;
use super::{Credential, Kind};
use crate::description::{Place, Scheme, SchemeKind};
use crate::error::{AuthErrorKind, TokenFailure, TokenFailureKind};
use crate::execute::exchange::Exchange;
use crate::percent::encode_value;
use crate::server::BaseUrl;

/// What a credential is wanted for.
#[derive(Clone, Copy)]
pub(crate) struct Purpose<'a> {
    pub(crate) exchange: Exchange<'a>,
    pub(crate) scheme: &'static Scheme,
    pub(crate) base: &'a BaseUrl,
    pub(crate) user_agent: &'a HeaderValue,
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
    Auth(AuthErrorKind),
}

impl Credential {
    /// What is sent for the scheme; tokens are fetched if need be.
    pub(crate) async fn present(
        &self,
        purpose: Purpose<'_>,
    ) -> Result<(Presented, Option<UsedToken>), Unpresentable> {
        match &self.0 {
            Kind::Bearer(token) => Ok((bearer(token.expose())?, None)),
            Kind::Basic { user, password } => {
                let pair = STANDARD.encode(format!("{user}:{}", password.expose()));
                Ok((header(AUTHORIZATION, &format!("Basic {pair}"))?, None))
            }
            Kind::ApiKey(key) => Ok((api_key(purpose.scheme.kind, key.expose())?, None)),
            Kind::Issued(issuer) => {
                let used = issuer.token(purpose).await.map_err(Unpresentable::Auth)?;
                let unsendable = |_| {
                    let failure = TokenFailure::new(TokenFailureKind::Unsendable, None);
                    Unpresentable::Auth(AuthErrorKind::Token(Arc::new(failure)))
                };
                Ok((bearer(used.token.expose()).map_err(unsendable)?, Some(used)))
            }
        }
    }
}

fn bearer(token: &str) -> Result<Presented, Unpresentable> {
    if token.is_empty() {
        return Err(Unpresentable::Value);
    }
    header(AUTHORIZATION, &format!("Bearer {token}"))
}

fn header(name: HeaderName, text: &str) -> Result<Presented, Unpresentable> {
    let mut value = HeaderValue::from_str(text).map_err(|_| Unpresentable::Value)?;
    value.set_sensitive(true);
    Ok(Presented::Header(name, value))
}

fn api_key(kind: SchemeKind, key: &str) -> Result<Presented, Unpresentable> {
    let SchemeKind::ApiKey { place, name } = kind else { return Err(Unpresentable::Value) };
    match place {
        Place::Header => {
            let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| Unpresentable::Value)?;
            header(name, key)
        }
        Place::Query => Ok(Presented::Query(pair(name, key))),
        Place::Cookie => Ok(Presented::Cookie(pair(name, key))),
        // no scheme has its key there (OpenAPI 3.0, Security Scheme Object, `in`)
        Place::Path => Err(Unpresentable::Value),
    }
}

fn pair(name: &str, value: &str) -> String {
    let mut pair = String::new();
    encode_value(&mut pair, name);
    pair.push('=');
    encode_value(&mut pair, value);
    pair
}
