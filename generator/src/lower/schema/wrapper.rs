//! Schemas around one schema. In: a schema made of schemas; out: the only one that matters, if there is only one.
//! It never drops a keyword that says what a value is.

use super::kind;
use super::parts::{KEYS, collect, speaks};
use crate::document::Place;
use crate::lower::Lowering;
use crate::tree::Node;
use crate::tree::private;

/// The schema that a composition comes down to: `allOf: [$ref]` beside a description, a choice between one thing and null.
pub(super) fn only_branch<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<Place<'a>> {
    if place.reference().is_some() || place.node.get("not").is_some() {
        return None;
    }
    let mut lists = KEYS.iter().filter_map(|key| Some((*key, place.get(key)?)));
    let (key, list) = lists.next()?;
    // a discriminator of its own is read and written even where there is one branch; a subtype is a type of its own even
    // where it adds nothing
    let is_subtype = key == "allOf" && cx.schemas.subtypes.contains(&place.at);
    if lists.next().is_some() || place.get("discriminator").is_some() || is_subtype {
        return None;
    }
    let mut branches: Vec<Place<'a>> = list.items().collect();
    match key {
        "allOf" => branches.retain(|branch| !is_silent(branch)),
        _ => leave_null_out(cx, &mut branches),
    }
    let [branch] = <[Place<'a>; 1]>::try_from(branches).ok()?;
    adds_nothing(cx, place, &branch).then_some(branch)
}

/// Removes the branches of a choice that are there for `null` alone: the use of the type says that.
pub(super) fn leave_null_out<'a>(cx: &Lowering<'a, '_>, branches: &mut Vec<Place<'a>>) {
    branches.retain(|branch| !is_null_only(cx, branch));
    // OData's description of a nullable member (OData to OpenAPI mapping 1.0, section 5.4): an object of which nothing is
    // said, by reference, too, beside a reference to what the value is
    let says_null =
        |branch: &Place<'a>| cx.document.resolve(branch).is_some_and(|schema| is_nullable_object(&schema));
    if branches.iter().any(|branch| branch.reference().is_some() && !says_null(branch)) {
        branches.retain(|branch| !says_null(branch));
    }
}

/// Whether a schema is `{type: object, nullable: true}`, and says nothing of its members.
fn is_nullable_object(branch: &Place<'_>) -> bool {
    let composed = KEYS.iter().any(|key| branch.node.get(key).is_some());
    let is_nullable = matches!(branch.node.get("nullable"), Some(Node::Bool(true)));
    is_nullable && branch.text("type") == Some("object") && !composed && !says_more_than_type(branch)
}

/// Whether a branch of a choice is there for `null` alone: `enum: [null]`, by reference, too, or `nullable: true` without a
/// type.
pub(super) fn is_null_only<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> bool {
    let Some(schema) = cx.document.resolve(branch) else { return false };
    let mut items = schema.items_at("enum").peekable();
    if items.peek().is_some() {
        return items.all(|value| *value.node == Node::Null);
    }
    matches!(branch.node.get("nullable"), Some(Node::Bool(true))) && is_silent(branch)
}

/// Whether a schema says nothing of what a value is.
pub(super) fn is_silent(schema: &Place<'_>) -> bool {
    let composed = KEYS.iter().any(|key| schema.node.get(key).is_some());
    schema.reference().is_none() && !composed && schema.node.get("not").is_none() && !speaks(schema)
}

/// Whether a schema's own keywords say more of what a value is than its type.
pub(super) fn says_more_than_type(schema: &Place<'_>) -> bool {
    const MORE: [&str; 7] = [
        "enum",
        "properties",
        "items",
        "additionalProperties",
        private::UNEVALUATED_PROPERTIES,
        "required",
        "format",
    ];
    MORE.iter().any(|key| schema.node.get(key).is_some())
}

/// Whether what stands beside the branch is but a repetition of its type.
fn adds_nothing<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>, branch: &Place<'a>) -> bool {
    if says_more_than_type(place) {
        return false;
    }
    let Some(own) = kind::value_kind(place) else { return true };
    let parts = collect(cx, std::slice::from_ref(branch));
    let plain = parts.plain.iter().filter_map(kind::value_kind);
    plain.chain(parts.choices.iter().map(|_| own)).next() == Some(own)
}
