//! The shape of emitted code, written by hand: what the generator emits must look like `contract/types.rs`.

#[path = "contract/types.rs"]
mod types;

use clientwright_runtime::{Map, Maybe, Value, json};
use types::*;

#[test]
fn absent_members_and_null_ones_are_none() {
    let message: ErrorMessageDto = json::from_str(r#"{"localeOrigin":null,"text":"no"}"#).unwrap();
    assert_eq!(message, ErrorMessageDto { text: Some("no".into()), ..Default::default() });
    assert_eq!(json::to_string(&message), r#"{"text":"no"}"#);
}

#[test]
fn members_come_in_any_order_and_strangers_are_passed_over() {
    let text = r#" { "text" : "no" , "new": {"a":[1,{}]}, "locale" : "en" } "#;
    let message: ErrorMessageDto = json::from_str(text).unwrap();
    assert_eq!(json::to_string(&message), r#"{"locale":"en","text":"no"}"#);
}

#[test]
fn an_unlisted_value_is_kept() {
    let message: ErrorMessageDto = json::from_str(r#"{"localeOrigin":"NEW"}"#).unwrap();
    assert_eq!(message.locale_origin, Some(LocaleOrigin::Unknown("NEW".into())));
    assert_eq!(json::to_string(&message), r#"{"localeOrigin":"NEW"}"#);
    let message: ErrorMessageDto = json::from_str(r#"{"localeOrigin":"DEFAULT"}"#).unwrap();
    assert_eq!(message.locale_origin, Some(LocaleOrigin::Default));
    assert_eq!(LocaleOrigin::from("REQUEST"), LocaleOrigin::Request);
    assert_eq!(LocaleOrigin::from("x").to_string(), "x");
}

#[test]
fn a_missing_required_member_is_named() {
    let fault = json::from_str::<Node>(r#"{"id":1,"next":{"name":"x"}}"#).unwrap_err();
    assert_eq!(fault.to_string(), "expected member `id`, found the end of the object at $.next (byte 26)");
}

#[test]
fn a_required_member_is_not_null() {
    let fault = json::from_str::<Node>(r#"{"id":null,"name":"x"}"#).unwrap_err();
    assert_eq!(fault.to_string(), "expected a 64-bit integer, found null at $.id (byte 6)");
}

#[test]
fn the_last_of_two_members_replaces_the_first_one_wholly() {
    let node: Node =
        json::from_str(r#"{"id":1,"name":"x","tags":["a"],"tags":["b"],"id":2,"name":"y"}"#).unwrap();
    assert_eq!(json::to_string(&node), r#"{"id":2,"name":"y","tags":["b"]}"#);
    let pair: Pair = json::from_str(r#"{"left":{"locale":"en"},"left":{"text":"no"}}"#).unwrap();
    assert_eq!(json::to_string(&pair), r#"{"left":{"text":"no"}}"#);
}

#[test]
fn three_states_survive() {
    for (text, state) in [
        (r#"{"id":1,"name":"x"}"#, Maybe::Absent),
        (r#"{"id":1,"name":"x","note":null}"#, Maybe::Null),
        (r#"{"id":1,"name":"x","note":"n"}"#, Maybe::Present("n".to_owned())),
    ] {
        let node: Node = json::from_str(text).unwrap();
        assert_eq!(node.note, state);
        assert_eq!(json::to_string(&node), text);
    }
}

#[test]
fn what_nobody_described_goes_out_again() {
    let text = r#"{"id":"a","x":1.50,"y":{"z":[null,"é"]}}"#;
    let step: Step = json::from_str(text).unwrap();
    assert_eq!(step.additional.get("y").unwrap()["z"][1].as_str(), Some("é"));
    assert_eq!(json::to_string(&step), text);
}

#[test]
fn a_null_that_a_field_cannot_hold_goes_out_again() {
    let mut step: Step = json::from_str(r#"{"id":null,"note":null}"#).unwrap();
    assert_eq!((&step.id, &step.note), (&None, &Maybe::Null));
    assert_eq!(step.additional, Map::from([("id", Value::Null)]));
    assert_eq!(json::to_string(&step), r#"{"note":null,"id":null}"#);
    step.id = Some("set".into());
    step.note = Maybe::Absent;
    assert_eq!(json::to_string(&step), r#"{"id":"set"}"#);
}

#[test]
fn a_null_has_no_place_among_additional_texts() {
    let labels: Labels = json::from_str(r#"{"id":null,"a":"b"}"#).unwrap();
    assert_eq!(json::to_string(&labels), r#"{"a":"b"}"#);
    let fault = json::from_str::<Labels>(r#"{"id":"x","a":null}"#).unwrap_err();
    assert_eq!(fault.to_string(), "expected a string, found null at $.* (byte 14)");
}

#[test]
fn an_empty_record_is_an_empty_object() {
    assert_eq!(json::to_string(&ErrorMessageDto::default()), "{}");
    assert_eq!(json::to_string(&Pair { left: ErrorMessageDto::default() }), r#"{"left":{}}"#);
    assert_eq!(json::from_str::<ErrorMessageDto>(" {} ").unwrap(), ErrorMessageDto::default());
}
