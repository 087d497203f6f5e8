//! In: the body of a response and a limit. Out: its bytes, up to the limit.
//! Never: more memory than the limit and one piece.

use std::future::poll_fn;
use std::pin::Pin;

use bytes::{Bytes, BytesMut};
use futures_core::Stream as _;

use crate::body::Body;
use crate::transport::TransportError;

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

/// Reads the body until its end or the limit.
pub(super) async fn collect(body: Body, limit: usize) -> Collected {
    match body.into_bytes() {
        Ok(bytes) if bytes.len() <= limit => Collected { bytes, end: End::Complete },
        Ok(bytes) => Collected { bytes: bytes.slice(..limit), end: End::TooLong },
        Err(stream) => collect_stream(stream, limit).await,
    }
}

async fn collect_stream(mut body: Body, limit: usize) -> Collected {
    let mut kept = BytesMut::new();
    loop {
        match poll_fn(|cx| Pin::new(&mut body).poll_next(cx)).await {
            None => return Collected { bytes: kept.freeze(), end: End::Complete },
            Some(Err(error)) => return Collected { bytes: kept.freeze(), end: End::Broken(error) },
            Some(Ok(mut piece)) => {
                let room = limit - kept.len();
                let too_long = piece.len() > room;
                piece.truncate(room);
                kept.extend_from_slice(&piece);
                if too_long {
                    return Collected { bytes: kept.freeze(), end: End::TooLong };
                }
            }
        }
    }
}
