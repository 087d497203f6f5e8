//! Whether null may stand in a place. In: a schema or a reference to one; out: yes or no.
//! It never looks into compositions: those are not lowered.

use crate::document::Place;
use crate::lower::Lowering;
use crate::tree::Node;

/// `nullable: true`, or `null` among the values of an enumeration, behind any number of references.
///
/// OpenAPI 3.0.3 asks for both where an enumeration is nullable; documents that write only one of them mean the same.
pub(super) fn of<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> bool {
    let Some(schema) = cx.document.resolve(place) else { return false };
    let says_nullable = matches!(schema.node.get("nullable"), Some(Node::Bool(true)));
    let lists_null =
        schema.get("enum").is_some_and(|values| values.items().any(|value| *value.node == Node::Null));
    // a schema that says nothing else takes null as any other value
    (says_nullable || lists_null) && !says_nothing(&schema)
}

fn says_nothing(schema: &Place<'_>) -> bool {
    const SAYING: [&str; 9] =
        ["type", "enum", "properties", "items", "additionalProperties", "allOf", "oneOf", "anyOf", "not"];
    !SAYING.iter().any(|key| schema.node.get(key).is_some())
}
