//! In: the place where a call is awaited. Out: whether there is a tokio runtime with timers, and the form of what is awaited.
//! Never: a panic, which is how tokio says that there is none.

use std::fmt;
use std::future::Future;
use std::panic::catch_unwind;
use std::pin::Pin;
use std::time::Duration;

use tokio::runtime::Handle;

/// A future on the heap.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Whether tokio's timers can be awaited here.
pub(crate) fn is_there() -> bool {
    // of a runtime that has no timers, nothing else can be asked
    Handle::try_current().is_ok() && catch_unwind(|| drop(tokio::time::sleep(Duration::ZERO))).is_ok()
}

/// Whether sockets can be awaited here, which a runtime can be without (`enable_io`).
#[cfg(feature = "reqwest-no-tls")]
pub(crate) fn has_sockets() -> bool {
    if Handle::try_current().is_err() {
        return false;
    }
    // nothing goes through it: tokio is only asked to watch it
    let socket = std::net::UdpSocket::bind((std::net::Ipv4Addr::LOCALHOST, 0));
    let Ok(socket) = socket.and_then(|socket| socket.set_nonblocking(true).map(|()| socket)) else {
        return true;
    };
    catch_unwind(|| drop(tokio::net::UdpSocket::from_std(socket))).is_ok()
}

/// There is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct NoExecutor;

impl fmt::Display for NoExecutor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(
            "there is no tokio runtime with time and I/O enabled here: await the call on one (`#[tokio::main]`), or make it \
             by `.call()` of the feature `blocking`",
        )
    }
}

impl std::error::Error for NoExecutor {}
