//! The Rust side: what programs see.

use crate::support::{compared, document};
use clientwright_diff::{Class, Step};

/// The messages about Rust items, with their codes.
fn messages(context: &str, old: &str, new: &str) -> Vec<String> {
    let found = compared(&document(context, old), &document(context, new)).findings;
    let found = found.iter().filter(|it| it.code.to_string().starts_with("D20"));
    found.map(|it| format!("{} {}", it.code, it.message)).collect()
}

#[test]
fn a_constructor_that_takes_more_is_a_changed_function() {
    let pet = |required: &str| {
        format!(
            "{{ type: object, required: [{required}], properties: {{ name: {{ type: string }}, status: {{ type: string }} }} }}"
        )
    };
    assert_eq!(
        messages("schema", &pet("name"), &pet("name, status")),
        [
            "D2017 `types::Thing::new` takes `status: impl Into<String>` now",
            "D2008 the field `types::Thing::status` is `String`, it was `Option<String>`",
        ]
    );
}

#[test]
fn a_type_that_an_alias_stands_for_is_the_same_type() {
    let text = |schema: &str| {
        format!(
            "components: {{ schemas: {{ Name: {{ type: string }}, Pet: {{ type: object, properties: {{ name: {schema} }} }} }} }}\n\
         paths: {{ /a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: A., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }} }} }} }}"
        )
    };
    let found =
        messages("document", &text("{ type: string }"), &text("{ $ref: '#/components/schemas/Name' }"));
    assert_eq!(found, ["D2003 `types::Name` was added"]);
}

#[test]
fn uses_of_a_renamed_type_are_not_changes() {
    let text = |name: &str| {
        format!(
            "components: {{ schemas: {{ Inner: {{ type: string, enum: [a], x-rust-name: {name} }}, Pet: {{ type: object, properties: {{ x: {{ $ref: '#/components/schemas/Inner' }} }} }} }} }}\n\
         paths: {{ /a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: A., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }} }} }} }}"
        )
    };
    let found = messages("document", &text("Before"), &text("After"));
    assert_eq!(found, ["D2002 `types::Before` is called `types::After` now"]);
}

#[test]
fn the_step_follows_the_worst_finding() {
    let of = |old: &str, new: &str| compared(&document("operation", old), &document("operation", new)).step;
    assert_eq!(of("", ""), Step::None);
    assert_eq!(of("summary: A.", "summary: B."), Step::Patch);
    let query = "parameters: [{ name: id, in: path, required: true, schema: { type: integer } }, { name: a, in: query, schema: { type: string } }]";
    assert_eq!(of("", query), Step::Major, "a request of its own takes the place of `rt::Request`");
    assert_eq!(of("operationId: a", "operationId: b"), Step::Major);
}

#[test]
fn findings_say_what_they_are_about() {
    let found =
        compared(&document("operation", "operationId: a"), &document("operation", "operationId: b")).findings;
    let of = |class: Class| found.iter().filter(|it| it.class == class).count();
    assert!(of(Class::Source) == 1 && of(Class::Docs) >= 1, "{found:?}");
    let renamed = found.iter().find(|it| it.class == Class::Source).expect("a finding");
    assert_eq!(renamed.rust.as_deref(), Some("Client::a"));
    assert_eq!(renamed.operations.first.as_deref(), Some("GET /pets/{id}"));
    assert!(renamed.old.is_some() && renamed.new.is_some());
}
