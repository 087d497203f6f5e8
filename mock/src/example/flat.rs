//! Schemas that hold together, with their compositions taken in. In: schemas with `$ref`, `allOf`, `oneOf`, `anyOf`; out: their
//! keywords, and all schemas of each property, of one combination of alternatives. It never follows a reference that is already
//! being followed.

use crate::description::{Description, reference};
use crate::schema::discriminator::{self, Discriminator};
use crate::schema::types;
use clientwright::unstable::tree::Node;
use indexmap::IndexMap;

/// The keywords and properties of schemas, their parts and some of their alternatives.
#[derive(Debug, Default)]
pub(crate) struct Flat<'a> {
    pub(crate) keywords: IndexMap<&'a str, &'a Node>,
    /// A property that several parts describe has to match all of them.
    pub(crate) properties: IndexMap<&'a str, Vec<&'a Node>>,
    pub(crate) items: Vec<&'a Node>,
    /// The lists of values of `enum` and `const`.
    pub(crate) listed: Vec<&'a [Node]>,
    pub(crate) required: Vec<&'a str>,
    /// The value that a discriminator has to have for the alternative that was taken.
    pub(crate) fixed: Vec<(&'a str, Node)>,
    /// The references that were followed on the way.
    pub(crate) followed: Vec<&'a str>,
    /// A reference was met that is being followed already.
    pub(crate) cyclic: bool,
    /// How many combinations of alternatives there are.
    pub(crate) combinations: usize,
    /// Which of them to take.
    choice: usize,
    depth: usize,
    /// How many lists of `allOf` stand around.
    parts: usize,
}

/// Compositions within compositions that are taken in.
const DEPTH: usize = 60;

/// Takes schemas together, with one of the combinations of their alternatives; `following` are the references that stand open.
pub(crate) fn flat<'a>(
    description: &'a Description,
    schemas: &[&'a Node],
    following: &[&'a str],
    choice: usize,
) -> Flat<'a> {
    let mut flat = Flat { followed: following.to_vec(), combinations: 1, choice, ..Flat::default() };
    for schema in schemas {
        flat.take(description, schema);
    }
    flat
}

impl<'a> Flat<'a> {
    /// The text of a keyword.
    pub(crate) fn text(&self, keyword: &str) -> Option<&'a str> {
        self.get(keyword)?.as_str()
    }

    /// The value of a keyword that counts something.
    pub(crate) fn count(&self, keyword: &str) -> Option<usize> {
        crate::schema::string::counted(self.get(keyword)?)
    }

    /// The value of a keyword.
    pub(crate) fn get(&self, keyword: &str) -> Option<&'a Node> {
        self.keywords.get(keyword).copied()
    }

    fn take(&mut self, description: &'a Description, schema: &'a Node) {
        if self.depth >= DEPTH {
            self.cyclic = true;
            return;
        }
        self.depth += 1;
        self.take_whole(description, schema);
        self.depth -= 1;
    }

    fn take_whole(&mut self, description: &'a Description, schema: &'a Node) {
        if let Some(text) = reference(schema) {
            if self.followed.contains(&text) {
                self.cyclic = true;
                return;
            }
            self.followed.push(text);
            if let Some(target) = description.target(text) {
                self.take(description, target);
            }
            return;
        }
        self.take_own(schema);
        self.parts += 1;
        for part in list(schema, "allOf") {
            self.take(description, part);
        }
        self.parts -= 1;
        self.take_alternative(description, schema);
        self.take_child(description, schema);
    }

    /// The schema's own keywords; what a part says later is more special, except for the type.
    fn take_own(&mut self, schema: &'a Node) {
        for (keyword, value) in schema.as_mapping().into_iter().flatten() {
            match keyword.as_str() {
                "properties" => {
                    for (name, schema) in value.as_mapping().into_iter().flatten() {
                        self.properties.entry(name).or_default().push(schema);
                    }
                }
                // an empty list is a slip that allows everything
                "enum" => self.listed.extend(value.as_sequence().filter(|values| !values.is_empty())),
                "const" => self.listed.push(std::slice::from_ref(value)),
                "required" => self
                    .required
                    .extend(value.as_sequence().unwrap_or_default().iter().filter_map(Node::as_str)),
                "allOf" | "oneOf" | "anyOf" => {}
                "type" => {
                    self.keywords.entry("type").or_insert(value);
                }
                keyword => {
                    if keyword == "items" {
                        self.items.push(value);
                    }
                    self.keywords.insert(keyword, value);
                }
            }
        }
    }

    /// The chosen one of the alternatives that are not null and not being followed already.
    fn take_alternative(&mut self, description: &'a Description, schema: &'a Node) {
        for keyword in ["oneOf", "anyOf"] {
            let usable = |node: &&Node| {
                types(description.resolve(node)) != ["null"]
                    && reference(node).is_none_or(|text| !self.followed.contains(&text))
            };
            let alternatives = list(schema, keyword);
            let usable: Vec<&Node> = alternatives.iter().filter(usable).collect();
            let many = usable.len().max(1);
            let Some(alternative) = usable.get(self.choice % many) else {
                self.cyclic |= !alternatives.is_empty();
                continue;
            };
            self.choice /= many;
            self.combinations = self.combinations.saturating_mul(many);
            self.discriminate(description, schema, alternative);
            self.take(description, alternative);
        }
    }

    /// One of what comprises a base, where the base is wanted: as a part of another schema it is none of its children.
    fn take_child(&mut self, description: &'a Description, schema: &'a Node) {
        let is_base = schema.get("discriminator").is_some() && discriminator::alternatives(schema).is_empty();
        if !is_base || self.parts > 0 {
            return;
        }
        let children = discriminator::children(description, schema);
        let choice = std::mem::take(&mut self.choice);
        let Some(child) = children.get(choice).or(children.first()).copied() else { return };
        let Some(discriminator) = Discriminator::of(description, schema, children) else { return };
        let value = discriminator.value(child.schema);
        self.fixed.extend(value.map(|value| (discriminator.name, value)));
        self.parts += 1;
        self.take(description, child.schema);
        self.parts -= 1;
    }

    fn discriminate(&mut self, description: &'a Description, schema: &'a Node, alternative: &'a Node) {
        let alternatives = discriminator::alternatives(schema);
        let Some(discriminator) = Discriminator::of(description, schema, alternatives) else { return };
        let value = discriminator.value(alternative);
        self.fixed.extend(value.map(|value| (discriminator.name, value)));
    }
}

fn list<'a>(schema: &'a Node, keyword: &str) -> &'a [Node] {
    schema.get(keyword).and_then(Node::as_sequence).unwrap_or_default()
}
