//! Which error a response comes to, and what the error says of itself.

use std::convert::Infallible;
use std::error::Error as _;
use std::time::Duration;

use clientwright_runtime::{
    AnyError, CallOptions, Error, Map, Mistake, TransportErrorKind, UnexpectedReason, Value,
};

use crate::support::{
    Answer, GET, POST, Problem, RELATIVE, broken, call, client, client_with, fails, json, script, with,
};

async fn error_of(answer: Answer) -> Error<Problem> {
    let client = client_with(&script([answer]), |builder| {
        builder.retry(clientwright_runtime::RetryPolicy::none());
    });
    fails(&client, &POST).await
}

#[tokio::test]
async fn a_documented_error_is_typed_and_keeps_everything() {
    let error = error_of(json(400, "[1,2]")).await;
    assert_eq!(error.status_error(), Some(&Problem::Bad(vec![1, 2])));
    assert_eq!(error.status().unwrap(), 400);
    assert_eq!(error.headers().unwrap()["content-type"], "application/json");
    assert_eq!(&error.raw_body().unwrap()[..], b"[1,2]");
    assert_eq!(error.to_string(), "post: 400 Bad Request");
    assert!(error.source().is_none());
    assert_eq!(error.into_status_error().unwrap(), Problem::Bad(vec![1, 2]));
}

