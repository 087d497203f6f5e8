//! Drives emitted code against real descriptions. In: descriptions; out: how many component values come back as they went in,
//! and how many operations a mock of the same description accepts and answers readably.
//!
//! `cargo run --release -p clientwright-tests --bin drive -- [--specs DIR] [--only NAME,NAME] [--show N]`
//!
//! For each description the client is generated with a driver, compiled as a program, and told what to read, write and
//! call. It ends with 1 when a description falls below the goals: 99.5 % of the values, 99 % of the operations.

mod calls;
mod instances;
mod program;
mod same;

use clientwright::settings::{Components, Driver, Nulls};
use clientwright::{Settings, Source};
use clientwright_mock::Mock;
use program::Program;
use std::path::PathBuf;
use std::process::ExitCode;

/// What the arguments ask for.
struct Wanted {
    specs: PathBuf,
    only: Vec<String>,
    show: usize,
}

/// How many of how many, and the first ones that are not among them.
#[derive(Default)]
struct Tally {
    good: usize,
    all: usize,
    bad: Vec<String>,
}

impl Tally {
    fn add(&mut self, result: Result<(), String>) {
        self.all += 1;
        match result {
            Ok(()) => self.good += 1,
            Err(why) => self.bad.push(why),
        }
    }

    fn is_at_least(&self, share: f64) -> bool {
        self.all == 0 || self.good as f64 / self.all as f64 >= share
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let share = if self.all == 0 { 100.0 } else { 100.0 * self.good as f64 / self.all as f64 };
        write!(f, "{:6} of {:6} {share:6.2} %", self.good, self.all)
    }
}

#[tokio::main]
async fn main() -> ExitCode {
    let wanted = arguments();
    let mut failed = false;
    println!("{:28} {:>25}   {:>25}", "description", "values", "operations");
    let mut values = Tally::default();
    for file in files(&wanted) {
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        match drive(&file, &name).await {
            Ok((instances, calls)) => {
                println!("{name:28} {instances:>25}   {calls:>25}");
                for why in instances.bad.iter().take(wanted.show).chain(calls.bad.iter().take(wanted.show)) {
                    println!("    {why}");
                }
                failed |= !calls.is_at_least(0.99);
                values.good += instances.good;
                values.all += instances.all;
            }
            Err(why) => {
                println!("{name:28} {why}");
                failed = true;
            }
        }
    }
    println!("{:28} {values:>25}", "all");
    failed |= !values.is_at_least(0.995);
    if failed { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn arguments() -> Wanted {
    let mut wanted =
        Wanted { specs: clientwright_tests::root().join("../shared/corpus"), only: Vec::new(), show: 5 };
    let mut arguments = std::env::args().skip(1);
    while let Some(argument) = arguments.next() {
        let value = arguments.next().unwrap_or_else(|| panic!("{argument} needs a value"));
        match argument.as_str() {
            "--specs" => wanted.specs = value.into(),
            "--only" => wanted.only = value.split(',').map(str::to_owned).collect(),
            "--show" => wanted.show = value.parse().expect("a number"),
            other => panic!("there is no {other}"),
        }
    }
    wanted
}

fn files(wanted: &Wanted) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(&wanted.specs).expect("a folder of descriptions").flatten();
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|it| it == "json" || it == "yaml" || it == "yml"))
        .filter(|path| {
            let name = path.file_stem().unwrap_or_default().to_string_lossy();
            wanted.only.is_empty() || wanted.only.iter().any(|only| *only == name)
        })
        .collect();
    files.sort_by_key(|path| path.metadata().map(|it| it.len()).unwrap_or_default());
    files
}

async fn drive(file: &std::path::Path, name: &str) -> Result<(Tally, Tally), String> {
    let source = Source::read(file).map_err(|error| error.to_string())?;
    let settings =
        Settings::default().components(Components::All).nulls(Nulls::Everywhere).driver(Driver::Emitted);
    let first = |report: clientwright_mock::Report| {
        let found = report.diagnostics.first().map(|found| found.message.clone());
        format!("not generated: {}", found.unwrap_or_default())
    };
    let read = clientwright::read(&source, &settings).map_err(first)?;
    let generated = clientwright::generate(&source, &settings).map_err(first)?;
    let mock = Mock::from_tree(read.tree.clone());
    let served = Mock::from_tree(read.tree.clone())
        .only_matching_examples()
        .start()
        .await
        .map_err(|error| error.to_string())?;
    let mut program = Program::build(name, &generated.files, &served.base_url())?;
    let instances = instances::all(&mut program, &mock)?;
    let calls = calls::all(&mut program, &mock, read.api.get())?;
    served.stop().await;
    Ok((instances, calls))
}
