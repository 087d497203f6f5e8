//! Rules for trees of each dialect, and rules that match nothing.

use super::*;
use crate::settings::{CratePath, RustName};
use crate::{Settings, Source, front};

/// The tree of a description with one rule, and the messages with their help.
fn marked(description: &str, rule: Rule) -> (Node, Vec<String>) {
    let source = Source::from_text("a.yaml", description);
    let (normalized, problems) = front::front(&source, &Settings::default().rules([rule])).unwrap();
    let found = problems.into_report().diagnostics;
    let found = found.into_iter().filter(|found| found.code == Code::UNUSED_RULE);
    (normalized.tree, found.map(|found| format!("{} ({})", found.message, found.help)).collect())
}

fn renaming(subject: Subject) -> Choice {
    let name = RustName::parse("chosen").unwrap();
    match subject {
        Subject::Type => Choice::TypeName(name),
        Subject::Operation => Choice::OperationName(name),
        Subject::Property => Choice::FieldName(name),
    }
}

fn is_marked(tree: &Node, choice: &Choice, at: &str) -> bool {
    let (key, value) = entry(choice);
    tree.at(&Pointer::parse(at).unwrap().key(key)) == Some(&value)
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
        (SWAGGER, Subject::Type, "Pet", "/components/schemas/Pet"),
        (
            SWAGGER,
            Subject::Type,
            "#/definitions/Pet/properties/tag",
            "/components/schemas/Pet/properties/tag",
        ),
        (SWAGGER, Subject::Property, "Pet.tag", "/components/schemas/Pet/properties/tag"),
        (SWAGGER, Subject::Operation, "a", "/paths/~1a/get"),
        (LATER, Subject::Type, "Pet", "/components/schemas/Pet"),
        (LATER, Subject::Property, "Pet.a.b", "/components/schemas/Pet/properties/a.b"),
    ] {
        let (tree, found) = marked(description, Rule::new(key, renaming(what)));
        assert!(is_marked(&tree, &renaming(what), at), "{key}: {tree:?}");
        assert!(found.is_empty(), "{found:?}");
    }
    assert!(marked(LATER, Rule::new("told", renaming(Subject::Operation))).1.is_empty());
}

#[test]
fn a_rule_that_matches_nothing_is_reported() {
    for (what, key, said) in [
        (
            Subject::Type,
            "Pets",
            "`types.Pets` of the settings matches no schema: the description has no `Pets` (did you mean `Pet`?)",
        ),
        (Subject::Type, "No", "matches no schema that could have a name"),
        (
            Subject::Type,
            "/info",
            "no `/info` (write the name of a component schema, a JSON pointer, or a pattern with `*`)",
        ),
        (Subject::Type, "/webhooks/told/post", "matches no schema"),
        (Subject::Operation, "tolt", "(did you mean `told`?)"),
        (Subject::Operation, "/components/schemas/Pet", "matches no operation"),
        (Subject::Property, "Pet.a.c", "(did you mean `Pet.a.b`?)"),
        (Subject::Property, "Pet", "(write `SCHEMA.PROPERTY`, a JSON pointer, or a pattern with `*`)"),
    ] {
        let (_, found) = marked(LATER, Rule::new(key, renaming(what)));
        assert!(matches!(found.as_slice(), [one] if one.contains(said)), "{key}: {found:?}");
    }
}

const NUMBERS: &str = "openapi: 3.1.0
info: {title: A, version: '1'}
paths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: integer}}],
  responses: {'200': {description: ok, content: {'*/*': {schema: {type: string}}}}}}}}
components: {schemas: {PetId: {type: [string, 'null']}, Pet: {properties: {id: {type: string}, petId: {$ref: '#/components/schemas/PetId'}}},
  KindId: {enum: [a]}, Petid: {type: string, format: password}}}
";

#[test]
fn a_pattern_matches_what_the_rule_is_for() {
    for (key, at) in [
        ("*Id", vec!["/components/schemas/PetId"]),
        ("Pet??", vec!["/components/schemas/PetId"]),
        ("#/components/schemas/*/properties/*d", vec!["/components/schemas/Pet/properties/id"]),
        (
            "/paths/*/schema",
            vec![
                "/paths/~1a~1{id}/get/parameters/0/schema",
                "/paths/~1a~1{id}/get/responses/200/content/*~1*/schema",
            ],
        ),
        (
            "/paths/~1a~1{id}/get/responses/200/content/*~1*/schema",
            vec!["/paths/~1a~1{id}/get/responses/200/content/*~1*/schema"],
        ),
    ] {
        let (tree, found) = marked(NUMBERS, Rule::new(key, Choice::Newtype));
        assert!(found.is_empty(), "{found:?}");
        for place in ["PetId", "KindId", "Pet/properties/id", "Pet/properties/petId"]
            .map(|it| format!("/components/schemas/{it}"))
        {
            assert_eq!(
                is_marked(&tree, &Choice::Newtype, &place),
                at.contains(&place.as_str()),
                "{key} {place}"
            );
        }
        assert!(at.iter().all(|at| is_marked(&tree, &Choice::Newtype, at)), "{key}");
    }
    for key in ["KindId", "Petid", "/components/schemas/Pet/properties/petId", "Kind*"] {
        let (_, found) = marked(NUMBERS, Rule::new(key, Choice::Newtype));
        let said = format!("`newtypes.{key}` of the settings matches no text or number");
        assert!(matches!(found.as_slice(), [one] if one.starts_with(&said)), "{key}: {found:?}");
    }
}

#[test]
fn a_rule_that_names_a_place_counts_more_than_a_pattern() {
    let path = |text| Choice::Replacement(CratePath::parse(text).unwrap());
    let rules = [Rule::new("PetId", path("a::Named")), Rule::new("*Id", path("a::Matched"))];
    let source = Source::from_text("a.yaml", NUMBERS);
    let (normalized, _) = front::front(&source, &Settings::default().rules(rules)).unwrap();
    assert!(is_marked(&normalized.tree, &path("a::Named"), "/components/schemas/PetId"));
    assert!(is_marked(&normalized.tree, &path("a::Matched"), "/components/schemas/KindId"));
}
