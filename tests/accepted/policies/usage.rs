//! Keys that make the attempts of a call one, and what settings say of how operations are called.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use std::collections::HashSet;
use std::time::Duration;

use clientwright_runtime::formats::Uuid;
use clientwright_runtime::{BaseUrl, RetryPolicy};
use clientwright_tests::server::Server;

const OWN: &str = "1b4e28ba-2fa1-4d11-883f-0016d3cca427";

fn answers(statuses: &[u16]) -> Vec<Vec<u8>> {
    let answer = |status: &u16| format!("HTTP/1.1 {status} Status\r\ncontent-length: 0\r\n\r\n").into_bytes();
    statuses.iter().map(answer).collect()
}

fn client(server: &Server) -> api::Client {
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let policy = RetryPolicy::default().first_pause(Duration::from_millis(1));
    api::Client::builder().server(base).retry(policy).build().expect("a client")
}

/// The values of a header, request by request.
fn values(server: &Server, name: &str) -> Vec<String> {
    let requests = server.received();
    requests.iter().filter_map(|request| request.header(name).map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_described_key_is_made_by_the_client() {
    let server = Server::start(answers(&[502, 503, 201, 201])).await;
    let client = client(&server);
    client.create_payment("t").await.expect("made");
    client.create_payment("t").idempotency_key(&Uuid::parse(OWN).expect("a UUID")).await.expect("made");
    let keys = values(&server, "idempotency-key");
    assert_eq!(keys.len(), 4, "{keys:?}");
    assert_eq!(keys.iter().collect::<HashSet<_>>().len(), 2, "{keys:?}");
    assert_eq!(keys[3], OWN);
}

#[tokio::test]
async fn settings_name_the_header_of_a_key() {
    let server = Server::start(answers(&[502, 201])).await;
    client(&server).create_refund().await.expect("made");
    let keys = values(&server, "x-request-token");
    assert_eq!((keys.len(), keys.iter().collect::<HashSet<_>>().len()), (2, 1), "{keys:?}");
}

#[tokio::test]
async fn settings_say_what_is_attempted_again() {
    let server = Server::start(answers(&[500, 502, 500, 500, 201])).await;
    client(&server).create_report().await.expect("made");
    assert_eq!(server.received().len(), 5);
    let server = Server::start(answers(&[503, 204])).await;
    client(&server).remove("1").await.expect_err("one attempt");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn settings_say_which_redirects_are_followed() {
    let file = b"HTTP/1.1 200 OK\r\ncontent-type: application/octet-stream\r\ncontent-length: 4\r\n\r\nfile";
    let other = Server::start([file.to_vec()]).await;
    let moved =
        format!("HTTP/1.1 302 Found\r\nlocation: {}/signed\r\ncontent-length: 0\r\n\r\n", other.url());
    let server = Server::start([moved.into_bytes()]).await;
    let body = client(&server).download("1").await.expect("a file").bytes().await.expect("all of it");
    assert_eq!(&body[..], b"file");
}
