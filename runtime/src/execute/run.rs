//! In: a prepared call. Out: the response of its last attempt, or why there is none.
//! Never: more attempts than the policy has, but for one with a new token after a 401.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use http::StatusCode;

use super::authorize::{Authorization, authorize};
use super::idempotency::{self, Key};
use super::prepare::{Prepared, prepare};
use crate::attempt::{Asked, Exchange, Limits};
use crate::client::Core;
use crate::description::OperationDescription;
use crate::error::{
    AuthError, AuthErrorKind, Failure, LayerFailure, TimeoutError, TimeoutPhase, TransportFailure,
};
use crate::layer::Changes;
use crate::mistake::Mistake;
use crate::outcome::{AttemptError, AttemptOutcome, LayerFault};
use crate::parts::Parts;
use crate::repetition::Repetition;
use crate::response::RawResponse;
use crate::retry::{self, Ended, Taken};
use crate::server::BaseUrl;
use crate::stream::Pace;
use crate::transport_error::TransportErrorKind;

/// One call, whatever its operation.
pub(super) struct RunningCall<'a> {
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

/// An attempt before its credentials are added.
pub(super) struct Bare<'a> {
    pub(super) prepared: Prepared,
    pub(super) authorization: &'a Authorization,
    /// those of the layers around the call
    pub(super) changes: &'a Changes,
    pub(super) asked: Asked<'a>,
}

impl RunningCall<'_> {
    pub(super) async fn run(self) -> Result<RawResponse, Failure> {
        // first of all: a mistake is to be known before a token is asked for
        let prepared = self.prepare(self.parts).map_err(|mistake| super::build(self.operation, mistake))?;
        if self.core.layers.is_empty() {
            return self.attempts(prepared, &Changes::default()).await;
        }
        Box::pin(self.within_layers(prepared)).await
    }

    /// All attempts; further ones are made with the changes of the layers around the call.
    pub(super) async fn attempts(&self, first: Prepared, changes: &Changes) -> Result<RawResponse, Failure> {
        let mut prepared = Some(first);
        let mut authorization = self.authorize().await?;
        let exchange = self.exchange();
        let asked = Asked { operation: self.operation, delivery: self.parts.delivery };
        let mut replayed = false;
        let mut replays = 0;
        let mut taken = Taken::default();
        loop {
            // nearly no call has a second attempt, so none keeps a copy of its request
            let bare = match prepared.take() {
                Some(prepared) => Ok(prepared),
                None => self.prepare(self.parts).and_then(|prepared| prepared.changed(changes)),
            };
            let mistaken = |mistake| super::build(self.operation, mistake);
            let bare = bare.map_err(mistaken)?;
            self.wait_for_limits().await;
            self.attempts.fetch_add(1, Ordering::Relaxed);
            let outcome = if self.core.layers.is_empty() {
                let request = bare.with(&authorization.presented).map_err(mistaken)?;
                let again = |anew| self.again(anew, changes)?.with(&authorization.presented).ok();
                exchange.attempt(request, &again, Some(asked)).await
            } else {
                let bare = Bare { prepared: bare, authorization: &authorization, changes, asked };
                Box::pin(self.layered(&exchange, bare)).await?
            };
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
            let counted = self.made().saturating_sub(replays);
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
    pub(super) fn prepare(&self, parts: &Parts) -> Result<Prepared, Mistake> {
        let prepared = prepare(self.core, self.operation, (parts, self.key.as_ref()), self.base)?;
        #[cfg(feature = "test")]
        let prepared = prepared.marked(self.operation, parts);
        Ok(prepared)
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
    async fn another(&self, outcome: &AttemptOutcome, counted: u32) -> Option<Taken> {
        if !self.is_fresh() {
            return None;
        }
        // with a key, the server knows the attempts of the call as one
        let repetition = match self.key {
            Some(_) => Repetition::Harmless,
            None => idempotency::repetition(self.operation, &self.parts.options),
        };
        let ended = Ended { policy: &self.limits.retry, repetition, attempts: counted, outcome };
        let another = ended.another_of(self.operation, self.made())?;
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

    fn note_limits(&self, outcome: &AttemptOutcome) {
        if let (Some(limits), Ok(response)) = (&self.core.rate_limits, outcome) {
            limits.note(self.operation, response, &*self.core.clock);
        }
    }

    fn conclude(&self, outcome: AttemptOutcome) -> Result<RawResponse, Failure> {
        let mut response = outcome.map_err(|error| self.failed(error))?;
        response.attempts = self.made();
        if let Some(unread) = &mut response.unread {
            unread.pace = Some(self.pace());
        }
        Ok(response)
    }

    pub(super) fn failed(&self, error: AttemptError) -> Failure {
        let (operation, attempts) = (self.operation, self.made());
        let timeout = |phase, limit, server| {
            Failure::Timeout(Box::new(TimeoutError { operation, phase, limit, server, attempts }))
        };
        match error {
            AttemptError::Timeout { limit } | AttemptError::Layer(LayerFault::Slow { limit }) => {
                timeout(TimeoutPhase::Attempt, Some(limit), Some(self.base.origin().authority()))
            }
            AttemptError::Transport { error, .. } if error.kind() == TransportErrorKind::ConnectTimeout => {
                timeout(TimeoutPhase::Connect, None, error.server().map(str::to_owned))
            }
            AttemptError::Transport { error, response } => {
                Failure::Transport(Box::new(TransportFailure { operation, error, attempts, response }))
            }
            AttemptError::Layer(fault) => {
                Failure::Layer(Box::new(LayerFailure { operation, fault, attempts }))
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

    pub(super) fn unauthorized(&self, kind: AuthErrorKind) -> Failure {
        let (operation, attempts) = (self.operation, self.made());
        Failure::Auth(Box::new(AuthError { operation, kind, attempts }))
    }

    fn exchange(&self) -> Exchange<'_> {
        Exchange {
            transport: &*self.core.transport,
            clock: &self.core.clock,
            limits: self.limits,
            budget: &self.core.budget,
            layers: &self.core.layers,
        }
    }

    /// How many attempts there have been.
    pub(super) fn made(&self) -> u32 {
        self.attempts.load(Ordering::Relaxed)
    }
}
