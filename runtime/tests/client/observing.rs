//! What answers hold that the description does not know. In: answers. Out: what the observer is told.
//! Never: a value of an answer.

use std::sync::{Arc, Mutex};

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{InMemory, ObservationKind, Request};

use crate::support::{API, Answer, Problem, client_with, json, script, with};

#[derive(Debug, Clone, PartialEq)]
enum Colour {
    Red,
    Unknown(String),
}

rt::text_enum! {
    Colour,
    0: Red = "red",
}

struct Pet {
    id: i64,
    colour: Option<Colour>,
    tags: Vec<String>,
}

rt::record! {
    Pet, required: [0, 2];
    0: id = member("id"),
    1: colour = optional("colour"),
    2: tags = member("tags"),
}

static GET_PET: rt::Operation<Pet> = rt::Operation {
    description: rt::OperationDescription {
        id: "getPet",
        method: rt::Method::Get,
        path: "/pets/{0}",
        arguments: &[rt::Argument::path("id")],
        servers: 0,
        security: &[],
        success: &[rt::Success::new(rt::Statuses::Exact(200), &["application/json"])],
        accept: "application/json",
        tags: &[],
    },
    decode: rt::json::<Pet>,
};

type Told = Vec<(ObservationKind, String)>;

async fn told(answer: Answer) -> Told {
    let told = Arc::new(Mutex::new(Told::new()));
    let kept = Arc::clone(&told);
    let transport: InMemory = script([answer]);
    let client = client_with(&transport, |builder| {
        builder.observe(move |observation| {
            kept.lock().unwrap().push((observation.kind(), observation.to_string()));
        });
    });
    let mut request: Request<Pet, Problem> = Request::new(&client, &GET_PET);
    request.argument(0, &7_i64);
    drop(request.send().await);
    let told = told.lock().unwrap();
    told.clone()
}

#[tokio::test]
async fn the_observer_is_told_of_what_the_description_does_not_know() {
    let place = "(#/paths/~1pets~1{id}/get/responses/200)";
    let told_of = async |answer| told(answer).await;
    let fine = r#"{"id":1,"colour":"red","tags":[]}"#;
    assert!(told_of(json(200, fine)).await.is_empty());
    let unlisted = told_of(json(200, r#"{"id":1,"colour":"SECRET","tags":[]}"#)).await;
    let expected = format!("getPet: $.colour: the value is not listed {place}");
    assert_eq!(unlisted, [(ObservationKind::Value, expected)]);
    let missing = told_of(json(200, r#"{"id":"1","colour":"red"}"#)).await;
    let kinds: Vec<_> = missing.iter().map(|(kind, _)| *kind).collect();
    assert_eq!(kinds, [ObservationKind::Member, ObservationKind::Form], "{missing:?}");
    assert!(missing.iter().any(|(_, text)| text.contains("$.tags")), "{missing:?}");
    let status = told_of(json(203, fine)).await;
    let expected = "getPet: $: status 203 Non Authoritative Information is not documented (#/paths/~1pets~1{id}/get/responses)";
    assert_eq!(status, [(ObservationKind::Status, expected.to_owned())]);
    let undocumented = told_of(json(418, "{}")).await;
    assert_eq!(undocumented[0].0, ObservationKind::Status);
    let media_type = told_of(with(200, &[("content-type", "text/plain")], fine)).await;
    assert_eq!(
        media_type,
        [(ObservationKind::MediaType, format!("getPet: $: the media type is not documented {place}"))]
    );
    let body = told_of(json(200, "[]")).await;
    let expected = format!("getPet: $: expected an object, found an array: the body is not read {place}");
    assert_eq!(body, [(ObservationKind::Body, expected)]);
    // documented errors are known
    assert!(told_of(json(403, "{}")).await.is_empty());
}

#[tokio::test]
async fn a_panic_of_the_observer_is_its_own() {
    let transport = script([json(200, r#"{"id":1,"colour":"blue","tags":["a"]}"#)]);
    let client = client_with(&transport, |builder| builder.observe(|_| panic!("an observer")));
    let mut request: Request<Pet, Problem> = Request::new(&client, &GET_PET);
    request.argument(0, &7_i64);
    let answer = request.send_with_meta().await.unwrap();
    assert_eq!((answer.body().id, &answer.body().tags), (1, &vec!["a".to_owned()]));
    assert_eq!(answer.body().colour, Some(Colour::Unknown("blue".to_owned())));
    assert!(Colour::Red.as_str() == "red" && API.schemes.len() > 1);
}
