//! In: the arguments, the body and the settings of one call. Out: the same, without any type of the operation.
//! Never: judging them; what they must be is checked against the operation when the request is sent.

use std::fmt;

use bytes::Bytes;

use crate::argument::ToArgument;
use crate::description::{Encoding, OperationDescription};
use crate::json::{Json, Value, Writer};
use crate::options::CallOptions;

/// What a call has been given so far; emitted code fills it.
#[doc(hidden)]
#[derive(Clone, Default)]
pub struct Parts {
    pub(crate) arguments: Vec<(usize, Value)>,
    pub(crate) body: Option<(&'static str, Bytes)>,
    pub(crate) options: CallOptions,
}

impl Parts {
    /// Sets the argument with this index in the operation's table; a second value replaces the first.
    pub fn argument<A: ToArgument + ?Sized>(&mut self, index: usize, value: &A) {
        self.set(index, value.to_argument());
    }

    /// Sets the body, as JSON.
    pub fn json_body(&mut self, body: &dyn Json) {
        let mut writer = Writer::new();
        body.write(&mut writer);
        self.body("application/json", Bytes::from(writer.into_bytes()));
    }

    /// Sets the body, as JSON of a type other than `application/json`.
    pub fn json_body_as(&mut self, media_type: &'static str, body: &dyn Json) {
        self.json_body(body);
        if let Some((known, _)) = &mut self.body {
            *known = media_type;
        }
    }

    /// Sets the body, as a form of fields.
    pub fn form_body(&mut self, body: &dyn Json, encodings: &[Encoding]) {
        self.body("application/x-www-form-urlencoded", Bytes::from(super::form::text(body, encodings)));
    }

    /// Sets the body as it is, with its media type.
    pub fn body(&mut self, media_type: &'static str, body: Bytes) {
        self.body = Some((media_type, body));
    }

    /// Sets the settings of the call.
    pub fn set_options(&mut self, options: CallOptions) {
        self.options = options;
    }

    fn set(&mut self, index: usize, value: Value) {
        self.arguments.retain(|(known, _)| *known != index);
        self.arguments.push((index, value));
    }

    /// The value of an argument; `None` when there is none.
    pub(crate) fn given(&self, index: usize) -> Option<&Value> {
        let (_, value) = self.arguments.iter().find(|(known, _)| *known == index)?;
        (!value.is_null()).then_some(value)
    }

    pub(super) fn debug(&self, operation: &OperationDescription, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names = operation.arguments.iter().enumerate();
        let names =
            names.filter(|(index, _)| self.given(*index).is_some()).map(|(_, argument)| argument.name);
        f.debug_struct("Request")
            .field("operation", &operation.id)
            .field("method", &operation.method)
            .field("arguments", &names.collect::<Vec<_>>())
            .field("body_len", &self.body.as_ref().map(|(_, body)| body.len()))
            .field("options", &self.options)
            .finish()
    }
}
