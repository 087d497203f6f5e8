//! `codec` prints the throughput of the codec beside serde_json's, `check` the compile cost of models in both
//! forms; `profile` does one of them for a profiler.
//!
//! In comes the name of a comparison; out goes one table. It never fails for a goal that is missed: it prints the goal.

use std::io;
use std::process::ExitCode;
use std::time::Duration;

use clientwright_benches::{cargo, command, compile_cost, measure};
use clientwright_benches::table::table;
use clientwright_benches::throughput::{self, median};

#[derive(clap::Parser)]
struct Arguments { #[command(subcommand)] what: command::What }

fn main() -> io::Result<ExitCode> {
    // first: what it starts may be told to record compilers, which is no matter of its own
    if std::env::args().nth(1).as_deref() == Some(measure::TIMED) {
        return ended(measure::timed(&rest(2))?);
    }
    if let Some(record) = std::env::var_os(cargo::RECORD) {
        return ended(cargo::record(record.as_ref(), &rest(1))?);
    }
    match std::env::args().nth(1).as_deref() {
        Some("codec") => print!("{}", codec()),
        Some("check") => print!("{}", check()?),
        Some("profile") => profile(),
        _ => print!("{}", command::measure(&<Arguments as clap::Parser>::parse().what)?),
    }
    Ok(ExitCode::SUCCESS)
}

fn rest(from: usize) -> Vec<String> {
    std::env::args().skip(from).collect()
}

fn ended(code: i32) -> io::Result<ExitCode> {
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

fn codec() -> String {
    let mut rows = vec![["", "MB/s", "serde_json", "ratio", "goal"].map(String::from).to_vec()];
    for pair in throughput::pairs() {
        let outcome = throughput::measure(&pair, 301, Duration::from_millis(2));
        rows.push(vec![
            pair.name,
            format!("{:.0}", outcome.ours),
            format!("{:.0}", outcome.theirs),
            format!("{:.2}", outcome.ratio),
            "1.20".to_owned(),
        ]);
    }
    table(&rows)
}

/// Does one side of one pair a hundred times, for a profiler that counts instructions: on a busy machine these tell more
/// than the clock.
fn profile() {
    let pick = |place: usize| std::env::args().nth(place).unwrap_or_default();
    let (name, side) = (pick(2), pick(3));
    for pair in throughput::pairs().into_iter().filter(|pair| pair.name == name) {
        let work = if side == "theirs" { pair.theirs } else { pair.ours };
        (0..100).for_each(|_| work());
    }
}

fn check() -> io::Result<String> {
    let costs = compile_cost::measure(500, 3)?;
    let row = |name: &str, seconds: &[f64]| {
        let all = seconds.iter().map(|seconds| format!("{seconds:.2}")).collect::<Vec<_>>().join(" ");
        vec![name.to_owned(), format!("{:.2}", median(seconds.iter().copied())), all]
    };
    Ok(table(&[
        ["cargo check of 500 records", "median CPU s", "each turn"].map(String::from).to_vec(),
        row("emitted", &costs.emitted),
        row("serde derives", &costs.derived),
        vec!["share (goal 0.20)".to_owned(), format!("{:.2}", costs.share())],
    ]))
}
