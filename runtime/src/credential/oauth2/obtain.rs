//! In: a credential, and what is known of its last token. Out: another token: a stored one, for a refresh token, or by the grant.
//! Never: a grant asked for that a refresh token does as well.

use http::header::{AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request};

use super::endpoint::{EndpointSource, Wanted};
use super::jwt::Statement;
use super::{Grant, OAuth2, StoredToken};
use crate::address::Address;
use crate::credential::Purpose;
use crate::credential::cache::ClientStyle;
use crate::credential::cache::{Fetched, Slot};
use crate::credential::fetch::{fetch, secret_value};
use crate::error::{TokenFailure, TokenFailureKind};
use crate::percent::append_pair;
use crate::secret::Secret;

/// Parameters of a token request.
pub(crate) type Pairs = Vec<(&'static str, Secret)>;

const JWT_BEARER: &str = "urn:ietf:params:oauth:grant-type:jwt-bearer";
const ASSERTION_TYPE: &str = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

/// The making of one token.
#[derive(Clone, Copy)]
pub(crate) struct Obtaining<'a> {
    pub(crate) oauth2: &'a OAuth2,
    pub(crate) slot: &'a Slot,
    pub(crate) purpose: Purpose<'a>,
    /// where the token endpoint is
    pub(crate) token: &'a EndpointSource,
}

