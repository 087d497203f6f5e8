//! Server-sent events: each with its type, its id and its data, decoded as the description says.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Delta, Price, Prompt};
use clientwright_runtime::{BaseUrl, CallOptions, Event, Events, RetryPolicy, RetryScope, StreamError};
use clientwright_tests::server::{Server, answer, chunked, json};
use std::time::Duration;

const EVENTS: &str = "text/event-stream; charset=utf-8";

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

async fn all<T>(events: &mut Events<T>) -> Vec<Result<Event<T>, StreamError>> {
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        found.push(event);
    }
    found
}

fn event<T>(event: &str, id: &str, data: T) -> Event<T> {
    Event { event: event.to_owned(), id: id.to_owned(), retry: None, data }
}

#[tokio::test]
async fn a_member_of_the_body_chooses_between_an_answer_and_events() {
    let prompt = Prompt { stream: Some(true), ..Prompt::new("Hi") };
    let (server, whole) = client(json(r#"{"text":"Hello you"}"#)).await;
    assert_eq!(whole.complete(&prompt).await.expect("an answer").text, "Hello you");
    assert_eq!(server.only().header("accept"), Some("application/json"));
    assert_eq!(server.only().text(), r#"{"text":"Hi","stream":false}"#);

    let pieces = [
        "data: {\"word\":\"Hel",
        "lo\"}\n\n",
        ": still there\n\ndata: {\"word\":\"you\"}\r\n\r\n",
        "data: [DONE]\n\n",
    ];
    let (server, words) = client(chunked(EVENTS, &pieces)).await;
    let mut events = words.complete_stream(&Prompt::new("Hi")).await.expect("an answer");
    let events: Vec<_> =
        all(&mut events).await.into_iter().map(|event| event.expect("an event").data).collect();
    assert_eq!(events, [Delta::new("Hello"), Delta::new("you")]);
    assert_eq!(server.only().header("accept"), Some("text/event-stream"));
    assert_eq!(server.only().text(), r#"{"text":"Hi","stream":true}"#);

    // options of the call are no obstacle, and a body of the caller's own is sent as it is
    let (server, other) = client(chunked(EVENTS, &[])).await;
    let options = CallOptions::new().member("seed", 7);
    drop(other.complete_stream(&prompt).options(options).await.expect("an answer"));
    drop(other.complete_stream(&prompt).raw_body("application/json", "[]").await.expect("an answer"));
    let received = server.received();
    assert_eq!(received[0].text(), r#"{"text":"Hi","stream":true,"seed":7}"#);
    assert_eq!(received[1].text(), "[]");
}

#[tokio::test]
async fn text_is_the_data_as_it_is() {
    let pieces = [
        "\u{feff}retry: 250\nevent: flash\nid: 7\ndata: \"a\"\nda",
        "ta: b\n\ndata: c\n\ndata: [DONE]\n\ndata: cut short",
    ];
    let (_server, client) = client(chunked(EVENTS, &pieces)).await;
    let mut news = client.follow_news().await.expect("news");
    let events: Vec<_> = all(&mut news).await.into_iter().map(|event| event.expect("an event")).collect();
    let first =
        Event { retry: Some(Duration::from_millis(250)), ..event("flash", "7", "\"a\"\nb".to_owned()) };
    let rest = ["c", "[DONE]"].map(|data| event("message", "7", data.to_owned()));
    assert_eq!(events, [&[first][..], &rest].concat());
    assert_eq!((news.last_event_id(), news.retry()), ("7", Some(Duration::from_millis(250))));
}

#[tokio::test]
async fn a_schema_of_the_whole_event_names_its_data() {
    let pieces = ["data: {\"cents\":1}\n\ndata: {}\n\ndata: {\"cents\":2}\n\n"];
    let (_server, client) = client(chunked(EVENTS, &pieces)).await;
    let mut prices = client.follow_prices().await.expect("prices");
    let events = all(&mut prices).await;
    assert!(matches!(&events[0], Ok(price) if *price == event("message", "", Price::new(1))));
    let Err(StreamError::Item(error)) = &events[1] else { panic!("{:?}", events[1]) };
    assert_eq!(error.text(), "{}");
    assert!(matches!(&events[2], Ok(price) if price.data == Price::new(2)));
}

/// A policy whose pauses do not matter.
fn at_once() -> RetryPolicy {
    RetryPolicy::default().first_pause(Duration::from_millis(1))
}

async fn texts<T: Clone>(events: &mut Events<T>) -> Vec<Result<T, String>> {
    let found = all(events).await.into_iter();
    found.map(|event| event.map(|event| event.data).map_err(|error| error.to_string())).collect()
}

#[tokio::test]
async fn lost_events_are_reconnected_from_the_last_one_on() {
    // the second is an answer that breaks off
    let mut broken = chunked(EVENTS, &["id: 8\ndata: b\n\ndata: lo"]);
    broken.truncate(broken.len() - 5);
    broken.extend(b"no size\r\n");
    let server = Server::start([
        chunked(EVENTS, &["retry: 2\nid: 7\ndata: a\n\nid: 9\ndata: cut short"]),
        broken,
        answer("503 Service Unavailable", "text/plain", ""),
        chunked(EVENTS, &["data: c\n\n"]),
        b"HTTP/1.1 204 No Content\r\n\r\n".to_vec(),
    ])
    .await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).retry(RetryPolicy::none()).build().expect("a client");
    let events = client.follow_news().await.expect("news");
    let mut events = events.reconnecting(at_once()).expect("GET is repeatable");
    assert_eq!(texts(&mut events).await, ["a", "b", "c"].map(|data| Ok(data.to_owned())));
    assert_eq!(events.last_event_id(), "8");
    let received = server.received();
    let ids: Vec<_> = received.iter().map(|request| request.header("last-event-id")).collect();
    assert_eq!(ids, [None, Some("7"), Some("8"), Some("8"), Some("8")]);
}

#[tokio::test]
async fn what_no_connection_would_change_ends_the_events() {
    let news = |data: &str| chunked(EVENTS, &[&format!("data: {data}\n\n")]);
    for (answers, expected) in [
        (vec![news("a"), answer("401 Unauthorized", "text/plain", "")], "401 Unauthorized"),
        (vec![news("a"), json("{}")], "media type"),
        (vec![news("a"), answer("503 Service Unavailable", "text/plain", "")], "503 Service Unavailable"),
    ] {
        let server = Server::start(answers).await;
        let base = BaseUrl::parse(&server.url()).expect("an address");
        let client = api::Client::builder().server(base).retry(RetryPolicy::none());
        let client = client.build().expect("a client");
        let events = client.follow_news().await.expect("news");
        let mut events = events.reconnecting(at_once()).expect("GET is repeatable");
        let found = texts(&mut events).await;
        assert_eq!((found.len(), &found[0]), (2, &Ok("a".to_owned())));
        let error = found[1].as_ref().expect_err("an error");
        assert!(error.starts_with("the events broke off, and could not be reconnected: "), "{error}");
        assert!(error.contains(expected), "{error}");
        assert!(events.next().await.is_none());
    }
}

#[tokio::test]
async fn connections_that_bring_nothing_are_counted() {
    let (server, client) = client(chunked(EVENTS, &[])).await;
    let events = client.follow_prices().await.expect("prices");
    let mut events = events.reconnecting(at_once().max_attempts(4)).expect("GET is repeatable");
    assert!(all(&mut events).await.is_empty());
    assert_eq!(server.received().len(), 5);
}

#[tokio::test]
async fn events_of_a_request_that_may_take_effect_twice_are_not_reconnected() {
    let (server, client) = client(chunked(EVENTS, &["data: {\"word\":\"a\"}\n\ndata: [DONE]\n\n"])).await;
    let prompt = Prompt::new("Hi");
    let refused = client.complete_stream(&prompt).await.expect("an answer").reconnecting(at_once());
    assert!(matches!(refused, Err(StreamError::NotRepeatable)));
    let policies = [
        (at_once().on(RetryScope::Everything), CallOptions::new()),
        (at_once(), CallOptions::new().header("Idempotency-Key", "7")),
    ];
    for (policy, options) in policies {
        let events = client.complete_stream(&prompt).options(options).await.expect("an answer");
        let mut events = events.reconnecting(policy).expect("it is said to be repeatable");
        // the service has said that it is done
        assert_eq!(all(&mut events).await.len(), 1);
    }
    assert_eq!(server.received().len(), 3);
}
