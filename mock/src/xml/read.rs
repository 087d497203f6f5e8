//! Documents as values. In: the text of a document and its schema; out: the value that the schema finds in it, or why it is no document.
//! It never expands an entity that a document declares, and never looks at prefixes.

use super::{DEPTH, Name, described, items_of, member_name, name, properties};
use crate::description::{Description, flag};
use crate::schema::texts::scalar;
use crate::schema::{all_of, kinds, parts};
use clientwright::unstable::tree::{Members, Node};
use indexmap::IndexMap;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::HashSet;

/// An element, without its prefix.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
    text: String,
}

/// The value that a document is of a schema.
///
/// # Errors
/// Why it is no well-formed document, in a few words.
pub(crate) fn value(description: &Description, schema: &Node, text: &str) -> Result<Node, String> {
    let root = document(text)?;
    let named = described(description, schema).map(|_| name(description, schema, ""));
    if let Some(wanted) =
        named.map(|named| named.local).filter(|wanted| !wanted.is_empty() && *wanted != root.name)
    {
        return Err(format!("the root element `{}` in place of `{wanted}`", root.name));
    }
    let layout = Layout { description };
    if kinds(description, schema).contains("array") {
        let item = items_of(description, schema);
        return Ok(Node::Sequence(layout.values(item, &root.children.iter().collect::<Vec<_>>(), 0)));
    }
    Ok(layout.value(Some(schema), &root, 0))
}

#[derive(Clone, Copy)]
struct Layout<'a> {
    description: &'a Description,
}

impl<'a> Layout<'a> {
    fn value(self, schema: Option<&'a Node>, element: &Element, depth: usize) -> Node {
        let Some(schema) = schema.filter(|_| depth < DEPTH) else { return undescribed(element, depth) };
        let kinds = kinds(self.description, schema);
        let properties = properties(self.description, schema);
        let is_object = kinds.contains("object") || !properties.is_empty();
        if !is_object && (!element.children.is_empty() || kinds.is_empty()) {
            return undescribed(element, depth);
        }
        if is_object {
            return self.object(schema, &properties, element, depth);
        }
        let is_nullable = || parts(self.description, schema).iter().any(|part| flag(part, "nullable"));
        match element.text.is_empty() && !kinds.contains("string") && is_nullable() {
            true => Node::Null,
            false => scalar(self.description, schema, &element.text),
        }
    }

    fn object(
        self,
        schema: &'a Node,
        properties: &IndexMap<&'a str, &'a Node>,
        element: &Element,
        depth: usize,
    ) -> Node {
        let mut members = Members::default();
        let mut known: HashSet<String> = HashSet::new();
        for (member, property) in properties {
            let named = member_name(self.description, Some(schema), member);
            let xml = described(self.description, property);
            if xml.is_some_and(|xml| flag(xml, "attribute")) {
                let found = element.attributes.iter().find(|(name, _)| *name == named.local);
                let found = found.map(|(_, text)| scalar(self.description, property, text));
                members.extend(found.map(|value| ((*member).to_owned(), value)));
            } else if kinds(self.description, property).contains("array") {
                let (list, name) = self.list((schema, member, property), &named, element, depth);
                known.insert(name);
                members.extend(list.map(|value| ((*member).to_owned(), value)));
            } else {
                let found = element.children.iter().find(|child| child.name == named.local);
                let found = found.map(|child| self.value(Some(property), child, depth + 1));
                members.extend(found.map(|value| ((*member).to_owned(), value)));
                known.insert(named.local);
            }
        }
        let more = |part: &'a Node| part.get("additionalProperties").filter(|it| it.as_mapping().is_some());
        let more = parts(self.description, schema).into_iter().find_map(more);
        let others = element.children.iter().filter(|child| !known.contains(&child.name));
        for child in others {
            members.insert(child.name.clone(), self.value(more, child, depth + 1));
        }
        Node::Mapping(members)
    }

