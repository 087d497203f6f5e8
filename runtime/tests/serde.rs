//! Models through serde: the same JSON as through the codec, and other formats too.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "contract/types.rs"]
#[allow(dead_code, reason = "shared with the contract test, which uses all of them")]
mod types;

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{Map, Maybe, Secret, Value, json};
use serde::Serialize as _;
use types::{ErrorMessageDto, Labels, LocaleOrigin, Node, Pair, Step};

rt::serde_impls!(ErrorMessageDto, LocaleOrigin, Node, Pair, Step, Labels);

/// A type of the user's own with a model inside; derives find the model's impls.
#[derive(Debug, PartialEq)]
struct Envelope {
    message: ErrorMessageDto,
}

impl serde::Serialize for Envelope {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([("message", &self.message)])
    }
}

const NODE: &str = r#"{"id":-1,"name":"é\n","tags":["a"],"note":null,"next":{"id":2,"name":""}}"#;

#[test]
fn json_through_serde_is_the_codecs() {
    let node: Node = serde_json::from_str(NODE).unwrap();
    assert_eq!(node, json::from_str(NODE).unwrap());
    assert_eq!(serde_json::to_string(&node).unwrap(), NODE);
    let step: Step = serde_json::from_str(r#"{"id":null,"x":[1,2.5,{"y":true}]}"#).unwrap();
    assert_eq!(serde_json::to_string(&step).unwrap(), r#"{"id":null,"x":[1,2.5,{"y":true}]}"#);
    let unknown: LocaleOrigin = serde_json::from_str("\"NEW\"").unwrap();
    assert_eq!(unknown, LocaleOrigin::Unknown("NEW".into()));
    let envelope = Envelope { message: ErrorMessageDto { text: Some("no".into()), ..Default::default() } };
    assert_eq!(serde_json::to_string(&envelope).unwrap(), r#"{"message":{"text":"no"}}"#);
}

#[test]
fn values_of_serde_json_are_a_format_too() {
    let node: Node = json::from_str(NODE).unwrap();
    let value = serde_json::to_value(&node).unwrap();
    assert_eq!(value, serde_json::from_str::<serde_json::Value>(NODE).unwrap());
    assert_eq!(serde_json::from_value::<Node>(value).unwrap(), node);
}

#[test]
fn other_formats_read_models() {
    let text = "id = 7\nname = \"x\"\ntags = [\"a\", \"b\"]\n[next]\nid = 8\nname = \"y\"\n";
    let node: Node = toml::from_str(text).unwrap();
    assert_eq!(json::to_string(&node), r#"{"id":7,"name":"x","tags":["a","b"],"next":{"id":8,"name":"y"}}"#);
    let error = toml::from_str::<Node>("id = 7\n").unwrap_err();
    assert!(error.message().contains("expected member `name`"), "{error}");
}

#[test]
fn numbers_take_the_kind_they_have() {
    for (text, expected) in [
        ("18446744073709551615", "18446744073709551615"),
        ("-9223372036854775808", "-9223372036854775808"),
        ("1.0", "1.0"),
        ("1.50", "1.5"),
        ("1e3", "1000"),
        ("18446744073709551616", "1.8446744073709552e+19"),
    ] {
        let value: Value = json::from_str(text).unwrap();
        assert_eq!(serde_json::to_string(&value).unwrap(), expected, "{text}");
    }
    for text in ["0", "-1", "18446744073709551615", "0.1", "1e300"] {
        let value: Value = serde_json::from_str(text).unwrap();
        assert_eq!(value, json::from_str(&serde_json::to_string(&value).unwrap()).unwrap(), "{text}");
    }
    assert!(serde_json::from_str::<rt::Number>("\"1\"").is_err());
}

#[test]
fn the_runtimes_own_types_take_part() {
    let map: Map<Maybe<Secret>> = serde_json::from_str(r#"{"a":"s","b":null}"#).unwrap();
    assert_eq!(map, Map::from([("a", Maybe::Present(Secret::new("s"))), ("b", Maybe::Null)]));
    assert_eq!(serde_json::to_string(&map).unwrap(), r#"{"a":"s","b":null}"#);
    assert_eq!(
        map.serialize(serde_json::value::Serializer).unwrap(),
        serde_json::json!({"a": "s", "b": null})
    );
}
