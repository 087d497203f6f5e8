//! Values that are written as one.
//!
//! In come the JSON texts of what one value is at once; out goes one value with the members of each. It never overwrites what
//! one of the earlier texts says.

use super::super::{Json, Reader, Value, Writer};

/// Appends the value; `null` where there are no texts.
pub(super) fn write(texts: &mut dyn Iterator<Item = String>, writer: &mut Writer) {
    let mut values = texts.filter_map(|text| Reader::with_depth(&text, usize::MAX).document::<Value>().ok());
    let mut merged = values.next().unwrap_or_default();
    values.for_each(|value| merge(&mut merged, value));
    merged.write(writer);
}

/// Adds the members that are not there. Lists of the same length are the same list, each item seen in two ways.
fn merge(into: &mut Value, other: Value) {
    match (into, other) {
        (Value::Object(members), Value::Object(others)) => {
            for (name, value) in others {
                match members.get_mut(&name) {
                    Some(member) => merge(member, value),
                    None => {
                        members.insert(name, value);
                    }
                }
            }
        }
        (Value::Array(items), Value::Array(others)) if items.len() == others.len() => {
            items.iter_mut().zip(others).for_each(|(item, other)| merge(item, other));
        }
        (_, _) => {}
    }
}
