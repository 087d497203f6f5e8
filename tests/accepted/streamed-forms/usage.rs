//! An operation that takes a form of parts, one of which chooses between an answer and a stream, is two methods.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{BaseUrl, CallOptions};
use clientwright_tests::server::{Received, Server, answer, json};

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

/// The parts that were sent, without the boundary.
fn parts(received: &Received) -> Vec<String> {
    let kind = received.header("content-type").expect("a media type");
    let boundary = kind.strip_prefix("multipart/form-data; boundary=").expect("a form");
    let body = received.text().strip_suffix(&format!("--{boundary}--\r\n")).expect("the last delimiter");
    let delimiter = format!("--{boundary}\r\n");
    body.split(&delimiter).skip(1).map(str::to_owned).collect()
}

fn form() -> api::requests::CreateTranscriptionForm {
    let file = "sound".as_bytes().to_vec();
    api::requests::CreateTranscriptionForm {
        language: Some("de".to_owned()),
        ..api::requests::CreateTranscriptionForm::new(file)
    }
}

const FILE: &str = "Content-Disposition: form-data; name=\"file\"; filename=\"file\"\r\n\
     Content-Type: application/octet-stream\r\n\r\nsound\r\n";
const LANGUAGE: &str = "Content-Disposition: form-data; name=\"language\"\r\n\r\nde\r\n";

#[tokio::test]
async fn each_method_sets_the_part() {
    let stream = |value: &str| format!("Content-Disposition: form-data; name=\"stream\"\r\n\r\n{value}\r\n");
    let (server, whole) = client(json(r#"{"text":"Hallo du"}"#)).await;
    assert_eq!(whole.create_transcription(&form()).await.expect("a text").text, "Hallo du");
    assert_eq!(parts(&server.only()), [stream("false").as_str(), FILE, LANGUAGE]);
    let events = "data: {\"word\":\"Hallo\"}\n\ndata: [DONE]\n\n";
    let (server, words) = client(answer("200 OK", "text/event-stream", events)).await;
    let file = "sound".as_bytes().to_vec();
    let form = api::requests::CreateTranscriptionStreamForm {
        language: Some("de".to_owned()),
        ..api::requests::CreateTranscriptionStreamForm::new(file)
    };
    let mut words = words.create_transcription_stream(&form).await.expect("words");
    assert_eq!(words.next().await.expect("one").expect("a word").data.word, "Hallo");
    assert!(words.next().await.is_none());
    assert_eq!(parts(&server.only()), [stream("true").as_str(), FILE, LANGUAGE]);
}

#[tokio::test]
async fn a_call_adds_parts_of_its_own() {
    let (server, client) = client(json(r#"{"text":""}"#)).await;
    let options = CallOptions::new().member("prompt", "a\"b");
    client.create_transcription(&form()).options(options).await.expect("a text");
    let sent = parts(&server.only());
    assert_eq!(sent[1], "Content-Disposition: form-data; name=\"prompt\"\r\n\r\na\"b\r\n");
    assert_eq!(sent.len(), 4);
}
