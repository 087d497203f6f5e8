//! In: why a request is not believed. Out: the error that says so.
//! Never: a secret, a signature, or a piece of the body in its texts.

use std::error::Error as StdError;
use std::fmt;
use std::time::{Duration, SystemTime};

use crate::json::Fault;

/// Why a request of a server is not taken: of all but [`Body`](Self::Body), nothing says that the server has made it.
#[derive(Debug)]
#[non_exhaustive]
pub enum WebhookError {
    /// A header of the scheme is missing.
    MissingHeader {
        /// Its name.
        header: &'static str,
    },
    /// A header is not of the scheme's form.
    Header {
        /// Its name.
        header: &'static str,
        /// What it should contain.
        expected: String,
    },
    /// The signature is by none of the secrets, or of another body.
    Signature {
        /// The header that it stands in.
        header: &'static str,
        /// How many secrets were tried.
        secrets: usize,
    },
    /// The signature is right, and the timestamp is further from the clock than is tolerated: the request may be replayed.
    Age {
        /// When the request was signed, by its own word.
        sent: SystemTime,
        /// What the clock said.
        now: SystemTime,
        /// How far the two may be apart.
        tolerance: Duration,
    },
    /// The request is the server's, and its body is not what the description says.
    Body(Fault),
}

impl fmt::Display for WebhookError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingHeader { header } => write!(f, "the request has no header `{header}`"),
            Self::Header { header, expected } => write!(f, "the header `{header}` has to contain {expected}"),
            Self::Signature { header, secrets } => {
                let secrets = match secrets {
                    1 => "the secret".to_owned(),
                    count => format!("any of the {count} secrets"),
                };
                write!(
                    f,
                    "the signature in `{header}` does not match the body with {secrets}; check that the secret is the one of \
                     this endpoint and that the body has the bytes that were received"
                )
            }
            Self::Age { sent, now, tolerance } => {
                let (apart, way) = match now.duration_since(*sent) {
                    Ok(apart) => (apart, "behind"),
                    Err(error) => (error.duration(), "ahead of"),
                };
                let (apart, tolerance) = (apart.as_secs(), tolerance.as_secs());
                write!(f, "the timestamp is {apart} s {way} the clock; {tolerance} s are tolerated")
            }
            Self::Body(fault) => write!(f, "the body is not as documented: {fault}"),
        }
    }
}

/// The fault is part of the text, and so no source.
impl StdError for WebhookError {}

/// Why secrets cannot be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum WebhookSecretError {
    /// There is none.
    Missing,
    /// One is empty.
    Empty,
    /// One of a scheme whose secrets are Base64 is not.
    NotBase64,
    /// The scheme does not sign the body, or the timestamp that it reads, which anyone could change then; or it signs a timestamp that
    /// it does not read.
    Unsigned,
}

impl fmt::Display for WebhookSecretError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Missing => "webhooks are verified with at least one secret; none was given",
            Self::Empty => "a secret of webhooks is empty",
            Self::NotBase64 => {
                "a secret of Standard Webhooks has to be Base64, with or without `whsec_` before it"
            }
            Self::Unsigned => {
                "what a scheme signs has to contain `{body}`, and `{timestamp}` exactly where it names a header of that"
            }
        })
    }
}

impl StdError for WebhookSecretError {}
