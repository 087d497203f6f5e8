//! What clientwright is worth beside others: each command prints tables of Markdown.
//!
//! In comes the name of a comparison; out go its tables. It never fails for a goal that is missed: it prints the goal.

use std::io;
use std::process::ExitCode;

use clap::Parser;
use clientwright_benches::{cargo, command, measure};

/// Measures clientwright beside its peers.
#[derive(Debug, Parser)]
#[command(name = "clientwright-benches", arg_required_else_help = true)]
struct Arguments {
    #[command(subcommand)]
    what: command::What,
}

fn main() -> ExitCode {
    run().unwrap_or_else(|error| {
        eprintln!("error: {error}");
        ExitCode::from(2)
    })
}

fn run() -> io::Result<ExitCode> {
    // this program is also the clock beside a command, and beside each compiler that cargo starts; the clock comes first, for
    // what it starts may be told to keep a record of compilers
    if std::env::args().nth(1).as_deref() == Some(measure::TIMED) {
        return ended(measure::timed(&rest(2))?);
    }
    if let Some(record) = std::env::var_os(cargo::RECORD) {
        return ended(cargo::record(record.as_ref(), &rest(1))?);
    }
    print!("{}", command::measure(&Arguments::parse().what)?);
    Ok(ExitCode::SUCCESS)
}

fn rest(from: usize) -> Vec<String> {
    std::env::args().skip(from).collect()
}

fn ended(code: i32) -> io::Result<ExitCode> {
    Ok(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}
