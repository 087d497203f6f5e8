//! Records: members by name, absent and null apart, cycles, words that are keywords.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Owner, Pet};
use clientwright_runtime::{BaseUrl, Maybe};
use clientwright_tests::server::{Server, answer};

#[tokio::test]
async fn a_record_goes_out_and_comes_back() {
    let text = r#"{"name":"Tom","type":"cat","weight":null,"nick":null,"owner":{"partner":{"name":"Al"}},"tags":["a"]}"#;
    let server = Server::start([answer("201 Created", "application/json", text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");

    let partner = Owner { name: Some("Al".into()), ..Owner::default() };
    let owner = Owner { partner: Some(Box::new(partner)), ..Owner::default() };
    let pet = Pet {
        nick: Maybe::Null,
        owner: Some(owner),
        tags: Some(vec!["a".into()]),
        ..Pet::new("Tom", "cat", None)
    };
    let answer = client.add_pet(&pet).await.expect("an answer");

    let sent = server.only();
    assert_eq!(sent.line(), "POST /pets");
    assert_eq!(sent.header("content-type"), Some("application/json"));
    assert_eq!(sent.text(), text);
    assert_eq!(answer, pet);
}
