//! In: what is wrong with a credential. Out: the reason, in words.
//! Never: a secret.

use std::fmt;

use crate::plain_http::refusal;

/// Why a credential cannot work for a security scheme.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum CredentialFault {
    /// It is not one of the kind that the scheme takes.
    Kind {
        /// What it takes, such as `Credential::bearer`.
        expected: &'static str,
    },
    /// A token, key, value or id of a client is empty.
    Empty,
    /// It has a character that cannot be sent in its place, such as a line break.
    Value,
    /// It breaks a rule of its kind, such as that a user name has no colon (RFC 7617, 2).
    Rule {
        /// What is required.
        rule: &'static str,
    },
    /// It needs a token endpoint, and neither it nor the description names one.
    NoTokenUrl,
    /// A user has to sign in, and neither it nor the description says where.
    NoAuthorizationUrl,
    /// Its secrets would go over plain http to another machine.
    PlainHttp {
        /// The host.
        host: String,
    },
}

impl fmt::Display for CredentialFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Kind { expected } => {
                write!(f, "the scheme requires another kind of credential: {expected}")
            }
            Self::Empty => f.write_str("the credential is empty"),
            Self::Value => f.write_str(
                "the credential has a character that cannot be sent, such as a line break at its end",
            ),
            Self::Rule { rule } => f.write_str(rule),
            Self::NoTokenUrl => f.write_str("the token endpoint is unknown: set `token_url` or `issuer`"),
            Self::NoAuthorizationUrl => {
                f.write_str("the authorization endpoint is unknown: set `authorization_url` or `issuer`")
            }
            Self::PlainHttp { host } => refusal(f, host),
        }
    }
}

impl std::error::Error for CredentialFault {}
