//! Examples of types: what is shown, what is made, what has none.

use super::*;
use crate::document;
use crate::ir::Api;
use crate::settings::Settings;
use crate::source::Source;

fn lowered(source: &Source) -> Option<Api> {
    let (normalized, mut problems) = crate::front::front(source, &Settings::default()).ok()?;
    let document = document::view(&normalized.tree, &mut problems);
    let api = crate::lower::lower(&document, &Settings::default(), &mut problems);
    // what is wrong with the description is not asked for here
    let _ = problems.into_report();
    Some(api)
}

/// The example of the schema `T`, beside which `Pet` and `Cat` are schemas.
fn of(schema: &str) -> Option<String> {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /t:\n    get:\n      responses:\n        '200':\n          \
         description: D\n          content: {{application/json: {{schema: {{$ref: '#/components/schemas/T'}}}}}}\n\
         components:\n  schemas:\n    T: {schema}\n    \
         Pet: {{type: object, required: [name], properties: {{name: {{type: string, example: Rex}}, age: {{type: integer}}, \
         tag: {{type: string, example: big}}, mother: {{$ref: '#/components/schemas/Pet'}}}}}}\n"
    );
    let api = lowered(&Source::from_text("t.yaml", text))?;
    let (id, _) = api.types.iter().find(|(_, ty)| ty.at.as_str() == "/components/schemas/T")?;
    Some(example(&api.types, id)?.to_string())
}

#[test]
fn what_is_shown_goes_before_what_is_made() {
    for (schema, expected) in [
        ("{$ref: '#/components/schemas/Pet'}", Some(r#"{"name":"Rex","tag":"big"}"#)),
        ("{type: array, items: {$ref: '#/components/schemas/Pet'}}", Some(r#"[{"name":"Rex","tag":"big"}]"#)),
        ("{type: object, example: {a: 1}, properties: {a: {type: integer}}}", Some(r#"{"a":1}"#)),
        // no value of its schema
        (
            "{type: object, example: {a: x}, required: [a], properties: {a: {type: integer}}}",
            Some(r#"{"a":1}"#),
        ),
        ("{type: string, enum: [cat, dog]}", Some(r#""cat""#)),
        ("{type: string, minLength: 8}", Some(r#""stringgg""#)),
        ("{type: string, maxLength: 3}", Some(r#""str""#)),
        ("{type: string, format: date}", Some(r#""2026-01-31""#)),
        ("{type: string, pattern: '^a+$'}", None),
        ("{type: integer, minimum: 7}", Some("7")),
        ("{type: integer, minimum: 7, exclusiveMinimum: true}", Some("8")),
        ("{type: number, maximum: 0.5}", Some("0.5")),
        ("{type: integer, multipleOf: 5}", Some("5")),
        ("{type: integer, minimum: 7, multipleOf: 5}", None),
        ("{type: array, minItems: 2, items: {type: boolean}}", Some("[true,true]")),
        ("{type: array, minItems: 2, uniqueItems: true, items: {type: boolean}}", None),
        ("{type: object, additionalProperties: {type: integer}}", Some("{}")),
        ("{type: object, minProperties: 1, additionalProperties: {type: integer}}", Some(r#"{"key0":1}"#)),
    ] {
        assert_eq!(of(schema).as_deref(), expected, "{schema}");
    }
}

#[test]
fn a_variant_says_which_it_is() {
    let choice = "{oneOf: [{$ref: '#/components/schemas/Pet'}], discriminator: {propertyName: kind, \
                  mapping: {pet: '#/components/schemas/Pet'}}}";
    let made = of(choice).unwrap();
    assert!(made.contains(r#""kind":"pet""#), "{made}");
}

/// What is shown or made can be read.
#[test]
fn an_example_fits_its_type() {
    let mut made = 0;
    for path in crate::samples::accepted().into_iter().chain(crate::samples::real(3_000_000)) {
        let Some(api) = Source::read(&path).ok().and_then(|source| lowered(&source)) else { continue };
        for (id, ty) in api.types.iter() {
            let Some(value) = example(&api.types, id) else { continue };
            let used = TypeUse { id, nullable: false };
            assert!(fits(&api.types, used, &value, DEEPEST), "{}: {} {value}", path.display(), ty.at);
            made += 1;
        }
    }
    assert!(made > 100, "{made}");
}
