//! As emitted: requests with optional inputs.

use std::future::IntoFuture;

use clientwright_runtime::codegen as rt;

use crate::types;

type E = std::convert::Infallible;

#[must_use = "a request does nothing until it is sent"]
#[derive(Debug, Clone)]
pub(crate) struct StartDavinciFlow {
    pub(crate) request: rt::Request<types::DavinciFlowStep, E>,
}

#[allow(dead_code, reason = "emitted whole")]
impl StartDavinciFlow {
    pub(crate) fn body(mut self, body: &types::DavinciFlowInput) -> Self {
        self.request.json_body(body);
        self
    }
    pub(crate) fn limit(mut self, limit: i32) -> Self {
        self.request.argument(2, &limit);
        self
    }
    pub(crate) fn options(mut self, options: rt::CallOptions) -> Self {
        self.request.set_options(options);
        self
    }
    pub(crate) fn send(self) -> rt::Sending<types::DavinciFlowStep, E> {
        self.request.send()
    }
    pub(crate) fn send_with_meta(self) -> rt::SendingWithMeta<types::DavinciFlowStep, E> {
        self.request.send_with_meta()
    }
}

impl IntoFuture for StartDavinciFlow {
    type Output = Result<types::DavinciFlowStep, rt::Error<E>>;
    type IntoFuture = rt::Sending<types::DavinciFlowStep, E>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}
