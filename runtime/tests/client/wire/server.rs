//! In: replies, as the bytes of HTTP/1.1 messages. Out: a server on the loopback that gives them and keeps what it was sent.
//! Never: a reply before the whole request is there, or a second request on a connection.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

const OVER: &str = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}";

/// What a connection is answered with before it is closed.
pub(crate) struct Reply {
    bytes: Vec<u8>,
    delay: Duration,
    /// what is sent some time after that
    rest: Vec<u8>,
    /// for how long the connection stays open after that
    linger: Duration,
}

impl Reply {
    pub(crate) fn text(text: &str) -> Self {
        Self::bytes(text.into())
    }

    pub(crate) fn bytes(bytes: Vec<u8>) -> Self {
        Self { bytes, delay: Duration::ZERO, rest: Vec::new(), linger: Duration::ZERO }
    }

    /// Closes the connection this much later, and reads nothing more from it.
    pub(crate) fn closing_after(mut self, delay: Duration) -> Self {
        self.linger = delay;
        self
    }

    pub(crate) fn and_later(mut self, rest: &str) -> Self {
        self.rest = rest.into();
        self
    }

    pub(crate) fn after(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

pub(crate) struct Server {
    address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Gives the replies in this order, and `{}` after that.
    pub(crate) async fn start(replies: impl IntoIterator<Item = Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&requests);
        let mut replies: VecDeque<_> = replies.into_iter().collect();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let reply = replies.pop_front().unwrap_or_else(|| Reply::text(OVER));
                tokio::spawn(answer(stream, reply, Arc::clone(&kept)));
            }
        });
        Self { address, requests }
    }

    /// Answers each request by what the function makes of it, until the test is over.
    pub(crate) async fn answering(answer: impl Fn(&str) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let requests = Arc::new(Mutex::new(Vec::new()));
        let (kept, answer) = (Arc::clone(&requests), Arc::new(answer));
        tokio::spawn(async move {
            while let Ok((mut stream, _)) = listener.accept().await {
                let (kept, answer) = (Arc::clone(&kept), Arc::clone(&answer));
                tokio::spawn(async move {
                    let request = read(&mut stream).await;
                    let reply = answer(&request);
                    kept.lock().unwrap().push(request);
                    let _ = stream.write_all(reply.as_bytes()).await;
                    let _ = stream.shutdown().await;
                });
            }
        });
        Self { address, requests }
    }

    pub(crate) fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The requests so far, head and body.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().unwrap().clone()
    }
}

async fn answer(mut stream: TcpStream, reply: Reply, requests: Arc<Mutex<Vec<String>>>) {
    let request = read(&mut stream).await;
    requests.lock().unwrap().push(request);
    tokio::time::sleep(reply.delay).await;
    let _ = stream.write_all(&reply.bytes).await;
    if !reply.rest.is_empty() {
        tokio::time::sleep(Duration::from_millis(20)).await;
        let _ = stream.write_all(&reply.rest).await;
    }
    // a sleep of no length takes a millisecond, in which a client sends its next request
    if !reply.linger.is_zero() {
        tokio::time::sleep(reply.linger).await;
    }
    let _ = stream.shutdown().await;
}

async fn read(stream: &mut TcpStream) -> String {
    let mut bytes = Vec::new();
    loop {
        let text = String::from_utf8_lossy(&bytes);
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length =
                |line: &str| line.to_ascii_lowercase().strip_prefix("content-length: ")?.parse().ok();
            let expected: usize = head.lines().find_map(length).unwrap_or(0);
            if bytes.len() >= head.len() + 4 + expected {
                return text.into_owned();
            }
        }
        let mut piece = [0; 1024];
        match stream.read(&mut piece).await {
            Ok(count) if count > 0 => bytes.extend_from_slice(&piece[..count]),
            _ => return text.into_owned(),
        }
    }
}
