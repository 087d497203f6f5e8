//! What a server sends of its own accord. In: callbacks and webhooks of a description.
//! It never says how an event arrives: that is between the server and the user's own program.

use super::method::Method;
use super::operation::OperationId;
use super::text::{NameHint, Text};
use super::types::TypeUse;
use crate::source::Pointer;

/// A request that the server makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    /// What it would like to be called.
    pub hint: NameHint,
    /// Why the server makes it.
    pub cause: Cause,
    /// The HTTP method.
    pub method: Method,
    /// What it carries, as JSON.
    pub payload: TypeUse,
    /// The headers that it has, with the few values that each can have.
    pub headers: Vec<(String, Vec<String>)>,
    /// What the description says of it.
    pub text: Text,
    /// Where it stands.
    pub at: Pointer,
}

/// Why a server makes a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Cause {
    /// A callback of an operation.
    Callback {
        /// The operation.
        operation: OperationId,
        /// Its key among the callbacks.
        name: String,
        /// Where to, as a runtime expression (OpenAPI 3.0.4, section 4.7.18).
        expression: String,
    },
    /// A webhook of this name.
    Webhook(String),
}
