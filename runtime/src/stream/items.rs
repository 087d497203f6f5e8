//! In: a body whose items are JSON. Out: the items, decoded one by one as they arrive.
//! Never: an end because of one bad item; the next one is where the next one begins.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;

use super::error::ItemError;
use super::frame::{Framed, Framing};
use super::{ByteStream, Reading, StreamError};
use crate::json::{self, Fault, Finding, Json, Manner, Watching, WithFindings};

/// Items of JSON that arrive one after the other (`application/x-ndjson`, `application/jsonl`, `application/json-seq`).
///
/// The time limits are those of a [`ByteStream`](super::ByteStream); an item longer than the limit of a body ends the stream. An item
/// that is not quite as described is read as bodies are, unless the client has
/// [`strict_answers`](crate::ClientBuilder::strict_answers): see [`ItemStream::findings`].
///
/// ```no_run
/// # async fn print(mut items: clientwright_runtime::ItemStream<i64>) -> Result<(), clientwright_runtime::StreamError> {
/// while let Some(item) = items.next().await {
///     println!("{}", item?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "a body that is not read is given up"]
pub struct ItemStream<T> {
    framed: Framed,
    framing: Framing,
    reading: Reading,
    decode: DecodeItem<T>,
    findings: Vec<Finding>,
}

/// Decodes an item.
type DecodeItem<T> = fn(&[u8], Manner, Watching) -> Result<WithFindings<T>, Fault>;

impl<T: Json> ItemStream<T> {
    pub(crate) fn new(bytes: ByteStream, reading: Reading, framing: Framing) -> Self {
        let framed = Framed::new(bytes, framing);
        Self { framed, framing, reading, decode: json::watched::<T>, findings: Vec::new() }
    }
}

impl<T> ItemStream<T> {
    /// The next item; `None` at the end. After [`StreamError::Item`] the stream goes on.
    pub async fn next(&mut self) -> Option<Result<T, StreamError>> {
        poll_fn(|cx| Pin::new(&mut *self).poll_next(cx)).await
    }

    /// What is not as described in the item that was given last, and was read all the same: at most 64 findings, with places
    /// in that item.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// The rest of the body, which is not read item by item.
    #[cfg(feature = "test")]
    pub(crate) fn into_bytes(self) -> ByteStream {
        self.framed.into_bytes()
    }

    fn read(&mut self, item: &Bytes) -> Result<T, StreamError> {
        self.findings.clear();
        let read = match self.framing {
            Framing::Sequence if is_cut_short(item) => Err(Fault::cut_short(item.len())),
            Framing::Sequence | Framing::Lines => {
                (self.decode)(json::without_mark(item), self.reading.manner, self.reading.watching())
            }
        };
        self.reading.tell(read.as_ref().map(|(_, findings)| findings.as_slice()));
        let (value, findings) = read.map_err(|fault| {
            StreamError::Item(ItemError { fault, text: String::from_utf8_lossy(item).into() })
        })?;
        self.findings = findings;
        Ok(value)
    }
}

/// RFC 7464, 2.4: a number or a literal could be the beginning of a longer one, unless whitespace follows it.
fn is_cut_short(item: &[u8]) -> bool {
    !item.last().is_some_and(|last| last.is_ascii_whitespace() || matches!(last, b'}' | b']' | b'"'))
}

impl<T> Stream for ItemStream<T> {
    type Item = Result<T, StreamError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = self.get_mut();
        let next = ready!(this.framed.poll(cx));
        Poll::Ready(next.map(|item| item.and_then(|item| this.read(&item))))
    }
}

impl<T> fmt::Debug for ItemStream<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ItemStream({:?})", self.framing)
    }
}

#[cfg(test)]
mod tests;
