//! Calls that wait: `.call()` beside `.send()` on every request, and streams as iterators.
//!
//! In comes a future of this crate; out goes its output, once the calling thread has waited for it. What runs beside the calls
//! (connections, timers) runs on one thread for the whole process; it never runs a caller's code. Within an async
//! function, a call does not panic, but blocks the thread.
//!
//! ```no_run
//! # fn print(items: clientwright_runtime::ItemStream<i64>) -> Result<(), clientwright_runtime::StreamError> {
//! for item in items {
//!     println!("{}", item?);
//! }
//! # Ok(())
//! # }
//! ```

use std::future::{Future, poll_fn};
use std::io;
use std::pin::{Pin, pin};
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::task::{Context, Poll, Wake, Waker};

use futures_core::Stream;

use crate::executor::background;
use crate::stream::{ByteStream, Events, ItemStream, StreamError};
use crate::transport_error::{TransportError, TransportErrorKind};

/// Waits for a future: of a call, or of what else is async here, such as [`ByteStream::bytes`].
///
/// # Errors
/// When the thread for timers and connections cannot be started.
pub fn wait<F: Future>(future: F) -> io::Result<F::Output> {
    let background = background()?;
    // within, the future finds its timers and the place to run connections
    let _within = background.enter();
    let signal = Arc::new(Signal::default());
    let waker = Waker::from(Arc::clone(&signal));
    let mut cx = Context::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
            return Ok(output);
        }
        signal.wait();
    }
}

/// Wakes a thread.
#[derive(Default)]
struct Signal {
    is_given: Mutex<bool>,
    given: Condvar,
}

impl Signal {
    /// Until it has been given since the last time.
    fn wait(&self) {
        let mut is_given = self.is_given.lock().unwrap_or_else(PoisonError::into_inner);
        while !*is_given {
            is_given = self.given.wait(is_given).unwrap_or_else(PoisonError::into_inner);
        }
        *is_given = false;
    }
}

impl Wake for Signal {
    fn wake(self: Arc<Self>) {
        *self.is_given.lock().unwrap_or_else(PoisonError::into_inner) = true;
        self.given.notify_one();
    }
}

/// The items of a stream, each of which is waited for.
#[derive(Debug)]
pub struct Waiting<S> {
    stream: S,
    is_over: bool,
}

impl<S> Waiting<S> {
    pub(crate) const fn new(stream: S) -> Self {
        Self { stream, is_over: false }
    }

    /// The stream, to be read on in another way.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<S: Awaited> Iterator for Waiting<S> {
    type Item = S::Item;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = wait(poll_fn(|cx| Pin::new(&mut self.stream).poll_next(cx)));
        let next = next.unwrap_or_else(|error| Some(self.stream.unable(error)));
        self.is_over = next.as_ref().is_none_or(S::is_final);
        next
    }
}

/// A stream of this crate, whose items can be waited for.
#[doc(hidden)]
pub trait Awaited: Stream + Unpin {
    /// The item that says that nothing can be waited for.
    fn unable(&self, error: io::Error) -> Self::Item;

    /// Whether nothing comes behind an item.
    fn is_final(item: &Self::Item) -> bool;
}

fn broken(error: io::Error) -> StreamError {
    StreamError::Broken(TransportError::new(TransportErrorKind::Interrupted, error))
}

macro_rules! iterators {
    ($($stream:ident $(<$item:ident>)?),*) => {$(
        impl$(<$item>)? Awaited for $stream$(<$item>)? {
            fn unable(&self, error: io::Error) -> Self::Item {
                Err(broken(error))
            }

            fn is_final(item: &Self::Item) -> bool {
                item.as_ref().is_err_and(StreamError::is_final)
            }
        }

        impl$(<$item>)? Awaited for &mut $stream$(<$item>)? {
            fn unable(&self, error: io::Error) -> Self::Item {
                Err(broken(error))
            }

            fn is_final(item: &Self::Item) -> bool {
                item.as_ref().is_err_and(StreamError::is_final)
            }
        }

        impl$(<$item>)? IntoIterator for $stream$(<$item>)? {
            type Item = <Self as Stream>::Item;
            type IntoIter = Waiting<Self>;

            fn into_iter(self) -> Waiting<Self> {
                Waiting::new(self)
            }
        }

        impl<'a, $($item)?> IntoIterator for &'a mut $stream$(<$item>)? {
            type Item = <$stream$(<$item>)? as Stream>::Item;
            type IntoIter = Waiting<Self>;

            fn into_iter(self) -> Waiting<Self> {
                Waiting::new(self)
            }
        }
    )*};
}

iterators!(ByteStream, ItemStream<T>, Events<T>);
