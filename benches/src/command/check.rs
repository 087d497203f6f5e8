//! What models alone cost to compile, in both forms.
//!
//! In comes a number of records; out go the CPU seconds of `cargo check` of each form. It never compares clients: that is
//! what `peers` does.

use std::io;

use clap::Args;

use crate::compile_cost;
use crate::median::median;
use crate::table::{ratio, row, seconds, table};

/// `cargo check` of the same records as they are emitted and with serde derives.
#[derive(Debug, Args)]
pub struct Arguments {
    /// How many records there are.
    #[arg(long, default_value_t = 500)]
    records: usize,
    /// How often each side is checked.
    #[arg(long, default_value_t = 3)]
    runs: usize,
}

/// The table.
///
/// # Errors
/// When files cannot be written, cargo cannot be run, or it reports an error.
pub fn check(arguments: &Arguments) -> io::Result<String> {
    let costs = compile_cost::measure(arguments.records, arguments.runs)?;
    let line = |name: &str, all: &[f64]| {
        let each = all.iter().map(|one| seconds(*one)).collect::<Vec<_>>().join(" ");
        vec![name.to_owned(), seconds(median(all.iter().copied())), each]
    };
    let head = format!("cargo check of {} records", arguments.records);
    Ok(table(&[
        row(&[&head, "median CPU s", "each turn"]),
        line("emitted", &costs.emitted),
        line("serde derives", &costs.derived),
        row(&["share (goal 0.20)", &ratio(costs.share())]),
    ]))
}
