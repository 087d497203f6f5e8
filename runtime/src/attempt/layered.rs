//! In: an attempt, and the layers around it. Out: what comes of both, within the time of an attempt.
//! Never: another attempt because a layer took too long.

use std::future::Future;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};

use http::{Request, Uri};

use super::exchange::{Again, Exchange};
use super::progress::Progress;
use super::verdict::Asked;
use crate::body::Body;
use crate::layer::{LayerContext, LayerError, LayersEnd, Reason, Stage};
use crate::outcome::{AttemptError, AttemptOutcome, LayerFault};
use crate::response::RawResponse;

/// What moves in an attempt with layers, and whether it is with the server or with a layer.
pub(crate) struct Watch {
    progress: Progress,
    /// the server, while it is asked
    server: Mutex<Option<Uri>>,
}

impl Watch {
    fn server(&self, server: Option<Uri>) -> Option<Uri> {
        self.progress.made();
        std::mem::replace(&mut *self.server.lock().unwrap_or_else(PoisonError::into_inner), server)
    }
}

impl Exchange<'_> {
    pub(crate) fn watch(&self) -> Watch {
        Watch { progress: Progress::new(self.clock), server: Mutex::default() }
    }

    /// One attempt, in the time of the layers around it: as [`Exchange::attempt`].
    pub(crate) fn within_layers<'a>(
        &'a self,
        request: Request<Body>,
        again: Again<'a>,
        asked: Option<Asked<'a>>,
        watch: &'a Watch,
    ) -> impl Future<Output = AttemptOutcome> + Send + 'a {
        let sent = self.send(request, &watch.progress);
        watch.server(Some(sent.uri.clone()));
        async move {
            let outcome = self.follow(sent, again, (asked, &watch.progress)).await;
            watch.server(None);
            outcome
        }
    }

    /// The layers around an attempt, with [`Exchange::within_layers`] at their end.
    ///
    /// # Errors
    /// When the call cannot be made at all.
    pub(crate) async fn layered<'a>(
        &'a self,
        context: LayerContext<'a>,
        watch: &'a Watch,
        end: LayersEnd<'a>,
    ) -> Result<AttemptOutcome, LayerError> {
        let mut around = self.layers.around(Stage::Attempt, context, end);
        let around = Pin::new(&mut around);
        let result = match watch.progress.within(self.limits.attempt_timeout, around).await {
            Ok(Ok(response)) => Ok(response),
            Ok(Err(error)) => Err(attempt_error(error)?),
            Err(limit) => match watch.server(None) {
                Some(server) => {
                    self.transport.gave_up(&server);
                    Err(AttemptError::Timeout { limit })
                }
                None => Err(AttemptError::Layer(LayerFault::Slow { limit })),
            },
        };
        Ok(result.map(RawResponse::revealed))
    }
}

fn attempt_error(error: LayerError) -> Result<AttemptError, LayerError> {
    match error.into_reason() {
        Reason::Attempt(error) => Ok(error),
        Reason::Layer(fault) => Ok(AttemptError::Layer(fault)),
        Reason::Call(failure) => Err(failure.into()),
        Reason::Token(failure) => Err(failure.into()),
    }
}
