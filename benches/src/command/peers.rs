//! This generator beside its peers: generation, and the check of what was generated.
//!
//! In come documents and generators; out go CPU seconds and memory of each, with the ratios. It never leaves out a peer that
//! fails: its row says with which message.

use std::io;
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use crate::checking;
use crate::generator::Generator;
use crate::measure::{Limit, Run, in_turn, medians, run};
use crate::place;
use crate::table::{self, side, table};

/// Generation and `cargo check` beside openapi-to-rust, oas3-gen, progenitor, ploidy and openapi-generator, on real
/// descriptions.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Only this half.
    #[arg(long)]
    half: Option<Half>,
    /// Only these generators.
    #[arg(long, value_delimiter = ',')]
    only: Vec<Generator>,
    /// On these descriptions: names of files of the corpus without their ending, or paths.
    #[arg(long, value_delimiter = ',')]
    documents: Vec<String>,
    /// How often each side runs.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// CPU seconds after which a process is stopped.
    #[arg(long, default_value_t = 1800)]
    seconds: u64,
    /// GB of address space beyond which a process fails.
    #[arg(long, default_value_t = 20)]
    gigabytes: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Half {
    Generate,
    Check,
}

/// Which descriptions are generated from, and which clients are checked, unless others are asked for.
const GENERATED: [&str; 5] = ["oxide-nexus", "stripe", "cloudflare", "datadog-v2", "github"];
const CHECKED: [&str; 3] = ["oxide-nexus", "stripe", "github"];
/// Whose clients are checked, unless others are asked for: the goals are about these two.
const CHECKERS: [Generator; 2] = [Generator::Clientwright, Generator::OpenapiToRust];

/// Two tables for each document.
///
/// # Errors
/// When something cannot be written or started. A generator that fails is a row of the table.
pub fn peers(arguments: &Arguments) -> io::Result<String> {
    let mut tables = Vec::new();
    if arguments.half != Some(Half::Check) {
        for (name, path) in documents(&arguments.documents, &GENERATED)? {
            tables.push(generation(arguments, &name, &path)?);
        }
    }
    if arguments.half != Some(Half::Generate) {
        for (name, path) in documents(&arguments.documents, &CHECKED)? {
            tables.push(checks(arguments, &name, &path)?);
        }
    }
    place::remove("generated")?;
    Ok(tables.join("\n"))
}

/// The descriptions that are there, by name and path.
fn documents(asked: &[String], usual: &[&str]) -> io::Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    for name in asked.iter().map(String::as_str).chain(usual.iter().copied().filter(|_| asked.is_empty())) {
        let path = Path::new(name);
        if path.is_file() {
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            found.push((stem.into_owned(), path.canonicalize()?));
        } else if let Some(path) = place::description(name)? {
            found.push((name.to_owned(), path.canonicalize()?));
        } else {
            return Err(io::Error::other(format!(
                "CLIENTWRIGHT_DESCRIPTIONS names no folder with corpus/{name}"
            )));
        }
    }
    Ok(found)
}

fn chosen(arguments: &Arguments, usual: &[Generator]) -> Vec<Generator> {
    if arguments.only.is_empty() { usual.to_vec() } else { arguments.only.clone() }
}

fn limit(arguments: &Arguments) -> Limit {
    Limit { cpu: arguments.seconds, memory: arguments.gigabytes * 1_000_000_000 }
}

/// One side of a table: what it is called, and how its runs ended.
struct Side {
    generator: Generator,
    fault: Option<String>,
}

/// The sides, with their programs installed; why not where that failed.
fn sides(generators: &[Generator]) -> Vec<Side> {
    let install = |generator: &Generator| {
        let fault = generator.install().err().map(|error| format!("not installed: {error}"));
        Side { generator: *generator, fault }
    };
    generators.iter().map(install).collect()
}

fn generation(arguments: &Arguments, name: &str, path: &Path) -> io::Result<String> {
    let sides = sides(&chosen(arguments, Generator::value_variants()));
    let runs = in_turn(&sides, arguments.runs, |side| match &side.fault {
        Some(fault) => Ok(Run::failed(fault.clone())),
        None => generate(side.generator, name, path, limit(arguments)).map(|(run, _)| run),
    })?;
    Ok(rows(&format!("generate, {name}"), Generator::Clientwright, &sides, &runs))
}

fn generate(generator: Generator, name: &str, path: &Path, limit: Limit) -> io::Result<(Run, PathBuf)> {
    let folder = place::fresh(&format!("generated/{}/{name}", generator.name()))?;
    let run = run(&generator.generate(path, &folder)?, limit)?;
    Ok((run, folder))
}

fn checks(arguments: &Arguments, name: &str, path: &Path) -> io::Result<String> {
    let mut sides = sides(&chosen(arguments, &CHECKERS));
    let mut packages = Vec::new();
    for side in &mut sides {
        let package = match &side.fault {
            None => prepared(side.generator, name, path, limit(arguments)),
            Some(fault) => Err(io::Error::other(fault.clone())),
        };
        side.fault = package.as_ref().err().map(ToString::to_string);
        packages.push(package);
    }
    let runs = in_turn(&packages, arguments.runs, |package| match package {
        Ok(package) => checking::check(package, limit(arguments)),
        Err(fault) => Ok(Run::failed(fault.to_string())),
    })?;
    Ok(rows(&format!("check, {name}"), Generator::OpenapiToRust, &sides, &runs))
}

/// A client, generated, with its dependencies built.
fn prepared(
    generator: Generator,
    name: &str,
    path: &Path,
    limit: Limit,
) -> io::Result<crate::cargo::Package> {
    let (run, folder) = generate(generator, name, path, limit)?;
    if let Some(fault) = run.fault {
        return Err(io::Error::other(fault));
    }
    let package = generator.package(&folder)?;
    checking::dependencies(&package, &["check"])?;
    Ok(package)
}

fn rows(title: &str, base: Generator, sides: &[Side], runs: &[Vec<Run>]) -> String {
    let outcomes: Vec<_> = runs.iter().map(|runs| medians(runs)).collect();
    let at = sides.iter().position(|side| side.generator == base);
    let missing = Err("not run".to_owned());
    let base = at.and_then(|at| outcomes.get(at)).unwrap_or(&missing);
    let mut rows = vec![table::sides(title)];
    rows.extend(sides.iter().zip(&outcomes).map(|(one, outcome)| side(one.generator.name(), outcome, base)));
    table(&rows)
}
