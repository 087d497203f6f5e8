//! What is said of pages and does not fit, and what is inferred.

use super::super::lower;
use crate::document;
use crate::ir::{Api, Known, NextPage};
use crate::settings::{Inference, Settings};
use crate::source::Source;

/// The operation `list` with these members, its query parameters and the properties of its answer.
fn lowered(members: &str, parameters: &str, properties: &str, settings: &Settings) -> (Api, Vec<String>) {
    let text = format!(
        "openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths:\n  /pets:\n    get:\n      operationId: list\n      \
         {members}\n      parameters: [{parameters}]\n      responses:\n        '200':\n          description: D\n          \
         content: {{application/json: {{schema: {{type: object, properties: {{{properties}}}}}}}}}\n"
    );
    let source = Source::from_text("t.yaml", text);
    let (normalized, mut problems) = crate::front::front(&source, settings).unwrap();
    let document = document::view(&normalized.tree, &mut problems);
    let api = lower(&document, settings, &mut problems);
    let report = problems.into_report();
    (api, report.diagnostics.iter().map(|found| found.message.clone()).collect())
}

const PETS: &str = "pets: {type: array, items: {type: string}}, next: {type: string}, total: {type: integer}, \
                    meta: {type: object, properties: {next_cursor: {type: string}}}";

#[test]
fn what_does_not_fit_is_said() {
    let cursor = "{name: cursor, in: query, schema: {type: string}}";
    for (members, parameters, said) in [
        ("x-clientwright-pagination: {cursor: {parameter: c, next: /next}}", cursor, "no parameter `c`"),
        ("x-clientwright-pagination: {cursor: {parameter: cursor, next: /x}}", cursor, "has no `/x`"),
        ("x-clientwright-pagination: {cursor: {body: /c, next: /next}}", cursor, "no request body of JSON"),
        (
            "x-clientwright-pagination: {offset: cursor, items: /total}",
            cursor,
            "`/total` of the response is not an array",
        ),
        ("x-clientwright-pagination: {link: true, has_more: /next}", cursor, "is not a boolean"),
        ("x-clientwright-pagination: {link: true, total: /next}", cursor, "is not a number"),
        (
            "x-clientwright-pagination: {curser: {parameter: cursor, next: /next}}",
            cursor,
            "the unknown key `curser`",
        ),
        ("x-clientwright-pagination: {link: true, offset: cursor}", cursor, "exactly one of cursor"),
        ("x-clientwright-pagination: 1", cursor, "must be an object"),
        ("x-clientwright-pagination: {next_url: links.next}", cursor, "not a JSON pointer"),
        ("x-fern-pagination: {cursor: $request.cursor, next_cursor: $response.x.y}", cursor, "has no `/x/y`"),
        ("x-fern-pagination: true", cursor, "the document has none"),
        ("x-speakeasy-pagination: {type: magic}", cursor, "must have the type"),
        ("x-ms-pageable: {nextLinkName: next, itemName: x}", cursor, "has no `/x`"),
        ("x-dropshot-pagination: {}", cursor, "has no `/items`"),
        (
            "x-clientwright-pagination: {offset: list}",
            "{name: list, in: query, schema: {type: array, items: {type: string}}}",
            "`list` of the request is an array",
        ),
    ] {
        let (api, found) = lowered(members, parameters, PETS, &Settings::default());
        assert!(found.iter().any(|message| message.contains(said)), "{members}: {found:?}");
        assert_eq!(api.operations[0].paging, None, "{members}");
    }
}

#[test]
fn names_that_leave_a_doubt_infer_nothing() {
    let pets = "pets: {type: array, items: {type: object, properties: {id: {type: string}}}}";
    for (parameters, properties) in [
        ("", "next_cursor: {type: string}"),
        ("{name: cursor, in: query, schema: {type: string}}", "cursor: {type: string}"),
        ("{name: cursor, in: query, schema: {type: integer}}", "next_cursor: {type: string}"),
        ("{name: page, in: query, schema: {type: integer, default: 1}}", "count: {type: integer}"),
        ("{name: page, in: query, schema: {type: integer}}", "total: {type: integer}"),
        ("{name: page, in: query, schema: {type: integer, default: 7}}", "total: {type: integer}"),
        ("{name: offset, in: query, schema: {type: integer}}", "total: {type: integer}"),
        ("{name: after, in: query, schema: {type: string, format: date-time}}", "has_more: {type: boolean}"),
        ("{name: after, in: query, schema: {type: string}}", "has_more: {type: boolean}"),
        ("{name: step, in: query, schema: {type: string}}", "next: {type: string}"),
        (
            "{name: marker, in: query, schema: {type: string}}, {name: offset, in: query, schema: {type: integer}}",
            "next_marker: {type: string}",
        ),
    ] {
        let properties = format!("{pets}, {properties}");
        let (api, _) = lowered("", parameters, &properties, &Settings::default());
        assert_eq!(api.operations[0].paging, None, "{parameters} {properties}");
    }
    let two = "pets: {type: array, items: {}}, owners: {type: array, items: {}}, total: {type: integer}";
    let page = "{name: page, in: query, schema: {type: integer, minimum: 1}}";
    let (api, _) = lowered("", page, two, &Settings::default());
    let items = api.operations[0].paging.as_ref().and_then(|paging| paging.items.as_ref());
    assert_eq!(items.map(|(pointer, _)| pointer.as_str()), Some("/pets"));
}

#[test]
fn inference_can_be_turned_off() {
    let cursor = "{name: cursor, in: query, schema: {type: string}}";
    let (api, _) = lowered("", cursor, PETS, &Settings::default());
    let paging = api.operations[0].paging.clone().unwrap();
    assert!(matches!((&paging.next, &paging.known), (NextPage::Cursor(..), Known::Inferred(_))));
    let (api, _) = lowered("", cursor, PETS, &Settings::default().inference(Inference::Off));
    assert_eq!(api.operations[0].paging, None);
}
