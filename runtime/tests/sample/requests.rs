//! As emitted: requests with optional inputs.

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
}

rt::request!(StartDavinciFlow, types::DavinciFlowStep, E);
