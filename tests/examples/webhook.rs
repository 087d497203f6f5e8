//! A server that takes webhooks: `cargo run -p clientwright-tests --example webhook`.
//!
//! The client is that of `tests/accepted/webhooks`, whose settings say how requests are signed. The requests are recorded ones, and so is
//! the clock; a program leaves out `.clock(…)`.

#[allow(dead_code, unused_imports, reason = "the example uses one webhook of the client")]
#[path = "../accepted/webhooks/golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::events::PetCreated;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use clientwright_runtime::{ManualClock, WebhookError, WebhookSecrets};
use std::error::Error;
use std::net::SocketAddr;
use std::time::{Duration, UNIX_EPOCH};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

/// Takes the body as bytes: the signature is of what was received, not of what a framework makes of it.
async fn pet_created(
    State(secrets): State<WebhookSecrets>,
    headers: HeaderMap,
    body: Bytes,
) -> (StatusCode, String) {
    match PetCreated::verified(&headers, &body, &secrets) {
        Ok(pet) => (StatusCode::OK, format!("welcome, {}", pet.name)),
        // the server has sent it, and its description says something else
        Err(error @ WebhookError::Body(_)) => (StatusCode::UNPROCESSABLE_ENTITY, error.to_string()),
        Err(error) => (StatusCode::UNAUTHORIZED, error.to_string()),
    }
}

/// Starts the server with secrets and a clock that is so many seconds behind the signature.
async fn start(late: u64) -> Result<SocketAddr, Box<dyn Error>> {
    let clock = ManualClock::new(UNIX_EPOCH + Duration::from_secs(1_700_000_000 + late));
    let secrets = api::events::secrets(["the next secret", "k"])?.clock(clock);
    let router = axum::Router::new().route("/hooks/pets", post(pet_created)).with_state(secrets);
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router).await });
    Ok(address)
}

/// Sends a webhook, and gives the status and the text of the answer.
async fn send(address: SocketAddr, body: &str) -> Result<String, Box<dyn Error>> {
    let mut stream = TcpStream::connect(address).await?;
    let request = format!(
        "POST /hooks/pets HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {}\r\n\
         x-pets-time: 1700000000\r\nx-pets-signature: v1=3EPp+0kLUsh0bbI6qui7oxJ1zNA0iq0x5e7Dzn3lj94=\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let status = answer.lines().next().unwrap_or_default().trim_start_matches("HTTP/1.1 ");
    let text = answer.split_once("\r\n\r\n").map_or("", |(_, text)| text);
    Ok(format!("{status}: {text}"))
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    for (what, late, body) in [
        ("signed", 0, r#"{"name":"Tom"}"#),
        ("changed on its way", 0, r#"{"name":"Tim"}"#),
        ("sent again an hour later", 3600, r#"{"name":"Tom"}"#),
    ] {
        println!("{what}\n    {}", send(start(late).await?, body).await?);
    }
    Ok(())
}
