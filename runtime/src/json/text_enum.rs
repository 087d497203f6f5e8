//! Enumerations of texts, open to values that nobody listed.
//!
//! In comes a JSON string; out goes the variant of that text, or the one that keeps unknown texts. It never refuses a
//! string: a server may know more values than the description did.

use super::{Fault, Peek, Reader};

/// An enumeration that is a string on the wire.
pub trait TextEnum: Sized {
    /// The listed values, in the order of the indices.
    const VALUES: &'static [&'static str];

    /// The variant of the listed value with this index; without such a value, the one that keeps the text.
    fn from_index(index: usize, text: &str) -> Self;

    /// The variant of a text.
    fn from_text(text: &str) -> Self {
        Self::from_index(listed(Self::VALUES, text), text)
    }
}

impl Reader<'_> {
    /// Reads a string into an enumeration.
    ///
    /// # Errors
    /// A [`Fault`] when the value is no string.
    pub fn text_enum<T: TextEnum>(&mut self, first: Peek, value: &mut T) -> Result<(), Fault> {
        *value = T::from_text(&self.text(first)?);
        Ok(())
    }
}

/// The index of a text, or one beyond all.
fn listed(values: &[&str], text: &str) -> usize {
    values.iter().position(|value| *value == text).unwrap_or(values.len())
}
