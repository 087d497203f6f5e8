//! A watch of Kubernetes: typed events that go on, one of which is broken.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::WatchEvent;
use clientwright_runtime::{BaseUrl, ItemStream, StreamError};
use clientwright_tests::server::{Server, chunked};

/// Three events and a broken one, with blank lines, cut anywhere; the last line has no end.
const PIECES: [&str; 5] = [
    "{\"type\":\"ADDED\",\"object\":{\"kind\":\"Node\",\"metadata\":{\"na",
    "me\":\"a\"}}}\n\n{\"type\":\"MODIFIED\",\"object\":{\"kind\":\"Node\"}}\r\n",
    " \n{\"type\":{},\"object\":{}}\n",
    "{\"type\":\"DELETED\",",
    "\"object\":{\"kind\":\"Node\"}}",
];

async fn found(mut events: ItemStream<WatchEvent>) -> Vec<String> {
    let mut found = Vec::new();
    while let Some(event) = events.next().await {
        found.push(match event {
            Ok(event) => event.type_,
            Err(StreamError::Item(error)) => format!("{} in {}", error.fault().path(), error.text()),
            Err(error) => panic!("{error}"),
        });
    }
    found
}

#[tokio::test]
async fn a_watch_is_a_stream_of_typed_events() {
    let expected = ["ADDED", "MODIFIED", "$.type in {\"type\":{},\"object\":{}}", "DELETED"];
    for media_type in ["application/json;stream=watch", "application/json"] {
        let server = Server::start([chunked(media_type, &PIECES)]).await;
        let base = BaseUrl::parse(&server.url()).expect("an address");
        let client = api::Client::builder().server(base).build().expect("a client");
        let listed = client.list_core_v1_node().watch(true).send_for_items().await.expect("events");
        assert_eq!(found(listed.into_body()).await, expected);
        let watched = client.watch_core_v1_node_list().send_for_items().await.expect("events");
        assert_eq!(found(watched.into_body()).await, expected);
        let lines: Vec<_> = server.received().iter().map(|request| request.line().to_owned()).collect();
        assert_eq!(lines, ["GET /api/v1/nodes?watch=true", "GET /api/v1/watch/nodes"]);
    }
}
