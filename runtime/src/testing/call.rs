//! A call that a fake has received. In: a request with what its operation was given; out: that, to be looked at. It never holds back
//! anything but the headers that carry secrets, which it gives only when they are asked for by name.

use std::fmt;
use std::sync::Arc;

use bytes::Bytes;

use crate::description::OperationDescription;
use crate::form;
use crate::json::{self, Fault, Json, Map, Value};
use crate::operation::AskedOperation;
use crate::response::MediaType;

/// A call that was received: one for each attempt, and one for each token request and redirect.
#[derive(Clone)]
pub struct Call(Arc<Received>);

struct Received {
    request: http::Request<Bytes>,
    asked: Option<AskedOperation>,
}

impl Call {
    pub(super) fn new(mut request: http::Request<Bytes>) -> Self {
        let asked = request.extensions_mut().remove::<AskedOperation>().filter(|asked| asked.is_described);
        Self(Arc::new(Received { request, asked }))
    }

    pub(super) fn description(&self) -> Option<&'static OperationDescription> {
        Some(self.0.asked.as_ref()?.operation)
    }

    /// The operation's `operationId`, or the name that stands for it; `None` for requests that are not described, and for tokens.
    #[must_use]
    pub fn operation(&self) -> Option<&'static str> {
        Some(self.description()?.id)
    }

    /// The method, such as `GET`.
    #[must_use]
    pub fn method(&self) -> &str {
        self.0.request.method().as_str()
    }

    /// The path, with its escapes, without the query.
    #[must_use]
    pub fn path(&self) -> &str {
        self.0.request.uri().path()
    }

    /// The query, with its escapes; empty when there is none.
    #[must_use]
    pub fn query(&self) -> &str {
        self.0.request.uri().query().unwrap_or_default()
    }

    /// An argument by the name that the description gives it, as JSON; `None` when it was not given.
    #[must_use]
    pub fn argument(&self, name: &str) -> Option<&Value> {
        let AskedOperation { operation, arguments, .. } = self.0.asked.as_ref()?;
        let named = operation.arguments.iter().position(|argument| argument.name == name)?;
        arguments.iter().find(|(index, value)| *index == named && !value.is_null()).map(|(_, value)| value)
    }

    /// The argument of this index.
    pub(super) fn given(&self, index: usize) -> &Value {
        let arguments = self.0.asked.as_ref().map_or(&[][..], |asked| &asked.arguments);
        arguments.iter().find(|(known, _)| *known == index).map_or(&Value::Null, |(_, value)| value)
    }

    /// The first header of this name; `None` when it is not there, or is not text.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.request.headers().get(name)?.to_str().ok()
    }

    /// The body as it was sent.
    #[must_use]
    pub fn bytes(&self) -> &Bytes {
        self.0.request.body()
    }

    /// The body, decoded as JSON.
    ///
    /// # Errors
    /// When it is not JSON, or is JSON of another shape.
    pub fn json<T: Json>(&self) -> Result<T, Fault> {
        json::from_slice(self.bytes())
    }

    /// The body as a value: its JSON; a form as an object of texts; otherwise a text. Null when there is none.
    #[must_use]
    pub fn body(&self) -> Value {
        let body = self.bytes();
        let parsed = MediaType::parse(self.header("content-type").unwrap_or_default());
        if body.is_empty() {
            return Value::Null;
        }
        if parsed.is_json()
            && let Ok(value) = json::from_slice(body)
        {
            return value;
        }
        let text = String::from_utf8_lossy(body);
        if parsed.fit("application/x-www-form-urlencoded").is_some() {
            let fields = form::pairs(&text).map(|(name, value)| (name, Value::from(value)));
            return Value::Object(fields.collect::<Map<Value>>());
        }
        Value::from(text.into_owned())
    }
}

/// Without the headers, of which some are secrets.
impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Call")
            .field("operation", &self.operation())
            .field("method", &self.method())
            .field("path", &self.path())
            .field("query", &self.query())
            .field("body", &self.body())
            .finish()
    }
}
