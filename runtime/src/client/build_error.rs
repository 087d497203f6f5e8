//! In: a setting that cannot be used. Out: the error that says which one, and why.
//! Never: a credential in a text.

use std::error::Error as StdError;
use std::fmt;

use crate::address::AddressError;
use crate::credential::CredentialFault;
use crate::mistake::{Mistake, PLACE_UNKNOWN};
use crate::server::ServerError;
use crate::transport_error::TransportError;

/// Why a variable of the environment cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum EnvironmentFault {
    /// It is not the URL of a server.
    Address(AddressError),
    /// It is not set, or empty, and another that is set needs it.
    Missing {
        /// The other one.
        beside: String,
    },
    /// Its value is not valid Unicode.
    NotUnicode,
}

impl fmt::Display for EnvironmentFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(error) => write!(f, "{error}"),
            Self::Missing { beside } => write!(f, "not set, but {beside} is set and requires it"),
            Self::NotUnicode => f.write_str("its value is not valid Unicode"),
        }
    }
}

impl StdError for EnvironmentFault {}

/// Why a client cannot be built of its settings.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// A chosen server gives no address.
    Server {
        /// The name of the group.
        group: &'static str,
        /// What is wrong.
        error: ServerError,
    },
    /// The description has no group of servers, or no security scheme, with this index.
    Index(usize),
    /// The credential is not one of the kind that the scheme takes.
    CredentialKind {
        /// The name of the scheme.
        scheme: &'static str,
        /// What it takes, such as `Credential::bearer`.
        expected: &'static str,
    },
    /// No operation requires the scheme, so that its credential would never be sent.
    UnaskedScheme {
        /// The name of the scheme.
        scheme: &'static str,
    },
    /// The credential for operations that name no scheme is a key, and the description does not say where it goes, or
    /// names several places.
    CredentialPlace,
    /// A text that names hosts for plain http is not a host, suffix or range of addresses.
    PlainHttp {
        /// The text.
        hosts: String,
    },
    /// The credential cannot work, whatever a server says.
    Credential {
        /// The name of the scheme.
        scheme: &'static str,
        /// Why.
        fault: CredentialFault,
    },
    /// A header for every request cannot be sent, or is not for users to set.
    Default(Mistake),
    /// A variable of the environment cannot be used.
    Environment {
        /// The name of the variable.
        variable: String,
        /// Why.
        fault: EnvironmentFault,
    },
    /// The addition to the `User-Agent` has a character that a header cannot carry.
    UserAgent,
    /// The default transport cannot be set up.
    Transport(TransportError),
    /// The feature `reqwest` is off, so that a transport must be given.
    NoTransport,
    /// A connect timeout was set, and a transport too: the timeout is the transport's own to set.
    ConnectTimeout,
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Server { group, error } => write!(f, "{group}: {error}"),
            Self::Index(index) => write!(f, "the description has no entry {index}"),
            Self::CredentialKind { scheme, expected } => {
                write!(f, "{scheme} requires another kind of credential: {expected}")
            }
            Self::UnaskedScheme { scheme } => write!(
                f,
                "no operation requires {scheme}, so its credential would never be sent: set it with `credential`, or generate \
                 the client with `assume_security = [\"{scheme}\"]`"
            ),
            Self::CredentialPlace => f.write_str(PLACE_UNKNOWN),
            Self::PlainHttp { hosts } => write!(
                f,
                "`{hosts}` is not a valid host pattern: write a host, a suffix such as `.svc.cluster.local`, or a range such as `10.0.0.0/8`"
            ),
            Self::Credential { scheme, fault } => write!(f, "{scheme}: {fault}"),
            Self::Default(mistake) => write!(f, "a default header cannot be set: {mistake}"),
            Self::Environment { variable, fault } => write!(f, "environment variable {variable}: {fault}"),
            Self::UserAgent => f.write_str("the user agent has a character that a header cannot carry"),
            Self::Transport(error) => write!(f, "the transport cannot be set up: {error}"),
            Self::NoTransport => f.write_str("no transport is set, and the feature `reqwest` is off"),
            Self::ConnectTimeout => {
                f.write_str("the connect timeout must be set on the transport that was given")
            }
        }
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            Self::Transport(error) => error.source(),
            Self::Server { .. }
            | Self::Index(_)
            | Self::CredentialKind { .. }
            | Self::UnaskedScheme { .. }
            | Self::CredentialPlace
            | Self::PlainHttp { .. }
            | Self::Credential { .. }
            | Self::Default(_)
            | Self::Environment { .. }
            | Self::UserAgent
            | Self::NoTransport
            | Self::ConnectTimeout => None,
        }
    }
}
