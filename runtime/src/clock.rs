//! In: durations. Out: the time, and futures that are ready when time has passed.
//! Never: anything that depends on the wall clock but dates that servers send.

use std::fmt;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};
use std::time::{Duration, Instant, SystemTime};

use crate::executor::{self, BoxFuture};

/// Where a client gets its time from.
pub trait Clock: Send + Sync + 'static {
    /// The wall clock, against which dates of servers are read.
    fn now(&self) -> SystemTime;

    /// A clock that only goes forward, by which lifetimes and deadlines are measured.
    fn instant(&self) -> Instant;

    /// Ready after the pause before the next attempt.
    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()>;

    /// Ready when something else has taken too long. Only a clock of a test has a reason to tell it from [`Clock::sleep`].
    fn timeout(&self, duration: Duration) -> BoxFuture<'static, ()> {
        self.sleep(duration)
    }

    /// Whether its futures can be awaited where this is called: those of tokio's timers need a tokio runtime. By default
    /// they can be awaited anywhere.
    fn is_running(&self) -> bool {
        true
    }
}

/// The real time, with the timers of tokio: its futures must be awaited on a tokio runtime with time enabled. A call that is
/// awaited elsewhere fails with [`Mistake::NoExecutor`](crate::Mistake::NoExecutor).
#[derive(Debug, Clone, Copy, Default)]
pub struct TokioClock;

impl Clock for TokioClock {
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn instant(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(async move { tokio::time::sleep(duration).await })
    }

    fn is_running(&self) -> bool {
        executor::is_there()
    }
}

/// A clock for tests that moves only when told to, or when somebody sleeps: a pause between attempts takes no time and
/// moves the clock by its length, a timeout waits until the clock has been moved that far.
#[derive(Clone)]
pub struct ManualClock {
    start: (SystemTime, Instant),
    state: Arc<ClockState>,
}

#[derive(Default)]
struct ClockState {
    /// since the start, in nanoseconds
    passed: AtomicU64,
    pauses: Mutex<Vec<Duration>>,
    waiting: Mutex<Vec<Waker>>,
}

impl ManualClock {
    /// A clock that stands at this time.
    #[must_use]
    pub fn new(now: SystemTime) -> Self {
        Self { start: (now, Instant::now()), state: Arc::default() }
    }

    /// Moves the clock forward.
    pub fn advance(&self, by: Duration) {
        let nanos = u64::try_from(by.as_nanos()).unwrap_or(u64::MAX);
        self.state.passed.fetch_add(nanos, Ordering::SeqCst);
        let waiting = std::mem::take(&mut *self.state.waiting.lock().unwrap_or_else(PoisonError::into_inner));
        waiting.into_iter().for_each(Waker::wake);
    }

    /// The pauses that were slept through so far.
    #[must_use]
    pub fn pauses(&self) -> Vec<Duration> {
        self.state.pauses.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn passed(&self) -> Duration {
        Duration::from_nanos(self.state.passed.load(Ordering::SeqCst))
    }
}

impl Clock for ManualClock {
    fn now(&self) -> SystemTime {
        self.start.0 + self.passed()
    }

    fn instant(&self) -> Instant {
        self.start.1 + self.passed()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let clock = self.clone();
        Box::pin(async move {
            clock.state.pauses.lock().unwrap_or_else(PoisonError::into_inner).push(duration);
            clock.advance(duration);
        })
    }

    fn timeout(&self, duration: Duration) -> BoxFuture<'static, ()> {
        let clock = self.clone();
        let end = clock.passed().saturating_add(duration);
        Box::pin(std::future::poll_fn(move |cx| {
            // registered first, so that a move between the two is not missed
            clock.state.waiting.lock().unwrap_or_else(PoisonError::into_inner).push(cx.waker().clone());
            if clock.passed() >= end { Poll::Ready(()) } else { Poll::Pending }
        }))
    }
}

impl fmt::Debug for ManualClock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ManualClock({:?})", self.passed())
    }
}
