//! Bodies of several media types: every declared one can be sent, and nothing is sent as a range.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::{AddThingBody, PatchPetBody};
use api::types::{Pet, PetPatch, V3};
use clientwright_runtime::{BaseUrl, Body, Error, Mistake, Request};
use clientwright_tests::server::{Received, Server};
use std::convert::Infallible;

async fn sent(call: impl FnOnce(&api::Client) -> Request<(), Infallible>) -> Received {
    let server = Server::start([b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    call(&client).await.expect("nothing");
    server.only()
}

fn assert_sent(received: &Received, media_type: &str, body: &str) {
    assert_eq!((received.header("content-type"), received.text()), (Some(media_type), body));
}

fn rex() -> Pet {
    Pet { name: "Rex".to_owned(), tags: Some(vec!["a".to_owned(), "b c".to_owned()]) }
}

fn rexs_patch() -> PetPatch {
    PetPatch { name: "Rex".to_owned(), tags: vec!["a".to_owned(), "b c".to_owned()].into() }
}

const JSON: &str = r#"{"name":"Rex","tags":["a","b c"]}"#;

#[tokio::test]
async fn json_is_the_default_and_the_others_are_chosen() {
    assert_sent(&sent(|client| client.add_pet(&rex())).await, "application/json", JSON);
    for media_type in ["text/json", "application/yaml", "application/hal+json"] {
        assert_sent(&sent(|client| client.add_pet(&rex()).body_as(media_type)).await, media_type, JSON);
    }
    let form = "application/x-www-form-urlencoded";
    assert_sent(
        &sent(|client| client.add_pet(&rex()).body_as(form)).await,
        form,
        "name=Rex&tags=a&tags=b%20c",
    );
    let parts = sent(|client| client.add_pet(&rex()).body_as("multipart/form-data")).await;
    assert!(parts.header("content-type").is_some_and(|it| it.starts_with("multipart/form-data; boundary=")));
    assert_eq!(parts.text().matches("name=\"tags\"").count(), 2);
}

#[tokio::test]
async fn what_is_not_declared_is_never_sent() {
    let client = api::Client::builder().build().expect("a client");
    for media_type in ["text/csv", "application/xml", "application/*+json"] {
        let error = client.add_pet(&rex()).body_as(media_type).await.expect_err("an error");
        let Error::Build(invalid) = error else { panic!("{error:?}") };
        assert!(matches!(invalid.mistake(), Mistake::BodyType { .. }), "{invalid}");
    }
}

#[tokio::test]
async fn patches_of_different_kinds_are_a_choice() {
    for (body, media_type, expected) in [
        (PatchPetBody::MergePatchJson(rexs_patch()), "application/merge-patch+json", JSON),
        (PatchPetBody::ApplyPatchYaml(rex()), "application/apply-patch+yaml", JSON),
        (PatchPetBody::ApplyPatchCbor(Body::from("\u{1}")), "application/apply-patch+cbor", "\u{1}"),
    ] {
        assert_sent(&sent(|client| client.patch_pet(&body)).await, media_type, expected);
    }
}

#[tokio::test]
async fn a_text_is_sent_as_json_or_as_it_is() {
    let name = "a \"b\"".to_owned();
    assert_sent(&sent(|client| client.add_name(&name)).await, "application/json", r#""a \"b\"""#);
    assert_sent(&sent(|client| client.add_name(&name).body_as("text/plain")).await, "text/plain", &name);
}

#[tokio::test]
async fn parameters_are_part_of_the_type() {
    let body = AddThingBody::VndAcmeThingJsonVersion3(V3 { b: 1 });
    let received = sent(|client| client.add_thing(&body)).await;
    assert_sent(&received, "application/vnd.acme.thing+json;version=3", r#"{"b":1}"#);
}

#[tokio::test]
async fn a_range_is_what_the_schema_says_or_the_caller() {
    let text = "text/plain";
    let json = "application/json";
    assert_sent(&sent(|client| client.send_any_json(&rex())).await, json, JSON);
    assert_sent(&sent(|client| client.send_any_json(&rex()).body_as("a/b+json")).await, "a/b+json", JSON);
    assert_sent(&sent(|client| client.send_text_json(&rex())).await, "text/json", JSON);
    assert_sent(&sent(|client| client.send_any(&rex())).await, json, JSON);
    assert_sent(&sent(|client| client.send_any_text("a")).await, text, "a");
    assert_sent(&sent(|client| client.send_text("a")).await, text, "a");
    assert_sent(&sent(|client| client.send_text("a").body_as("text/csv")).await, "text/csv", "a");
    let image = |client: &api::Client| client.send_image(vec![0x61]);
    assert_sent(&sent(image).await, "application/octet-stream", "a");
    assert_sent(&sent(|client| image(client).body_as("image/png")).await, "image/png", "a");
    assert_sent(&sent(|client| client.send_file("a")).await, json, "a");
}
