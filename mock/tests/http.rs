//! HTTP itself: requests that are no whole requests, and what else the description says nothing of.

use crate::connection::{described, read};
use clientwright_mock::{Limits, Running};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const UPLOAD: &str =
    "paths: {/a: {post: {requestBody: {content: {'*/*': {}}}, responses: {'204': {description: d}}}}}";

/// Sends a text, ends the sending side, and reads all that comes.
async fn exchange(running: &Running, text: &str) -> String {
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    stream.shutdown().await.unwrap();
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    String::from_utf8_lossy(&bytes).into_owned()
}

#[tokio::test]
async fn a_request_that_is_not_whole_is_a_bad_one() {
    let running = described(UPLOAD).start().await.unwrap();
    let head = "POST /a HTTP/1.1\r\nhost: mock\r\ncontent-type: text/plain\r\n";
    let whole = format!("{head}content-length: 3\r\nconnection: close\r\n\r\nabc");
    assert_eq!(read(&exchange(&running, &whole).await).status, 204);
    let chunks =
        format!("{head}transfer-encoding: chunked\r\nconnection: close\r\n\r\n3\r\nabc\r\n0\r\n\r\n");
    assert_eq!(read(&exchange(&running, &chunks).await).status, 204);
    for (name, rest) in [
        ("a truncated body", "content-length: 9\r\n\r\nabc"),
        ("a truncated chunk", "transfer-encoding: chunked\r\n\r\n9\r\nabc"),
        ("a chunk of no length", "transfer-encoding: chunked\r\n\r\nxyz\r\nabc\r\n0\r\n\r\n"),
        ("chunks without an end", "transfer-encoding: chunked\r\n\r\n3\r\nabc\r\n"),
    ] {
        let answer = exchange(&running, &format!("{head}{rest}")).await;
        assert_eq!(read(&answer).status, 400, "{name}: {answer}");
    }
    let statuses: Vec<_> = running.requests().iter().map(|request| request.status).collect();
    assert_eq!(statuses, [204, 204, 400, 400, 400, 400]);
}

#[tokio::test]
async fn a_request_has_one_host() {
    let running = described(UPLOAD).start().await.unwrap();
    let end = "connection: close\r\n\r\n";
    for (host, status) in [("", 400), ("host: a\r\nhost: b\r\n", 400), ("host: a\r\n", 204)] {
        let answer = exchange(&running, &format!("POST /a HTTP/1.1\r\n{host}{end}")).await;
        assert_eq!(read(&answer).status, status, "{host}: {answer}");
    }
    assert_eq!(
        read(&exchange(&running, "POST /a HTTP/1.0\r\n\r\n").await).status,
        204,
        "HTTP/1.0 asks for none"
    );
}

#[tokio::test]
async fn a_head_has_a_time_limit() {
    let limits = Limits { head_time: Duration::from_millis(200), ..Limits::default() };
    let running = described(UPLOAD).limits(limits).start().await.unwrap();
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    let start = Instant::now();
    stream.write_all(b"POST /a HTTP/1.1\r\nhost: mock\r\nx-slow:").await.unwrap();
    let mut bytes = Vec::new();
    let ended = tokio::time::timeout(Duration::from_secs(20), stream.read_to_end(&mut bytes)).await;
    assert!(ended.is_ok(), "the connection stays open");
    assert!(start.elapsed() >= Duration::from_millis(150), "{:?}", start.elapsed());
    assert_eq!(running.requests(), [], "no request came");
}
