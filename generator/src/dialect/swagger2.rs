//! Swagger 2.0 in the shape of 3.0. In: the tree of a document of 2.0; out: the tree that says the same in 3.0.
//! It never gives components other names or other places than their authors would in 3.0.

mod bodies;
mod carrying;
mod collection;
mod components;
mod form;
mod keys;
mod listed;
mod media;
mod moves;
mod parameters;
mod responses;
mod schemas;
mod security;
mod servers;
mod typed;
mod walk;

use super::Pass;

/// The passes, in order: first what is wrong with the document as one of 2.0; then the objects that look different in
/// 3.0, each where it stands; then they move to where 3.0 has them; last the schemas, wherever they are by then.
pub(super) const PASSES: &[Pass] = &[
    keys::check,
    media::bound,
    bodies::convert,
    parameters::convert,
    responses::convert,
    security::convert,
    servers::convert,
    components::convert,
    schemas::convert,
    super::types::take_null,
];

#[cfg(test)]
mod tests;
