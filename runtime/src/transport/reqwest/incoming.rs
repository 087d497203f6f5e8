//! In: a response of reqwest, whose body is still arriving. Out: the same, with the body whole if it came with the head.
//! Never: waiting for a body; what has not come yet is a stream.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as _;

use crate::body::Body;
use crate::transport_error::{TransportError, TransportErrorKind};

/// A piece of a body, or why there is none.
type Piece = Result<Bytes, TransportError>;

/// The response. Most bodies are short and arrive with the head: they need no stream.
pub(super) async fn response(response: reqwest::Response) -> http::Response<Body> {
    let (head, mut body) = http::Response::<reqwest::Body>::from(response).into_parts();
    let first = poll_fn(|cx| Poll::Ready(next(&mut body, cx))).await;
    let body = match first {
        Poll::Ready(None) => Body::empty(),
        Poll::Ready(Some(Ok(whole))) if body.is_end_stream() => Body::from(whole),
        Poll::Ready(first @ Some(_)) => Body::stream(Box::pin(Pieces { first, body })),
        Poll::Pending => Body::stream(Box::pin(Pieces { first: None, body })),
    };
    http::Response::from_parts(head, body)
}

/// The body, piece by piece.
struct Pieces {
    /// what was there with the head
    first: Option<Piece>,
    body: reqwest::Body,
}

impl Stream for Pieces {
    type Item = Piece;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Piece>> {
        match self.first.take() {
            Some(first) => Poll::Ready(Some(first)),
            None => next(&mut self.body, cx),
        }
    }
}

fn next(body: &mut reqwest::Body, cx: &mut Context<'_>) -> Poll<Option<Piece>> {
    loop {
        return Poll::Ready(match ready!(Pin::new(&mut *body).poll_frame(cx)) {
            None => None,
            Some(Err(error)) => {
                Some(Err(TransportError::new(TransportErrorKind::Interrupted, error.without_url())))
            }
            Some(Ok(frame)) => match frame.into_data() {
                Ok(piece) => Some(Ok(piece)),
                // trailers
                Err(_) => continue,
            },
        });
    }
}
