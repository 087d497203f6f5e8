//! Security: which schemes there are, and what an operation asks for. In: security schemes and requirements.
//! It never holds a credential.

use super::parameter::Location;
use super::text::Text;
use crate::source::Pointer;

/// The index of a scheme in [`super::Api::schemes`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SchemeId(pub(crate) usize);

impl SchemeId {
    /// Its place in the list.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A security scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Scheme {
    /// Its key among the components.
    pub name: String,
    /// What the description says of it.
    pub text: Text,
    /// How a credential travels, and where it comes from.
    pub kind: SchemeKind,
    /// Where it stands.
    pub at: Pointer,
}

/// How a credential travels, and where it comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum SchemeKind {
    /// `http` with scheme `bearer`: `Authorization: Bearer …`
    Bearer,
    /// `http` with scheme `basic`: a user name and a password.
    Basic,
    /// `http` with any other scheme, by its word: `Authorization: Digest …`
    Http(String),
    /// `apiKey`: a text in a place of the request.
    ApiKey {
        /// The header, the query or a cookie.
        place: Location,
        /// The name of the header, query parameter or cookie.
        name: String,
    },
    /// `openIdConnect`: a bearer token.
    OpenIdConnect {
        /// Where the provider describes itself.
        url: String,
    },
    /// `oauth2`: a bearer token.
    OAuth2 {
        /// The flows of the description, but for the implicit one, whose tokens its user has.
        flows: Vec<Flow>,
    },
}

impl SchemeKind {
    /// `http` with this word as its `scheme`, in capitals or small letters (RFC 9110, 11.1).
    pub(crate) fn of_http(word: &str) -> Self {
        match word.to_ascii_lowercase().as_str() {
            "bearer" => Self::Bearer,
            "basic" => Self::Basic,
            _ => Self::Http(word.to_owned()),
        }
    }

    /// What its credentials are and how they travel, for people.
    pub fn words(&self) -> String {
        match self {
            Self::Bearer => "bearer token".to_owned(),
            Self::Basic => "user name and password".to_owned(),
            Self::Http(word) => format!("credentials of the scheme {word}"),
            Self::ApiKey { place, name } => {
                let place = match place {
                    Location::Path => "path",
                    Location::Query => "query parameter",
                    Location::Header => "header",
                    Location::Cookie => "cookie",
                };
                format!("key in the {place} {name}")
            }
            Self::OpenIdConnect { .. } => "bearer token of OpenID Connect".to_owned(),
            Self::OAuth2 { .. } => "bearer token of OAuth 2".to_owned(),
        }
    }

    /// Whether its credentials travel in the header `Authorization`.
    pub fn is_authorization(&self) -> bool {
        match self {
            Self::Bearer | Self::Basic | Self::Http(_) => true,
            Self::OpenIdConnect { .. } | Self::OAuth2 { .. } => true,
            Self::ApiKey { place, name } => {
                *place == Location::Header && name.eq_ignore_ascii_case("authorization")
            }
        }
    }
}

/// A flow by which a client gets tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Which one.
    pub kind: FlowKind,
    /// Where a user signs in, or a device gets its codes.
    pub authorization_url: Option<TokenUrl>,
    /// The token endpoint; `None` when the description's is not an address.
    pub token_url: Option<TokenUrl>,
    /// Where refresh tokens go, if not to the token endpoint.
    pub refresh_url: Option<TokenUrl>,
    /// The scopes that it lists.
    pub scopes: Vec<String>,
}

/// Which flow it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowKind {
    /// `authorizationCode`
    AuthorizationCode,
    /// `password`
    Password,
    /// `clientCredentials`
    ClientCredentials,
    /// `deviceAuthorization` (3.2)
    Device,
}

/// Where tokens are had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TokenUrl {
    /// At this address.
    Absolute(String),
    /// At this path of the server that the operation itself goes to: the description's address is that server's
    /// own (it matches one of its templates), or it is relative.
    OnServer(String),
}

/// One alternative of an operation's security: all of these together. Empty: none is needed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requirement {
    /// The schemes, each with the scopes asked for.
    pub all: Vec<(SchemeId, Vec<String>)>,
}
