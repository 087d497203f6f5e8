//! In: elements, and tables that say what they are. Out: the value as JSON knows it.
//! Never: judging it; what is not as described is found by the JSON codec.

use super::tree::Element;
use super::{XmlPlace, XmlRoot, XmlShape, XmlTable};
use crate::json::{self, Map, Value};

/// The value of a document, whatever its root is called.
pub(super) fn root(root: &XmlRoot, element: &Element) -> Value {
    match root.shape {
        XmlShape::List(list) => elements(element.children.iter(), list.shape),
        shape @ (XmlShape::Text
        | XmlShape::Literal
        | XmlShape::Any
        | XmlShape::Record(_)
        | XmlShape::Map(_)) => value(shape, element),
    }
}

fn elements<'e>(elements: impl Iterator<Item = &'e Element>, shape: XmlShape) -> Value {
    Value::Array(elements.map(|element| value(shape, element)).collect())
}

fn value(shape: XmlShape, element: &Element) -> Value {
    // XML Schema, Part 1, section 2.6.2
    if element.attributes.iter().any(|(name, value)| name == "nil" && value == "true") {
        return Value::Null;
    }
    match shape {
        XmlShape::Text => Value::String(element.text.clone()),
        XmlShape::Literal => literal(&element.text),
        XmlShape::Any => any(element),
        XmlShape::Record(table) => Value::Object(record(table(), element)),
        // a list in a list: its items are what is in the element
        XmlShape::List(list) => elements(element.children.iter(), list.shape),
        XmlShape::Map(shape) => {
            Value::Object(element.children.iter().map(|it| (it.name.clone(), value(*shape, it))).collect())
        }
    }
}

fn record(table: &XmlTable, element: &Element) -> Map<Value> {
    let mut members = Map::new();
    let mut known: Vec<&str> = Vec::new();
    for member in table.members {
        let named = |name: &'static str| element.children.iter().filter(move |child| child.name == name);
        let found = match (member.place, member.shape) {
            (XmlPlace::Attribute, shape) => attribute(element, member.name.local, shape),
            (XmlPlace::Element, XmlShape::List(list)) if !list.wrapped => {
                known.push(list.item.local);
                let mut items = named(list.item.local).peekable();
                items.peek().is_some().then(|| elements(items, list.shape))
            }
            (XmlPlace::Element, shape) => {
                known.push(member.name.local);
                named(member.name.local).next_back().map(|child| value(shape, child))
            }
        };
        if let Some(found) = found {
            members.insert(member.wire, found);
        }
    }
    if table.additional {
        for child in element.children.iter().filter(|child| !known.contains(&child.name.as_str())) {
            join(&mut members, &child.name, any(child));
        }
    }
    members
}

fn attribute(element: &Element, name: &str, shape: XmlShape) -> Option<Value> {
    let (_, text) = element.attributes.iter().find(|(known, _)| known == name)?;
    Some(match shape {
        XmlShape::Literal => literal(text),
        XmlShape::Text | XmlShape::Any | XmlShape::Record(_) | XmlShape::List(_) | XmlShape::Map(_) => {
            Value::from(text.as_str())
        }
    })
}

/// A number or a boolean; what is none stays a text, which the codec then refuses. An empty element is not a value.
fn literal(text: &str) -> Value {
    let text = text.trim();
    match json::from_str(text) {
        Ok(value @ (Value::Number(_) | Value::Bool(_))) => value,
        Ok(Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_)) | Err(_)
            if text.is_empty() =>
        {
            Value::Null
        }
        Ok(Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_)) | Err(_) => Value::from(text),
    }
}

fn any(element: &Element) -> Value {
    if element.children.is_empty() && element.attributes.is_empty() {
        return Value::String(element.text.clone());
    }
    let attributes = element.attributes.iter().map(|(name, value)| (name, Value::from(value.as_str())));
    let mut members: Map<Value> = attributes.collect();
    for child in &element.children {
        join(&mut members, &child.name, any(child));
    }
    Value::Object(members)
}

/// Adds a member; one that comes again makes a list.
fn join(members: &mut Map<Value>, name: &str, value: Value) {
    match members.get_mut(name) {
        Some(Value::Array(elements)) => elements.push(value),
        Some(one) => *one = Value::Array(vec![std::mem::take(one), value]),
        None => drop(members.insert(name, value)),
    }
}
