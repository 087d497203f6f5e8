//! In: what each request is met with. Out: a server on the loopback that speaks HTTP/2 without TLS, frame by frame, since no
//! library's server refuses a stream on demand. Never: an answer to what it has not read.

use std::collections::VecDeque;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// What a request is met with.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Act {
    /// 200 and `{}`.
    Answer,
    /// 200 and a token of OAuth 2.0.
    Token,
    /// RST_STREAM with this code.
    Reset(u8),
    /// GOAWAY whose last stream is before the request's, with this code; the connection is closed then.
    GoAway(u8),
    /// Nothing, and to nothing else on the same connection.
    Silence,
}

/// RFC 9113, section 7.
pub(super) const NO_ERROR: u8 = 0;
pub(super) const REFUSED_STREAM: u8 = 7;
pub(super) const CANCEL: u8 = 8;

pub(super) struct Server {
    address: SocketAddr,
    seen: Arc<Mutex<Vec<(usize, Act)>>>,
}

impl Server {
    /// Meets requests like this in their order, and answers all after that.
    pub(super) async fn start(acts: impl IntoIterator<Item = Act>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let acts = Arc::new(Mutex::new(acts.into_iter().collect::<VecDeque<_>>()));
        let seen = Arc::new(Mutex::new(Vec::new()));
        let kept = Arc::clone(&seen);
        tokio::spawn(async move {
            for connection in 0.. {
                let Ok((stream, _)) = listener.accept().await else { return };
                let (acts, seen) = (Arc::clone(&acts), Arc::clone(&kept));
                tokio::spawn(async move {
                    let next = || {
                        let act = acts.lock().unwrap().pop_front().unwrap_or(Act::Answer);
                        seen.lock().unwrap().push((connection, act));
                        act
                    };
                    let _ = serve(stream, next).await;
                });
            }
        });
        Self { address, seen }
    }

    pub(super) fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// By which connection each request came, the first being 0, and what it was met with.
    pub(super) fn seen(&self) -> Vec<(usize, Act)> {
        self.seen.lock().unwrap().clone()
    }
}

const PREFACE: usize = 24;
const DATA: u8 = 0;
const HEADERS: u8 = 1;
const RST_STREAM: u8 = 3;
const SETTINGS: u8 = 4;
const PING: u8 = 6;
const GOAWAY: u8 = 7;
const ACK: u8 = 1;
const END_STREAM: u8 = 1;
const END_HEADERS: u8 = 4;

async fn serve(mut stream: TcpStream, next: impl Fn() -> Act) -> std::io::Result<()> {
    stream.read_exact(&mut [0; PREFACE]).await?;
    stream.write_all(&frame((SETTINGS, 0), 0, &[])).await?;
    loop {
        let mut head = [0; 9];
        stream.read_exact(&mut head).await?;
        let [a, b, c, kind, flags, ..] = head;
        let mut payload = vec![0; u32::from_be_bytes([0, a, b, c]) as usize];
        stream.read_exact(&mut payload).await?;
        let id = u32::from_be_bytes([head[5], head[6], head[7], head[8]]);
        match kind {
            SETTINGS if flags & ACK == 0 => stream.write_all(&frame((SETTINGS, ACK), 0, &[])).await?,
            PING if flags & ACK == 0 => stream.write_all(&frame((PING, ACK), 0, &payload)).await?,
            // every request of a test has headers of one frame; of a body, the first frame is not waited for
            HEADERS => match next() {
                Act::Answer => stream.write_all(&answer(id, b"{}")).await?,
                Act::Token => {
                    stream.write_all(&answer(id, br#"{"access_token":"t","expires_in":749}"#)).await?;
                }
                Act::Reset(code) => stream.write_all(&frame((RST_STREAM, 0), id, &[0, 0, 0, code])).await?,
                Act::GoAway(code) => {
                    let last = id.saturating_sub(2).to_be_bytes();
                    let payload = [last[0], last[1], last[2], last[3], 0, 0, 0, code];
                    stream.write_all(&frame((GOAWAY, 0), 0, &payload)).await?;
                    return stream.shutdown().await;
                }
                Act::Silence => return std::future::pending().await,
            },
            _ => {}
        }
    }
}

fn answer(id: u32, body: &[u8]) -> Vec<u8> {
    // RFC 7541: `:status: 200` by its index, `content-type` (31) with a new value
    let mut block = vec![0x88, 0x0f, 31 - 15, 16];
    block.extend_from_slice(b"application/json");
    let mut bytes = frame((HEADERS, END_HEADERS), id, &block);
    bytes.extend(frame((DATA, END_STREAM), id, body));
    bytes
}

fn frame((kind, flags): (u8, u8), id: u32, payload: &[u8]) -> Vec<u8> {
    let length = u32::try_from(payload.len()).unwrap().to_be_bytes();
    let mut bytes = vec![length[1], length[2], length[3], kind, flags];
    bytes.extend(id.to_be_bytes());
    bytes.extend_from_slice(payload);
    bytes
}
