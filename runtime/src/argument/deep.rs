//! In: a name and a value that may be nested. Out: one pair for each of its leaves, `name[member][0]=leaf`.
//! Never: a pair for `null`, an empty list or an empty object, none of which this layout can write.

use super::escape::Escape;
use super::flat;
use crate::json::Value;

/// The pairs of `deepObject`, brackets escaped, as a query may not have them bare (RFC 3986, 3.4).
///
/// The specification says what becomes of an object of single values, and leaves the rest undefined. What servers with
/// nested parameters read is the layout of the `qs` family, Stripe's among them: brackets for each level, lists by
/// their indices, and a value that is not an object as the plain pair.
pub(crate) fn pairs(name: &str, value: &Value) -> Vec<String> {
    written(name, value, Escape::PERCENT)
}

/// The same with the values written in a way of their own.
pub(super) fn written(name: &str, value: &Value, escape: Escape) -> Vec<String> {
    let mut pairs = Vec::new();
    add(&mut pairs, Escape::PERCENT.text(name), value, escape);
    pairs
}

fn add(pairs: &mut Vec<String>, name: String, value: &Value, escape: Escape) {
    match value {
        Value::Array(elements) => {
            for (index, element) in elements.iter().enumerate() {
                add(pairs, format!("{name}%5B{index}%5D"), element, escape);
            }
        }
        Value::Object(members) => {
            for (member, value) in members {
                add(pairs, format!("{name}%5B{}%5D", Escape::PERCENT.text(member)), value, escape);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            pairs.extend(flat::text(value).map(|text| format!("{name}={}", escape.text(&text))));
        }
    }
}
