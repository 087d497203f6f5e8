//! Content codings: what is asked for, what is decoded, and what is said of a coding that nobody decodes.

use std::sync::Arc;

use clientwright_runtime::{CallOptions, Client, ReqwestTransport, Value};

use super::server::{Reply, Server};
use super::{CODINGS, client_of};
use crate::support::{GET, call};

/// `{"a":1}` in each coding, and whether it is decoded with the features that the tests are compiled with.
const CODED: [(&str, &[u8], bool); 4] = [
    (
        "gzip",
        b"\x1f\x8b\x08\0\0\0\0\0\x02\x03\xab\x56\x4a\x54\xb2\x32\xac\x05\0\xaf\xac\x1b\x56\x07\0\0\0",
        cfg!(feature = "gzip"),
    ),
    (
        "X-GZIP",
        b"\x1f\x8b\x08\0\0\0\0\0\x02\x03\xab\x56\x4a\x54\xb2\x32\xac\x05\0\xaf\xac\x1b\x56\x07\0\0\0",
        cfg!(feature = "gzip"),
    ),
    ("br", b"\x0b\x03\x80{\"a\":1}\x03", cfg!(feature = "brotli")),
    ("zstd", b"\x28\xb5\x2f\xfd\x04\x58\x39\0\0{\"a\":1}\x48\x8b\xfc\x32", cfg!(feature = "zstd")),
];

fn coded(status: u16, coding: &str, body: &[u8]) -> Reply {
    let head = format!(
        "HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-encoding: {coding}\r\ncontent-length: {}\r\n\r\n",
        body.len(),
    );
    Reply::bytes([head.as_bytes(), body].concat())
}

async fn client(replies: impl IntoIterator<Item = Reply>) -> (Server, Client) {
    let server = Server::start(replies).await;
    let client = client_of(&server.url(""), |_| {});
    (server, client)
}

#[tokio::test]
async fn a_coding_is_decoded_or_named() {
    for (coding, body, is_decoded) in CODED {
        let (_server, client) = client([coded(200, coding, body), coded(400, coding, body)]).await;
        match call(&client, &GET).send_with_meta().await {
            Ok(response) => {
                assert!(is_decoded, "{coding}");
                assert_eq!(
                    response.body(),
                    &clientwright_runtime::json::from_str::<Value>(r#"{"a":1}"#).unwrap()
                );
                assert!(!response.headers().contains_key("content-encoding"));
                assert!(!response.headers().contains_key("content-length"));
            }
            Err(error) => {
                assert!(!is_decoded, "{coding}: {error:?}");
                let expected = format!("is in the content coding {coding}, which is not decoded");
                assert!(error.to_string().contains(&expected), "{error}");
            }
        }
        let error = call(&client, &GET).send().await.unwrap_err();
        let expected = format!("a body in the content coding {coding}");
        assert_eq!(error.to_string().contains(&expected), !is_decoded, "{error}");
    }
}

#[tokio::test]
async fn an_unknown_coding_is_named() {
    let (_server, client) =
        client([coded(200, "compress", b"\x1f\x9d"), coded(200, "(none)", b"\xff")]).await;
    let error = call(&client, &GET).send().await.unwrap_err();
    assert!(error.to_string().contains("in the content coding compress,"), "{error}");
    let error = call(&client, &GET).send().await.unwrap_err();
    assert!(error.to_string().contains("in the content coding a coding without a name,"), "{error}");
}

#[tokio::test]
async fn who_asks_gets_the_bytes_as_they_come() {
    for (coding, body, _) in CODED {
        let (server, client) = client([coded(200, coding, body)]).await;
        let options = CallOptions::new().header("Accept-Encoding", "gzip;q=0.5");
        let mut stream = call(&client, &GET).options(options).send_for_bytes().await.unwrap().into_body();
        assert_eq!(&stream.next_chunk().await.unwrap().unwrap()[..], body);
        let sent = server.requests().remove(0);
        assert!(sent.contains("\r\naccept-encoding: gzip;q=0.5\r\n"), "{sent}");
    }
}

#[tokio::test]
async fn items_of_a_body_that_is_not_decoded_are_an_error_at_once() {
    let (_server, client) = client([coded(200, "compress", b"\x1f\x9d")]).await;
    let error = call(&client, &GET).send_for_items::<Value>().await.unwrap_err();
    assert!(error.to_string().contains("in the content coding compress,"), "{error}");
}

#[tokio::test]
async fn a_given_client_of_reqwest_has_its_own_codings() {
    let server = Server::start([]).await;
    let reqwest = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build().unwrap();
    let client = client_of(&server.url(""), |builder| {
        builder.transport(Arc::new(ReqwestTransport::from(reqwest)));
    });
    call(&client, &GET).send().await.unwrap();
    let sent = server.requests().remove(0);
    let asks = CODINGS != "identity";
    assert_eq!(sent.contains(&format!("accept-encoding: {CODINGS}")), asks, "{sent}");
}

#[cfg(feature = "gzip")]
#[tokio::test]
async fn what_is_decoded_counts_against_the_limit_and_damage_is_an_error() {
    let (_, gzip, _) = CODED[0];
    let (_server, client) = client([coded(200, "gzip", gzip)]).await;
    let options = CallOptions::new().max_body_bytes(6);
    let error = call(&client, &GET).options(options).send().await.unwrap_err();
    assert!(error.to_string().contains("longer than 6 bytes"), "{error}");

    // one member after the other, one cut off, and one of another coding
    let twice = [gzip, gzip].concat();
    let (_server, client) = self::client([
        coded(200, "gzip", &twice),
        coded(200, "gzip", &gzip[..20]),
        coded(200, "gzip", b"{}"),
    ])
    .await;
    let mut stream = call(&client, &GET).send_for_bytes().await.unwrap().into_body();
    let mut whole = Vec::new();
    while let Some(piece) = stream.next_chunk().await {
        whole.extend_from_slice(&piece.unwrap());
    }
    assert_eq!(whole, br#"{"a":1}{"a":1}"#);
    let no_retry = || CallOptions::new().retry(clientwright_runtime::RetryPolicy::none());
    for _ in 0..2 {
        let error = call(&client, &GET).options(no_retry()).send().await.unwrap_err();
        assert!(matches!(error, clientwright_runtime::Error::Transport(_)), "{error:?}");
    }
}
