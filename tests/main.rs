//! The acceptance tests: one binary, so that they are linked once.

mod architecture;
mod determinism;
mod rebuild;
