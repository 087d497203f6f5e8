//! What answers hold that the description does not know is told to who observes, each kind over the wire.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use std::sync::{Arc, Mutex};

use api::types::{PetHome, PetState};
use clientwright_runtime::{BaseUrl, ObservationKind};
use clientwright_tests::server::{Server, answer, json};

type Told = Arc<Mutex<Vec<(ObservationKind, String)>>>;

/// A client that keeps what it observes.
fn observing(server: &Server) -> (api::Client, Told) {
    let told = Told::default();
    let kept = Arc::clone(&told);
    let client = builder(server).observe(move |observation| {
        kept.lock().expect("a lock").push((observation.kind(), observation.to_string()));
    });
    (client.build().expect("a client"), told)
}

fn builder(server: &Server) -> api::ClientBuilder {
    api::Client::builder().server(BaseUrl::parse(&server.url()).expect("an address"))
}

fn take(told: &Told) -> Vec<(ObservationKind, String)> {
    std::mem::take(&mut *told.lock().expect("a lock"))
}

const PET: &str = "(#/paths/~1pets~1{id}/get/responses/200)";

/// What is told of a pet, without what all of it has in common.
async fn told_of(pet: &str) -> Vec<(ObservationKind, String)> {
    let server = Server::start([json(pet)]).await;
    let (client, told) = observing(&server);
    let _ = client.get_pet(7).await;
    let told = take(&told).into_iter();
    told.map(|(kind, text)| {
        let text = text.strip_prefix("getPet: ").and_then(|text| text.strip_suffix(PET)).expect("its place");
        (kind, text.trim_end().to_owned())
    })
    .collect()
}

