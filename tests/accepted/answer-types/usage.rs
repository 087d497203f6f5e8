//! Answers of several media types: what carries the same is one value, whichever of them comes; parameters count.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::GetLogError;
use api::responses::{GetEitherResponse, GetExportResponse, GetThingResponse};
use api::types::Pet;
use clientwright_runtime::{BaseUrl, CallOptions, RetryPolicy};
use clientwright_tests::server::{Server, answer};

async fn client(media_type: &str, body: &str) -> (Server, api::Client) {
    of_status("200 OK", media_type, body).await
}

async fn of_status(status: &str, media_type: &str, body: &str) -> (Server, api::Client) {
    let server = Server::start([answer(status, media_type, body)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(RetryPolicy::none());
    (server, builder.build().expect("a client"))
}

#[tokio::test]
async fn a_text_is_the_same_value_as_json_and_as_text() {
    for (media_type, body) in [
        ("application/json", r#""a \"b\"""#),
        ("text/plain; charset=utf-8", r#"a "b""#),
        ("application/yaml", r#"a "b""#),
        ("application/vnd.kubernetes.protobuf", r#"a "b""#),
    ] {
        let (server, client) = client(media_type, body).await;
        assert_eq!(client.get_log().await.expect("lines"), r#"a "b""#, "{media_type}");
        let accept = "application/json, application/vnd.kubernetes.protobuf, application/yaml, text/plain";
        assert_eq!(server.only().header("accept"), Some(accept));
    }
    let (_server, client) = of_status("404 Not Found", "text/plain", "none").await;
    let error = client.get_log().await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&GetLogError::Default("none".to_owned())));
}

#[tokio::test]
async fn json_is_asked_for_and_read_as_text_too() {
    for media_type in ["application/json", "text/json", "text/plain"] {
        let (server, client) = client(media_type, r#"{"name":"Rex"}"#).await;
        assert_eq!(client.get_pet().await.expect("a pet"), Pet { name: "Rex".to_owned() }, "{media_type}");
        assert_eq!(server.only().header("accept"), Some("application/json, text/json, text/plain"));
    }
}

#[tokio::test]
async fn a_date_is_one_as_json_and_as_text() {
    for (media_type, body) in [("application/json", "\"2026-01-02\""), ("text/plain", "2026-01-02")] {
        let (_server, client) = client(media_type, body).await;
        let note = client.get_note().await.expect("an answer").expect("a note");
        assert_eq!(note.to_string(), "2026-01-02", "{media_type}");
    }
    let (_server, client) = of_status("202 Accepted", "text/plain", "").await;
    assert_eq!(client.get_note().await.expect("an answer"), None);
}

#[tokio::test]
async fn what_differs_is_told_apart() {
    let (_server, json) = client("application/json", r#"{"name":"Rex"}"#).await;
    assert!(matches!(json.get_either().await, Ok(GetEitherResponse::OkJson(_))));
    let (_server, text) = client("text/plain", r#"{"name":"Rex"}"#).await;
    assert_eq!(
        text.get_either().await.expect("text"),
        GetEitherResponse::OkPlain(r#"{"name":"Rex"}"#.to_owned())
    );
}

#[tokio::test]
async fn bytes_are_no_text() {
    let (_server, json) = client("application/json", "\"a\"").await;
    assert!(matches!(json.get_export().await, Ok(GetExportResponse::OkJson(text)) if text == "a"));
    let (_server, bytes) = client("application/octet-stream", "\"a\"").await;
    let Ok(GetExportResponse::OkOctetStream(bytes)) = bytes.get_export().await else { panic!("bytes") };
    assert_eq!(bytes.bytes().await.expect("bytes"), "\"a\"");
}

#[tokio::test]
async fn parameters_tell_versions_apart() {
    let (server, second) = client("application/vnd.acme.thing+json; version=2", r#"{"a":1}"#).await;
    assert!(matches!(second.get_thing().await, Ok(GetThingResponse::OkVndAcmeThingJsonVersion2(_))));
    let accept = "application/vnd.acme.thing+json;version=2, application/vnd.acme.thing+json;version=3";
    assert_eq!(server.only().header("accept"), Some(accept));
    let (_server, third) = client("application/vnd.acme.thing+json;version=\"3\"", r#"{"b":1}"#).await;
    assert!(matches!(third.get_thing().await, Ok(GetThingResponse::OkVndAcmeThingJsonVersion3(_))));
}

#[tokio::test]
async fn an_answer_that_goes_on_is_items() {
    let lines = "{\"name\":\"Rex\"}\n{\"name\":\"Tom\"}\n";
    let names = ["Rex", "Tom"];
    let (_server, only) = client("application/json;stream=watch", lines).await;
    let mut items = only.watch_pets().await.expect("items");
    // what Kubernetes says of it, too
    let (_server, either) = client("application/json", lines).await;
    let mut watched =
        either.list_pets().watch(true).send_for_items::<Pet>().await.expect("items").into_body();
    for name in names {
        assert_eq!(items.next().await.expect("an item").expect("a pet").name, name);
        assert_eq!(watched.next().await.expect("an item").expect("a pet").name, name);
    }
    assert!(items.next().await.is_none() && watched.next().await.is_none());

    let (_server, one) = client("application/json", r#"{"name":"Rex"}"#).await;
    assert_eq!(one.list_pets().await.expect("a pet").name, "Rex");
}

#[tokio::test]
async fn bytes_that_are_said_to_be_json_are_bytes() {
    let (_server, client) = client("application/json", "\u{1}%").await;
    assert_eq!(client.get_file().await.expect("a file").bytes().await.expect("bytes"), "\u{1}%");
}

#[tokio::test]
async fn a_call_takes_the_bytes_of_a_media_type_without_a_codec() {
    const PROTOBUF: &str = "application/vnd.kubernetes.protobuf";
    let (server, client) = client(PROTOBUF, "\u{1}\u{2}").await;
    let options = CallOptions::new().header("accept", PROTOBUF);
    let answer = client.list_pets().options(options).send_raw().await.expect("an answer");
    assert_eq!(answer.bytes().expect("bytes").as_ref(), b"\x01\x02");
    assert_eq!(server.only().header("accept"), Some(PROTOBUF));
}
