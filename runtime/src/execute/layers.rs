//! In: a call of a client that has layers. Out: the same, with its layers around it and around each attempt.
//! Never: a credential to a layer; they are added behind the last one.

use std::sync::Arc;

use super::prepare::Prepared;
use super::run::{Bare, RunningCall};
use crate::attempt::{Anew, Exchange};
use crate::error::{AuthErrorKind, Failure, LayerFailure};
use crate::layer::{Changes, Facts, LayerContext, LayerError, Reason, Stage, Subject};
use crate::mistake::Mistake;
use crate::outcome::AttemptOutcome;
use crate::response::RawResponse;

impl RunningCall<'_> {
    /// The attempts, with the layers of the client around all of them.
    pub(super) async fn within_layers(&self, prepared: Prepared) -> Result<RawResponse, Failure> {
        let (request, cookies) = prepared.apart();
        let context = LayerContext::new(self.facts(0, self.all_schemes()), request, Changes::default());
        let around = self.core.layers.around(
            Stage::Call,
            context,
            Box::new(move |context| {
                let (request, changes) = context.into_parts();
                let prepared = Prepared::joined(request, cookies);
                Box::pin(async move { Ok(self.attempts(prepared, &changes).await?) })
            }),
        );
        around.await.map_err(|error| self.failure(error))
    }

    /// One attempt, with the layers of the client around it.
    pub(super) async fn layered(
        &self,
        exchange: &Exchange<'_>,
        bare: Bare<'_>,
    ) -> Result<AttemptOutcome, Failure> {
        let Bare { prepared, authorization, changes, asked } = bare;
        let (request, cookies) = prepared.apart();
        let facts = self.facts(self.made(), authorization.schemes.clone());
        let context = LayerContext::new(facts, request, changes.clone());
        let watch = exchange.watch();
        let end = |context: LayerContext<'_>| {
            let (request, changes) = context.into_parts();
            let prepared = Prepared::joined(request, cookies);
            let watch = &watch;
            let sending = async move {
                let request =
                    prepared.with(&authorization.presented).map_err(|mistake| self.mistaken(mistake))?;
                let again = |anew| self.again(anew, &changes)?.with(&authorization.presented).ok();
                Ok(exchange.within_layers(request, &again, Some(asked), watch).await?)
            };
            Box::pin(sending) as _
        };
        exchange.layered(context, &watch, Box::new(end)).await.map_err(|error| self.failure(error))
    }

    /// The request once more, with the changes of layers but without credentials.
    pub(super) fn again(&self, anew: Anew, changes: &Changes) -> Option<Prepared> {
        let prepared = match anew {
            Anew::Whole => self.prepare(self.parts),
            Anew::WithoutBody => self.prepare(&self.parts.without_body()),
        };
        prepared.ok()?.changed(changes).ok()
    }

    fn facts(&self, attempt: u32, schemes: Vec<&'static str>) -> Facts<'_> {
        let hidden = self.base.query();
        let subject = match self.parts.path {
            None => Subject::Operation(self.operation, hidden),
            Some(_) => Subject::Undescribed(hidden),
        };
        let (clock, answers) = (&self.core.clock, self.limits.answers);
        Facts { subject, attempt, deadline: self.deadline, clock, answers, schemes }
    }

    /// The schemes that the operation names, each once.
    fn all_schemes(&self) -> Vec<&'static str> {
        let mut names = Vec::new();
        for requirement in self.operation.security.iter().copied().flatten() {
            if let Some(scheme) = self.core.api.schemes.get(requirement.scheme)
                && !names.contains(&scheme.name)
            {
                names.push(scheme.name);
            }
        }
        names
    }

    fn mistaken(&self, mistake: Mistake) -> LayerError {
        super::build(self.operation, mistake).into()
    }

    fn failure(&self, error: LayerError) -> Failure {
        let (operation, attempts) = (self.operation, self.made());
        match error.into_reason() {
            Reason::Call(failure) => failure,
            Reason::Attempt(error) => self.failed(error),
            Reason::Token(failure) => self.unauthorized(AuthErrorKind::Token(Arc::new(failure))),
            Reason::Layer(fault) => Failure::Layer(Box::new(LayerFailure { operation, fault, attempts })),
        }
    }
}
