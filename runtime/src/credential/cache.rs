//! In: a way to fetch a token, and the time. Out: a token that can be used now, fetched by one caller for all.
//! Never: two fetches of the same token at once, or a newer token dropped for an older one's refusal.

use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use crate::clock::Clock;
use crate::error::{TokenFailure, TokenFailureKind};
use crate::secret::Secret;

/// How long before its end a token is replaced.
pub(super) const DEFAULT_SKEW: Duration = Duration::from_secs(60);

/// How long a token that still works is used on, after it could not be replaced early.
const QUIET: Duration = Duration::from_secs(5);

/// A token, shared by the calls that use it.
pub(crate) type Token = Arc<Secret>;

/// A token as its source gave it.
pub(crate) struct Fetched {
    pub(super) token: Token,
    /// from `since` on; `None` for until it is refused
    pub(super) expires_in: Option<Duration>,
    /// before the request was sent, so that the answer's way here is not counted as life
    pub(super) since: Instant,
    /// what the next one is had for
    pub(super) refresh: Option<Secret>,
}

/// The place of one token.
#[derive(Default)]
pub(crate) struct Slot {
    current: Mutex<Current>,
    /// held by the one who fetches; dropping the fetch lets the next one in line try
    flight: tokio::sync::Mutex<()>,
    memory: Mutex<Memory>,
}

/// Where id and secret of a client stand in one request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ClientStyle {
    Header,
    Body,
}

/// What is known beside the token, and stays when it is gone.
#[derive(Default)]
pub(super) struct Memory {
    pub(super) refresh: Option<Secret>,
    /// where the token endpoint takes id and secret
    pub(super) style: Option<ClientStyle>,
    /// the last token that was refused
    pub(super) refused: Option<Token>,
}

#[derive(Default)]
struct Current {
    kept: Option<KeptToken>,
    /// fetches that came to an end
    flights: u64,
    /// the failure of the fetch with this number, the last one
    failure: Option<(u64, Arc<TokenFailure>)>,
    quiet_until: Option<Instant>,
}

#[derive(Clone)]
struct KeptToken {
    token: Token,
    /// when it is to be replaced, and when it ends
    times: Option<(Instant, Instant)>,
}

/// How a kept token stands at a time.
enum TokenStanding {
    Fresh(Token),
    /// It works, but is to be replaced.
    Ageing(Token),
    Gone,
}

impl Slot {
    /// The kept token, or a new one.
    pub(super) async fn get<F, R>(
        &self,
        clock: &dyn Clock,
        skew: Duration,
        fetch: F,
    ) -> Result<Token, Arc<TokenFailure>>
    where
        F: FnOnce() -> R,
        R: Future<Output = Result<Fetched, TokenFailure>>,
    {
        let (standing, seen) = {
            let current = self.current();
            (current.standing(clock.instant()), current.flights)
        };
        match standing {
            TokenStanding::Fresh(token) => Ok(token),
            TokenStanding::Ageing(token) => {
                let Ok(_flight) = self.flight.try_lock() else { return Ok(token) };
                if let TokenStanding::Fresh(newer) = self.current().standing(clock.instant()) {
                    return Ok(newer);
                }
                match self.finish(skew, fetch().await) {
                    Ok(token) => Ok(token),
                    Err(_) => {
                        self.current().quiet_until = clock.instant().checked_add(QUIET);
                        Ok(token)
                    }
                }
            }
            TokenStanding::Gone => {
                let _flight = self.flight.lock().await;
                if let Some(result) = self.meanwhile(clock.instant(), seen) {
                    return result;
                }
                self.finish(skew, fetch().await)
            }
        }
    }

    /// Forgets this token, if it is the one that is kept.
    pub(super) fn invalidate(&self, refused: &Token) {
        let mut current = self.current();
        if current.kept.as_ref().is_some_and(|kept| *kept.token == **refused) {
            current.kept = None;
        }
        drop(current);
        self.memory().refused = Some(Arc::clone(refused));
    }

    /// Keeps a token that was not fetched for a call.
    pub(crate) fn put(&self, skew: Duration, fetched: Fetched) {
        // the result is the token again
        let _ = self.finish(skew, Ok(fetched));
    }

    pub(super) fn memory(&self) -> MutexGuard<'_, Memory> {
        self.memory.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// What another caller's fetch came to while this one waited.
    fn meanwhile(&self, now: Instant, seen: u64) -> Option<Result<Token, Arc<TokenFailure>>> {
        let current = self.current();
        match (current.standing(now), &current.failure) {
            (TokenStanding::Fresh(token) | TokenStanding::Ageing(token), _) => Some(Ok(token)),
            (TokenStanding::Gone, Some((flight, failure))) if *flight > seen => {
                Some(Err(Arc::clone(failure)))
            }
            (TokenStanding::Gone, _) => None,
        }
    }

    fn finish(
        &self,
        skew: Duration,
        result: Result<Fetched, TokenFailure>,
    ) -> Result<Token, Arc<TokenFailure>> {
        let mut current = self.current();
        current.flights += 1;
        match result {
            Ok(fetched) => {
                let token = Arc::clone(&fetched.token);
                current.failure = None;
                current.quiet_until = None;
                current.kept = Some(KeptToken { times: times(&fetched, skew), token: fetched.token });
                Ok(token)
            }
            Err(failure) => {
                let failure = Arc::new(failure);
                // what a layer does to one call is not what another call waited for
                if !matches!(failure.kind(), TokenFailureKind::Layer(_)) {
                    current.failure = Some((current.flights, Arc::clone(&failure)));
                }
                Err(failure)
            }
        }
    }

    fn current(&self) -> MutexGuard<'_, Current> {
        // nothing panics while it is held, and its parts are set together or not at all
        self.current.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Current {
    fn standing(&self, now: Instant) -> TokenStanding {
        let Some(kept) = &self.kept else { return TokenStanding::Gone };
        let token = Arc::clone(&kept.token);
        match kept.times {
            None => TokenStanding::Fresh(token),
            Some((replace, _)) if now < replace => TokenStanding::Fresh(token),
            Some((_, end)) if now >= end => TokenStanding::Gone,
            Some(_) if self.quiet_until.is_some_and(|until| now < until) => TokenStanding::Fresh(token),
            Some(_) => TokenStanding::Ageing(token),
        }
    }
}

/// When a token is replaced, and when it ends: the skew is at most a fifth of its life, so that a token of a minute is
/// not replaced at once. A life beyond what a clock can count is none that ends.
fn times(fetched: &Fetched, skew: Duration) -> Option<(Instant, Instant)> {
    let life = fetched.expires_in?;
    let end = fetched.since.checked_add(life)?;
    let replace = end.checked_sub(skew.min(life / 5))?;
    Some((replace, end))
}
