//! Enumerations of texts, open to values that nobody listed.
//!
//! In comes a JSON string; out goes the variant of that text, or the one that keeps unknown texts. It never refuses a
//! string: a server may know more values than the description did.

use super::finding::Outcome;
use super::lenient::Watching;
use super::{Fault, FaultKind, Peek, Reader};

/// An enumeration that is a string on the wire.
pub trait TextEnum: Clone + 'static {
    /// The listed values.
    const LISTED: &'static [Self];
    /// The same on the wire.
    const TEXTS: &'static [&'static str];

    /// The variant that keeps a text.
    fn unknown(text: String) -> Self;

    /// The variant of the listed value with this index; without such a value, the one that keeps the text.
    fn from_index(index: usize, text: &str) -> Self {
        Self::LISTED.get(index).map_or_else(|| Self::unknown(text.to_owned()), Self::clone)
    }

    /// The variant of a text.
    fn from_text(text: &str) -> Self {
        Self::from_index(listed(Self::TEXTS, text), text)
    }
}

/// Makes an enum of texts what it is on the wire: an enumeration, with `as_str` and the conversions from and to text. A line for
/// each listed value has its index, its variant and its text; the variant `Unknown` keeps all others.
///
/// ```text
/// rt::text_enum! {
///     Colour,
///     0: Red = "red",
///     1: DarkBlue = "dark-blue",
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! text_enum {
    ($listed:ident, $($index:literal: $variant:ident = $text:literal,)*) => {
        impl $listed {
            /// The listed values, in the order of the description.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// The value as it is on the wire.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl $crate::codegen::TextEnum for $listed {
            const LISTED: &'static [Self] = Self::VALUES;
            const TEXTS: &'static [&'static str] = &[$($text),*];

            fn unknown(text: String) -> Self {
                Self::Unknown(text)
            }
        }

        impl $crate::codegen::Json for $listed {
            fn blank() -> Self {
                Self::Unknown(String::new())
            }

            fn read(
                &mut self,
                first: $crate::codegen::Peek,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> $crate::codegen::Read {
                reader.text_enum(first, self)
            }

            fn write(&self, writer: &mut $crate::codegen::Writer) {
                writer.text(self.as_str());
            }
        }

        impl Eq for $listed {}

        impl From<&str> for $listed {
            fn from(text: &str) -> Self {
                $crate::codegen::TextEnum::from_text(text)
            }
        }

        impl ::core::str::FromStr for $listed {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                Ok($crate::codegen::TextEnum::from_text(text))
            }
        }

        impl ::core::fmt::Display for $listed {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.write_str(self.as_str())
            }
        }
    };
}

impl Reader<'_> {
    /// Reads a string into an enumeration.
    ///
    /// # Errors
    /// A [`Fault`] when the value is not a string.
    #[inline]
    pub fn text_enum<T: TextEnum>(&mut self, first: Peek, mut value: &mut T) -> Result<(), Fault> {
        self.one_of(first, T::TEXTS, &mut value)
    }

    fn one_of(&mut self, first: Peek, values: &[&str], value: &mut dyn Become) -> Result<(), Fault> {
        let start = self.offset();
        let text = self.text(first)?;
        let index = listed(values, &text);
        value.become_listed(index, &text);
        if index == values.len() {
            self.unlisted(start, "another text");
        }
        Ok(())
    }

    /// Notes a value that is not listed.
    #[cold]
    pub(super) fn unlisted(&mut self, start: usize, found: &'static str) {
        if self.watching == Watching::Unlisted {
            let fault = Fault::new(FaultKind::Mismatch, start, "a listed value", found);
            self.notes.value(start, Outcome::Unlisted, &fault);
        }
    }
}

/// An enumeration that is lent: the loop over its values stands once for all of them.
trait Become {
    fn become_listed(&mut self, index: usize, text: &str);
}

impl<T: TextEnum> Become for &mut T {
    fn become_listed(&mut self, index: usize, text: &str) {
        **self = T::from_index(index, text);
    }
}

/// The index of a text, or one beyond all.
fn listed(values: &[&str], text: &str) -> usize {
    values.iter().position(|value| *value == text).unwrap_or(values.len())
}
