//! Inline schemas have names of their own, which an operation more does not change: this is the program of `stable-names-before`.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

#[allow(clippy::duplicate_mod, reason = "the same program for both descriptions")]
#[path = "../stable-names-before/program.rs"]
mod program;
