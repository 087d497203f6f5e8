//! In: what a request cannot be made of. Out: the sentence that says so.
//! Never: the value that was wrong, only the name of its place.

use std::error::Error as StdError;
use std::fmt;

use crate::executor::NoExecutor;
use crate::server::ServerError;

/// What to do where nothing says how a key travels.
pub(crate) const PLACE_UNKNOWN: &str = "the description does not say where the key goes, or names several places: \
     use `Credential::header`, `Credential::query` or `Credential::cookie`, which take the name";

/// What is wrong with a request.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mistake {
    /// A required argument is not there.
    MissingArgument {
        /// Its name on the wire.
        name: &'static str,
    },
    /// An argument in the path is empty: the request would go to another route.
    EmptyPathArgument {
        /// Its name on the wire.
        name: &'static str,
    },
    /// A segment of the path is `.` or `..`, with which URL parsers climb to another route.
    DotSegment,
    /// An argument or a header has a character that headers cannot carry (RFC 9110, 5.5).
    HeaderValue {
        /// The name of the header.
        name: String,
    },
    /// An argument in a cookie has a character that cookies cannot carry (RFC 6265, 4.1.1).
    CookieValue {
        /// Its name on the wire.
        name: &'static str,
    },
    /// The name of a header is none (RFC 9110, 5.1).
    HeaderName,
    /// A header that is the client's own business: credentials, the host, the framing and type of the body.
    ReservedHeader {
        /// The name of the header.
        name: String,
    },
    /// No server: none was chosen, and the description's own is not a complete address.
    Server(ServerError),
    /// A credential was given for the call, but the operation takes none, or none of that kind.
    UnusedCredential,
    /// The credential of the call is a key, and the description does not say where it goes, or names several places.
    CredentialPlace,
    /// The call adds members to a body that is neither a JSON object nor a form of fields, or is a stream, or to a request without a body.
    NoMembers,
    /// The path of a request that is not described does not begin with a slash.
    RelativePath,
    /// A credential has characters that cannot be sent.
    CredentialValue {
        /// The name of the security scheme.
        scheme: &'static str,
    },
    /// A credential that was replaced since the client was built is not one of the kind that the scheme takes.
    CredentialKind {
        /// The name of the security scheme.
        scheme: &'static str,
    },
    /// The address is longer than an HTTP request can have it.
    AddressTooLong,
    /// The address that was given for the call is no URL of http or https, and no reference relative to one.
    Address,
    /// The address that was given for the call is one of another origin: the credentials of the call are not for it.
    OtherOrigin {
        /// Its host, and the port if it is not the usual one.
        host: String,
    },
    /// A member of the body has a name that an element of XML cannot have (XML 1.0, section 2.3).
    XmlName {
        /// The name.
        name: String,
    },
    /// The body has a character that XML cannot carry (XML 1.0, section 2.2).
    XmlCharacter,
    /// The media type that was chosen for the body is none that the description has for it, or there is no body.
    BodyType {
        /// What was chosen.
        chosen: String,
        /// What the description has.
        declared: Vec<String>,
    },
    /// The body is a stream, and the same request, or a clone of it, has sent it before.
    BodySent,
    /// The call is awaited outside of a tokio runtime, or on one without timers (`enable_all` of its builder enables them).
    NoExecutor,
    /// The thread that blocking calls need cannot be started.
    NoThread,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingArgument { name } => write!(f, "argument `{name}` is missing"),
            Self::EmptyPathArgument { name } => {
                write!(
                    f,
                    "path argument `{name}` is empty: `CallOptions::allow_empty(\"{name}\")` permits it"
                )
            }
            Self::DotSegment => f.write_str("a path segment is `.` or `..`"),
            Self::HeaderValue { name } => {
                write!(f, "the value of header `{name}` has a character that headers cannot carry")
            }
            Self::CookieValue { name } => {
                write!(f, "the value of cookie `{name}` has a character that cookies cannot carry")
            }
            Self::HeaderName => {
                f.write_str("a header name is empty or has a character that header names cannot have")
            }
            Self::ReservedHeader { name } => write!(f, "the client sets header `{name}` itself"),
            Self::Server(error) => write!(f, "{error}"),
            Self::UnusedCredential => f.write_str("the operation does not accept the credential of the call"),
            Self::NoMembers => {
                f.write_str("members can only be added to a body that is a JSON object or a form")
            }
            Self::RelativePath => f.write_str("the path of the request does not begin with `/`"),
            Self::CredentialPlace => f.write_str(PLACE_UNKNOWN),
            Self::CredentialValue { scheme } => {
                write!(f, "the credential for `{scheme}` has a character that cannot be sent")
            }
            Self::CredentialKind { scheme } => write!(f, "`{scheme}` requires another kind of credential"),
            Self::AddressTooLong => f.write_str("the address is too long"),
            Self::Address => {
                f.write_str("the address of the call is not a URL of http or https, nor relative to one")
            }
            Self::OtherOrigin { host } => {
                write!(
                    f,
                    "the address of the call leads to another origin, {host}: use a client of that server"
                )
            }
            Self::XmlName { name } => write!(f, "`{name}` is not a valid name of an XML element"),
            Self::XmlCharacter => f.write_str("the body has a character that XML cannot carry"),
            Self::BodyType { chosen, declared } if declared.is_empty() => {
                write!(f, "`{chosen}` was chosen, but the request has no body")
            }
            Self::BodyType { chosen, declared } => {
                write!(f, "the body cannot be sent as `{chosen}`, only as {}", declared.join(", "))
            }
            Self::BodySent => f.write_str("the body is a stream that has already been sent"),
            Self::NoExecutor => write!(f, "{}", NoExecutor),
            Self::NoThread => f.write_str("the thread for blocking calls cannot be started"),
        }
    }
}

impl StdError for Mistake {}