#[tokio::test]
async fn values_that_no_enumeration_lists() {
    let value = |path: &str| (ObservationKind::Value, format!("{path}: the value is not listed"));
    assert_eq!(told_of(r#"{"name":"a","tags":[],"state":"lost"}"#).await, [value("$.state")]);
    assert_eq!(told_of(r#"{"name":"a","tags":[],"legs":3}"#).await, [value("$.legs")]);
    assert_eq!(told_of(r#"{"name":"a","tags":[],"size":"large"}"#).await, [value("$.size")]);
    assert_eq!(told_of(r#"{"name":"a","tags":[],"size":1.50,"legs":4,"state":"sold"}"#).await, []);
}

#[tokio::test]
async fn values_within_unions_are_those_of_the_variant_that_is_read() {
    let value = |path: &str| (ObservationKind::Value, format!("{path}: the value is not listed"));
    let person = r#"{"name":"a","tags":[],"owner":{"kind":"person","role":"king"}}"#;
    assert_eq!(told_of(person).await, [value("$.owner.role")]);
    // each of the variants is tried; what the other one does not list is not told
    let tent = r#"{"name":"a","tags":[],"home":{"poles":2,"state":"wet"}}"#;
    assert_eq!(told_of(tent).await, []);
    let house = r#"{"name":"a","tags":[],"home":{"rooms":2,"state":"wet"}}"#;
    assert_eq!(told_of(house).await, [value("$.home.state")]);
}

#[tokio::test]
async fn variants_that_no_union_has() {
    let variant =
        |path: &str| (ObservationKind::Variant, format!("{path}: the value is none of the variants"));
    let owner = r#"{"name":"a","tags":[],"owner":{"kind":"robot"}}"#;
    assert_eq!(told_of(owner).await, [variant("$.owner")]);
    assert_eq!(told_of(r#"{"name":"a","tags":[],"home":{"caves":1}}"#).await, [variant("$.home")]);
}

#[tokio::test]
async fn members_that_are_missing_or_in_another_form() {
    let member = |text: &str| (ObservationKind::Member, text.to_owned());
    // an empty list can stand for one that is missing, and no text can
    assert_eq!(told_of(r#"{"name":"a"}"#).await, [member("$.tags: the member is missing")]);
    let found = "$: expected member `name`, found the end of the object: the body is not read";
    assert_eq!(told_of(r#"{"tags":[]}"#).await, [member(found)]);
    let form = "$.weight: expected a number, found a string".to_owned();
    assert_eq!(told_of(r#"{"name":"a","tags":[],"weight":"9"}"#).await, [(ObservationKind::Form, form)]);
    let body = "$.tags: expected an array, found a number: the body is not read".to_owned();
    assert_eq!(told_of(r#"{"name":"a","tags":1}"#).await, [(ObservationKind::Body, body)]);
}

#[tokio::test]
async fn values_beyond_limits() {
    let limit = |path: &str, rule: &str| {
        (ObservationKind::Limit, format!("{path}: the value is beyond a limit: {rule}"))
    };
    assert_eq!(
        told_of(r#"{"name":"a long name","tags":[],"weight":10.5,"labels":{"s3cret":"abc"}}"#).await,
        [
            limit("$.name", "at most 8 characters"),
            limit("$.weight", "at most 10"),
            limit("$.labels.*", "at most 2 characters"),
        ]
    );
    let server = Server::start([json(r#"["a","b","long"]"#)]).await;
    let (client, told) = observing(&server);
    client.list_tags().await.expect("tags");
    let place = "(#/paths/~1tags/get/responses/2XX)";
    assert_eq!(
        take(&told),
        [
            (
                ObservationKind::Limit,
                format!("listTags: $: the value is beyond a limit: at most 2 items {place}")
            ),
            (
                ObservationKind::Limit,
                format!("listTags: $[2]: the value is beyond a limit: at most 3 characters {place}"),
            ),
        ]
    );
}

#[tokio::test]
async fn headers_in_another_form() {
    let headers = "X-Rate-Limit: many\r\nX-Plan: gold\r\nX-Tiers: free, silver\r\nX-Other: 1\r\n";
    let body = r#"{"name":"a","tags":[]}"#;
    let reply = format!(
        "HTTP/1.1 200 OK\r\n{headers}Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    );
    let server = Server::start([reply.into_bytes()]).await;
    let (client, told) = observing(&server);
    client.get_pet(7).await.expect("a pet");
    let responses = "#/paths/~1pets~1{id}/get/responses/200/headers";
    let header = |name: &str, text: &str| {
        (ObservationKind::Header, format!("getPet: $: header `{name}`: {text} ({responses}/{name})"))
    };
    assert_eq!(
        take(&told),
        [
            header("X-Rate-Limit", "expected a 64-bit integer, found a string"),
            header("X-Plan", "expected a listed value, found another text"),
            header("X-Tiers", "expected a listed value, found another text"),
        ]
    );
}

#[tokio::test]
async fn statuses_and_media_types() {
    let server = Server::start([
        answer("418 I'm a teapot", "application/json", "{}"),
        answer("200 OK", "text/html", "<html>"),
        answer("404 Not Found", "application/json", r#"{"code":"moved"}"#),
    ])
    .await;
    let (client, told) = observing(&server);
    for _ in 0..3 {
        client.get_pet(7).await.expect_err("no pet");
    }
    assert_eq!(
        take(&told),
        [
            (
                ObservationKind::Status,
                "getPet: $: status 418 I'm a teapot is not documented (#/paths/~1pets~1{id}/get/responses)"
                    .into()
            ),
            (ObservationKind::MediaType, format!("getPet: $: the media type is not documented {PET}")),
            (
                ObservationKind::Value,
                "getPet: $.code: the value is not listed (#/paths/~1pets~1{id}/get/responses)".into()
            ),
        ]
    );
}

#[tokio::test]
async fn items_and_events_of_streams() {
    let lines = "{\"name\":\"a\",\"tags\":[],\"state\":\"lost\"}\n{\"tags\":[]}\n";
    let events = "data: {\"name\":\"a\",\"tags\":[],\"owner\":{\"kind\":\"robot\"}}\n\n";
    let server = Server::start([
        answer("200 OK", "application/x-ndjson", lines),
        answer("200 OK", "text/event-stream", events),
    ])
    .await;
    let (client, told) = observing(&server);
    let mut items = client.list_lines().await.expect("lines");
    assert_eq!(
        items.next().await.expect("one").expect("a pet").state,
        Some(PetState::Unknown("lost".into()))
    );
    assert!(items.next().await.expect("one").is_err());
    let place = "(#/paths/~1lines/get/responses/200)";
    let missing = "expected member `name`, found the end of the object: the body is not read";
    assert_eq!(
        take(&told),
        [
            (ObservationKind::Value, format!("listLines: $.state: the value is not listed {place}")),
            (ObservationKind::Member, format!("listLines: $: {missing} {place}")),
        ]
    );
    let mut events = client.list_events().await.expect("events");
    events.next().await.expect("one").expect("a pet");
    let text = "listEvents: $.owner: the value is none of the variants (#/paths/~1events/get/responses/200)";
    assert_eq!(take(&told), [(ObservationKind::Variant, text.to_owned())]);
}

#[tokio::test]
async fn who_does_not_observe_reads_the_same() {
    let server =
        Server::start([json(r#"{"name":"a long name","tags":[],"state":"lost","home":{"caves":1}}"#)]).await;
    let client = builder(&server).build().expect("a client");
    let pet = client.get_pet(7).send_with_meta().await.expect("a pet");
    assert_eq!(pet.state, Some(PetState::Unknown("lost".into())));
    assert!(matches!(pet.home, Some(PetHome::Unknown(_))));
    assert!(pet.findings().is_empty(), "nothing is looked for that nobody is told of");
}
