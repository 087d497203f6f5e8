//! In: a source of tokens, and the server the call goes to. Out: a token, kept or new.
//! Never: a token request over plain http to another machine, or a token of one server used for another's.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;
use http::{HeaderName, Request};

use super::cache::{DEFAULT_SKEW, Fetched, Slot, Token};
use super::exchange::TokenExchange;
use super::fetch::{fetch, secret_value, sendable};
use super::function::{Keeping, TokenFunction};
use super::oauth2::OAuth2;
use super::oauth2::endpoint::{EndpointSource as Endpoint, Wanted};
use super::oauth2::obtain::Obtaining;
use super::purpose::Purpose;
use crate::error::{AuthErrorKind, TokenFailure, TokenFailureKind};

/// A token that was used, and where it is kept.
pub(crate) struct UsedToken {
    slot: Option<Arc<Slot>>,
    pub(super) token: Token,
}

impl UsedToken {
    /// Forgets the token, unless a newer one has taken its place.
    pub(crate) fn invalidate(&self) {
        if let Some(slot) = &self.slot {
            slot.invalidate(&self.token);
        }
    }
}

/// A source of tokens with the tokens it gave, by the address they came from.
pub(crate) struct Issuer {
    pub(super) source: TokenSource,
    slots: Mutex<HashMap<String, Arc<Slot>>>,
}

pub(super) enum TokenSource {
    OAuth2(Box<OAuth2>),
    Exchange(TokenExchange),
    Function(TokenFunction),
}

impl Issuer {
    pub(super) fn oauth2(oauth2: OAuth2) -> Self {
        Self { source: TokenSource::OAuth2(Box::new(oauth2)), slots: Mutex::default() }
    }

    pub(super) fn exchange(exchange: TokenExchange) -> Self {
        Self { source: TokenSource::Exchange(exchange), slots: Mutex::default() }
    }

    pub(super) fn function(function: TokenFunction) -> Self {
        Self { source: TokenSource::Function(function), slots: Mutex::default() }
    }

    /// Whether the tokens come from a function, which can be for any kind of scheme.
    pub(super) const fn is_function(&self) -> bool {
        match &self.source {
            TokenSource::Function(_) => true,
            TokenSource::OAuth2(_) | TokenSource::Exchange(_) => false,
        }
    }

    pub(super) const fn describe(&self) -> &'static str {
        match &self.source {
            TokenSource::OAuth2(oauth2) => oauth2.grant.name(),
            TokenSource::Exchange(_) => "token exchange",
            TokenSource::Function(_) => "function",
        }
    }

    pub(super) async fn token(&self, purpose: Purpose<'_>) -> Result<UsedToken, AuthErrorKind> {
        match &self.source {
            TokenSource::OAuth2(oauth2) => {
                let (token, slot) = self.token_endpoint(oauth2, purpose)?;
                let obtaining = Obtaining { oauth2, slot: &slot, purpose, token: &token };
                let clock = &**purpose.exchange.clock;
                let token = slot.get(clock, oauth2.skew, || obtaining.obtain()).await;
                Ok(UsedToken { token: token.map_err(AuthErrorKind::Token)?, slot: Some(slot) })
            }
            TokenSource::Exchange(exchange) => {
                let request = request(exchange, purpose)?;
                let slot = self.slot("");
                let clock = &**purpose.exchange.clock;
                let token = slot.get(clock, exchange.skew, || fetch(purpose, request)).await;
                Ok(UsedToken { token: token.map_err(AuthErrorKind::Token)?, slot: Some(slot) })
            }
            TokenSource::Function(function) => self.by_function(function, purpose).await,
        }
    }

    /// The settings of the token requests, where it makes any.
    pub(crate) fn settings(&self) -> Option<&OAuth2> {
        match &self.source {
            TokenSource::OAuth2(oauth2) => Some(oauth2),
            TokenSource::Exchange(_) | TokenSource::Function(_) => None,
        }
    }

    /// Where tokens come from, and where those from there are kept.
    pub(crate) fn token_endpoint(
        &self,
        oauth2: &OAuth2,
        purpose: Purpose<'_>,
    ) -> Result<(Endpoint, Arc<Slot>), AuthErrorKind> {
        let token = oauth2.endpoint(Wanted::Token, purpose)?;
        let slot = self.slot(&token.address().to_string());
        Ok((token, slot))
    }

    async fn by_function(
        &self,
        function: &TokenFunction,
        purpose: Purpose<'_>,
    ) -> Result<UsedToken, AuthErrorKind> {
        let clock = &**purpose.exchange.clock;
        let call = || async {
            let since = clock.instant();
            match function.call().await {
                Ok(issued) => {
                    let (token, expires_in) = (Arc::new(issued.token), issued.expires_in);
                    sendable(Fetched { token, expires_in, since, refresh: None })
                }
                Err(error) => Err(TokenFailure::new(TokenFailureKind::Function(error), None)),
            }
        };
        match function.keeping {
            Keeping::Never => match call().await {
                Ok(fetched) => Ok(UsedToken { slot: None, token: fetched.token }),
                Err(failure) => Err(AuthErrorKind::Token(Arc::new(failure))),
            },
            Keeping::UntilExpired => {
                let slot = self.slot("");
                let token = slot.get(clock, DEFAULT_SKEW, call).await;
                Ok(UsedToken { token: token.map_err(AuthErrorKind::Token)?, slot: Some(slot) })
            }
        }
    }

    fn slot(&self, place: &str) -> Arc<Slot> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry(place.to_owned()).or_default())
    }
}

/// The request of a token exchange.
fn request(exchange: &TokenExchange, purpose: Purpose<'_>) -> Result<Request<Bytes>, AuthErrorKind> {
    let origin = &exchange.url.origin;
    if !origin.is_safe_for_secrets(purpose.plain_http) {
        return Err(AuthErrorKind::PlainHttp { host: origin.host().to_owned() });
    }
    let unsendable = || AuthErrorKind::Token(Arc::new(TokenFailure::unsendable()));
    let mut request = Request::new(Bytes::new());
    *request.uri_mut() = exchange.url.uri().ok_or_else(unsendable)?;
    for (name, value) in &exchange.headers {
        let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unsendable())?;
        request.headers_mut().insert(name, secret_value(value.expose()).map_err(|_| unsendable())?);
    }
    Ok(request)
}
