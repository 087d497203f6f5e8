//! A value made from a schema. In: a schema; out: the same value every time, as valid as the keywords allow to tell.
//! It never runs without end: cycles, depth and the number of values are bounded.

use super::flat::{Flat, flat, flat_with};
use super::{number, text};
use crate::description::{Description, flag};
use crate::schema::{Direction, check_towards};
use crate::violation::At;
use clientwright::unstable::tree::private;
use clientwright::unstable::tree::{Members, Node};

/// Members that need not be there are left out below this depth.
const OPTIONAL_DEPTH: usize = 5;
/// Nothing is made below this depth.
const DEPTH: usize = 40;
/// Values made in one go; after that only what is required.
const VALUES: usize = 5_000;
/// After so many values nothing more is made, required or not: lists of lists of lists grow fast.
const MOST: usize = 50_000;
/// Alternatives that are tried.
const CHOICES: usize = 4;
/// Elements of a list, however many it asks for.
const ELEMENTS: usize = 100;

/// How much of a value is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What the description shows where it shows something, else every member.
    Shown,
    /// Every member, whatever examples of whole objects and lists say.
    All,
    /// Only what is required.
    Required,
    /// Every member, as null where that is allowed.
    Nulls,
}

/// One value in the making.
#[derive(Debug)]
pub(crate) struct Synthesis<'a> {
    description: &'a Description,
    direction: Direction,
    extent: Extent,
    following: Vec<&'a str>,
    depth: usize,
    made: usize,
}

impl<'a> Synthesis<'a> {
    pub(crate) fn new(description: &'a Description, direction: Direction) -> Self {
        Self { description, direction, extent: Extent::Shown, following: Vec::new(), depth: 0, made: 0 }
    }

    /// The same, to another extent.
    pub(crate) fn with_extent(self, extent: Extent) -> Self {
        Self { extent, ..self }
    }

    /// Makes a value of one of the alternatives of a schema's outermost choice; the first one is 0.
    pub(crate) fn alternative(&mut self, schema: &'a Node, choice: usize) -> Option<Node> {
        self.chosen(schema, choice)
    }

    /// Makes a value of a schema.
    pub(crate) fn value(&mut self, schema: &'a Node) -> Node {
        self.made_of(schema).unwrap_or(Node::Null)
    }

    /// Makes a value; `None` where only a cycle would lead further. Of alternatives the first is taken of which the value
    /// matches: a value of the first one alone may match others too, and `oneOf` allows only one.
    fn made_of(&mut self, schema: &'a Node) -> Option<Node> {
        let resolved = self.description.resolve(schema);
        if self.extent == Extent::Nulls && self.depth > 0 && flag(resolved, "nullable") {
            return Some(Node::Null);
        }
        let alternatives =
            ["oneOf", "anyOf"].iter().filter_map(|keyword| resolved.get(keyword)?.as_sequence());
        let choices = alternatives.map(<[Node]>::len).max().unwrap_or(1).min(CHOICES);
        let first = self.chosen(schema, 0);
        if choices < 2 || first.as_ref().is_some_and(|value| self.fits(schema, value)) {
            return first;
        }
        for choice in 1..choices {
            if self.made > VALUES {
                break;
            }
            let other = self.chosen(schema, choice);
            if other.as_ref().is_some_and(|value| self.fits(schema, value)) {
                return other;
            }
        }
        first
    }

    fn fits(&self, schema: &Node, value: &Node) -> bool {
        check_towards(self.description, self.direction, (schema, value), At::Root("")).is_empty()
    }

    /// Makes a value of one of the alternatives.
    fn chosen(&mut self, schema: &'a Node, choice: usize) -> Option<Node> {
        self.made += 1;
        if self.depth >= DEPTH || self.made > MOST {
            return None;
        }
        let flat = flat_with(self.description, schema, &self.following, choice);
        if flat.cyclic && flat.keywords.is_empty() && flat.properties.is_empty() {
            return None;
        }
        if let Some(said) = self.said(&flat, schema) {
            return Some(said);
        }
        let before = std::mem::replace(&mut self.following, flat.followed.clone());
        self.depth += 1;
        let value = self.of_type(&flat);
        self.depth -= 1;
        self.following = before;
        Some(value)
    }

