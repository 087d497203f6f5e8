//! The server: paths, bounds, scripts, records, its beginning and its end.

use crate::connection::{four, send};
use clientwright::Source;
use clientwright_mock::{Answer, Limits, Mock};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

#[tokio::test]
async fn what_does_not_exist_is_answered_with_what_does() {
    let running = four().start().await.unwrap();
    let answer = send(&running, "POST /set-pasword", "").await;
    assert_eq!(answer.status, 404);
    let json = answer.json();
    assert_eq!(json["detail"], "/set-pasword does not exist; did you mean /set-password?");
    assert_eq!(json["nearest"][0], "/set-password");
    let answer = send(&running, "GET /beta/set-password", "").await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("POST")));
    assert_eq!(answer.json()["methods"][0], "POST");
    assert_eq!(
        send(&running, "POST /beta/e/davinci/policy/p/start", "").await.status,
        404,
        "this path has its own servers"
    );
    assert_eq!(running.requests()[0].operation, None);
}

#[tokio::test]
async fn bounds_are_kept() {
    let limits = Limits {
        body_bytes: 100,
        header_bytes: 300,
        head_time: Duration::from_secs(30),
        recorded_requests: 2,
        recorded_body_bytes: 4,
        scripted_answers: 1,
        tokens: 1,
    };
    let running = four().limits(limits).start().await.unwrap();
    let json = "POST /set-password\nauthorization: Bearer x\ncontent-type: application/json";
    let long = format!("{{\"accountId\":\"{}\"}}", "x".repeat(200));
    assert_eq!(send(&running, json, &long).await.status, 413);
    assert_eq!(send(&running, &format!("{json}\nx-long: {}", "x".repeat(300)), "").await.status, 431);
    assert_eq!(send(&running, &format!("{json}\ncontent-encoding: gzip"), "{}").await.status, 415);
    assert_eq!(send(&running, &format!("{json}\ncontent-encoding: identity"), "{}").await.status, 202);
    let recorded = running.requests();
    assert_eq!(recorded.iter().map(|request| request.status).collect::<Vec<_>>(), [415, 202]);
    assert_eq!(send(&running, json, "{\"accountId\":\"äöü\"}").await.status, 202);
    assert_eq!(running.requests()[1].body, "{\"ac");
    assert!(running.next("setIdentityPassword", Answer::empty(500)));
    assert!(!running.next("setIdentityPassword", Answer::empty(500)));
    let tokens = running.tokens();
    let first = tokens.issue(&["a"], Duration::from_secs(60));
    tokens.issue(&["a"], Duration::from_secs(60));
    assert!(!tokens.revoke(&first), "it was forgotten");
    running.clear_requests();
    assert_eq!(running.requests(), []);
}

#[tokio::test]
async fn deeply_nested_bodies_end_well() {
    let running = four().start().await.unwrap();
    let head = "POST /e/davinci/policy/p/start\nauthorization: Bearer x\ncontent-type: application/json";
    for (depth, status) in [(100, 200), (100_000, 400)] {
        let body = format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        assert_eq!(send(&running, head, &body).await.status, status, "{depth}");
    }
}

#[tokio::test]
async fn scripts_can_say_anything() {
    let running = four().start().await.unwrap();
    let head = "POST /workflows/execute/external/7\nauthorization: Bearer x";
    let id = "postExternalExecuteWorkflow";
    running.next(id, Answer::new(502, "text/html", "<html>"));
    running.next("POST /workflows/execute/external/{id}", Answer::json(200, "{\"message\":\"no\"}"));
    running.next(id, Answer::documented(503).header("Retry-After", "2"));
    running.next(id, Answer::documented(403).example("403").header("SLPT-Request-ID", "r1"));
    running.next(id, Answer::documented(200).delay(Duration::from_millis(150)));
    let answer = send(&running, head, "").await;
    assert_eq!(
        (answer.status, answer.body.as_str(), answer.header("content-type")),
        (502, "<html>", Some("text/html"))
    );
    let answer = send(&running, head, "").await;
    assert_eq!((answer.status, answer.header("retry-after"), answer.body.as_str()), (503, Some("2"), ""));
    let answer = send(&running, head, "").await;
    assert_eq!((answer.status, answer.header("slpt-request-id")), (403, Some("r1")));
    assert_eq!(answer.json()["detailCode"], "403 Forbidden");
    let start = Instant::now();
    assert_eq!(send(&running, head, "").await.status, 200);
    assert!(start.elapsed() >= Duration::from_millis(150));
    assert_eq!(send(&running, head, "").await.json()["message"], "no", "named by method and path");
}

#[tokio::test]
async fn every_request_is_told_to_the_log() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let mock = four()
        .on_request(move |request| log.lock().unwrap().push(format!("{} {}", request.path, request.status)));
    let running = mock.start().await.unwrap();
    send(&running, "GET /nowhere", "").await;
    send(&running, "POST /set-password", "").await;
    assert_eq!(*seen.lock().unwrap(), ["/nowhere 404", "/set-password 401"]);
}

#[tokio::test]
async fn a_stopped_mock_takes_no_more_connections() {
    let running = four().start().await.unwrap();
    let address = running.address();
    assert_eq!(running.base_url(), format!("http://{address}"));
    running.stop().await;
    assert!(TcpStream::connect(address).await.is_err());
    let dropped = four().start().await.unwrap();
    let address = dropped.address();
    drop(dropped);
    let gone = async {
        while TcpStream::connect(address).await.is_ok() {
            tokio::time::sleep(Duration::from_millis(5)).await
        }
    };
    tokio::time::timeout(Duration::from_secs(5), gone).await.unwrap();
}

#[tokio::test]
async fn a_stopped_mock_closes_the_connections_that_are_idle() {
    let running = four().start().await.unwrap();
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    stream.write_all(b"GET /nowhere HTTP/1.1\r\nhost: mock\r\n\r\n").await.unwrap();
    let mut bytes = [0; 4096];
    assert!(stream.read(&mut bytes).await.unwrap() > 0);
    running.stop().await;
    assert_eq!(stream.read(&mut bytes).await.unwrap_or(0), 0);
}

#[test]
fn what_is_no_description_is_reported() {
    for text in ["{", "a: [", "just a text", "openapi: 9.0.0", "openapi: 3.0.3\nopenapi: 3.0.3"] {
        assert!(Mock::from_source(&Source::from_text("x", text)).unwrap_err().has_errors(), "{text}");
    }
}

#[tokio::test]
async fn a_mock_is_replaced_while_it_runs() {
    let running = Mock::empty().route("GET", "/here", |_| Answer::empty(204)).start().await.unwrap();
    assert_eq!(send(&running, "GET /here", "").await.status, 204);
    assert_eq!(send(&running, "POST /set-password", "").await.status, 404);
    running.replace(four());
    assert_eq!(running.requests().len(), 0);
    assert_eq!(send(&running, "GET /here", "").await.status, 404);
    assert_eq!(send(&running, "POST /set-password", "").await.status, 401);
    assert_eq!(running.requests().len(), 2);
}
