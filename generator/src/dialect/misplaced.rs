//! References to things of another kind. In: a tree in the shape of 3.0; out: the same, with what can be meant by them: the body of a
//! response for a schema, the schema of a body for a response. It never reads one as the other where nothing of it would fit.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{each, reference};
use crate::document::table::NodeKind;
use crate::document::{Thing, pointer};
use crate::source::{Origins, Pointer};
use crate::tree::{Members, Node};

/// A reference whose target is of another kind.
struct Misplaced {
    at: Pointer,
    wanted: Thing,
    target: Pointer,
    found: Thing,
}

/// What is taken for such a reference.
enum MeantReference {
    /// A response or a request body that carries the schema as JSON.
    Body,
    /// The schema of a body, of a parameter or of a header.
    Schema(Pointer),
}

/// Reads schemas where bodies are wanted, and bodies where schemas are.
pub(super) fn put(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut all = Vec::new();
    each(tree, &mut |way, kind, node| {
        if let (NodeKind::Referable(wanted) | NodeKind::BooleanOr(wanted), Some(text)) =
            (kind, node.get("$ref").and_then(Node::as_str))
            && let Some(target) = pointer(text)
            && let Some(found) = thing_at(&target).filter(|found| *found != wanted)
        {
            all.push(Misplaced { at: way.pointer(), wanted, target, found });
        }
    });
    for it in all {
        let Some(meant) = meant(tree, &it) else { continue };
        problems.push(finding(&it, &meant, problems.origins()));
        let Some(node) = tree.at_mut(&it.at) else { continue };
        match meant {
            MeantReference::Body => {
                origins.moved(&it.at, &it.at.key("content").key("application/json").key("schema"));
                let schema = std::mem::replace(node, Node::Null);
                *node = body(it.wanted, schema);
            }
            MeantReference::Schema(at) => {
                *node = Node::Mapping(single_member("$ref", Node::String(reference(&at))));
            }
        }
    }
}

/// The kind of thing that the place of a target is for.
fn thing_at(at: &Pointer) -> Option<Thing> {
    let kind = at.tokens().try_fold(NodeKind::Thing(Thing::Document), |kind, token| kind.step(&token))?;
    kind.thing()
}

fn meant(tree: &Node, it: &Misplaced) -> Option<MeantReference> {
    let node = tree.at(&it.target);
    let schema = |at: Pointer| tree.at(&at).is_some().then_some(MeantReference::Schema(at));
    match (it.wanted, it.found) {
        // a response among the schemas is a response, wherever it stands
        (Thing::Response | Thing::RequestBody, Thing::Schema)
            if node.is_none_or(|node| node.get("content").is_none()) =>
        {
            Some(MeantReference::Body)
        }
        (Thing::Schema, Thing::Response | Thing::RequestBody) => {
            let content = node?.get("content").and_then(Node::as_mapping)?;
            let mut names = content.iter().map(|(name, _)| name);
            let first = names.clone().next();
            let name = names.find(|name| name.contains("json")).or(first)?;
            schema(it.target.key("content").key(name).key("schema"))
        }
        (Thing::Schema, Thing::Parameter | Thing::Header) => schema(it.target.key("schema")),
        (_, _) => None,
    }
}

fn body(wanted: Thing, schema: Node) -> Node {
    let form = Node::Mapping(single_member("schema", schema));
    let content = Node::Mapping(single_member("application/json", form));
    let mut members = Members::default();
    if wanted == Thing::Response {
        members.insert("description".to_owned(), Node::String(String::new()));
    }
    members.insert("content".to_owned(), content);
    Node::Mapping(members)
}

fn single_member(key: &str, node: Node) -> Members {
    Members::from_iter([(key.to_owned(), node)])
}

fn finding(it: &Misplaced, meant: &MeantReference, origins: &Origins) -> Diagnostic {
    let (wanted, found) = (it.wanted.name(), it.found.name());
    // as the description calls it: 2.0 has its components elsewhere
    let message = format!("expected {wanted} here, but `#{}` is {found}", origins.of(&it.target).at);
    let help = match meant {
        MeantReference::Body => "its body is read as JSON of this schema",
        MeantReference::Schema(_) => "the schema in it is used",
    };
    Diagnostic::new(Code::REFERENCE_KIND, Label::value(&it.at.key("$ref")), message)
        .label(Label::key(&it.target).saying(format!("this is {found}")))
        .put_right()
        .help(help)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn what_can_be_meant_is_taken() {
        for (before, after, findings) in [
            (
                "components: {schemas: {P: {type: string}}, responses: {R: {$ref: '#/components/schemas/P'}}}",
                "components: {schemas: {P: {type: string}}, responses: {R: {description: '', content: {application/json: {schema: {$ref: '#/components/schemas/P'}}}}}}",
                vec!["E0103 /components/responses/R/$ref"],
            ),
            (
                "components: {schemas: {P: {}}, requestBodies: {R: {$ref: '#/components/schemas/P'}}}",
                "components: {schemas: {P: {}}, requestBodies: {R: {content: {application/json: {schema: {$ref: '#/components/schemas/P'}}}}}}",
                vec!["E0103 /components/requestBodies/R/$ref"],
            ),
            (
                "components: {schemas: {P: {$ref: '#/components/responses/R'}}, responses: {R: {content: {text/plain: {}, application/json: {schema: {}}}}}}",
                "components: {schemas: {P: {$ref: '#/components/responses/R/content/application~1json/schema'}}, responses: {R: {content: {text/plain: {}, application/json: {schema: {}}}}}}",
                vec!["E0103 /components/schemas/P/$ref"],
            ),
            (
                "components: {schemas: {P: {$ref: '#/components/headers/H'}}, headers: {H: {schema: {}}}}",
                "components: {schemas: {P: {$ref: '#/components/headers/H/schema'}}, headers: {H: {schema: {}}}}",
                vec!["E0103 /components/schemas/P/$ref"],
            ),
            (
                "components: {schemas: {P: {$ref: '#/components/responses/R'}}, responses: {R: {description: d}}}",
                "components: {schemas: {P: {$ref: '#/components/responses/R'}}, responses: {R: {description: d}}}",
                vec![],
            ),
            (
                "components: {schemas: {P: {description: d, content: {}}}, responses: {R: {$ref: '#/components/schemas/P'}}}",
                "components: {schemas: {P: {description: d, content: {}}}, responses: {R: {$ref: '#/components/schemas/P'}}}",
                vec![],
            ),
        ] {
            let (tree, found, _) = trial::document(put, before);
            let (wanted, _, _) = trial::document(|_, _, _| {}, after);
            let findings = findings.into_iter().map(str::to_owned).collect();
            assert_eq!((tree, found), (wanted, findings), "{before}");
        }
    }
}
