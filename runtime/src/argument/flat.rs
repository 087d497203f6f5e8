//! In: the value of a parameter. Out: the text, list or object that the tables of styles know, two levels deep at most.
//! Never: a value lost; what is nested deeper than the tables go is the text of its JSON.

use crate::json::{self, Value};

/// What a style lays out (OpenAPI 3.0.4, 4.7.12.6, "Style Examples": string, array, object).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Flat {
    /// One text.
    Text(String),
    /// Elements in order.
    List(Vec<String>),
    /// Members in order.
    Object(Vec<(String, String)>),
}

impl Flat {
    /// What a value is for a style; `None` for `null`, which no style can write.
    pub(super) fn of(value: &Value) -> Option<Self> {
        Some(match value {
            Value::Array(elements) => Self::List(elements.iter().filter_map(text).collect()),
            Value::Object(members) => {
                let members = members.iter();
                Self::Object(
                    members.filter_map(|(name, value)| Some((name.to_owned(), text(value)?))).collect(),
                )
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Self::Text(text(value)?),
        })
    }

    /// Whether nothing would stand between the separators.
    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(elements) => elements.iter().all(String::is_empty),
            Self::Object(members) => members.is_empty(),
        }
    }
}

/// A single value as text; `None` for `null`. Lists and objects inside of others have no layout in any style but
/// deepObject (OpenAPI 3.0.4, 4.7.12.2: "the behavior for nested objects and arrays is undefined"): they are JSON.
pub(super) fn text(value: &Value) -> Option<String> {
    Some(match value {
        Value::Null => return None,
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(_) | Value::Object(_) => json::to_string(value),
    })
}
