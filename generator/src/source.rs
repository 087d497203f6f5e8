//! Texts and where they came from. In: a path, or a text with a name; out: a [`Source`] that later stages read.
//! It never parses: that is `tree`'s.

pub mod bounds;
pub mod files;
pub(crate) mod lazy_pointer;
pub mod locate;
pub mod origin;
pub mod pointer;
mod read;
pub mod reference;

pub use bounds::Bounds;
pub use files::Files;
pub use locate::{Part, Position};
pub use origin::{FileId, Origin, Origins};
pub use pointer::{Pointer, PointerMap, PointerSet};
pub use reference::Reference;

use std::path::{Path, PathBuf};

const BYTE_ORDER_MARK: char = '\u{feff}';

/// The notation of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// RFC 8259.
    Json,
    /// YAML 1.2 with the values that JSON has.
    Yaml,
}

impl Format {
    /// The notation by the first significant characters: a key without quotes is YAML. JSON must not go through a YAML parser, although YAML claims to
    /// contain it: a pair of surrogates (`"\ud83d\ude00"`) is an error there.
    pub fn of(text: &str) -> Self {
        let text = text.trim_start();
        let is_json = match text.strip_prefix('{').map(str::trim_start) {
            Some(inside) => inside.is_empty() || inside.starts_with(['"', '}']),
            None => text.starts_with('['),
        };
        if is_json { Self::Json } else { Self::Yaml }
    }
}

/// A description, or a file of one, as it was found: its text, and the name that diagnostics show for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    name: String,
    path: Option<PathBuf>,
    text: String,
}

impl Source {
    /// Reads a description from a file, of at most the bytes of [`Bounds::default`].
    ///
    /// # Errors
    ///
    /// Those of [`Source::read_within`].
    pub fn read(path: impl AsRef<Path>) -> std::io::Result<Self> {
        Self::read_within(path, Bounds::default())
    }

    /// Reads a description from a file, of at most [`Bounds::bytes`].
    ///
    /// # Errors
    ///
    /// What the file system answers; `InvalidInput` for a pipe or a device; `FileTooLarge`; and `InvalidData` for a file
    /// that is not UTF-8.
    pub fn read_within(path: impl AsRef<Path>, bounds: Bounds) -> std::io::Result<Self> {
        let path = path.as_ref();
        let text = read::text(path, bounds.bytes)?;
        Ok(Self { path: Some(path.to_owned()), ..Self::from_text(path.display().to_string(), text) })
    }

    /// Reads a file that is given beside this one, with a name as this one has it: a build script shows paths from the root of
    /// the workspace.
    ///
    /// # Errors
    ///
    /// Those of [`Source::read`].
    pub fn read_beside(&self, path: &Path) -> std::io::Result<Self> {
        let read = Self::read(path)?;
        let name = Path::new(&self.name);
        let shown = self.path().and_then(|own| {
            let folder = own.parent().filter(|folder| *folder != Path::new(""));
            match folder.and_then(|folder| path.strip_prefix(folder).ok()) {
                Some(rest) => Some(name.parent()?.join(rest)),
                None => self.name.strip_suffix(own.to_str()?).map(|before| PathBuf::from(before).join(path)),
            }
        });
        Ok(match shown {
            Some(shown) => read.shown_as(shown.display().to_string()),
            None => read,
        })
    }

    /// Whether a path from the folder of this file leads to another one; `None` when one of the two is not a file.
    pub fn leads_to(&self, path: &str, other: &Self) -> Option<bool> {
        let folder = self.path()?.parent()?;
        let other = other.path()?.canonicalize().ok()?;
        Some(folder.join(path).canonicalize().is_ok_and(|found| found == other))
    }

    /// A description that is at hand as text; `name` is what diagnostics show. A byte order mark is taken off.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        let mut text = text.into();
        if text.starts_with(BYTE_ORDER_MARK) {
            text.drain(..BYTE_ORDER_MARK.len_utf8());
        }
        Self { name: name.into(), path: None, text }
    }

    /// The same under another name in diagnostics; where it was read from stays known.
    #[must_use]
    pub fn shown_as(self, name: impl Into<String>) -> Self {
        Self { name: name.into(), ..self }
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file it was read from, if it was.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The notation.
    pub fn format(&self) -> Format {
        Format::of(&self.text)
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
}
