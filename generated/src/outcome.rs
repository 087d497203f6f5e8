//! Answers with status 200 that say they failed. In: an answer; out: what it means, as a `Result`.
//! It never guesses: an answer that does not say is taken as what the service's documentation makes of it.

use crate::Value;
use crate::types::{DavinciFlowStep, ExternalWorkflowResponse, TokenAuthResponse, TokenAuthStatus};
use std::fmt;

/// A workflow was not started although the call was accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotExecuted {
    /// What SailPoint says about it.
    pub message: Option<String>,
}

impl fmt::Display for NotExecuted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.message {
            Some(message) => write!(f, "the workflow was not executed: {message}"),
            None => f.write_str("the workflow was not executed"),
        }
    }
}

impl std::error::Error for NotExecuted {}

impl ExternalWorkflowResponse {
    /// The id of the execution.
    ///
    /// An answer without an id is a failure, whatever else it says. An answer with both an id and a message counts as
    /// executed, and the message stays readable in [`message`](Self::message).
    ///
    /// # Errors
    ///
    /// There is no `workflowExecutionId`.
    pub fn executed(&self) -> Result<&str, NotExecuted> {
        self.workflow_execution_id.as_deref().ok_or_else(|| NotExecuted { message: self.message.clone() })
    }
}

/// A token did not authenticate the user, or not yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAuthenticated {
    /// What SailPoint answered; `None` when it did not say.
    pub status: Option<TokenAuthStatus>,
}

impl NotAuthenticated {
    /// Whether the outcome is still open.
    pub fn is_pending(&self) -> bool {
        self.status == Some(TokenAuthStatus::Pending)
    }
}

impl fmt::Display for NotAuthenticated {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.status {
            Some(status) => write!(f, "the user is not authenticated: {status}"),
            None => f.write_str("the user is not authenticated"),
        }
    }
}

impl std::error::Error for NotAuthenticated {}

impl TokenAuthResponse {
    /// Whether the user is authenticated. Only `SUCCESS` says so.
    ///
    /// # Errors
    ///
    /// Any other status, one that nobody knew when this client was made included, or none at all.
    pub fn authenticated(&self) -> Result<(), NotAuthenticated> {
        match &self.status {
            Some(TokenAuthStatus::Success) => Ok(()),
            status => Err(NotAuthenticated { status: status.clone() }),
        }
    }
}

/// A flow ended in failure although the status was 200.
#[derive(Debug, Clone, PartialEq)]
pub struct FlowFailed {
    /// The code, a text or a number.
    pub code: Option<Value>,
    /// What PingOne says about it.
    pub message: Option<String>,
}

impl fmt::Display for FlowFailed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the flow failed")?;
        match &self.message {
            Some(message) => write!(f, ": {message}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for FlowFailed {}

impl DavinciFlowStep {
    /// The step, if it is none that failed: no `error`, no `status` of `FAILED`, and `success` not false.
    ///
    /// # Errors
    ///
    /// The answer says that the flow failed.
    pub fn proceeding(&self) -> Result<&Self, FlowFailed> {
        let error = self.additional.get("error").filter(|error| **error != Value::Null);
        let failed = self.additional.get("status").and_then(Value::as_str) == Some("FAILED");
        let unsuccessful = self.additional.get("success") == Some(&Value::Bool(false));
        if error.is_none() && !failed && !unsuccessful {
            return Ok(self);
        }
        let member =
            |name: &str| error.and_then(|error| error.get(name)).or_else(|| self.additional.get(name));
        Err(FlowFailed {
            code: member("code").cloned(),
            message: member("message").and_then(Value::as_str).map(str::to_owned),
        })
    }
}
