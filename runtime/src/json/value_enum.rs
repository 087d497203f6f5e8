//! Enumerations of numbers, or of values of several kinds, open to values that nobody listed.
//!
//! In comes any JSON value; out goes the variant of that value, or the one that keeps unknown values. It never refuses a
//! value, and never takes a text for the number it shows.

use std::fmt;

use super::{Fault, Json, Number, Peek, Reader, Value};

/// An enumeration that is a number, a text or a boolean on the wire.
pub trait ValueEnum: Sized {
    /// The listed values, in the order of the indices.
    const VALUES: &'static [Literal];

    /// The variant of the listed value with this index; without such a value, the one that keeps it.
    fn from_index(index: usize, value: Value) -> Self;

    /// The variant of a value.
    fn from_value(value: Value) -> Self {
        Self::from_index(listed(Self::VALUES, &value), value)
    }

    /// The variant of a value as people write it: a text as it is, anything else as its JSON. What is not listed is a number or a boolean
    /// where it looks like one.
    fn from_text(text: &str) -> Self {
        let value = match Self::VALUES.iter().find(|literal| literal.to_string() == text) {
            Some(literal) => literal.value(),
            None => match super::from_str(text) {
                Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
                Ok(_) | Err(_) => Value::from(text),
            },
        };
        Self::from_value(value)
    }
}

/// Makes an enum of values of several kinds what it is on the wire: an enumeration, with `to_value` and the conversions from and to values
/// and texts. A line for each listed value has its index, its variant and its [`Literal`]; the variant `Unknown` keeps all others.
///
/// ```text
/// rt::value_enum! {
///     Size,
///     0: Small = Text("small"),
///     1: N1Point5 = Number("1.5"),
///     2: False = Boolean(false),
/// }
/// ```
#[doc(hidden)]
#[macro_export]
macro_rules! value_enum {
    ($listed:ident, $($index:literal: $variant:ident = $kind:ident($value:literal),)*) => {
        impl $listed {
            /// The listed values, in the order of the description.
            pub const VALUES: &'static [Self] = &[$(Self::$variant),*];

            /// The JSON value of this variant.
            pub fn to_value(&self) -> $crate::codegen::Value {
                match self {
                    $(Self::$variant => $crate::codegen::Literal::$kind($value).value(),)*
                    Self::Unknown(value) => value.clone(),
                }
            }
        }

        impl $crate::codegen::ValueEnum for $listed {
            const VALUES: &'static [$crate::codegen::Literal] = &[$($crate::codegen::Literal::$kind($value)),*];

            fn from_index(index: usize, value: $crate::codegen::Value) -> Self {
                match index {
                    $($index => Self::$variant,)*
                    _ => Self::Unknown(value),
                }
            }
        }

        impl $crate::codegen::Json for $listed {
            fn blank() -> Self {
                Self::Unknown($crate::codegen::Value::Null)
            }

            fn read(
                &mut self,
                first: $crate::codegen::Peek,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> $crate::codegen::Read {
                reader.value_enum(first, self)
            }

            fn write(&self, writer: &mut $crate::codegen::Writer) {
                $crate::codegen::Json::write(&self.to_value(), writer);
            }
        }

        impl From<$crate::codegen::Value> for $listed {
            fn from(value: $crate::codegen::Value) -> Self {
                $crate::codegen::ValueEnum::from_value(value)
            }
        }

        impl ::core::str::FromStr for $listed {
            type Err = ::core::convert::Infallible;

            fn from_str(text: &str) -> ::core::result::Result<Self, ::core::convert::Infallible> {
                Ok($crate::codegen::ValueEnum::from_text(text))
            }
        }

        impl ::core::fmt::Display for $listed {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codegen::shown(&self.to_value(), f)
            }
        }
    };
}

/// Writes a value as people read it: a text as it is, anything else as its JSON.
///
/// # Errors
/// Those of the formatter.
pub fn shown(value: &Value, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Value::String(text) => f.write_str(text),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            fmt::Display::fmt(value, f)
        }
    }
}

/// A value that a description lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Literal {
    /// A text.
    Text(&'static str),
    /// A number, as its JSON text.
    Number(&'static str),
    /// `true` or `false`
    Boolean(bool),
    /// `null`: a value of a member, not of an enumeration.
    Null,
}

/// A text as it is, anything else as its JSON.
impl fmt::Display for Literal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) | Self::Number(text) => f.write_str(text),
            Self::Boolean(value) => fmt::Display::fmt(value, f),
            Self::Null => f.write_str("null"),
        }
    }
}

impl Literal {
    /// The value.
    pub fn value(&self) -> Value {
        match self {
            Self::Text(text) => Value::String((*text).to_owned()),
            Self::Number(text) => Value::Number(Number::from_text(text)),
            Self::Boolean(value) => Value::Bool(*value),
            Self::Null => Value::Null,
        }
    }

    /// Whether a value is this one; `1.0` is `1` (JSON Schema 2020-12, core, 4.2.2: numbers are equal by their value).
    pub(crate) fn is(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text(text), Value::String(own)) => text == own,
            (Self::Number(text), Value::Number(own)) => Number::from_text(text).same_value(own),
            (Self::Boolean(listed), Value::Bool(own)) => listed == own,
            (Self::Null, own) => own.is_null(),
            (
                Self::Text(_) | Self::Number(_) | Self::Boolean(_),
                Value::Null
                | Value::Bool(_)
                | Value::Number(_)
                | Value::String(_)
                | Value::Array(_)
                | Value::Object(_),
            ) => false,
        }
    }
}

impl Reader<'_> {
    /// Reads a value into an enumeration.
    ///
    /// # Errors
    /// A [`Fault`] when the text is not JSON.
    pub fn value_enum<T: ValueEnum>(&mut self, first: Peek, value: &mut T) -> Result<(), Fault> {
        let start = self.offset();
        let mut read = Value::Null;
        read.read(first, self)?;
        let index = listed(T::VALUES, &read);
        *value = T::from_index(index, read);
        if index == T::VALUES.len() {
            self.unlisted(start, "another value");
        }
        Ok(())
    }
}

/// The index of a value, or one beyond all.
fn listed(values: &[Literal], value: &Value) -> usize {
    values.iter().position(|listed| listed.is(value)).unwrap_or(values.len())
}
