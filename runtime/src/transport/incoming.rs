//! In: a response whose body is still arriving. Out: the same, with the body whole if it came with the head.
//! Never: waiting for a body; what has not come yet is a stream.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as HttpBody;

use crate::body::Body;
use crate::transport_error::TransportError;

/// A piece of a body, or why there is none.
type IncomingPiece = Result<Bytes, TransportError>;

/// What an error of a body is.
type OfError<E> = fn(E) -> TransportError;

/// The response. Most bodies are short and arrive with the head: they need no stream.
pub(super) async fn response<B>(
    response: http::Response<B>,
    of_error: OfError<B::Error>,
) -> http::Response<Body>
where
    B: HttpBody<Data = Bytes> + Send + Unpin + 'static,
    B::Error: 'static,
{
    let (head, body) = response.into_parts();
    let mut pieces = Pieces { first: None, body, of_error };
    let first = poll_fn(|cx| Poll::Ready(pieces.next(cx))).await;
    let body = match first {
        Poll::Ready(None) => Body::empty(),
        Poll::Ready(Some(Ok(whole))) if pieces.body.is_end_stream() => Body::from(whole),
        Poll::Ready(first @ Some(_)) => {
            pieces.first = first;
            Body::stream(Box::pin(pieces))
        }
        Poll::Pending => Body::stream(Box::pin(pieces)),
    };
    http::Response::from_parts(head, body)
}

/// The body, piece by piece.
struct Pieces<B: HttpBody> {
    /// what was there with the head
    first: Option<IncomingPiece>,
    body: B,
    of_error: OfError<B::Error>,
}

impl<B: HttpBody<Data = Bytes> + Unpin> Pieces<B> {
    fn next(&mut self, cx: &mut Context<'_>) -> Poll<Option<IncomingPiece>> {
        loop {
            return Poll::Ready(match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
                None => None,
                Some(Err(error)) => Some(Err((self.of_error)(error))),
                Some(Ok(frame)) => match frame.into_data() {
                    Ok(piece) => Some(Ok(piece)),
                    // trailers
                    Err(_) => continue,
                },
            });
        }
    }
}

impl<B: HttpBody<Data = Bytes> + Unpin> Stream for Pieces<B> {
    type Item = IncomingPiece;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<IncomingPiece>> {
        match self.first.take() {
            Some(first) => Poll::Ready(Some(first)),
            None => self.next(cx),
        }
    }
}
