//! In: nothing; the tables are written by the generator. Out: the shapes of security schemes, and of what an operation asks for.
//! Never: a credential.

use http::HeaderName;
use http::header::{AUTHORIZATION, COOKIE};

use super::Place;

/// A security scheme (OpenAPI 3.0, Security Scheme Object).
#[derive(Debug)]
pub struct Scheme {
    /// The name in the description.
    pub name: &'static str,
    /// Its part in the names of environment variables: `USER_AUTH` in `ACME_USER_AUTH_TOKEN`.
    pub variable: &'static str,
    /// How its credentials travel.
    pub kind: SchemeKind,
}

/// How the credentials of a scheme travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` with a token that an authorization server gives out (RFC 6749, RFC 6750).
    OAuth2 {
        /// The flows of the description, but for the implicit one, whose tokens its user has.
        flows: &'static [Flow],
    },
    /// `Authorization: Bearer …` with a token of an OpenID Connect provider, by the address of its document.
    OpenIdConnect(&'static str),
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// `Authorization` with another scheme, by its word: `Digest …` (RFC 9110, 11.4).
    Http(&'static str),
    /// A key in a header, the query or a cookie.
    ApiKey {
        /// Where the key goes: header, query or cookie.
        place: Place,
        /// The name of the header, query parameter or cookie.
        name: &'static str,
    },
}

/// The schemes that need no description (RFC 6750, 2.1; RFC 7617, 2).
pub(crate) static STANDARD: [Scheme; 2] = [
    Scheme { name: "Authorization", variable: "AUTHORIZATION", kind: SchemeKind::Bearer },
    Scheme { name: "Authorization", variable: "AUTHORIZATION", kind: SchemeKind::Basic },
];

/// Where a scheme says that tokens are had.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Tokens {
    /// By these flows.
    Flows(&'static [Flow]),
    /// By what the provider says of itself at this address.
    Provider(&'static str),
}

impl SchemeKind {
    /// Where its tokens are had, if the description says so.
    pub(crate) fn tokens(self) -> Option<Tokens> {
        match self {
            Self::OAuth2 { flows } => Some(Tokens::Flows(flows)),
            Self::OpenIdConnect(url) => Some(Tokens::Provider(url)),
            Self::Bearer | Self::Basic | Self::Http(_) | Self::ApiKey { .. } => None,
        }
    }

    /// Whether its credential is a token that can be asked for.
    pub(crate) fn takes_tokens(self) -> bool {
        match self {
            Self::OAuth2 { .. } | Self::OpenIdConnect(_) | Self::Bearer => true,
            Self::Basic | Self::Http(_) | Self::ApiKey { .. } => false,
        }
    }

    /// Whether its credential is a text that no token endpoint gives out.
    pub(crate) fn takes_a_text(self) -> bool {
        match self {
            Self::Http(_) | Self::ApiKey { .. } => true,
            Self::OAuth2 { .. } | Self::OpenIdConnect(_) | Self::Bearer | Self::Basic => false,
        }
    }

    /// Whether it is a scheme that servers know without a description (RFC 6750, 2.1; RFC 7617, 2).
    pub(crate) fn is_standard(self) -> bool {
        match self {
            Self::OAuth2 { .. } | Self::OpenIdConnect(_) | Self::Bearer | Self::Basic => true,
            Self::Http(_) | Self::ApiKey { .. } => false,
        }
    }

    /// Whether it is a key in the header `Authorization`, by whatever name.
    pub(crate) fn is_authorization(self) -> bool {
        match self {
            Self::ApiKey { place: Place::Header, name } => name.eq_ignore_ascii_case(AUTHORIZATION.as_str()),
            Self::ApiKey { place: Place::Path | Place::Query | Place::Cookie, .. }
            | Self::OAuth2 { .. }
            | Self::OpenIdConnect(_)
            | Self::Bearer
            | Self::Basic
            | Self::Http(_) => false,
        }
    }

    /// The header in which its credentials travel, if they do in one that a call may replace.
    pub(crate) fn replaceable_header(self) -> Option<HeaderName> {
        match self {
            Self::OAuth2 { .. } | Self::OpenIdConnect(_) | Self::Bearer | Self::Basic | Self::Http(_) => {
                Some(AUTHORIZATION)
            }
            Self::ApiKey { place: Place::Cookie, .. } => Some(COOKIE),
            Self::ApiKey { place: Place::Header, name } => {
                [AUTHORIZATION, COOKIE].into_iter().find(|header| name.eq_ignore_ascii_case(header.as_str()))
            }
            Self::ApiKey { place: Place::Path | Place::Query, .. } => None,
        }
    }
}

/// A flow by which tokens are had (OpenAPI 3.0, OAuth Flow Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Which flow it is.
    pub kind: FlowKind,
    /// Where a user signs in, or a device gets its codes.
    pub authorization_url: Option<TokenUrl>,
    /// The token endpoint.
    pub token_url: Option<TokenUrl>,
    /// Where refresh tokens go, if not to the token endpoint.
    pub refresh_url: Option<TokenUrl>,
    /// The scopes that the description lists.
    pub scopes: &'static [&'static str],
}

impl Flow {
    /// A flow that has no address, and no scope.
    #[must_use]
    pub const fn new(kind: FlowKind) -> Self {
        Self { kind, authorization_url: None, token_url: None, refresh_url: None, scopes: &[] }
    }
}

/// The flows for which a client gets tokens itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowKind {
    /// RFC 6749, 4.1
    AuthorizationCode,
    /// RFC 6749, 4.3
    Password,
    /// RFC 6749, 4.4
    ClientCredentials,
    /// RFC 8628
    Device,
}

/// Where an endpoint of an authorization server is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenUrl {
    /// A complete address.
    Absolute(&'static str),
    /// A path on the scheme, host and port of the server that the call goes to; the server's own path is not part of it.
    OnServer(&'static str),
}

/// One scheme of an alternative.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Requirement {
    /// The index of the scheme in [`ApiDescription::schemes`](super::ApiDescription::schemes).
    pub scheme: usize,
    /// The scopes the operation asks for; they are documentation, tokens are asked for with the scopes of the credential.
    pub scopes: &'static [&'static str],
}

impl Requirement {
    /// A scheme by its index, with the scopes that the operation asks for.
    #[must_use]
    pub const fn new(scheme: usize, scopes: &'static [&'static str]) -> Self {
        Self { scheme, scopes }
    }
}