impl Obtaining<'_> {
    /// A token that is not the last one.
    pub(crate) async fn obtain(self) -> Result<Fetched, TokenFailure> {
        if let Some(fetched) = self.stored().await {
            return Ok(fetched);
        }
        match self.refreshed().await? {
            Some(fetched) => Ok(self.kept(fetched).await),
            None => Ok(self.kept(self.granted().await?).await),
        }
    }

    /// A token for these grounds, which is then the one that is kept.
    pub(crate) async fn for_grounds(self, grounds: &Pairs) -> Result<Fetched, TokenFailure> {
        Ok(self.kept(self.ask(self.token, Wanted::Token, grounds).await?).await)
    }

    /// What the store has, if it can be used still; its refresh token is the newest in any case.
    async fn stored(self) -> Option<Fetched> {
        let store = self.oauth2.store.as_deref()?;
        let stored = store.load(&self.key()).await?;
        let mut memory = self.slot.memory();
        memory.refresh = stored.refresh_token.or(memory.refresh.take());
        let clock = self.purpose.exchange.clock;
        let expires_in = match stored.expires_at.map(|end| end.duration_since(clock.now())) {
            None => None,
            Some(Ok(rest)) if rest > self.oauth2.skew => Some(rest),
            Some(_) => return None,
        };
        let is_refused = memory.refused.as_ref().is_some_and(|refused| **refused == stored.access_token);
        let token = stored.access_token.into();
        (!is_refused).then(|| Fetched { token, expires_in, since: clock.instant(), refresh: None })
    }

    /// A token for the refresh token there is; `None` where the grant has to be asked for.
    async fn refreshed(self) -> Result<Option<Fetched>, TokenFailure> {
        let initial = match &self.oauth2.grant {
            Grant::RefreshToken(token) => Some(token),
            // the server "SHOULD NOT" give one (RFC 6749, 4.4.3), and it is good for nothing
            Grant::ClientCredentials => return Ok(None),
            _ => None,
        };
        let newest = self.slot.memory().refresh.clone();
        let Some(token) = newest.or_else(|| initial.cloned()) else { return Ok(None) };
        let source = self.oauth2.endpoint(Wanted::Refresh, self.purpose);
        let source = source.map_err(|_| TokenFailure::new(TokenFailureKind::Discovery, None))?;
        match self.ask(&source, Wanted::Refresh, &refresh(&token)).await {
            Ok(fetched) => Ok(Some(fetched)),
            Err(failure) if failure.code().as_deref() == Some("invalid_grant") => {
                self.slot.memory().refresh = None;
                let starts_over = match &self.oauth2.grant {
                    Grant::RefreshToken(initial) => *initial != token,
                    Grant::Password { .. } | Grant::JwtBearer(_) | Grant::ClientCredentials => true,
                    Grant::Device => false,
                    #[cfg(feature = "sign-in")]
                    Grant::AuthorizationCode { .. } => false,
                };
                if starts_over { Ok(None) } else { Err(failure) }
            }
            Err(failure) => Err(failure),
        }
    }

    async fn granted(self) -> Result<Fetched, TokenFailure> {
        let mut grounds = match &self.oauth2.grant {
            Grant::ClientCredentials => vec![grant_type("client_credentials")],
            Grant::RefreshToken(token) => return self.ask(self.token, Wanted::Token, &refresh(token)).await,
            Grant::Password { user, password } => vec![
                grant_type("password"),
                ("username", Secret::new(user.as_str())),
                ("password", password.clone()),
            ],
            Grant::JwtBearer(signer) => {
                let address = self.token.resolve((self.oauth2, Wanted::Token), self.purpose).await?;
                let assertion = signer.token(&self.statement(&address.to_string())).await?;
                vec![grant_type(JWT_BEARER), ("assertion", assertion)]
            }
            Grant::Device => return Err(TokenFailure::new(TokenFailureKind::SignIn, None)),
            #[cfg(feature = "sign-in")]
            Grant::AuthorizationCode { .. } => return Err(TokenFailure::new(TokenFailureKind::SignIn, None)),
        };
        let scopes = self.oauth2.scope_text(self.purpose.scheme.kind);
        if !scopes.is_empty() {
            grounds.push(("scope", Secret::new(scopes)));
        }
        self.ask(self.token, Wanted::Token, &grounds).await
    }

    /// Remembers what belongs to a token, and stores it.
    async fn kept(self, fetched: Fetched) -> Fetched {
        let refresh_token = {
            let mut memory = self.slot.memory();
            // without a new one the old one stays (RFC 6749, 6)
            memory.refresh = fetched.refresh.clone().or(memory.refresh.take());
            memory.refresh.clone()
        };
        if let Some(store) = self.oauth2.store.as_deref() {
            let access_token = (*fetched.token).clone();
            let now = self.purpose.exchange.clock.now();
            let expires_at = fetched.expires_in.and_then(|life| now.checked_add(life));
            store.save(&self.key(), &StoredToken { access_token, refresh_token, expires_at }).await;
        }
        fetched
    }

    fn key(self) -> String {
        let scopes = self.oauth2.scope_text(self.purpose.scheme.kind);
        format!("{} {} {scopes}", self.token.address(), self.oauth2.client.id).trim_end().to_owned()
    }

    /// Sends a token request; when the server does not know the client, with id and secret in the other place.
    async fn ask(
        self,
        source: &EndpointSource,
        wanted: Wanted,
        grounds: &Pairs,
    ) -> Result<Fetched, TokenFailure> {
        let address = source.resolve((self.oauth2, wanted), self.purpose).await?;
        let client = &self.oauth2.client;
        let style = self.slot.memory().style.unwrap_or_else(|| client.style());
        let failure = match self.send(&address, grounds, style).await {
            Err(failure) if failure.is_unknown_client() => failure,
            result => return result,
        };
        let Some(other) = client.other_style(style) else { return Err(failure) };
        match self.send(&address, grounds, other).await {
            Ok(fetched) => {
                self.slot.memory().style = Some(other);
                Ok(fetched)
            }
            // what is said of the first is what went wrong
            Err(_) => Err(failure),
        }
    }

    async fn send(
        self,
        address: &Address,
        grounds: &Pairs,
        style: ClientStyle,
    ) -> Result<Fetched, TokenFailure> {
        let request = self.request(address, grounds, style).await?;
        fetch(self.purpose, request).await
    }

    /// A request with who asks, on what grounds, and the further parameters.
    pub(crate) async fn request(
        self,
        address: &Address,
        grounds: &Pairs,
        style: ClientStyle,
    ) -> Result<Request<bytes::Bytes>, TokenFailure> {
        let client = &self.oauth2.client;
        let mut form = String::new();
        grounds.iter().for_each(|(name, value)| append_pair(&mut form, name, value.expose()));
        let mut authorization = None;
        match (&client.assertion, &client.secret, &self.oauth2.grant) {
            (Some(signer), _, _) => {
                let assertion = signer.token(&self.statement(&address.to_string())).await?;
                append_pair(&mut form, "client_id", &client.id);
                append_pair(&mut form, "client_assertion_type", ASSERTION_TYPE);
                append_pair(&mut form, "client_assertion", assertion.expose());
            }
            (None, Some(_), _) if style == ClientStyle::Header => authorization = client.basic(),
            (None, Some(secret), _) => {
                append_pair(&mut form, "client_id", &client.id);
                append_pair(&mut form, "client_secret", secret.expose());
            }
            // whoever signed the statement need not be a client (RFC 7523, 3.1)
            (None, None, Grant::JwtBearer(_)) => {}
            (None, None, _) => append_pair(&mut form, "client_id", &client.id),
        }
        let own = self.oauth2.parameters.iter();
        own.for_each(|(name, value)| append_pair(&mut form, name, value.expose()));
        let mut request = Request::new(bytes::Bytes::from(form));
        *request.method_mut() = Method::POST;
        *request.uri_mut() = address.uri().ok_or_else(TokenFailure::unsendable)?;
        let headers = request.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        if let Some(authorization) = authorization {
            headers.insert(AUTHORIZATION, secret_value(&authorization)?);
        }
        Ok(request)
    }

    fn statement<'s>(&'s self, audience: &'s str) -> Statement<'s> {
        let now = self.purpose.exchange.clock.now();
        Statement { issuer: &self.oauth2.client.id, audience, now }
    }
}

pub(crate) fn grant_type(name: &str) -> (&'static str, Secret) {
    ("grant_type", Secret::new(name))
}

fn refresh(token: &Secret) -> Pairs {
    vec![grant_type("refresh_token"), ("refresh_token", token.clone())]
}
