//! In: a credential, its scheme, and the server the call goes to. Out: the header, query pair or cookie that is sent.
//! Never: a token request over plain http to another machine.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Method, Request, Uri};

use super::cache::{Fetched, Slot, Token};
use super::client_credentials::ClientCredentials;
use super::exchange::TokenExchange;
use super::fetch::fetch;
use super::function::{Keeping, TokenFunction};
use super::{Credential, Kind};
use crate::address::Address;
use crate::description::{Place, Scheme, SchemeKind, TokenUrl};
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

/// A token that was used, and where it is kept.
pub(crate) struct UsedToken {
    slot: Option<Arc<Slot>>,
    token: Token,
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
pub(super) struct Issuer {
    source: Source,
    slots: Mutex<HashMap<String, Arc<Slot>>>,
}

enum Source {
    ClientCredentials(ClientCredentials),
    Exchange(TokenExchange),
    Function(TokenFunction),
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

impl Issuer {
    pub(super) fn client_credentials(credentials: ClientCredentials) -> Self {
        Self { source: Source::ClientCredentials(credentials), slots: Mutex::default() }
    }

    pub(super) fn exchange(exchange: TokenExchange) -> Self {
        Self { source: Source::Exchange(exchange), slots: Mutex::default() }
    }

    pub(super) fn function(function: TokenFunction) -> Self {
        Self { source: Source::Function(function), slots: Mutex::default() }
    }

    pub(super) const fn describe(&self) -> &'static str {
        match &self.source {
            Source::ClientCredentials(_) => "Credential(client credentials)",
            Source::Exchange(_) => "Credential(token exchange)",
            Source::Function(_) => "Credential(function)",
        }
    }

    async fn token(&self, purpose: Purpose<'_>) -> Result<UsedToken, AuthErrorKind> {
        match &self.source {
            Source::ClientCredentials(credentials) => {
                let url = token_url(credentials, purpose)?;
                let request = request(Method::POST, &url, credentials.body())?;
                let request = with_client(request, credentials)?;
                self.kept(&url.to_string(), credentials.skew, purpose, request).await
            }
            Source::Exchange(exchange) => {
                let mut request = request(Method::GET, &exchange.url, String::new())?;
                for (name, value) in &exchange.headers {
                    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unsendable())?;
                    request.headers_mut().insert(name, secret_value(value.expose())?);
                }
                self.kept("", exchange.skew, purpose, request).await
            }
            Source::Function(function) => self.from_function(function, purpose).await,
        }
    }

    async fn kept(
        &self,
        place: &str,
        skew: std::time::Duration,
        purpose: Purpose<'_>,
        request: Request<Bytes>,
    ) -> Result<UsedToken, AuthErrorKind> {
        let slot = self.slot(place);
        let Purpose { exchange, user_agent, .. } = purpose;
        let token = slot.get(exchange.clock, skew, || fetch(exchange, user_agent, request)).await;
        Ok(UsedToken { token: token.map_err(AuthErrorKind::Token)?, slot: Some(slot) })
    }

    async fn from_function(
        &self,
        function: &TokenFunction,
        purpose: Purpose<'_>,
    ) -> Result<UsedToken, AuthErrorKind> {
        let clock = purpose.exchange.clock;
        let call = || async {
            let since = clock.instant();
            match function.call().await {
                Ok(issued) => {
                    Ok(Fetched { token: Arc::new(issued.token), expires_in: issued.expires_in, since })
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
                let token = slot.get(clock, super::cache::DEFAULT_SKEW, call).await;
                Ok(UsedToken { token: token.map_err(AuthErrorKind::Token)?, slot: Some(slot) })
            }
        }
    }

    fn slot(&self, place: &str) -> Arc<Slot> {
        let mut slots = self.slots.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(slots.entry(place.to_owned()).or_default())
    }
}

/// The endpoint of the credential itself, or that of the scheme; on the server of the call where the scheme says so.
fn token_url(credentials: &ClientCredentials, purpose: Purpose<'_>) -> Result<Address, AuthErrorKind> {
    let unknown = || AuthErrorKind::NoTokenUrl { scheme: purpose.scheme.name };
    if let Some(url) = credentials.own_url() {
        return Ok(url.clone());
    }
    match purpose.scheme.kind {
        SchemeKind::OAuth2 { client_credentials: Some(TokenUrl::Absolute(url)) } => {
            Address::parse(url).map_err(|_| unknown())
        }
        SchemeKind::OAuth2 { client_credentials: Some(TokenUrl::OnServer(path)) } => {
            Address::parse(&format!("{}{path}", purpose.base.origin())).map_err(|_| unknown())
        }
        SchemeKind::OAuth2 { client_credentials: None }
        | SchemeKind::Bearer
        | SchemeKind::Basic
        | SchemeKind::ApiKey { .. } => Err(unknown()),
    }
}

fn request(method: Method, url: &Address, body: String) -> Result<Request<Bytes>, AuthErrorKind> {
    if !url.origin.is_safe_for_secrets() {
        return Err(AuthErrorKind::PlainHttp { host: url.origin.host().to_owned() });
    }
    let mut request = Request::new(Bytes::from(body));
    *request.method_mut() = method;
    *request.uri_mut() = url.to_string().parse::<Uri>().map_err(|_| unsendable())?;
    Ok(request)
}

fn with_client(
    mut request: Request<Bytes>,
    credentials: &ClientCredentials,
) -> Result<Request<Bytes>, AuthErrorKind> {
    let form = HeaderValue::from_static("application/x-www-form-urlencoded");
    request.headers_mut().insert(CONTENT_TYPE, form);
    if let Some(authorization) = credentials.authorization() {
        request.headers_mut().insert(AUTHORIZATION, secret_value(&authorization)?);
    }
    Ok(request)
}

fn unsendable() -> AuthErrorKind {
    AuthErrorKind::Token(Arc::new(TokenFailure::new(TokenFailureKind::Unsendable, None)))
}

fn secret_value(text: &str) -> Result<HeaderValue, AuthErrorKind> {
    let mut value = HeaderValue::from_str(text).map_err(|_| unsendable())?;
    value.set_sensitive(true);
    Ok(value)
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
        Place::Query | Place::Path => Ok(Presented::Query(pair(name, key))),
        Place::Cookie => Ok(Presented::Cookie(pair(name, key))),
    }
}

fn pair(name: &str, value: &str) -> String {
    let mut pair = String::new();
    encode_value(&mut pair, name);
    pair.push('=');
    encode_value(&mut pair, value);
    pair
}
