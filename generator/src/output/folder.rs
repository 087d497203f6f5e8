//! A folder that is written to, and nothing outside of it. In: relative paths with `/`; out: files, and how they compare
//! with a text. It never follows a symbolic link out of the folder, and never leaves a file half written.

use super::replace::{self, UNFINISHED};
use crate::format::MARKER;
use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::io::{Error, ErrorKind, Result};
use std::path::{Component, Path, PathBuf};

/// How often a file is written until it is taken for a failure that another process removed it or its folder.
const TRIES: usize = 16;

/// The paths of the files that an earlier run wrote.
pub(super) type ListedFiles = BTreeSet<String>;

/// A folder that exists, by its real path.
pub(super) struct Folder {
    root: PathBuf,
    /// The folders below that have been looked at: large clients have hundreds of files in each.
    inner: RefCell<HashMap<PathBuf, InnerFolder>>,
}

/// What stands at a path.
enum FileContent {
    Absent,
    Bytes(Vec<u8>),
    /// A folder, a pipe or a device.
    Special,
}

/// A folder that no link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum InnerFolder {
    There,
    Absent,
}

/// A path that stays inside.
struct InsidePath {
    full: PathBuf,
    folder: InnerFolder,
}

/// How a file compares with the text it should have.
pub(super) enum State {
    /// There is no such file.
    Absent,
    /// It has that text, line endings aside (a version control system may have changed those).
    Equal,
    /// It has another text and carries the marker, or is listed and too short to carry it.
    Generated {
        /// The first line that is not the same, counted from one.
        line: usize,
    },
    /// It has another text and no marker: somebody else's.
    Foreign,
}

impl Folder {
    /// Opens a folder, and makes it first when there is none.
    pub(super) fn create(dir: &Path) -> Result<Self> {
        std::fs::create_dir_all(dir).map_err(|e| naming(&dir.display().to_string(), &e))?;
        let root = dir.canonicalize().map_err(|e| naming(&dir.display().to_string(), &e))?;
        Ok(Self::at(root))
    }

    /// Opens a folder; `None` when there is none.
    pub(super) fn open(dir: &Path) -> Result<Option<Self>> {
        match dir.canonicalize() {
            Ok(root) => Ok(Some(Self::at(root))),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(naming(&dir.display().to_string(), &e)),
        }
    }

    fn at(root: PathBuf) -> Self {
        Self { root, inner: RefCell::default() }
    }

    /// How the file at `path` compares with `text`, when earlier runs have written what is listed.
    pub(super) fn state(&self, path: &str, text: &str, listed: &ListedFiles) -> Result<State> {
        let bytes = match self.content(path)? {
            FileContent::Absent => return Ok(State::Absent),
            FileContent::Special => return Ok(State::Foreign),
            FileContent::Bytes(bytes) => bytes,
        };
        if bytes == text.as_bytes() {
            return Ok(State::Equal);
        }
        let found = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        if found == text {
            return Ok(State::Equal);
        }
        let is_ours = is_marked(&found) || (listed.contains(path) && is_cut(&found));
        if !is_ours {
            return Ok(State::Foreign);
        }
        let same = found.lines().zip(text.lines()).take_while(|(found, wanted)| found == wanted).count();
        Ok(State::Generated { line: same + 1 })
    }

    /// The text of a file; `None` when there is none, or something else than a file. What is not UTF-8 in it is replaced:
    /// it only gets compared.
    pub(super) fn read(&self, path: &str) -> Result<Option<String>> {
        Ok(match self.content(path)? {
            FileContent::Absent | FileContent::Special => None,
            FileContent::Bytes(bytes) => Some(String::from_utf8_lossy(&bytes).into_owned()),
        })
    }

