//! Swagger 2.0: each `collectionFormat`, bodies and forms, files, shared parameters and responses, security definitions.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::AddPetError;
use api::requests::PutPictureForm;
use api::types::{AddNoteRequest, Pet};
use clientwright_runtime::{BaseUrl, Credential, Maybe, Part};
use clientwright_tests::described;
use clientwright_tests::server::{Server, answer};

const LIST: &[&str] = &["a b", "c,d"];

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let client = at(&server.url());
    (server, client)
}

fn at(url: &str) -> api::Client {
    let base = BaseUrl::parse(url).expect("an address");
    let builder = api::Client::builder().server(base.clone()).add_note_server(base);
    builder.login(Credential::basic("Aladdin", "open sesame")).build().expect("a client")
}

fn nothing() -> Vec<u8> {
    answer("204 No Content", "text/plain", "")
}

fn note() -> AddNoteRequest {
    let mut note = AddNoteRequest::new(2);
    note.note = Some("x y".to_owned());
    note.words = Some(vec!["a b".to_owned(), "c".to_owned()]);
    note.tags = Some(vec!["a".to_owned(), "b".to_owned()]);
    note
}

#[tokio::test]
async fn each_collection_format_has_its_delimiter() {
    let (server, client) = client(nothing()).await;
    let request = client.lists(LIST).plain(LIST).csv([1, 2]).ssv(LIST).tsv(LIST).pipes(LIST).multi(LIST);
    request.x_tabs(LIST).await.expect("an answer");
    let sent = server.only();
    let expected = "GET /lists/a%20b%7Cc%2Cd?plain=a%20b,c%2Cd&csv=1,2&ssv=a%20b%20c%2Cd&tsv=a%20b%09c%2Cd\
        &pipes=a%20b%7Cc%2Cd&multi=a%20b&multi=c%2Cd";
    assert_eq!(sent.line(), expected);
    assert_eq!(sent.header("x-tabs"), Some("a b\tc,d"));
}

#[tokio::test]
async fn a_shared_body_and_a_shared_failure() {
    let created = answer("201 Created", "application/json", r#"{"kind":"dog","name":null,"a/b":"c"}"#);
    let (server, client) = client(created).await;
    let mut pet = Pet::new("dog".to_owned(), Some("Rex".to_owned()));
    pet.owner = Maybe::Null;
    let added = client.add_pet(&pet).await.expect("a pet");
    assert_eq!((added.name, added.a_b.as_deref()), (None, Some("c")));
    let sent = server.only();
    assert_eq!(sent.text(), r#"{"kind":"dog","name":"Rex","owner":null}"#);
    assert_eq!(sent.header("authorization"), Some("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));

    let failed = answer("500 Internal Server Error", "application/json", r#"{"message":"no"}"#);
    let (_server, client) = self::client(failed).await;
    let error = client.add_pet(&pet).await.expect_err("a failure");
    let Some(AddPetError::Default(failure)) = error.status_error() else { panic!("{error:?}") };
    assert_eq!(failure.message, "no");
}

#[tokio::test]
async fn fields_make_a_form() {
    let (server, client) = client(nothing()).await;
    client.add_note(&note()).await.expect("nothing");
    let sent = server.only();
    assert_eq!(sent.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(sent.text(), "note=x%20y&words=a%20b%09c&tags=a&tags=b&count=2");
}

#[tokio::test]
async fn files_are_bytes() {
    let (server, client) = client(nothing()).await;
    let form = PutPictureForm::new(Part::from("P").file_name("a.png"));
    client.put_picture(&form).await.expect("nothing");
    let sent = server.only();
    assert!(sent.header("content-type").is_some_and(|it| it.starts_with("multipart/form-data; boundary=")));
    assert!(sent.text().contains("name=\"picture\"; filename=\"a.png\""), "{}", sent.text());

    let (_server, client) = self::client(answer("200 OK", "image/png", "PNG")).await;
    let picture = client.get_picture().await.expect("a picture");
    assert_eq!(picture.bytes().await.expect("bytes"), "PNG");
}

#[tokio::test]
async fn a_mock_of_the_description_reads_it_alike() {
    let mock = described("swagger2").await;
    let client = at(&mock.base_url());
    let list = &["a", "c"];
    let request = client.lists(list).plain(list).csv([1, 2]).ssv(list).tsv(list).pipes(list).multi(list);
    request.x_tabs(list).await.expect("nothing wrong");
    let pet = client.add_pet(&Pet::new("dog", None)).await.expect("nothing wrong");
    assert_eq!((pet.kind.as_str(), pet.name.as_deref()), ("dog", Some("Rex")));
    client.add_note(&note()).await.expect("nothing wrong");
}

/// Swagger 2.0 has no rule that these headers are described elsewhere.
#[tokio::test]
async fn headers_that_later_versions_ignore_are_sent() {
    let (server, client) = client(nothing()).await;
    client.headers("Token x").accept("text/csv").content_type("a/b").await.expect("an answer");
    let seen = server.only();
    let sent = ["authorization", "accept", "content-type"].map(|name| seen.header(name).map(str::to_owned));
    assert_eq!(sent, ["Token x", "text/csv", "a/b"].map(|value| Some(value.to_owned())));
}
