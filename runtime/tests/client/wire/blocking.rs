//! Calls that wait: outside of tokio, within it, and on many threads at once.

use std::time::Duration;

use clientwright_runtime::{CallOptions, Client, Error, RetryPolicy, Value};
use tokio::runtime::Runtime;

use super::server::{Reply, Server};
use super::{OK, client_of, no_retry};
use crate::support::{GET, POST, call};

/// A server with a runtime of its own, and a client of it. It says that it closes its connections: a request must not meet one.
fn serving(replies: impl IntoIterator<Item = Reply>) -> (Runtime, Server, Client) {
    let runtime = Runtime::new().unwrap();
    let closing = OK.replace("\r\n\r\n", "\r\nconnection: close\r\n\r\n");
    let replies: Vec<_> = replies.into_iter().chain((0..9).map(|_| Reply::text(&closing))).collect();
    let server = runtime.block_on(Server::start(replies));
    let client = client_of(&server.url(""), |builder| {
        builder.retry(RetryPolicy::default().first_pause(Duration::from_millis(1)));
    });
    (runtime, server, client)
}

#[test]
fn a_call_waits_for_its_result() {
    let unavailable = "HTTP/1.1 503 Later\r\nconnection: close\r\ncontent-length: 0\r\n\r\n";
    let (_runtime, server, client) = serving([Reply::text(unavailable)]);
    assert_eq!(call(&client, &POST).call().unwrap_err().status().unwrap(), 503);
    let response = call(&client, &GET).call_with_meta().unwrap();
    assert_eq!((response.status().as_u16(), response.attempts()), (200, 1));
    call(&client, &POST).call().unwrap();
    assert_eq!(server.requests().len(), 3);
}

#[test]
fn its_limits_of_time_are_in_force() {
    let (_runtime, _server, client) = serving([Reply::text(OK).after(Duration::from_secs(60))]);
    let options = no_retry().attempt_timeout(Duration::from_millis(50));
    let error = call(&client, &GET).options(options).call().unwrap_err();
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
}

const LINES: &str =
    "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 14\r\n\r\n1\n2\n\"x\n";

#[test]
fn streams_are_iterators() {
    let (_runtime, _server, client) = serving([(); 2].map(|()| Reply::text(LINES).and_later("3\n\n4\n5\n")));
    let items = call(&client, &GET).call_for_items::<Value>().unwrap().into_body();
    let items: Vec<String> = items
        .into_iter()
        .map(|item| item.map_or_else(|_| "bad".to_owned(), |item| format!("{item:?}")))
        .collect();
    // a bad item does not end the stream
    assert_eq!(items.len(), 6, "{items:?}");
    assert_eq!(items.iter().position(|item| item == "bad"), Some(2));

    let mut bytes = call(&client, &GET).call_for_bytes().unwrap().into_body();
    let mut whole = Vec::new();
    for piece in &mut bytes {
        whole.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(whole, b"1\n2\n\"x\n3\n\n4\n5\n"[..14].to_vec());
    assert!(bytes.into_iter().next().is_none());
}

#[test]
fn a_stream_that_breaks_off_ends_with_its_error() {
    let (_runtime, _server, client) = serving([Reply::text(LINES)]);
    let items = call(&client, &GET).call_for_bytes().unwrap().into_body();
    let pieces: Vec<_> = items.into_iter().collect();
    assert_eq!(pieces.len(), 2, "{pieces:?}");
    assert!(pieces[1].is_err());
}

#[tokio::test]
async fn within_tokio_it_blocks_and_does_not_panic() {
    let (runtime, _server, client) = tokio::task::spawn_blocking(|| serving([])).await.unwrap();
    // the client is the same as that of async calls, whose connections this thread drives
    for _ in 0..3 {
        call(&client, &GET).send().await.unwrap();
        call(&client, &GET).call().unwrap();
        call(&client, &POST).options(CallOptions::new()).call().unwrap();
    }
    runtime.shutdown_background();
}

#[test]
fn threads_share_a_client() {
    let (_runtime, server, client) = serving([]);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| (0..10).for_each(|_| drop(call(&client, &GET).call().unwrap())));
        }
    });
    // a GET on a connection that the server closes at that moment is sent again
    assert!(server.requests().len() >= 80, "{}", server.requests().len());
}
