//! Without a discriminator the kind of value decides, then constants, required members, and how many are known.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Named, Thing, ThingText};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, json as answer};

fn variant(thing: &Thing) -> &'static str {
    match thing {
        Thing::Integer(_) => "integer",
        Thing::Number(_) => "number",
        Thing::Boolean(_) => "boolean",
        Thing::Listed(_) => "listed",
        Thing::Text(_) => "text",
        Thing::List(_) => "list",
        Thing::Circle(_) => "circle",
        Thing::Square(_) => "square",
        Thing::Named(_) => "named",
        Thing::NamedAndSized(_) => "named and sized",
        Thing::Group(_) => "group",
        Thing::Team(_) => "team",
        Thing::Unknown(_) => "unknown",
    }
}

#[tokio::test]
async fn a_bare_value_travels() {
    let server = Server::start([answer(r#"["a","b"]"#)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let thing = client.swap(&ThingText::All.into()).await.expect("an answer");
    assert_eq!(String::from_utf8_lossy(&server.only().body), r#""all""#);
    assert_eq!(thing, Thing::List(vec!["a".into(), "b".into()]));
}

#[test]
fn the_value_decides_and_comes_back_as_it_was() {
    for (text, wanted) in [
        ("7", "integer"),
        ("7.5", "number"),
        ("99999999999999999999", "number"),
        ("true", "boolean"),
        (r#""none""#, "listed"),
        (r#""other""#, "text"),
        ("[]", "list"),
        ("[1]", "unknown"),
        (r#"{"shape":"circle","size":1}"#, "circle"),
        (r#"{"shape":"square"}"#, "square"),
        (r#"{"name":"n"}"#, "named"),
        (r#"{"name":"n","size":1}"#, "named and sized"),
        (r#"{"first":{"first":[]}}"#, "group"),
        (r#"{"first":{"shape":"square"}}"#, "group"),
        (r#"{"first":7,"rank":true}"#, "team"),
        ("null", "unknown"),
    ] {
        let thing = json::from_str::<Thing>(text).expect("a thing");
        assert_eq!(variant(&thing), wanted, "{text}");
        let again = json::to_string(&thing);
        assert_eq!(json::from_str::<Thing>(&again).expect("a thing"), thing, "{text}");
        if wanted != "number" {
            assert_eq!(again, text);
        }
    }
}

/// A variant that does not fit after all is passed over.
#[test]
fn the_next_best_is_tried() {
    let thing = json::from_str::<Thing>(r#"{"name":"n","size":"large"}"#).expect("a thing");
    assert_eq!(thing, Thing::Named(Named::new("n")));
}

/// Groups inside of groups, each at fault behind its first member, must not double the work at each level.
#[test]
fn hostile_nesting_takes_no_exponential_time() {
    let text = format!("{}1{}", r#"{"first":"#.repeat(100), r#","rank":"x"}"#.repeat(100));
    let thing = json::from_str::<Thing>(&text).expect("a thing");
    assert!(matches!(thing, Thing::Unknown(_)), "{thing:?}");
    assert_eq!(json::to_string(&thing), text);
}
