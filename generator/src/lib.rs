//! Generates Rust models and clients from an OpenAPI description.
//!
//! [`generate`] reads like the pipeline: a [`Source`] becomes a tree, a document, an API, a valid API, modules, files.
//! Everything before the gate (`check`) collects diagnostics; nothing after it fails.

pub mod analysis;
pub mod check;
pub mod diagnostic;
pub mod dialect;
pub mod document;
pub mod emit;
pub mod format;
pub mod ir;
pub mod lower;
pub mod naming;
pub mod output;
pub mod settings;
pub mod source;
pub mod tree;

pub use settings::Settings;
pub use source::Source;
