//! Secrets go over the wire and into nothing that people read.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Login;
use clientwright_runtime::{BaseUrl, Secret};
use clientwright_tests::server::{Server, answer};

#[tokio::test]
async fn a_secret_is_sent_and_never_shown() {
    let server = Server::start([answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let login = Login {
        hint: Some(Secret::from("also")),
        code: Some("neither".into()),
        ..Login::new("al", Secret::from("hunter2"))
    };
    let request = client.login(&login);
    for shown in [format!("{login:?}"), format!("{login:#?}"), format!("{request:?}"), format!("{client:?}")]
    {
        assert!(
            !shown.contains("hunter2") && !shown.contains("also") && !shown.contains("neither"),
            "{shown}"
        );
    }
    request.await.expect("an answer");
    assert_eq!(server.only().text(), r#"{"user":"al","password":"hunter2","hint":"also","code":"neither"}"#);
}
