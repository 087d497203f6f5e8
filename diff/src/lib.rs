//! What a new version of a description means, for existing clients on the wire and for programs that use the generated Rust.
//!
//! In: two descriptions, each with its settings, as [`Side`]s; out: a [`Difference`], findings with their places on both sides. It
//! never prints, and changes neither side.
//!
//! The wire is compared in the trees in the shape of OpenAPI 3.0, where every keyword still stands; the rules are rows of one table
//! ([`rules`]). The Rust is compared as it would be emitted: the items of both clients, with their signatures, are read from what the
//! emitter writes, so there is no second list of what the generator does.

mod changes;
mod finding;
pub mod rules;
mod rust;
mod side;
mod uses;
mod version;
mod view;
mod wire;

pub use changes::Operations;
pub use finding::{Finding, Site};
pub use rules::{Class, Code, Level, Rule};
pub use rust::{Item, Kind, items};
pub use side::Side;
pub use uses::{Use, uses};
pub use version::{Step, Version};

/// Everything that changed between two descriptions.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The findings: the worst first, and those of one level in the order of the new description.
    pub findings: Vec<Finding>,
    /// The release that the generated crate needs.
    pub step: Step,
}

/// Compares two descriptions.
///
/// The result is a function of the two sides: the same findings in the same order each time.
pub fn diff(old: &Side, new: &Side) -> Difference {
    let mut changes = changes::Changes::default();
    wire::compare(old, new, &mut changes);
    let items = rust::compare(old, new, &mut changes);
    let findings = finding::located(old, new, changes, &items);
    let step = version::step(&findings);
    Difference { findings, step }
}