    /// What the schema says itself: a constant, its example or default if they match it, the first of its values.
    fn said(&self, flat: &Flat<'a>, schema: &'a Node) -> Option<Node> {
        if let Some(constant) = flat.get("const") {
            return Some(constant.clone());
        }
        let is_scalar = !matches!(kind(flat), "object" | "array" | "any");
        if self.extent != Extent::Shown && !is_scalar && flat.get("enum").is_none() {
            return None;
        }
        let listed = flat.get("examples").and_then(Node::as_sequence).and_then(<[Node]>::first);
        let candidates = [flat.get("example"), listed, flat.get("default")].into_iter().flatten();
        let fits = |value: &&Node| !matches!(value, Node::Null) && self.fits(schema, value);
        let enumerated = || {
            let values = flat.get("enum").and_then(Node::as_sequence)?;
            values.iter().find(|value| !matches!(value, Node::Null)).or(values.first())
        };
        candidates.into_iter().find(fits).or_else(enumerated).cloned()
    }

    fn of_type(&mut self, flat: &Flat<'a>) -> Node {
        match kind(flat) {
            "string" | "file" => Node::String(text::text(flat)),
            "integer" | "number" => Node::Number(number::number(flat)),
            "boolean" => Node::Bool(true),
            "array" => self.list(flat),
            "object" => self.object(flat),
            _ => Node::Null,
        }
    }

    fn list(&mut self, flat: &Flat<'a>) -> Node {
        // how the items of a tuple ride in the shape of 3.0
        if let Some(items) = flat.get(private::PREFIX_ITEMS).and_then(Node::as_sequence) {
            return Node::Sequence(
                items.iter().map(|item| self.made_of(item).unwrap_or(Node::Null)).collect(),
            );
        }
        let least = flat.count("minItems").unwrap_or(0);
        let most = flat.count("maxItems").unwrap_or(usize::MAX);
        let wanted = least.max(usize::from(self.depth < OPTIONAL_DEPTH)).min(most).min(ELEMENTS);
        let Some(items) = flat.get("items") else {
            return Node::Sequence((0..least.min(ELEMENTS)).map(|_| Node::Null).collect());
        };
        let mut made = Vec::new();
        for _ in 0..wanted {
            match self.made_of(items) {
                Some(item) => made.push(item),
                None => break,
            }
        }
        if flat.get("uniqueItems").is_some_and(|node| matches!(node, Node::Bool(true))) {
            self.tell_apart(items, &mut made);
        }
        Node::Sequence(made)
    }

    /// Makes the elements of a list differ, where its values are listed or counted.
    fn tell_apart(&self, items: &'a Node, made: &mut [Node]) {
        let flat = flat(self.description, items, &self.following);
        let listed = flat.get("enum").and_then(Node::as_sequence).unwrap_or_default();
        for (index, item) in made.iter_mut().enumerate().skip(1) {
            match (listed.get(index), &*item) {
                (Some(value), _) => *item = value.clone(),
                (None, Node::String(text)) => *item = Node::String(format!("{text}{index}")),
                (None, Node::Number(number)) => *item = Node::Number(number::plus(*number, index)),
                (None, Node::Null | Node::Bool(_) | Node::Sequence(_) | Node::Mapping(_)) => {}
            }
        }
    }

    fn object(&mut self, flat: &Flat<'a>) -> Node {
        let mut members = Members::default();
        let most = flat.count("maxProperties").unwrap_or(usize::MAX);
        for (name, schema) in &flat.properties {
            if members.len() < most.max(flat.required.len())
                && let Some(value) = self.member(flat, name, schema)
            {
                members.insert((*name).to_owned(), value);
            }
        }
        for name in &flat.required {
            if !flat.properties.contains_key(name) {
                members.insert((*name).to_owned(), self.undescribed(flat).unwrap_or(Node::Null));
            }
        }
        for (name, value) in &flat.fixed {
            members.insert((*name).to_owned(), value.clone());
        }
        let least = flat.count("minProperties").unwrap_or(0).min(ELEMENTS);
        // what is described comes before what is not
        for (name, schema) in &flat.properties {
            if members.len() >= least {
                break;
            }
            if !members.contains_key(name)
                && self.travels(schema)
                && let Some(value) = self.made_of(schema)
            {
                members.insert((*name).to_owned(), value);
            }
        }
        for number in members.len()..least.max(usize::from(self.is_map(flat))) {
            let Some(value) = self.undescribed(flat) else { break };
            members.insert(format!("key{}", number + 1), value);
        }
        Node::Mapping(members)
    }

