//! The client core against the in-memory transport and a clock that does not run, and against real sockets.
//!
//! In: operations written as tables. Out: what is sent, what is waited for, and what comes out as which error.
//! Never: a test that sleeps, or one that leaves the machine.

mod arguments;
mod errors;
mod redirects;
mod retries;
mod secrets;
mod security;
mod support;
mod timeouts;
mod tokens;
mod urls;
#[cfg(feature = "reqwest")]
mod wire;
