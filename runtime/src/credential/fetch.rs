//! In: a token request. Out: the token of its answer.
//! Never: the answer, the token or what was sent in an error's text.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::{ACCEPT, USER_AGENT};
use http::{HeaderValue, Request};

use super::cache::Fetched;
use crate::body::Body;
use crate::description::Repetition;
use crate::error::{TokenFailure, TokenFailureKind};
use crate::execute::exchange::{AttemptError, Exchange};
use crate::json::{self, Fault, Json, Model, Peek, Reader, Table, Value, Writer};
use crate::response::RawResponse;
use crate::retry::{Ended, Taken, is_well};
use crate::secret::Secret;

/// Sends a token request, by the same transport and policy as operations, and reads the answer.
pub(super) async fn fetch(
    exchange: Exchange<'_>,
    user_agent: &HeaderValue,
    mut request: Request<Bytes>,
) -> Result<Fetched, TokenFailure> {
    request.headers_mut().insert(USER_AGENT, user_agent.clone());
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    let since = exchange.clock.instant();
    let response = send(exchange, request).await?;
    if !response.status().is_success() {
        return Err(TokenFailure::new(TokenFailureKind::Status, Some(response)));
    }
    // a token that is not as RFC 6749 has it is none
    match json::from_slice::<TokenAnswer>(json::without_mark(response.body())) {
        Ok(answer) => {
            sendable(Fetched { expires_in: answer.lifetime(), token: Arc::new(answer.access_token), since })
        }
        Err(fault) => Err(TokenFailure::new(TokenFailureKind::Answer(fault), Some(response))),
    }
}

/// Refuses a token that no header can carry, so that it is never kept.
pub(super) fn sendable(fetched: Fetched) -> Result<Fetched, TokenFailure> {
    let token = fetched.token.expose();
    if token.is_empty() || HeaderValue::from_str(token).is_err() {
        return Err(TokenFailure::new(TokenFailureKind::Unsendable, None));
    }
    Ok(fetched)
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

/// RFC 6749, 5.1: what is needed of a token response; the rest varies and is passed over.
struct TokenAnswer {
    access_token: Secret,
    expires_in: Value,
}

impl TokenAnswer {
    /// Seconds, as a number or, as some servers have it, a text; what is neither says nothing.
    fn lifetime(&self) -> Option<Duration> {
        let seconds = match &self.expires_in {
            Value::Number(number) => number.as_f64(),
            Value::String(text) => text.trim().parse().ok()?,
            Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
        };
        Duration::try_from_secs_f64(seconds.max(0.0)).ok()
    }
}

impl Model for TokenAnswer {
    fn blank() -> Self {
        Self { access_token: Json::blank(), expires_in: Json::blank() }
    }

    fn table(&self) -> &'static Table {
        &Table {
            name: "token response",
            members: &["access_token", "expires_in"],
            required: &[0],
            additional: false,
        }
    }

    fn read_part(&mut self, index: usize, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        match index {
            0 => self.access_token.read(first, reader),
            1 => self.expires_in.read(first, reader),
            _ => reader.skip(first),
        }
    }

    fn write_parts(&self, writer: &mut Writer) {
        writer.member(",\"access_token\":", &self.access_token);
        writer.member(",\"expires_in\":", &self.expires_in);
    }
}
