//! In: a body of `text/event-stream`. Out: its events, each with its data decoded.
//! Never: a connection made again, unless that is asked for.

mod parse;
mod reconnect;

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use futures_core::Stream;

use self::parse::{Parser, Plain};
use self::reconnect::Reconnecting;
pub(crate) use self::reconnect::{Connected, EventSource, NotConnected, Pauses};
use super::error::ItemError;
use super::{ByteStream, Reading, StreamError};
use crate::json::{self, Fault, Finding, Json, Manner, Watching, WithFindings};
use crate::repetition::Repetition;

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
    reader: EventReader<T>,
    reading: Reading,
    findings: Vec<Finding>,
    /// what sends the request again, where that is known
    source: Option<Arc<dyn EventSource>>,
    reconnecting: Option<Box<Reconnecting>>,
}

/// Decodes an event; the data of the named ones is text, where whole events are read.
type DecodeEvent<T> = fn(&Plain, &[&str], (Manner, Watching)) -> Result<WithFindings<T>, Fault>;

/// How data becomes a value.
struct EventReader<T> {
    decode: DecodeEvent<T>,
    /// the events whose data is text, where whole events are read
    texts: &'static [&'static str],
    /// the data that ends the stream
    last: Option<&'static str>,
}

impl<T> Events<T> {
    fn new(bytes: ByteStream, reading: Reading, reader: EventReader<T>) -> Self {
        Self {
            bytes,
            parser: Box::default(),
            ready: VecDeque::new(),
            reader,
            reading,
            findings: Vec::new(),
            source: None,
            reconnecting: None,
        }
    }

    /// The same, of this request.
    pub(crate) fn with_source(self, source: Option<Arc<dyn EventSource>>) -> Self {
        Self { source, ..self }
    }

    /// What the request does when it is sent again; `None` when it cannot be.
    pub(crate) fn repetition(&self) -> Option<Repetition> {
        self.source.as_ref()?.repetition()
    }

    /// Lets further connections follow, with these pauses before them.
    pub(crate) fn with_pauses(self, pauses: Pauses) -> Self {
        let reconnecting = self.source.clone().map(|source| Box::new(Reconnecting::new(source, pauses)));
        Self { reconnecting, ..self }
    }

    /// The next event; `None` at the end. After [`StreamError::Item`] the stream goes on.
    pub async fn next(&mut self) -> Option<Result<Event<T>, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// The rest of the body, which is not read event by event.
    #[cfg(feature = "test")]
    pub(crate) fn into_bytes(self) -> ByteStream {
        self.bytes
    }

    /// The last id that the server has given, empty when there was none: [`Events::reconnecting`] sends it as `Last-Event-ID`.
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
        let how = (self.reading.manner, self.reading.watching());
        let read = (self.reader.decode)(&plain, self.reader.texts, how);
        self.reading.tell(read.as_ref().map(|(_, findings)| findings.as_slice()));
        let Plain { event, id, retry, data } = plain;
        match read {
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
        self.reconnecting = None;
    }

    /// Whether a connection that has ended like this is followed by another one.
    fn goes_on(&mut self, end: Option<&StreamError>) -> bool {
        let retry = self.parser.retry();
        let is_lost = matches!(end, None | Some(StreamError::Broken(_) | StreamError::Idle { .. }));
        let goes_on = is_lost && self.reconnecting.as_mut().is_some_and(|anew| anew.lost(retry));
        if goes_on {
            self.parser.forget_unended();
        }
        goes_on
    }

    /// Waits for the next connection, where the last one is lost.
    fn poll_connected(&mut self, cx: &mut Context<'_>) -> Poll<Result<(), Option<StreamError>>> {
        let Some(anew) = self.reconnecting.as_mut().filter(|anew| !anew.is_connected()) else {
            return Poll::Ready(Ok(()));
        };
        let asked = (self.parser.last_id(), self.parser.retry());
        Poll::Ready(match ready!(anew.poll(cx, asked)) {
            Ok(Connected::Stream(bytes)) => {
                self.bytes = bytes;
                Ok(())
            }
            Ok(Connected::NoContent) => Err(None),
            Err(error) => Err(Some(error)),
        })
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
            if let Err(end) = ready!(this.poll_connected(cx)) {
                this.end();
                return Poll::Ready(end.map(Err));
            }
            let end = match ready!(Pin::new(&mut this.bytes).poll_next(cx)) {
                Some(Ok(piece)) => {
                    this.parser.read(&piece, &mut this.ready);
                    if let Some(anew) = &mut this.reconnecting {
                        anew.received();
                    }
                    continue;
                }
                Some(Err(error)) => Some(error),
                // an event that is not ended by an empty line is discarded
                None => None,
            };
            if !this.goes_on(end.as_ref()) {
                this.end();
                return Poll::Ready(end.map(Err));
            }
        }
    }
}

impl<T> fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Events").field("retry", &self.retry()).finish_non_exhaustive()
    }
}

fn read<T: Json>(
    plain: &Plain,
    _: &[&str],
    (manner, watching): (Manner, Watching),
) -> Result<WithFindings<T>, Fault> {
    json::watched(plain.data.as_bytes(), manner, watching)
}

fn read_whole<T: Json>(
    plain: &Plain,
    texts: &[&str],
    (manner, watching): (Manner, Watching),
) -> Result<WithFindings<T>, Fault> {
    json::watched(plain.whole(texts).as_bytes(), manner, watching)
}

impl<T: Json> Events<T> {
    /// Events whose data is JSON.
    pub(crate) fn of_json(bytes: ByteStream, reading: Reading) -> Self {
        Self::new(bytes, reading, EventReader { decode: read::<T>, texts: &[], last: Some("[DONE]") })
    }

    /// Events that are read as a whole: JSON of their `event`, `data` and what else they have. The data of the named ones is text.
    pub(crate) fn of_whole(bytes: ByteStream, reading: Reading, texts: &'static [&'static str]) -> Self {
        Self::new(bytes, reading, EventReader { decode: read_whole::<T>, texts, last: Some("[DONE]") })
    }
}

impl Events<String> {
    /// Events whose data is text.
    pub(crate) fn of_text(bytes: ByteStream, reading: Reading) -> Self {
        Self::new(
            bytes,
            reading,
            EventReader {
                decode: |plain, _, _| Ok((plain.data.clone(), Vec::new())),
                texts: &[],
                last: None,
            },
        )
    }
}

#[cfg(test)]
mod tests;
