//! `xml_beside_json = true`: XML is read where a server answers with it, and sent where a call chooses it.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::AddPetError;
use api::types::Pet;
use clientwright_runtime::{Error, Mistake};
use clientwright_tests::server::{Server, answer, json};

const XML: &str = "<pet id=\"7\"><name>a &amp; b</name><photoUrls><photoUrl>x</photoUrl></photoUrls></pet>";
const JSON: &str = r#"{"id":7,"name":"a & b","photoUrls":["x"]}"#;

fn pet() -> Pet {
    let mut pet = Pet::new("a & b".to_owned());
    pet.id = Some(7);
    pet.photo_urls = Some(vec!["x".to_owned()]);
    pet
}

async fn client(answers: Vec<Vec<u8>>) -> (Server, api::Client) {
    let server = Server::start(answers).await;
    let client =
        api::Client::builder().base_url(&server.url()).expect("an address").build().expect("a client");
    (server, client)
}

#[tokio::test]
async fn an_answer_is_the_same_in_both() {
    let xml = |status, body| answer(status, "application/xml; charset=utf-8", body);
    let (server, client) =
        client(vec![xml("200 OK", XML), json(JSON), answer("200 OK", "", XML), xml("201 Created", XML)])
            .await;
    for _ in 0..4 {
        assert_eq!(client.add_pet(&pet()).await.expect("a pet"), pet());
    }
    let accepted = "application/json, application/problem+json, application/problem+xml, application/xml";
    for received in server.received() {
        assert_eq!(received.header("accept"), Some(accepted));
        assert_eq!((received.header("content-type"), received.text()), (Some("application/json"), JSON));
    }
}

#[tokio::test]
async fn a_body_is_xml_where_the_call_says_so() {
    let (server, client) = client(vec![json(JSON)]).await;
    client.add_pet(&pet()).body_as("application/xml").await.expect("a pet");
    client.add_pet(&pet()).body_as("application/x-www-form-urlencoded").await.expect("a pet");
    let error = client.add_pet(&pet()).body_as("text/xml").await.expect_err("not declared");
    let Error::Build(error) = &error else { panic!("{error:?}") };
    let Mistake::BodyType { declared, .. } = error.mistake() else { panic!("{error:?}") };
    assert_eq!(declared, &["application/json", "application/x-www-form-urlencoded", "application/xml"]);
    let received = server.received();
    let sent: Vec<_> =
        received.iter().map(|one| (one.header("content-type").expect("a type"), one.text())).collect();
    let document = format!("<?xml version=\"1.0\" encoding=\"UTF-8\"?>{XML}");
    let form = "id=7&name=a%20%26%20b&photoUrls=x";
    assert_eq!(sent, [("application/xml", document.as_str()), ("application/x-www-form-urlencoded", form)]);
}

#[tokio::test]
async fn so_are_errors_and_what_may_be_missing() {
    let problem =
        answer("400 Bad Request", "application/problem+xml", "<problem><title>No</title></problem>");
    let (_server, client) =
        client(vec![problem, answer("200 OK", "text/xml", XML), answer("204 No Content", "", "")]).await;
    let error = client.add_pet(&pet()).await.expect_err("refused");
    let Some(AddPetError::BadRequest(problem)) = error.status_error() else { panic!("{error:?}") };
    assert_eq!(problem.title.as_deref(), Some("No"));
    assert_eq!(client.find_pet(7).await.expect("an answer"), Some(pet()));
    assert_eq!(client.find_pet(7).await.expect("an answer"), None);
}
