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
    /// The stream, to be read on in another way.
    pub fn into_inner(self) -> S {
        self.stream
    }
}

impl<T, S: Stream<Item = Result<T, StreamError>> + Unpin> Iterator for Waiting<S> {
    type Item = Result<T, StreamError>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.is_over {
            return None;
        }
        let next = wait(poll_fn(|cx| Pin::new(&mut self.stream).poll_next(cx))).unwrap_or_else(|error| {
            let error = TransportError::new(TransportErrorKind::Interrupted, error);
            Some(Err(StreamError::Broken(error)))
        });
        self.is_over = match &next {
            None => true,
            Some(Err(error)) => error.is_final(),
            Some(Ok(_)) => false,
        };
        next
    }
}

macro_rules! iterators {
    ($($stream:ident $(<$item:ident>)?),*) => {$(
        impl$(<$item>)? IntoIterator for $stream$(<$item>)? {
            type Item = <Self as Stream>::Item;
            type IntoIter = Waiting<Self>;

            fn into_iter(self) -> Waiting<Self> {
                Waiting { stream: self, is_over: false }
            }
        }

        impl<'a, $($item)?> IntoIterator for &'a mut $stream$(<$item>)? {
            type Item = <$stream$(<$item>)? as Stream>::Item;
            type IntoIter = Waiting<Self>;

            fn into_iter(self) -> Waiting<Self> {
                Waiting { stream: self, is_over: false }
            }
        }
    )*};
}

iterators!(ByteStream, ItemStream<T>, Events<T>);
