//! In: the place where a call is awaited. Out: whether there is a tokio runtime with timers, and the form of what is awaited.
//! Never: a panic, which is how tokio says that there is none.

use std::fmt;
use std::future::Future;
use std::panic::catch_unwind;
use std::pin::Pin;
#[cfg(feature = "blocking")]
use std::sync::OnceLock;
use std::time::Duration;
#[cfg(feature = "blocking")]
use std::{io, thread};

#[cfg(feature = "blocking")]
use tokio::runtime::Builder;
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

/// The runtime that drives the connections and timers of blocking calls: one thread of the process, started by the first of them.
#[cfg(feature = "blocking")]
static BACKGROUND: OnceLock<io::Result<Handle>> = OnceLock::new();

/// That runtime.
#[cfg(feature = "blocking")]
pub(crate) fn background() -> io::Result<&'static Handle> {
    let started = BACKGROUND.get_or_init(|| {
        let runtime = Builder::new_current_thread().enable_all().build()?;
        let handle = runtime.handle().clone();
        let thread = thread::Builder::new().name("clientwright".to_owned());
        thread.spawn(move || runtime.block_on(std::future::pending::<()>()))?;
        Ok(handle)
    });
    started.as_ref().map_err(|error| io::Error::new(error.kind(), error.to_string()))
}

/// Whether a blocking call is waited for here: what it starts is driven by that runtime, whatever the thread is doing.
#[cfg(all(feature = "blocking", feature = "reqwest-no-tls"))]
pub(crate) fn is_blocking() -> bool {
    let Some(Ok(background)) = BACKGROUND.get() else { return false };
    Handle::try_current().is_ok_and(|current| current.id() == background.id())
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
