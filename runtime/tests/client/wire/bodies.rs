//! Bodies on the wire: their lengths, byte order marks, files, and the time that they take.

use std::error::Error as _;
use std::path::PathBuf;
use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::codegen as rt;
use clientwright_runtime::{
    Body, CallOptions, Credential, Error, ItemStream, Multipart, Part, Request, TimeoutPhase,
    TransportErrorKind, Value,
};
use futures_core::Stream;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::server::{Reply, Server};
use super::{OK, client_of, no_retry, transport_kind};
use crate::support::{GET, OAUTH, POST, Problem, WITH_OAUTH, call};

/// A file of this content in the folder of the tests.
fn file(name: &str, content: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("bodies");
    std::fs::create_dir_all(&folder).unwrap();
    let path = folder.join(name);
    std::fs::write(&path, content).unwrap();
    path
}

/// A stream of pieces, each some time after the other.
fn pieces(count: usize, pause: Duration) -> impl Stream<Item = Result<Bytes, std::io::Error>> + Send {
    let (sender, receiver) = tokio::sync::mpsc::channel(1);
    tokio::spawn(async move {
        for _ in 0..count {
            tokio::time::sleep(pause).await;
            let _ = sender.send(Ok(Bytes::from_static(b"piece"))).await;
        }
    });
    Received(receiver)
}

/// A stream of what is there.
pub(super) struct Listed(
    pub(super) std::collections::VecDeque<Result<&'static str, std::convert::Infallible>>,
);

impl Stream for Listed {
    type Item = Result<&'static str, std::convert::Infallible>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        std::task::Poll::Ready(self.0.pop_front())
    }
}

struct Received(tokio::sync::mpsc::Receiver<Result<Bytes, std::io::Error>>);

impl Stream for Received {
    type Item = Result<Bytes, std::io::Error>;

    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        cx: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        self.0.poll_recv(cx)
    }
}

#[tokio::test]
async fn an_empty_body_that_was_given_says_its_length() {
    for body in [
        Body::from(""),
        Body::sized(0, pieces(0, Duration::ZERO)),
        Body::from_path(file("empty", "")).unwrap(),
    ] {
        let server = Server::start([Reply::text(OK)]).await;
        let mut request = call(&client_of(&server.url(""), |_| {}), &POST);
        request.body("application/octet-stream", body);
        request.send().await.unwrap();
        let sent = server.requests().remove(0).to_ascii_lowercase();
        assert_eq!(sent.matches("content-length: 0\r\n").count(), 1, "{sent}");
        assert!(sent.contains("content-type: application/octet-stream\r\n"), "{sent}");
        assert!(!sent.contains("transfer-encoding"), "{sent}");
    }
}

fn reply(media_type: &str, body: &str) -> Reply {
    let length = body.len();
    Reply::text(&format!(
        "HTTP/1.1 200 OK\r\ncontent-type: {media_type}\r\ncontent-length: {length}\r\n\r\n{body}"
    ))
}

static PUT: rt::Operation<Value> = rt::Operation {
    description: rt::OperationDescription { id: "put", method: rt::Method::Put, ..POST.description },
    decode: POST.decode,
};

static NOTHING: rt::Operation<()> = rt::Operation {
    description: rt::OperationDescription {
        id: "nothing",
        method: rt::Method::Delete,
        success: &[rt::Success::new(rt::Statuses::Exact(204), &[])],
        ..POST.description
    },
    decode: rt::no_content,
};

static ITEMS: rt::Operation<ItemStream<Value>> = rt::Operation {
    description: rt::OperationDescription {
        id: "items",
        method: rt::Method::Get,
        path: "/items",
        arguments: &[],
        servers: 0,
        security: &[],
        success: &[rt::Success {
            streams: &["application/x-ndjson"],
            ..rt::Success::new(rt::Statuses::Exact(200), &["application/x-ndjson"])
        }],
        accept: "application/x-ndjson",
        tags: &[],
    },
    decode: rt::json_lines,
};

