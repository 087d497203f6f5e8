//! A folder that is written to, and nothing outside of it. In: relative paths with `/`; out: files, and how they compare
//! with a text. It never follows a symbolic link out of the folder.

use crate::format::MARKER;
use std::cell::RefCell;
use std::collections::HashMap;
use std::io::{Error, ErrorKind, Result};
use std::path::{Component, Path, PathBuf};

/// A folder that exists, by its real path.
pub(super) struct Folder {
    root: PathBuf,
    /// The folders below that have been looked at: large clients have hundreds of files in each.
    inner: RefCell<HashMap<PathBuf, Inner>>,
}

/// A folder that no link leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inner {
    There,
    Absent,
}

/// A path that stays inside.
struct Inside {
    full: PathBuf,
    folder: Inner,
}

/// How a file compares with the text it should have.
pub(super) enum State {
    /// There is no such file.
    Absent,
    /// It has that text, line endings aside (a version control system may have changed those).
    Equal,
    /// It has another text and carries the marker.
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
        Ok(Self { root, inner: RefCell::default() })
    }

    /// Opens a folder; `None` when there is none.
    pub(super) fn open(dir: &Path) -> Result<Option<Self>> {
        match dir.canonicalize() {
            Ok(root) => Ok(Some(Self { root, inner: RefCell::default() })),
            Err(e) if e.kind() == ErrorKind::NotFound => Ok(None),
            Err(e) => Err(naming(&dir.display().to_string(), &e)),
        }
    }

    /// How the file at `path` compares with `text`.
    pub(super) fn state(&self, path: &str, text: &str) -> Result<State> {
        let Some(bytes) = self.bytes(path)? else { return Ok(State::Absent) };
        if bytes == text.as_bytes() {
            return Ok(State::Equal);
        }
        let found = String::from_utf8_lossy(&bytes).replace("\r\n", "\n");
        if found == text {
            return Ok(State::Equal);
        }
        if !found.lines().next().is_some_and(|line| line.contains(MARKER)) {
            return Ok(State::Foreign);
        }
        let same = found.lines().zip(text.lines()).take_while(|(found, wanted)| found == wanted).count();
        Ok(State::Generated { line: same + 1 })
    }

    /// The text of a file; `None` when there is none. What is not UTF-8 in it is replaced: it only gets compared.
    pub(super) fn read(&self, path: &str) -> Result<Option<String>> {
        let bytes = self.bytes(path)?;
        Ok(bytes.map(|bytes| String::from_utf8_lossy(&bytes).into_owned()))
    }

    fn bytes(&self, path: &str) -> Result<Option<Vec<u8>>> {
        let Inside { full, folder: Inner::There } = self.resolve(path)? else { return Ok(None) };
        match std::fs::read(full) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if matches!(e.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(e) => Err(naming(path, &e)),
        }
    }

    /// Writes a file, and makes the folders it is in.
    pub(super) fn write(&self, path: &str, text: &str) -> Result<()> {
        let Inside { full, folder } = self.resolve(path)?;
        if let (Inner::Absent, Some(parent)) = (folder, full.parent()) {
            std::fs::create_dir_all(parent).map_err(|e| naming(path, &e))?;
            // those around it may have been made as well
            self.inner.borrow_mut().retain(|_, inner| *inner == Inner::There);
        }
        std::fs::write(&full, text).map_err(|e| naming(path, &e))
    }

    /// Removes a file, and the folders below the root that this leaves empty.
    pub(super) fn remove(&self, path: &str) -> Result<()> {
        let Inside { full, .. } = self.resolve(path)?;
        std::fs::remove_file(&full).map_err(|e| naming(path, &e))?;
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
    fn resolve(&self, path: &str) -> Result<Inside> {
        let plain = !path.is_empty() && !path.contains(['\\', ':', '\0', '\n']);
        let inside = plain && Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        if !inside {
            return Err(leaves(path));
        }
        let full = self.root.join(path);
        let folder = full.parent().and_then(|parent| self.inner(parent)).ok_or_else(|| leaves(path))?;
        match folder {
            Inner::There if is_link(&full) => Err(leaves(path)),
            Inner::There | Inner::Absent => Ok(Inside { full, folder }),
        }
    }

    /// Whether a folder is there; `None` when a link leads to it.
    fn inner(&self, folder: &Path) -> Option<Inner> {
        if let Some(known) = self.inner.borrow().get(folder) {
            return Some(*known);
        }
        let mut below_root = folder.ancestors().take_while(|step| *step != self.root);
        if below_root.any(is_link) {
            return None;
        }
        let found = if folder.is_dir() { Inner::There } else { Inner::Absent };
        self.inner.borrow_mut().insert(folder.to_owned(), found);
        Some(found)
    }
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