    fn content(&self, path: &str) -> Result<FileContent> {
        let InsidePath { full, folder: InnerFolder::There } = self.resolve(path)? else {
            return Ok(FileContent::Absent);
        };
        let read = || {
            // to open a pipe is to wait until somebody writes to it
            let is_file = full.symlink_metadata()?.is_file();
            if is_file { std::fs::read(&full).map(FileContent::Bytes) } else { Ok(FileContent::Special) }
        };
        match read() {
            Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
                Ok(FileContent::Absent)
            }
            Err(e) => Err(naming(path, &e)),
            Ok(content) => Ok(content),
        }
    }

    /// Writes a file, and makes the folders it is in. Until all of it is written, the file stays as it was.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<()> {
        let InsidePath { full, folder } = self.resolve(path)?;
        if folder == InnerFolder::Absent {
            make_folder(&full).map_err(|e| naming(path, &e))?;
            // those around it may have been made as well
            self.inner.borrow_mut().retain(|_, inner| *inner == InnerFolder::There);
        }
        let mut done = self.put(&full, text);
        for _ in 1..TRIES {
            match done {
                // another process has removed a folder that it left empty, or what it took for left behind
                Err(e) if e.kind() == ErrorKind::NotFound => {
                    done = make_folder(&full).and_then(|()| self.put(&full, text));
                }
                Ok(()) | Err(_) => break,
            }
        }
        done.map_err(|e| naming(path, &e))
    }

    fn put(&self, full: &Path, text: &str) -> Result<()> {
        replace::replace(&self.root, full, text)
    }

    /// Removes what processes that were stopped have left. One that still runs writes it again.
    pub(super) fn tidy(&self) {
        for entry in std::fs::read_dir(&self.root).into_iter().flatten().flatten() {
            if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }

    /// Removes a file, and the folders below the root that this leaves empty. Another process may have been faster.
    pub(super) fn remove(&self, path: &str) -> Result<()> {
        let InsidePath { full, .. } = self.resolve(path)?;
        match std::fs::remove_file(&full) {
            Err(e) if e.kind() != ErrorKind::NotFound => return Err(naming(path, &e)),
            Ok(()) | Err(_) => {}
        }
        self.inner.borrow_mut().clear();
        let below_root = full.ancestors().skip(1).take_while(|folder| *folder != self.root);
        for folder in below_root {
            if std::fs::remove_dir(folder).is_err() {
                break; // not empty: it holds something else
            }
        }
        Ok(())
    }

    /// The real path of `path`; an error when it would not stay inside, by its own text or through a link on the way.
    fn resolve(&self, path: &str) -> Result<InsidePath> {
        let plain = !path.is_empty() && !path.contains(['\\', ':', '\0', '\n']);
        let inside = plain && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            return Err(leaves(path));
        }
        let full = self.root.join(path);
        let folder = full.parent().and_then(|parent| self.inner(parent)).ok_or_else(|| leaves(path))?;
        match folder {
            InnerFolder::There if is_link(&full) => Err(leaves(path)),
            InnerFolder::There | InnerFolder::Absent => Ok(InsidePath { full, folder }),
        }
    }

    /// Whether a folder is there; `None` when a link leads to it.
    fn inner(&self, folder: &Path) -> Option<InnerFolder> {
        if let Some(known) = self.inner.borrow().get(folder) {
            return Some(*known);
        }
        let mut below_root = folder.ancestors().take_while(|step| *step != self.root);
        if below_root.any(is_link) {
            return None;
        }
        let found = if folder.is_dir() { InnerFolder::There } else { InnerFolder::Absent };
        self.inner.borrow_mut().insert(folder.to_owned(), found);
        Some(found)
    }
}

/// Whether a text says in its first line that it was generated.
fn is_marked(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.contains(MARKER))
}

/// Whether a text ends before it could say so: nothing was written, or the beginning of the first line. A file system that
/// was stopped may have the length of a file without its text.
fn is_cut(text: &str) -> bool {
    let text = text.trim_end_matches('\0');
    ["//", "#"].iter().any(|comment| format!("{comment} {MARKER}").starts_with(text))
}

/// Makes the folders that a file is in.
fn make_folder(file: &Path) -> Result<()> {
    file.parent().map_or(Ok(()), std::fs::create_dir_all)
}

fn is_link(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|found| found.file_type().is_symlink())
}

fn leaves(path: &str) -> Error {
    Error::new(ErrorKind::InvalidInput, format!("`{path}` does not stay inside the output folder"))
}

/// The same error with the path it is about, which the standard library leaves out.
fn naming(path: &str, error: &Error) -> Error {
    Error::new(error.kind(), format!("`{path}`: {error}"))
}
