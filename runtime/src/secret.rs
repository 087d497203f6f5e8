//! A text that must not be seen.
//!
//! In comes a password, a token or a key; out it goes only by a call that says so, or onto the wire. It never appears in
//! `Debug`, `Display` or an error, and its memory is overwritten when it is dropped.

use std::fmt;

use zeroize::Zeroizing;

use crate::json::{Fault, Json, Peek, Reader, Writer};

/// A secret text: prints as `***`, is overwritten in memory when dropped.
///
/// As JSON, and through serde with the feature of that name, it is its content: it goes where a client has to send it,
/// and nothing would be gained by sending stars.
#[derive(Clone, Default)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// A secret of this content. The `String` is taken over, not copied.
    pub fn new(content: impl Into<String>) -> Self {
        Self(Zeroizing::new(content.into()))
    }

    /// The content. The name is long enough to be found in a review.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl Secret {
    /// Whether there is nothing in it but white space.
    pub(crate) fn is_blank(&self) -> bool {
        self.expose().trim().is_empty()
    }
}

/// Compares all bytes in any case, so that the time tells no more than the length.
impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        let (own, other) = (self.0.as_bytes(), other.0.as_bytes());
        let difference = own.iter().zip(other).fold(0, |difference, (a, b)| difference | (a ^ b));
        own.len() == other.len() && difference == 0
    }
}

impl Eq for Secret {}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl fmt::Display for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("***")
    }
}

impl From<String> for Secret {
    fn from(content: String) -> Self {
        Self::new(content)
    }
}

impl From<&str> for Secret {
    fn from(content: &str) -> Self {
        Self::new(content)
    }
}

impl Json for Secret {
    fn blank() -> Self {
        Self::default()
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = Self::new(reader.text(first)?);
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(self.expose());
    }
}

/// The content, not the stars: a secret that is serialized is on its way to where it is needed, and stars could not be
/// read back.
#[cfg(feature = "serde")]
impl serde::Serialize for Secret {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.expose())
    }
}

#[cfg(feature = "serde")]
impl<'de> serde::Deserialize<'de> for Secret {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        <String as serde::Deserialize>::deserialize(deserializer).map(Self::new)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn shows_stars_but_travels() {
        let secret = Secret::new("hunter2");
        assert_eq!(format!("{secret} {secret:?} {:?}", Some(&secret)), "*** *** Some(***)");
        assert_eq!(json::to_string(&secret), r#""hunter2""#);
        assert_eq!(json::from_str::<Secret>(r#""hunter2""#).unwrap().expose(), "hunter2");
    }

    #[test]
    fn compares_by_content() {
        assert_eq!(Secret::new("a"), Secret::from("a"));
        assert_ne!(Secret::new("a"), Secret::new("b"));
        assert_ne!(Secret::new("a"), Secret::new("ab"));
        assert_ne!(Secret::new(""), Secret::new("b"));
    }
}
