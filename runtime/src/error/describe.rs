//! In: an error. Out: its texts.
//! Never: a header's value, an argument, a credential, or more of a body than what its service wrote for people.

use std::error::Error as StdError;
use std::fmt;

use super::facts::ErrorFacts;
use super::{Error, TokenFailure};
use crate::response::{RawResponse, coding, message, request_id};

impl<E> fmt::Display for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts().describe(f)
    }
}

impl<E> fmt::Debug for Error<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.facts().debug(f)
    }
}

impl<E> StdError for Error<E> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        self.facts().source()
    }
}

impl ErrorFacts<'_> {
    fn describe(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: ", self.operation().id)?;
        match self {
            Self::Build(error) => write!(f, "the request cannot be made: {}", error.mistake),
            Self::Auth(error) => write!(f, "{error}"),
            Self::Transport(error) => write!(f, "{error}"),
            Self::Timeout(error) => write!(f, "{error}"),
            Self::Layer(error) => write!(f, "{error}"),
            Self::Decode(error) => write!(f, "{error}"),
            Self::Status { response, fault, .. } => {
                write!(f, "{}", response.status())?;
                match (fault, coding(response.headers())) {
                    (Some(_), Some(coding)) => write!(f, " with a body in the content coding {coding}")?,
                    (Some(_), None) => f.write_str(" with a body that is not documented")?,
                    (None, _) => {}
                }
                said(f, response)
            }
            Self::Unexpected(error) => {
                write!(f, "{error}")?;
                said(f, &error.response)
            }
        }
    }

    /// Whether the cause is an error of the user's own function for tokens, or of a layer: nobody knows what its text holds.
    fn is_a_users_own(self) -> bool {
        match self {
            Self::Auth(error) => error.token_failure().is_some_and(TokenFailure::is_a_users_own),
            Self::Layer(_) => true,
            Self::Build(_)
            | Self::Transport(_)
            | Self::Timeout(_)
            | Self::Decode(_)
            | Self::Status { .. }
            | Self::Unexpected(_) => false,
        }
    }

    fn debug(self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let phase = match self {
            Self::Build(_) => "Build",
            Self::Auth(_) => "Auth",
            Self::Transport(_) => "Transport",
            Self::Timeout(_) => "Timeout",
            Self::Decode(_) => "Decode",
            Self::Status { .. } => "Status",
            Self::Unexpected(_) => "Unexpected",
            Self::Layer(_) => "Layer",
        };
        let mut out = f.debug_struct(phase);
        out.field("operation", &self.operation().id);
        if let Self::Build(error) = self {
            out.field("mistake", &format_args!("{}", error.mistake));
        }
        if let Self::Auth(error) = self {
            out.field("kind", error.kind());
        }
        if let Some(response) = self.response() {
            out.field("response", response);
            out.field("message", &message(response));
        }
        if let Some(source) = self.source().filter(|_| !self.is_a_users_own()) {
            out.field("source", &ShownError(source));
        }
        out.finish_non_exhaustive()
    }
}

/// A source and its own sources by their messages.
struct ShownError<'a>(&'a (dyn StdError + 'static));

impl fmt::Debug for ShownError<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)?;
        let mut deeper = self.0.source();
        while let Some(source) = deeper {
            write!(f, ": {source}")?;
            deeper = source.source();
        }
        Ok(())
    }
}

/// What the service said, and its name for the exchange.
fn said(f: &mut fmt::Formatter<'_>, response: &RawResponse) -> fmt::Result {
    if let Some(message) = message(response) {
        write!(f, ": {message}")?;
    }
    match request_id(response) {
        Some(id) => write!(f, " (request {id})"),
        None => Ok(()),
    }
}
