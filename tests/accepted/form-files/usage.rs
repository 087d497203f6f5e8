//! Files in forms of 3.1: members without a type, and those whose encoding is neither text nor JSON, are parts with bytes.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::SendFilesForm;
use clientwright_runtime::{BaseUrl, Part, Value};
use clientwright_tests::server::Server;

#[tokio::test]
async fn files_are_parts_with_bytes() {
    let server = Server::start([b"HTTP/1.1 204 No Content\r\n\r\n".to_vec()]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let form = SendFilesForm {
        files: Some(vec![Part::from("b"), Part::from("c")]),
        typed: Some(Part::from("d")),
        told: Some(Part::from("e").content_type("image/jpeg")),
        pages: Some(vec![Part::from("f")]),
        sheet: Some(Part::from("g")),
        table: Some(Part::from("<h/>")),
        any: Some(Value::from(1)),
        ..SendFilesForm::new("a", "a note")
    };
    client.send_files(&form).await.expect("nothing");
    let received = server.only();
    let body = received.text();
    for (name, media_type, content) in [
        ("file", "application/octet-stream", "a"),
        ("files", "application/octet-stream", "b"),
        ("files", "application/octet-stream", "c"),
        ("typed", "application/octet-stream", "d"),
        ("told", "image/jpeg", "e"),
        ("pages", "application/pdf", "f"),
        ("sheet", "application/vnd.ms-excel", "g"),
        ("table", "application/xml", "<h/>"),
        ("any", "application/json", "1"),
    ] {
        let file = if name == "any" { String::new() } else { format!("; filename=\"{name}\"") };
        let part = format!("name=\"{name}\"{file}\r\ncontent-type: {media_type}\r\n\r\n{content}\r\n");
        assert!(body.to_ascii_lowercase().contains(&part), "{part} in {body}");
    }
    assert!(body.contains("name=\"note\"\r\n\r\na note\r\n"), "{body}");
}
