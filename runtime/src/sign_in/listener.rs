//! In: a port of this machine. Out: the address that a browser came back to there (RFC 8252, 7.3).
//! Never: a request of another machine's, or one that is not an answer to the sign-in.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use super::SignIn;

/// More than an address is long.
const LONGEST_HEAD: usize = 16 * 1024;

/// How long a browser has for its request, so that one that says nothing does not keep others away.
const PATIENCE: Duration = Duration::from_secs(5);

const DONE: &str = "<!doctype html><title>Signed in</title><p>You can close this window.</p>";

/// Waits on this machine for the browser of a [`SignIn`] to come back.
///
/// ```no_run
/// use clientwright_runtime::{Client, Credential, OAuth2, SignIn, SignInListener};
///
/// # async fn run(build: impl Fn(Credential) -> Client) -> Result<(), Box<dyn std::error::Error>> {
/// let listener = SignInListener::bind(0).await?;
/// let login = Credential::from(OAuth2::authorization_code("id", listener.redirect_url()));
/// let client = build(login.clone());
/// let sign_in = SignIn::start(&client, &login).await?;
/// println!("open {}", sign_in.url());
/// sign_in.finish(&listener.answer(&sign_in).await?).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct SignInListener {
    listener: TcpListener,
    address: SocketAddr,
}

impl SignInListener {
    /// Listens on 127.0.0.1 at this port; 0 is any that is free, which servers have to allow (RFC 8252, 7.3).
    ///
    /// # Errors
    /// When the port is taken.
    pub async fn bind(port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        Ok(Self { listener, address })
    }

    /// The redirect address for [`OAuth2::authorization_code`](crate::OAuth2::authorization_code).
    #[must_use]
    pub fn redirect_url(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// The answer to this sign-in, when the browser has come back with it; all else is answered with 404.
    ///
    /// # Errors
    /// When the port can be listened to no more.
    pub async fn answer(&self, sign_in: &SignIn) -> io::Result<String> {
        loop {
            let (stream, _) = self.listener.accept().await?;
            let served = tokio::time::timeout(PATIENCE, serve(stream, sign_in)).await;
            // whoever broke off is not the browser that is waited for
            if let Ok(Ok(Some(answer))) = served {
                return Ok(answer);
            }
        }
    }
}

async fn serve(mut stream: TcpStream, sign_in: &SignIn) -> io::Result<Option<String>> {
    let target = target(&mut stream).await?;
    let answer = target.filter(|target| sign_in.is_answer(target));
    let (status, body) = if answer.is_some() { ("200 OK", DONE) } else { ("404 Not Found", "") };
    let head = format!(
        "HTTP/1.1 {status}\r\ncontent-type: text/html; charset=utf-8\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        body.len()
    );
    // the answer is there, whether or not the browser waits for its page
    let _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
    let _ = stream.shutdown().await;
    Ok(answer)
}

/// What a GET is for; `None` for any other request.
async fn target(stream: &mut TcpStream) -> io::Result<Option<String>> {
    let mut head = Vec::new();
    while !head.windows(4).any(|end| end == b"\r\n\r\n") && head.len() < LONGEST_HEAD {
        if stream.read_buf(&mut head).await? == 0 {
            break;
        }
    }
    let head = String::from_utf8_lossy(&head);
    let line = head.lines().next().and_then(|line| line.strip_prefix("GET "));
    Ok(line.and_then(|line| line.split(' ').next()).map(str::to_owned))
}
