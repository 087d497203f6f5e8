//! Enumerations of integers, open to values that nobody listed.
//!
//! In comes a JSON number; out goes the variant of that integer, or the one that keeps unknown integers. It never refuses
//! an integer of 64 bits: a server may know more values than the description did.

use super::{Fault, Json, Peek, Reader};

/// An enumeration that is an integer on the wire.
pub trait IntegerEnum: Sized {
    /// The listed values, in the order of the indices.
    const VALUES: &'static [i64];

    /// The variant of the listed value with this index; without such a value, the one that keeps the integer.
    fn from_index(index: usize, value: i64) -> Self;

    /// The variant of an integer.
    fn from_value(value: i64) -> Self {
        Self::from_index(listed(Self::VALUES, value), value)
    }
}

/// Makes an enum of integers what it is on the wire: an enumeration, with `as_i64` and the conversions from and to integers and texts.
/// A line for each listed value has its index, its variant and its integer; the variant `Unknown` keeps all others.
///
/// ```text
/// rt::integer_enum! {
///     Priority,
///     0: N1 = 1,
///     1: N2 = 2,
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! integer_enum {
    ($listed:ident, $($index:literal: $variant:ident = $value:literal,)*) => {
        impl $listed {
            /// The listed values, in the order of the description.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// The integer as it is on the wire.
            pub fn as_i64(self) -> i64 {
                match self {
                    $(Self::$variant => $value,)*
                    Self::Unknown(value) => value,
                }
            }
        }

        impl $crate::codegen::IntegerEnum for $listed {
            const VALUES: &'static [i64] = &[$($value),*];

            fn from_index(index: usize, value: i64) -> Self {
                match index {
                    $($index => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        impl $crate::codegen::Json for $listed {
            fn blank() -> Self {
                Self::Unknown(0)
            }

            fn read(
                &mut self,
                first: $crate::codegen::Peek,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> $crate::codegen::Read {
                reader.integer_enum(first, self)
            }

            fn write(&self, writer: &mut $crate::codegen::Writer) {
                $crate::codegen::Json::write(&self.as_i64(), writer);
            }
        }

        impl From<i64> for $listed {
            fn from(value: i64) -> Self {
                $crate::codegen::IntegerEnum::from_value(value)
            }
        }

        impl ::core::str::FromStr for $listed {
            type Err = ::core::num::ParseIntError;

            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::num::ParseIntError> {
                text.parse().map(<Self as $crate::codegen::IntegerEnum>::from_value)
            }
        }

        impl ::core::fmt::Display for $listed {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), f)
            }
        }
    };
}

impl Reader<'_> {
    /// Reads an integer into an enumeration; `1.0` is the integer 1.
    ///
    /// # Errors
    /// A [`Fault`] when the value is not an integer of 64 bits.
    pub fn integer_enum<T: IntegerEnum>(&mut self, first: Peek, value: &mut T) -> Result<(), Fault> {
        let start = self.offset();
        let mut integer = 0_i64;
        integer.read(first, self)?;
        let index = listed(T::VALUES, integer);
        *value = T::from_index(index, integer);
        if index == T::VALUES.len() {
            self.unlisted(start, "another integer");
        }
        Ok(())
    }
}

/// The index of an integer, or one beyond all.
fn listed(values: &[i64], value: i64) -> usize {
    values.iter().position(|listed| *listed == value).unwrap_or(values.len())
}
