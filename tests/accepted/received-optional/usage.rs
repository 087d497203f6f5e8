//! With `required = "received-optional"` an answer may lack what must be there, and a request may not.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Pet, PetRequest};
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, answer, json};

#[tokio::test]
async fn required_members_are_options_in_what_is_received() {
    let page = json(r#"{"pets":[{"name":"a"},{"age":null}]}"#);
    let server = Server::start([page, answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).strict_answers().build().expect("a client");
    let page = client.list_pets().await.expect("a page");
    assert_eq!(page.total, None);
    let pets = [Pet { name: Some("a".to_owned()), ..Default::default() }, Pet::default()];
    assert_eq!(page.pets.as_deref(), Some(&pets[..]));
    client.add_pet(&PetRequest::new("a", 3)).await.expect("no content");
    assert_eq!(server.received()[1].text(), r#"{"name":"a","age":3}"#);
}
