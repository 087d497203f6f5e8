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

/// A text that a parameter may do without: `&str`, `&String`, `String`, or an `Option<&str>`, which [`Option::as_deref`] makes.
pub trait OptionalText {
    /// The text, if there is one.
    fn into_text(self) -> Option<String>;
}

impl OptionalText for &str {
    fn into_text(self) -> Option<String> {
        Some(self.to_owned())
    }
}

impl OptionalText for &String {
    fn into_text(self) -> Option<String> {
        Some(self.clone())
    }
}

impl OptionalText for String {
    fn into_text(self) -> Option<String> {
        Some(self)
    }
}

/// This one alone, so that the compiler knows what `None` is.
impl OptionalText for Option<&str> {
    fn into_text(self) -> Option<String> {
        self.map(str::to_owned)
    }
}

impl ToArgument for str {
    fn to_argument(&self) -> Value {
        Value::from(self)
    }
}

impl<T: Json> ToArgument for T {
    fn to_argument(&self) -> Value {
        value_of(self)
    }
}
