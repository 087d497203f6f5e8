//! In: the value of a parameter, as a Rust value. Out: the same as JSON knows it, from which a style makes wire text.
//! Never: encoding; that depends on the place and is done in `style`.

mod deep;
mod escape;
mod flat;
pub(crate) mod style;

pub(crate) use self::deep::pairs as deep_pairs;
use crate::json::{Json, Value, value_of};

/// A value that can be a parameter: texts, and everything that is JSON (numbers, enumerations, lists, records, unions).
///
/// What a value is as a parameter follows from what it is as JSON, so that models need no code of their own for it.
pub trait ToArgument {
    /// The value; `null` leaves the parameter out.
    fn to_argument(&self) -> Value;
}

impl ToArgument for str {
    fn to_argument(&self) -> Value {
        Value::from(self)
    }
}

impl ToArgument for [&str] {
    fn to_argument(&self) -> Value {
        Value::Array(self.iter().map(|element| Value::from(*element)).collect())
    }
}

impl<T: Json> ToArgument for [T] {
    fn to_argument(&self) -> Value {
        Value::Array(self.iter().map(|element| value_of(element)).collect())
    }
}

impl<T: Json> ToArgument for T {
    fn to_argument(&self) -> Value {
        value_of(self)
    }
}
