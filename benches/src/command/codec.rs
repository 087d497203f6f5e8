//! The throughput of the codec.
//!
//! In come pairs of the same work; out goes a table with the ratio of each. It never measures one side without the other.

use std::io;
use std::time::Duration;

use clap::Args;

use crate::table::{ratio, row, table};
use crate::throughput::{self, Pair};

/// Throughput of the codec beside serde derives and serde_json.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only pairs with this in their name.
    #[arg(long, default_value = "")]
    only: String,
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
pub fn codec(arguments: &Arguments) -> String {
    let pairs = throughput::pairs().into_iter().filter(|pair| pair.name.contains(&arguments.only));
    let mut rows = vec![row(&["", "MB/s", "serde_json", "ratio (goal 1.20)", "allocations", "serde_json"])];
    rows.extend(pairs.map(|pair| line(&pair, arguments.turns)));
    table(&rows)
}

/// A pair's row of the table.
pub fn line(pair: &Pair, turns: usize) -> Vec<String> {
    let outcome = throughput::measure(pair, turns, Duration::from_millis(2));
    let allocations = |work: &dyn Fn()| allocation_counter::measure(work).count_total.to_string();
    vec![
        pair.name.clone(),
        format!("{:.0}", outcome.ours),
        format!("{:.0}", outcome.theirs),
        ratio(outcome.ratio),
        allocations(&*pair.ours),
        allocations(&*pair.theirs),
    ]
}

/// Does one side of one pair a hundred times: on a busy machine instructions tell more than the clock.
///
/// # Errors
/// When there is no such pair.
pub fn profile(arguments: &Profile) -> io::Result<String> {
    let pair = throughput::pairs().into_iter().find(|pair| pair.name == arguments.pair);
    let pair = pair.ok_or_else(|| io::Error::other(format!("there is no pair `{}`", arguments.pair)))?;
    let work = if arguments.side == "theirs" { pair.theirs } else { pair.ours };
    (0..100).for_each(|_| work());
    Ok(String::new())
}
