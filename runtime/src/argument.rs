//! In: the value of a parameter, as a Rust value. Out: the same as JSON knows it, from which a style makes wire text.
//! Never: encoding; that depends on the place and is done in `style`.

mod deep;
mod escape;
mod flat;
pub(crate) mod style;

pub(crate) use self::deep::pairs as deep_pairs;
use crate::json::{self, Json, Value, Writer};

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
        Value::Array(self.iter().map(|element| from_json(element)).collect())
    }
}

impl<T: Json> ToArgument for T {
    fn to_argument(&self) -> Value {
        from_json(self)
    }
}

/// What a model is as JSON: once for all types.
pub(crate) fn from_json(value: &dyn Json) -> Value {
    let mut writer = Writer::new();
    value.write(&mut writer);
    // what the writer wrote is JSON; should it ever not be, an absent argument is noticed, a wrong one is not
    json::from_slice(&writer.into_bytes()).unwrap_or_default()
}
