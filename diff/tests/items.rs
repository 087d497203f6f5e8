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
    let place = "/paths/~1pets~1{id}/get";
    assert_eq!((renamed.old.pointer.as_str(), renamed.new.pointer.as_str()), (place, place));
}

/// A description of two places whose schemas may be equal.
fn two(pet: &str, order: &str) -> String {
    let response = |name: &str| {
        format!(
            "responses: {{ '200': {{ description: A., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }} }} }}"
        )
    };
    format!(
        "components:\n  schemas:\n    Pet: {{ type: object, properties: {{ state: {pet} }} }}\n    Order: {{ type: object, properties: {{ state: {order} }} }}\n\
         paths:\n  /pets: {{ get: {{ operationId: listPets, {} }} }}\n  /orders: {{ get: {{ operationId: listOrders, {} }} }}\n",
        response("Pet"),
        response("Order")
    )
}

const THREE: &str = "{ type: string, enum: [new, used, sold] }";
const TWO: &str = "{ type: string, enum: [new, used] }";

#[test]
fn a_value_that_equal_places_lose_is_lost_by_each_of_their_names() {
    assert_eq!(
        messages("document", &two(THREE, THREE), &two(TWO, TWO)),
        [
            "D2009 `types::PetState::Sold` was removed",
            "D2009 `types::State::Sold` was removed",
            "D2009 `types::OrderState::Sold` was removed",
        ]
    );
}

#[test]
fn a_place_that_changes_alone_has_the_findings_alone() {
    assert_eq!(
        messages("document", &two(THREE, THREE), &two(THREE, TWO)),
        [
            "D2001 `types::State` was removed",
            "D2009 `types::OrderState::Sold` was removed",
            "D2028 `types::PetState` is a separate type, it was the same type as `types::OrderState`",
        ]
    );
    assert_eq!(
        messages("document", &two(THREE, TWO), &two(THREE, THREE)),
        [
            "D2029 `types::PetState` is the same type as `types::OrderState`, it was a separate type",
            "D2011 `types::OrderState::Sold` was added",
            "D2003 `types::State` was added",
        ]
    );
}

#[test]
fn a_place_that_others_come_to_equal_keeps_its_items() {
    let pet = "{ type: object, properties: { w: { type: integer } } }";
    assert_eq!(
        messages("document", &two(pet, "{ type: string }"), &two(pet, pet)),
        [
            "D2008 the field `types::Order::state` is `Option<OrderState>`, it was `Option<String>`",
            "D2003 `types::State` was added",
            "D2003 `types::OrderState` was added",
        ]
    );
}

#[test]
fn a_type_behind_an_alias_is_that_of_each_of_its_uses() {
    let text = |ty: &str| {
        format!(
            "components: {{ schemas: {{ Name: {{ type: {ty} }}, Pet: {{ type: object, properties: {{ name: {{ $ref: '#/components/schemas/Name' }} }} }} }} }}\n\
         paths: {{ /a: {{ get: {{ operationId: a, responses: {{ '200': {{ description: A., content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Pet' }} }} }} }} }} }} }} }}"
        )
    };
    assert_eq!(
        messages("document", &text("string"), &text("integer")),
        [
            "D2023 the type `types::Name` is `i64`, it was `String`",
            "D2008 the field `types::Pet::name` is `Option<i64>`, it was `Option<String>`",
        ]
    );
}

#[test]
fn an_alias_that_becomes_a_type_breaks_and_so_does_the_reverse() {
    let text = |schema: &str| {
        format!(
            "components: {{ schemas: {{ Name: {schema} }} }}\n\
         paths: {{ /a: {{ post: {{ operationId: a, requestBody: {{ required: true, content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/Name' }} }} }} }}, responses: {{ '200': {{ description: A. }} }} }} }} }}"
        )
    };
    let (alias, item) = ("{ type: string }", "{ type: object, properties: { a: { type: string } } }");
    let found = messages("document", &text(alias), &text("{ type: string, enum: [a] }"));
    assert!(found.contains(&"D2023 `types::Name` stood for `String`, it is an enum".to_owned()), "{found:?}");
    // a reference to the alias is passed where a text is taken
    let found = messages("document", &text(item), &text(alias));
    assert!(found.contains(&"D2022 `types::Name` was a struct, it is an alias".to_owned()), "{found:?}");
    assert!(!found.iter().any(|it| it.contains("Client::a")), "{found:?}");
}
