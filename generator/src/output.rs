//! The only code that touches the disk after reading. In: [`Files`] and a folder; out: the folder as it should be, and what
//! was changed in it. It never writes outside the folder, and never over or away what it has not written itself.

mod folder;
mod kept;
mod krate;
mod manifest;
mod name;
mod replace;

pub use crate::format::Files;
pub use krate::{CrateSettings, FirstCall, Guide, Package, Publish, Runtime, Sources, krate};
pub use name::{CrateName, NameFault};
pub use replace::{Replaced, file};

use folder::{Folder, ListedFiles, State};
use manifest::ListFile;
use std::collections::{BTreeSet, HashSet};
use std::io::{Error, ErrorKind, Result};
use std::path::Path;

/// What [`write()`] did, each as paths relative to the folder, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// Files that are new or have another text than before.
    pub written: Vec<String>,
    /// Files that were left alone because they were as they should be; their times stay as they were.
    pub unchanged: Vec<String>,
    /// Files of an earlier run that are not part of the output any more.
    pub removed: Vec<String>,
}

/// A way in which a folder is not what generation would make of it; prints as a line of a summary.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Difference {
    /// The file is not there.
    Missing {
        /// Its path relative to the folder.
        path: String,
    },
    /// The file is there and reads otherwise.
    Changed {
        /// Its path relative to the folder.
        path: String,
        /// The first line that is not the same, counted from one.
        line: usize,
    },
    /// The file was written by an earlier run and is not part of the output any more.
    Stale {
        /// Its path relative to the folder.
        path: String,
    },
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing { path } => write!(f, "{path}: missing"),
            Self::Changed { path, line } => write!(f, "{path}: differs from line {line} on"),
            Self::Stale { path } => write!(f, "{path}: no longer generated"),
        }
    }
}

/// Makes `dir` hold exactly these files beside whatever else is in it: writes those that differ, leaves equal ones
/// untouched, removes those that an earlier run wrote and this one did not.
///
/// Each file has its old text or its new one at any time, whether the disk is full, the program is stopped, or another
/// one writes to the same folder; what was written is listed before it is, so that the next run knows it.
///
/// # Errors
///
/// `InvalidInput` for a path that leaves the folder, by its text or through a symbolic link; `AlreadyExists` for a file
/// that stands in the way and was not generated, and for a manifest whose generated part was edited (all before anything is written); else what the file system answers,
/// with the path in the message.
pub fn write(files: &Files, dir: impl AsRef<Path>) -> Result<Written> {
    let folder = Folder::create(dir.as_ref())?;
    let listed = match manifest::read(&folder)? {
        ListFile::Ours(listed) => listed,
        ListFile::Foreign => return Err(in_the_way(manifest::NAME)),
    };
    let manifest = kept::merged(&folder, files)?;
    let mut plan = Vec::new();
    for (path, text) in with_manifest(files, manifest.as_deref()) {
        plan.push((path, text, folder.state(path, text, &listed)?));
    }
    if let Some((path, ..)) = plan.iter().find(|(.., state)| matches!(state, State::Foreign)) {
        return Err(in_the_way(path));
    }
    let mut done = Written { removed: stale(&folder, files, &listed)?, ..Written::default() };
    folder.tidy();
    let known = listed.iter().map(String::as_str).chain(manifest::paths(files)).collect::<BTreeSet<_>>();
    manifest::write(&folder, known.into_iter())?;
    for (path, text, state) in plan {
        match state {
            State::Equal => done.unchanged.push(path.to_owned()),
            State::Absent | State::Generated { .. } | State::Foreign => {
                folder.write(path, text)?;
                done.written.push(path.to_owned());
            }
        }
    }
    for path in &done.removed {
        folder.remove(path)?;
    }
    manifest::write(&folder, manifest::paths(files))?;
    Ok(done)
}

/// What [`write()`] would change in `dir`, in the order of the paths; empty when it would change nothing. Writes nothing.
///
/// # Errors
///
/// Those of [`write()`], but for a file that stands in the way, which counts as changed.
pub fn diff(files: &Files, dir: impl AsRef<Path>) -> Result<Vec<Difference>> {
    let Some(folder) = Folder::open(dir.as_ref())? else {
        return Ok(files.iter().map(|(path, _)| Difference::Missing { path: path.to_owned() }).collect());
    };
    let mut found = Vec::new();
    let listed = match manifest::read(&folder)? {
        ListFile::Ours(listed) => listed,
        ListFile::Foreign => {
            found.push(Difference::Changed { path: manifest::NAME.to_owned(), line: 1 });
            ListedFiles::new()
        }
    };
    let manifest = match kept::merged(&folder, files) {
        // it differs, then
        Err(e) if e.kind() == ErrorKind::AlreadyExists => None,
        merged => merged?,
    };
    for (path, text) in with_manifest(files, manifest.as_deref()) {
        let path = path.to_owned();
        match folder.state(&path, text, &listed)? {
            State::Equal => {}
            State::Absent => found.push(Difference::Missing { path }),
            State::Generated { line } => found.push(Difference::Changed { path, line }),
            State::Foreign => found.push(Difference::Changed { path, line: 1 }),
        }
    }
    let stale = stale(&folder, files, &listed)?;
    found.extend(stale.into_iter().map(|path| Difference::Stale { path }));
    Ok(found)
}

/// The files, with another text for the manifest if there is one.
fn with_manifest<'f>(
    files: &'f Files,
    manifest: Option<&'f str>,
) -> impl Iterator<Item = (&'f str, &'f str)> {
    files.iter().map(move |(path, text)| (path, manifest.filter(|_| path == kept::PATH).unwrap_or(text)))
}

/// What earlier runs listed, this one does not make, and is still there as it was generated. A file that somebody has
/// put in the place of a generated one has no marker, and stays.
fn stale(folder: &Folder, files: &Files, listed: &ListedFiles) -> Result<Vec<String>> {
    let current: HashSet<&str> = manifest::paths(files).collect();
    let mut found = Vec::new();
    for path in listed.iter().filter(|path| !current.contains(path.as_str())) {
        // one that is empty is what was left of it
        if matches!(folder.state(path, "", listed)?, State::Generated { .. } | State::Equal) {
            found.push(path.clone());
        }
    }
    Ok(found)
}

fn in_the_way(path: &str) -> Error {
    let text = format!("`{path}` exists, but was not generated: remove it, or choose another folder");
    Error::new(ErrorKind::AlreadyExists, text)
}

#[cfg(test)]
mod tests;
