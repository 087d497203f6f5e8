//! An answer that is not quite as described is read as far as it goes, and says what was not.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::PutImageError;
use api::types::{Hook, ImageSource, ImageState, Named, Timer, TimerKind};
use clientwright_runtime::{BaseUrl, Error, Finding};
use clientwright_tests::server::{Server, answer, json};

const IMAGE: &str = concat!(
    r#"{"id":"a","tags":null,"labels":{"s3cret":true},"size":"10000","state":"ready","#,
    r#""parent":{"id":"b","tags":{}},"source":{"id":"7"}}"#,
);

fn builder(server: &Server) -> api::ClientBuilder {
    api::Client::builder().server(BaseUrl::parse(&server.url()).expect("an address"))
}

fn said(findings: &[Finding]) -> Vec<String> {
    findings.iter().map(ToString::to_string).collect()
}

#[tokio::test]
async fn what_was_done_is_answered_and_what_was_off_stands_beside_it() {
    let server = Server::start([answer("201 Created", "application/json", IMAGE)]).await;
    let client = builder(&server).build().expect("a client");
    let response = client.put_image("a").send_with_meta().await.expect("an image");
    let image = response.body();
    assert_eq!((image.tags.len(), image.size, &image.state), (0, Some(10_000), &Some(ImageState::Ready)));
    assert_eq!(image.labels.get("s3cret").map(String::as_str), Some("true"));
    assert_eq!(image.parent, None, "its tags are not a list");
    let named = ImageSource::Named(Named { id: "7".to_owned() });
    assert_eq!(image.source, Some(named), "a choice is made by what a value is, not by what it could be");
    assert_eq!(
        said(response.findings()),
        [
            "$.tags: expected an array, found null; it was read as empty",
            "$.labels.*: expected a string, found a boolean; it was converted",
            "$.size: expected a 64-bit integer, found a string; it was converted",
            "$.parent: expected an array, found an object; it was left out",
        ]
    );
}

#[tokio::test]
async fn nothing_is_an_empty_list() {
    let server = Server::start([json("null"), json("[]")]).await;
    let client = builder(&server).build().expect("a client");
    let response = client.list_images().send_with_meta().await.expect("images");
    assert!(response.body().is_empty());
    assert_eq!(said(response.findings()), ["$: expected an array, found null; it was read as empty"]);
    let response = client.list_images().send_with_meta().await.expect("images");
    assert_eq!(said(response.findings()), [""; 0]);
}

#[tokio::test]
async fn an_error_is_read_in_the_same_way() {
    let body = r#"{"code":"12","reasons":null}"#;
    let server = Server::start([answer("409 Conflict", "application/json", body)]).await;
    let client = builder(&server).build().expect("a client");
    let Err(Error::Status(status)) = client.put_image("a").await else { panic!("a documented error") };
    let Some(PutImageError::Default(problem)) = status.body() else { panic!("a documented body") };
    assert_eq!((problem.code, problem.reasons.len()), (Some(12), 0));
    assert_eq!(said(status.findings()).len(), 2);
}

#[test]
fn the_only_variant_that_a_value_can_be_is_read_like_any_other_type() {
    let read = |text: &str| {
        let (hook, findings) =
            clientwright_runtime::json::from_slice_leniently::<Hook>(text.as_bytes()).expect(text);
        (hook, said(&findings))
    };
    let (hook, found) = read(r#"{"kind":"timer","every":"60","name":{}}"#);
    assert_eq!(hook, Hook::Timer(Timer { kind: TimerKind::Timer, every: 60, name: None }));
    assert_eq!(
        found,
        [
            "$.every: expected a 64-bit integer, found a string; it was converted",
            "$.name: expected a string, found an object; it was left out",
        ]
    );
    let (hook, found) = read(r#"{"kind":"timer","every":[]}"#);
    assert!(matches!(hook, Hook::Unknown(_)), "nothing of it is lost");
    assert_eq!(found, [""; 0]);
}

#[tokio::test]
async fn a_strict_client_takes_what_is_described_and_no_more() {
    let server = Server::start([answer("201 Created", "application/json", IMAGE), json("null")]).await;
    let client = builder(&server).strict_answers().build().expect("a client");
    let error = client.put_image("a").await.expect_err("a fault").to_string();
    assert!(error.contains("expected an array, found null at $.tags"), "{error}");
    assert!(matches!(client.list_images().await, Err(Error::Decode(_))));
}
