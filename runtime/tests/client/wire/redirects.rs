//! Redirects between servers on the loopback: what is followed, and what never goes along.

use clientwright_runtime::codegen::Operation;
use clientwright_runtime::{
    Body, CallOptions, Client, Credential, Error, Redirects, UnexpectedReason, Value,
};

use super::server::{Reply, Server};
use super::{OK, client_of};
use crate::support::{
    BASIC, BEARER, COOKIE_KEY, GET, KEY, OAUTH, POST, QUERY_KEY, WITH_BASIC, WITH_BEARER, WITH_COOKIE_KEY,
    WITH_KEY, WITH_OAUTH, WITH_QUERY_KEY, call,
};

fn to(status: u16, location: &str) -> Reply {
    Reply::text(&format!("HTTP/1.1 {status} Moved\r\nlocation: {location}\r\ncontent-length: 0\r\n\r\n"))
}

fn first_line(request: &str) -> &str {
    request.lines().next().unwrap_or_default()
}

fn secrets() -> Credential {
    Credential::bearer("secret-token")
}

/// A client of the server with a secret for each scheme.
fn with_secrets(server: &Server) -> Client {
    client_of(&server.url(""), |builder| {
        builder.credential(BEARER, secrets());
        builder.credential(OAUTH, secrets());
        builder.credential(BASIC, Credential::basic("secret-user", "secret-word"));
        for scheme in [KEY, QUERY_KEY, COOKIE_KEY] {
            builder.credential(scheme, Credential::api_key("secret-key"));
        }
    })
}

/// Everything that would tell a secret, or whose it is.
fn has_secret(request: &str) -> bool {
    let text = request.to_ascii_lowercase();
    ["secret", "authorization", "cookie", "x-key", "x-trace", "basic "].iter().any(|word| text.contains(word))
}

#[tokio::test]
async fn locations_are_escaped_as_browsers_do() {
    for (location, path) in [
        ("/m\u{f6}ved", "/m%C3%B6ved"),
        ("/a b", "/a%20b"),
        ("/a|b", "/a|b"),
        ("/100%", "/100%"),
        ("/a%20b%zz", "/a%20b%zz"),
        ("/a[0]{b}", "/a[0]%7Bb%7D"),
        ("/x?q=\u{f6} %", "/x?q=%C3%B6%20%"),
        ("/x/%2e%2E/y", "/y"),
        ("moved#frag ment", "/moved"),
    ] {
        let server = Server::start([to(302, location), Reply::text(OK)]).await;
        call(&client_of(&server.url(""), |_| {}), &GET).send().await.unwrap();
        assert_eq!(first_line(&server.requests()[1]), format!("GET {path} HTTP/1.1"), "{location}");
    }
}

#[tokio::test]
async fn latin_1_is_escaped_byte_by_byte() {
    let reply = b"HTTP/1.1 302 Moved\r\ncontent-length: 0\r\nlocation: /m\xf6ved\r\n\r\n".to_vec();
    let server = Server::start([Reply::bytes(reply), Reply::text(OK)]).await;
    call(&client_of(&server.url(""), |_| {}), &GET).send().await.unwrap();
    assert_eq!(first_line(&server.requests()[1]), "GET /m%F6ved HTTP/1.1");
}