    /// A described member; `None` when it is to be left out.
    fn member(&mut self, flat: &Flat<'a>, name: &str, schema: &'a Node) -> Option<Node> {
        if !self.travels(schema) {
            return None;
        }
        let required = flat.required.contains(&name);
        if !required && self.extent == Extent::Required {
            return None;
        }
        if !required && (self.depth > OPTIONAL_DEPTH || self.made > VALUES) {
            return None;
        }
        match self.made_of(schema) {
            None if required => Some(Node::Null),
            made => made,
        }
    }

    /// Whether a member may be there in this direction.
    fn travels(&self, schema: &'a Node) -> bool {
        let (here, elsewhere) = match self.direction {
            Direction::Request => ("writeOnly", "readOnly"),
            Direction::Response => ("readOnly", "writeOnly"),
        };
        let resolved = self.description.resolve(schema);
        !flag(resolved, elsewhere) || flag(resolved, here)
    }

    /// Whether it is a map: no properties, but members of some schema.
    fn is_map(&self, flat: &Flat<'a>) -> bool {
        let described =
            matches!(flat.get("additionalProperties"), Some(Node::Mapping(schema)) if !schema.is_empty());
        described && flat.properties.is_empty() && self.depth <= OPTIONAL_DEPTH
    }

    /// A member that only `additionalProperties` describes.
    fn undescribed(&mut self, flat: &Flat<'a>) -> Option<Node> {
        match flat.get("additionalProperties") {
            Some(schema @ Node::Mapping(members)) if !members.is_empty() => self.made_of(schema),
            Some(_) | None => Some(Node::String("string".to_owned())),
        }
    }
}

/// The type to make: the one the schema names, else the one that its keywords speak of.
fn kind<'a>(flat: &Flat<'a>) -> &'a str {
    let holder = flat.get("type");
    let named = match holder {
        Some(Node::String(kind)) => Some(kind.as_str()),
        Some(Node::Sequence(kinds)) => kinds.iter().filter_map(Node::as_str).find(|kind| *kind != "null"),
        Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::Mapping(_)) | None => None,
    };
    let spoken = [
        ("items", "array"),
        ("additionalProperties", "object"),
        ("pattern", "string"),
        ("minLength", "string"),
        ("format", "string"),
        ("minimum", "number"),
        ("maximum", "number"),
    ];
    named.unwrap_or_else(|| {
        if !flat.properties.is_empty() || !flat.required.is_empty() {
            return "object";
        }
        spoken.iter().find(|(keyword, _)| flat.get(keyword).is_some()).map_or("any", |(_, kind)| kind)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const PETS: &str = r##"{"components":{"schemas":{
        "Pet":{"type":"object","required":["kind"],"properties":{"kind":{"type":"string"},
            "friend":{"$ref":"#/components/schemas/Pet"}},"discriminator":{"propertyName":"kind","mapping":{"d":"Dog"}}},
        "Dog":{"allOf":[{"$ref":"#/components/schemas/Pet"},
            {"type":"object","required":["bark"],"properties":{"bark":{"type":"string","example":"wau"}}}]},
        "Cat":{"allOf":[{"$ref":"#/components/schemas/Pet"},{"type":"object","properties":{"lives":{"type":"integer"}}}]},
        "Job":{"type":"object","required":["level"],"properties":{"level":{"type":"integer"}},
            "discriminator":{"propertyName":"level","mapping":{"2":"Large"}}},
        "Large":{"allOf":[{"$ref":"#/components/schemas/Job"},{"type":"object","properties":{"size":{"type":"boolean"}}}]}
    }}}"##;

    #[test]
    fn where_a_base_is_wanted_one_of_its_children_is_made() {
        let description = Description::new(crate::json::read(PETS.as_bytes()).unwrap());
        for (schema, expected) in [
            ("Pet", r#"{"kind":"d","bark":"wau"}"#),
            ("Cat", r#"{"kind":"string","lives":1}"#),
            ("Job", r#"{"level":2,"size":true}"#),
        ] {
            let schema = description.target(&format!("#/components/schemas/{schema}")).unwrap();
            let value = Synthesis::new(&description, Direction::Request).value(schema);
            assert_eq!(crate::json::text(&value), expected);
            assert!(
                check_towards(&description, Direction::Request, (schema, &value), At::Root("")).is_empty()
            );
        }
    }
}
