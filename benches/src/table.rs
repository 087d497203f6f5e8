//! Figures as a table for people, which is a table of Markdown, too.
//!
//! In come rows of cells, the first of them the head; out goes text with aligned columns. It never computes more than how a
//! figure is written.

use crate::measure::Cost;

/// Of what a failed program says, so many characters are shown.
const LONGEST_FAULT: usize = 200;

/// Rows under a head: the first column to the left, the others to the right.
pub fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or(0);
    let width =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max();
    let widths: Vec<usize> = (0..columns).map(|column| width(column).unwrap_or(0).max(3)).collect();
    let mut lines = rows.iter().map(|row| line(row, &widths));
    let head = lines.next().unwrap_or_default();
    let body: String = lines.collect();
    format!("{head}{}{body}", rule(&widths))
}

/// A row of texts.
pub fn row(cells: &[&str]) -> Vec<String> {
    cells.iter().map(|cell| (*cell).to_owned()).collect()
}

/// Seconds with as many digits as they deserve.
pub fn seconds(value: f64) -> String {
    match value {
        value if value.is_nan() => "-".to_owned(),
        value if value < 1.0 => format!("{value:.3}"),
        value if value < 100.0 => format!("{value:.2}"),
        value => format!("{value:.0}"),
    }
}

/// Bytes in MB (a million bytes).
pub fn megabytes(bytes: f64) -> String {
    if bytes.is_nan() { "-".to_owned() } else { format!("{:.0}", bytes / 1e6) }
}

/// A quotient.
pub fn ratio(value: f64) -> String {
    if value.is_finite() { format!("{value:.2}") } else { "-".to_owned() }
}

/// The head of a table of sides.
pub fn sides(title: &str) -> Vec<String> {
    row(&[title, "CPU s", "s by the clock", "MB", "ratio CPU", "ratio MB", ""])
}

/// CPU seconds, time and peak memory of a side, and what share of `base` they are; or why there are none.
pub fn side(name: &str, outcome: &Result<Cost, String>, base: &Result<Cost, String>) -> Vec<String> {
    let cost = match outcome {
        Ok(cost) => cost,
        Err(fault) => {
            let first: String =
                fault.lines().next().unwrap_or_default().chars().take(LONGEST_FAULT).collect();
            return row(&[name, "-", "-", "-", "-", "-", &format!("fails: {first}")]);
        }
    };
    let (cpu, peak) = match base {
        Ok(base) => (cost.cpu / base.cpu, cost.peak / base.peak),
        Err(_) => (f64::NAN, f64::NAN),
    };
    let figures = [seconds(cost.cpu), seconds(cost.wall), megabytes(cost.peak), ratio(cpu), ratio(peak)];
    [name.to_owned()].into_iter().chain(figures).chain([String::new()]).collect()
}

fn line(row: &[String], widths: &[usize]) -> String {
    let cells = widths.iter().enumerate().map(|(column, width)| {
        let cell = row.get(column).map(|cell| cell.replace('|', "\\|")).unwrap_or_default();
        if column == 0 { format!("| {cell:<width$} ") } else { format!("| {cell:>width$} ") }
    });
    cells.collect::<String>() + "|\n"
}

fn rule(widths: &[usize]) -> String {
    let cells = widths.iter().enumerate().map(|(column, width)| {
        let dashes = "-".repeat(width + 1);
        if column == 0 { format!("|{dashes}-") } else { format!("|{dashes}:") }
    });
    cells.collect::<String>() + "|\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_aligned() {
        let rows = [row(&["what", "s"]), row(&["a|b", "10.25"]), row(&["größer"])];
        let wanted = "| what   |     s |\n|--------|------:|\n| a\\|b   | 10.25 |\n| größer |       |\n";
        assert_eq!(table(&rows), wanted);
    }

    #[test]
    fn figures_have_few_digits() {
        assert_eq!(
            [seconds(0.0314), seconds(3.126), seconds(314.2), seconds(f64::NAN)],
            ["0.031", "3.13", "314", "-"]
        );
        assert_eq!([megabytes(941e6), ratio(0.2), ratio(f64::NAN)], ["941", "0.20", "-"]);
    }

    #[test]
    fn a_side_is_held_against_another_or_says_why_not() {
        let cost = |cpu, peak| Ok(Cost { cpu, wall: cpu, peak });
        assert_eq!(
            side("ours", &cost(1.0, 2e6), &cost(4.0, 8e6)),
            ["ours", "1.00", "1.00", "2", "0.25", "0.25", ""]
        );
        let fails = Err("no".to_owned());
        assert_eq!(side("theirs", &fails, &cost(1.0, 1.0)), ["theirs", "-", "-", "-", "-", "-", "fails: no"]);
    }
}
