//! The list of what was written, kept beside it, so that a later run knows what to remove. In: files, or a folder; out: the
//! list's text, or the paths in it. It never decides what is removed: the marker in each file has the last word.

use super::folder::Folder;
use crate::format::{Files, MARKER};

/// The list's path in the folder.
pub(super) const NAME: &str = ".clientwright-files";

/// The text of the list for these files.
pub(super) fn text(files: &Files) -> String {
    let mut text = format!("# {MARKER}\n");
    for (path, _) in files.iter() {
        text.push_str(path);
        text.push('\n');
    }
    text
}

/// The paths an earlier run listed; none when there was no such run.
pub(super) fn read(folder: &Folder) -> std::io::Result<Vec<String>> {
    let text = folder.read(NAME)?.unwrap_or_default();
    Ok(text.lines().skip(1).filter(|line| !line.is_empty()).map(str::to_owned).collect())
}
