//! The bounds of a mock. In: nothing; out: [`Limits`], plain data with defaults.
//! It never enforces them: each place that a bound is for does.

use std::time::Duration;

/// What a mock takes at most. Change what you need: `Limits { body_bytes: 1 << 30, ..Limits::default() }`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of a request's body; longer ones are answered with 413. Default: 16 MiB.
    pub body_bytes: usize,
    /// Bytes of all headers of a request; more are answered with 431. Default: 64 KiB.
    pub header_bytes: usize,
    /// How long the head of a request may take to arrive; a connection that takes longer is closed. Default: 30 seconds.
    pub head_time: Duration,
    /// Requests that are remembered; the oldest are forgotten first. Default: 1,000.
    pub recorded_requests: usize,
    /// Bytes of a body that are remembered with its request. Default: 64 KiB.
    pub recorded_body_bytes: usize,
    /// Answers that may wait to be given (see `Running::next`). Default: 1,000.
    pub scripted_answers: usize,
    /// Access tokens that are remembered; the oldest are forgotten first. Default: 10,000.
    pub tokens: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            body_bytes: 16 << 20,
            header_bytes: 64 << 10,
            head_time: Duration::from_secs(30),
            recorded_requests: 1_000,
            recorded_body_bytes: 64 << 10,
            scripted_answers: 1_000,
            tokens: 10_000,
        }
    }
}
