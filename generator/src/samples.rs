//! Descriptions for tests. In: the folder that `CLIENTWRIGHT_DESCRIPTIONS` names; out: paths. It never fails for want of that
//! folder: it says that the laws hold of fewer descriptions then.

use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The descriptions of the accepted features.
pub(crate) fn accepted() -> Vec<PathBuf> {
    let folders = entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/accepted"));
    let files = folders.into_iter().map(|folder| folder.join("openapi.yaml"));
    files.filter(|file| file.is_file()).collect()
}

/// Real descriptions of fewer than `longest` bytes, or all with `EVERY=1`; none, and a message, without the variable.
pub(crate) fn real(longest: u64) -> Vec<PathBuf> {
    let Some(named) = std::env::var_os("CLIENTWRIGHT_DESCRIPTIONS").map(PathBuf::from) else {
        // not `eprintln!`, which is shown of failures alone
        let message =
            b"CLIENTWRIGHT_DESCRIPTIONS is not set: only descriptions of this repository are tried\n";
        let _unheard = std::io::stderr().write_all(message);
        return Vec::new();
    };
    let longest = if std::env::var_os("EVERY").is_some() { u64::MAX } else { longest };
    let files = entries(&named.join("corpus"));
    assert!(!files.is_empty(), "there is no description in {}/corpus", named.display());
    let is_short =
        |path: &PathBuf| std::fs::metadata(path).is_ok_and(|it| it.is_file() && it.len() < longest);
    let is_description = |path: &PathBuf| path.extension().is_some_and(|it| it == "json" || it == "yaml");
    files.into_iter().filter(|path| is_description(path) && is_short(path)).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<_> = entries.map(|entry| entry.path()).collect();
    paths.sort();
    paths
}
