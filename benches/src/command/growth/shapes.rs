//! How the time grows with each shape of description.
//!
//! In come lengths, each twice the one before; out goes a table of what generation takes for each shape, and the most that it takes
//! again for twice the length. A shape that is refused counts as well: what is refused must be refused in time, too.

use std::io;

use crate::generator::Generator;
use crate::measure::{Limit, Run, run};
use crate::place;
use crate::shapes::{self, Shape};
use crate::table::{ratio, row, seconds, table};

/// CPU seconds below which a process is its own start, which does not grow.
const START: f64 = 0.02;
/// How often each length is run; the least of them counts, which other work on the machine raises the least.
const RUNS: usize = 3;
/// CPU seconds after which a run is given up.
const PATIENCE: u64 = 20;

/// The table of all shapes whose name has `only` in it, for lengths in bytes.
///
/// # Errors
/// When something cannot be written or run.
pub(super) fn shapes(lengths: &[usize], only: &str) -> io::Result<String> {
    Generator::Clientwright.install()?;
    let mut head = row(&["shape"]);
    head.extend(lengths.iter().map(|length| format!("{} kB", length / 1000)));
    head.extend(row(&["most for twice as much (goal 2.30)", ""]));
    let mut rows = vec![head];
    for shape in shapes::all().filter(|shape| shape.name.contains(only)) {
        let cells = shape_row(&shape, lengths)?;
        eprintln!("{}", cells.join(", "));
        rows.push(cells);
    }
    place::remove("shapes")?;
    Ok(table(&rows))
}

fn shape_row(shape: &Shape, lengths: &[usize]) -> io::Result<Vec<String>> {
    let mut runs: Vec<Run> = Vec::new();
    for length in lengths {
        if runs.iter().all(|run| run.cost.cpu * 4.0 < PATIENCE as f64) {
            runs.push(least(shape, *length)?);
        }
    }
    let cost = |index: usize| runs.get(index).map_or(f64::NAN, |run| run.cost.cpu);
    let grown = runs.windows(2).filter_map(|pair| match pair {
        [less, more] if less.cost.cpu >= START => Some(more.cost.cpu / less.cost.cpu),
        _ => None,
    });
    let fault = runs.last().and_then(|run| run.fault.clone()).unwrap_or_default();
    let mut cells = row(&[shape.name]);
    cells.extend((0..lengths.len()).map(|index| seconds(cost(index))));
    cells.push(grown.reduce(f64::max).map_or("-".to_owned(), ratio));
    cells.push(fault.chars().take(60).collect());
    Ok(cells)
}

fn least(shape: &Shape, length: usize) -> io::Result<Run> {
    let first = once(shape, length)?;
    (1..RUNS).try_fold(first, |least, _| {
        let next = once(shape, length)?;
        Ok(if next.cost.cpu < least.cost.cpu { next } else { least })
    })
}

fn once(shape: &Shape, length: usize) -> io::Result<Run> {
    let folder = place::fresh("shapes/out")?;
    let path = place::scratch()?.join("shapes/description.json");
    place::write(&path, &shape.of_length(length))?;
    run(&Generator::Clientwright.generate(&path, &folder)?, Limit { cpu: PATIENCE, ..Limit::default() })
}
