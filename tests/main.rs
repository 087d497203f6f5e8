//! The acceptance tests: one binary, so that they are linked once.
#![allow(
    mixed_script_confusables,
    confusable_idents,
    reason = "a description of the tests has names of several scripts"
)]

mod accepted;
mod architecture;
mod choose;
mod corpus;
mod corruption;
mod determinism;
mod extras;
mod first_crates;
mod graphs;
mod later;
mod lints;
mod long_texts;
mod prism;
mod readme;
mod rebuild;
mod rejected;
mod rejected_json;
mod split;
mod untyped;
mod vectors;
mod wire;
mod written_crate;
