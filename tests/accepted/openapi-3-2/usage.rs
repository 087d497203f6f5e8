//! What 3.2 adds: methods, whole queries, items with a schema of their own, a choice for what nobody described.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Pet, Search};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, answer, chunked, json as json_answer};

fn search() -> Search {
    Search { name: Some("Rex & co".to_owned()), age: Some(3) }
}

async fn client(server: &Server) -> api::Client {
    let base = BaseUrl::parse(&server.url()).expect("an address");
    api::Client::builder().server(base).build().expect("a client")
}

#[tokio::test]
async fn methods_are_sent_by_their_names() {
    let server =
        Server::start([json_answer(r#"[{"kind":"dog"}]"#), answer("204 No Content", "text/plain", "")]).await;
    let client = client(&server).await;
    let pets = client.find_pets(&search()).await.expect("an answer");
    assert!(matches!(pets.as_slice(), [Pet::Dog(_)]));
    client.copy_pets().await.expect("an answer");
    let seen = server.received();
    assert_eq!((seen[0].line(), seen[1].line()), ("QUERY /pets", "COPY /pets"));
}

#[tokio::test]
async fn a_whole_query_has_no_name() {
    let pets = chunked("application/jsonl", &["{\"kind\":\"cat\",\"lives\":7}\n"]);
    let events = chunked("text/event-stream", &["data: {\"kind\":\"dog\"}\n\n"]);
    let server = Server::start([pets, events]).await;
    let client = client(&server).await;
    let mut pets = client.list_pets().search(&search()).await.expect("an answer");
    assert!(matches!(pets.next().await, Some(Ok(Pet::Cat(cat))) if cat.lives == Some(7)));
    let mut events = client.list_zoo(&search()).await.expect("an answer");
    assert!(matches!(events.next().await, Some(Ok(event)) if matches!(event.data, Pet::Dog(_))));
    let seen = server.received();
    assert_eq!(seen[0].line(), "GET /pets?name=Rex%20%26%20co&age=3");
    assert_eq!(seen[1].line(), "GET /zoo?%7B%22name%22%3A%22Rex%20%26%20co%22%2C%22age%22%3A3%7D");
}

#[test]
fn what_nobody_described_is_the_default() {
    for (text, other) in [
        (r#"{"kind":"dog","bark":"loud"}"#, false),
        (r#"{"kind":"fish","name":"Nemo"}"#, true),
        (r#"{"name":"Nemo"}"#, true),
    ] {
        let pet: Pet = json::from_str(text).expect("a pet");
        assert_eq!(matches!(pet, Pet::Other(_)), other, "{text}");
        assert_eq!(json::to_string(&pet), text);
    }
}
