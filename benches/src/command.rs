//! The comparisons, one file each.
//!
//! In come their arguments; out goes a table. They never fail for a goal that is missed: they print the goal.

mod calls;
mod check;
mod codec;
mod cold;
mod graph;
mod growth;
mod peers;
mod quick;
mod release;

use std::io;

use clap::Subcommand;

use crate::echo;

/// What is measured.
#[derive(Debug, Subcommand)]
pub enum What {
    /// Throughput of the codec beside serde_json's.
    Codec(codec::Arguments),
    /// Does one side of one pair of `codec` a hundred times, for a profiler.
    Profile(codec::Profile),
    Calls(calls::Arguments),
    Check(check::Arguments),
    Cold(cold::Arguments),
    Growth(growth::Arguments),
    Peers(peers::Arguments),
    Quick(quick::Arguments),
    Release(release::Arguments),
    Graph(graph::Arguments),
    /// The server of `calls`.
    #[command(hide = true)]
    Echo,
}

/// Measures, and answers with one or more tables of Markdown.
///
/// # Errors
/// When something that is to be measured cannot be made or run.
pub fn measure(what: &What) -> io::Result<String> {
    match what {
        What::Codec(arguments) => codec::codec(arguments),
        What::Profile(arguments) => codec::profile(arguments),
        What::Calls(arguments) => calls::calls(arguments),
        What::Check(arguments) => check::check(arguments),
        What::Cold(arguments) => cold::cold(arguments),
        What::Growth(arguments) => growth::growth(arguments),
        What::Peers(arguments) => peers::peers(arguments),
        What::Quick(arguments) => quick::quick(arguments),
        What::Release(arguments) => release::release(arguments),
        What::Graph(arguments) => graph::graph(arguments),
        What::Echo => echo::serve().map(|()| String::new()),
    }
}
