//! Texts and where they came from. In: a path, or a text with a name; out: a [`Source`] that later stages read.
//! It never parses: that is `tree`'s.

pub mod locate;
pub mod pointer;

pub use locate::Position;
pub use pointer::Pointer;

use std::path::{Path, PathBuf};

/// A description as it was found: its text, and the name that diagnostics show for it.
#[derive(Debug, Clone)]
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
        Ok(Self { name: path.display().to_string(), path: Some(path.to_owned()), text })
    }

    /// A description that is at hand as text; `name` is what diagnostics show.
    pub fn from_text(name: impl Into<String>, text: impl Into<String>) -> Self {
        Self { name: name.into(), path: None, text: text.into() }
    }

    /// The name that diagnostics show.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The file it was read from, if it was.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    /// The text.
    pub fn text(&self) -> &str {
        &self.text
    }
}
