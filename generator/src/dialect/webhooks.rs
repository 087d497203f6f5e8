//! The webhooks of OpenAPI 3.0, which are an extension. In: a document of 3.0; out: the same with webhooks that 3.1 would
//! take. It never touches what a webhook carries: only what it is answered, which the generator has no use for.

use crate::diagnostic::Problems;
use crate::source::Origins;
use crate::tree::Node;
use indexmap::IndexMap;

/// Says that the operations of `x-webhooks` are answered in any way. No specification says what an extension holds, and in
/// real descriptions `responses` are missing there, or are bodies.
pub(super) fn open_answers(tree: &mut Node, _: &mut Origins, _: &mut Problems) {
    let Some(Node::Mapping(webhooks)) = tree_member(tree, "x-webhooks") else { return };
    for item in webhooks.values_mut() {
        let Node::Mapping(members) = item else { continue };
        for (method, operation) in members {
            if let Node::Mapping(operation) = operation
                && METHODS.contains(&method.as_str())
            {
                let any = IndexMap::from([("x-clientwright-unsaid".to_owned(), Node::Bool(true))]);
                operation.insert("responses".to_owned(), Node::Mapping(any));
            }
        }
    }
}

const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace"];

fn tree_member<'t>(tree: &'t mut Node, name: &str) -> Option<&'t mut Node> {
    match tree {
        Node::Mapping(members) => members.get_mut(name),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Sequence(_) => None,
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
