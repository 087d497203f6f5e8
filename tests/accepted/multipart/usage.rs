//! Forms with files: described parts are members of a struct, and a stream goes out as it comes.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::requests::{ImportPhotosForm, PutPlaceBody, PutPlaceForm, UploadPhotoForm};
use api::types::{Place, Settings};
use clientwright_runtime::{BaseUrl, Body, Error, Mistake, Multipart, Part, PartOf, RetryPolicy, RetryScope};
use clientwright_tests::server::{Received, Server, answer};
use clientwright_tests::stream;

const NO_CONTENT: &[u8] = b"HTTP/1.1 204 No Content\r\n\r\n";

async fn client(answers: &[Vec<u8>]) -> (Server, api::Client) {
    let server = Server::start(answers.iter().cloned()).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base);
    let policy = RetryPolicy::default().on(RetryScope::Everything).first_pause(std::time::Duration::ZERO);
    (server, builder.retry(policy).build().expect("a client"))
}

/// The media type, and the body with `B` for its boundary.
fn sent(received: &Received) -> (String, String) {
    let media_type = received.header("content-type").expect("a content type");
    let (media_type, boundary) = media_type.split_once("; boundary=").expect("a boundary");
    assert!(boundary.len() >= 30, "{boundary}");
    (media_type.to_owned(), received.text().replace(boundary, "B"))
}

#[tokio::test]
async fn parts_follow_the_defaults_and_their_encoding() {
    let (server, client) = client(&[NO_CONTENT.to_vec()]).await;
    let mut form = UploadPhotoForm::new("Sunset", Part::from(b"\x7f\0").file_name("a.jpg"));
    form.thumbnails = Some(vec![Part::from("1"), Part::from("2").content_type("image/png")]);
    form.tags = Some(vec!["a".to_owned(), "b".to_owned()]);
    form.place = Some(Place::new("Ulm"));
    form.history = Some(vec![Place::new("Bonn")]);
    form.notes = Some("# x".to_owned());
    form.settings = Some(PartOf::new(Settings { public: Some(true) }).header("X-Version", "2"));
    client.upload_photo(&form).await.expect("nothing");
    let received = server.only();
    let length = received.header("content-length").map(|length| length.parse().expect("a number"));
    assert_eq!(length, Some(received.body.len()));
    let (media_type, body) = sent(&received);
    assert_eq!(media_type, "multipart/form-data");
    let expected = "--B\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nSunset\r\n\
        --B\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\
        Content-Type: image/jpeg\r\n\r\n\x7f\0\r\n\
        --B\r\nContent-Disposition: form-data; name=\"thumbnails\"; filename=\"thumbnails\"\r\nContent-Type: application/octet-stream\r\n\r\n1\r\n\
        --B\r\nContent-Disposition: form-data; name=\"thumbnails\"; filename=\"thumbnails\"\r\nContent-Type: image/png\r\n\r\n2\r\n\
        --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n\
        --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n\
        --B\r\nContent-Disposition: form-data; name=\"place\"\r\nContent-Type: application/json\r\n\r\n{\"city\":\"Ulm\"}\r\n\
        --B\r\nContent-Disposition: form-data; name=\"history\"\r\nContent-Type: application/json\r\n\r\n[{\"city\":\"Bonn\"}]\r\n\
        --B\r\nContent-Disposition: form-data; name=\"notes\"\r\nContent-Type: text/markdown\r\n\r\n# x\r\n\
        --B\r\nContent-Disposition: form-data; name=\"settings\"\r\nContent-Type: application/vnd.settings+json\r\nX-Version: 2\r\n\r\n{\"public\":true}\r\n\
        --B--\r\n";
    assert_eq!(body, expected);
}

#[tokio::test]
async fn a_stream_of_unknown_length_goes_out_in_chunks() {
    let (server, client) = client(&[NO_CONTENT.to_vec()]).await;
    let file = Part::new(Body::from_stream(stream::of(["ab", "c"]))).file_name("x.zip");
    let form = ImportPhotosForm { archive: Some(file), additional: vec![("dry".to_owned(), "1".into())] };
    client.import_photos().body(&form).await.expect("nothing");
    let received = server.only();
    assert_eq!(received.header("transfer-encoding"), Some("chunked"));
    let expected = "--B\r\nContent-Disposition: form-data; name=\"archive\"; filename=\"x.zip\"\r\n\
        Content-Type: application/octet-stream\r\n\r\nabc\r\n\
        --B\r\nContent-Disposition: form-data; name=\"dry\"\r\n\r\n1\r\n--B--\r\n";
    assert_eq!(sent(&received).1, expected);
}

#[tokio::test]
async fn a_stream_of_known_length_has_it() {
    let (server, client) = client(&[NO_CONTENT.to_vec()]).await;
    let form = PutPlaceForm::new(Body::sized(3, stream::of(["ab", "c"])));
    client.put_place(&PutPlaceBody::FormData(form)).await.expect("nothing");
    let received = server.only();
    let length = received.header("content-length").map(|length| length.parse().expect("a number"));
    assert_eq!(length, Some(received.body.len()));
}

#[tokio::test]
async fn bytes_are_sent_again_and_streams_are_not() {
    let busy = || answer("503 Service Unavailable", "text/plain", "busy");
    let form = |part: Part| ImportPhotosForm { archive: Some(part), additional: Vec::new() };

    let (server, again) = client(&[busy(), NO_CONTENT.to_vec()]).await;
    again.import_photos().body(&form(Part::from("x"))).await.expect("nothing");
    assert_eq!(server.received().len(), 2);

    let (server, once) = client(&[busy(), NO_CONTENT.to_vec()]).await;
    let request = once.import_photos().body(&form(Part::new(Body::from_stream(stream::of(["x"])))));
    let error = request.clone().await.expect_err("an error");
    assert_eq!((error.status().map(|status| status.as_u16()), server.received().len()), (Some(503), 1));
    let error = request.await.expect_err("an error");
    assert!(matches!(&error, Error::Build(error) if *error.mistake() == Mistake::BodySent), "{error:?}");
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn parts_without_a_description_are_given_one_by_one() {
    let (server, client) = client(&[NO_CONTENT.to_vec()]).await;
    let batch = Multipart::new()
        .push(Part::from("GET /a").content_type("application/http").header("Content-ID", "<1>"))
        .push(Part::from("GET /b"));
    client.send_batch(&batch).await.expect("nothing");
    let expected = "--B\r\nContent-Type: application/http\r\nContent-ID: <1>\r\n\r\nGET /a\r\n\
        --B\r\n\r\nGET /b\r\n--B--\r\n";
    assert_eq!(sent(&server.only()), ("multipart/mixed".to_owned(), expected.to_owned()));
}

#[tokio::test]
async fn a_header_that_is_none_is_a_mistake() {
    let (server, client) = client(&[NO_CONTENT.to_vec()]).await;
    let batch = Multipart::new().push(Part::from("x").header("X-A", "\r\n"));
    let error = client.send_batch(&batch).await.expect_err("an error");
    let expected = Mistake::HeaderValue { name: "X-A".to_owned() };
    assert!(matches!(&error, Error::Build(error) if *error.mistake() == expected), "{error:?}");
    assert!(server.received().is_empty());
}
