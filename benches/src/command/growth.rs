//! How the cost grows with the description.
//!
//! In come numbers of operations; out goes what generation and `cargo check` cost for each operation. It never changes
//! anything between two sizes but the number of the same things.

mod shapes;

use std::collections::BTreeMap;
use std::io;

use clap::Args;

use crate::cargo::Package;
use crate::checking;
use crate::generator::Generator;
use crate::measure::{Cost, Limit, Run, in_turn, medians, run};
use crate::place;
use crate::synthetic;
use crate::table::{megabytes, ratio, row, seconds, table};

/// Generation and `cargo check` of synthetic descriptions of growing size.
#[derive(Debug, Args)]
pub struct Arguments {
    /// Numbers of operations.
    #[arg(long, value_delimiter = ',', default_values_t = [250, 500, 1000, 2000, 4000])]
    operations: Vec<usize>,
    /// How often each size runs.
    #[arg(long, default_value_t = 5)]
    runs: usize,
    /// One table of descriptions of which a single part grows instead.
    #[arg(long)]
    shapes: bool,
    /// Lengths of the shapes in bytes, each twice the one before.
    #[arg(long, requires = "shapes", value_delimiter = ',', default_values_t = [125_000, 250_000, 500_000, 1_000_000])]
    lengths: Vec<usize>,
    /// Only shapes whose names have this text in them.
    #[arg(long, requires = "shapes", default_value = "")]
    only: String,
}

/// A table for generation and one for the check, or one for shapes.
///
/// # Errors
/// When something cannot be written, generated or checked.
pub fn growth(arguments: &Arguments) -> io::Result<String> {
    if arguments.shapes {
        return shapes::shapes(&arguments.lengths, &arguments.only);
    }
    Generator::Clientwright.install()?;
    let mut sizes = arguments.operations.clone();
    sizes.sort_unstable();
    sizes.dedup();
    let mut clients = BTreeMap::new();
    let generate = |size: &usize| {
        let folder = place::fresh(&format!("growth/{size}-operations"))?;
        let path = place::scratch()?.join(format!("growth/{size}.json"));
        place::write(&path, &synthetic::description(*size))?;
        let run = run(&Generator::Clientwright.generate(&path, &folder)?, Limit::default())?;
        clients.insert(*size, folder);
        Ok(run)
    };
    let generated = in_turn(&sizes, arguments.runs, generate)?;
    let mut packages: Vec<Package> = Vec::new();
    for folder in clients.values() {
        let package = Generator::Clientwright.package(folder)?;
        checking::dependencies(&package, &["check"])?;
        packages.push(package);
    }
    let checked = in_turn(&packages, arguments.runs, |package| checking::check(package, Limit::default()))?;
    place::remove("growth")?;
    Ok(format!("{}\n{}", rows("generate", &sizes, &generated)?, rows("check", &sizes, &checked)?))
}

fn rows(what: &str, sizes: &[usize], runs: &[Vec<Run>]) -> io::Result<String> {
    let costs: Vec<Cost> =
        runs.iter().map(|runs| medians(runs).map_err(io::Error::other)).collect::<Result<_, _>>()?;
    let each: Vec<f64> = costs.iter().zip(sizes).map(|(cost, size)| cost.cpu / *size as f64).collect();
    let least = each.iter().copied().fold(f64::INFINITY, f64::min);
    let most = each.iter().copied().fold(0.0, f64::max);
    let head = format!("{what}, operations");
    let mut rows = vec![row(&[&head, "CPU s", "MB", "CPU ms for each", "ratio to the least"])];
    for ((size, cost), each) in sizes.iter().zip(&costs).zip(&each) {
        rows.push(vec![
            size.to_string(),
            seconds(cost.cpu),
            megabytes(cost.peak),
            format!("{:.3}", each * 1000.0),
            ratio(each / least),
        ]);
    }
    rows.push(row(&["most to least (goal 1.30)", "", "", "", &ratio(most / least)]));
    Ok(table(&rows))
}
