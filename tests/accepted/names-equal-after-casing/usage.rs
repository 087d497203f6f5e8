//! Names that are equal once they are cased: who is called so already keeps the name.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::SendError;
use api::types::{Minus, N1password, SelfType, Underscore, 用户};
use clientwright_runtime::BaseUrl;
use clientwright_tests::server::{Server, answer, json};

#[tokio::test]
async fn each_parameter_has_an_argument_of_its_own() {
    let bad = answer("400 Bad Request", "application/json", r#"{"x1":"no"}"#);
    let server = Server::start([json(r#"{"x":"1"}"#), bad]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let call =
        || client.send("b", 1, "exact", "camel").user_id_header("h").body(&用户 { 名: Some("n".into()) });
    let received: N1password = call().await.expect("an answer");
    assert_eq!(received, N1password { x: Some("1".into()) });
    let requests = server.received();
    assert_eq!(requests[0].line(), "POST /it/b/1?user_id=exact&userId=camel");
    assert_eq!((requests[0].header("user-id"), requests[0].text()), (Some("h"), r#"{"名":"n"}"#));
    let error = call().await.expect_err("an error");
    let wanted = SendError::BadRequest(Underscore { x1: Some("no".into()) });
    assert_eq!(error.status_error(), Some(&wanted));
}

#[tokio::test]
async fn operations_and_types_without_a_name_that_rust_takes() {
    let server = Server::start([json("{}"), json("{}"), answer("204 No Content", "", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let _: Minus = client.type_().await.expect("an answer");
    let _: SelfType = client.n_123().await.expect("an answer");
    client.日本().await.expect("nothing");
    let paths: Vec<_> = server.received().iter().map(|request| request.line().to_owned()).collect();
    assert_eq!(paths, ["GET /x", "GET /y", "GET /z"]);
}
