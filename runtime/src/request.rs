//! In: an operation, its arguments and its body. Out: a request as a value, and the future of its result.
//! Never: sending before it is awaited; a mistake waits for the sending too.

mod call;
mod conclusion;
mod observing;
mod reopening;
mod sending;
mod undescribed;

use std::fmt;
use std::future::IntoFuture;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use http::HeaderMap;

pub use self::call::{Answers, LongRunning, Paged, PagedItems};
pub(crate) use self::conclusion::concluded;
pub use self::sending::{Sending, SendingRaw, SendingWithMeta};
pub use self::undescribed::UndescribedRequest;
use crate::attempt::Delivery;
use crate::body::Body;
use crate::client::Client;
#[cfg(feature = "blocking")]
use crate::error::Error;
use crate::error::ErrorBody;
use crate::json::Json;
use crate::operation::{Decode, Operation};
use crate::options::CallOptions;
use crate::parts::Parts;
use crate::response::RawResponse;
#[cfg(feature = "blocking")]
use crate::response::Response;
use crate::response::json_lines;
use crate::stream::{ByteStream, ItemStream};

/// A request that has not been sent: a value that can be kept, cloned and sent more than once.
///
/// `T` is the type of the success, `E` that of the documented errors, `H` that of the success's documented headers.
#[must_use = "a request does nothing until it is sent"]
pub struct Request<T: 'static, E, H = HeaderMap> {
    client: Client,
    operation: &'static Operation<T>,
    parts: Parts,
    results: PhantomData<fn() -> (E, H)>,
}

impl<T, E, H> Request<T, E, H> {
    /// A request of the operation without any argument; emitted code adds them.
    #[doc(hidden)]
    pub fn new(client: &Client, operation: &'static Operation<T>) -> Self {
        Self { client: client.clone(), operation, parts: Parts::default(), results: PhantomData }
    }

    /// Sends the request to this address in place of the operation's path and query, with everything else of the operation: a link
    /// that an answer had. A relative one is meant from the address of the request (RFC 3986, 5).
    ///
    /// The call fails with [`Error::Build`](crate::Error::Build) when that is no address, or one of another origin.
    pub fn at(mut self, address: &(impl fmt::Display + ?Sized)) -> Self {
        self.parts.set_address(address);
        self
    }

    /// Sends the body as this media type: one of those that the description has for it, or one of their ranges.
    ///
    /// The call fails with [`Error::Build`](crate::Error::Build) when it is none of them.
    pub fn body_as(mut self, media_type: &str) -> Self {
        self.parts.set_media_type(media_type);
        self
    }

    /// Sends this body as it is, in place of the described one.
    pub fn raw_body(mut self, media_type: &str, body: impl Into<Body>) -> Self {
        self.parts.set_raw_body(media_type, body.into());
        self
    }

    /// Uses these settings for the call, in place of the client's own.
    pub fn options(mut self, options: CallOptions) -> Self {
        self.parts.set_options(options);
        self
    }
}

impl<T, E: ErrorBody, H> Request<T, E, H> {
    /// Sends the request when awaited, and gives the success.
    pub fn send(self) -> Sending<T, E> {
        let Operation { description, decode } = self.operation;
        Sending::new(SendingWithMeta::new(self.client, (description, *decode), self.parts))
    }

    /// Sends the request when awaited, and gives the success with its status and headers.
    pub fn send_with_meta(self) -> SendingWithMeta<T, E, H> {
        let Operation { description, decode } = self.operation;
        SendingWithMeta::new(self.client, (description, *decode), self.parts)
    }

    /// Sends the request when awaited, and gives the body of the success while it arrives, whatever the description says of
    /// it; status and headers are beside it.
    pub fn send_for_bytes(self) -> SendingWithMeta<ByteStream, E, H> {
        self.send_unread(RawResponse::byte_stream)
    }

    /// As [`Request::send_for_bytes`], for a body that is JSON values on lines: what a server sends that is asked to go on
    /// with its answer, as Kubernetes does for `watch`.
    pub fn send_for_items<I: Json>(self) -> SendingWithMeta<ItemStream<I>, E, H> {
        self.send_unread(json_lines)
    }

