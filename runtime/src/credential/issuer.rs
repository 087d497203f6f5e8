//! In: a source of tokens, and the server the call goes to. Out: a token, kept or new.
//! Never: a token request over plain http to another machine, or a token of one server used for another's.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderName, HeaderValue, Method, Request, Uri};

use super::cache::{DEFAULT_SKEW, Fetched, Slot, Token};
use super::client_credentials::ClientCredentials;
use super::exchange::TokenExchange;
use super::fetch::{fetch, sendable};
use super::function::{Keeping, TokenFunction};
use super::present::Purpose;
use crate::address::Address;
use crate::description::{SchemeKind, TokenUrl};
use crate::error::{AuthErrorKind, TokenFailure, TokenFailureKind};
use crate::plain_http::PlainHttp;

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
pub(super) struct Issuer {
    source: Source,
    slots: Mutex<HashMap<String, Arc<Slot>>>,
}

enum Source {
    ClientCredentials(ClientCredentials),
    Exchange(TokenExchange),
    Function(TokenFunction),
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

    /// Whether the tokens come from a function, which can be for any kind of scheme.
    pub(super) const fn is_function(&self) -> bool {
        match &self.source {
            Source::Function(_) => true,
            Source::ClientCredentials(_) | Source::Exchange(_) => false,
        }
    }

    pub(super) const fn describe(&self) -> &'static str {
        match &self.source {
            Source::ClientCredentials(_) => "Credential(client credentials)",
            Source::Exchange(_) => "Credential(token exchange)",
            Source::Function(_) => "Credential(function)",
        }
    }

    pub(super) async fn token(&self, purpose: Purpose<'_>) -> Result<UsedToken, AuthErrorKind> {
        match &self.source {
            Source::ClientCredentials(credentials) => {
                let url = token_url(credentials, purpose)?;
                let request = request(Method::POST, (&url, purpose.plain_http), credentials.body())?;
                let request = with_client(request, credentials)?;
                self.kept(&url.to_string(), credentials.skew, purpose, request).await
            }
            Source::Exchange(exchange) => {
                let mut request = request(Method::GET, (&exchange.url, purpose.plain_http), String::new())?;
                for (name, value) in &exchange.headers {
                    let name = HeaderName::from_bytes(name.as_bytes()).map_err(|_| unsendable())?;
                    request.headers_mut().insert(name, secret_value(value.expose())?);
                }
                self.kept("", exchange.skew, purpose, request).await
            }
            Source::Function(function) => self.by_function(function, purpose).await,
        }
    }

    async fn kept(
        &self,
        place: &str,
        skew: Duration,
        purpose: Purpose<'_>,
        request: Request<Bytes>,
    ) -> Result<UsedToken, AuthErrorKind> {
        let slot = self.slot(place);
        let Purpose { exchange, user_agent, .. } = purpose;
        let token = slot.get(&**exchange.clock, skew, || fetch(exchange, user_agent, request)).await;
        Ok(UsedToken { token: token.map_err(AuthErrorKind::Token)?, slot: Some(slot) })
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
                    sendable(Fetched { token: Arc::new(issued.token), expires_in: issued.expires_in, since })
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
            // the slash keeps the path from becoming a part of the host
            let path = path.trim_start_matches('/');
            Address::parse(&format!("{}/{path}", purpose.base.origin())).map_err(|_| unknown())
        }
        SchemeKind::OAuth2 { client_credentials: None }
        | SchemeKind::Bearer
        | SchemeKind::Basic
        | SchemeKind::Http(_)
        | SchemeKind::ApiKey { .. } => Err(unknown()),
    }
}

fn request(
    method: Method,
    (url, allowed): (&Address, &PlainHttp),
    body: String,
) -> Result<Request<Bytes>, AuthErrorKind> {
    if !url.origin.is_safe_for_secrets(allowed) {
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
