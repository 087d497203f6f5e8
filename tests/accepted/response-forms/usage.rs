//! Several media types of one response: JSON alone where they carry the same, else an enum by content type.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::errors::GetReportError;
use api::responses::GetReportResponse;
use clientwright_runtime::{BaseUrl, Error, RetryPolicy};
use clientwright_tests::server::{Server, answer};

async fn client(answered: Vec<u8>) -> (Server, api::Client) {
    let server = Server::start([answered]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let builder = api::Client::builder().server(base).retry(RetryPolicy::none());
    (server, builder.build().expect("a client"))
}

#[tokio::test]
async fn json_is_asked_for_where_it_says_the_same() {
    for media_type in ["application/json", "application/vnd.pets+json"] {
        let (server, client) = client(answer("200 OK", media_type, r#"["a"]"#)).await;
        assert_eq!(client.get_pets().await.expect("pets"), ["a"]);
        let accept = "application/json; charset=utf-8, application/vnd.pets+json";
        assert_eq!(server.only().header("accept"), Some(accept));
    }
}

#[tokio::test]
async fn what_was_not_asked_for_is_unexpected() {
    let (_server, client) = client(answer("200 OK", "application/xml", "<pets/>")).await;
    let error = client.get_pets().await.expect_err("an error");
    assert!(matches!(error, Error::Unexpected(_)), "{error:?}");
}

#[tokio::test]
async fn forms_that_differ_are_chosen_by_content_type() {
    let (_server, json) = client(answer("200 OK", "application/json", r#"["a"]"#)).await;
    let report = json.get_report().await.expect("a report");
    assert!(matches!(report, GetReportResponse::OkJson(pets) if pets == ["a"]));
    let (_server, csv) = client(answer("200 OK", "text/csv; header=present", "a,b")).await;
    let report = csv.get_report().await.expect("a report");
    assert!(matches!(report, GetReportResponse::OkCsv(text) if text == "a,b"));
    let (_server, pdf) = client(answer("200 OK", "application/pdf", "%PDF")).await;
    let GetReportResponse::OkPdf(pdf) = pdf.get_report().await.expect("a report") else {
        panic!("it is a PDF")
    };
    assert_eq!(pdf.bytes().await.expect("bytes"), "%PDF");
}

#[tokio::test]
async fn forms_of_an_error_are_chosen_too() {
    let (_server, json) = client(answer("400 Bad Request", "application/json", r#""no""#)).await;
    let error = json.get_report().await.expect_err("an error");
    assert_eq!(error.status_error(), Some(&GetReportError::DefaultJson("no".to_owned())));
    let (_server, problem) =
        client(answer("400 Bad Request", "application/problem+json", r#"{"title":"no"}"#)).await;
    let error = problem.get_report().await.expect_err("an error");
    assert!(matches!(error.status_error(), Some(GetReportError::DefaultProblemJson(_))), "{error:?}");
}

#[tokio::test]
async fn any_type_with_a_structure_is_json() {
    let (server, client) = client(answer("200 OK", "application/json", r#"["a"]"#)).await;
    assert_eq!(client.get_anything().await.expect("pets"), ["a"]);
    assert_eq!(server.only().header("accept"), Some("application/json"));
}

#[tokio::test]
async fn a_form_is_taken_out_by_its_name() {
    let (_server, json) = client(answer("200 OK", "application/json", r#"["a"]"#)).await;
    let report = json.get_report().await.expect("a report");
    assert_eq!(report.into_ok_json().expect("JSON"), ["a"]);
    let (_other, csv) = client_of_csv().await;
    assert!(csv.get_report().await.expect("a report").into_ok_json().is_none());
}

async fn client_of_csv() -> (Server, api::Client) {
    client(answer("200 OK", "text/csv", "a")).await
}
