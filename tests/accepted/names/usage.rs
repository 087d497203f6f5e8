//! The obstacle course: everything that can collide or be illegal as a name, and what becomes of it.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Error, First, OptionType, OptionType2};
use clientwright_runtime::BaseUrl;
use clientwright_runtime::json::{from_str, to_string};
use clientwright_tests::server::{Server, json};

#[tokio::test]
async fn names_on_the_wire_stay_as_they_are() {
    let text = r#"{"type":"a","Type":"b","gen":"c","self":"d","+1":1,"-1":-1,"":"e","2fa":true,"größe":"f","🦀":"g","a\"b\\c":"h"}"#;
    let server = Server::start([json(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let thing: OptionType =
        client.clone_("x").self_("s").send_parameter("t").self_header("u").await.expect("a thing");
    let sent = server.only();
    assert_eq!(sent.line(), "GET /things/x?self=s&send=t");
    assert_eq!(sent.header("self"), Some("u"));
    assert_eq!((thing.type_.as_deref(), thing.type_2.as_deref()), (Some("a"), Some("b")));
    assert_eq!((thing.plus_1, thing.minus_1), (Some(1), Some(-1)));
    assert_eq!(to_string(&thing), text);
}

#[test]
fn names_that_differ_by_case_or_punctuation_only() {
    let thing: OptionType2 = from_str(r#"{"a-b":"1","a_b":"2","aB":"3"}"#).expect("a thing");
    assert_eq!((thing.a_b2, thing.a_b, thing.a_b3), (Some("1".into()), Some("2".into()), Some("3".into())));
    let thing: OptionType2 = from_str(r#"{"@id":"1","id":"2"}"#).expect("a thing");
    assert_eq!((thing.id, thing.id2), (Some("2".into()), Some("1".into())));
    for value in ["a", "A", "a ", "*", "?", "Self", "self", "1", "1.0", "unknown", "Ok", "None"] {
        let first = First::from(value);
        assert!(!matches!(first, First::Unknown(_)), "{value}");
        assert_eq!(first.as_str(), value);
    }
}

#[test]
fn words_that_edition_2024_takes_as_names() {
    let text = r#"{"fn":"1","raw":"2","safe":"3","union":"4"}"#;
    let raw = Some("2".to_owned());
    let error = Error { fn_: Some("1".into()), raw, safe: Some("3".into()), union: Some("4".into()) };
    assert_eq!(to_string(&error), text);
}
