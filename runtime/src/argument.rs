//! In: the value of a parameter, as a Rust value. Out: its text, list or object, from which a style makes wire text.
//! Never: encoding; that depends on the place and is done in `style`.

pub(crate) mod style;

use crate::json::{self, Json, Value, Writer};

/// What a parameter can be laid out from (OpenAPI 3.0, Style Values: empty, string, array, object).
#[derive(Clone, PartialEq, Eq)]
pub enum Given {
    /// Nothing: the parameter is left out.
    Absent,
    /// One text.
    Text(String),
    /// Elements in order.
    List(Vec<String>),
    /// Members in order.
    Object(Vec<(String, String)>),
}

/// A value that can be a parameter: texts, and everything that is JSON (numbers, enumerations, lists, records).
///
/// What a value is as a parameter follows from what it is as JSON, so that models need no code of their own for it.
pub trait ToArgument {
    /// The value, ready to be laid out.
    fn given(&self) -> Given;
}

impl ToArgument for str {
    fn given(&self) -> Given {
        Given::Text(self.to_owned())
    }
}

impl ToArgument for [&str] {
    fn given(&self) -> Given {
        Given::List(self.iter().map(|element| (*element).to_owned()).collect())
    }
}

impl<T: Json> ToArgument for [T] {
    fn given(&self) -> Given {
        Given::List(self.iter().filter_map(|element| plain(from_json(element))).collect())
    }
}

impl<T: Json> ToArgument for T {
    fn given(&self) -> Given {
        from_json(self)
    }
}

fn from_json(value: &dyn Json) -> Given {
    let mut writer = Writer::new();
    value.write(&mut writer);
    match json::from_slice::<Value>(&writer.into_bytes()) {
        Ok(value) => from_value(value),
        // what the writer wrote is JSON; should it ever not be, an absent argument is noticed, a wrong one is not
        Err(_) => Given::Absent,
    }
}

pub(crate) fn from_value(value: Value) -> Given {
    match value {
        Value::Array(elements) => {
            Given::List(elements.into_iter().filter_map(|element| plain(from_value(element))).collect())
        }
        Value::Object(members) => Given::Object(
            members
                .into_iter()
                .filter_map(|(name, value)| plain(from_value(value)).map(|text| (name, text)))
                .collect(),
        ),
        Value::Null => Given::Absent,
        Value::Bool(value) => Given::Text(value.to_string()),
        Value::Number(number) => Given::Text(number.to_string()),
        Value::String(text) => Given::Text(text),
    }
}

/// An element of a list or object as text; deeper nesting has no layout in any style (OpenAPI 3.1, 4.8.12.3: undefined),
/// so it goes out as lists with commas.
fn plain(given: Given) -> Option<String> {
    match given {
        Given::Absent => None,
        Given::Text(text) => Some(text),
        Given::List(elements) => Some(elements.join(",")),
        Given::Object(members) => {
            Some(members.into_iter().flat_map(|(name, value)| [name, value]).collect::<Vec<_>>().join(","))
        }
    }
}
