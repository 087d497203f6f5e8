//! In: pieces of a body, cut anywhere. Out: its items, each whole, as the media type tells them apart.
//! Never: a look into an item, nor more than one of them in memory beyond the piece that is being cut.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream as _;

use super::{ByteStream, StreamError};
use crate::json::{Json, Writer, without_mark};

/// How items follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Framing {
    /// Each on a line of its own (NDJSON, JSON Lines).
    Lines,
    /// Each behind a record separator (RFC 7464).
    Sequence,
}

/// RFC 7464, 2.2: what a text of a sequence begins with.
const SEPARATOR: u8 = 0x1e;

impl Framing {
    const fn mark(self) -> u8 {
        match self {
            Self::Lines => b'\n',
            Self::Sequence => SEPARATOR,
        }
    }
}

/// Items one after the other, as they are sent.
pub(crate) fn framed(framing: Framing, items: &mut dyn Iterator<Item = &dyn Json>) -> Vec<u8> {
    let mut text = Vec::new();
    for item in items {
        let mut writer = Writer::new();
        item.write(&mut writer);
        match framing {
            Framing::Lines => {}
            Framing::Sequence => text.push(SEPARATOR),
        }
        text.extend(writer.into_bytes());
        text.push(b'\n');
    }
    text
}

/// A body that is cut into its items.
pub(super) struct Framed {
    bytes: ByteStream,
    framing: Framing,
    held: BytesMut,
    /// how much of what is held has no mark in it
    scanned: usize,
    ended: bool,
}

impl Framed {
    pub(super) fn new(bytes: ByteStream, framing: Framing) -> Self {
        Self { bytes, framing, held: BytesMut::new(), scanned: 0, ended: false }
    }

    /// The rest of the body.
    #[cfg(feature = "test")]
    pub(super) fn into_bytes(self) -> ByteStream {
        self.bytes
    }

    /// The next item with what is around it but its mark; blank ones are passed over.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, StreamError>>> {
        loop {
            while let Some(item) = self.cut() {
                if !without_mark(&item).iter().all(u8::is_ascii_whitespace) {
                    return Poll::Ready(Some(Ok(item)));
                }
            }
            if self.ended {
                return Poll::Ready(None);
            }
            let limit = self.bytes.limit();
            if self.held.len() > limit {
                self.give_up();
                return Poll::Ready(Some(Err(StreamError::TooLong { limit })));
            }
            match ready!(Pin::new(&mut self.bytes).poll_next(cx)) {
                Some(Ok(piece)) => self.held.extend_from_slice(&piece),
                Some(Err(error)) => {
                    self.give_up();
                    return Poll::Ready(Some(Err(error)));
                }
                None => self.ended = true,
            }
        }
    }

    /// What is held up to the next mark; at the end of the body, all that is left.
    fn cut(&mut self) -> Option<Bytes> {
        let mark = self.framing.mark();
        let fresh = self.held.get(self.scanned..).unwrap_or_default();
        match fresh.iter().position(|byte| *byte == mark) {
            Some(found) => {
                let mut item = self.held.split_to(self.scanned + found + 1);
                item.truncate(self.scanned + found);
                self.scanned = 0;
                Some(item.freeze())
            }
            None if self.ended && !self.held.is_empty() => {
                self.scanned = 0;
                Some(self.held.split().freeze())
            }
            None => {
                self.scanned = self.held.len();
                None
            }
        }
    }

    fn give_up(&mut self) {
        self.ended = true;
        self.held.clear();
        self.scanned = 0;
        self.bytes.end();
    }
}
