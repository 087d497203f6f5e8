//! As emitted: the client.

use clientwright_runtime::codegen as rt;

use crate::operations::API;
use crate::{errors, operations, requests, servers, types};

#[derive(Debug, Clone)]
pub(crate) struct Client {
    core: rt::Client,
}

impl Client {
    pub(crate) fn set_identity_password(
        &self,
        body: &types::PasswordChangeRequest,
    ) -> rt::Request<types::PasswordChangeResponse, errors::SetIdentityPasswordError> {
        let mut request = rt::Request::new(&self.core, &operations::SET_IDENTITY_PASSWORD);
        request.json_body(body);
        request
    }

    pub(crate) fn start_davinci_flow(&self, env_id: &str, policy_id: &str) -> requests::StartDavinciFlow {
        let mut request = rt::Request::new(&self.core, &operations::START_DAVINCI_FLOW);
        request.argument(0, env_id);
        request.argument(1, policy_id);
        requests::StartDavinciFlow { request }
    }
}

rt::calls!();

rt::client!(API);

impl ClientBuilder {
    pub(crate) fn server(mut self, server: servers::Server) -> Self {
        self.builder.server(0, server.into());
        self
    }
    pub(crate) fn davinci_server(mut self, server: servers::DavinciServer) -> Self {
        self.builder.server(1, server.into());
        self
    }
    pub(crate) fn user_context_auth(mut self, credential: rt::Credential) -> Self {
        self.builder.credential(0, credential);
        self
    }
    pub(crate) fn davinci_access_token(mut self, credential: rt::Credential) -> Self {
        self.builder.credential(1, credential);
        self
    }
}
