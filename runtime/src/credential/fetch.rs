//! In: a token request. Out: the token of its answer.
//! Never: the answer, the token or what was sent in an error's text, or before a layer.

use std::sync::Arc;

use bytes::Bytes;
use http::header::{ACCEPT, USER_AGENT};
use http::{HeaderValue, Request};

use super::Purpose;
use super::cache::Fetched;
use super::token_answer::TokenAnswer;
use crate::body::Body;
use crate::error::{TokenFailure, TokenFailureKind};
use crate::layer::{Changes, Facts, LayerContext, LayerError, Reason, Stage, Subject};
use crate::outcome::{AttemptError, AttemptOutcome, LayerFault};
use crate::repetition::Repetition;
use crate::response::RawResponse;
use crate::retry::{Ended, Taken, is_well};

/// Sends a token request and reads the answer.
pub(super) async fn fetch(purpose: Purpose<'_>, request: Request<Bytes>) -> Result<Fetched, TokenFailure> {
    let since = purpose.exchange.clock.instant();
    let response = exchanged(purpose, request).await?;
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
    purpose: Purpose<'_>,
    mut request: Request<Bytes>,
) -> Result<RawResponse, TokenFailure> {
    request.headers_mut().insert(USER_AGENT, purpose.user_agent.clone());
    request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
    let call = TokenCall { purpose, request };
    if purpose.exchange.layers.is_empty() {
        return call.send().await;
    }
    Box::pin(call.within_layers()).await
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

/// The making of one token request, which is a call of its own.
struct TokenCall<'a> {
    purpose: Purpose<'a>,
    request: Request<Bytes>,
}

impl TokenCall<'_> {
    async fn send(&self) -> Result<RawResponse, TokenFailure> {
        let exchange = self.purpose.exchange;
        let (mut attempts, mut taken) = (0, Taken::default());
        loop {
            attempts += 1;
            let outcome = match exchange.layers.is_empty() {
                true => exchange.attempt(self.made(), &|_| Some(self.made()), None).await,
                false => Box::pin(self.layered(attempts)).await?,
            };
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

    fn made(&self) -> Request<Body> {
        self.request.clone().map(Body::from)
    }

    /// All attempts, with the layers of the client around them.
    async fn within_layers(self) -> Result<RawResponse, TokenFailure> {
        let Self { purpose, request } = self;
        let body = request.body().clone();
        let context = LayerContext::new(facts(&purpose, 0), request.map(Body::from), Changes::default());
        let end = move |context: LayerContext<'_>| {
            let request = context.into_parts().0.map(|_| body);
            let call = TokenCall { purpose, request };
            Box::pin(async move { Ok(call.send().await?.withheld()) }) as _
        };
        let result = purpose.exchange.layers.around(Stage::Call, context, Box::new(end)).await;
        result.map(RawResponse::revealed).map_err(of_layers)
    }

    /// One attempt, with the layers of the client around it.
    async fn layered(&self, attempt: u32) -> Result<AttemptOutcome, TokenFailure> {
        let exchange = &self.purpose.exchange;
        let context = LayerContext::new(facts(&self.purpose, attempt), self.made(), Changes::default());
        let watch = exchange.watch();
        let end = |context: LayerContext<'_>| {
            let (request, changes) = context.into_parts();
            let watch = &watch;
            let sending = async move {
                let again = |_| {
                    let mut again = self.made();
                    changes.apply(&mut again).ok().map(|()| again)
                };
                let outcome = exchange.within_layers(request, &again, None, watch).await;
                Ok(outcome?.withheld())
            };
            Box::pin(sending) as _
        };
        exchange.layered(context, &watch, Box::new(end)).await.map_err(of_layers)
    }
}

/// What layers see of a token request besides the request.
fn facts<'a>(purpose: &Purpose<'a>, attempt: u32) -> Facts<'a> {
    let Purpose { exchange, scheme, .. } = *purpose;
    let answers = exchange.limits.answers;
    let (clock, schemes) = (exchange.clock, vec![scheme.name]);
    Facts { subject: Subject::Token, attempt, deadline: None, clock, answers, schemes }
}

fn of_layers(error: LayerError) -> TokenFailure {
    match error.into_reason() {
        Reason::Token(failure) => failure,
        Reason::Attempt(error) => failure(error),
        Reason::Layer(fault) => failure(AttemptError::Layer(fault)),
        // a layer gives the error of another call: it is a refusal of its own
        Reason::Call(other) => {
            failure(AttemptError::Layer(LayerFault::Refused(LayerError::from(other).into())))
        }
    }
}

fn failure(error: AttemptError) -> TokenFailure {
    match error {
        AttemptError::Timeout { .. } => TokenFailure::new(TokenFailureKind::Timeout, None),
        AttemptError::Layer(fault) => TokenFailure::new(TokenFailureKind::Layer(fault), None),
        AttemptError::Transport { error, response } => {
            TokenFailure::new(TokenFailureKind::Transport(error), response)
        }
    }
}
