//! In: parts with names, types and contents. Out: the body of a `multipart/…` message and its media type.
//! Never: a look into a stream before it is sent, or a part that ends another one's content.

mod frame;
mod layout;
mod part;
mod typed;

pub(crate) use self::layout::{Typed, laid_out};
pub use self::part::{Part, PartOf};
pub use self::typed::{Files, Values};
use crate::json::{self, Json};
use crate::mistake::Mistake;

/// A body of several parts (RFC 2046, 5.1), as forms with files have it (RFC 7578), given part by part.
///
/// ```
/// use clientwright_runtime::{Multipart, Part};
///
/// let form = Multipart::new()
///     .text("title", "Sunset")
///     .part("photo", Part::from(vec![0xff, 0xd8]).file_name("sunset.jpg").content_type("image/jpeg"));
/// assert_eq!(form.len(), 2);
/// ```
#[derive(Debug, Clone, Default, PartialEq)]
#[must_use]
pub struct Multipart {
    parts: Vec<Part>,
    /// why there is no such body
    mistake: Option<Mistake>,
}

impl Multipart {
    /// A body without parts.
    pub fn new() -> Self {
        Self::default()
    }

    /// One more part of this name: a file, or whatever else it is.
    ///
    /// One whose content is no text has the name of a file: its own, or that of the part ([`Part::file_name`]).
    pub fn part(self, name: impl Into<String>, part: impl Into<Part>) -> Self {
        let (name, part) = (name.into(), part.into());
        self.push(if part.is_text() { part.named(name) } else { part.into_file(&name) })
    }

    /// One more part of this name with a text.
    pub fn text(self, name: impl Into<String>, text: impl Into<String>) -> Self {
        self.push(Part::from(text.into()).named(name))
    }

    /// One more part of this name, as JSON.
    pub fn json(self, name: impl Into<String>, value: &impl Json) -> Self {
        self.push(Part::from(json::to_vec(value)).content_type("application/json").named(name))
    }

    /// One more part as it is; outside of forms (`multipart/mixed` and the like) parts have no names.
    pub fn push(mut self, part: Part) -> Self {
        self.parts.push(part);
        self
    }

    /// How many parts there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.len()
    }

    /// Whether there is no part.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }
}
