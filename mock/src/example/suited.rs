//! Documented values as they travel. In: a schema, a value that it shows; out: the value without the members that only travel the
//! other way. It never gives a value that is not an object for a schema that speaks of members alone, without naming a type: by the
//! letter such a value matches, but nobody means it.

use crate::description::Description;
use crate::schema::{Direction, all_of, check_towards, object, types};
use crate::violation::At;
use clientwright::unstable::tree::{Members, Node};

/// Values are looked into this deep.
const DEPTH: usize = 60;

/// The value as it travels; `None` when it is not what the schema speaks of.
pub(crate) fn suited(
    description: &Description,
    direction: Direction,
    schema: &Node,
    value: &Node,
) -> Option<Node> {
    Suit { description, direction }.value(&[schema], value, DEPTH)
}

struct Suit<'a> {
    description: &'a Description,
    direction: Direction,
}

impl Suit<'_> {
    fn value(&self, schemas: &[&Node], value: &Node, depth: usize) -> Option<Node> {
        let Some(depth) = depth.checked_sub(1) else { return Some(value.clone()) };
        let parts = self.parts(schemas, value, depth);
        match value {
            Node::Mapping(members) => self.object(&parts, members, depth),
            _ if parts.iter().any(|part| speaks_of_members(part)) => None,
            Node::Sequence(items) => {
                let schemas: Vec<&Node> = parts.iter().filter_map(|part| part.get("items")).collect();
                let items = items.iter().map(|item| self.value(&schemas, item, depth));
                items.collect::<Option<_>>().map(Node::Sequence)
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => Some(value.clone()),
        }
    }

    fn object(&self, parts: &[&Node], members: &Members, depth: usize) -> Option<Node> {
        let mut suited = Members::default();
        for (name, value) in members {
            let described = parts.iter().filter_map(|part| part.get("properties")?.get(name));
            let schemas: Vec<&Node> = described.collect();
            let travels = |schema: &&Node| object::travels(self.description, self.direction, schema);
            if schemas.iter().all(travels) {
                suited.insert(name.clone(), self.value(&schemas, value, depth)?);
            }
        }
        Some(Node::Mapping(suited))
    }

    /// What the value has to match, and of alternatives the first that it matches.
    fn parts<'n>(&'n self, schemas: &[&'n Node], value: &Node, depth: usize) -> Vec<&'n Node> {
        let mut parts: Vec<&Node> =
            schemas.iter().flat_map(|schema| all_of(self.description, schema)).collect();
        let matches = |schema: &&Node| {
            check_towards(self.description, self.direction, (schema, value), At::Root("")).is_empty()
        };
        let lists = parts.iter().flat_map(|part| ["oneOf", "anyOf"].map(|keyword| part.get(keyword)));
        let lists = lists.flatten().filter_map(Node::as_sequence);
        let chosen: Vec<&Node> = lists.filter_map(|list| list.iter().find(matches)).collect();
        if !chosen.is_empty() && depth > 0 {
            parts.extend(self.parts(&chosen, value, depth - 1));
        }
        parts
    }
}

fn speaks_of_members(schema: &Node) -> bool {
    let members = schema.get("properties").and_then(Node::as_mapping);
    types(schema).is_empty() && members.is_some_and(|members| !members.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json;

    #[test]
    fn members_that_travel_the_other_way_are_dropped() {
        let description = Description::new(Node::Mapping(Members::default()));
        for (schema, value, expected) in [
            (
                r#"{"properties":{"id":{"readOnly":true},"a":{"properties":{"id":{"allOf":[{"readOnly":true}]}}}}}"#,
                r#"{"id":1,"a":{"id":2,"b":3},"c":4}"#,
                Some(r#"{"a":{"b":3},"c":4}"#),
            ),
            (
                r#"{"items":{"oneOf":[{"type":"string"},{"type":"object","properties":{"id":{"readOnly":true}}}]}}"#,
                r#"["x",{"id":1}]"#,
                Some(r#"["x",{}]"#),
            ),
            (r#"{"items":{"properties":{"id":{"type":"string"}}}}"#, r#"["x"]"#, None),
            (r#"{"type":["object","string"],"properties":{"id":{}}}"#, r#""x""#, Some(r#""x""#)),
        ] {
            let (schema, value) =
                (json::read(schema.as_bytes()).unwrap(), json::read(value.as_bytes()).unwrap());
            let suited = suited(&description, Direction::Request, &schema, &value);
            assert_eq!(suited.map(|value| json::text(&value)).as_deref(), expected);
        }
    }
}
