//! Enumerations are open: a value that nobody described is kept, and goes out again as it came.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Color, LampState};
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, json};

#[tokio::test]
async fn unknown_values_and_null_survive() {
    let text = r#"{"color":"ultraviolet","state":"+1","colors":["RED",null,"dark-green","x"]}"#;
    let server = Server::start([json(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let lamp = client.get_lamp(&Color::DarkGreen).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /lamps/dark-green");
    assert_eq!(lamp.color, Some(Color::Unknown("ultraviolet".into())));
    assert_eq!(lamp.state, Some(LampState::Plus1));
    let colors = [Some(Color::Red), None, Some(Color::DarkGreen), Some(Color::Unknown("x".into()))];
    assert_eq!(lamp.colors.as_deref(), Some(colors.as_slice()));
    assert_eq!(clientwright_runtime::json::to_string(&lamp), text);
}

#[test]
fn values_and_texts() {
    assert_eq!(Color::from("RED"), Color::Red);
    assert_eq!(Color::from("red"), Color::Unknown("red".into()));
    assert_eq!(LampState::from("").as_str(), "");
    assert_eq!(LampState::UnknownValue.to_string(), "UNKNOWN");
    assert_eq!(LampState::from("self"), LampState::SelfValue);
}
