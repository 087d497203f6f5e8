//! What a rule can be applied to. In: a rule and a node that it names; out: whether it has an effect there. It never looks behind a
//! reference: what that leads to has a name of its own.

use crate::settings::{Choice, Rule};
use crate::source::Pointer;
use crate::tree::Node;

/// Whether a rule has an effect on what stands at a place.
pub(super) fn fits(rule: &Rule, at: &Pointer, node: &Node) -> bool {
    match rule.choice {
        _ if node.as_mapping().is_none() => false,
        Choice::OperationName(_) | Choice::FieldName(_) | Choice::Replacement(_) => true,
        // a component that is a reference is another name
        Choice::TypeName(_) => node.get("$ref").is_none() || is_component(at),
        Choice::Derives(_) => is_item(node),
        Choice::Newtype => is_text_or_number(node),
    }
}

/// What a rule is for, and what to write instead where it names something else.
pub(super) fn wanted(rule: &Rule) -> (&'static str, &'static str) {
    match rule.choice {
        Choice::OperationName(_) => ("operation", "write an `operationId` or a JSON pointer"),
        Choice::FieldName(_) => ("property", "write `SCHEMA.PROPERTY` or a JSON pointer"),
        Choice::Replacement(_) => ("schema", "write the name of a component schema or a JSON pointer"),
        Choice::TypeName(_) => {
            ("schema that could have a name", "a reference stands there: write what it refers to")
        }
        Choice::Derives(_) => (
            "object, enumeration or choice",
            "write a schema with `properties`, `enum`, `oneOf`, `anyOf` or `allOf`; other schemas are types of Rust or of the runtime",
        ),
        Choice::Newtype => (
            "text or number",
            "write schemas of `type: string`, `integer` or `number` without `enum`; a password is a type of its own already",
        ),
    }
}

fn is_component(at: &Pointer) -> bool {
    let parent = at.parent();
    parent.is_some_and(|parent| matches!(parent.as_str(), "/components/schemas" | "/definitions"))
}

/// Whether a schema may be an item of its own.
fn is_item(node: &Node) -> bool {
    const MADE_OF: [&str; 6] = ["properties", "enum", "const", "oneOf", "anyOf", "allOf"];
    node.get("$ref").is_none() && MADE_OF.iter().any(|key| node.get(key).is_some())
}

/// Whether a schema is one of any text or any number. Later dialects have lists of types, with `null` among them.
fn is_text_or_number(node: &Node) -> bool {
    const OTHERS: [&str; 7] = ["$ref", "enum", "const", "allOf", "oneOf", "anyOf", "properties"];
    let is_single = |text: &str| matches!(text, "string" | "integer" | "number");
    let kinds = match node.get("type") {
        Some(Node::String(text)) => vec![text.as_str()],
        Some(Node::Sequence(items)) => {
            items.iter().filter_map(Node::as_str).filter(|it| *it != "null").collect()
        }
        Some(_) | None => Vec::new(),
    };
    let is_marked = |key: &str| node.get(key) == Some(&Node::Bool(true));
    let format = node.get("format").and_then(Node::as_str).unwrap_or_default();
    matches!(kinds.as_slice(), [kind] if is_single(kind))
        && !OTHERS.iter().any(|key| node.get(key).is_some())
        && !matches!(format, "password" | "int-or-string")
        && !is_marked("x-sensitive")
        && !is_marked("x-ms-secret")
}
