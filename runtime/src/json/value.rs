//! JSON of no known type.
//!
//! In comes any JSON value; out goes the same value again, digits and order of members included. It never loses anything
//! but whitespace, escapes that need not be, and all but the last of members of one name.

use std::fmt;
use std::ops::Index;
use std::str::FromStr;

use super::{Fault, Json, Map, Number, Peek, Reader, Writer};

/// Any JSON value (RFC 8259 section 3).
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub enum Value {
    /// `null`
    #[default]
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, with all of its digits.
    Number(Number),
    /// A text.
    String(String),
    /// Values in order.
    Array(Vec<Value>),
    /// Values by name.
    Object(Map<Value>),
}

static NULL: Value = Value::Null;

/// What a model is as JSON: once for all types.
pub(crate) fn value_of(value: &dyn Json) -> Value {
    let mut writer = Writer::new();
    value.write(&mut writer);
    // what the writer wrote is JSON; should it ever not be, an absent argument is noticed, a wrong one is not
    super::from_slice(&writer.into_bytes()).unwrap_or_default()
}

impl Value {
    /// What a model or any other value is as JSON.
    pub fn of(value: &impl Json) -> Self {
        value_of(value)
    }

    /// Whether this is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        if let Self::Bool(value) = self { Some(*value) } else { None }
    }

    /// The number, if this is one.
    pub fn as_number(&self) -> Option<&Number> {
        if let Self::Number(number) = self { Some(number) } else { None }
    }

    /// The number, if this is a whole one that fits.
    pub fn as_i64(&self) -> Option<i64> {
        self.as_number()?.as_i64()
    }

    /// The number, if this is a whole one that fits.
    pub fn as_u64(&self) -> Option<u64> {
        self.as_number()?.as_u64()
    }

    /// The nearest float, if this is a number.
    pub fn as_f64(&self) -> Option<f64> {
        self.as_number().map(Number::as_f64)
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        if let Self::String(text) = self { Some(text) } else { None }
    }

    /// The elements, if this is an array.
    pub fn as_array(&self) -> Option<&[Value]> {
        if let Self::Array(elements) = self { Some(elements) } else { None }
    }

    /// The members, if this is an object.
    pub fn as_object(&self) -> Option<&Map<Value>> {
        if let Self::Object(members) = self { Some(members) } else { None }
    }

    /// The member of this name, if this is an object that has one.
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.as_object()?.get(name)
    }
}

/// The member of this name; `null` when there is none, or when this is not an object.
impl Index<&str> for Value {
    type Output = Value;

    fn index(&self, name: &str) -> &Value {
        self.get(name).unwrap_or(&NULL)
    }
}

/// The element at this index; `null` when there is none, or when this is not an array.
impl Index<usize> for Value {
    type Output = Value;

    fn index(&self, index: usize) -> &Value {
        self.as_array().and_then(|elements| elements.get(index)).unwrap_or(&NULL)
    }
}

impl Json for Value {
    fn blank() -> Self {
        Self::Null
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = match first.0 {
            b'"' => Self::String(filled(first, reader)?),
            b'{' => Self::Object(filled(first, reader)?),
            b'[' => Self::Array(filled(first, reader)?),
            b't' | b'f' => Self::Bool(filled(first, reader)?),
            b'-' | b'0'..=b'9' => Self::Number(filled(first, reader)?),
            b'n' => {
                reader.literal("null")?;
                Self::Null
            }
            _ => return Err(reader.mismatch(first, "a value")),
        };
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Null => writer.null(),
            Self::Bool(value) => value.write(writer),
            Self::Number(number) => number.write(writer),
            Self::String(text) => text.write(writer),
            Self::Array(elements) => elements.write(writer),
            Self::Object(members) => members.write(writer),
        }
    }
}

#[inline]
fn filled<T: Json>(first: Peek, reader: &mut Reader<'_>) -> Result<T, Fault> {
    let mut value = T::blank();
    value.read(first, reader)?;
    Ok(value)
}

/// The value as JSON, without whitespace.
impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&super::to_string(self))
    }
}

/// Conversions of what a variant holds.
macro_rules! from {
    ($($source:ty => $convert:expr;)*) => {$(
        impl From<$source> for Value {
            fn from(value: $source) -> Self {
                let convert: fn($source) -> Self = $convert;
                convert(value)
            }
        }
    )*};
}

from! {
    () => |()| Self::Null;
    bool => Self::Bool;
    i8 => |value| Self::Number(i64::from(value).into());
    i16 => |value| Self::Number(i64::from(value).into());
    i32 => |value| Self::Number(value.into());
    i64 => |value| Self::Number(value.into());
    u8 => |value| Self::Number(u64::from(value).into());
    u16 => |value| Self::Number(u64::from(value).into());
    u32 => |value| Self::Number(value.into());
    u64 => |value| Self::Number(value.into());
    i128 => |value| Self::Number(value.into());
    u128 => |value| Self::Number(value.into());
    // `usize` has at most 64 bits
    usize => |value| u64::try_from(value).map_or(Self::Null, |value| Self::Number(value.into()));
    f32 => |value| Self::of(&value);
    // infinities and NaN have no text in JSON and become null, as when they are written
    f64 => |value| Number::from_f64(value).map_or(Self::Null, Self::Number);
    Number => Self::Number;
    &str => |value| Self::String(value.to_owned());
    String => Self::String;
    &String => |value| Self::String(value.clone());
    &Value => |value| value.clone();
    Map<Value> => Self::Object;
}

impl<T: Into<Value>> From<Vec<T>> for Value {
    fn from(elements: Vec<T>) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Value>, const N: usize> From<[T; N]> for Value {
    fn from(elements: [T; N]) -> Self {
        elements.into_iter().collect()
    }
}

impl<T: Clone + Into<Value>> From<&[T]> for Value {
    fn from(elements: &[T]) -> Self {
        elements.iter().cloned().collect()
    }
}

/// An array.
impl<T: Into<Value>> FromIterator<T> for Value {
    fn from_iter<I: IntoIterator<Item = T>>(elements: I) -> Self {
        Self::Array(elements.into_iter().map(Into::into).collect())
    }
}

/// From the text of JSON.
impl FromStr for Value {
    type Err = Fault;

    fn from_str(text: &str) -> Result<Self, Fault> {
        super::from_str(text)
    }
}

/// `None` is null.
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
