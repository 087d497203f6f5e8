//! Values as XML (OpenAPI 3.0.4, section 4.7.26). In: a schema and a value of it; out: a document.
//! It never judges the value: what the schema does not describe is an element of its member's name.

use super::{DEPTH, Name, described, items_of, member_name, name, property};
use crate::description::{Description, component_name, flag, reference};
use crate::json;
use clientwright::unstable::tree::Node;

/// The document of a value.
pub(crate) fn document(description: &Description, schema: &Node, value: &Node) -> String {
    let component = reference(schema).map(component_name);
    let mut text = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    let named = name(description, schema, component.unwrap_or("root"));
    let mut writer = Writer { description, text: &mut text };
    match value {
        Node::Sequence(items) => {
            let item = items_of(description, schema);
            let component = item.and_then(reference).map_or("item", component_name);
            writer.wrapped(&named, |writer| writer.items(item, component, items, 0));
        }
        _ => writer.element(&named, Some(schema), value, 0),
    }
    text
}

struct Writer<'a, 't> {
    description: &'a Description,
    text: &'t mut String,
}

impl<'a> Writer<'a, '_> {
    fn element(&mut self, name: &Name, schema: Option<&'a Node>, value: &Node, depth: usize) {
        let Node::Mapping(members) = value else { return self.wrapped(name, |writer| writer.data(value)) };
        self.open(name);
        let is_attribute = |member: &str| {
            let node = self.description;
            property(node, schema, member)
                .is_some_and(|it| described(node, it).is_some_and(|xml| flag(xml, "attribute")))
        };
        let (attributes, elements): (Vec<_>, Vec<_>) =
            members.iter().partition(|(member, value)| is_attribute(member) && !is_structured(value));
        for (member, value) in attributes {
            let named = member_name(self.description, schema, member);
            self.text.push_str(&format!(" {}=\"", named.tag));
            self.data(value);
            self.text.push('"');
        }
        self.text.push('>');
        if depth < DEPTH {
            elements.into_iter().for_each(|(member, value)| self.member(schema, member, value, depth + 1));
        }
        self.close(name);
    }

    fn member(&mut self, schema: Option<&'a Node>, member: &str, value: &Node, depth: usize) {
        let list = property(self.description, schema, member);
        let named = member_name(self.description, schema, member);
        let Node::Sequence(items) = value else { return self.element(&named, list, value, depth) };
        let item = list.and_then(|schema| items_of(self.description, schema));
        let is_wrapped =
            list.and_then(|it| described(self.description, it)).is_some_and(|xml| flag(xml, "wrapped"));
        // without a wrapper the name of the list does not count, only that of its items
        match is_wrapped {
            true => self.wrapped(&named, |writer| writer.items(item, &named.local, items, depth)),
            false => self.items(item, member, items, depth),
        }
    }

    fn items(&mut self, schema: Option<&'a Node>, otherwise: &str, items: &[Node], depth: usize) {
        let named = match schema {
            Some(schema) => name(self.description, schema, otherwise),
            None => Name::plain(otherwise),
        };
        items.iter().for_each(|item| self.element(&named, schema, item, depth + 1));
    }

    fn wrapped(&mut self, name: &Name, inside: impl FnOnce(&mut Self)) {
        self.open(name);
        self.text.push('>');
        inside(self);
        self.close(name);
    }

    fn open(&mut self, name: &Name) {
        self.text.push_str(&format!("<{}", name.tag));
        if let Some((attribute, namespace)) = &name.namespace {
            self.text.push_str(&format!(" {attribute}=\"{}\"", escaped(namespace)));
        }
    }

    fn close(&mut self, name: &Name) {
        self.text.push_str(&format!("</{}>", name.tag));
    }

    fn data(&mut self, value: &Node) {
        match value {
            Node::Null => {}
            Node::String(text) => self.text.push_str(&escaped(text)),
            Node::Bool(_) | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => {
                self.text.push_str(&escaped(&json::text(value)));
            }
        }
    }
}

fn is_structured(value: &Node) -> bool {
    matches!(value, Node::Sequence(_) | Node::Mapping(_))
}

/// Text as character data; quotes too, for attributes.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_are_written_as_their_schemas_say() {
        let schemas = r##"{"components":{"schemas":{
            "Pet":{"xml":{"name":"pet","prefix":"p","namespace":"urn:p"},"properties":{
                "id":{"type":"integer","xml":{"attribute":true}},
                "name":{"type":"string"},
                "tags":{"type":"array","xml":{"wrapped":true},"items":{"type":"string","xml":{"name":"tag"}}},
                "urls":{"type":"array","items":{"type":"string","xml":{"name":"url"}}},
                "friend":{"$ref":"#/components/schemas/Pet"}}}}}}"##;
        let description = Description::new(json::read(schemas.as_bytes()).unwrap());
        let document = |schema: &str, value: &str| {
            let (schema, value) =
                (json::read(schema.as_bytes()).unwrap(), json::read(value.as_bytes()).unwrap());
            document(&description, &schema, &value).split_once("?>").unwrap().1.to_owned()
        };
        let pet = r##"{"$ref":"#/components/schemas/Pet"}"##;
        let value = r#"{"id":7,"name":"a<b","tags":["x","y"],"urls":["u"],"friend":{"id":8},"more":true}"#;
        assert_eq!(
            document(pet, value),
            "<p:pet xmlns:p=\"urn:p\" id=\"7\"><name>a&lt;b</name><tags><tag>x</tag><tag>y</tag></tags><url>u</url>\
             <friend id=\"8\"></friend><more>true</more></p:pet>"
        );
        assert_eq!(
            document(&format!(r#"{{"type":"array","items":{pet}}}"#), r#"[{"name":"a"}]"#),
            "<root><p:pet xmlns:p=\"urn:p\"><name>a</name></p:pet></root>"
        );
        assert_eq!(document("{}", "[1,2]"), "<root><item>1</item><item>2</item></root>");
        assert_eq!(document("{}", "\"a\""), "<root>a</root>");
    }
}
