//! What a fake shares with its clients and with what a test expects. In: expectations, and requests; out: their answers, in the order
//! of the expectations. It never sends anything.

use std::sync::{Arc, Mutex, PoisonError};

use bytes::Bytes;

use super::call::Call;
use super::expectation::Expectation;
use super::report;
use crate::body::Body;
use crate::clock::{Clock as _, ManualClock};
use crate::executor::BoxFuture;
use crate::transport::{Transport, give_way, whole};
use crate::transport_error::{TransportError, TransportErrorKind};

/// What a fake shares with its clients and with what a test expects.
#[doc(hidden)]
#[derive(Clone)]
pub struct FakeCore(Arc<Shared>);

struct Shared {
    clock: ManualClock,
    state: Mutex<FakeState>,
}

#[derive(Default)]
pub(super) struct FakeState {
    pub(super) expectations: Vec<Expectation>,
    pub(super) calls: Vec<Call>,
    pub(super) unexpected: Vec<String>,
}

impl FakeCore {
    pub(super) fn new(clock: ManualClock) -> Self {
        Self(Arc::new(Shared { clock, state: Mutex::default() }))
    }

    pub(super) fn clock(&self) -> &ManualClock {
        &self.0.clock
    }

    pub(super) fn list(&self, expectation: Expectation) -> usize {
        self.with(|state| {
            state.expectations.push(expectation);
            state.expectations.len() - 1
        })
    }

    pub(super) fn expectation<R>(&self, index: usize, look: impl FnOnce(&mut Expectation) -> R) -> Option<R> {
        self.with(|state| state.expectations.get_mut(index).map(look))
    }

    pub(super) fn with<R>(&self, look: impl FnOnce(&mut FakeState) -> R) -> R {
        look(&mut self.0.state.lock().unwrap_or_else(PoisonError::into_inner))
    }

    async fn answer(&self, request: http::Request<Body>) -> Result<http::Response<Body>, TransportError> {
        let (head, body) = request.into_parts();
        let call = Call::new(http::Request::<Bytes>::from_parts(head, whole(body).await?));
        let reply = self.with(|state| state.reply(&call));
        let reply = reply.map_err(|why| TransportError::new(TransportErrorKind::Unsendable, why))?;
        if !reply.delay().is_zero() {
            self.0.clock.sleep(reply.delay()).await;
        }
        // a timeout of the call comes before an answer of the same time
        give_way().await;
        reply.answer()
    }
}

impl FakeState {
    fn reply(&mut self, call: &Call) -> Result<super::Reply, String> {
        self.calls.push(call.clone());
        let mut latest = self.expectations.iter_mut().rev();
        if let Some(taken) = latest.find(|one| one.is_about(call) && one.differences(call).is_empty()) {
            let (signature, place) = (taken.signature(), taken.place());
            return taken.take().ok_or_else(|| {
                let why = format!("{signature} is expected, and has no answer ({place})");
                self.unexpected.push(why.clone());
                why
            });
        }
        let why = report::unexpected(call, &self.expectations);
        self.unexpected.push(why.clone());
        Err(why)
    }
}

impl Transport for FakeCore {
    fn send(
        &self,
        request: http::Request<Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(self.answer(request))
    }
}
