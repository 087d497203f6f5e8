//! A constant of any kind tells branches apart, and a discriminator is written as the kind of value that it is.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{
    Answer, Button, Component, Config, Digits, Disabled, Enabled, Feature, Implied, Outcome, Row, Settings,
    Version,
};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{self, Server};

#[tokio::test]
async fn the_discriminator_is_written_as_its_kind() {
    let server = Server::start([server::json("{}")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let settings = Settings {
        component: Some(Row { label: Some("r".into()), ..Row::default() }.into()),
        feature: Some(Feature::Disabled(Disabled { v: Some("d".into()) })),
        ..Settings::default()
    };
    client.replace_settings(&settings).await.expect("an answer");
    assert_eq!(
        String::from_utf8_lossy(&server.only().body),
        r#"{"component":{"label":"r","type":1},"feature":{"v":"d","ok":false}}"#
    );
    assert_eq!(json::to_string(&Component::from(Button::new(2))), r#"{"type":2}"#);
    assert_eq!(json::to_string(&Feature::from(Enabled::default())), r#"{"ok":true}"#);
}

fn read<T: json::Json>(text: &str) -> T {
    let value = json::from_str::<T>(text).expect("a value");
    assert_eq!(json::to_string(&value), text);
    value
}

#[test]
fn constants_tell_branches_apart() {
    assert!(matches!(read(r#"{"is_http":true,"host":"h"}"#), Config::Http(_)));
    assert!(matches!(read(r#"{"is_http":false,"host":"h"}"#), Config::Ssh(_)));
    assert!(matches!(read(r#"{"type":1,"v":"v"}"#), Version::First(_)));
    assert!(matches!(read(r#"{"type":2,"v":"v"}"#), Version::Second(_)));
    assert!(matches!(read(r#"{"type":3,"v":"v"}"#), Version::Unknown(_)));
    assert!(matches!(read(r#"{"success":true,"message":"m"}"#), Answer::Success(_)));
    assert!(matches!(read(r#"{"success":false,"message":"m"}"#), Answer::Failure(_)));
    assert!(matches!(read(r#"{"success":"true","message":"m"}"#), Answer::Unknown(_)));
    assert!(matches!(read(r#"{"error":null,"data":"d"}"#), Outcome::Fine(_)));
    assert!(matches!(read(r#"{"error":{"code":7},"data":"d"}"#), Outcome::Broken(_)));
    assert!(matches!(read(r#"{"error":"null","data":"d"}"#), Outcome::Unknown(_)));
    assert!(matches!(read(r#"{"kind":"1"}"#), Digits::Text(_)));
    assert!(matches!(read(r#"{"kind":1}"#), Digits::Number(_)));
}

#[test]
fn discriminators_of_any_kind_are_read() {
    assert!(matches!(read(r#"{"type":2,"label":"l"}"#), Component::Button(_)));
    assert!(matches!(read(r#"{"v":"v","ok":true}"#), Feature::Enabled(_)));
    assert!(matches!(read(r#"{"v":"v","ok":false}"#), Feature::Disabled(_)));
    assert!(matches!(read(r#"{"active":true,"v":"v"}"#), Implied::On(_)));
    assert!(matches!(read(r#"{"active":false,"v":"v"}"#), Implied::Off(_)));
}
