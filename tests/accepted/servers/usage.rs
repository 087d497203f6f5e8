//! Servers: the lists of the description with their variables, operations that go elsewhere, any other address.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::servers::{FilesServer, Region, Server};
use clientwright_runtime::{BaseUrl, InMemory};
use std::sync::Arc;

fn transport() -> Arc<InMemory> {
    Arc::new(InMemory::new(|_| {
        Ok(http::Response::builder().status(204).body(Default::default()).expect("an answer"))
    }))
}

async fn addresses(builder: api::ClientBuilder) -> [String; 2] {
    let transport = transport();
    let client = builder.transport(transport.clone()).build().expect("a client");
    client.get_a().await.expect("an answer");
    client.get_file("x").await.expect("an answer");
    let sent: Vec<_> = transport.requests().iter().map(|request| request.uri().to_string()).collect();
    sent.try_into().expect("two requests")
}

#[tokio::test]
async fn the_first_server_of_each_list_unless_set() {
    let addresses = addresses(api::Client::builder()).await;
    assert_eq!(addresses, ["https://eu.example.com/v1/a", "https://files.example.com/raw/files/x"]);
}

#[tokio::test]
async fn variables_and_other_addresses() {
    let base = BaseUrl::parse("http://localhost:1/prefix/").expect("an address");
    let builder = api::Client::builder().server(Server::Region { region: Region::Us }).files_server(base);
    let addresses = addresses(builder).await;
    assert_eq!(addresses, ["https://us.example.com/v1/a", "http://localhost:1/prefix/files/x"]);
}

#[tokio::test]
async fn a_custom_domain_may_drop_the_beginning_of_a_path() {
    let base = BaseUrl::parse("https://files.acme.com").expect("an address").dropping_path_segments(1);
    let addresses = addresses(api::Client::builder().files_server(FilesServer::At(base))).await;
    assert_eq!(addresses[1], "https://files.acme.com/x");
}

#[test]
fn no_value_moves_a_request_to_another_host() {
    for region in ["evil.com/", "a@b", "a#", "a?b", "a\\b", "", "a b"] {
        let server = Server::Region { region: Region::from(region) };
        let built = api::Client::builder().server(server).transport(transport()).build();
        assert!(built.is_err(), "{region:?}");
    }
}
