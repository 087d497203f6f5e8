//! In: a stream of pieces, and perhaps its length. Out: the same behind a handle that can be cloned, counted as it is read.
//! Never: a second reading from the beginning; that is why it says whether anybody has begun.

use std::error::Error as StdError;
use std::path::Path;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;

use super::BodyStream;
use crate::transport_error::{TransportError, TransportErrorKind};

/// A stream that is read once, by whichever of its clones.
#[derive(Clone)]
pub(super) struct OnceStream(Arc<Mutex<OnceState>>);

struct OnceState {
    stream: BodyStream,
    /// what is still to come, when that is known
    remaining: Option<u64>,
    fresh: bool,
    /// the file that the stream reads
    file: Option<Arc<Path>>,
}

impl OnceStream {
    pub(super) fn new(stream: BodyStream, length: Option<u64>) -> Self {
        Self(Arc::new(Mutex::new(OnceState { stream, remaining: length, fresh: true, file: None })))
    }

    /// The stream of a file, whose length was asked for when the body was made.
    pub(super) fn of_file(stream: BodyStream, length: u64, file: &Arc<Path>) -> Self {
        let file = Some(Arc::clone(file));
        Self(Arc::new(Mutex::new(OnceState { stream, remaining: Some(length), fresh: true, file })))
    }

    pub(super) fn remaining(&self) -> Option<u64> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remaining
    }

    pub(super) fn is_fresh(&self) -> bool {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).fresh
    }

    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(super) fn poll(&self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        state.fresh = false;
        state.stream.as_mut().poll_next(cx).map(|next| state.counted(next))
    }
}

impl OnceState {
    /// RFC 9112, 6.2: a message with a `Content-Length` has that many bytes; a sender must not send it otherwise.
    fn counted(
        &mut self,
        next: Option<Result<Bytes, TransportError>>,
    ) -> Option<Result<Bytes, TransportError>> {
        let Some(remaining) = self.remaining else { return next };
        let read = match &next {
            Some(Ok(piece)) => u64::try_from(piece.len()).unwrap_or(u64::MAX),
            Some(Err(_)) => return next,
            None if remaining == 0 => return None,
            None => return Some(Err(self.not_of_its_length())),
        };
        match remaining.checked_sub(read) {
            Some(rest) => {
                self.remaining = Some(rest);
                next
            }
            None => Some(Err(self.not_of_its_length())),
        }
    }

    fn not_of_its_length(&self) -> TransportError {
        let text = match &self.file {
            Some(file) => {
                format!("the file {} has another length than when the body was made", file.display())
            }
            None => "the stream of the body has another length than its body was given".to_owned(),
        };
        TransportError::new(TransportErrorKind::Unsendable, text)
    }
}

/// A user's own stream, brought to the types of this crate.
pub(super) struct Foreign<S>(pub(super) Pin<Box<S>>);

impl<S, B, E> Stream for Foreign<S>
where
    S: Stream<Item = Result<B, E>>,
    B: Into<Bytes>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Item = Result<Bytes, TransportError>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().0.as_mut().poll_next(cx).map(|next| {
            next.map(|piece| match piece {
                Ok(piece) => Ok(piece.into()),
                Err(error) => Err(TransportError::new(TransportErrorKind::Interrupted, error)),
            })
        })
    }
}
