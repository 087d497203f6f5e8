//! Examples: the documented one, or one made from the schema. In: a media type object or a schema; out: a value.
//! It never invents where the description says something, and gives the same value for the same schema every time.

pub(crate) mod audit;
pub(crate) mod flat;
pub(crate) mod instances;
pub(crate) mod number;
pub(crate) mod pattern;
pub(crate) mod request;
pub(crate) mod suited;
pub(crate) mod synthesis;
pub(crate) mod text;

use crate::description::{Description, Examples};
use crate::schema::{Direction, check_towards};
use crate::violation::At;
use clientwright::unstable::tree::Node;
use synthesis::Synthesis;

/// The names of the documented examples of a media type (or parameter, or header) object, in their order.
pub(crate) fn names(holder: &Node) -> impl Iterator<Item = &str> {
    let named = holder.get("examples").and_then(Node::as_mapping);
    named.into_iter().flatten().map(|(name, _)| name.as_str())
}

/// The documented example of this name. Examples that are only a link (`externalValue`) are not fetched.
pub(crate) fn named<'a>(description: &'a Description, holder: &'a Node, name: &str) -> Option<&'a Node> {
    description.resolve(holder.get("examples")?.get(name)?).get("value")
}

/// The documented example: `example`, the first of `examples`, or the schema's own.
pub(crate) fn documented<'a>(description: &'a Description, holder: &'a Node) -> Option<&'a Node> {
    let first = || names(holder).find_map(|name| named(description, holder, name));
    let own = || own(description.resolve(holder.get("schema")?));
    holder.get("example").or_else(first).or_else(own)
}

/// The example that a schema carries itself.
fn own(schema: &Node) -> Option<&Node> {
    let listed = || schema.get("examples")?.as_sequence()?.first();
    schema.get("example").or_else(listed)
}

/// The documented example, or one made from the schema; `None` when there is neither.
pub(crate) fn value(description: &Description, direction: Direction, holder: &Node) -> Option<Node> {
    let made = || Some(Synthesis::new(description, direction).value(holder.get("schema")?));
    let said = documented(description, holder).and_then(|value| {
        match (description.examples, holder.get("schema")) {
            (Examples::Matching, Some(schema)) => {
                let suited = suited::suited(description, direction, schema, value)?;
                let found = check_towards(description, direction, (schema, &suited), At::Root(""));
                found.is_empty().then_some(suited)
            }
            (Examples::All, _) | (Examples::Matching, None) => Some(value.clone()),
        }
    });
    said.or_else(made)
}
