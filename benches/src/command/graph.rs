//! Microsoft Graph: 20 MB, 11,422 operations.
//!
//! In comes its description; out go CPU seconds and memory of generating the client, of checking a client of 200 of its
//! operations, and of checking all of it when that is asked for. It never picks the operations that suit it: the 200 are spread
//! evenly over the document.

use std::fs;
use std::io;
use std::path::Path;

use clap::Args;
use serde_json::Value;

use crate::checking;
use crate::generator::Generator;
use crate::measure::{Cost, Limit, in_turn, medians, run};
use crate::place;
use crate::table::{megabytes, row, seconds, table};

/// Microsoft Graph: generation, and the check of 200 of its operations.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Checks the whole client, too, once: takes minutes and gigabytes.
    #[arg(long)]
    whole: bool,
    /// How many operations the small client has.
    #[arg(long, default_value_t = 200)]
    operations: usize,
    /// How often each is done; the whole client is checked once.
    #[arg(long, default_value_t = 5)]
    runs: usize,
}

/// One table.
///
/// # Errors
/// When the description is not there, or something cannot be generated or checked.
pub fn graph(arguments: &Arguments) -> io::Result<String> {
    Generator::Clientwright.install()?;
    let path = place::description("microsoft-graph")?.ok_or_else(|| {
        io::Error::other("CLIENTWRIGHT_DESCRIPTIONS names no folder with large/microsoft-graph.json")
    })?;
    let path = path.canonicalize()?;
    let mut rows = vec![row(&["Microsoft Graph", "CPU s", "MB", "goal"])];
    let whole = generate(&path, "whole", &[], arguments.runs)?;
    rows.push(line("generate", &whole, "8 CPU s, 1,000 MB"));
    let settings = place::scratch()?.join("graph/some.toml");
    place::write(&settings, &include(&operations(&path)?, arguments.operations))?;
    let settings = settings.display().to_string();
    let some = generate(&path, "some", &["--settings", &settings], arguments.runs)?;
    rows.push(line(&format!("generate {} operations", arguments.operations), &some, ""));
    let some = check("some", arguments.runs)?;
    rows.push(line(&format!("check {} operations", arguments.operations), &some, "15 CPU s"));
    if arguments.whole {
        rows.push(line("check all", &check("whole", 1)?, "6,000 MB"));
    }
    Ok(table(&rows))
}

fn generate(path: &Path, name: &str, flags: &[&str], runs: usize) -> io::Result<Cost> {
    let runs = in_turn(&[()], runs, |()| {
        let folder = place::empty(&format!("graph/{name}"))?;
        let mut command = Generator::Clientwright.generate(path, &folder)?;
        run(command.args(flags), Limit::default())
    })?;
    medians(&runs[0]).map_err(io::Error::other)
}

fn check(name: &str, runs: usize) -> io::Result<Cost> {
    let package = Generator::Clientwright.package(&place::scratch()?.join(format!("graph/{name}")))?;
    checking::dependencies(&package, &["check"])?;
    let runs = in_turn(&[()], runs, |()| checking::check(&package, Limit::default()))?;
    medians(&runs[0]).map_err(io::Error::other)
}

/// The ids of all operations, in the order of the document.
fn operations(path: &Path) -> io::Result<Vec<String>> {
    let document: Value = serde_json::from_slice(&fs::read(path)?).map_err(io::Error::other)?;
    let paths = document.get("paths").and_then(Value::as_object).into_iter().flat_map(|paths| paths.values());
    let operations = paths.filter_map(Value::as_object).flat_map(|item| item.values());
    let ids = operations.filter_map(|operation| operation.get("operationId")?.as_str());
    Ok(ids.map(str::to_owned).collect())
}

/// Settings that include so many of the operations, evenly spread.
fn include(operations: &[String], count: usize) -> String {
    let step = (operations.len() / count.max(1)).max(1);
    let filters =
        operations.iter().step_by(step).take(count).map(|id| format!("{:?}", format!("operation:{id}")));
    format!("include = [{}]\n", filters.collect::<Vec<_>>().join(", "))
}

fn line(what: &str, cost: &Cost, goal: &str) -> Vec<String> {
    vec![what.to_owned(), seconds(cost.cpu), megabytes(cost.peak), goal.to_owned()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operations_are_spread_over_the_document() {
        let all: Vec<String> = (0..10).map(|index| format!("get{index}")).collect();
        assert_eq!(
            include(&all, 3),
            "include = [\"operation:get0\", \"operation:get3\", \"operation:get6\"]\n"
        );
        assert_eq!(include(&[], 3), "include = []\n");
    }
}
