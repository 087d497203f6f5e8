//! In: a token request. Out: the token of its answer.
//! Never: the answer, the token or what was sent in an error's text.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{ACCEPT, USER_AGENT};
use http::{HeaderValue, Request};

use super::cache::Fetched;
use super::oauth2::answer::TokenAnswer;
use crate::attempt::Exchange;
use crate::body::Body;
use crate::error::{TokenFailure, TokenFailureKind};
use crate::outcome::AttemptError;
use crate::repetition::Repetition;
use crate::response::RawResponse;
use crate::retry::{Ended, Taken, is_well};

/// Sends a token request and reads the answer.
pub(super) async fn fetch(
    exchange: Exchange<'_>,
    user_agent: &HeaderValue,
    request: Request<Bytes>,
) -> Result<Fetched, TokenFailure> {
    let since = exchange.clock.instant();
    let response = exchanged(exchange, user_agent, request).await?;
    if !response.status().is_success() {
        return Err(TokenFailure::new(TokenFailureKind::Status, Some(response)));
    }
    match TokenAnswer::read(&response) {
        Ok(TokenAnswer { access_token, expires_in, refresh_token }) => {
            sendable(Fetched { token: Arc::new(access_token), expires_in, since, refresh: refresh_token })
        }
        // GitHub says so with a 200
        Err(_) if crate::error::code(&response).is_some() => {
            Err(TokenFailure::new(TokenFailureKind::Status, Some(response)))
        }
        // a token that is not as RFC 6749 has it is none
        Err(fault) => Err(TokenFailure::new(TokenFailureKind::Answer(fault), Some(response))),
    }
}

/// Sends a request of a token's making, by the same transport and policy as operations.
pub(crate) async fn exchanged(
    exchange: Exchange<'_>,
    user_agent: &HeaderValue,
    mut request: Request<Bytes>,
) -> Result<RawResponse, TokenFailure> {
    request.headers_mut().insert(USER_AGENT, user_agent.clone());
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    send(exchange, request).await
}

/// Refuses a token that no header can carry, so that it is never kept.
pub(super) fn sendable(fetched: Fetched) -> Result<Fetched, TokenFailure> {
    let token = fetched.token.expose();
    if token.is_empty() || HeaderValue::from_str(token).is_err() {
        return Err(TokenFailure::unsendable());
    }
    Ok(fetched)
}

/// The value of a header that holds a secret.
pub(super) fn secret_value(text: &str) -> Result<HeaderValue, TokenFailure> {
    let mut value = HeaderValue::from_str(text).map_err(|_| TokenFailure::unsendable())?;
    value.set_sensitive(true);
    Ok(value)
}
async fn send(exchange: Exchange<'_>, request: Request<Bytes>) -> Result<RawResponse, TokenFailure> {
    let made = || request.clone().map(Body::from);
    let (mut attempts, mut taken) = (0, Taken::default());
    loop {
        attempts += 1;
        let outcome = exchange.attempt(made(), &|_| Some(made()), None).await;
        // a second token does no harm, but one that was given out in vain may count against a limit
        let policy = &exchange.limits.retry;
        let ended = Ended { policy, repetition: Repetition::Harmful, attempts, outcome: &outcome };
        let another =
            ended.another().and_then(|another| Some((another, exchange.budget.take(another.cost)?)));
        match another {
            Some((another, cost)) => {
                taken = cost;
                exchange.clock.sleep(another.pause).await;
            }
            None => {
                if is_well(&outcome) {
                    exchange.budget.give_back(taken);
                }
                return outcome.map_err(failure);
            }
        }
    }
}

fn failure(error: AttemptError) -> TokenFailure {
    match error {
        AttemptError::Timeout { .. } => TokenFailure::new(TokenFailureKind::Timeout, None),
        AttemptError::Transport { error, response } => {
            TokenFailure::new(TokenFailureKind::Transport(error), response)
        }
    }
}
