//! The comparisons, one file each.
//!
//! In come their arguments; out goes a table. They never fail for a goal that is missed: they print the goal.

mod cold;

use clap::Subcommand;
use std::io;

/// What is measured.
#[derive(Debug, Subcommand)]
pub enum What {
    /// The cold cost of the build-dependency.
    Cold(cold::Arguments),
}

/// Measures, and answers with one or more tables of Markdown.
///
/// # Errors
/// When something that is to be measured cannot be made or run.
pub fn measure(what: &What) -> io::Result<String> {
    match what {
        What::Cold(arguments) => cold::cold(arguments),
    }
}
