//! In: a body of `text/event-stream`. Out: its events, each with its data decoded.
//! Never: a connection made again; the last id and the pause that the server asks for are kept for who does that.

mod parse;

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use self::parse::{Parser, Plain};
use super::error::ItemError;
use super::{ByteStream, StreamError};
use crate::json::{self, Fault, Finding, Json, Manner, WithFindings};

/// An event (HTML Standard, "Server-sent events").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event<T> {
    /// Its type; `message` when the server names none.
    pub event: String,
    /// The last id that the server has given, with this event or an earlier one; empty when there was none.
    pub id: String,
    /// The pause before connecting anew, where the server asked for one since the event before.
    pub retry: Option<Duration>,
    /// What it says.
    pub data: T,
}

/// The events of a body of `text/event-stream`, as they arrive.
///
/// The time limits are those of a [`ByteStream`](super::ByteStream): a server that is silent for longer than an attempt may
/// take should send comments, or the call be given a longer
/// [`attempt_timeout`](crate::CallOptions::attempt_timeout). An event longer than the limit of a body ends the stream, and
/// so does the data `[DONE]` where JSON is expected: it is not JSON, and many services end their streams with it. Data that is not
/// quite as described is read as bodies are, unless the client has
/// [`strict_answers`](crate::ClientBuilder::strict_answers): see [`Events::findings`].
#[must_use = "a body that is not read is given up"]
pub struct Events<T> {
    bytes: ByteStream,
    parser: Box<Parser>,
    ready: VecDeque<Plain>,
    reader: Reader<T>,
    manner: Manner,
    findings: Vec<Finding>,
}

/// How data becomes a value.
struct Reader<T> {
    decode: fn(&str, Manner) -> Result<WithFindings<T>, Fault>,
    /// the data that ends the stream
    last: Option<&'static str>,
}

impl<T> Events<T> {
    fn new(bytes: ByteStream, manner: Manner, reader: Reader<T>) -> Self {
        Self { bytes, parser: Box::default(), ready: VecDeque::new(), reader, manner, findings: Vec::new() }
    }

    /// The next event; `None` at the end. After [`StreamError::Item`] the stream goes on.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The last id that the server has given, to be sent as `Last-Event-ID` when connecting anew; empty when there was none.
    #[must_use]
    pub fn last_event_id(&self) -> &str {
        self.parser.last_id()
    }

    /// The pause before connecting anew that the server has asked for.
    #[must_use]
    pub const fn retry(&self) -> Option<Duration> {
        self.parser.retry()
    }

    /// What is not as described in the data of the event that was given last, and was read all the same: at most 64 findings,
    /// with places in that data.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    fn read(&mut self, plain: Plain) -> Result<Event<T>, StreamError> {
        self.findings.clear();
        let Plain { event, id, retry, data } = plain;
        match (self.reader.decode)(&data, self.manner) {
            Ok((value, findings)) => {
                self.findings = findings;
                Ok(Event { event, id, retry, data: value })
            }
            Err(fault) => Err(StreamError::Item(ItemError { fault, text: data })),
        }
    }

    fn end(&mut self) {
        self.ready.clear();
        self.bytes.end();
    }
}

impl<T> Stream for Events<T> {
    type Item = Result<Event<T>, StreamError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        loop {
            if let Some(plain) = this.ready.pop_front() {
                if this.reader.last.is_some_and(|last| plain.data.trim() == last) {
                    this.end();
                    return Poll::Ready(None);
                }
                return Poll::Ready(Some(this.read(plain)));
            }
            let limit = this.bytes.limit();
            if this.parser.held() > limit {
                this.end();
                *this.parser = Parser::default();
                return Poll::Ready(Some(Err(StreamError::TooLong { limit })));
            }
            match ready!(Pin::new(&mut this.bytes).poll_next(cx)) {
                Some(Ok(piece)) => this.parser.read(&piece, &mut this.ready),
                Some(Err(error)) => {
                    this.end();
                    return Poll::Ready(Some(Err(error)));
                }
                // an event that is not ended by an empty line is discarded
                None => return Poll::Ready(None),
            }
        }
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("retry", &self.retry()).finish_non_exhaustive()
    }
}

fn read<T: Json>(data: &str, manner: Manner) -> Result<WithFindings<T>, Fault> {
    json::read(data.as_bytes(), manner)
}

impl<T: Json> Events<T> {
    /// Events whose data is JSON.
    pub(crate) fn of_json(bytes: ByteStream, manner: Manner) -> Self {
        Self::new(bytes, manner, Reader { decode: read::<T>, last: Some("[DONE]") })
    }
}

impl Events<String> {
    /// Events whose data is text.
    pub(crate) fn of_text(bytes: ByteStream, manner: Manner) -> Self {
        Self::new(bytes, manner, Reader { decode: |text, _| Ok((text.to_owned(), Vec::new())), last: None })
    }
}

#[cfg(test)]
mod tests;