#[tokio::test]
async fn a_byte_order_mark_before_json_is_skipped() {
    let token = "\u{feff}{\"access_token\":\"abc\",\"expires_in\":749}";
    let server = Server::start([
        reply("application/json", "\u{feff}{\"a\":1}"),
        reply("text/plain", "\u{feff}[1]"),
        reply("application/x-ndjson", "\u{feff}{\"a\":1}\n2\n\u{feff}"),
        reply("application/json", token),
        Reply::text(OK),
        Reply::text("HTTP/1.1 400 Bad\r\ncontent-length: 6\r\n\r\n\u{feff}[7]"),
    ])
    .await;
    let client = client_of(&server.url(""), |builder| {
        builder.credential(OAUTH, Credential::client_credentials("i", "s"));
    });
    assert_eq!(call(&client, &GET).await.unwrap().to_string(), r#"{"a":1}"#);
    assert_eq!(call(&client, &GET).await.unwrap().to_string(), "[1]");
    let mut items = Request::<ItemStream<Value>, Problem>::new(&client, &ITEMS).await.unwrap();
    assert_eq!(items.next().await.unwrap().unwrap().to_string(), r#"{"a":1}"#);
    assert_eq!(items.next().await.unwrap().unwrap().to_string(), "2");
    assert!(items.next().await.is_none());
    call(&client, &WITH_OAUTH).await.unwrap();
    assert!(server.requests()[4].contains("Bearer abc"), "{}", server.requests()[4]);
    let error = call(&client, &GET).send().await.unwrap_err();
    assert_eq!(error.status_error(), Some(&Problem::Bad(vec![7])));
}

#[tokio::test]
async fn answers_are_read_under_other_names_and_statuses() {
    for media_type in ["", "application/x-json", "text/javascript", "text/plain", "application/octet-stream"]
    {
        let server = Server::start([reply(media_type, "[1]")]).await;
        let value = call(&client_of(&server.url(""), |_| {}), &GET).await.unwrap();
        assert_eq!(value.to_string(), "[1]", "{media_type:?}");
    }
    for media_type in ["application/ndjson", "application/x-ndjson", "application/jsonl"] {
        let server = Server::start([reply(media_type, "1\n2\n")]).await;
        let client = client_of(&server.url(""), |_| {});
        let mut items = Request::<ItemStream<Value>, Problem>::new(&client, &ITEMS).await.unwrap();
        assert_eq!(items.next().await.unwrap().unwrap().to_string(), "1");
        assert_eq!(items.next().await.unwrap().unwrap().to_string(), "2");
        assert!(items.next().await.is_none());
    }
    for status in ["200 OK", "201 Created", "202 Accepted"] {
        let answer = format!("HTTP/1.1 {status}\r\ncontent-type: text/html\r\ncontent-length: 3\r\n\r\n<p>");
        let server = Server::start([Reply::text(&answer)]).await;
        Request::<(), Problem>::new(&client_of(&server.url(""), |_| {}), &NOTHING).await.unwrap();
    }
}

#[tokio::test]
async fn a_file_is_sent_again_whole() {
    let content = "0123456789abcdef".repeat(20_000);
    let path = file("content.csv", &content);
    let busy = "HTTP/1.1 429 Busy\r\nretry-after: 0\r\ncontent-length: 0\r\n\r\n";
    let server = Server::start([Reply::text(busy), Reply::text(OK)]).await;
    let mut request = call(&client_of(&server.url(""), |_| {}), &POST);
    request.body("application/octet-stream", Body::from_path(&path).unwrap());
    request.forms(const { &[rt::Form::new("*/*")] });
    assert_eq!(request.send_with_meta().await.unwrap().attempts(), 2);
    let sent = server.requests();
    assert_eq!(sent.len(), 2);
    for request in sent {
        let (head, body) = request.split_once("\r\n\r\n").unwrap();
        let head = head.to_ascii_lowercase();
        assert!(head.contains(&format!("content-length: {}", content.len())), "{head}");
        assert!(head.contains("content-type: text/csv"), "{head}");
        assert!(body == content, "{} bytes", body.len());
    }
}

#[tokio::test]
async fn a_file_keeps_the_type_that_the_description_names() {
    let body = Body::from_path(file("a.csv", "a,b")).unwrap();
    assert_eq!((body.len(), body.is_repeatable(), body.as_bytes()), (Some(3), true, None));
    let server = Server::start([Reply::text(OK)]).await;
    let mut request = call(&client_of(&server.url(""), |_| {}), &POST);
    request.body("application/octet-stream", body);
    request.send().await.unwrap();
    assert!(server.requests()[0].contains("content-type: application/octet-stream\r\n"));
}

#[tokio::test]
async fn a_part_from_a_file_has_its_name_and_type() {
    let server = Server::start([Reply::text(OK)]).await;
    let mut form = Multipart::new().part("table", Part::from_path(file("t \"1\".csv", "a,b\n")).unwrap());
    form.files("photo", "", &Part::from_path(file("p.png", "png")).unwrap());
    form.files("scan", "image/tiff", &Part::from_path(file("s.tif", "tif")).unwrap().file_name("scan.tiff"));
    form.files("raw", "", &Part::from(vec![1, 2]));
    let mut request = call(&client_of(&server.url(""), |_| {}), &POST);
    request.multipart_body("multipart/form-data", &form);
    request.send().await.unwrap();
    let sent = server.requests().remove(0);
    assert!(sent.to_ascii_lowercase().contains("\r\ncontent-length: "), "{sent}");
    for (name, file_name, media_type, content) in [
        ("table", "t %221%22.csv", "text/csv", "a,b\n"),
        ("photo", "p.png", "image/png", "png"),
        ("scan", "scan.tiff", "image/tiff", "tif"),
        ("raw", "raw", "application/octet-stream", "\u{1}\u{2}"),
    ] {
        let part = format!(
            "Content-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             Content-Type: {media_type}\r\n\r\n{content}\r\n"
        );
        assert!(sent.contains(&part), "{part} in {sent}");
    }
}

#[tokio::test]
async fn a_file_that_is_not_there_or_changes_is_an_error() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    assert_eq!(Body::from_path(&folder).unwrap_err().kind(), std::io::ErrorKind::InvalidInput);
    assert_eq!(Part::from_path(folder.join("none")).unwrap_err().kind(), std::io::ErrorKind::NotFound);
    let change = |name: &str, then: fn(&PathBuf)| {
        let path = file(name, "content");
        let body = Body::from_path(&path).unwrap();
        then(&path);
        body
    };
    let removed = ["removed cannot be read", "No such file or directory (os error 2)"];
    let changed = |name: &str| [format!("{name} has another length than when the body was made")];
    for (body, sources) in [
        (change("removed", |path| std::fs::remove_file(path).unwrap()), removed.map(str::to_owned).to_vec()),
        (change("longer", |path| std::fs::write(path, "more content").unwrap()), changed("longer").to_vec()),
        (change("shorter", |path| std::fs::write(path, "less").unwrap()), changed("shorter").to_vec()),
    ] {
        let server = Server::start([]).await;
        let mut request = call(&client_of(&server.url(""), |_| {}), &PUT);
        request.body("application/octet-stream", body);
        let error = request.send().await.unwrap_err();
        assert_eq!(transport_kind(&error), TransportErrorKind::Unsendable, "{error:?}");
        assert_eq!((error.attempts(), error.is_retryable()), (1, false));
        assert_eq!(error.to_string(), "put: the request cannot be sent");
        let mut said = Vec::new();
        let mut source = error.source();
        while let Some(error) = source {
            said.push(error.to_string());
            source = error.source();
        }
        assert_eq!(said.len(), sources.len(), "{said:?}");
        assert!(said.iter().zip(&sources).all(|(said, end)| said.ends_with(end)), "{said:?}");
    }
}

const LIMIT: Duration = Duration::from_millis(400);

#[tokio::test]
async fn time_does_not_run_out_while_a_body_is_sent() {
    let server = Server::start([Reply::text(OK)]).await;
    let mut request = call(&client_of(&server.url(""), |_| {}), &POST);
    request.body("application/octet-stream", Body::sized(50, pieces(10, LIMIT / 4)));
    request.options(no_retry().attempt_timeout(LIMIT)).send().await.unwrap();
    assert!(server.requests()[0].ends_with(&"piece".repeat(10)));
}

#[tokio::test]
async fn time_does_not_run_out_while_bytes_in_memory_are_sent() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let length = 24 * 1024 * 1024;
    let reading = tokio::spawn(async move {
        let (mut stream, _) = listener.accept().await.unwrap();
        let mut piece = vec![0; 2 * 1024 * 1024];
        let mut read = 0;
        while read < length {
            tokio::time::sleep(LIMIT / 8).await;
            let end = read + piece.len();
            while read < end.min(length) {
                read += stream.read(&mut piece).await.unwrap();
            }
        }
        stream.write_all(OK.as_bytes()).await.unwrap();
        stream.shutdown().await.unwrap();
    });
    let mut request = call(&client_of(&url, |_| {}), &POST);
    request.body("application/octet-stream", Body::from(vec![0; length]));
    let start = std::time::Instant::now();
    request.options(no_retry().attempt_timeout(LIMIT)).send().await.unwrap();
    assert!(start.elapsed() > LIMIT, "{:?}", start.elapsed());
    reading.await.unwrap();
}

