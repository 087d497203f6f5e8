//! Mistakes that real descriptions have: what is emitted for them is what is meant.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Pet;
use clientwright_runtime::{BaseUrl, Credential};
use clientwright_tests::server::{Server, json};

fn client(server: &Server) -> api::Client {
    let base = BaseUrl::parse(&server.url()).expect("an address");
    api::Client::builder().server(base).token(Credential::bearer("t")).build().expect("a client")
}

#[tokio::test]
async fn a_parameter_stands_for_the_name_that_is_meant_and_a_name_without_one_is_a_text() {
    let text = r#"{"born":"2020-02-02T02:02:02Z","tags":[1,"a"],"name":null,"nick":null,"kind":"any"}"#;
    let server = Server::start([json(text)]).await;
    let pet: Pet = client(&server).get_pet("a b", 7).await.expect("a pet");
    assert_eq!(clientwright_runtime::json::to_string(&pet), text);
    let request = server.only();
    assert_eq!(request.line(), "GET /apps/a%20b/pets/7");
    assert_eq!(request.header("authorization"), Some("Bearer t"));
}

#[tokio::test]
async fn an_operation_of_the_same_id_and_without_responses_gives_what_comes() {
    let server = Server::start([json(r#"{"done":true}"#)]).await;
    let bytes = client(&server).delete_apps_app_pets_pet_id("a", "p").await.expect("bytes");
    let bytes = bytes.bytes().await.expect("bytes");
    assert_eq!(&bytes[..], br#"{"done":true}"#);
    assert_eq!(server.only().line(), "DELETE /apps/a/pets/p");
}
