//! In: a value as JSON knows it, and tables that say how it is laid out. Out: the text of a document.
//! Never: a document that is not well-formed: a name or a character that XML does not have is a mistake.

use quick_xml::escape::partial_escape;

use super::{XmlList, XmlMember, XmlName, XmlPlace, XmlRoot, XmlShape, XmlTable};
use crate::json::{self, Map, Value};
use crate::mistake::Mistake;

/// Writes a document.
pub(super) fn document(root: &XmlRoot, value: &Value) -> Result<String, Mistake> {
    let mut out = Output { text: String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>") };
    match (root.shape, value) {
        (XmlShape::List(list), Value::Array(items)) => out.around(root.name, |out| out.items(list, items))?,
        (_, Value::Null) => out.around(root.name, |_| Ok(()))?,
        (shape, value) => out.element(root.name, shape, value)?,
    }
    Ok(out.text)
}

struct Output {
    text: String,
}

impl Output {
    /// An element with a value; none for null.
    fn element(&mut self, name: XmlName, shape: XmlShape, value: &Value) -> Result<(), Mistake> {
        match (shape, value) {
            (_, Value::Null) => Ok(()),
            (XmlShape::Record(table), Value::Object(members)) => self.record(name, table(), members),
            (XmlShape::List(list), Value::Array(items)) => self.around(name, |out| out.items(list, items)),
            (XmlShape::Map(shape), Value::Object(members)) => self.around(name, |out| {
                members.iter().try_for_each(|(name, value)| out.data(name, *shape, value))
            }),
            // what is of no described shape is laid out by what it is
            (_, Value::Object(members)) => self.around(name, |out| {
                members.iter().try_for_each(|(name, value)| out.data(name, XmlShape::Any, value))
            }),
            (_, Value::Array(items)) => {
                items.iter().try_for_each(|item| self.element(name, XmlShape::Any, item))
            }
            (_, Value::Bool(_) | Value::Number(_) | Value::String(_)) => {
                self.around(name, |out| out.escaped(&scalar(value)))
            }
        }
    }

    fn items(&mut self, list: &XmlList, items: &[Value]) -> Result<(), Mistake> {
        items.iter().try_for_each(|item| self.element(list.item, list.shape, item))
    }

    fn record(&mut self, name: XmlName, table: &XmlTable, members: &Map<Value>) -> Result<(), Mistake> {
        let attributes = |member: &&XmlMember| member.place == XmlPlace::Attribute;
        let mut given = Vec::new();
        for member in table.members.iter().filter(attributes) {
            match members.get(member.wire) {
                None | Some(Value::Null) => {}
                Some(value) => given.push((member.name, scalar(value))),
            }
        }
        self.open(name, &given)?;
        for member in table.members.iter().filter(|member| !attributes(member)) {
            match (members.get(member.wire), member.shape) {
                (None, _) => {}
                (Some(Value::Array(items)), XmlShape::List(list)) if !list.wrapped => {
                    self.items(list, items)?;
                }
                (Some(value), shape) => self.element(member.name, shape, value)?,
            }
        }
        let described = |name: &str| table.members.iter().any(|member| member.wire == name);
        for (name, value) in members.iter().filter(|(name, _)| !described(name)) {
            self.data(name, XmlShape::Any, value)?;
        }
        self.close(name)
    }

    fn around(
        &mut self,
        name: XmlName,
        inside: impl FnOnce(&mut Self) -> Result<(), Mistake>,
    ) -> Result<(), Mistake> {
        self.open(name, &[])?;
        inside(self)?;
        self.close(name)
    }

    fn open(&mut self, name: XmlName, attributes: &[(XmlName, String)]) -> Result<(), Mistake> {
        self.text.push('<');
        self.name(name)?;
        let mut declared = Vec::new();
        for name in std::iter::once(&name).chain(attributes.iter().map(|(name, _)| name)) {
            if !name.namespace.is_empty() && !declared.contains(&name.prefix) {
                declared.push(name.prefix);
                self.declare(name)?;
            }
        }
        for (name, value) in attributes {
            self.text.push(' ');
            self.name(*name)?;
            self.attribute(value)?;
        }
        self.text.push('>');
        Ok(())
    }

    /// Namespaces in XML 1.0, section 3.
    fn declare(&mut self, name: &XmlName) -> Result<(), Mistake> {
        self.text.push_str(" xmlns");
        if !name.prefix.is_empty() {
            self.text.push(':');
            self.text.push_str(name.prefix);
        }
        self.attribute(name.namespace)
    }

    fn close(&mut self, name: XmlName) -> Result<(), Mistake> {
        self.text.push_str("</");
        self.name(name)?;
        self.text.push('>');
        Ok(())
    }

    fn name(&mut self, name: XmlName) -> Result<(), Mistake> {
        if !name.prefix.is_empty() {
            self.checked(name.prefix)?;
            self.text.push(':');
        }
        self.checked(name.local)
    }

    fn checked(&mut self, name: &str) -> Result<(), Mistake> {
        if !is_name(name) {
            return Err(Mistake::XmlName { name: name.to_owned() });
        }
        self.text.push_str(name);
        Ok(())
    }

    /// An element whose name is data.
    fn data(&mut self, name: &str, shape: XmlShape, value: &Value) -> Result<(), Mistake> {
        match (shape, value) {
            (_, Value::Null) => return Ok(()),
            (XmlShape::Any, Value::Array(items)) => {
                return items.iter().try_for_each(|item| self.data(name, XmlShape::Any, item));
            }
            (_, _) => {}
        }
        // the tables have names of the description, which live for ever; this one is written around the same content
        let mut inner = Self { text: String::new() };
        inner.element(XmlName::plain(PLACE), shape, value)?;
        let content = inner.text.strip_prefix(OPEN).and_then(|rest| rest.strip_suffix(CLOSE));
        self.text.push('<');
        self.checked(name)?;
        self.text.push('>');
        self.text.push_str(content.unwrap_or_default());
        self.text.push_str("</");
        self.checked(name)?;
        self.text.push('>');
        Ok(())
    }

    fn escaped(&mut self, text: &str) -> Result<(), Mistake> {
        legal(text)?;
        self.text.push_str(&partial_escape(text));
        Ok(())
    }

    /// XML 1.0, section 3.3.3: line ends and tabs that are not written by number are read as spaces.
    fn attribute(&mut self, text: &str) -> Result<(), Mistake> {
        legal(text)?;
        let text = partial_escape(text).replace('"', "&quot;");
        let text = text.replace('\n', "&#10;").replace('\t', "&#9;");
        self.text.push_str(&format!("=\"{text}\""));
        Ok(())
    }
}

const PLACE: &str = "x";
const OPEN: &str = "<x>";
const CLOSE: &str = "</x>";

fn scalar(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        // an attribute has no structure
        Value::Array(_) | Value::Object(_) => json::to_string(value),
    }
}

/// XML 1.0, section 2.3, without the colon, which is for prefixes.
fn is_name(name: &str) -> bool {
    let mut characters = name.chars();
    let begins = characters.next().is_some_and(|first| first.is_alphabetic() || first == '_');
    begins && characters.all(|next| next.is_alphanumeric() || matches!(next, '_' | '-' | '.'))
}

/// XML 1.0, section 2.2.
fn legal(text: &str) -> Result<(), Mistake> {
    let is_legal = |character: char| match character {
        '\t' | '\n' | '\r' => true,
        '\u{fffe}' | '\u{ffff}' => false,
        other => other >= ' ',
    };
    if text.chars().all(is_legal) { Ok(()) } else { Err(Mistake::XmlCharacter) }
}
