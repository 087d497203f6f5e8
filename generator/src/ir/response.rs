//! Documented responses. In: response objects; out: their statuses, bodies, headers and links.

use super::body::Content;
use super::text::Text;
use super::types::TypeUse;
use crate::source::Pointer;

/// A documented response.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// For which statuses.
    pub statuses: Statuses,
    /// The forms its body may take; empty: no body.
    pub content: Vec<Content>,
    /// The headers it may carry.
    pub headers: Vec<Header>,
    /// What may be asked next.
    pub links: Vec<Link>,
    /// What the description says of it.
    pub text: Text,
    /// Where it stands.
    pub at: Pointer,
}

/// The statuses of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// All statuses of a class, by its digit: `4` for `4XX`.
    Class(u8),
    /// All that nothing else of the operation stands for.
    Default,
}

impl Statuses {
    /// Whether these are statuses of success (2xx). `default` is none: see [`Operation::successes`](super::Operation::successes).
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(status) => (200..300).contains(&status),
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }
}

impl std::fmt::Display for Statuses {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exact(status) => write!(f, "{status}"),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A response header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name.
    pub wire: String,
    /// Its type.
    pub ty: TypeUse,
    /// How it is written.
    pub style: HeaderStyle,
    /// What the description says of it.
    pub text: Text,
}

/// How a response header is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeaderStyle {
    /// `simple`; an object is `a,1,b,2`.
    Simple,
    /// `simple` with `explode`; an object is `a=1,b=2`.
    Exploded,
    /// A text of JSON: it has a `content`.
    Json,
}

/// What may be asked next, with values of a response (OpenAPI 3.0.4, section 4.7.20).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// Its name.
    pub name: String,
    /// The operationId, or a reference to an operation.
    pub target: String,
    /// The parameters of that operation, each with where its value comes from.
    pub parameters: Vec<(String, String)>,
    /// What the description says of it.
    pub text: Text,
}