#[tokio::test]
async fn time_does_not_run_out_while_a_body_is_read() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        loop {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 1024];
            let _ = stream.read(&mut request).await.unwrap();
            let head = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n[1";
            stream.write_all(head.as_bytes()).await.unwrap();
            for piece in [",1", ",1", ",1", ",1", "]"] {
                tokio::time::sleep(LIMIT / 2).await;
                if stream.write_all(piece.as_bytes()).await.is_err() {
                    break;
                }
            }
        }
    });
    let client = client_of(&url, |builder| builder.attempt_timeout(LIMIT));
    assert_eq!(call(&client, &GET).await.unwrap().to_string(), "[1,1,1,1,1]");
    let error = call(&client, &GET).options(no_retry().attempt_timeout(LIMIT / 4)).send().await.unwrap_err();
    let Error::Timeout(timeout) = &error else { panic!("{error:?}") };
    assert_eq!((timeout.phase(), timeout.limit()), (TimeoutPhase::Attempt, Some(LIMIT / 4)));
    let error = call(&client, &GET).options(CallOptions::new().timeout(LIMIT)).send().await.unwrap_err();
    let Error::Timeout(timeout) = &error else { panic!("{error:?}") };
    assert_eq!(timeout.phase(), TimeoutPhase::Call);
}
