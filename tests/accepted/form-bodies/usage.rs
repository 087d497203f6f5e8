//! Forms: lists repeat their name, objects are JSON text, and an encoding says otherwise.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Charge, Shipping};
use clientwright_runtime::{BaseUrl, Map};
use clientwright_tests::server::Server;

async fn sent(charge: &Charge) -> (Option<String>, String) {
    let server = Server::start([b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    client.create_charge(charge).await.expect("nothing");
    let received = server.only();
    (received.header("content-type").map(str::to_owned), received.text().to_owned())
}

#[tokio::test]
async fn what_is_absent_is_no_field() {
    let (media_type, body) = sent(&Charge::new(100)).await;
    assert_eq!(media_type.as_deref(), Some("application/x-www-form-urlencoded"));
    assert_eq!(body, "amount=100");
}

#[tokio::test]
async fn fields_follow_their_encoding() {
    let mut charge = Charge::new(100);
    charge.note = Some("a & b".to_owned());
    charge.tags = Some(vec!["x".to_owned(), "y".to_owned()]);
    charge.expand = Some(vec!["x".to_owned(), "y".to_owned()]);
    let mut metadata = Map::new();
    metadata.insert("order".to_owned(), "7".to_owned());
    charge.metadata = Some(metadata);
    charge.shipping = Some(Shipping::new("Ulm"));
    let (_, body) = sent(&charge).await;
    let expected = "amount=100&note=a%20%26%20b&tags=x&tags=y&expand=x,y&metadata%5Border%5D=7\
        &shipping=%7B%22city%22%3A%22Ulm%22%7D";
    assert_eq!(body, expected);
}