    /// The items of a member, and the name of the elements that it is read from.
    fn list(
        self,
        (schema, member, property): (&Node, &str, &'a Node),
        named: &Name,
        element: &Element,
        depth: usize,
    ) -> (Option<Node>, String) {
        let item = items_of(self.description, property);
        let named_item = |otherwise: &str| match item {
            Some(item) => name(self.description, item, otherwise).local,
            None => otherwise.to_owned(),
        };
        if described(self.description, property).is_some_and(|xml| flag(xml, "wrapped")) {
            let wrapper = element.children.iter().find(|child| child.name == named.local);
            let items = wrapper.map(|wrapper| {
                Node::Sequence(self.values(item, &wrapper.children.iter().collect::<Vec<_>>(), depth + 1))
            });
            return (items, named.local.clone());
        }
        let name = named_item(member);
        let items: Vec<&Element> = element.children.iter().filter(|child| child.name == name).collect();
        // an empty list without a wrapper cannot be seen
        let is_there = !items.is_empty() || is_required(self.description, schema, member);
        (is_there.then(|| Node::Sequence(self.values(item, &items, depth + 1))), name)
    }

    fn values(self, item: Option<&'a Node>, elements: &[&Element], depth: usize) -> Vec<Node> {
        elements.iter().map(|element| self.value(item, element, depth + 1)).collect()
    }
}

fn is_required(description: &Description, schema: &Node, member: &str) -> bool {
    let required = |part: &Node| {
        let names = part.get("required").and_then(Node::as_sequence).unwrap_or_default();
        names.iter().any(|name| name.as_str() == Some(member))
    };
    all_of(description, schema).into_iter().any(required)
}

/// An element of which no schema says what it is: its text, or the elements in it.
fn undescribed(element: &Element, depth: usize) -> Node {
    if element.children.is_empty() || depth >= DEPTH {
        return Node::String(element.text.clone());
    }
    let member = |child: &Element| (child.name.clone(), undescribed(child, depth + 1));
    Node::Mapping(element.children.iter().map(member).collect())
}

/// The root element of a document.
fn document(text: &str) -> Result<Element, String> {
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    let mut open: Vec<Element> = Vec::new();
    let mut root = None;
    loop {
        let event = reader.read_event().map_err(|error| error.to_string())?;
        match event {
            Event::Start(_) | Event::Empty(_) if root.is_some() => return Err("two root elements".to_owned()),
            Event::Start(start) => open.push(element(&start)?),
            Event::Empty(start) => close(element(&start)?, &mut open, &mut root),
            Event::End(_) => match open.pop() {
                Some(element) => close(element, &mut open, &mut root),
                None => return Err("an end without a start".to_owned()),
            },
            Event::Text(text) => add(&mut open, &text.xml10_content())?,
            Event::CData(text) => add(&mut open, &text.xml10_content())?,
            Event::GeneralRef(reference) => add(&mut open, &resolved(&reference)?)?,
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
            Event::Eof if open.is_empty() => return root.ok_or_else(|| "no element".to_owned()),
            Event::Eof => return Err("an element without an end".to_owned()),
        }
        if open.len() > DEPTH {
            return Err(format!("more than {DEPTH} levels"));
        }
    }
}

/// A character by its number, or one of the five that have a name (XML 1.0, section 4.6).
fn resolved(reference: &BytesRef<'_>) -> Result<String, String> {
    let character = reference.resolve_char_ref().map_err(|error| error.to_string())?;
    let name: &str = reference.as_ref();
    let named = || quick_xml::escape::resolve_predefined_entity(name).map(str::to_owned);
    character.map(String::from).or_else(named).ok_or_else(|| format!("the entity `{name}`"))
}

fn close(element: Element, open: &mut [Element], root: &mut Option<Element>) {
    match open.last_mut() {
        Some(parent) => parent.children.push(element),
        None => *root = Some(element),
    }
}

fn add(open: &mut [Element], text: &str) -> Result<(), String> {
    match open.last_mut() {
        Some(element) => element.text.push_str(text),
        None if text.trim().is_empty() => {}
        None => return Err("text outside of the root element".to_owned()),
    }
    Ok(())
}

fn element(start: &BytesStart<'_>) -> Result<Element, String> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| error.to_string())?;
        let name: &str = attribute.key.as_ref();
        if name != "xmlns" && !name.starts_with("xmlns:") {
            let value = attribute.normalized_value(XmlVersion::Implicit1_0);
            let value = value.map_err(|error| error.to_string())?.into_owned();
            attributes.push((attribute.key.local_name().as_ref().to_owned(), value));
        }
    }
    Ok(Element { name: start.local_name().as_ref().to_owned(), attributes, ..Element::default() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn documents_are_values_of_their_schemas() {
        let source = r##"{"components":{"schemas":{
            "Pet":{"type":"object","xml":{"name":"pet","prefix":"p","namespace":"urn:p"},"properties":{
                "id":{"type":"integer","xml":{"attribute":true}},
                "name":{"type":"string"},
                "good":{"type":"boolean"},
                "age":{"type":"integer","nullable":true},
                "tags":{"type":"array","xml":{"wrapped":true},"items":{"type":"string","xml":{"name":"tag"}}},
                "urls":{"type":"array","items":{"type":"string","xml":{"name":"url"}}},
                "friend":{"$ref":"#/components/schemas/Pet"}}},
            "Pets":{"type":"array","items":{"$ref":"#/components/schemas/Pet"}}}}}"##;
        let description = Description::new(json::read(source.as_bytes()).unwrap());
        for (component, text, expected) in [
            (
                "Pet",
                "<p:pet xmlns:p=\"urn:p\" id=\"7\"><name>a&lt;b&#33;</name><tags><tag>1</tag></tags><url>u</url><url>v</url></p:pet>",
                Ok(r#"{"id":7,"name":"a<b!","tags":["1"],"urls":["u","v"]}"#),
            ),
            (
                "Pet",
                "<?xml version=\"1.0\"?><pet><good>true</good><age/></pet>",
                Ok(r#"{"good":true,"age":null}"#),
            ),
            (
                "Pet",
                "<pet><good>yes</good><more><x>1</x></more></pet>",
                Ok(r#"{"good":"yes","more":{"x":"1"}}"#),
            ),
            (
                "Pet",
                "<pet><friend><name><![CDATA[<]]></name></friend></pet>",
                Ok(r#"{"friend":{"name":"<"}}"#),
            ),
            ("Pet", "<pet><tags/></pet>", Ok(r#"{"tags":[]}"#)),
            ("Pets", "<root><pet><name>a</name></pet></root>", Ok(r#"[{"name":"a"}]"#)),
            ("Pet", "<cat/>", Err("root element `cat`")),
            ("Pet", "<pet>", Err("end")),
            ("Pet", "<pet></pet><pet/>", Err("two root elements")),
            ("Pet", "<pet>&nbsp;</pet>", Err("nbsp")),
            ("Pet", "", Err("no element")),
        ] {
            let schema = format!(r##"{{"$ref":"#/components/schemas/{component}"}}"##);
            let schema = json::read(schema.as_bytes()).unwrap();
            let found = value(&description, &schema, text);
            match expected {
                Ok(expected) => assert_eq!(found, Ok(json::read(expected.as_bytes()).unwrap()), "{text}"),
                Err(part) => {
                    assert!(found.as_ref().is_err_and(|said| said.contains(part)), "{text}: {found:?}");
                }
            }
        }
        let deep = "<a>".repeat(DEPTH + 2);
        assert!(value(&description, &Node::Null, &deep).is_err());
    }
}
