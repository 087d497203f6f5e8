//! Inline schemas have names of their own; `stable-names-after` compiles the same program with an operation more.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

mod program;
