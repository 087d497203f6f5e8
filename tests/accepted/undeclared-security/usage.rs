//! A scheme is declared and nothing asks for it: credentials all the same, and servers that the description does not name.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use clientwright_runtime::{AddressFault, BuildError, CallOptions, Credential, Method, Value, json as value};
use clientwright_tests::server::{Received, Server, answer, json};

async fn server() -> Server {
    Server::start([answer("200 OK", "text/plain", "")]).await
}

fn seen(received: &Received) -> (&str, Option<&str>) {
    (received.line(), received.header("authorization"))
}

#[tokio::test]
async fn a_credential_for_operations_that_name_no_scheme() {
    let server = server().await;
    let builder = api::Client::builder().base_url(&server.url()).expect("an address");
    let client = builder.credential(Credential::bearer("T")).build().expect("a client");
    client.get_a().await.expect("an answer");
    client.get_a().options(CallOptions::new().credential(Credential::none())).await.expect("an answer");
    client.get_a().options(CallOptions::new().replace_authorization("token x")).await.expect("an answer");
    let received = server.received();
    assert_eq!(
        received.iter().map(seen).collect::<Vec<_>>(),
        [("GET /a", Some("Bearer T")), ("GET /a", None), ("GET /a", Some("token x"))]
    );
}

#[tokio::test]
async fn a_call_may_bring_its_own() {
    let server = server().await;
    let builder = api::Client::builder().base_url(&server.url()).expect("an address");
    let client = builder.build().expect("a client");
    client.get_a().await.expect("an answer");
    client.get_a().options(CallOptions::new().credential(Credential::bearer("O"))).await.expect("an answer");
    let received = server.received();
    assert_eq!(
        received.iter().map(seen).collect::<Vec<_>>(),
        [("GET /a", None), ("GET /a", Some("Bearer O"))]
    );
}

#[test]
fn a_credential_that_would_never_be_sent_is_refused() {
    let builder = || api::Client::builder().origin("https://api.example.com").expect("an address");
    let error = builder().tok(Credential::bearer("not asked for")).build().expect_err("refused");
    assert!(matches!(error, BuildError::UnaskedScheme { scheme: "tok" }), "{error:?}");
    assert_eq!(
        error.to_string(),
        "no operation requires tok, so its credential would never be sent: set it with `credential`, or generate the client \
         with `assume_security = [\"tok\"]`"
    );
    builder().tok(Credential::none()).build().expect("a client");
}

#[tokio::test]
async fn another_origin_with_the_described_path_or_without() {
    let server = server().await;
    let url = server.url();
    let client = api::Client::builder().origin(&url).expect("an address").build().expect("a client");
    client.get_a().await.expect("an answer");
    let query = format!("{url}/v1?key=a%20b");
    let client = api::Client::builder().base_url(&query).expect("an address").build().expect("a client");
    client.get_a().await.expect("an answer");
    let received = server.received();
    let lines: Vec<_> = received.iter().map(Received::line).collect();
    assert_eq!(lines, ["GET /api/v2/a", "GET /v1/a?key=a%20b"]);
    let error = api::Client::builder().base_url("localhost:8080").expect_err("no address");
    assert_eq!(error.fault(), AddressFault::Scheme);
}

#[tokio::test]
async fn an_empty_path_argument_is_allowed_by_name() {
    let server = server().await;
    let builder = api::Client::builder().base_url(&server.url()).expect("an address");
    let client = builder.build().expect("a client");
    let error = client.get_contents("").await.expect_err("refused");
    assert!(error.to_string().contains("allow_empty(\"path\")"), "{error}");
    client.get_contents("").options(CallOptions::new().allow_empty("path")).await.expect("an answer");
    assert_eq!(server.only().line(), "GET /contents/");
}

#[tokio::test]
async fn beyond_the_description() {
    let server =
        Server::start([json(r#"{"id":7}"#), answer("404 Not Found", "text/html", "<h1>"), json("{}")]).await;
    let builder = api::Client::builder().base_url(&server.url()).expect("an address");
    let builder = builder.credential(Credential::bearer("T")).default_header("X-Tenant", "acme");
    let client = builder.default_query("api-version", "7").build().expect("a client");
    let made = client.request(Method::Post, "/v2/x").json(&value!({"n": [1, null]}));
    let made: Value = made.options(CallOptions::new().member("m", 2)).send().await.expect("an answer");
    assert_eq!(made["id"], Value::from(7));
    let raw = client.get_a().send_raw().await.expect("an answer of any kind");
    assert_eq!((raw.status().as_u16(), &raw.body()[..]), (404, b"<h1>".as_slice()));
    let call = client.get_optional().options(CallOptions::new().query("own", "b c"));
    call.limit(3).raw_body("text/plain", "raw").send_raw().await.expect("an answer");
    let received = server.received();
    assert_eq!(received[0].line(), "POST /v2/x?api-version=7");
    assert_eq!(received[0].text(), r#"{"n":[1,null],"m":2}"#);
    assert_eq!(received[1].line(), "GET /a?api-version=7");
    assert_eq!(received[2].line(), "GET /optional?limit=3&api-version=7&own=b%20c");
    assert_eq!((received[2].text(), received[2].header("content-type")), ("raw", Some("text/plain")));
    for one in &received {
        assert_eq!((one.header("authorization"), one.header("x-tenant")), (Some("Bearer T"), Some("acme")));
    }
}
