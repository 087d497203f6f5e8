//! The acceptance tests: one binary, so that they are linked once.

mod accepted;
mod architecture;
mod corpus;
mod determinism;
mod extras;
mod prism;
mod readme;
mod rebuild;
mod rejected;
mod untyped;
mod vectors;
mod wire;
mod written_crate;
