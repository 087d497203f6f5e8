//! A description of many files: fragments and whole files in YAML and JSON, with cycles over them, names that clash, and
//! paths with escapes.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Cat, Dog, Pet};
use clientwright_runtime::{BaseUrl, Credential};
use clientwright_tests::server::{Server, answer};

#[tokio::test]
async fn a_client_of_many_files_is_like_any_other() {
    let text = r#"{"kind":"dog","friend":{"kind":"cat","id":"1"}}"#;
    let server = Server::start([answer("201 Created", "application/json", text)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).key(Credential::api_key("secret"));
    let client = client.build().expect("a client");

    let cat = Pet::Cat(Cat::new("cat", "1"));
    let pet = Pet::Dog(Dog { friend: Some(Box::new(cat)), ..Dog::new("dog") });
    let answer = client.add_pet(&pet).await.expect("an answer");

    let sent = server.only();
    assert_eq!((sent.line(), sent.header("x-key")), ("POST /pets", Some("secret")));
    assert_eq!(sent.text(), text);
    assert_eq!(answer, pet);
}
