//! In: the head and the bytes of a response. Out: a response as the core, the decoders and the user see it.
//! Never: printing of a body or of a header's value, since both can be secret.

pub(crate) mod after;
mod coding;
mod form;
mod identity;
mod items;
mod link;
mod media_type;
mod message;
mod streams;
mod withheld;

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use self::after::retry_after;
pub(crate) use self::coding::coding;
pub use self::form::json_or_text;
pub(crate) use self::identity::request_id;
pub(crate) use self::link::linked;
pub(crate) use self::media_type::{Fit, MediaType, looks_like_json};
pub(crate) use self::message::{message, presentable};
pub use self::streams::{events, json_lines, json_sequence, text_events, told_events};
use crate::header::{self, HeaderFault, Headers};
use crate::json::{self, Fault, Finding, Json, Manner, Watching};
use crate::observation::Observing;
use crate::stream::{ByteStream, EventSource, Unread};

/// How an answer is read that differs from the description.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum AnswerReading {
    /// It is an answer as long as it can be read without a loss.
    #[default]
    Lenient,
    /// It is an error.
    Strict,
}

/// A response whose body has been read, but not been decoded.
#[derive(Clone)]
pub struct RawResponse {
    /// on the heap, as most of the size, so that errors that hold a response stay small
    head: Box<Head>,
    body: Bytes,
    pub(crate) attempts: u32,
    pub(crate) remark: Option<Remark>,
    /// the body, when it is handed over before it has been read; `body` is empty then
    pub(crate) unread: Option<Box<Unread>>,
}

#[derive(Clone)]
struct Head {
    status: StatusCode,
    headers: HeaderMap,
    received: SystemTime,
    answers: AnswerReading,
    findings: OnceLock<Vec<Finding>>,
    /// the response itself, where this is what layers see of it
    withheld: Option<Box<RawResponse>>,
    /// where the client has one
    observing: Option<Observing>,
    /// what sends the request again
    source: Option<Arc<dyn EventSource>>,
}

/// What the core found out about a response that it did not take as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Remark {
    /// A redirect that would leave the origin, or would repeat a body elsewhere.
    RedirectRefused,
    /// One redirect after the other.
    TooManyRedirects,
    /// The body is longer than the limit; what is kept of it is its beginning.
    BodyTooLong { limit: usize },
}

impl RawResponse {
    pub(crate) fn new(status: StatusCode, headers: HeaderMap, body: Bytes, received: SystemTime) -> Self {
        Self {
            head: Box::new(Head {
                status,
                headers,
                received,
                answers: AnswerReading::Lenient,
                findings: OnceLock::new(),
                withheld: None,
                observing: None,
                source: None,
            }),
            body,
            attempts: 1,
            remark: None,
            unread: None,
        }
    }

    /// How it is read where it differs from the description.
    pub(crate) fn answers(&self) -> AnswerReading {
        self.head.answers
    }

    /// How JSON is read that differs from the description.
    pub(crate) fn manner(&self) -> Manner {
        match self.head.answers {
            AnswerReading::Lenient => Manner::Lenient,
            AnswerReading::Strict => Manner::Strict,
        }
    }

    fn watching(&self) -> Watching {
        if self.head.observing.is_some() { Watching::Unlisted } else { Watching::Not }
    }

    pub(crate) fn observing(&self) -> Option<&Observing> {
        self.head.observing.as_ref()
    }

    pub(crate) fn set_observing(&mut self, observing: Option<Observing>) {
        self.head.observing = observing;
    }

    pub(crate) fn set_answers(&mut self, answers: AnswerReading) {
        self.head.answers = answers;
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.head.status
    }

    /// The headers.
    #[must_use]
    pub fn headers(&self) -> &HeaderMap {
        &self.head.headers
    }

    /// The body as it came.
    #[must_use]
    pub const fn body(&self) -> &Bytes {
        &self.body
    }

    /// How many times the request was sent until this response came: 1 when the first attempt was the last.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.attempts
    }

    /// How long the server asked to be left alone, counted from when the response came (`Retry-After`, RFC 9110, 10.2.3).
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after(&self.head.headers, self.head.received)
    }

    /// What is not as described in the body and was decoded all the same, in the order of the text: at most 64 findings, and
    /// none before the body has been decoded. A client with `strict_answers` has none, but errors.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.head.findings.get().map_or(&[], Vec::as_slice)
    }

    /// The body, decoded as JSON, as [`json::from_slice_leniently`] does.
    ///
    /// # Errors
    /// When it is not JSON, or is JSON of another shape.
    pub fn json<T: Json>(&self) -> Result<T, Fault> {
        self.decoded(&self.body)
    }

    fn decoded<T: Json>(&self, json: &[u8]) -> Result<T, Fault> {
        let (value, findings) = json::watched(json::without_mark(json), self.manner(), self.watching())?;
        self.found(findings);
        Ok(value)
    }

    /// The body, decoded as XML of this layout.
    ///
    /// # Errors
    /// When it is not XML, or is XML of another shape.
    #[cfg(feature = "xml")]
    #[doc(hidden)]
    pub fn xml<T: Json>(&self, root: &crate::xml::XmlRoot) -> Result<T, Fault> {
        self.decoded(&crate::xml::as_json(root, &self.body)?)
    }

    /// The body as text.
    ///
    /// # Errors
    /// When it is not UTF-8, whatever charset its type names.
    pub fn text(&self) -> Result<String, Fault> {
        let text = std::str::from_utf8(&self.body).map_err(|error| Fault::not_utf8(error.valid_up_to()))?;
        Ok(text.to_owned())
    }

    /// The body as it came, as emitted code decodes it.
    ///
    /// # Errors
    /// None; the signature is that of every decoder.
    #[doc(hidden)]
    pub fn bytes(&self) -> Result<Bytes, Fault> {
        Ok(self.body.clone())
    }

    /// Refuses a body that is still in a content coding: nothing but bytes can be made of it.
    pub(crate) fn plain(&self) -> Result<&Self, Fault> {
        // the error of the call names the coding
        if coding(&self.head.headers).is_some() { Err(Fault::not_utf8(0)) } else { Ok(self) }
    }

    /// The body, to be read while it arrives.
    pub(crate) fn stream(&self) -> ByteStream {
        let whole = || Box::new(Unread { body: self.body.clone().into(), pace: None });
        ByteStream::new(*self.unread.clone().unwrap_or_else(whole))
    }

    /// The body, to be read while it arrives, as emitted code hands it over.
    ///
    /// # Errors
    /// None; the signature is that of every decoder.
    #[doc(hidden)]
    pub fn byte_stream(&self) -> Result<ByteStream, Fault> {
        Ok(self.stream())
    }

    /// The media type of the body, as the `Content-Type` header says.
    pub(crate) fn media_type(&self) -> Option<MediaType<'_>> {
        MediaType::of(&self.head.headers)
    }
}

