//! An API in memory. In: expectations, and the requests of clients; out: clients, the calls that were made, and whether they were as
//! expected. It never sends anything, and time passes only by its own clock.

use std::fmt;
use std::marker::PhantomData;
use std::panic::Location;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use super::call::Call;
use super::core::FakeCore;
use super::expectation::{CallSubject, Expectation};
use super::expected::{self, Expected};
use super::report;
use super::verify::{fail, fail_with_all};
use crate::client::{BuildError, ClientBuilder};
use crate::clock::ManualClock;
use crate::credential::Credential;
use crate::description::OperationDescription;
use crate::json::Value;
use crate::server::BaseUrl;

/// Midnight of 1 January 2026 (UTC), in seconds since 1970: the same in each run.
const START: u64 = 1_767_225_600;

/// A name that nobody has (RFC 6761, 6.2); over https, so that credentials may be sent.
const HOST: &str = "https://api.test";

/// What is sent for each security scheme; nobody checks it.
const SECRET: &str = "test";

/// A client that can be built for a fake; emitted code implements it.
pub trait Faked: Sized {
    /// Its builder.
    type Builder;

    /// A builder of clients that send everything to the fake.
    fn builder(fake: &FakeCore) -> Self::Builder;

    /// The client.
    ///
    /// # Errors
    /// As of the builder.
    fn build(builder: Self::Builder) -> Result<Self, BuildError>;
}

/// A fake of an API: what the `testing::Api` of a description is made of, which has a method for each operation beside these.
///
/// It is verified when it is dropped, unless the test has failed already.
pub struct Fake<C> {
    core: FakeCore,
    is_verified: AtomicBool,
    client: PhantomData<fn() -> C>,
}

impl<C> Default for Fake<C> {
    fn default() -> Self {
        let clock = ManualClock::new(SystemTime::UNIX_EPOCH + Duration::from_secs(START));
        let core = FakeCore::new(clock);
        Self { core, is_verified: AtomicBool::new(false), client: PhantomData }
    }
}

impl<C> Fake<C> {
    /// Expects a call of an operation; emitted code calls it.
    #[doc(hidden)]
    #[track_caller]
    pub fn on<T, E>(&self, operation: &'static OperationDescription) -> Expected<T, E> {
        self.is_verified.store(false, Ordering::Relaxed);
        expected::listed(&self.core, Expectation::new(CallSubject::Operation(operation), Location::caller()))
    }

    /// Expects a request that is not of an operation: one of `Client::request`, for a token, or after a redirect. The path has its
    /// escapes, and no query.
    #[track_caller]
    pub fn other(&self, method: &str, path: &str) -> Expected<Value, Value> {
        self.is_verified.store(false, Ordering::Relaxed);
        let request = (method.to_owned(), path.to_owned());
        let expectation = Expectation::new(CallSubject::Other, Location::caller());
        expected::listed(&self.core, Expectation { request, ..expectation })
    }

    /// The calls so far, in their order: one for each attempt.
    #[must_use]
    pub fn calls(&self) -> Vec<Call> {
        self.core.with(|state| state.calls.clone())
    }

    /// The clock of its clients, on which pauses and delays pass in no time. It begins on 1 January 2026, 00:00 UTC.
    #[must_use]
    pub fn clock(&self) -> &ManualClock {
        self.core.clock()
    }

    /// Fails the test unless each expected call came as often as it should, and no other.
    ///
    /// # Panics
    /// Then, with all that was not as expected.
    #[track_caller]
    pub fn verify(&self) {
        self.is_verified.store(true, Ordering::Relaxed);
        let unmet = self.core.with(|state| report::unmet(&state.expectations, &state.unexpected));
        if !unmet.is_empty() {
            fail_with_all(&unmet);
        }
    }
}

impl<C: Faked> Fake<C> {
    /// A client that sends everything here. It has a credential for each security scheme, and otherwise the settings of
    /// `Client::builder`.
    #[must_use]
    #[track_caller]
    pub fn client(&self) -> C {
        match C::build(self.builder()) {
            Ok(client) => client,
            Err(error) => fail(&format!("no client can be built: {error}")),
        }
    }

    /// The builder of such a client, for further settings.
    pub fn builder(&self) -> C::Builder {
        C::builder(&self.core)
    }
}

/// Verified, unless that was done, or the test has failed.
impl<C> Drop for Fake<C> {
    fn drop(&mut self) {
        if !self.is_verified.load(Ordering::Relaxed) && !std::thread::panicking() {
            self.verify();
        }
    }
}

impl ClientBuilder {
    /// Sends everything to a fake, with credentials that nobody checks; emitted code calls it.
    #[doc(hidden)]
    pub fn fake(&mut self, fake: &FakeCore) {
        self.transport(Arc::new(fake.clone()));
        self.clock(Arc::new(fake.clock().clone()));
        let Ok(host) = BaseUrl::parse(HOST) else { return };
        self.everywhere(&host, |kind| Credential::of_kind(kind, SECRET));
    }
}

impl<C> fmt::Debug for Fake<C> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let expected =
            self.core.with(|state| state.expectations.iter().map(Expectation::signature).collect::<Vec<_>>());
        f.debug_struct("Fake").field("expected", &expected).finish_non_exhaustive()
    }
}
