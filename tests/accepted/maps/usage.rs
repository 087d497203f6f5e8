//! Maps, and records that keep members nobody described: what comes in goes out, in its order.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Settings;
use clientwright_runtime::json::{from_str, to_string};
use clientwright_runtime::{BaseUrl, Value};
use clientwright_tests::server::{Server, json};

const TEXT: &str = r#"{"name":"a","additional":"b","limits":{"z":1,"y":null,"x":-3},"labels":{"app":"c","tier":"d"},"closed":{"a":"e"},"extra":[1,2.50,{"deep":null}],"other":null}"#;

#[tokio::test]
async fn members_that_nobody_described_round_trip() {
    let server = Server::start([json(TEXT)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let settings: Settings = from_str(TEXT).expect("settings");
    let answer = client.put_settings(&settings).await.expect("an answer");
    assert_eq!(server.only().text(), TEXT);
    assert_eq!(answer, settings);
    assert_eq!(settings.additional_.as_deref(), Some("b"));
    assert_eq!(settings.additional.get("other"), Some(&Value::Null));
    assert_eq!(settings.labels.expect("labels").additional.get("tier").map(String::as_str), Some("d"));
}

#[test]
fn null_for_a_described_member_is_kept_where_others_are() {
    let text = r#"{"limits":{},"name":null}"#;
    let settings: Settings = from_str(text).expect("settings");
    assert_eq!(settings.name, None);
    assert_eq!(to_string(&settings), text);
    let named = Settings { name: Some("now".into()), ..settings };
    assert_eq!(to_string(&named), r#"{"name":"now","limits":{}}"#);
}

#[test]
fn what_is_not_kept_is_skipped() {
    let settings: Settings = from_str(r#"{"closed":{"a":"e","b":[{}]}}"#).expect("settings");
    assert_eq!(to_string(&settings), r#"{"closed":{"a":"e"}}"#);
}
