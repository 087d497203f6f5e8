//! Server-sent events: each with its type, its id and its data, decoded as the description says.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::responses::CompleteResponse;
use api::types::{Delta, Price, Prompt};
use clientwright_runtime::{BaseUrl, Event, Events, StreamError};
use clientwright_tests::server::{Server, chunked, json};
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
async fn events_are_one_form_among_others() {
    let prompt = Prompt::new("Hi");
    let (server, whole) = client(json(r#"{"text":"Hello you"}"#)).await;
    let answer = whole.complete(&prompt).await.expect("an answer");
    assert!(matches!(answer, CompleteResponse::OkJson(completion) if completion.text == "Hello you"));
    assert_eq!(server.only().header("accept"), Some("application/json, text/event-stream"));

    let pieces = [
        "data: {\"word\":\"Hel",
        "lo\"}\n\n",
        ": still there\n\ndata: {\"word\":\"you\"}\r\n\r\n",
        "data: [DONE]\n\n",
    ];
    let (_server, words) = client(chunked(EVENTS, &pieces)).await;
    let CompleteResponse::OkEventStream(mut events) = words.complete(&prompt).await.expect("an answer")
    else {
        panic!("it is a stream");
    };
    let events: Vec<_> =
        all(&mut events).await.into_iter().map(|event| event.expect("an event").data).collect();
    assert_eq!(events, [Delta::new("Hello"), Delta::new("you")]);
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
