//! In: a response. Out: the same without its content coding, if that is one that is known here.
//! Never: more of it in memory than the decoder needs; what is decoded counts against the limit of a body like any other.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http::Response;
use http::header::{CONTENT_ENCODING, CONTENT_LENGTH};
use tokio::io::{AsyncRead, BufReader};
use tokio_util::io::{ReaderStream, StreamReader};

use crate::body::Body;
use crate::transport_error::{TransportError, TransportErrorKind};

type EncodedBody = BufReader<StreamReader<EncodedPieces, Bytes>>;
type Decoder = Pin<Box<dyn AsyncRead + Send>>;

pub(super) fn decoded(mut response: Response<Body>) -> Response<Body> {
    // an answer to HEAD has the headers alone
    if response.body().is_empty() {
        return response;
    }
    let coding = response.headers().get(CONTENT_ENCODING).and_then(|value| value.to_str().ok());
    let Some(decoder) = coding.and_then(decoder_of) else { return response };
    response.headers_mut().remove(CONTENT_ENCODING);
    // RFC 9110, section 8.6: that of the coded form
    response.headers_mut().remove(CONTENT_LENGTH);
    response.map(|body| {
        let encoded = BufReader::new(StreamReader::new(EncodedPieces(body)));
        Body::stream(Box::pin(Decoded(ReaderStream::new(decoder(encoded)))))
    })
}

/// RFC 9110, section 8.4.1: names of codings are case-insensitive, and `x-gzip` is gzip.
fn decoder_of(coding: &str) -> Option<fn(EncodedBody) -> Decoder> {
    use async_compression::tokio::bufread;
    let coding = coding.trim();
    #[cfg(feature = "gzip")]
    if coding.eq_ignore_ascii_case("gzip") || coding.eq_ignore_ascii_case("x-gzip") {
        return Some(|encoded| {
            let mut decoder = bufread::GzipDecoder::new(encoded);
            // RFC 1952, section 2.2: a file is a series of members
            decoder.multiple_members(true);
            Box::pin(decoder)
        });
    }
    #[cfg(feature = "brotli")]
    if coding.eq_ignore_ascii_case("br") {
        return Some(|encoded| Box::pin(bufread::BrotliDecoder::new(encoded)));
    }
    #[cfg(feature = "zstd")]
    if coding.eq_ignore_ascii_case("zstd") {
        return Some(|encoded| {
            let mut decoder = bufread::ZstdDecoder::new(encoded);
            // RFC 8878, section 3.1: frames one after the other are one content
            decoder.multiple_members(true);
            Box::pin(decoder)
        });
    }
    None
}

/// The body as a decoder reads it.
struct EncodedPieces(Body);

impl Stream for EncodedPieces {
    type Item = io::Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.0).poll_next(cx).map(|next| next.map(|piece| piece.map_err(io::Error::other)))
    }
}

/// What a decoder gives.
struct Decoded(ReaderStream<Decoder>);

impl Stream for Decoded {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.0).poll_next(cx).map(|next| next.map(|piece| piece.map_err(broken)))
    }
}

/// The error of the connection, or what is wrong with the coding.
fn broken(error: io::Error) -> TransportError {
    match error.downcast::<TransportError>() {
        Ok(error) => error,
        Err(error) => TransportError::new(TransportErrorKind::Interrupted, error),
    }
}
