//! Methods that path items had no keys for. In: path items; out: the same with such operations under keys of our own. It never
//! lets a name through that could not be sent.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{Moves, each};
use crate::document::Thing;
use crate::http::is_token;
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use crate::tree::private;

/// Renames `query` and `additionalOperations` (3.2.0, 4.9.1).
pub(in crate::dialect) fn rename(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = Moves::new(origins);
    each(tree, &mut |way, kind, node| {
        let (Some(Thing::PathItem), Node::Mapping(item)) = (kind.thing(), node) else { return };
        for (from, to) in [("query", private::QUERY), ("additionalOperations", private::OPERATIONS)] {
            if !item.rename(from, to) {
                continue;
            }
            let at = way.pointer();
            if let (Some(Node::Mapping(operations)), "additionalOperations") = (item.get_mut(to), from) {
                for name in operations.keys().filter(|name| FIXED.contains(&name.as_str())) {
                    problems.push(fixed(&at.key(from).key(name), name));
                }
                operations.retain(|name, _| {
                    let legal = is_token(name);
                    if !legal {
                        problems.push(no_method(&at.key(from).key(name), name));
                    }
                    legal
                });
            }
            moves.moved(&at.key(from), &at.key(to));
        }
    });
    moves.follow(tree);
}

/// The methods with keys of their own (3.2.0, 4.9.1: `additionalOperations` "MUST NOT contain any entry" for them).
const FIXED: [&str; 9] = ["GET", "PUT", "POST", "DELETE", "OPTIONS", "HEAD", "PATCH", "TRACE", "QUERY"];

fn fixed(at: &Pointer, name: &str) -> Diagnostic {
    let key = name.to_ascii_lowercase();
    let message = format!("`{name}` is not an additional method: path items have the key `{key}` for it");
    Diagnostic::new(Code::METHOD, Label::key(at), message)
        .help("the operation is generated nevertheless; move it to that key")
}

fn no_method(at: &Pointer, name: &str) -> Diagnostic {
    Diagnostic::new(Code::METHOD, Label::key(at), format!("{name:?} is not a valid method"))
        .help("write letters, digits and a few other characters, as in `COPY`")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn methods_get_keys_of_our_own() {
        for (before, after, findings) in [
            (
                r#"paths: {/a: {query: {}, get: {}}}"#,
                r#"paths: {/a: {x-clientwright-query: {}, get: {}}}"#,
                vec![],
            ),
            (
                r#"paths: {/a: {additionalOperations: {COPY: {}, A B: {}}}}"#,
                r#"paths: {/a: {x-clientwright-operations: {COPY: {}}}}"#,
                vec!["E0731 /paths/~1a/additionalOperations/A B"],
            ),
            (
                r#"paths: {/a: {additionalOperations: {POST: {}, post: {}}}}"#,
                r#"paths: {/a: {x-clientwright-operations: {POST: {}, post: {}}}}"#,
                vec!["E0731 /paths/~1a/additionalOperations/POST"],
            ),
        ] {
            let (tree, found, _) = trial::document(rename, before);
            let (wanted, _, _) = trial::document(|_, _, _| {}, after);
            assert_eq!(
                (tree, found),
                (wanted, findings.into_iter().map(str::to_owned).collect()),
                "{before}"
            );
        }
    }
}
