//! In: bytes, or a stream of them. Out: the body of an HTTP message, whole or piece by piece.
//! Never: printing of what is in it.

mod file;
mod file_type;
#[cfg(any(feature = "reqwest-no-tls", feature = "tower"))]
mod http_body;
mod source;

use std::collections::VecDeque;
use std::error::Error as StdError;
use std::fmt;
use std::io;
use std::path::Path;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Bytes, BytesMut};
use futures_core::Stream;

use self::file::FileBody;
use self::source::{Foreign, OnceStream};
use crate::transport_error::TransportError;

/// A stream of the pieces of a body.
pub type BodyStream = Pin<Box<dyn Stream<Item = Result<Bytes, TransportError>> + Send>>;

/// The body of a request or a response: bytes, a stream of them, or both one after the other.
///
/// Bytes and files can be sent any number of times. A stream is read once: clones share it, and a request whose stream has been
/// read from is neither repeated after a failure nor sent again after a redirect.
///
/// ```
/// use clientwright_runtime::Body;
///
/// assert_eq!(Body::from("text").len(), Some(4));
/// assert_eq!(Body::from(vec![0, 1]).as_bytes(), Some(&[0, 1][..]));
/// ```
#[derive(Clone, Default)]
pub struct Body(Inner);

#[derive(Clone, Default)]
enum Inner {
    /// no body, or one whose last piece has been given out
    #[default]
    Empty,
    One(Piece),
    Many(VecDeque<Piece>),
}

#[derive(Clone)]
enum Piece {
    Bytes(Bytes),
    File(FileBody),
    Stream(OnceStream),
}

impl Body {
    /// No body at all.
    #[must_use]
    pub const fn empty() -> Self {
        Self(Inner::Empty)
    }

    /// A body whose pieces arrive one after the other: what a transport makes of a response.
    #[must_use]
    pub fn stream(stream: BodyStream) -> Self {
        Self::of_length(None, stream)
    }

    /// A body whose pieces arrive one after the other, without a length that is known beforehand.
    pub fn from_stream<S, B, E>(stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::stream(Box::pin(Foreign(Box::pin(stream))))
    }

    /// As [`Body::from_stream`], of a length in bytes that is known beforehand: it goes out as `Content-Length`.
    ///
    /// A stream that gives more or fewer bytes breaks the request off.
    pub fn sized<S, B, E>(length: u64, stream: S) -> Self
    where
        S: Stream<Item = Result<B, E>> + Send + 'static,
        B: Into<Bytes>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        Self::of_length(Some(length), Box::pin(Foreign(Box::pin(stream))))
    }

    /// A stream, and its length where that is known.
    pub(crate) fn of_length(length: Option<u64>, stream: BodyStream) -> Self {
        Self(Inner::One(Piece::Stream(OnceStream::new(stream, length))))
    }

    /// A file that is read while it is sent, and opened again for each attempt. Its length is sent as `Content-Length`.
    ///
    /// If the description has a range of media types (`image/*`, `*/*`), the file extension determines the type that is sent.
    /// Sending needs a tokio runtime, whose blocking threads read the file. The request fails if the file cannot be opened, or
    /// its length has changed.
    ///
    /// # Errors
    /// If the file does not exist or is not a regular file. This reads the file's metadata on the calling thread.
    pub fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        Ok(Self(Inner::One(Piece::File(FileBody::new(path.as_ref())?))))
    }

    /// The media type that the name of the file stands for, of a body that is one.
    pub(crate) fn guessed_type(&self) -> Option<&'static str> {
        match &self.0 {
            Inner::One(Piece::File(file)) => file.guessed(),
            Inner::Empty | Inner::One(Piece::Bytes(_) | Piece::Stream(_)) | Inner::Many(_) => None,
        }
    }

    /// One body after the other.
    pub(crate) fn chain(bodies: impl IntoIterator<Item = Self>) -> Self {
        let mut pieces = VecDeque::new();
        for body in bodies {
            match body.0 {
                Inner::Empty => {}
                Inner::One(piece) => pieces.push_back(piece),
                Inner::Many(more) => pieces.extend(more),
            }
        }
        Self(Inner::Many(pieces))
    }

    /// The length in bytes of what is still to come; `None` when nobody knows.
    #[must_use]
    pub fn len(&self) -> Option<u64> {
        self.pieces().map(Piece::len).sum()
    }

    /// Whether it is known that nothing comes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Whether it can be sent any number of times: all of it is in memory or in files.
    #[must_use]
    pub fn is_repeatable(&self) -> bool {
        self.pieces().all(|piece| matches!(piece, Piece::Bytes(_) | Piece::File(_)))
    }

    /// Whether no stream in it has been read from yet.
    pub(crate) fn is_fresh(&self) -> bool {
        self.pieces().all(|piece| match piece {
            Piece::Bytes(_) | Piece::File(_) => true,
            Piece::Stream(source) => source.is_fresh(),
        })
    }

    /// The whole body, if it is in memory in one piece.
    #[must_use]
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match &self.0 {
            Inner::Empty => Some(&[]),
            Inner::One(Piece::Bytes(bytes)) => Some(bytes),
            Inner::One(Piece::File(_) | Piece::Stream(_)) | Inner::Many(_) => None,
        }
    }

    /// The whole body, if it is in memory; the body itself otherwise.
    ///
    /// # Errors
    /// The body, when a part of it is a file or a stream.
    pub fn into_bytes(self) -> Result<Bytes, Self> {
        match self.0 {
            Inner::Empty => Ok(Bytes::new()),
            Inner::One(Piece::Bytes(bytes)) => Ok(bytes),
            Inner::Many(pieces) => Self::joined(&pieces).ok_or(Self(Inner::Many(pieces))),
            stream @ Inner::One(Piece::File(_) | Piece::Stream(_)) => Err(Self(stream)),
        }
    }

    fn joined(pieces: &VecDeque<Piece>) -> Option<Bytes> {
        let mut bytes = BytesMut::new();
        for piece in pieces {
            match piece {
                Piece::Bytes(piece) => bytes.extend_from_slice(piece),
                Piece::File(_) | Piece::Stream(_) => return None,
            }
        }
        Some(bytes.freeze())
    }

    fn pieces(&self) -> impl Iterator<Item = &Piece> {
        let (one, many) = match &self.0 {
            Inner::Empty => (None, None),
            Inner::One(piece) => (Some(piece), None),
            Inner::Many(pieces) => (None, Some(pieces)),
        };
        one.into_iter().chain(many.into_iter().flatten())
    }

    fn first(&mut self) -> Option<&mut Piece> {
        match &mut self.0 {
            Inner::Empty => None,
            Inner::One(piece) => Some(piece),
            Inner::Many(pieces) => pieces.front_mut(),
        }
    }

    fn drop_first(&mut self) {
        match &mut self.0 {
            Inner::Empty => {}
            Inner::One(_) => self.0 = Inner::Empty,
            Inner::Many(pieces) => drop(pieces.pop_front()),
        }
    }
}

