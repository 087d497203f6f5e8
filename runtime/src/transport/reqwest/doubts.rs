//! In: what became of requests. Out: whether the next request to the same server needs a connection of its own.
//! Never: more than one new connection for one doubt; those that work go on.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use http::uri::{Authority, Scheme};
use http::{Method, Uri};

use super::connect::Pooling;

/// How long a doubt lasts: by then pings have found a dead connection, and a server has closed what it meant to close.
const LASTING: Duration = Duration::from_secs(30);

/// With more doubts than this at a time, the network is down.
const MOST: usize = 64;

#[derive(Default)]
pub(super) struct Doubts {
    /// of the list, so that requests need no lock where there are no doubts
    count: AtomicUsize,
    list: Mutex<Vec<Doubt>>,
}

/// Why a connection may be of no use any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DoubtReason {
    /// No answer came in time. Over HTTP/2 the next request would take the same connection.
    Silence,
    /// The server failed and answered over HTTP/1. Many close the connection then without saying so; a request that is on its
    /// way by then breaks off, and may be one that is not sent again.
    Failure,
}

struct Doubt {
    scheme: Option<Scheme>,
    authority: Option<Authority>,
    end: Instant,
    reason: DoubtReason,
}

impl Doubts {
    pub(super) fn add(&self, server: &Uri, reason: DoubtReason) {
        let Some(end) = Instant::now().checked_add(LASTING) else { return };
        let (scheme, authority) = (server.scheme().cloned(), server.authority().cloned());
        let mut list = self.list();
        if list.len() < MOST {
            list.push(Doubt { scheme, authority, end, reason });
        }
        self.count.store(list.len(), Ordering::Release);
    }

    /// How the request is to be sent; a doubt that it has the answer for is gone then.
    pub(super) fn settle(&self, server: &Uri, method: &Method) -> Pooling {
        if self.count.load(Ordering::Acquire) == 0 {
            return Pooling::Shared;
        }
        let mut list = self.list();
        let now = Instant::now();
        list.retain(|doubt| doubt.end > now);
        let found = list.iter().position(|doubt| doubt.is_about(server, method));
        if let Some(index) = found {
            list.swap_remove(index);
        }
        self.count.store(list.len(), Ordering::Release);
        found.map_or(Pooling::Shared, |_| Pooling::Alone)
    }

    fn list(&self) -> MutexGuard<'_, Vec<Doubt>> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Doubt {
    fn is_about(&self, server: &Uri, method: &Method) -> bool {
        let matters = match self.reason {
            DoubtReason::Silence => true,
            // others are sent again after a break
            DoubtReason::Failure => !method.is_idempotent(),
        };
        matters && self.authority.as_ref() == server.authority() && self.scheme.as_ref() == server.scheme()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_doubt_is_settled_once_and_by_whom_it_concerns() {
        let doubts = Doubts::default();
        let [a, b] = ["https://a.example/x", "https://b.example/x"].map(|text| text.parse::<Uri>().unwrap());
        assert_eq!(doubts.settle(&a, &Method::POST), Pooling::Shared);
        doubts.add(&a, DoubtReason::Silence);
        doubts.add(&a, DoubtReason::Failure);
        assert_eq!(doubts.settle(&b, &Method::POST), Pooling::Shared);
        assert_eq!(doubts.settle(&a, &Method::GET), Pooling::Alone);
        assert_eq!(doubts.settle(&a, &Method::GET), Pooling::Shared);
        assert_eq!(doubts.settle(&a, &Method::POST), Pooling::Alone);
        assert_eq!(doubts.settle(&a, &Method::POST), Pooling::Shared);
        assert_eq!(doubts.count.load(Ordering::Relaxed), 0);
    }
}
