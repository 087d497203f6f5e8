//! In: a content, and what is said of it. Out: one part of a multipart body.
//! Never: judging its headers; what cannot be one is found when the request is made.

use std::fmt;
use std::io;
use std::path::Path;

use crate::body::Body;

/// A part of a multipart body: bytes or a stream, a file's name, a media type, headers.
///
/// ```
/// use clientwright_runtime::Part;
///
/// let part = Part::from("a,b\n").file_name("table.csv").content_type("text/csv");
/// ```
#[derive(Clone, Default, PartialEq)]
#[must_use]
pub struct Part {
    pub(super) name: Option<String>,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) content: Body,
}

impl Part {
    /// A part with this content.
    pub fn new(content: impl Into<Body>) -> Self {
        Self { content: content.into(), ..Self::default() }
    }

    /// A file with its own name, read while it is sent: see [`Body::from_path`]. The file extension determines the media type,
    /// unless the description or [`Part::content_type`] names one.
    ///
    /// # Errors
    /// If the file does not exist or is not a regular file.
    pub fn from_path(path: impl AsRef<Path>) -> io::Result<Self> {
        let path = path.as_ref();
        let part = Self::new(Body::from_path(path)?);
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned());
        Ok(Self { file_name: name, ..part })
    }

    /// The name of the file; servers take a part with one for a file. The default of a part that the description says is a file, and of
    /// one whose content is no text, is the name of the part.
    pub fn file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// The media type of the content, in place of the documented one.
    pub fn content_type(mut self, media_type: impl Into<String>) -> Self {
        self.content_type = Some(media_type.into());
        self
    }

    /// Adds a header, such as `Content-ID`. A `Content-Disposition` replaces the one made of the names.
    ///
    /// The call fails with [`Error::Build`](crate::Error::Build) when the name or the value is none.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }

    /// The content.
    #[must_use]
    pub const fn content(&self) -> &Body {
        &self.content
    }

    /// Whether it is a field rather than a file: its type is that of a text or of JSON, or it has none and a content that is a text.
    pub(super) fn is_text(&self) -> bool {
        match &self.content_type {
            Some(media_type) => {
                let essence = media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
                essence.starts_with("text/") || essence == "application/json" || essence.ends_with("+json")
            }
            None => self.content.as_bytes().is_some_and(|bytes| std::str::from_utf8(bytes).is_ok()),
        }
    }

    /// Many servers tell a file from a field by its file name (RFC 7578, 4.2), so there is always one.
    pub(super) fn into_file(mut self, name: &str) -> Self {
        self.file_name.get_or_insert_with(|| name.to_owned());
        self.named(name)
    }

    pub(super) fn named(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }
}

impl<B: Into<Body>> From<B> for Part {
    fn from(content: B) -> Self {
        Self::new(content)
    }
}

/// Without the content and the headers' values.
impl fmt::Debug for Part {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Part")
            .field("name", &self.name)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("content", &self.content)
            .finish()
    }
}

/// A value that is a part with headers of its own, where the description says that it may have some.
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct PartOf<T> {
    /// The value.
    pub value: T,
    pub(super) headers: Vec<(String, String)>,
}

impl<T> PartOf<T> {
    /// A part without headers of its own.
    pub const fn new(value: T) -> Self {
        Self { value, headers: Vec::new() }
    }

    /// Adds a header; see [`Part::header`].
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl<T> From<T> for PartOf<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}
