//! `type: object` alone is any JSON: no kind of value costs the answer.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Event, EventEither};
use clientwright_runtime::{BaseUrl, Map, Value, json};
use clientwright_tests::server::{Server, json as json_answer};

const EVENT: &str = concat!(
    r#"{"name":"a text","details":{"a":[1],"b":{"c":2}},"any":["list"],"list":[{"a":1},"b",3],"#,
    r#""named":true,"open":{"a":1},"either":"b"}"#,
);

#[tokio::test]
async fn any_json_is_read_and_sent() {
    let server = Server::start([json_answer(EVENT), json_answer("[1]")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let sent: Event = json::from_str(EVENT).expect("an event");
    let response = client.put_event(&sent).send_with_meta().await.expect("an event");
    assert!(response.findings().is_empty(), "{:?}", response.findings());
    let event = response.into_body();
    assert_eq!(event.any, Some(vec!["list"].into()));
    assert_eq!(event.details.as_ref().and_then(|it| it.get("b")).map(|it| it["c"].as_i64()), Some(Some(2)));
    assert_eq!(event.either, Some(EventEither::Text("b".to_owned())), "a choice tells objects from texts");
    assert_eq!(json::to_string(&event), EVENT);
    let fields: Map<Value> = [("a", Value::from("b c"))].into_iter().collect();
    assert_eq!(client.put_form(&fields).await.expect("whatever"), vec![1].into());
    assert_eq!(server.received()[0].text(), EVENT);
    assert_eq!(server.received()[1].text(), "a=b%20c");
}
