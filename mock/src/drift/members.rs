//! Members that no schema has. In: a schema and a value that was read by it; out: each member that nobody described, with the schema that
//! it should stand in. It never complains where a schema says that there may be others.
//!
//! OpenAPI allows members that are not described; a description that lacks them is incomplete all the same.

use crate::description::Description;
use crate::schema;
use crate::violation::At;
use clientwright::unstable::tree::{Members, Node, private};

/// Values that are looked at in one body.
const STEPS: usize = 20_000;

/// Is told of a member: the schema that should have it, its place, its name and its value.
pub(super) type Tell<'a, 't> = dyn FnMut(&'a Node, At<'_>, &str, &Node) + 't;

/// Tells of each member that no schema has.
pub(super) fn unknown<'a>(
    description: &'a Description,
    (schema, value): (&'a Node, &Node),
    at: At<'_>,
    tell: &mut Tell<'a, '_>,
) {
    Looking { description, steps: STEPS, tell }.value(&[schema], value, at);
}

struct Looking<'a, 't, 'f> {
    description: &'a Description,
    steps: usize,
    tell: &'t mut Tell<'a, 'f>,
}

impl<'a> Looking<'a, '_, '_> {
    /// A value, which each of the schemas is about.
    fn value(&mut self, schemas: &[&'a Node], value: &Node, at: At<'_>) {
        self.steps = self.steps.saturating_sub(1);
        if self.steps == 0 {
            return;
        }
        let parts: Vec<&Node> = schemas.iter().flat_map(|schema| self.parts(schema)).collect();
        match value {
            Node::Mapping(members) => self.members(&parts, members, at),
            Node::Sequence(items) if parts.iter().all(|part| part.get(private::PREFIX_ITEMS).is_none()) => {
                let schemas: Vec<&Node> = parts.iter().filter_map(|part| part.get("items")).collect();
                for (index, item) in items.iter().enumerate() {
                    self.value(&schemas, item, at.element(index));
                }
            }
            Node::Sequence(_) | Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
        }
    }

    /// A schema, what it is composed of, and the children of a base.
    fn parts(&self, schema: &'a Node) -> Vec<&'a Node> {
        let parts = schema::parts(self.description, schema);
        let bases = parts.iter().filter(|part| part.get("discriminator").is_some());
        let children: Vec<&Node> = bases
            .flat_map(|base| self.description.children(base))
            .flat_map(|(_, child)| schema::parts(self.description, child))
            .collect();
        parts.into_iter().chain(children).collect()
    }

    fn members(&mut self, parts: &[&'a Node], members: &Members, at: At<'_>) {
        let named = |part: &&&'a Node| part.get("properties").is_some();
        // what has no members at all is any object
        let holder = parts.iter().filter(named).max_by_key(|part| known(part, members)).copied();
        let is_open = parts.iter().any(|part| is_open(part));
        for (name, value) in members {
            let schemas: Vec<&Node> =
                parts.iter().filter_map(|part| part.get("properties")?.get(name)).collect();
            if !schemas.is_empty() {
                self.value(&schemas, value, at.member(name));
                continue;
            }
            let others: Vec<&Node> = parts
                .iter()
                .filter_map(|part| part.get("additionalProperties"))
                .filter(|others| matches!(others, Node::Mapping(_)))
                .collect();
            match holder {
                Some(holder) if !is_open => (self.tell)(holder, at.member(name), name, value),
                Some(_) | None => self.value(&others, value, At::Entry(&at)),
            }
        }
    }
}

/// How many of the members a schema has.
fn known(schema: &Node, members: &Members) -> usize {
    let properties = schema.get("properties");
    members.iter().filter(|(name, _)| properties.is_some_and(|known| known.get(name).is_some())).count()
}

/// Whether it says something of members that it does not name: that there may be some, or, as a violation, that there may be none.
fn is_open(schema: &Node) -> bool {
    let keywords = ["additionalProperties", "patternProperties", private::UNEVALUATED_PROPERTIES];
    keywords.iter().any(|keyword| schema.get(keyword).is_some())
}
