//! Values of a schema, for tests of whoever reads and writes them. In: a schema by its place; out: values that match it.
//! It never gives a value that the schema does not allow, as far as this crate can tell.

use super::documented;
use super::suited::suited;
use super::synthesis::{Extent, Synthesis};
use crate::description::Description;
use crate::json;
use crate::schema::{Direction, check, check_towards};
use crate::violation::At;
use clientwright::source::Pointer;
use clientwright::unstable::tree::Node;

/// Alternatives of a choice that get a value of their own.
const ALTERNATIVES: usize = 16;

/// Which way a value travels: members that are only read are not sent, and the other way round.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the server.
    Sent,
    /// From the server.
    Received,
}

/// A value that matches a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Instance {
    /// What is special about it: `example`, `all members`, `required only`, `nulls`, `alternative 2`.
    pub kind: String,
    /// The value as compact JSON.
    pub json: String,
}

/// A value for the parameter, the header or the media type object at a place, that its schema allows: the documented one,
/// else one that is made. `None` where nothing is described.
pub(crate) fn value_for(description: &Description, at: &Pointer) -> Option<String> {
    let holder = description.resolve(description.root().at(at)?);
    let content =
        holder.get("content").and_then(Node::as_mapping).and_then(|content| content.values().next());
    let holder = content.unwrap_or(holder);
    let schema = holder.get("schema")?;
    let fits = |value: &&Node| check(description, schema, value, "").is_empty();
    let said = documented(description, holder).filter(fits).cloned();
    let made = || Synthesis::new(description, Direction::Request).value(schema);
    Some(json::text(&said.unwrap_or_else(made)))
}

/// The instances of the schema at a place, each once.
pub(crate) fn instances(description: &Description, at: &Pointer, way: Way) -> Vec<Instance> {
    let Some(schema) = description.root().at(at) else { return Vec::new() };
    let direction = match way {
        Way::Sent => Direction::Request,
        Way::Received => Direction::Response,
    };
    let made = |extent| Some(Synthesis::new(description, direction).with_extent(extent).value(schema));
    let shown = description.resolve(schema).get("example");
    let shown = shown.and_then(|shown| suited(description, direction, schema, shown));
    let mut values = vec![
        ("example".to_owned(), shown),
        ("all members".to_owned(), made(Extent::All)),
        ("required only".to_owned(), made(Extent::Required)),
        ("nulls".to_owned(), made(Extent::Nulls)),
    ];
    let alternatives =
        ["oneOf", "anyOf"].iter().filter_map(|key| description.resolve(schema).get(key)?.as_sequence());
    let alternatives = alternatives.map(<[Node]>::len).max().unwrap_or(0).min(ALTERNATIVES);
    for choice in 0..alternatives {
        let mut synthesis = Synthesis::new(description, direction).with_extent(Extent::All);
        values.push((format!("alternative {}", choice + 1), synthesis.alternative(schema, choice)));
    }
    let fits = |value: &Node| {
        // whether null may stand somewhere is the place's, not the type's
        !matches!(value, Node::Null)
            && check_towards(description, direction, (schema, value), At::Root("")).is_empty()
    };
    let mut found: Vec<Instance> = Vec::new();
    for (kind, value) in values {
        let Some(value) = value.filter(&fits) else { continue };
        let json = json::text(&value);
        if !found.iter().any(|known| known.json == json) {
            found.push(Instance { kind, json });
        }
    }
    found
}
