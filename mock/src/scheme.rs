//! Security schemes, a kind each. In: a scheme of the description; out: what a request must carry for it, and a placeholder for
//! that. It never shows a credential, and never checks scopes.

use crate::authorization::{basic_pair, credentials};
use crate::received::Received;
use crate::token::Tokens;
use clientwright::unstable::tree::Node;

/// A security scheme (OpenAPI 3.0.4, Security Scheme Object), as far as a request shows its credentials.
pub(crate) enum Scheme<'a> {
    /// `oauth2`, `openIdConnect`, and `http` with `bearer`.
    Bearer,
    /// `http` with `basic`.
    Basic,
    /// `http` with another scheme, by its word in small letters, and as it is written.
    Http(String, &'a str),
    /// `apiKey`, by its location and name.
    ApiKey(KeyLocation, &'a str),
    /// What no request shows: mutual TLS, and kinds that 3.0 does not know.
    Unseen,
}

/// Where an API key is sent.
#[derive(Clone, Copy)]
pub(crate) enum KeyLocation {
    Header,
    Query,
    Cookie,
}

/// What a scheme says of a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Present,
    Missing(String),
    Invalid,
}

impl<'a> Scheme<'a> {
    pub(crate) fn of(scheme: &'a Node) -> Self {
        let text = |keyword: &str| scheme.get(keyword).and_then(Node::as_str).unwrap_or_default();
        match text("type") {
            "oauth2" | "openIdConnect" => Self::Bearer,
            "http" => match text("scheme").to_ascii_lowercase().as_str() {
                "bearer" => Self::Bearer,
                "basic" => Self::Basic,
                other => Self::Http(other.to_owned(), text("scheme")),
            },
            "apiKey" => match text("in") {
                "header" => Self::ApiKey(KeyLocation::Header, text("name")),
                "query" => Self::ApiKey(KeyLocation::Query, text("name")),
                "cookie" => Self::ApiKey(KeyLocation::Cookie, text("name")),
                _ => Self::Unseen,
            },
            _ => Self::Unseen,
        }
    }

    /// What a request carries for the scheme, which has this name in the description.
    pub(crate) fn verdict(&self, received: &Received, tokens: &Tokens, name: &str) -> Verdict {
        let missing = |what: String| Verdict::Missing(what);
        match self {
            Self::Bearer => match authorization(received, "bearer") {
                None => missing("an Authorization header: Bearer <token>".to_owned()),
                Some(token) if tokens.accepts(name, &token) => Verdict::Present,
                Some(_) => Verdict::Invalid,
            },
            Self::Basic => match authorization(received, "basic").and_then(|text| basic_pair(&text)) {
                None => missing("an Authorization header: Basic <name:password in Base64>".to_owned()),
                Some(_) => Verdict::Present,
            },
            Self::Http(word, _) => match authorization(received, word) {
                None => missing(format!("an Authorization header with the scheme {word}")),
                Some(_) => Verdict::Present,
            },
            Self::ApiKey(location, name) => {
                let value = match location {
                    KeyLocation::Header => received.header(name),
                    KeyLocation::Query => value(received.query_pairs(), name),
                    KeyLocation::Cookie => value(received.cookies(), name),
                };
                match value {
                    Some(value) if !value.is_empty() => Verdict::Present,
                    Some(_) | None => missing(format!("an API key in the {} {name}", location.name())),
                }
            }
            Self::Unseen => Verdict::Present,
        }
    }

    /// What a request carries for the scheme in place of a credential: where, under which name, and a text.
    pub(crate) fn placeholder(&self) -> Option<(KeyLocation, &'a str, String)> {
        let header = |text: String| Some((KeyLocation::Header, "authorization", text));
        match self {
            Self::Bearer => header("Bearer example-token".to_owned()),
            Self::Basic => header("Basic ZXhhbXBsZTpleGFtcGxl".to_owned()),
            Self::Http(_, word) => header(format!("{word} example")),
            Self::ApiKey(location, name) => Some((*location, name, "example-key".to_owned())),
            Self::Unseen => None,
        }
    }
}

impl KeyLocation {
    const fn name(self) -> &'static str {
        match self {
            Self::Header => "header",
            Self::Query => "query",
            Self::Cookie => "cookie",
        }
    }
}

/// What follows the scheme in `Authorization` (RFC 9110, 11.4), if it is this scheme and something follows.
fn authorization(received: &Received, scheme: &str) -> Option<String> {
    credentials(&received.header("authorization")?, scheme)
}

fn value(pairs: Vec<(String, String)>, name: &str) -> Option<String> {
    pairs.into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}
