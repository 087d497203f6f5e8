//! Fakes of an API in memory, for the tests of programs that call it.
//!
//! In comes what a test expects of each operation and what is answered; out go clients whose requests are encoded and whose answers are
//! decoded as ever, and the calls that were made. It never opens a port, and never waits for real time.
//!
//! The client of a description has all of this as `testing::Api`, with a method for each operation.

#[cfg(feature = "test")]
mod answer;
#[cfg(feature = "test")]
mod call;
#[cfg(feature = "test")]
mod cassette;
#[cfg(feature = "test")]
mod core;
mod emitted;
#[cfg(feature = "test")]
mod expectation;
#[cfg(feature = "test")]
mod expected;
#[cfg(feature = "test")]
mod fake;
#[cfg(feature = "test")]
mod matching;
#[cfg(feature = "test")]
mod reply;
#[cfg(feature = "test")]
mod report;
#[cfg(feature = "test")]
mod times;
#[cfg(feature = "test")]
mod verify;

#[cfg(feature = "test")]
pub use self::answer::{Answer, Choice, Encoded, IntoReply, Laid};
#[cfg(feature = "test")]
pub use self::call::Call;
#[cfg(feature = "test")]
pub use self::cassette::{CassetteError, Recorder, Replay};
#[cfg(feature = "test")]
pub use self::core::FakeCore;
#[cfg(feature = "test")]
pub use self::expected::Expected;
#[cfg(feature = "test")]
pub use self::fake::{Fake, Faked};
#[cfg(feature = "test")]
pub use self::matching::{Any, Matcher, Matching, That, any, that};
#[cfg(feature = "test")]
pub use self::reply::Reply;
#[cfg(feature = "test")]
pub use self::times::Times;
#[cfg(feature = "test")]
pub use self::verify::example;