#[tokio::test]
async fn another_origin_gets_no_secret() {
    let operations: [&'static Operation<Value>; 6] =
        [&WITH_BEARER, &WITH_OAUTH, &WITH_BASIC, &WITH_KEY, &WITH_QUERY_KEY, &WITH_COOKIE_KEY];
    for operation in operations {
        for status in [301, 302, 303, 307, 308] {
            let other = Server::start([Reply::text(OK)]).await;
            let server = Server::start([to(status, &other.url("/file?sig=1"))]).await;
            let options = CallOptions::new().redirects(Redirects::AnyOrigin).header("X-Trace", "secret");
            let request = call(&with_secrets(&server), operation).options(options);
            let response = request.send_with_meta().await.unwrap();
            assert_eq!(response.attempts(), 1);
            let first = server.requests().remove(0);
            assert!(has_secret(&first), "{first}");
            let sent = other.requests().remove(0);
            assert!(!has_secret(&sent), "{} {status}: {sent}", operation.description.id);
            assert!(first_line(&sent).ends_with("/file?sig=1 HTTP/1.1"), "{sent}");
            assert!(sent.to_ascii_lowercase().contains("accept: application/json\r\n"), "{sent}");
        }
    }
}

#[tokio::test]
async fn another_origin_gets_nothing_that_the_caller_set() {
    let any = || CallOptions::new().redirects(Redirects::AnyOrigin);
    let own = any().replace_authorization("Bearer secret-token").replace_cookie("a=secret-cookie");
    for (options, default) in [(own, None), (any(), Some(secrets()))] {
        let other = Server::start([Reply::text(OK)]).await;
        let server = Server::start([to(302, "/here"), to(302, &other.url("/there"))]).await;
        let client = client_of(&server.url(""), |builder| {
            default.into_iter().for_each(|credential| builder.default_credential(credential));
            builder.default_header("X-Trace", "secret-trace");
            builder.default_query("q", "secret-pair");
        });
        call(&client, &GET).options(options).send().await.unwrap();
        let first = server.requests();
        assert!(first.iter().all(|request| has_secret(request)), "{first:?}");
        assert!(!has_secret(&other.requests()[0]), "{}", other.requests()[0]);
    }
}

#[tokio::test]
async fn what_has_left_its_origin_gets_no_secret_when_it_comes_back() {
    let other = Server::start([]).await;
    let server = Server::start([to(307, &other.url("/there"))]).await;
    // the other one sends back
    let back = Server::start([to(307, &server.url("/back"))]).await;
    let server_of_all = Server::start([to(307, &back.url("/there"))]).await;
    let options = || CallOptions::new().redirects(Redirects::AnyOrigin);
    call(&with_secrets(&server_of_all), &WITH_BEARER).options(options()).send().await.unwrap();
    for sent in [back.requests(), server.requests(), other.requests()] {
        assert_eq!(sent.len(), 1);
        assert!(!has_secret(&sent[0]), "{}", sent[0]);
    }
    // within the origin the secret stays
    let server = Server::start([to(307, "/there")]).await;
    call(&with_secrets(&server), &WITH_BEARER).options(options()).send().await.unwrap();
    assert!(has_secret(&server.requests()[1]));
}

#[tokio::test]
async fn a_post_becomes_a_get_where_that_was_asked_for() {
    for (status, line, body) in [
        (301, "GET /there HTTP/1.1", ""),
        (302, "GET /there HTTP/1.1", ""),
        (303, "GET /there HTTP/1.1", ""),
        (307, "POST /there HTTP/1.1", "\"content\""),
        (308, "POST /there HTTP/1.1", "\"content\""),
    ] {
        let other = Server::start([Reply::text(OK)]).await;
        for location in ["/there".to_owned(), other.url("/there")] {
            let server = Server::start([to(status, &location), Reply::text(OK)]).await;
            let client = client_of(&server.url(""), |builder| builder.redirects(Redirects::AnyOrigin));
            let mut request = call(&client, &POST);
            request.json_body(&"content".to_owned());
            request.send().await.unwrap();
            let sent = server.requests().into_iter().skip(1).chain(other.requests()).next_back().unwrap();
            assert_eq!(first_line(&sent), line, "{status} {location}");
            assert!(sent.ends_with(&format!("\r\n\r\n{body}")), "{sent}");
            let has_body = sent.to_ascii_lowercase().contains("content-");
            assert_eq!(has_body, !body.is_empty(), "{sent}");
        }
    }
}

#[tokio::test]
async fn what_was_added_to_a_body_goes_with_it() {
    let server = Server::start([to(303, "/there")]).await;
    let client = client_of(&server.url(""), |builder| builder.redirects(Redirects::AnyOrigin));
    let mut request = call(&client, &POST);
    request.json_body(&Value::Object(clientwright_runtime::Map::new()));
    request.options(CallOptions::new().redirects(Redirects::AnyOrigin).member("a", 1)).send().await.unwrap();
    let sent = server.requests();
    assert!(sent[0].ends_with("{\"a\":1}"), "{}", sent[0]);
    assert_eq!(first_line(&sent[1]), "GET /there HTTP/1.1");
    assert!(sent[1].ends_with("\r\n\r\n"), "{}", sent[1]);
}

#[tokio::test]
async fn a_stream_that_was_sent_is_not_needed_for_a_get() {
    let server = Server::start([to(303, "/there"), Reply::text(OK), to(307, "/there")]).await;
    let client = client_of(&server.url(""), |builder| builder.redirects(Redirects::AnyOrigin));
    let request = || {
        let mut request = call(&client, &POST);
        let once = std::iter::once(Ok::<_, std::convert::Infallible>("once"));
        request.body("text/plain", Body::sized(4, super::bodies::Listed(once.collect())));
        request
    };
    request().send().await.unwrap();
    assert_eq!(first_line(&server.requests()[1]), "GET /there HTTP/1.1");
    let error = request().send().await.unwrap_err();
    assert_eq!(error.status().unwrap(), 307);
}

#[tokio::test]
async fn a_refusal_names_the_host() {
    let other = Server::start([]).await;
    let host = other.url("").replace("http://", "");
    for (operation, status) in [(&GET, 302), (&POST, 307), (&POST, 303)] {
        let server = Server::start([to(status, &other.url("/secret-path?secret"))]).await;
        let error = call(&client_of(&server.url(""), |_| {}), operation).send().await.unwrap_err();
        let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
        assert_eq!(unexpected.reason(), UnexpectedReason::Redirect);
        let text = error.to_string();
        assert!(text.contains(&host), "{text}");
        assert!(!text.contains("secret"), "{text}");
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn a_token_request_goes_nowhere_else() {
    let other = Server::start([]).await;
    for status in [301, 302, 303, 307, 308] {
        let server = Server::start([to(status, &other.url("/oauth/token"))]).await;
        let client = client_of(&server.url(""), |builder| {
            builder.credential(OAUTH, Credential::client_credentials("id", "secret"));
            builder.redirects(Redirects::AnyOrigin);
        });
        let error = call(&client, &WITH_OAUTH).send().await.unwrap_err();
        assert!(matches!(error, Error::Auth(_)), "{error:?}");
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn without_being_asked_no_other_origin_hears_anything() {
    let other = Server::start([]).await;
    for status in [301, 302, 303, 307, 308] {
        for operation in [&WITH_BEARER, &WITH_KEY, &WITH_COOKIE_KEY] {
            let server = Server::start([to(status, &other.url("/x"))]).await;
            call(&with_secrets(&server), operation).send().await.unwrap_err();
        }
    }
    assert!(other.requests().is_empty());
}