#[tokio::test]
async fn a_documented_error_with_another_body_stays_one() {
    let html = || with(400, &[("content-type", "text/html")], "<html>");
    let answers = [html(), json(400, ""), json(400, "{}"), json(400, "[1,"), json(400, r#"["secret"]"#)];
    for answer in answers {
        let error = error_of(answer).await;
        let Error::Status(status) = &error else { panic!("{error:?}") };
        assert!(status.body().is_none() && status.fault().is_some());
        assert_eq!(error.status().unwrap(), 400);
        assert!(error.status_error().is_none());
        assert_eq!(error.to_string(), "post: 400 Bad Request with a body that is not documented");
        assert!(error.source().is_some());
        assert!(matches!(error.into_status_error(), Err(Error::Status(_))));
    }
}

#[tokio::test]
async fn what_is_not_documented_is_unexpected() {
    use UnexpectedReason::{MediaType, Status};
    let html = |status| with(status, &[("content-type", "text/html")], "<html>");
    let table = [
        (json(404, "{}"), Status),
        (json(500, "not json"), Status),
        (json(201, "{"), Status),
        (json(203, ""), Status),
        (json(304, ""), Status),
        (html(502), Status),
        (html(200), MediaType),
        (with(200, &[("content-type", "text/plain")], "true story"), MediaType),
        (with(200, &[], "<html>"), MediaType),
    ];
    for (answer, reason) in table {
        let body = answer.as_ref().unwrap().body().clone();
        let error = error_of(answer).await;
        let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
        assert_eq!(unexpected.reason(), reason, "{error}");
        assert!(
            unexpected.fault().is_none_or(|fault| error.to_string().contains(&fault.to_string())),
            "{error}"
        );
        assert_eq!(error.raw_body(), Some(&body));
        assert!(error.status().is_some() && error.headers().is_some());
    }
}

#[tokio::test]
async fn a_success_that_is_not_documented_says_why_it_is_not_read() {
    let error = error_of(json(201, r#"{"a":[1,tru]}"#)).await;
    let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
    assert!(unexpected.fault().is_some());
    let expected = "post: the server answered 201 Created, which is not documented, and its body is not that of a \
                    documented success: expected true, found `]` at $.*[1] (byte 11)";
    assert_eq!(error.to_string(), expected);
}

#[tokio::test]
async fn other_names_of_json_are_json() {
    let types = ["application/json; charset=utf-8", "APPLICATION/JSON", "application/hal+json", "text/json"];
    for media_type in types {
        let transport = script([with(200, &[("content-type", media_type)], "[1]")]);
        call(&client(&transport), &GET).send().await.unwrap();
    }
    call(&client(&script([with(200, &[], " {}")])), &GET).send().await.unwrap();
    assert_eq!(call(&client(&script([with(204, &[], "")])), &GET).send().await.unwrap(), Value::Null);
}

#[tokio::test]
async fn a_success_with_another_body_is_a_decode_error_that_names_the_place() {
    let error = error_of(json(200, r#"{"a":[1,tru]}"#)).await;
    let Error::Decode(decode) = &error else { panic!("{error:?}") };
    assert_eq!(decode.path(), "$.*[1]");
    assert_eq!(&error.raw_body().unwrap()[..], br#"{"a":[1,tru]}"#);
    assert_eq!(error.status().unwrap(), 200);
    assert!(!error.is_retryable());
    assert!(error.to_string().ends_with(&decode.fault().to_string()), "{error}");
    assert!(error.source().is_none());
}

#[tokio::test]
async fn a_body_beyond_the_limit_is_cut_and_told() {
    for status in [200, 400, 500] {
        let options = CallOptions::new().max_body_bytes(4);
        let transport = script([json(status, "[1,2,3]")]);
        let error = call(&client(&transport), &POST).options(options).send().await.unwrap_err();
        let Error::Unexpected(unexpected) = &error else { panic!("{error:?}") };
        assert_eq!(unexpected.reason(), UnexpectedReason::BodyTooLong { limit: 4 });
        assert_eq!(&error.raw_body().unwrap()[..], b"[1,2");
        assert_eq!(error.status().unwrap(), status);
    }
    let options = CallOptions::new().max_body_bytes(7);
    call(&client(&script([json(200, "[1,2,3]")])), &POST).options(options).send().await.unwrap();
}

#[tokio::test]
async fn errors_know_whether_to_come_back_and_when() {
    let after = |status| with(status, &[("retry-after", "9")], "{}");
    let table = [
        (json(429, "{}"), true, None),
        (after(429), true, Some(9)),
        (after(503), true, Some(9)),
        (json(503, "{}"), false, None),
        (json(500, "{}"), false, None),
        (after(502), false, Some(9)),
        (json(400, "[]"), false, None),
        (json(404, "{}"), false, None),
        (broken(TransportErrorKind::Connect), true, None),
        (broken(TransportErrorKind::Refused), true, None),
        (broken(TransportErrorKind::Interrupted), false, None),
        (broken(TransportErrorKind::Unsendable), false, None),
    ];
    for (answer, retryable, seconds) in table {
        let error = error_of(answer).await;
        assert_eq!(error.is_retryable(), retryable, "{error}");
        assert_eq!(error.retry_after(), seconds.map(Duration::from_secs), "{error}");
    }
}

#[tokio::test]
async fn a_transport_error_says_whether_anybody_can_have_seen_the_request() {
    for (kind, reached) in [
        (TransportErrorKind::Connect, false),
        (TransportErrorKind::Refused, false),
        (TransportErrorKind::Interrupted, true),
    ] {
        let error = error_of(broken(kind)).await;
        let Error::Transport(failure) = &error else { panic!("{error:?}") };
        assert_eq!(failure.can_have_reached_server(), reached);
        assert_eq!(error.source().unwrap().to_string(), "a test");
    }
}

#[tokio::test]
async fn the_request_has_a_name_for_support() {
    let both = [("slpt-request-id", "s1"), ("correlation-id", "c1")];
    let table: [(&[(&str, &str)], &'static str, Option<&str>); 12] = [
        (&both, r#"{"trackingId":"t1"}"#, Some("s1")),
        (&both[1..], r#"{"trackingId":"t1"}"#, Some("c1")),
        (&[("X-Request-Id", "x1")], "", Some("x1")),
        (&[], r#"{"id":"i1","trackingId":"t1"}"#, Some("t1")),
        (&[], r#"{"id":"i1"}"#, Some("i1")),
        (&[("slpt-request-id", "")], r#"{"id":"i1"}"#, Some("i1")),
        (&[], r#"{"id":7}"#, None),
        (&[], r#"{"id":"two words"}"#, None),
        (&[], r#"["id"]"#, None),
        (&[], "<html>", None),
        (&[], "", None),
        (&[("correlation-id", "a b")], "", None),
    ];
    for (headers, body, expected) in table {
        let error = error_of(with(404, headers, body)).await;
        assert_eq!(error.request_id().as_deref(), expected, "{headers:?} {body}");
        let shown = error.to_string();
        assert_eq!(
            expected.is_some_and(|id| shown.ends_with(&format!("(request {id})"))),
            expected.is_some()
        );
    }
}

#[tokio::test]
async fn a_mistake_waits_for_the_sending() {
    let with_header = |name: &str, value: &str| CallOptions::new().header(name, value);
    let name = |name: &str| name.to_owned();
    let table = [
        (with_header("Authorization", "x"), Mistake::ReservedHeader { name: name("authorization") }),
        (with_header("host", "x"), Mistake::ReservedHeader { name: name("host") }),
        (with_header("Content-Length", "1"), Mistake::ReservedHeader { name: name("content-length") }),
        (
            with_header("transfer-encoding", "chunked"),
            Mistake::ReservedHeader { name: name("transfer-encoding") },
        ),
        (with_header("cookie", "a=b"), Mistake::ReservedHeader { name: name("cookie") }),
        (with_header("a b", "x"), Mistake::HeaderName),
        (with_header("", "x"), Mistake::HeaderName),
        (with_header("x-a", "a\r\nb: c"), Mistake::HeaderValue { name: name("x-a") }),
        (with_header("x-a", "ok").header("x b", "1").header("host", "2"), Mistake::HeaderName),
    ];
    for (options, expected) in table {
        let transport = script([]);
        let error = call(&client(&transport), &GET).options(options).send().await.unwrap_err();
        let Error::Build(build) = &error else { panic!("{error:?}") };
        assert_eq!(*build.mistake(), expected);
        assert!(transport.requests().is_empty());
        assert_eq!((error.status(), error.attempts(), error.is_retryable()), (None, 0, false));
    }
}

#[tokio::test]
async fn a_server_that_is_no_address_fails_only_the_operations_that_use_it() {
    let transport = script([]);
    let client = client(&transport);
    let error = fails(&client, &RELATIVE).await;
    assert_eq!(
        error.to_string(),
        "relative: the request cannot be made: the description has no host, only the path `/v1`: give the builder a server, \
         as by `relative(BaseUrl::parse(\"https://host/v1\")?)`"
    );
    call(&client, &GET).send().await.unwrap();
}

#[tokio::test]
async fn an_error_says_what_the_service_said() {
    for (answer, expected) in [
        (
            json(403, r#"{"message":"Your card was declined."}"#),
            "post: 403 Forbidden: Your card was declined.",
        ),
        (
            with(403, &[("x-request-id", "r1")], r#"{"error":{"message":"No\n\u001b[31mway"}}"#),
            "post: 403 Forbidden: No [31mway (request r1)",
        ),
        (
            json(400, r#"{"detail":"no pet 7"}"#),
            "post: 400 Bad Request with a body that is not documented: no pet 7",
        ),
        (
            json(404, r#"{"title":"Not found"}"#),
            "post: the server answered 404 Not Found, which is not documented: Not found",
        ),
        (json(403, r#"{"name":"secret"}"#), "post: 403 Forbidden"),
    ] {
        let error = error_of(answer).await;
        assert_eq!(error.to_string(), expected);
        let message = expected.split(": ").nth(2).map(|text| text.replace(" (request r1)", ""));
        assert_eq!(error.message(), message);
    }
}

#[tokio::test]
async fn the_keys_of_a_map_are_in_no_text() {
    type Ages = Map<i64>;
    for body in [r#"{"a@example.com":"x"}"#, r#"{"a@example.com":1e99}"#, r#"{"a@example.com":tru}"#] {
        let fault = clientwright_runtime::json::from_str::<Ages>(body).unwrap_err();
        assert_eq!(fault.path(), "$.*");
        assert!(!format!("{fault} {fault:?}").contains("example"), "{fault}");
    }
    let error = error_of(json(200, r#"{"a@example.com":{"b@example.com":tru}}"#)).await;
    assert!(!format!("{error} {error:?} {error:#?}").contains("example"), "{error}");
}

fn any(error: Error<Problem>) -> AnyError {
    fn asked(result: Result<(), Error<Problem>>) -> Result<(), AnyError> {
        Ok(result?)
    }
    asked(Err(error)).unwrap_err()
}

#[tokio::test]
async fn one_type_takes_the_errors_of_every_operation() {
    let head = [("retry-after", "9"), ("x-request-id", "r1")];
    let error = any(error_of(with(503, &head, r#"{"message":"Later."}"#)).await);
    assert_eq!(error.to_string(), "post: 503 Service Unavailable: Later. (request r1)");
    assert_eq!((error.operation(), error.status().unwrap().as_u16()), (Some("post"), 503));
    assert_eq!(error.headers().unwrap()["retry-after"], "9");
    assert_eq!(&error.raw_body().unwrap()[..], br#"{"message":"Later."}"#);
    assert_eq!((error.is_retryable(), error.retry_after()), (true, Some(Duration::from_secs(9))));
    assert_eq!((error.request_id().as_deref(), error.message().as_deref()), (Some("r1"), Some("Later.")));
    assert!(matches!(error.status_error::<Problem>(), Some(Problem::Other(_))));
    assert!(error.status_error::<Infallible>().is_none());
    assert_eq!(error.attempts(), 1);
    let broken = any(error_of(broken(TransportErrorKind::Connect)).await);
    assert_eq!(broken.source().unwrap().to_string(), "a test");
    let address: AnyError = clientwright_runtime::BaseUrl::parse("x").unwrap_err().into();
    assert!(address.downcast_ref::<clientwright_runtime::AddressError>().is_some());
    assert_eq!((address.operation(), address.status(), address.is_retryable()), (None, None, false));
}

/// What `#[from] AnyError` of thiserror makes.
#[derive(Debug)]
enum Own {
    Api(AnyError),
}

impl From<AnyError> for Own {
    fn from(error: AnyError) -> Self {
        Self::Api(error)
    }
}

#[tokio::test]
async fn an_error_of_ones_own_needs_one_conversion() {
    async fn asked(client: &clientwright_runtime::Client) -> Result<(), Own> {
        call(client, &POST).send().any_error().await?;
        call(client, &POST).send_with_meta().any_error().await?;
        Ok(())
    }
    let client = client(&script([json(200, "{}"), json(403, r#"{"message":"No way."}"#)]));
    let Own::Api(error) = asked(&client).await.unwrap_err();
    assert_eq!(error.to_string(), "post: 403 Forbidden: No way.");
}

#[test]
fn errors_are_small_and_can_go_anywhere() {
    fn goes_anywhere<T: Send + Sync + std::error::Error + 'static>() {}
    goes_anywhere::<Error<Problem>>();
    goes_anywhere::<AnyError>();
    assert!(size_of::<Error<Problem>>() <= 16);
}
