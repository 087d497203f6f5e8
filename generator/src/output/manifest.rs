//! The list of what was written, kept beside it, so that a later run knows what to remove. In: files, or a folder; out: the
//! list's text, or the paths in it. It never decides what is removed: the marker in each file has the last word.

use super::folder::{Folder, ListedFiles, State};
use crate::format::{Files, MARKER};
use std::io::Result;

/// The list's path in the folder.
pub(super) const NAME: &str = ".clientwright-files";

/// What stands in a folder under the name of the list.
pub(super) enum ListFile {
    /// The list of an earlier run; empty when there was no such run.
    Ours(ListedFiles),
    /// A file of somebody else.
    Foreign,
}

/// Reads the list of an earlier run.
pub(super) fn read(folder: &Folder) -> Result<ListFile> {
    if matches!(folder.state(NAME, "", &ListedFiles::from([NAME.to_owned()]))?, State::Foreign) {
        return Ok(ListFile::Foreign);
    }
    let text = folder.read(NAME)?.unwrap_or_default();
    let paths = text.lines().skip(1).filter(|line| !line.is_empty());
    Ok(ListFile::Ours(paths.map(str::to_owned).collect()))
}

/// Makes the list in the folder be this one.
pub(super) fn write<'p>(folder: &Folder, paths: impl Iterator<Item = &'p str>) -> Result<()> {
    let mut text = format!("# {MARKER}\n");
    paths.for_each(|path| text.extend([path, "\n"]));
    match folder.state(NAME, &text, &ListedFiles::new())? {
        State::Equal => Ok(()),
        State::Absent | State::Generated { .. } | State::Foreign => folder.write(NAME, &text),
    }
}

/// The paths of files.
pub(super) fn paths(files: &Files) -> impl Iterator<Item = &str> {
    files.iter().map(|(path, _)| path)
}
