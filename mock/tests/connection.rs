//! Raw HTTP. In: a request as text; out: status, headers and body as they came.

use clientwright::Source;
use clientwright_mock::{Mock, Running};
use std::path::Path;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer as it came over the wire.
#[derive(Debug)]
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: String,
}

impl Answered {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }

    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.body))
    }

    /// The places of the violations of a problem report.
    pub(crate) fn places(&self) -> Vec<String> {
        assert_eq!(self.header("content-type"), Some("application/problem+json"), "{self:?}");
        let json = self.json();
        assert_eq!(json["status"], self.status);
        json["violations"]
            .as_array()
            .map(|found| found.iter().map(|one| one["place"].as_str().unwrap().to_owned()).collect())
            .unwrap_or_default()
    }
}

/// The four endpoints.
pub(crate) fn four() -> Mock {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec/openapi.yaml");
    Mock::from_source(&Source::read(path).unwrap()).unwrap()
}

/// A description as YAML.
pub(crate) fn described(yaml: &str) -> Mock {
    let text = format!("openapi: 3.0.3\ninfo: {{title: t, version: '1'}}\n{yaml}");
    Mock::from_source(&Source::from_text("test.yaml", text)).unwrap()
}

/// Sends a request: its first line and headers in one text with `\n`, and a body.
pub(crate) async fn send(running: &Running, head: &str, body: &str) -> Answered {
    send_bytes(running, head, body.as_bytes()).await
}

pub(crate) async fn send_bytes(running: &Running, head: &str, body: &[u8]) -> Answered {
    let (line, rest) = head.split_once('\n').unwrap_or((head, ""));
    let mut text = format!("{line} HTTP/1.1\r\nhost: mock\r\nconnection: close\r\n");
    for header in rest.lines().map(str::trim).filter(|line| !line.is_empty()) {
        text.push_str(&format!("{header}\r\n"));
    }
    if !body.is_empty() {
        text.push_str(&format!("content-length: {}\r\n", body.len()));
    }
    text.push_str("\r\n");
    let mut stream = TcpStream::connect(running.address()).await.unwrap();
    stream.write_all(text.as_bytes()).await.unwrap();
    // A server that refuses a body early may close before it has taken all of it.
    let _ = stream.write_all(body).await;
    let mut bytes = Vec::new();
    let _ = stream.read_to_end(&mut bytes).await;
    read(&String::from_utf8_lossy(&bytes))
}

pub(crate) fn read(text: &str) -> Answered {
    let (head, body) = text.split_once("\r\n\r\n").unwrap_or_else(|| panic!("no head: {text:?}"));
    let mut lines = head.lines();
    let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
    let headers =
        lines.filter_map(|line| line.split_once(": ")).map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    Answered { status, headers, body: body.to_owned() }
}
