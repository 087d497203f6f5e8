//! Whether null may stand in a place. In: a schema or a reference to one; out: yes or no.
//! It never asks the same schema twice for one place, so a schema made of itself comes to an end.

use super::composition;
use crate::document::Place;
use crate::lower::Lowering;
use crate::source::PointerSet;
use crate::tree::Node;

/// `nullable: true`, or `null` among the values of an enumeration, behind any number of references; of a choice, where
/// one of the branches says so; of an `allOf`, where all of them do.
///
/// OpenAPI 3.0.3 asks for both where an enumeration is nullable; documents that write only one of them mean the same.
pub(super) fn of<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> bool {
    within(cx, place, &mut PointerSet::default())
}

fn within<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>, seen: &mut PointerSet) -> bool {
    // Reference Object: what stands beside a `$ref` is ignored. Who writes `nullable` there means it all the same, and a
    // null that is allowed for does no harm where none comes
    let mut schema = place.clone();
    while schema.reference().is_some() {
        if says_so(&schema) {
            return true;
        }
        let Some(target) = cx.document.target(&schema) else { return false };
        schema = target;
    }
    let values = schema.node.get("enum").and_then(Node::as_sequence).unwrap_or_default();
    // a schema that says nothing else takes null as any other value
    if (says_so(&schema) || values.contains(&Node::Null)) && !says_nothing(&schema) {
        return true;
    }
    composition::is_composed(&schema)
        && seen.insert(schema.at.clone())
        && (all_of(cx, &schema, seen) || choice(cx, &schema, seen))
}

fn says_so(schema: &Place<'_>) -> bool {
    matches!(schema.node.get("nullable"), Some(Node::Bool(true)))
}

/// A member that says `nullable: true` and no more was added to say so of the whole.
fn all_of<'a>(cx: &Lowering<'a, '_>, schema: &Place<'a>, seen: &mut PointerSet) -> bool {
    let members: Vec<_> = schema.items_at("allOf").collect();
    let (silent, speaking): (Vec<_>, Vec<_>) = members.into_iter().partition(says_nothing);
    let own = ["type", "properties", "enum", "items"].iter().any(|key| schema.node.get(key).is_some());
    silent.iter().any(says_so)
        || (!own && !speaking.is_empty() && speaking.iter().all(|member| within(cx, member, seen)))
}

fn choice<'a>(cx: &Lowering<'a, '_>, schema: &Place<'a>, seen: &mut PointerSet) -> bool {
    let branches = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key));
    let branches: Vec<_> = branches.flat_map(|list| list.items()).collect();
    branches.iter().any(|branch| composition::is_null_only(cx, branch) || within(cx, branch, seen))
}

fn says_nothing(schema: &Place<'_>) -> bool {
    const SAYING: [&str; 10] = [
        "$ref",
        "type",
        "enum",
        "properties",
        "items",
        "additionalProperties",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
    ];
    !SAYING.iter().any(|key| schema.node.get(key).is_some())
}
