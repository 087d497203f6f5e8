//! A server on loopback that answers from a list and keeps what it was sent. In: answers as bytes of HTTP/1.1; out: its
//! address, and each request as it came over the wire. It never understands a request beyond where its body ends.

use std::sync::{Arc, Mutex};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// A server that is running until it is dropped.
#[derive(Debug)]
pub struct Server {
    address: std::net::SocketAddr,
    received: Arc<Mutex<Vec<Received>>>,
    task: tokio::task::JoinHandle<()>,
}

/// A request as it came over the wire.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    /// Request line and headers, with the line ends of the wire.
    pub head: String,
    /// The body.
    pub body: Vec<u8>,
}

impl Received {
    /// The request line without the version: `GET /pets?limit=10`.
    pub fn line(&self) -> &str {
        self.head.lines().next().unwrap_or_default().trim_end_matches(" HTTP/1.1")
    }

    /// The value of a header, by its name in any case; `None` when it was not sent.
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut headers = self.head.lines().skip(1).filter_map(|line| line.split_once(": "));
        headers.find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value)
    }

    /// The body as text.
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a body of UTF-8")
    }
}

/// An answer with a status, a content type and a body, as it goes over the wire.
pub fn answer(status: &str, content_type: &str, body: &str) -> Vec<u8> {
    format!(
        "HTTP/1.1 {status}\r\ncontent-type: {content_type}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    )
    .into_bytes()
}

/// An answer of status 200 with a JSON body.
pub fn json(body: &str) -> Vec<u8> {
    answer("200 OK", "application/json", body)
}

/// An answer of status 200 whose body comes in these chunks (RFC 9112, section 7.1).
pub fn chunked(content_type: &str, chunks: &[&str]) -> Vec<u8> {
    let head =
        format!("HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ntransfer-encoding: chunked\r\n\r\n");
    let chunks: String = chunks.iter().map(|chunk| format!("{:x}\r\n{chunk}\r\n", chunk.len())).collect();
    format!("{head}{chunks}0\r\n\r\n").into_bytes()
}

impl Server {
    /// Starts on a free port of loopback; each connection gets this answer once, and is closed behind it.
    pub async fn closing(answer: Vec<u8>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let received = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&received);
        let task = tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                if let Some(request) = read(&mut stream, &mut Vec::new()).await {
                    kept.lock().expect("no panic in the server").push(request);
                    let _ = stream.write_all(&answer).await;
                }
            }
        });
        Self { address, received, task }
    }

    /// Starts on a free port of loopback; the answers are given in turn, the last one for ever.
    pub async fn start(answers: impl IntoIterator<Item = Vec<u8>>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("an address");
        let received = Arc::new(Mutex::new(Vec::new()));
        let answers = Arc::new(Mutex::new(answers.into_iter().collect::<std::collections::VecDeque<_>>()));
        let kept = Arc::clone(&received);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(serve(stream, Arc::clone(&kept), Arc::clone(&answers)));
            }
        });
        Self { address, received, task }
    }

    /// The root: `http://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The requests so far.
    pub fn received(&self) -> Vec<Received> {
        self.received.lock().expect("no panic in the server").clone()
    }

    /// The only request so far.
    pub fn only(&self) -> Received {
        let mut received = self.received();
        assert_eq!(received.len(), 1, "{received:?}");
        received.remove(0)
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.task.abort();
    }
}

type Answers = Arc<Mutex<std::collections::VecDeque<Vec<u8>>>>;

async fn serve(mut stream: TcpStream, received: Arc<Mutex<Vec<Received>>>, answers: Answers) {
    let mut buffer = Vec::new();
    while let Some(request) = read(&mut stream, &mut buffer).await {
        received.lock().expect("no panic in the server").push(request);
        let answer = {
            let mut answers = answers.lock().expect("no panic in the server");
            if answers.len() > 1 { answers.pop_front() } else { answers.front().cloned() }
        };
        if stream.write_all(&answer.unwrap_or_default()).await.is_err() {
            return;
        }
    }
}

/// The body, and how many bytes it takes on the wire; `None` while some of it is missing.
fn body(head: &Received, bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    if head.header("transfer-encoding") == Some("chunked") {
        return chunks(bytes);
    }
    let length: usize = head.header("content-length").map_or(0, |value| value.parse().expect("a length"));
    Some((bytes.get(..length)?.to_vec(), length))
}

/// RFC 9112, section 7.1, without trailers.
fn chunks(bytes: &[u8]) -> Option<(Vec<u8>, usize)> {
    let mut body = Vec::new();
    let mut at = 0;
    loop {
        let line = bytes[at..].windows(2).position(|end| end == b"\r\n")?;
        let size = std::str::from_utf8(&bytes[at..at + line]).expect("a size");
        let size = usize::from_str_radix(size, 16).expect("a size in hex");
        at += line + 2;
        body.extend(bytes.get(at..at + size)?);
        at += size + 2;
        if size == 0 {
            return (at <= bytes.len()).then_some((body, at));
        }
    }
}

async fn read(stream: &mut TcpStream, buffer: &mut Vec<u8>) -> Option<Received> {
    loop {
        if let Some(end) = buffer.windows(4).position(|bytes| bytes == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&buffer[..end]).into_owned();
            let received = Received { head, body: Vec::new() };
            if let Some((body, read)) = body(&received, &buffer[end + 4..]) {
                buffer.drain(..end + 4 + read);
                return Some(Received { body, ..received });
            }
        }
        let mut chunk = [0; 8192];
        match stream.read(&mut chunk).await {
            Ok(read) if read > 0 => buffer.extend_from_slice(&chunk[..read]),
            Ok(_) | Err(_) => return None,
        }
    }
}
