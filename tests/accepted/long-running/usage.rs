//! Operations that go on after their answer: their state is asked for until they have ended, over the wire.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::CreatePetError;
use api::types::Pet;
use clientwright_runtime::{BaseUrl, Error, UnexpectedReason, Value};
use clientwright_tests::server::Server;
use std::time::Duration;

/// An answer with these headers, each with its line end.
fn with(status: &str, headers: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("HTTP/1.1 {status}\r\nretry-after: 0\r\n{headers}content-type: application/json\r\ncontent-length: {length}\r\n\r\n{body}")
        .into_bytes()
}

async fn client<const N: usize>(answers: [Vec<u8>; N]) -> (Server, api::Client) {
    let server = Server::start(answers).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    (server, api::Client::builder().server(base).build().expect("a client"))
}

fn lines(server: &Server) -> Vec<String> {
    server.received().iter().map(|received| received.line().to_owned()).collect()
}

fn rex() -> Pet {
    Pet::new("Rex")
}

const ACCEPTED: &str = "operation-location: /operations/1\r\n";

#[tokio::test]
async fn the_state_is_asked_for_until_the_end_and_the_result_is_where_it_says() {
    let (server, client) = client([
        with("202 Accepted", ACCEPTED, ""),
        with("200 OK", "", r#"{"status":"Running"}"#),
        with("200 OK", "", r#"{"status":"Succeeded","resourceLocation":"../pets/7"}"#),
        with("200 OK", "", r#"{"name":"Rex"}"#),
    ])
    .await;
    let pet = client.create_pet(&rex()).poll_until_done().await.expect("a pet");
    assert_eq!(pet.name, "Rex");
    assert_eq!(lines(&server), ["POST /pets", "GET /operations/1", "GET /operations/1", "GET /pets/7"]);
    let polled = &server.received()[1];
    assert_eq!((polled.text(), polled.header("content-type")), ("", None), "the body is sent once");
}

#[tokio::test]
async fn an_answer_that_is_the_end_is_the_result() {
    let (server, client) = client([with("200 OK", "", r#"{"name":"Rex"}"#)]).await;
    assert_eq!(client.create_pet(&rex()).poll_until_done().await.expect("a pet").name, "Rex");
    assert_eq!(lines(&server), ["POST /pets"]);
}

#[tokio::test]
async fn a_location_is_asked_while_it_says_202() {
    let (server, client) = client([
        with("202 Accepted", "location: /operations/2\r\n", ""),
        with("202 Accepted", "location: 3\r\n", ""),
        with("204 No Content", "", ""),
    ])
    .await;
    let gone: Value = client.delete_pet(7).poll_until_done().await.expect("it is gone").into_body();
    assert!(gone.is_null());
    assert_eq!(lines(&server), ["DELETE /pets/7", "GET /operations/2", "GET /operations/3"]);
}

#[tokio::test]
async fn a_resource_that_is_being_made_is_asked_for_itself() {
    let state = |state: &str| format!(r#"{{"name":"Rex","properties":{{"provisioningState":"{state}"}}}}"#);
    let (server, client) = client([
        with("201 Created", "", &state("Creating")),
        with("200 OK", "", &state("Updating")),
        with("200 OK", "", &state("Succeeded")),
    ])
    .await;
    let pet = client.replace_pet(7, &rex()).poll_until_done().await.expect("a pet");
    assert_eq!(pet.properties.as_ref().and_then(|it| it.provisioning_state.as_deref()), Some("Succeeded"));
    assert_eq!(lines(&server), ["PUT /pets/7", "GET /pets/7", "GET /pets/7"]);
}

#[tokio::test]
async fn settings_say_which_states_there_are_and_where_the_result_is() {
    let (server, client) = client([
        with("202 Accepted", "operation-location: /jobs/1\r\n", ""),
        with("200 OK", "", r#"{"state":"done"}"#),
        with("200 OK", "", r#"{"state":"READY","pet":{"name":"Rex"}}"#),
    ])
    .await;
    let pet = client.import_pet().from("a shop").poll_until_done().await.expect("a pet");
    assert_eq!(pet.name, "Rex");
    assert_eq!(lines(&server), ["POST /imports?from=a%20shop", "GET /jobs/1", "GET /jobs/1"]);
}

#[tokio::test]
async fn an_operation_that_fails_is_an_error_with_its_last_state() {
    let failed = r#"{"status":"Failed","error":{"code":"full"}}"#;
    let (_server, client) = client([with("202 Accepted", ACCEPTED, ""), with("200 OK", "", failed)]).await;
    let error = client.create_pet(&rex()).poll_until_done().await.expect_err("it failed");
    let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert_eq!(unexpected.reason(), UnexpectedReason::OperationFailed);
    assert_eq!(unexpected.response().body(), failed);
}

#[tokio::test]
async fn an_error_of_the_description_is_one_wherever_it_comes() {
    let problem = || with("409 Conflict", "", r#"{"code":"full"}"#);
    let (_server, first) = client([problem()]).await;
    let (_other, later) = client([with("202 Accepted", ACCEPTED, ""), problem()]).await;
    for client in [first, later] {
        let error = client.create_pet(&rex()).poll_until_done().await.expect_err("a conflict");
        assert!(
            matches!(error.status_error(), Some(CreatePetError::Default(problem)) if problem.code == "full"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn no_credential_goes_to_another_origin() {
    for link in ["https://other.example/operations/1", "//other.example", "ftp://"] {
        let headers = format!("operation-location: {link}\r\n");
        let (server, client) = client([with("202 Accepted", &headers, "")]).await;
        let error = client.create_pet(&rex()).poll_until_done().await.expect_err("it is refused");
        assert!(
            matches!(&error, Error::Unexpected(it) if it.reason() == UnexpectedReason::PollRefused),
            "{link}: {error:?}"
        );
        assert_eq!(lines(&server), ["POST /pets"], "{link}");
    }
}

#[tokio::test]
async fn an_operation_that_says_nowhere_where_it_is_cannot_be_waited_for() {
    let (_server, client) = client([with("202 Accepted", "", "")]).await;
    let error = client.create_pet(&rex()).poll_until_done().await.expect_err("nobody knows");
    assert!(
        matches!(&error, Error::Unexpected(it) if it.reason() == UnexpectedReason::NoStatusMonitor),
        "{error:?}"
    );
}

#[tokio::test]
async fn waiting_has_a_limit() {
    let slow = |status: &str, body: &str| {
        let answer = String::from_utf8(with(status, ACCEPTED, body)).expect("a text");
        answer.replace("retry-after: 0", "retry-after: 60").into_bytes()
    };
    let (server, client) = client([slow("202 Accepted", "")]).await;
    let waiting = client.create_pet(&rex()).poll_until_done().within(Duration::from_millis(300));
    let error = waiting.await.expect_err("it takes too long");
    assert!(matches!(error, Error::Timeout(_)), "{error:?}");
    assert_eq!(lines(&server), ["POST /pets"], "the server asked for a minute");
}
