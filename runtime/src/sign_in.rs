//! In: a client, and a credential of it for which a user has to sign in. Out: what the requests of the sign-in are made with.
//! Never: a sign-in for another client's credential, whose tokens this client would not use.

#[cfg(feature = "sign-in")]
mod browser;
mod device;
#[cfg(feature = "sign-in-listener")]
mod listener;

use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

#[cfg(feature = "sign-in")]
pub use self::browser::SignIn;
pub use self::device::DeviceSignIn;
#[cfg(feature = "sign-in-listener")]
pub use self::listener::SignInListener;
use crate::address::Address;
use crate::client::Client;
use crate::credential::{
    Credential, EndpointSource, Issuer, OAuth2, Obtaining, Pairs, Purpose, Slot, Wanted,
};
use crate::description::Scheme;
use crate::error::{AuthErrorKind, TokenFailure};
use crate::server::BaseUrl;

/// Why a user has not signed in.
#[derive(Debug)]
#[non_exhaustive]
pub enum SignInError {
    /// The client's builder was not given this credential, or it is not one of this kind of sign-in.
    Credential,
    /// An address is not known, or may not be used.
    Address(AuthErrorKind),
    /// What came is not an answer to this sign-in: it has another `state`, or no code.
    Answer,
    /// The answer comes from another authorization server than the sign-in began with, or does not say from which (`iss`; RFC 9207).
    Issuer,
    /// The user, or the server, refused (RFC 6749, 4.1.2.1).
    Refused {
        /// The code, such as `access_denied`.
        code: String,
    },
    /// Nobody signed in in time.
    Expired,
    /// The server gave no token.
    Token(Box<TokenFailure>),
    /// The system has no random numbers.
    Random,
}

impl fmt::Display for SignInError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Credential => f.write_str("the client has no such credential to sign in with"),
            Self::Address(kind) => write!(f, "{kind}"),
            Self::Answer => f.write_str("this is not an answer to the sign-in"),
            Self::Issuer => f.write_str("the answer to the sign-in is not of the server that it began with"),
            Self::Refused { code } => write!(f, "the sign-in was refused: {code}"),
            Self::Expired => f.write_str("the sign-in was not completed in time"),
            Self::Token(failure) => write!(f, "{failure}"),
            Self::Random => f.write_str("the system has no random numbers"),
        }
    }
}

impl StdError for SignInError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Token(failure) => failure.source(),
            Self::Credential
            | Self::Address(_)
            | Self::Answer
            | Self::Issuer
            | Self::Refused { .. }
            | Self::Expired
            | Self::Random => None,
        }
    }
}

impl From<TokenFailure> for SignInError {
    fn from(failure: TokenFailure) -> Self {
        Self::Token(Box::new(failure))
    }
}

/// A client with one of its credentials.
struct Session {
    client: Client,
    issuer: Arc<Issuer>,
    scheme: &'static Scheme,
    base: BaseUrl,
}

impl Session {
    /// The client's own credential, by the scheme that it was given for.
    fn of(client: &Client, credential: &Credential) -> Result<Self, SignInError> {
        let core = &client.core;
        let issuer = credential.issuers().into_iter().next().ok_or(SignInError::Credential)?;
        let is_it = |own: &Credential| own.issuers().iter().any(|one| Arc::ptr_eq(one, &issuer));
        let mut schemes = core.api.schemes.iter().zip(&core.credentials);
        let scheme = schemes.find(|(_, own)| own.as_ref().is_some_and(is_it)).map(|(scheme, _)| scheme);
        let default = core.default_credential.as_ref().filter(|(_, own)| is_it(own));
        let scheme = scheme.or_else(|| default.map(|(scheme, _)| *scheme));
        let base = core.servers.iter().find_map(|server| server.as_ref().ok());
        let (scheme, base) = scheme.zip(base).ok_or(SignInError::Credential)?;
        Ok(Self { client: client.clone(), issuer, scheme, base: base.clone() })
    }

    fn purpose(&self) -> Purpose<'_> {
        let core = &*self.client.core;
        let exchange = core.exchange();
        let (user_agent, plain_http) = (&core.user_agent, &core.plain_http);
        Purpose { exchange, scheme: self.scheme, base: &self.base, user_agent, plain_http }
    }

    fn settings(&self) -> Result<&OAuth2, SignInError> {
        self.issuer.settings().ok_or(SignInError::Credential)
    }

    /// Where a user signs in, or a device gets its codes.
    async fn authorization_url(&self) -> Result<Address, SignInError> {
        let oauth2 = self.settings()?;
        let source = oauth2.endpoint(Wanted::Authorization, self.purpose()).map_err(SignInError::Address)?;
        Ok(source.resolve((oauth2, Wanted::Authorization), self.purpose()).await?)
    }

    /// Whether an answer that names this issuer is one of the provider's.
    #[cfg(feature = "sign-in")]
    async fn is_issuer(&self, named: Option<&str>) -> Result<bool, SignInError> {
        let oauth2 = self.settings()?;
        let source = oauth2.endpoint(Wanted::Authorization, self.purpose()).map_err(SignInError::Address)?;
        Ok(source.is_issuer(named, (oauth2, self.purpose())).await?)
    }

    fn token_endpoint(&self) -> Result<(EndpointSource, Arc<Slot>), SignInError> {
        self.issuer.token_endpoint(self.settings()?, self.purpose()).map_err(SignInError::Address)
    }

    /// A token for what the sign-in gave, for all calls from then on.
    async fn token(&self, grounds: &Pairs) -> Result<(), SignInError> {
        let (token, slot) = self.token_endpoint()?;
        let oauth2 = self.settings()?;
        let obtaining = Obtaining { oauth2, slot: &slot, purpose: self.purpose(), token: &token };
        let fetched = obtaining.for_grounds(grounds).await?;
        slot.put(oauth2.skew, fetched);
        Ok(())
    }
}
