//! In: a prepared call. Out: the response of its last attempt, or why there is none.
//! Never: more attempts than the policy has, but for one with a new token after a 401.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use http::StatusCode;

use super::authorize::{Authorization, authorize};
use super::idempotency::{self, Key};
use super::prepare::{Prepared, prepare};
use crate::attempt::{Anew, Asked, Exchange, Limits};
use crate::client::Core;
use crate::description::OperationDescription;
use crate::error::{AuthError, AuthErrorKind, Failure, TimeoutError, TimeoutPhase, TransportFailure};
use crate::mistake::Mistake;
use crate::outcome::{AttemptError, Outcome};
use crate::parts::Parts;
use crate::repetition::Repetition;
use crate::response::RawResponse;
use crate::retry::{self, Ended, Taken};
use crate::server::BaseUrl;
use crate::stream::Pace;
use crate::transport_error::TransportErrorKind;

/// One call, whatever its operation.
pub(super) struct Call<'a> {
    pub(super) core: &'a Core,
    pub(super) operation: &'static OperationDescription,
    pub(super) limits: &'a Limits,
    pub(super) base: &'a BaseUrl,
    pub(super) parts: &'a Parts,
    pub(super) key: Option<Key>,
    pub(super) deadline: Option<Instant>,
    /// outside of the call's future, so that it is known when the time is over
    pub(super) attempts: &'a AtomicU32,
}

