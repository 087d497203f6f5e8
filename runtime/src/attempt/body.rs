//! In: the body of a response, the length that was announced, and a limit. Out: its bytes, up to the limit.
//! Never: more memory than twice the limit and one piece; a body that came in one piece is not copied.

use std::future::poll_fn;
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use futures_core::Stream as _;

use super::progress::Progress;
use crate::body::Body;
use crate::transport_error::TransportError;

/// What could be read of a body.
pub(super) struct Collected {
    pub(super) bytes: Bytes,
    pub(super) end: End,
}

/// Why reading ended.
pub(super) enum End {
    Complete,
    TooLong,
    Broken(TransportError),
}

/// How much is read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Extent {
    /// The length that was announced, as far as one was; nothing is believed of it but where to begin.
    pub(super) announced: Option<usize>,
    /// The most bytes that are kept.
    pub(super) limit: usize,
}

/// Reads the body until its end or the limit; each piece is progress.
pub(super) async fn collect(body: Body, extent: Extent, progress: &Progress) -> Collected {
    let limit = extent.limit;
    match body.into_bytes() {
        Ok(bytes) if bytes.len() <= limit => Collected { bytes, end: End::Complete },
        Ok(bytes) => Collected { bytes: bytes.slice(..limit), end: End::TooLong },
        Err(stream) => {
            let mut kept = KeptPieces { first: Bytes::new(), joined: BytesMut::new(), extent };
            let end = kept.read(stream, progress).await;
            Collected { bytes: kept.bytes(), end }
        }
    }
}

/// The pieces so far: small bodies come in one, which stays as it is; only a second one makes them be joined.
struct KeptPieces {
    first: Bytes,
    joined: BytesMut,
    extent: Extent,
}

impl KeptPieces {
    async fn read(&mut self, mut body: Body, progress: &Progress) -> End {
        loop {
            match poll_fn(|cx| Pin::new(&mut body).poll_next(cx)).await {
                None => return End::Complete,
                Some(Err(error)) => return End::Broken(error),
                Some(Ok(mut piece)) => {
                    progress.made();
                    let room = self.extent.limit - self.len();
                    let too_long = piece.len() > room;
                    piece.truncate(room);
                    self.add(piece);
                    if too_long {
                        return End::TooLong;
                    }
                }
            }
        }
    }

    fn len(&self) -> usize {
        self.first.len() + self.joined.len()
    }

    fn add(&mut self, piece: Bytes) {
        if self.len() == 0 {
            self.first = piece;
            return;
        }
        let first = std::mem::take(&mut self.first);
        if !first.is_empty() {
            let announced = self.extent.announced.unwrap_or(0).min(self.extent.limit);
            self.joined.reserve(announced.max(first.len() + piece.len()));
            self.joined.extend_from_slice(&first);
        }
        self.joined.extend_from_slice(&piece);
    }

    fn bytes(self) -> Bytes {
        if self.joined.is_empty() { self.first } else { self.joined.freeze() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(pieces: &[Bytes], announced: Option<usize>) -> Bytes {
        let extent = Extent { announced, limit: 1000 };
        let mut kept = KeptPieces { first: Bytes::new(), joined: BytesMut::new(), extent };
        pieces.iter().for_each(|piece| kept.add(piece.clone()));
        assert_eq!(kept.len(), pieces.iter().map(Bytes::len).sum::<usize>());
        kept.bytes()
    }

    #[test]
    fn one_piece_is_not_copied() {
        let piece = Bytes::from_static(b"whole");
        assert_eq!(kept(std::slice::from_ref(&piece), None).as_ptr(), piece.as_ptr());
        assert_eq!(kept(&[Bytes::new(), piece.clone()], Some(5)).as_ptr(), piece.as_ptr());
        assert_eq!(kept(&[], None), Bytes::new());
    }

    #[test]
    fn pieces_are_joined_whatever_was_announced() {
        let pieces = ["a", "", "bc", "def"].map(Bytes::from);
        for announced in [None, Some(0), Some(6), Some(usize::MAX)] {
            assert_eq!(kept(&pieces, announced), "abcdef");
        }
    }
}
