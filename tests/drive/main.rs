//! Drives emitted code against real descriptions. In: descriptions; out: how many component values come back as they went in,
//! and how many operations a mock of the same description accepts and answers readably.
//!
//! `cargo run -p clientwright-tests --bin drive -- [--specs DIR] [--only NAME,NAME] [--show N] [--as-built] [--known FILE]`
//! `cargo run -p clientwright-tests --bin drive -- --server "COMMAND -p PORT FILE" --known FILE`
//!
//! For each description the client is generated with a driver, compiled as a program, and told what to read, write and
//! call. It ends with 1 when less comes back than the goals: 99.95 % of all values, 99.5 % of all operations. With `--known`, it
//! ends with 1 when something fails that the file does not list.

mod calls;
mod instances;
mod known;
mod program;
mod same;
mod server;
mod wanted;

use clientwright::settings::{Components, Driver, Nulls};
use clientwright::{Settings, Source};
use clientwright_mock::Mock;
use known::Known;
use program::Program;
use server::Server;
use std::path::Path;
use std::process::ExitCode;
use wanted::{Programs, Wanted};

/// Percents of the values that have to come back as they went in.
const VALUES: f64 = 99.95;
/// Percents of the calls that have to be accepted.
const CALLS: f64 = 99.5;

/// How many of how many, and those that are not among them.
#[derive(Default)]
struct Tally {
    good: usize,
    all: usize,
    bad: Vec<Failure>,
}

/// What did not come back, or was not accepted.
struct Failure {
    /// `POST /pets`, `#/components/schemas/Pet (example)`
    place: String,
    why: String,
}

impl Tally {
    fn add(&mut self, place: String, result: Result<(), String>) {
        self.all += 1;
        match result {
            Ok(()) => self.good += 1,
            Err(why) => self.bad.push(Failure { place, why }),
        }
    }

    fn and(&mut self, other: &Self) {
        self.good += other.good;
        self.all += other.all;
    }

    fn percent(&self) -> f64 {
        if self.all == 0 { 100.0 } else { 100.0 * self.good as f64 / self.all as f64 }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:6} of {:6} {:6.2} %", self.good, self.all, self.percent())
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(&wanted::wanted()).await {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(why) => {
            println!("{why}");
            ExitCode::FAILURE
        }
    }
}

/// Drives what is wanted, and says whether that is enough.
async fn run(wanted: &Wanted) -> Result<bool, String> {
    let known = wanted.known.as_deref().map(Known::read).transpose()?;
    let mut complete = true;
    println!("{:28} {:>25}   {:>25}", "description", "values", "operations");
    let (mut values, mut operations) = (Tally::default(), Tally::default());
    for file in wanted.files() {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match drive(wanted, &file, &name).await {
            Ok((instances, calls)) => {
                println!("{name:28} {instances:>25}   {calls:>25}");
                let failures = [&instances, &calls].map(|tally| tally.bad.iter());
                complete &= match &known {
                    Some(known) => known.explain(&name, failures.into_iter().flatten()),
                    None => {
                        for Failure { place, why } in
                            failures.into_iter().flat_map(|bad| bad.take(wanted.show))
                        {
                            println!("    {place}: {why}");
                        }
                        true
                    }
                };
                values.and(&instances);
                operations.and(&calls);
            }
            Err(why) => {
                println!("{name:28} {why}");
                complete = false;
            }
        }
    }
    println!("{:28} {values:>25}   {operations:>25}", "all");
    let good = known.is_some() || values.percent() >= VALUES && operations.percent() >= CALLS;
    Ok(complete && good)
}

/// Values and calls of one description; of another server than our mock, calls alone.
async fn drive(wanted: &Wanted, file: &Path, name: &str) -> Result<(Tally, Tally), String> {
    let source = Source::read(file).map_err(|error| error.to_string())?;
    let settings =
        Settings::default().components(Components::All).nulls(Nulls::Everywhere).driver(Driver::Emitted);
    let first = |report: clientwright_mock::Report| {
        let found = report.diagnostics.first().map(|found| found.message.clone());
        format!("not generated: {}", found.unwrap_or_default())
    };
    let read = clientwright::read(&source, &settings).map_err(first)?;
    if wanted.programs == Programs::Made {
        let generated = clientwright::generate(&source, &settings).map_err(first)?;
        program::make(name, &generated.files)?;
    }
    let mock = Mock::from_tree(read.tree.clone());
    let server = match &wanted.server {
        Some(command) => Server::others(command, file).await?,
        None => Server::ours(read.tree.clone()).await?,
    };
    let mut program = Program::start(name, &server.url())?;
    let instances = match wanted.server {
        Some(_) => Tally::default(),
        None => instances::all(&mut program, &mock)?,
    };
    let calls = calls::all(&mut program, &mock, read.api.get())?;
    Ok((instances, calls))
}
