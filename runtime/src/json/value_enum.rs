//! Enumerations of numbers, or of values of several kinds, open to values that nobody listed.
//!
//! In comes any JSON value; out goes the variant of that value, or the one that keeps unknown values. It never refuses a
//! value, and never takes a text for the number it shows.

use super::{Fault, Json, Number, Peek, Reader, Value};

/// An enumeration that is a number, a text or a boolean on the wire.
pub trait ValueEnum: Sized {
    /// The listed values, in the order of the indices.
    const VALUES: &'static [Literal];

    /// The variant of the listed value with this index.
    fn from_index(index: usize) -> Option<Self>;

    /// The variant that keeps a value which is not listed.
    fn unknown(value: Value) -> Self;

    /// The variant of a value.
    fn from_value(value: Value) -> Self {
        match listed(Self::VALUES, &value).and_then(Self::from_index) {
            Some(variant) => variant,
            None => Self::unknown(value),
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
    pub(super) fn is(&self, value: &Value) -> bool {
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
        let mut read = Value::Null;
        read.read(first, self)?;
        *value = T::from_value(read);
        Ok(())
    }
}

fn listed(values: &[Literal], value: &Value) -> Option<usize> {
    values.iter().position(|listed| listed.is(value))
}
