//! Tags: groups of operations that the client gives, with the same methods as the client's own.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Pull;
use clientwright_runtime::InMemory;
use std::sync::Arc;

#[tokio::test]
#[allow(deprecated, reason = "an operation of the description is")]
async fn an_operation_is_reached_by_its_tag_and_by_the_client() {
    let transport = Arc::new(InMemory::new(|request| {
        let answer = http::Response::builder();
        let json = answer.header("content-type", "application/json");
        Ok(match (request.method().as_str(), request.uri().path()) {
            ("GET", "/pulls") => json.body(r#"[{"title":"a"}]"#.into()),
            ("GET", "/users/7") => json.body(r#"{"name":"Ann"}"#.into()),
            ("GET", "/types") => json.body(r#"["x"]"#.into()),
            ("POST", "/pulls") => http::Response::builder().status(201).body("".into()),
            (method, path) => panic!("{method} {path}"),
        }
        .expect("an answer"))
    }));
    let client = api::Client::builder().transport(transport.clone()).build().expect("a client");

    let pulls: api::tags::PullRequests<'_> = client.pull_requests();
    let by_tag = pulls.list_pulls().state("open").await.expect("an answer");
    assert_eq!(by_tag, client.list_pulls().await.expect("an answer"));
    pulls.open_pull(&Pull::new("b")).await.expect("an answer");
    // a method of the client keeps its name, and the tag of the same name says that it is one
    assert_eq!(client.users("7").await.expect("an answer").name.as_deref(), Some("Ann"));
    assert_eq!(client.users_tag().users("7").await.expect("an answer").name.as_deref(), Some("Ann"));
    assert_eq!(client.types().list().await.expect("an answer"), ["x"]);

    let sent: Vec<_> =
        transport.requests().iter().map(|it| format!("{} {}", it.method(), it.uri())).collect();
    let host = "https://api.example.com";
    let wanted = ["GET", "GET", "POST", "GET", "GET", "GET"];
    let paths = ["/pulls?state=open", "/pulls", "/pulls", "/users/7", "/users/7", "/types"];
    let wanted: Vec<_> =
        wanted.iter().zip(paths).map(|(method, path)| format!("{method} {host}{path}")).collect();
    assert_eq!(sent, wanted);
}
