//! Several media types of one body: JSON where they carry the same, else an enum by media type.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::{ImportPetsBody, PatchPetBody};
use api::types::Pet;
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::Server;

async fn client() -> (Server, api::Client) {
    let server = Server::start([b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    (server, client)
}

fn sent(server: &Server) -> (String, String) {
    let received = server.only();
    (received.header("content-type").unwrap_or_default().to_owned(), received.text().to_owned())
}

fn wire(media_type: &str, body: &str) -> (String, String) {
    (media_type.to_owned(), body.to_owned())
}

#[tokio::test]
async fn json_is_sent_where_it_says_the_same() {
    let (server, client) = client().await;
    client.create_pet(&Pet::new("a")).await.expect("nothing");
    assert_eq!(sent(&server), wire("application/json", r#"{"name":"a"}"#));
}

#[tokio::test]
async fn types_of_json_that_mean_different_things_are_a_choice() {
    let pet = Pet::new("a");
    for (body, media_type) in [
        (PatchPetBody::MergePatchJson(pet.clone()), "application/merge-patch+json"),
        (PatchPetBody::StrategicMergePatchJson(pet), "application/strategic-merge-patch+json"),
    ] {
        let (server, client) = client().await;
        client.patch_pet(&body).await.expect("nothing");
        assert_eq!(sent(&server), wire(media_type, r#"{"name":"a"}"#));
    }
}

#[tokio::test]
async fn forms_that_differ_are_a_choice() {
    for (body, expected) in [
        (
            ImportPetsBody::VndPetsJson(vec![Pet::new("a")]),
            wire("application/vnd.pets+json", r#"[{"name":"a"}]"#),
        ),
        (ImportPetsBody::Csv("name\na\n".to_owned()), wire("text/csv", "name\na\n")),
        (ImportPetsBody::OctetStream("a".into()), wire("application/octet-stream", "a")),
    ] {
        let (server, client) = client().await;
        client.import_pets().body(&body).await.expect("nothing");
        assert_eq!(sent(&server), expected);
    }
}
