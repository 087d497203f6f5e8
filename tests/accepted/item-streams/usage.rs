//! Items of JSON, one after the other: each is decoded when it has arrived.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::responses::FollowPositionsResponse;
use api::types::Entry;
use clientwright_runtime::{BaseUrl, ItemStream, StreamError};
use clientwright_tests::server::{Server, answer, chunked};

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

async fn all<T>(mut items: ItemStream<T>) -> Vec<Result<T, StreamError>> {
    let mut found = Vec::new();
    while let Some(item) = items.next().await {
        found.push(item);
    }
    found
}

fn entry(text: &str) -> Entry {
    Entry::new(text.to_owned())
}

#[tokio::test]
async fn lines_are_items_wherever_the_chunks_end() {
    let pieces = ["{\"text\":\"a", "\"}\n\n{\"te", "xt\":\"b\"}\r", "\n{\"text\":\"c\"}"];
    let (server, client) = client(chunked("application/x-ndjson", &pieces)).await;
    let entries = all(client.read_logs().await.expect("logs")).await;
    let entries: Vec<_> = entries.into_iter().map(|entry| entry.expect("an entry")).collect();
    assert_eq!(entries, [entry("a"), entry("b"), entry("c")]);
    assert_eq!(server.only().header("accept"), Some("application/x-ndjson"));
}

#[tokio::test]
async fn a_bad_item_is_an_error_of_its_own() {
    let (_server, client) =
        client(chunked("application/x-ndjson", &["{\"text\":[]}\n{\"text\":\"b\"}\n"])).await;
    let entries = all(client.read_logs().await.expect("logs")).await;
    assert!(matches!(&entries[1], Ok(good) if *good == entry("b")));
    let Err(StreamError::Item(error)) = &entries[0] else { panic!("{:?}", entries[0]) };
    assert_eq!((error.text(), error.fault().path().as_str()), ("{\"text\":[]}", "$.text"));
}

#[tokio::test]
async fn an_error_is_read_as_a_whole() {
    let (_server, client) = client(answer("400 Bad Request", "application/x-ndjson", "{}\n")).await;
    let error = client.read_logs().await.expect_err("an error");
    assert_eq!(error.raw_body().map(AsRef::as_ref), Some(b"{}\n".as_slice()));
}

#[tokio::test]
async fn items_go_out_as_lines() {
    let (server, client) = client(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    client.write_logs(&[entry("a\n"), entry("b")]).await.expect("nothing");
    let received = server.only();
    assert_eq!(received.header("content-type"), Some("application/x-ndjson"));
    assert_eq!(received.text(), "{\"text\":\"a\\n\"}\n{\"text\":\"b\"}\n");
}

#[tokio::test]
async fn what_is_described_as_bytes_goes_out_as_it_is() {
    let (server, client) = client(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    client.replace_logs("{}\n").await.expect("nothing");
    assert_eq!(server.only().text(), "{}\n");
}

#[tokio::test]
async fn a_sequence_is_told_from_a_list() {
    let (_server, list) = client(answer("200 OK", "application/json", "[1,2]")).await;
    let positions = list.follow_positions().await.expect("positions");
    assert!(matches!(positions, FollowPositionsResponse::OkJson(list) if list == [1, 2]));

    let (_server, sequence) = client(chunked("application/json-seq", &["\x1e1\n\x1e", "2\n"])).await;
    let FollowPositionsResponse::OkJsonSeq(items) = sequence.follow_positions().await.expect("positions")
    else {
        panic!("it is a sequence");
    };
    let items: Vec<_> = all(items).await.into_iter().map(|item| item.expect("an item")).collect();
    assert_eq!(items, [1, 2]);
}

#[tokio::test]
async fn a_sequence_may_have_blank_texts_and_a_last_one_without_an_end() {
    // RFC 7464, 2.4: a number without whitespace behind it may be the beginning of another one
    for (last, is_whole) in [("3\n", true), ("3", false)] {
        let pieces = ["\x1e", "\x1e1\n\x1e \n", "\x1e2\r\n\x1e", last];
        let (_server, client) = client(chunked("application/json-seq", &pieces)).await;
        let FollowPositionsResponse::OkJsonSeq(items) = client.follow_positions().await.expect("positions")
        else {
            panic!("it is a sequence");
        };
        let items = all(items).await;
        assert!(matches!(items[..2], [Ok(1), Ok(2)]) && items.len() == 3);
        assert_eq!(items[2].is_ok(), is_whole);
    }
}

#[tokio::test]
async fn items_go_out_as_a_sequence() {
    let (server, client) = client(b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()).await;
    client.send_positions().body(&[1, 2]).await.expect("nothing");
    assert_eq!(server.only().text(), "\x1e1\n\x1e2\n");
}
