//! Whether null may stand in a place. In: a schema or a reference to one; out: yes or no.
//! It never asks the same schema twice for one place, so a schema made of itself comes to an end.

use super::{parts, wrapper};
use crate::document::Place;
use crate::lower::Lowering;
use crate::source::{Pointer, PointerMap, PointerSet};
use crate::tree::Node;

/// How many references may lead from one to the next, and how many schemas may stand in each other, on the way to what says
/// that null may stand there.
const DEEPEST: usize = 64;

/// Of schemas that were asked, whether null fits them.
#[derive(Debug, Default)]
pub(super) struct KnownNullable {
    schemas: std::cell::RefCell<PointerMap<bool>>,
}

/// `nullable: true`, or `null` among the values of an enumeration, behind any number of references; of a choice, where
/// one of the branches says so; of an `allOf`, where all of them do.
///
/// OpenAPI 3.0.3 asks for both where an enumeration is nullable; documents that write only one of them mean the same.
pub(super) fn fits_null<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> bool {
    let mut asked = Inquiry::default();
    let is_nullable = asked.within(cx, place, 0);
    // a schema that was met again inside of itself counted as one that null does not fit; where it does after all, what was
    // said of the schemas in between may be wrong
    let mut known = cx.schemas.nullable.schemas.borrow_mut();
    if asked.again.iter().all(|at| known.get(at) != Some(&true)) {
        for at in asked.refused {
            known.entry(at).or_insert(false);
        }
    }
    is_nullable
}

/// What was asked on the way to one answer.
#[derive(Debug, Default)]
struct Inquiry {
    /// Schemas made of schemas, each once.
    seen: PointerSet,
    /// Those of them that were met again.
    again: Vec<Pointer>,
    /// Those that null does not fit.
    refused: Vec<Pointer>,
}

impl Inquiry {
    fn within<'a>(&mut self, cx: &Lowering<'a, '_>, place: &Place<'a>, depth: usize) -> bool {
        // Reference Object: what stands beside a `$ref` is ignored. Who writes `nullable` there means it all the same, and a
        // null that is allowed for does no harm where none comes
        let mut schema = place.clone();
        for _ in 0..DEEPEST {
            if schema.reference().is_none() {
                break;
            }
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
        parts::is_composed(&schema) && depth < DEEPEST && self.composed(cx, &schema, depth + 1)
    }

    fn composed<'a>(&mut self, cx: &Lowering<'a, '_>, schema: &Place<'a>, depth: usize) -> bool {
        if let Some(known) = cx.schemas.nullable.schemas.borrow().get(&schema.at) {
            return *known;
        }
        if !self.seen.insert(schema.at.clone()) {
            self.again.push(schema.at.clone());
            return false;
        }
        let is_nullable = self.all_of(cx, schema, depth) || self.choice(cx, schema, depth);
        if is_nullable {
            cx.schemas.nullable.schemas.borrow_mut().insert(schema.at.clone(), true);
        } else {
            self.refused.push(schema.at.clone());
        }
        is_nullable
    }

    /// A member that says `nullable: true` and no more was added to say so of the whole.
    fn all_of<'a>(&mut self, cx: &Lowering<'a, '_>, schema: &Place<'a>, depth: usize) -> bool {
        let members: Vec<_> = schema.items_at("allOf").collect();
        let (silent, speaking): (Vec<_>, Vec<_>) = members.into_iter().partition(says_nothing);
        let own = ["type", "properties", "enum", "items"].iter().any(|key| schema.node.get(key).is_some());
        silent.iter().any(says_so)
            || (!own && !speaking.is_empty() && speaking.iter().all(|member| self.within(cx, member, depth)))
    }

    fn choice<'a>(&mut self, cx: &Lowering<'a, '_>, schema: &Place<'a>, depth: usize) -> bool {
        let branches = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key));
        let branches: Vec<_> = branches.flat_map(|list| list.items()).collect();
        branches.iter().any(|branch| wrapper::is_null_only(cx, branch) || self.within(cx, branch, depth))
    }
}

fn says_so(schema: &Place<'_>) -> bool {
    matches!(schema.node.get("nullable"), Some(Node::Bool(true)))
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
