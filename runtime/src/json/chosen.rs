//! Types of the program in place of generated ones.
//!
//! In comes a type that can be made of a text, or that serde knows; out goes the same as JSON. It never changes what the type makes of
//! a value, and never repeats a value that it refuses.

use std::fmt;

use super::{Fault, FaultKind, Peek, Reader, Writer};

impl Reader<'_> {
    /// Reads a text as a type of the program.
    ///
    /// # Errors
    /// A [`Fault`] when the value is not a text, or not one that the type reads.
    #[doc(hidden)]
    pub fn parsed<T: std::str::FromStr>(&mut self, first: Peek, name: &'static str) -> Result<T, Fault> {
        self.parsed_by(first, name, &|text| text.parse().ok())
    }

    pub(crate) fn parsed_by<T>(
        &mut self,
        first: Peek,
        name: &'static str,
        parse: &dyn Fn(&str) -> Option<T>,
    ) -> Result<T, Fault> {
        let at = self.offset();
        let text = self.text(first)?;
        parse(&text).ok_or_else(|| Fault::new(FaultKind::Mismatch, at, name, "a text in another form"))
    }

    /// Reads a value as a type of the program that serde knows.
    ///
    /// # Errors
    /// A [`Fault`] when the value is not JSON, or not one that the type takes.
    #[cfg(feature = "serde")]
    #[doc(hidden)]
    pub fn deserialized<T: serde::de::DeserializeOwned>(
        &mut self,
        first: Peek,
        name: &'static str,
    ) -> Result<T, Fault> {
        let at = self.offset();
        self.skip(first)?;
        serde_json::from_str(self.since(at))
            .map_err(|_| Fault::new(FaultKind::Mismatch, at, name, "a value in another form"))
    }
}

impl Writer {
    /// Appends what a type of the program shows as a text.
    #[doc(hidden)]
    pub fn shown(&mut self, value: &dyn fmt::Display) {
        self.text(&value.to_string());
    }

    /// Appends a value of a type that serde knows; null where it has no form in JSON.
    #[cfg(feature = "serde")]
    #[doc(hidden)]
    pub fn serialized<T: serde::Serialize>(&mut self, value: &T) {
        match serde_json::to_string(value) {
            Ok(json) => self.raw(&json),
            Err(_) => self.null(),
        }
    }
}

/// Makes types JSON by a method of the reader and one of the writer.
#[doc(hidden)]
#[macro_export]
macro_rules! json_by {
    ($read:ident, $write:ident; $($name:ty),*) => {$(
        impl $crate::codegen::Json for $name {
            fn blank() -> Self {
                ::core::default::Default::default()
            }

            fn read(
                &mut self,
                first: $crate::codegen::Peek,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> $crate::codegen::Read {
                *self = reader.$read(first, ::core::stringify!($name))?;
                Ok(())
            }

            fn write(&self, writer: &mut $crate::codegen::Writer) {
                writer.$write(self);
            }
        }
    )*};
}

/// Makes a type JSON by its text: what [`Display`](std::fmt::Display) writes and [`FromStr`](std::str::FromStr) reads. A text that it
/// does not read is a decoding error. The type needs `Default` as well: a value to read into, which nobody sees.
///
/// ```
/// /// An offset from UTC in minutes.
/// #[derive(Debug, Clone, Copy, PartialEq, Default)]
/// struct Offset(i32);
///
/// impl std::str::FromStr for Offset {
///     type Err = std::num::ParseIntError;
///
///     fn from_str(text: &str) -> Result<Self, Self::Err> {
///         text.parse().map(Offset)
///     }
/// }
///
/// impl std::fmt::Display for Offset {
///     fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
///         write!(f, "{:+}", self.0)
///     }
/// }
///
/// clientwright_runtime::json_by_text!(Offset);
///
/// let offset: Offset = clientwright_runtime::json::from_str("\"-90\"")?;
/// assert_eq!(offset, Offset(-90));
/// assert_eq!(clientwright_runtime::json::to_string(&Offset(60)), "\"+60\"");
/// # Ok::<(), clientwright_runtime::json::Fault>(())
/// ```
#[macro_export]
macro_rules! json_by_text {
    ($($name:ty),* $(,)?) => {
        $crate::json_by!(parsed, shown; $($name),*);
    };
}

/// Makes a type JSON by serde's `Serialize` and `Deserialize`. A value that it does not deserialize is a decoding error. The type needs
/// `Default` as well: a value to read into, which nobody sees.
///
/// ```
/// #[derive(Debug, Clone, PartialEq, Default, serde::Serialize, serde::Deserialize)]
/// struct Money {
///     cents: i64,
/// }
///
/// clientwright_runtime::json_by_serde!(Money);
///
/// let money: Money = clientwright_runtime::json::from_str("{\"cents\":5}")?;
/// assert_eq!(money, Money { cents: 5 });
/// # Ok::<(), clientwright_runtime::json::Fault>(())
/// ```
#[cfg(feature = "serde")]
#[macro_export]
macro_rules! json_by_serde {
    ($($name:ty),* $(,)?) => {
        $crate::json_by!(deserialized, serialized; $($name),*);
    };
}