impl Call<'_> {
    pub(super) async fn run(self) -> Result<RawResponse, Failure> {
        // first of all: a mistake is to be known before a token is asked for
        let prepared = self.prepare(self.parts).map_err(|mistake| super::build(self.operation, mistake))?;
        let mut prepared = Some(prepared);
        let mut authorization = self.authorize().await?;
        let exchange = self.exchange();
        let asked = Asked { operation: self.operation, delivery: self.parts.delivery };
        let mut replayed = false;
        let mut replays = 0;
        let mut taken = Taken::default();
        loop {
            let again = || self.prepare(self.parts)?.with(&authorization.presented);
            // nearly no call has a second attempt, so none keeps a copy of its request
            let request = match prepared.take() {
                Some(prepared) => prepared.with(&authorization.presented),
                None => again(),
            };
            let request = request.map_err(|mistake| super::build(self.operation, mistake))?;
            let again = |anew| match anew {
                Anew::Whole => again().ok(),
                Anew::WithoutBody => {
                    self.prepare(&self.parts.without_body()).ok()?.with(&authorization.presented).ok()
                }
            };
            self.wait_for_limits().await;
            self.attempts.fetch_add(1, Ordering::Relaxed);
            let outcome = exchange.attempt(request, &again, Some(asked)).await;
            self.note_limits(&outcome);
            let refused = matches!(&outcome, Ok(response) if response.status() == StatusCode::UNAUTHORIZED);
            if refused && !replayed && authorization.is_renewable() && self.is_fresh() {
                replayed = true;
                let renewed = self.renew(&authorization).await?;
                // the same token again would be refused again
                if renewed.differs_from(&authorization) {
                    authorization = renewed;
                    replays = 1;
                    continue;
                }
            }
            let counted = self.attempts().saturating_sub(replays);
            match self.another(&outcome, counted).await {
                Some(cost) => taken = cost,
                None => {
                    if retry::is_well(&outcome) {
                        self.core.budget.give_back(taken);
                    }
                    return self.conclude(outcome);
                }
            }
            authorization = self.authorize().await?;
        }
    }

    /// The request but for its credentials.
    fn prepare(&self, parts: &Parts) -> Result<Prepared, Mistake> {
        prepare(self.core, self.operation, (parts, self.key.as_ref()), self.base)
    }

    /// Whether it can be sent (again): no stream of its body has been read from.
    fn is_fresh(&self) -> bool {
        self.parts.body.as_ref().is_none_or(|(_, body)| body.is_fresh())
    }

    async fn authorize(&self) -> Result<Authorization, Failure> {
        let authorization = authorize(self.core, self.operation, self.base, &self.parts.options);
        authorization.await.map_err(|refusal| match refusal {
            super::authorize::Refusal::Mistake(mistake) => super::build(self.operation, mistake),
            super::authorize::Refusal::Auth(kind) => self.unauthorized(kind),
        })
    }

    async fn renew(&self, refused: &Authorization) -> Result<Authorization, Failure> {
        refused.invalidate();
        self.authorize().await
    }

    /// What another attempt takes of the budget, when there is one; the pause before it is over then.
    async fn another(&self, outcome: &Outcome, counted: u32) -> Option<Taken> {
        if !self.is_fresh() {
            return None;
        }
        // with a key, the server knows the attempts of the call as one
        let repetition = match self.key.is_some() || idempotency::is_given(&self.parts.options) {
            true => Repetition::Harmless,
            false => self.operation.method.repetition(),
        };
        let ended = Ended { policy: &self.limits.retry, repetition, attempts: counted, outcome };
        let another = ended.another_of(self.operation, self.attempts())?;
        if !self.has_time_for(another.pause) {
            return None;
        }
        let taken = self.core.budget.take(another.cost)?;
        self.core.clock.sleep(another.pause).await;
        Some(taken)
    }

    fn has_time_for(&self, pause: Duration) -> bool {
        let end = self.core.clock.instant().checked_add(pause);
        end.is_some_and(|end| self.deadline.is_none_or(|deadline| end < deadline))
    }

    /// Waits until the server takes requests again, where that was asked for, is known, and does not take too long.
    async fn wait_for_limits(&self) {
        let Some(limits) = &self.core.rate_limits else { return };
        let clock = &*self.core.clock;
        // another call may have used the limit up meanwhile
        while let Some(wait) = limits.wait(self.operation, clock) {
            if wait > self.limits.retry.longest_pause() || !self.has_time_for(wait) {
                return;
            }
            clock.sleep(wait).await;
        }
    }

    fn note_limits(&self, outcome: &Outcome) {
        if let (Some(limits), Ok(response)) = (&self.core.rate_limits, outcome) {
            limits.note(self.operation, response, &*self.core.clock);
        }
    }

    fn conclude(&self, outcome: Outcome) -> Result<RawResponse, Failure> {
        let (operation, attempts) = (self.operation, self.attempts());
        match outcome {
            Ok(mut response) => {
                response.attempts = attempts;
                if let Some(unread) = &mut response.unread {
                    unread.pace = Some(self.pace());
                }
                Ok(response)
            }
            Err(AttemptError::Timeout { limit }) => {
                let (phase, limit) = (TimeoutPhase::Attempt, Some(limit));
                Err(Failure::Timeout(Box::new(TimeoutError { operation, phase, limit, attempts })))
            }
            Err(AttemptError::Transport { error, .. })
                if error.kind() == TransportErrorKind::ConnectTimeout =>
            {
                let (phase, limit) = (TimeoutPhase::Connect, None);
                Err(Failure::Timeout(Box::new(TimeoutError { operation, phase, limit, attempts })))
            }
            Err(AttemptError::Transport { error, response }) => {
                Err(Failure::Transport(Box::new(TransportFailure { operation, error, attempts, response })))
            }
        }
    }

    /// The limits of a body that is read while it arrives.
    fn pace(&self) -> Pace {
        Pace {
            clock: Arc::clone(&self.core.clock),
            idle: self.limits.attempt_timeout,
            deadline: self.deadline,
            limit: self.limits.max_body_bytes,
        }
    }

    fn unauthorized(&self, kind: AuthErrorKind) -> Failure {
        let (operation, attempts) = (self.operation, self.attempts());
        Failure::Auth(Box::new(AuthError { operation, kind, attempts }))
    }

    fn exchange(&self) -> Exchange<'_> {
        Exchange {
            transport: &*self.core.transport,
            clock: &self.core.clock,
            limits: self.limits,
            budget: &self.core.budget,
        }
    }

    fn attempts(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }
}
