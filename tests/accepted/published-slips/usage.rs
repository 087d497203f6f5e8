//! Slips of published descriptions that are put right: what is called, and what goes over the wire.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::servers::{Area, RoomsServer, Server as Choice, Stage, Stage2, TenantsServer};
use api::types::Pet;
use clientwright_runtime::{BaseUrl, Error};
use clientwright_tests::server::{Server, json};

const DONE: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";

fn port(server: &Server) -> String {
    server.url().rsplit(':').next().unwrap_or_default().trim_end_matches('/').to_owned()
}

async fn client(answer: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answer]).await;
    let choice = Choice::PortStage { port: port(&server), stage: Stage::Test };
    let client = api::Client::builder().server(choice).build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn a_path_without_a_slash_and_a_parameter_in_other_letters_are_what_they_mean() {
    let (server, client) = client(json("[1]")).await;
    let bytes = client.list_pets().limit(3).await.expect("bytes").bytes().await.expect("bytes");
    assert_eq!(&bytes[..], b"[1]");
    assert_eq!(server.only().line(), "GET /test/animals?limit=3");
}

#[tokio::test]
async fn a_schema_in_place_of_a_body_is_its_json() {
    let (server, client) = client(json(r#"{"name":"b","age":2}"#)).await;
    let pet = client.add_pet().body(&Pet::new("a")).await.expect("a pet");
    assert_eq!((pet.name.as_str(), pet.age), ("b", Some(2)));
    let received = server.only();
    assert_eq!(received.header("content-type"), Some("application/json"));
    assert_eq!((received.line(), received.text()), ("POST /test/pets", r#"{"name":"a"}"#));
}

#[tokio::test]
async fn a_response_in_place_of_a_schema_is_the_schema_of_its_json() {
    let (_server, client) = client(json(r#"{"name":"c"}"#)).await;
    assert_eq!(client.find_pet().await.expect("a pet").name.as_deref(), Some("c"));
}

#[tokio::test]
async fn a_body_without_media_types_is_one_of_bytes() {
    let (server, client) = client(DONE.to_vec()).await;
    client.put_pets().body("a,b").body_as("text/csv").await.expect("nothing");
    let received = server.only();
    assert_eq!((received.header("content-type"), received.text()), (Some("text/csv"), "a,b"));
}

#[tokio::test]
async fn a_variable_of_the_servers_around_stands_for_one_that_is_not_declared() {
    let server = Server::start([DONE.to_vec()]).await;
    let choice = RoomsServer::PortStage { port: port(&server), stage: Stage2::Live };
    let client = api::Client::builder().rooms_server(choice).build().expect("a client");
    client.list_rooms().await.expect("nothing");
    assert_eq!(server.only().line(), "GET /rooms-of/live/rooms");
}

#[tokio::test]
async fn a_variable_without_a_value_has_to_be_given() {
    let server = Server::start([DONE.to_vec()]).await;
    let choice =
        TenantsServer::PortTenantArea { port: port(&server), tenant: "acme".to_owned(), area: Area::North };
    let client = api::Client::builder().tenants_server(choice).build().expect("a client");
    client.list_tenants().await.expect("nothing");
    assert_eq!(server.only().line(), "GET /acme/north/tenants");
}

/// Where nobody chooses a server, the calls of others do not suffer.
#[tokio::test]
async fn without_it_the_call_is_a_mistake_and_nothing_is_sent() {
    let (server, client) = client(json(r#"{"name":"c"}"#)).await;
    let error = client.list_tenants().await.expect_err("a mistake");
    assert!(matches!(&error, Error::Build(_)), "{error:?}");
    assert!(error.to_string().contains("the variable `tenant` has no default"), "{error}");
    assert!(server.received().is_empty());
    assert_eq!(client.find_pet().await.expect("a pet").name.as_deref(), Some("c"));
    let base = BaseUrl::parse(&server.url()).expect("an address");
    assert!(api::Client::builder().tenants_server(base).build().is_ok());
}
