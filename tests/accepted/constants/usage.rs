//! A member or a parameter that has one value is sent without being asked for, and can be read.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::{MarkForm, UploadForm};
use api::types::{Currency, Order, OrderObject, OrderState, Ping, PlaceOrderDialect, PlaceOrderPreview};
use clientwright_runtime::{BaseUrl, Part};
use clientwright_tests::server::{Server, json};

const NO_CONTENT: &str = "HTTP/1.1 204 No Content\r\n\r\n";

async fn client(answers: &[Vec<u8>]) -> (Server, api::Client) {
    let server = Server::start(answers.iter().cloned()).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

#[tokio::test]
async fn constants_are_sent_without_being_asked_for() {
    let sent = r#"{"object":"order","version":3,"paid":false,"ratio":0.5,"none":null,"currency":"eur","id":"o1","state":null}"#;
    let later = r#"{"object":"order.v2","version":4,"paid":false,"ratio":1,"none":null,"currency":"usd","id":"o1","state":"closed"}"#;
    let (server, client) = client(&[json(later)]).await;
    let order = Order::new("o1", None);
    let request = client.place_order("eu-1", &PlaceOrderDialect::Eu, &order);
    let answer = request.preview(&PlaceOrderPreview::Preview).await.expect("an answer");
    let received = server.only();
    let line = "POST /retail/orders?strict=true&rate=1.5&region=eu-1&preview=preview&dialect=eu";
    assert_eq!(received.line(), line);
    assert_eq!(received.header("x-api-version"), Some("2"));
    assert_eq!(received.text(), sent);
    // what is read may be another value
    assert_eq!(answer.object, OrderObject::Unknown("order.v2".into()));
    assert_eq!((answer.currency, answer.state), (Currency::from("usd"), Some(OrderState::from("closed"))));
    assert_eq!(answer.stream, None);
}

#[tokio::test]
async fn what_has_nothing_but_constants_has_a_default() {
    let (server, client) = client(&[NO_CONTENT.into(), NO_CONTENT.into(), NO_CONTENT.into()]).await;
    client.ping(&Ping { at: Some("noon".into()), ..Ping::default() }).await.expect("nothing");
    client.mark(&MarkForm::default()).await.expect("nothing");
    client.upload(&UploadForm::new(Part::from("x").file_name("a"))).await.expect("nothing");
    let [ping, mark, upload] = server.received().try_into().expect("three requests");
    assert_eq!(ping.text(), r#"{"type":"ping","at":"noon"}"#);
    assert!(mark.text().contains("name=\"purpose\"\r\n\r\nmark\r\n"), "{}", mark.text());
    assert!(upload.text().contains("name=\"purpose\"\r\n\r\nbatch\r\n"), "{}", upload.text());
}
