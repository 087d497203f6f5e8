//! What holds for every input. Only in tests: schemas, values, paths and requests are drawn by chance.

use crate::Mock;
use crate::description::Description;
use crate::example::synthesis::Synthesis;
use crate::json;
use crate::received::Received;
use crate::route::{Routed, Router};
use crate::schema::{Direction, check, format};
use crate::server::Shared;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderValue};
use clientwright::unstable::tree::{Members, Node, Number};
use proptest::prelude::*;

fn described(paths: &str) -> Description {
    Description::new(json::read(format!(r#"{{"paths":{paths}}}"#).as_bytes()).unwrap())
}

fn object(members: Vec<(&str, Node)>) -> Node {
    Node::Mapping(members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
}

fn text(text: &str) -> Node {
    Node::String(text.to_owned())
}

fn number(value: i64) -> Node {
    Node::Number(u64::try_from(value).map_or(Number::Signed(value), Number::Unsigned))
}

/// Schemas of texts, numbers and booleans that some value matches.
fn plain_schemas() -> impl Strategy<Value = Node> {
    let integer = (-50..50i64, 0..50i64, 1..5i64).prop_map(|(least, width, step)| {
        // As wide as a step, so that a multiple lies within.
        let most = least + width + step;
        object(vec![
            ("type", text("integer")),
            ("minimum", number(least)),
            ("maximum", number(most)),
            ("multipleOf", number(step)),
        ])
    });
    let string = (0..9i64, 0..9i64).prop_map(|(least, width)| {
        object(vec![
            ("type", text("string")),
            ("minLength", number(least)),
            ("maxLength", number(least + width)),
        ])
    });
    let formats = prop::sample::select(format::names().chain(["other"]).collect::<Vec<_>>());
    let format = formats.prop_map(|name| object(vec![("type", text("string")), ("format", text(name))]));
    let listed = prop::collection::vec("[a-c]{1,3}", 1..4).prop_map(|values| {
        object(vec![("enum", Node::Sequence(values.iter().map(|value| text(value)).collect()))])
    });
    prop_oneof![integer, string, format, listed, Just(object(vec![("type", text("boolean"))]))]
}

/// Schemas that some value matches.
fn schemas() -> impl Strategy<Value = Node> {
    plain_schemas().prop_recursive(4, 24, 4, |inner| {
        let list = (inner.clone(), 0..3i64).prop_map(|(items, least)| {
            object(vec![
                ("type", text("array")),
                ("items", items),
                ("minItems", number(least)),
                ("maxItems", number(least + 2)),
            ])
        });
        let record =
            prop::collection::vec(("[a-d]", inner.clone(), any::<bool>()), 0..4).prop_map(|members| {
                let required =
                    members.iter().filter(|member| member.2).map(|member| text(&member.0)).collect();
                let properties: Members =
                    members.into_iter().map(|(name, schema, _)| (name, schema)).collect();
                object(vec![
                    ("type", text("object")),
                    ("properties", Node::Mapping(properties)),
                    ("required", Node::Sequence(required)),
                ])
            });
        let map = inner
            .clone()
            .prop_map(|values| object(vec![("type", text("object")), ("additionalProperties", values)]));
        let all = inner.clone().prop_map(|part| object(vec![("allOf", Node::Sequence(vec![part]))]));
        let any = prop::collection::vec(inner, 1..3)
            .prop_map(|parts| object(vec![("anyOf", Node::Sequence(parts))]));
        prop_oneof![list, record, map, all, any]
    })
}

/// Anything that looks like a schema: keywords with values that may be of the wrong kind.
fn nonsense() -> impl Strategy<Value = Node> {
    let keyword = prop::sample::select(vec![
        "type",
        "properties",
        "items",
        "required",
        "enum",
        "allOf",
        "oneOf",
        "anyOf",
        "not",
        "minimum",
        "maximum",
        "multipleOf",
        "minLength",
        "pattern",
        "format",
        "additionalProperties",
        "discriminator",
        "propertyName",
        "mapping",
        "$ref",
        "nullable",
        "uniqueItems",
        "minItems",
        "exclusiveMinimum",
        "const",
        "default",
        "example",
    ]);
    let word =
        prop::sample::select(vec!["string", "object", "array", "integer", "#/paths", "#", "a", "(", "date"]);
    let leaf = prop_oneof![
        Just(Node::Null),
        any::<bool>().prop_map(Node::Bool),
        any::<i64>().prop_map(number),
        any::<f64>().prop_map(|value| Node::Number(Number::Float(value))),
        word.prop_map(text),
    ];
    leaf.prop_recursive(5, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Node::Sequence),
            prop::collection::vec((keyword.clone(), inner), 0..5).prop_map(object),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn a_value_made_from_a_schema_matches_it(schema in schemas()) {
        let description = described("{}");
        for direction in [Direction::Request, Direction::Response] {
            let value = Synthesis::new(&description, direction).value(&schema);
            let again = Synthesis::new(&description, direction).value(&schema);
            prop_assert_eq!(&value, &again);
            let found = check(&description, &schema, &value, "value");
            prop_assert!(found.is_empty(), "{} {}: {found:?}", json::text(&schema), json::text(&value));
        }
    }

    #[test]
    fn nonsense_is_neither_refused_nor_followed_without_end(schema in nonsense(), value in nonsense()) {
        let description = Description::new(object(vec![("paths", schema.clone())]));
        check(&description, &schema, &value, "value");
        Synthesis::new(&description, Direction::Request).value(&schema);
    }

    #[test]
    fn what_is_written_is_read_again(value in nonsense()) {
        let written = json::text(&value);
        let read = json::read(written.as_bytes());
        prop_assert_eq!(read.map(|read| json::text(&read)), Ok(written));
    }

    #[test]
    fn the_arguments_of_a_path_are_found_again(arguments in prop::collection::vec("[^/{}]{1,6}", 3)) {
        let description = described(r#"{"/a/{x}/b{y}c/{z}":{"get":{}}}"#);
        let encoded: Vec<String> = arguments
            .iter()
            .map(|text| percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string())
            .collect();
        let router = Router::new(&description);
        let path = format!("/a/{}/b{}c/{}", encoded[0], encoded[1], encoded[2]);
        let Routed::Operation { arguments: found, .. } = router.find("GET", &path) else { panic!("{path} was not found") };
        let found: Vec<String> = found.iter().map(|(_, raw)| crate::text::decoded(raw)).collect();
        prop_assert_eq!(found, arguments);
    }

    #[test]
    fn any_request_is_answered(
        method in "(GET|POST|PUT|BREW)",
        path in "/(pets|form)?/?[a-z%;=.,]{0,8}",
        query in "[a-z%=&\\[\\],+]{0,20}",
        headers in prop::collection::vec((prop::sample::select(vec!["accept", "prefer", "authorization", "cookie", "content-type"]), "[ -~]{0,30}"), 0..4),
        body in prop::collection::vec(any::<u8>(), 0..60),
    ) {
        let shared = Shared::new(Mock::from_tree(json::read(SMALL.as_bytes()).unwrap()));
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.append(name, HeaderValue::try_from(value).unwrap());
        }
        let answer = shared.answer(&Received { method, path, query, headers: map, body: Bytes::from(body) });
        prop_assert!((200..600).contains(&answer.reply.status));
    }
}

const SMALL: &str = r#"{"security":[{},{"O":[]}],"paths":{
    "/pets/{a}":{"get":{"parameters":[{"name":"a","in":"path","style":"matrix","schema":{"type":"array"}},
        {"name":"q","in":"query","style":"deepObject","schema":{"type":"object"}}],"responses":{"200":{"content":{"text/*":{"example":"x"}}}}}},
    "/form":{"post":{"requestBody":{"content":{"application/x-www-form-urlencoded":{"schema":{"properties":{"a":{"type":"integer"}}}},
        "multipart/form-data":{},"application/json":{},"text/plain":{}}},"responses":{"default":{}}}}},
    "components":{"securitySchemes":{"O":{"type":"oauth2","flows":{"password":{"tokenUrl":"/pets","scopes":{}}}}}}}"#;
