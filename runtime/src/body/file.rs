//! In: the path of a file. Out: its bytes, read anew each time that the body is sent.
//! Never: more of the file in memory than one piece, or a read on a thread that runs other tasks.

use std::error::Error as StdError;
use std::fmt;
use std::fs::File;
use std::future::Future as _;
use std::io::{self, Read as _};
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::file_type;
use super::source::OnceStream;
use crate::transport_error::{TransportError, TransportErrorKind};

/// How many bytes are read at once.
const PIECE: u64 = 64 * 1024;

/// A file that is opened when it is sent; each clone begins at its start.
pub(super) struct FileBody {
    path: Arc<Path>,
    length: u64,
    opened: Option<OnceStream>,
}

impl FileBody {
    pub(super) fn new(path: &Path) -> io::Result<Self> {
        let metadata = std::fs::metadata(path)?;
        if !metadata.is_file() {
            return Err(io::Error::new(io::ErrorKind::InvalidInput, "not a regular file"));
        }
        Ok(Self { path: path.into(), length: metadata.len(), opened: None })
    }

    pub(super) fn remaining(&self) -> Option<u64> {
        self.opened.as_ref().map_or(Some(self.length), OnceStream::remaining)
    }

    /// The media type that the extension stands for.
    pub(super) fn guessed(&self) -> Option<&'static str> {
        file_type::file_type(&self.path)
    }

    pub(super) fn is_same_as(&self, other: &Self) -> bool {
        self.path == other.path && self.length == other.length
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, TransportError>>> {
        let Self { path, length, opened } = self;
        let source = opened.get_or_insert_with(|| {
            let file = Arc::clone(path);
            let open: Open = Box::new(|| File::open(file));
            let pieces = FilePieces { path: Arc::clone(path), state: FileState::Next(open) };
            OnceStream::of_file(Box::pin(pieces), *length, path)
        });
        source.poll(cx)
    }
}

impl Clone for FileBody {
    fn clone(&self) -> Self {
        Self { path: Arc::clone(&self.path), length: self.length, opened: None }
    }
}

type Open = Box<dyn FnOnce() -> io::Result<File> + Send>;

struct FilePieces {
    path: Arc<Path>,
    state: FileState,
}

enum FileState {
    Next(Open),
    Reading(JoinHandle<io::Result<(File, Bytes)>>),
    Ended,
}

impl Stream for FilePieces {
    type Item = Result<Bytes, TransportError>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        if let FileState::Next(_) = self.state {
            let FileState::Next(open) = std::mem::replace(&mut self.state, FileState::Ended) else {
                return Poll::Ready(None);
            };
            match Handle::try_current() {
                Ok(runtime) => self.state = FileState::Reading(runtime.spawn_blocking(move || piece(open))),
                Err(error) => return Poll::Ready(Some(Err(self.unreadable(io::Error::other(error))))),
            }
        }
        let FileState::Reading(reading) = &mut self.state else { return Poll::Ready(None) };
        let read = ready!(Pin::new(reading).poll(cx)).map_err(io::Error::other);
        self.state = FileState::Ended;
        Poll::Ready(match read.and_then(|read| read) {
            Ok((_, piece)) if piece.is_empty() => None,
            Ok((file, piece)) => {
                self.state = FileState::Next(Box::new(|| Ok(file)));
                Some(Ok(piece))
            }
            Err(error) => Some(Err(self.unreadable(error))),
        })
    }
}

fn piece(open: Open) -> io::Result<(File, Bytes)> {
    let file = open()?;
    let mut bytes = Vec::new();
    (&file).take(PIECE).read_to_end(&mut bytes)?;
    Ok((file, bytes.into()))
}

impl FilePieces {
    /// Another attempt would find the file as it is.
    fn unreadable(&self, error: io::Error) -> TransportError {
        let unreadable = Unreadable { path: Arc::clone(&self.path), error };
        TransportError::new(TransportErrorKind::Unsendable, unreadable)
    }
}

/// The file of a body cannot be read.
#[derive(Debug)]
struct Unreadable {
    path: Arc<Path>,
    error: io::Error,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the file {} cannot be read", self.path.display())
    }
}

impl StdError for Unreadable {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&self.error)
    }
}
