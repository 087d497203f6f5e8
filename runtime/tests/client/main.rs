//! The client core against the in-memory transport and a clock that does not run, and against real sockets.
//!
//! In: operations written as tables. Out: what is sent, what is waited for, and what comes out as which error.
//! Never: a test that sleeps, or one that leaves the machine.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::type_complexity,
    reason = "a test fails by panicking, and its tables are spelled out"
)]

mod answers;
mod arguments;
mod errors;
mod extras;
mod layers;
#[cfg(feature = "reqwest")]
mod oauth2;
mod observing;
mod pages;
mod plain_http;
mod redirects;
mod retries;
mod secrets;
mod security;
mod streams;
mod support;
mod timeouts;
mod tokens;
mod undescribed;
mod urls;
#[cfg(feature = "reqwest-no-tls")]
mod wire;
