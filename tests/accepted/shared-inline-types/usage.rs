//! Equal inline schemas of bodies: each has a name of its own.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{DelBodyRequest, GetBodyRequest, ListRequestItem, NullableResponse};
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, answer, json};

#[tokio::test]
async fn each_body_is_called_after_its_operation() {
    let nothing = || answer("204 No Content", "", "");
    let lists = json(r#"[["b"]]"#);
    let server = Server::start([nothing(), nothing(), lists, json(r#"{"a":"c"}"#)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    client.del_body(&DelBodyRequest { a: Some("1".into()) }).await.expect("nothing");
    client.get_body(&GetBodyRequest { a: Some("2".into()) }).await.expect("nothing");
    let lists = client.list(&Vec::from([ListRequestItem { a: Some(3) }])).await.expect("lists");
    assert_eq!(lists, [["b"]]);
    let answer: Option<NullableResponse> = client.nullable().await.expect("an answer");
    assert_eq!(answer, Some(NullableResponse { a: Some("c".into()) }));
    let sent: Vec<_> = server.received().iter().map(|sent| sent.text().to_owned()).collect();
    assert_eq!(sent, [r#"{"a":"1"}"#, r#"{"a":"2"}"#, r#"[{"a":3}]"#, ""]);
}
