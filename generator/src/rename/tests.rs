//! Rules for trees of each dialect, and rules that match nothing.

use super::*;
use crate::settings::RustName;
use crate::{Settings, Source, front};

/// The tree of a description with one rule, and the messages with their help.
fn renamed(description: &str, what: Renamed, key: &str) -> (Node, Vec<String>) {
    let rule = Rename::new(what, key, RustName::parse("chosen").unwrap());
    let source = Source::from_text("a.yaml", description);
    let (normalized, problems) = front::front(&source, &Settings::default().rename(rule)).unwrap();
    let found = problems.into_report().diagnostics;
    let found = found.into_iter().filter(|found| found.code == Code::UNUSED_RENAME);
    (normalized.tree, found.map(|found| format!("{} ({})", found.message, found.help)).collect())
}

fn chosen(tree: &Node, what: Renamed, at: &str) -> bool {
    let at = Pointer::parse(at).unwrap().key(key(what));
    tree.at(&at).and_then(Node::as_str) == Some("chosen")
}

const SWAGGER: &str = "swagger: '2.0'
info: {title: A, version: '1'}
paths: {/a: {get: {operationId: a, responses: {'200': {description: ok, schema: {$ref: '#/definitions/Pet'}}}}}}
definitions: {Pet: {type: object, properties: {tag: {type: string, enum: [x]}}}}
";

const LATER: &str = "openapi: 3.1.0
info: {title: A, version: '1'}
paths: {}
webhooks: {told: {post: {operationId: told, responses: {'200': {description: ok}}}}}
components: {schemas: {Pet: {type: [object, 'null'], properties: {a.b: {type: string}}}, Pet.a: {properties: {b: {}}}, No: false}}
";

#[test]
fn a_rule_names_what_the_description_has_in_any_dialect() {
    for (description, what, key, at) in [
        (SWAGGER, Renamed::Type, "Pet", "/components/schemas/Pet"),
        (
            SWAGGER,
            Renamed::Type,
            "#/definitions/Pet/properties/tag",
            "/components/schemas/Pet/properties/tag",
        ),
        (SWAGGER, Renamed::Property, "Pet.tag", "/components/schemas/Pet/properties/tag"),
        (SWAGGER, Renamed::Operation, "a", "/paths/~1a/get"),
        (LATER, Renamed::Type, "Pet", "/components/schemas/Pet"),
        (LATER, Renamed::Property, "Pet.a.b", "/components/schemas/Pet/properties/a.b"),
    ] {
        let (tree, found) = renamed(description, what, key);
        assert!(chosen(&tree, what, at), "{key}: {tree:?}");
        assert!(found.is_empty(), "{found:?}");
    }
    assert!(renamed(LATER, Renamed::Operation, "told").1.is_empty());
}

#[test]
fn a_rule_that_matches_nothing_is_reported() {
    for (what, key, said) in [
        (
            Renamed::Type,
            "Pets",
            "`types.Pets` of the settings renames no schema: the description has no `Pets` (did you mean `Pet`?)",
        ),
        (Renamed::Type, "No", "no `No` ("),
        (Renamed::Type, "/info", "no `/info` (write the name of a component schema or a JSON pointer)"),
        (Renamed::Type, "/webhooks/told/post", "renames no schema"),
        (Renamed::Operation, "tolt", "(did you mean `told`?)"),
        (Renamed::Operation, "/components/schemas/Pet", "renames no operation"),
        (Renamed::Property, "Pet.a.c", "(did you mean `Pet.a.b`?)"),
        (Renamed::Property, "Pet", "(write `SCHEMA.PROPERTY` or a JSON pointer)"),
    ] {
        let (_, found) = renamed(LATER, what, key);
        assert!(matches!(found.as_slice(), [one] if one.contains(said)), "{key}: {found:?}");
    }
}