impl Piece {
    fn len(&self) -> Option<u64> {
        match self {
            Self::Bytes(bytes) => u64::try_from(bytes.len()).ok(),
            Self::File(file) => file.remaining(),
            Self::Stream(source) => source.remaining(),
        }
    }
}

impl From<Bytes> for Body {
    fn from(bytes: Bytes) -> Self {
        Self(if bytes.is_empty() { Inner::Empty } else { Inner::One(Piece::Bytes(bytes)) })
    }
}

/// Conversions of what becomes [`Bytes`] first.
macro_rules! from {
    ($($source:ty => $convert:expr;)*) => {$(
        impl From<$source> for Body {
            fn from(source: $source) -> Self {
                let convert: fn($source) -> Bytes = $convert;
                convert(source).into()
            }
        }
    )*};
}

from! {
    Vec<u8> => Bytes::from;
    String => Bytes::from;
    &str => |text| Bytes::copy_from_slice(text.as_bytes());
    &[u8] => Bytes::copy_from_slice;
}

impl<const N: usize> From<&[u8; N]> for Body {
    fn from(bytes: &[u8; N]) -> Self {
        bytes.as_slice().into()
    }
}

impl Stream for Body {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let body = self.get_mut();
        loop {
            let next = match body.first() {
                None => return Poll::Ready(None),
                Some(Piece::Bytes(bytes)) => {
                    let bytes = std::mem::take(bytes);
                    body.drop_first();
                    Some(Ok(bytes))
                }
                Some(Piece::File(file)) => ready!(file.poll(cx)),
                Some(Piece::Stream(source)) => ready!(source.poll(cx)),
            };
            match next {
                Some(Ok(bytes)) if bytes.is_empty() => {}
                Some(next) => return Poll::Ready(Some(next)),
                None => body.drop_first(),
            }
        }
    }
}

/// Bytes are equal by content, files by path, streams when they are the same one.
impl PartialEq for Body {
    fn eq(&self, other: &Self) -> bool {
        match (self.clone().into_bytes(), other.clone().into_bytes()) {
            (Ok(own), Ok(other)) => own == other,
            (Err(own), Err(other)) => own.pieces().eq(other.pieces()),
            (Ok(_), Err(_)) | (Err(_), Ok(_)) => false,
        }
    }
}

impl PartialEq for Piece {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Bytes(own), Self::Bytes(other)) => own == other,
            (Self::Stream(own), Self::Stream(other)) => own.is_same_as(other),
            (Self::File(own), Self::File(other)) => own.is_same_as(other),
            (Self::Bytes(_) | Self::File(_) | Self::Stream(_), _) => false,
        }
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.len() {
            Some(length) if self.is_repeatable() => write!(f, "Body({length} bytes)"),
            Some(length) => write!(f, "Body(stream of {length} bytes)"),
            None => f.write_str("Body(stream)"),
        }
    }
}

#[cfg(test)]
mod tests;
