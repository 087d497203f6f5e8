//! The throughput of the codec.
//!
//! In come pairs of the same work; out goes a table with the ratio of each. It never measures one side without the other.

mod real;

use std::io;

use clap::Args;

use crate::pairs;
use crate::table::{row, table};
use crate::throughput;

/// Throughput of the codec beside serde derives and serde_json.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only pairs with this in their name.
    #[arg(long, default_value = "")]
    only: String,
    /// Only models that stand in this crate; else also those of GitHub, Stripe and Kubernetes, beside what openapi-to-rust makes
    /// of the same schemas, which takes minutes to build.
    #[arg(long)]
    own: bool,
    /// How many short turns each side takes.
    #[arg(long, default_value_t = 301)]
    turns: usize,
}

/// One side of one pair.
#[derive(Debug, Args)]
pub struct Profile {
    /// The pair, as `codec` calls it.
    pair: String,
    /// `ours` or `theirs`.
    side: String,
}

/// The table.
///
/// # Errors
/// When models of real descriptions are asked for and cannot be generated or built.
pub fn codec(arguments: &Arguments) -> io::Result<String> {
    let pairs = pairs::pairs().into_iter().filter(|pair| pair.name.contains(&arguments.only));
    let mut rows = vec![row(&["", "MB/s", "serde_json", "ratio (goal 1.20)", "allocations", "serde_json"])];
    rows.extend(pairs.map(|pair| throughput::figures(&pair, arguments.turns)));
    if !arguments.own {
        rows.extend(real::rows(&arguments.only, arguments.turns)?);
    }
    Ok(table(&rows))
}

/// Does one side of one pair a hundred times: on a busy machine instructions tell more than the clock.
///
/// # Errors
/// When there is no such pair.
pub fn profile(arguments: &Profile) -> io::Result<String> {
    let pair = pairs::pairs().into_iter().find(|pair| pair.name == arguments.pair);
    let pair = pair.ok_or_else(|| io::Error::other(format!("there is no pair `{}`", arguments.pair)))?;
    let work = if arguments.side == "theirs" { pair.theirs } else { pair.ours };
    (0..100).for_each(|_| work());
    Ok(String::new())
}