/// Without the body and the headers' values.
impl fmt::Debug for RawResponse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RawResponse")
            .field("status", &self.head.status)
            .field("headers", &self.head.headers.keys().map(http::HeaderName::as_str).collect::<Vec<_>>())
            .field("body_len", &self.body.len())
            .field("attempts", &self.attempts)
            .finish()
    }
}

/// A decoded success, with the status and headers it came with. It stands for its body: members and methods of that are its own.
///
/// `H` are the documented headers, as a struct, or all headers where the description has none.
pub struct Response<T, H = HeaderMap> {
    body: T,
    raw: RawResponse,
    headers: PhantomData<fn() -> H>,
}

impl<T, H> Response<T, H> {
    pub(crate) fn new(body: T, raw: RawResponse) -> Self {
        // a stream is the body's alone from here on
        Self { body, raw: RawResponse { unread: None, ..raw }, headers: PhantomData }
    }

    pub(crate) const fn raw(&self) -> &RawResponse {
        &self.raw
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        self.raw.status()
    }

    /// The documented headers, each that is not there, or is not as documented, as `None`; all headers where the description has none.
    #[must_use]
    pub fn headers(&self) -> H
    where
        H: Headers,
    {
        header::lenient(self.raw.headers())
    }

    /// The documented headers of one of several successes, by the struct that the operation's method names.
    #[must_use]
    pub fn headers_as<A: Headers>(&self) -> A {
        header::lenient(self.raw.headers())
    }

    /// As [`Response::headers_as`], for who wants to know why a header cannot be read.
    ///
    /// # Errors
    /// The first header that is there and is not as documented.
    pub fn try_headers_as<A: Headers>(&self) -> Result<A, HeaderFault> {
        header::strict(self.raw.headers())
    }

    /// All headers as they came.
    #[must_use]
    pub fn header_map(&self) -> &HeaderMap {
        self.raw.headers()
    }

    /// The decoded body.
    #[must_use]
    pub const fn body(&self) -> &T {
        &self.body
    }

    /// The decoded body, owned.
    #[must_use]
    pub fn into_body(self) -> T {
        self.body
    }

    /// What is not as described in the body and was decoded all the same: see [`RawResponse::findings`].
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        self.raw.findings()
    }

    /// The body as it came; empty when it is a stream.
    #[must_use]
    pub const fn raw_body(&self) -> &Bytes {
        &self.raw.body
    }

    /// How many times the request was sent until this response came: 1 when the first attempt was the last.
    #[must_use]
    pub const fn attempts(&self) -> u32 {
        self.raw.attempts
    }

    /// The service's name for this exchange, for its support: see [`Error::request_id`](crate::Error::request_id).
    #[must_use]
    pub fn request_id(&self) -> Option<String> {
        identity::from_headers(self.raw.headers())
    }
}

impl<T, H> Deref for Response<T, H> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.body
    }
}

impl<T, H> DerefMut for Response<T, H> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.body
    }
}

impl<T: Clone, H> Clone for Response<T, H> {
    fn clone(&self) -> Self {
        Self { body: self.body.clone(), raw: self.raw.clone(), headers: PhantomData }
    }
}

/// Without the body.
impl<T, H> fmt::Debug for Response<T, H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Response").field(&self.raw).finish()
    }
}

/// Decodes a JSON body; emitted code names it in its tables.
///
/// # Errors
/// As [`RawResponse::json`].
pub fn json<T: Json>(response: &RawResponse) -> Result<T, Fault> {
    response.json()
}

/// Decodes a success without a body: whatever came is left alone; emitted code names it in its tables.
///
/// # Errors
/// None; the signature is that of every decoder.
pub const fn no_content(_response: &RawResponse) -> Result<(), Fault> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_utf_8() {
        let response = |body: &'static [u8]| {
            let body = Bytes::from_static(body);
            RawResponse::new(StatusCode::OK, HeaderMap::new(), body, SystemTime::UNIX_EPOCH)
        };
        assert_eq!(response("grüß".as_bytes()).text().ok().as_deref(), Some("grüß"));
        assert!(response(b"gr\xfc").text().is_err());
    }
}
