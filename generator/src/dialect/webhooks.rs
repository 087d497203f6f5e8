//! The webhooks of OpenAPI 3.0, which are an extension. In: a document of 3.0; out: the same with webhooks that 3.1 would
//! take. It never touches what a webhook carries: only what it is answered, which the generator has no use for.

use super::walk::{Members, as_members, unsaid};
use crate::diagnostic::Problems;
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::source::{Origins, Pointer};
use crate::tree::Node;

/// Says that the operations of `x-webhooks` are answered in any way. No specification says what an extension holds, and in
/// real descriptions `responses` are missing there, or are bodies.
pub(super) fn open_answers(tree: &mut Node, _: &mut Origins, _: &mut Problems) {
    // what 3.0 knows nothing of may be anything
    if let Node::Mapping(root) = &mut *tree
        && root.get("x-webhooks").is_some_and(|webhooks| webhooks.as_mapping().is_none())
    {
        root.remove("x-webhooks");
    }
    let webhooks = tree.at_mut(&Pointer::root().key("x-webhooks")).and_then(as_members);
    for item in webhooks.into_iter().flat_map(Members::values_mut).filter_map(as_members) {
        for (method, operation) in item {
            let is_operation = Thing::PathItem.member(method) == Some(NodeKind::Thing(Thing::Operation));
            if let Some(operation) = as_members(operation).filter(|_| is_operation) {
                operation.insert("responses".to_owned(), unsaid());
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn answers_to_webhooks_are_open() {
        let text = "openapi: 3.0.3\nx-webhooks: {a: {post: {requestBody: {}, responses: {required: true}}}, b: {post: {}, x-c: {}}}\n";
        let wanted = "openapi: 3.0.3\nx-webhooks: {a: {post: {requestBody: {}, responses: {x-clientwright-unsaid: true}}}, \
                      b: {post: {responses: {x-clientwright-unsaid: true}}, x-c: {}}}\n";
        let (tree, said, _) = trial::document(open_answers, text);
        assert_eq!(tree, trial::document(|_, _, _| {}, wanted).0);
        assert!(said.is_empty());
    }
}