    /// Sends the request when awaited, and gives the answer as it came, whatever its status: nothing is decoded.
    pub fn send_raw(self) -> SendingRaw<E> {
        SendingRaw::new(self.client, &self.operation.description, self.parts)
    }

    /// As [`Request::send_raw`], but the body is there while it arrives, and has no limit.
    pub fn send_raw_stream(mut self) -> SendingWithMeta<ByteStream, E> {
        self.parts.delivery = Delivery::Raw;
        SendingWithMeta::new(self.client, (&self.operation.description, RawResponse::byte_stream), self.parts)
    }

    /// What it is made of.
    pub(crate) fn into_pieces(self) -> (Client, &'static Operation<T>, Parts) {
        (self.client, self.operation, self.parts)
    }

    fn send_unread<B>(mut self, decode: Decode<B>) -> SendingWithMeta<B, E, H> {
        self.parts.delivery = Delivery::Unread;
        SendingWithMeta::new(self.client, (&self.operation.description, decode), self.parts)
    }
}

/// Each of these waits for what [`Request::send`] and its likes give a future of: see [`blocking`](crate::blocking).
#[cfg(feature = "blocking")]
impl<T, E: ErrorBody, H> Request<T, E, H> {
    /// Sends the request, and waits for the success.
    ///
    /// # Errors
    /// As of [`Request::send`].
    pub fn call(self) -> Result<T, Error<E>> {
        self.call_with_meta().map(Response::into_body)
    }

    /// Sends the request, and waits for the success with its status and headers.
    ///
    /// # Errors
    /// As of [`Request::send`].
    pub fn call_with_meta(self) -> Result<Response<T, H>, Error<E>> {
        self.send_with_meta().wait()
    }

    /// Sends the request, and waits for the answer as it comes, whatever its status.
    ///
    /// # Errors
    /// As of [`Request::send_raw`].
    pub fn call_raw(self) -> Result<RawResponse, Error<E>> {
        self.send_raw().wait()
    }

    /// Sends the request, and waits for the head of the answer, whatever its status; the body is an iterator of its pieces.
    ///
    /// # Errors
    /// As of [`Request::send_raw_stream`].
    pub fn call_raw_stream(self) -> Result<Response<ByteStream>, Error<E>> {
        self.send_raw_stream().wait()
    }

    /// Sends the request, and waits for the head of the success; the body is an iterator of its pieces.
    ///
    /// # Errors
    /// As of [`Request::send`].
    pub fn call_for_bytes(self) -> Result<Response<ByteStream, H>, Error<E>> {
        self.send_for_bytes().wait()
    }

    /// Sends the request, and waits for the head of the success; the body is an iterator of the JSON values on its lines.
    ///
    /// # Errors
    /// As of [`Request::send`].
    pub fn call_for_items<I: Json + 'static>(self) -> Result<Response<ItemStream<I>, H>, Error<E>> {
        self.send_for_items().wait()
    }
}

impl<T, E: ErrorBody, H> IntoFuture for Request<T, E, H> {
    type Output = Result<T, crate::error::Error<E>>;
    type IntoFuture = Sending<T, E>;

    fn into_future(self) -> Self::IntoFuture {
        self.send()
    }
}

/// What needs no type is done by [`Parts`], which is compiled once and not per operation.
#[doc(hidden)]
impl<T, E, H> Deref for Request<T, E, H> {
    type Target = Parts;

    fn deref(&self) -> &Parts {
        &self.parts
    }
}

#[doc(hidden)]
impl<T, E, H> DerefMut for Request<T, E, H> {
    fn deref_mut(&mut self) -> &mut Parts {
        &mut self.parts
    }
}

impl<T, E, H> Clone for Request<T, E, H> {
    fn clone(&self) -> Self {
        Self {
            client: self.client.clone(),
            operation: self.operation,
            parts: self.parts.clone(),
            results: PhantomData,
        }
    }
}

/// Without arguments and body.
impl<T, E, H> fmt::Debug for Request<T, E, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.parts.debug(&self.operation.description, f)
    }
}
