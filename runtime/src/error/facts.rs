//! In: an error of any phase, without its typed body. Out: what can be said of it: operation, response, whether to repeat.
//! Never: anything generic, so that it is compiled once and not per operation.

use std::error::Error as StdError;
use std::time::Duration;

use super::{
    AuthError, DecodeError, Error, InvalidRequest, LayerFailure, TimeoutError, TimeoutPhase,
    TransportFailure, UnexpectedResponse,
};
use crate::description::OperationDescription;
use crate::json::Fault;
use crate::repetition::Standing;
use crate::response::RawResponse;
use crate::retry::standing_of_response;

/// An [`Error`] seen without its parameter.
#[derive(Clone, Copy)]
pub(super) enum ErrorFacts<'a> {
    Build(&'a InvalidRequest),
    Auth(&'a AuthError),
    Transport(&'a TransportFailure),
    Timeout(&'a TimeoutError),
    Decode(&'a DecodeError),
    Status { operation: &'static OperationDescription, response: &'a RawResponse, fault: Option<&'a Fault> },
    Unexpected(&'a UnexpectedResponse),
    Layer(&'a LayerFailure),
}

impl<E> Error<E> {
    pub(super) fn facts(&self) -> ErrorFacts<'_> {
        match self {
            Self::Build(error) => ErrorFacts::Build(error),
            Self::Auth(error) => ErrorFacts::Auth(error),
            Self::Transport(error) => ErrorFacts::Transport(error),
            Self::Timeout(error) => ErrorFacts::Timeout(error),
            Self::Decode(error) => ErrorFacts::Decode(error),
            Self::Status(error) => ErrorFacts::Status {
                operation: error.operation,
                response: &error.response,
                fault: error.fault.as_ref(),
            },
            Self::Unexpected(error) => ErrorFacts::Unexpected(error),
            Self::Layer(error) => ErrorFacts::Layer(error),
        }
    }
}

impl<'a> ErrorFacts<'a> {
    pub(super) const fn operation(self) -> &'static OperationDescription {
        match self {
            Self::Build(error) => error.operation,
            Self::Auth(error) => error.operation,
            Self::Transport(error) => error.operation,
            Self::Timeout(error) => error.operation,
            Self::Decode(error) => error.operation,
            Self::Status { operation, .. } => operation,
            Self::Unexpected(error) => error.operation,
            Self::Layer(error) => error.operation,
        }
    }

    pub(super) fn response(self) -> Option<&'a RawResponse> {
        match self {
            Self::Build(_) | Self::Timeout(_) | Self::Layer(_) => None,
            Self::Auth(error) => error.response(),
            Self::Transport(error) => error.response.as_ref(),
            Self::Decode(error) => Some(&error.response),
            Self::Status { response, .. } => Some(response),
            Self::Unexpected(error) => Some(&error.response),
        }
    }

    pub(super) const fn attempts(self) -> u32 {
        match self {
            Self::Build(_) => 0,
            Self::Auth(error) => error.attempts,
            Self::Transport(error) => error.attempts,
            Self::Timeout(error) => error.attempts,
            Self::Decode(error) => error.response.attempts(),
            Self::Status { response, .. } => response.attempts(),
            Self::Unexpected(error) => error.response.attempts(),
            Self::Layer(error) => error.attempts,
        }
    }

    pub(super) fn is_retryable(self) -> bool {
        let repetition = self.operation().method.repetition();
        match self {
            Self::Build(_) | Self::Decode(_) | Self::Layer(_) => false,
            Self::Auth(error) => error.is_retryable(),
            Self::Transport(error) => error.error.standing().allows(repetition),
            Self::Timeout(error) => match error.phase {
                TimeoutPhase::Connect => true,
                TimeoutPhase::Attempt | TimeoutPhase::Call => {
                    error.attempts == 0 || Standing::Unknown.allows(repetition)
                }
            },
            Self::Status { response, .. } => standing_of_response(response).allows(repetition),
            Self::Unexpected(error) => standing_of_response(&error.response).allows(repetition),
        }
    }

    pub(super) fn retry_after(self) -> Option<Duration> {
        self.response().and_then(RawResponse::retry_after)
    }

    pub(super) fn source(self) -> Option<&'a (dyn StdError + 'static)> {
        match self {
            Self::Build(error) => StdError::source(error),
            Self::Auth(error) => StdError::source(error),
            Self::Transport(error) => StdError::source(error),
            Self::Layer(error) => StdError::source(error),
            Self::Timeout(_) | Self::Unexpected(_) | Self::Decode(_) => None,
            Self::Status { fault, .. } => fault.map(|fault| fault as &(dyn StdError + 'static)),
        }
    }
}
