//! In: a future and a time limit. Out: what the future gives, unless the time is over first.
//! Never: a timer where there is no limit.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::task::Poll;
use std::time::Duration;

use crate::clock::Clock;

/// Awaits the future for no longer than the limit; the error is the limit.
///
/// The future stays where it is: an argument of a function that is `async` would take its room twice.
pub(crate) async fn within<F: Future>(
    clock: &dyn Clock,
    limit: Option<Duration>,
    mut future: Pin<&mut F>,
) -> Result<F::Output, Duration> {
    let Some(limit) = limit else { return Ok(future.await) };
    let mut timer = clock.timeout(limit);
    poll_fn(|cx| {
        // the future first: what is done in time is done, even when the timer is ready too
        if let Poll::Ready(output) = future.as_mut().poll(cx) {
            return Poll::Ready(Ok(output));
        }
        timer.as_mut().poll(cx).map(|()| Err(limit))
    })
    .await
}
