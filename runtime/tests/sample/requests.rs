//! As emitted: requests with optional inputs.

use crate::{client, operations, types};

pub(crate) type StartDavinciFlow = client::Call<operations::StartDavinciFlow>;

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
