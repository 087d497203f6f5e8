//! Golden files: an expected text beside its input. In: a path and a text; out: nothing, or a failed test that says what
//! differs. It never rewrites a golden unless `UPDATE=1` is set, and then leaves the review to `git diff`.

use std::path::Path;

/// Whether the golden files are to be written instead of compared (`UPDATE=1 cargo test`).
pub fn updating() -> bool {
    std::env::var_os("UPDATE").is_some_and(|value| value == "1")
}

/// Compares a text with the golden file at `path`, or writes the file when [`updating`].
///
/// # Panics
///
/// When they differ: the message shows the first lines that are not the same.
pub fn assert_golden(path: &Path, actual: &str) {
    if updating() {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .unwrap_or_else(|e| panic!("cannot make {}: {e}", folder.display()));
        }
        std::fs::write(path, actual).unwrap_or_else(|e| panic!("cannot write {}: {e}", path.display()));
        return;
    }
    let expected = std::fs::read_to_string(path)
        .unwrap_or_else(|e| panic!("{}: {e}; run `UPDATE=1 cargo test` and review the diff", path.display()))
        .replace("\r\n", "\n");
    if let Some(difference) = first_difference(&expected, actual) {
        panic!("{}: {difference}\nrun `UPDATE=1 cargo test` and review the diff", path.display());
    }
}

fn first_difference(expected: &str, actual: &str) -> Option<String> {
    if expected == actual {
        return None;
    }
    let mut pairs = expected.lines().zip(actual.lines()).enumerate();
    Some(match pairs.find(|(_, (expected, actual))| expected != actual) {
        Some((line, (expected, actual))) => {
            format!("line {} differs\n  expected: {expected}\n    actual: {actual}", line + 1)
        }
        None => {
            let lines = |text: &str| text.lines().count();
            format!("{} lines were expected, {} are there\n{actual}", lines(expected), lines(actual))
        }
    })
}
