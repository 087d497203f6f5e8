//! Events of 3.2 that are told apart by their names are an enum, each with its data.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::responses::FollowPetsResponse;
use api::types::{FollowCounterResponseItem as Counted, FollowPetsResponseItem as PetEvent};
use clientwright_runtime::{BaseUrl, Events, Value};
use clientwright_tests::server::{Server, chunked};

async fn client(pieces: &[&str]) -> (Server, api::Client) {
    let server = Server::start([chunked("text/event-stream", pieces)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

async fn all<T>(mut events: Events<T>) -> Vec<T> {
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        found.push(event.expect("an event").data);
    }
    found
}

#[tokio::test]
async fn each_event_has_its_data() {
    let pieces = [
        "event: addString\nid: 1\ndata: \"quoted\"\n\n",
        "event: addNumber\nretry: 5\ndata: 42\n\n",
        "event: addJson\ndata: {\ndata: \"foo\": 1}\n\n",
        "event: addName\ndata: \"Tom\"\n\n",
    ];
    let (_server, client) = client(&pieces).await;
    let events = all(client.follow_counter().await.expect("events")).await;
    let [
        Counted::AddString(text),
        Counted::AddNumber(number),
        Counted::AddJson(json),
        Counted::AddName(name),
    ] = events.as_slice()
    else {
        panic!("{events:?}");
    };
    // of text, all is as it came; of JSON, a text is what it says
    assert_eq!((text.data.as_str(), text.id.as_deref()), ("\"quoted\"", Some("1")));
    assert_eq!((number.data, number.id.as_deref(), number.retry), (42, Some("1"), Some(5)));
    assert_eq!((json.data.foo, name.data.as_str()), (1, "Tom"));
}

#[tokio::test]
async fn the_rest_is_unknown() {
    let pieces = [
        "event: ping\ndata: not JSON\n\n",
        "data: {\"a\":1}\n\n",
        "event: addJson\ndata: {\"foo\":1},\"event\":\"addNumber\"\n\n",
        "event: addNumber\ndata: 1\n\ndata: [DONE]\n\n",
    ];
    let (_server, client) = client(&pieces).await;
    let events = all(client.follow_counter().await.expect("events")).await;
    let [Counted::Unknown(ping), Counted::Unknown(message), Counted::Unknown(broken), Counted::AddNumber(_)] =
        events.as_slice()
    else {
        panic!("{events:?}");
    };
    assert_eq!((&ping["event"], &ping["data"]), (&Value::from("ping"), &Value::from("not JSON")));
    assert_eq!((&message["event"], &message["data"]["a"]), (&Value::from("message"), &Value::from(1)));
    // data cannot change what event it is of
    assert_eq!(broken["event"], Value::from("addJson"));
}

#[tokio::test]
async fn components_are_events_among_other_answers() {
    let pieces = ["event: came\ndata: {\"name\":\"Tom\"}\n\nevent: left\ndata: {\"id\":7}\n\n"];
    let (_server, client) = client(&pieces).await;
    let FollowPetsResponse::OkEventStream(events) = client.follow_pets().await.expect("events") else {
        panic!("they are events");
    };
    let events = all(events).await;
    let [PetEvent::Came(came), PetEvent::Left(left)] = events.as_slice() else { panic!("{events:?}") };
    assert_eq!((came.data.name.as_str(), left.data.id), ("Tom", Some(7)));
}

#[tokio::test]
async fn what_nothing_is_said_of_is_text_or_any_json() {
    let (_server, untold) = client(&["event: a\ndata: {}\n\n"]).await;
    assert_eq!(all(untold.follow_untold().await.expect("events")).await, ["{}"]);
    let (_server, anything) = client(&["event: a\ndata: [1]\n\n"]).await;
    let events: Vec<Value> = all(anything.follow_anything().await.expect("events")).await;
    assert_eq!(events[0][0], Value::from(1));
}
