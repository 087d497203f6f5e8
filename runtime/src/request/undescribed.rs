//! In: a method, a path and a body that no operation describes. Out: a request with the client's servers, credential, retries
//! and limits. Never: another server than those of the client.

use std::fmt;
use std::sync::{Mutex, PoisonError};

use super::{Sending, SendingRaw, SendingWithMeta};
use crate::attempt::Delivery;
use crate::body::Body;
use crate::client::Client;
use crate::description::{Method, OperationDescription, Statuses, Success};
use crate::json::{self, Fault, Json, Value};
use crate::mistake::Mistake;
use crate::options::CallOptions;
use crate::parts::Parts;
use crate::response::RawResponse;
use crate::stream::ByteStream;

/// A request that the description does not have; it has not been sent.
///
/// It goes to the first group of servers, below their path, and has the credential for operations that name no scheme, if the
/// client has one; [`CallOptions::credential`] gives it another.
#[derive(Clone)]
#[must_use = "a request does nothing until it is sent"]
pub struct UndescribedRequest {
    client: Client,
    operation: &'static OperationDescription,
    parts: Parts,
}

impl Client {
    /// A request that the description does not have, to a path that begins with a slash and may have a query. It goes to the first
    /// group of servers.
    pub fn request(&self, method: Method, path: &str) -> UndescribedRequest {
        UndescribedRequest::new(self, method, path)
    }
}

impl UndescribedRequest {
    /// A request to this path, which begins with a slash and may have a query; what may not stand there is escaped.
    fn new(client: &Client, method: Method, path: &str) -> Self {
        let mut parts = Parts::default();
        if path.starts_with('/') {
            parts.path = Some(path.replace('{', "%7B").replace('}', "%7D"));
        } else {
            parts.mistake = Some(Mistake::RelativePath);
        }
        Self { client: client.clone(), operation: operation(method), parts }
    }

    /// Sends this as JSON.
    pub fn json<B: Json>(mut self, body: &B) -> Self {
        self.parts.json_body(body);
        self
    }

    /// Sends the members of this object as the fields of a form.
    pub fn form<B: Json>(mut self, body: &B) -> Self {
        self.parts.form_body(body, &[]);
        self
    }

    /// Sends this body as it is.
    pub fn raw_body(mut self, media_type: &str, body: impl Into<Body>) -> Self {
        self.parts.set_raw_body(media_type, body.into());
        self
    }

    /// Adds a query parameter; what may not stand there is escaped.
    pub fn query(self, name: &str, value: &str) -> Self {
        self.with(|options| options.query(name, value))
    }

    /// Adds a header, with the limits of [`CallOptions::header`].
    pub fn header(self, name: &str, value: &str) -> Self {
        self.with(|options| options.header(name, value))
    }

    /// Uses these settings for the call, in place of the client's own and of what [`UndescribedRequest::query`] and
    /// [`UndescribedRequest::header`] have added before.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.parts.set_options(options);
        self
    }

    fn with(mut self, change: impl FnOnce(CallOptions) -> CallOptions) -> Self {
        self.parts.options = change(std::mem::take(&mut self.parts.options));
        self
    }

    /// Sends the request when awaited, and reads any 2xx as JSON; one without a body as `null`. Of an error the body is JSON
    /// of any shape.
    pub fn send<T: Json>(self) -> Sending<T, Value> {
        Sending::new(self.send_with_meta())
    }

    /// As [`UndescribedRequest::send`], with status and headers beside the value.
    pub fn send_with_meta<T: Json>(self) -> SendingWithMeta<T, Value> {
        SendingWithMeta::new(self.client, (self.operation, json_or_null), self.parts)
    }

    /// Sends the request when awaited, and gives the body of a 2xx while it arrives.
    pub fn send_for_bytes(mut self) -> SendingWithMeta<ByteStream, Value> {
        self.parts.delivery = Delivery::Unread;
        SendingWithMeta::new(self.client, (self.operation, RawResponse::byte_stream), self.parts)
    }

    /// Sends the request when awaited, and gives the answer as it came, whatever its status.
    pub fn send_raw(self) -> SendingRaw<Value> {
        SendingRaw::new(self.client, self.operation, self.parts)
    }

    /// Sends the request when awaited, and gives the answer whatever its status: status and headers, and the body while it arrives.
    pub fn send_raw_stream(mut self) -> SendingWithMeta<ByteStream, Value> {
        self.parts.delivery = Delivery::Raw;
        SendingWithMeta::new(self.client, (self.operation, RawResponse::byte_stream), self.parts)
    }
}

/// What waits in place of `send`: see [`blocking`](crate::blocking).
#[cfg(feature = "blocking")]
impl UndescribedRequest {
    /// Sends the request, and waits for a 2xx, which is read as JSON.
    ///
    /// # Errors
    /// As of [`UndescribedRequest::send`].
    pub fn call<T: Json + 'static>(self) -> Result<T, crate::error::Error<Value>> {
        self.send_with_meta().wait().map(crate::response::Response::into_body)
    }

    /// Sends the request, and waits for the answer as it comes, whatever its status.
    ///
    /// # Errors
    /// As of [`UndescribedRequest::send_raw`].
    pub fn call_raw(self) -> Result<RawResponse, crate::error::Error<Value>> {
        self.send_raw().wait()
    }

    /// Sends the request, and waits for the head of the answer, whatever its status; the body is an iterator of its pieces.
    ///
    /// # Errors
    /// As of [`UndescribedRequest::send_raw_stream`].
    pub fn call_raw_stream(
        self,
    ) -> Result<crate::response::Response<ByteStream>, crate::error::Error<Value>> {
        self.send_raw_stream().wait()
    }
}

fn json_or_null<T: Json>(response: &RawResponse) -> Result<T, Fault> {
    if response.body().is_empty() { json::from_str("null") } else { response.json() }
}

const SUCCESS: &[Success] = &[Success::new(Statuses::Class(2), &[])];

/// What there is to know of an operation that is not described.
const fn undescribed(method: Method) -> OperationDescription {
    OperationDescription {
        id: method.as_str(),
        method,
        path: "/",
        arguments: &[],
        servers: 0,
        security: &[],
        success: SUCCESS,
        accept: "application/json",
        tags: &[],
    }
}

static KNOWN: [OperationDescription; 9] = [
    undescribed(Method::Get),
    undescribed(Method::Put),
    undescribed(Method::Post),
    undescribed(Method::Delete),
    undescribed(Method::Options),
    undescribed(Method::Head),
    undescribed(Method::Patch),
    undescribed(Method::Trace),
    undescribed(Method::Query),
];

/// Those of other methods: errors name their operation for as long as the program runs, so there is one for each method.
static OTHERS: Mutex<Vec<&'static OperationDescription>> = Mutex::new(Vec::new());

fn operation(method: Method) -> &'static OperationDescription {
    if let Some(known) = KNOWN.iter().find(|known| known.method == method) {
        return known;
    }
    let mut others = OTHERS.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = others.iter().find(|known| known.method == method) {
        return known;
    }
    let new: &'static OperationDescription = Box::leak(Box::new(undescribed(method)));
    others.push(new);
    new
}

/// Without the path and the body.
impl fmt::Debug for UndescribedRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.debug(self.operation, f)
    }
}
