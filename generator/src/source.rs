//! Texts and where they came from. In: a path, or a text with a name; out: a [`Source`] that later stages read.
//! It never parses: that is `tree`'s.

pub mod bounds;
pub mod files;
pub mod locate;
pub mod origin;
pub mod pointer;
pub mod reference;
pub(crate) mod way;

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
    /// The notation by the first significant character. JSON must not go through a YAML parser, although YAML claims to
    /// contain it: a pair of surrogates (`"\ud83d\ude00"`) is an error there.
    pub fn of(text: &str) -> Self {
        if text.trim_start().starts_with(['{', '[']) { Self::Json } else { Self::Yaml }
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
    /// Reads a description from a file.
    ///
    /// # Errors
    ///
    /// What the file system answers; and `InvalidData` for a file that is not UTF-8.
    pub fn read(path: impl AsRef<Path>) -> std::io::Result<Self> {
        let path = path.as_ref();
        let bytes = std::fs::read(path)?;
        let text = String::from_utf8(bytes)
            .map_err(|e| std::io::Error::new(std::io::ErrorKind::InvalidData, e.utf8_error()))?;
        Ok(Self { path: Some(path.to_owned()), ..Self::from_text(path.display().to_string(), text) })
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
