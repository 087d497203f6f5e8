//! Sources of programs. In: files and folders; out: the texts of their Rust files, in order. It never reads what cargo builds, nor what
//! is hidden.

use crate::ending::Failure;
use clientwright::diagnostic::printable;
use std::path::{Path, PathBuf};

/// A Rust file.
pub(crate) struct Program {
    /// Its path, as it is shown.
    pub(crate) file: String,
    /// Its text.
    pub(crate) text: String,
}

/// The Rust files in these files and folders.
pub(crate) fn programs(given: &[PathBuf]) -> Result<Vec<Program>, Failure> {
    let mut paths = Vec::new();
    for path in given {
        collect(path, &mut paths)?;
    }
    paths.sort();
    paths.dedup();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).map_err(|e| unreadable(&path, &e))?;
        Ok(Program { file: printable(&path.display().to_string()).into_owned(), text })
    };
    paths.into_iter().map(read).collect()
}

fn collect(path: &Path, paths: &mut Vec<PathBuf>) -> Result<(), Failure> {
    if !path.is_dir() {
        paths.push(path.to_owned());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(|e| unreadable(path, &e))? {
        let entry = entry.map_err(|e| unreadable(path, &e))?;
        let kind = entry.file_type().map_err(|e| unreadable(path, &e))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        // links are not followed: they may lead back
        if kind.is_dir() && name != "target" && !name.starts_with('.') {
            collect(&entry.path(), paths)?;
        } else if kind.is_file() && name.ends_with(".rs") {
            paths.push(entry.path());
        }
    }
    Ok(())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("cannot read `{}`: {error}", path.display()))
}
