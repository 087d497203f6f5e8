//! Schemas that a value has to fit at once are one record; a schema around one schema is that schema.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Dog, DogExtra, DogKind, Named, Trick};
use clientwright_runtime::{BaseUrl, Maybe, json};
use clientwright_tests::server::{Server, json as answer};

#[tokio::test]
async fn a_record_has_the_members_of_all_parts() {
    let text = r#"{"id":7,"name":"Rex","kind":"dog","owner":{"name":"Ann","friend":{"name":"Bo"}},"extra":{"size":0.5,"collar":"red"},"mother":null,"tricks":[{"name":"sit"}],"good":true}"#;
    let server = Server::start([answer(text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let mut dog = Dog::new(7, "Rex");
    dog.kind = Some(DogKind::Dog);
    dog.extra = Some(DogExtra { size: Some(0.5), collar: Some("red".into()) });
    dog.mother = Maybe::Present(Box::new(Dog::new(1, "Lea")));
    dog.additional.insert("good", true);
    let kept = client.add_dog(&dog).await.expect("an answer");
    assert_eq!(
        String::from_utf8_lossy(&server.only().body),
        r#"{"id":7,"name":"Rex","kind":"dog","extra":{"size":0.5,"collar":"red"},"mother":{"id":1,"name":"Lea"},"good":true}"#
    );
    assert_eq!(kept.mother, Maybe::Null);
    assert_eq!(json::to_string(&kept), text);
}

#[test]
fn what_any_part_requires_is_required() {
    let fault = json::from_str::<Dog>(r#"{"id":7}"#).expect_err("no name");
    assert!(fault.to_string().contains("name"), "{fault}");
}

#[test]
fn a_wrapper_is_what_it_wraps() {
    let trick: Trick = Named { name: "sit".into() };
    assert_eq!(json::to_string(&trick), r#"{"name":"sit"}"#);
}
