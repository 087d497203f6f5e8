//! Generates Rust models and clients from an OpenAPI description.
//!
//! [`generate`] reads like the pipeline: a [`Source`] becomes a tree, a document, an API, a valid API, modules, files.
//! Everything before the gate (`check`) collects diagnostics; nothing after it fails.

pub mod diagnostic;
pub mod dialect;
pub mod ir;
pub mod source;
pub mod tree;

pub use source::Source;
