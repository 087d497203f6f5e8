//! Tokens: where they come from, how long they are kept, and what happens when there are none.

use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use clientwright_runtime::{
    AuthErrorKind, Client, ClientAuthentication, ClientCredentials, Credential, Error, InMemory, IssuedToken,
    ManualClock, TokenExchange, TokenFailureKind, TransportErrorKind,
};
use http::Request;

use crate::support::{
    Answer, BEARER, ELSEWHERE, OAUTH, WITH_BEARER, WITH_ELSEWHERE, WITH_OAUTH, addresses, at, broken, call,
    client_for, client_with, clock, fails, json, script, with,
};

const TOKEN_URL: &str = "https://demo.example.com/oauth/token";
const CALL_URL: &str = "https://demo.example.com/beta/things";

fn is_token_request(request: &Request<Bytes>) -> bool {
    request.uri().path().ends_with("token")
}

fn authorization(request: &Request<Bytes>) -> &str {
    request.headers()["authorization"].to_str().unwrap()
}

/// Gives out `token-1`, `token-2` and so on with this tail of the answer; operations are answered by the function.
fn issuing(
    tail: &'static str,
    answer: impl Fn(&Request<Bytes>) -> Answer + Send + Sync + 'static,
) -> InMemory {
    let issued = AtomicUsize::new(0);
    InMemory::new(move |request| {
        if !is_token_request(request) {
            return answer(request);
        }
        let number = issued.fetch_add(1, Ordering::SeqCst) + 1;
        let body = format!(r#"{{"access_token":"token-{number}","token_type":"bearer"{tail}}}"#);
        Ok(http::Response::new(body.into()))
    })
}

fn token_requests(transport: &InMemory) -> usize {
    transport.requests().iter().filter(|request| is_token_request(request)).count()
}

fn timed(transport: &InMemory, credential: Credential) -> (Client, ManualClock) {
    let clock = clock();
    let client = client_with(transport, |builder| {
        builder.clock(Arc::new(clock.clone()));
        builder.credential(OAUTH, credential);
    });
    (client, clock)
}

async fn succeed(client: &Client) {
    call(client, &WITH_OAUTH).send().await.unwrap();
}

#[tokio::test]
async fn client_credentials_go_into_the_body_of_a_post_to_the_server_of_the_call() {
    let transport = issuing(r#","expires_in":749,"scope":"x","jti":"y""#, |_| json(200, "{}"));
    let client = client_for(&transport, OAUTH, Credential::client_credentials("id&1", "s=e c/ret"));
    succeed(&client).await;
    let sent = transport.requests();
    assert_eq!(addresses(&transport), [TOKEN_URL, CALL_URL]);
    assert_eq!(sent[0].method(), "POST");
    assert_eq!(sent[0].headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(sent[0].headers()["accept"], "application/json");
    assert!(sent[0].headers()["user-agent"].to_str().unwrap().starts_with("sample/1.0 "));
    assert!(!sent[0].headers().contains_key("authorization"));
    assert_eq!(
        std::str::from_utf8(sent[0].body()).unwrap(),
        "grant_type=client_credentials&client_id=id%261&client_secret=s%3De%20c%2Fret"
    );
    assert_eq!(authorization(&sent[1]), "Bearer token-1");
    assert!(sent[1].headers()["authorization"].is_sensitive());
}

#[tokio::test]
async fn scopes_the_endpoint_and_the_place_of_the_secret_can_be_set() {
    let transport = issuing("", |_| json(200, "{}"));
    let credentials = ClientCredentials::new("id:1", "p w")
        .scope("a")
        .scope("b:c")
        .token_url("https://login.acme.com/x/token")
        .unwrap()
        .authentication(ClientAuthentication::Basic);
    succeed(&client_for(&transport, OAUTH, credentials.into())).await;
    let sent = transport.requests();
    assert_eq!(sent[0].uri(), "https://login.acme.com/x/token");
    assert_eq!(&sent[0].body()[..], b"grant_type=client_credentials&scope=a%20b%3Ac");
    // base64 of id%3A1:p%20w
    assert_eq!(authorization(&sent[0]), "Basic aWQlM0ExOnAlMjB3");
}

#[tokio::test]
async fn an_absolute_endpoint_of_the_scheme_is_used_as_it_is() {
    let transport = issuing("", |_| json(200, "{}"));
    let client = client_for(&transport, ELSEWHERE, Credential::client_credentials("i", "s"));
    call(&client, &WITH_ELSEWHERE).send().await.unwrap();
    assert_eq!(addresses(&transport)[0], "https://login.example.org/token");
}

#[tokio::test]
async fn a_scheme_without_endpoint_is_an_error_that_names_it() {
    let transport = script([]);
    let error =
        fails(&client_for(&transport, BEARER, Credential::client_credentials("i", "s")), &WITH_BEARER).await;
    assert_eq!(error.to_string(), "withBearer: no token endpoint is known for Bearer");
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_token_is_kept_until_a_minute_before_its_end_or_a_fifth_of_its_life() {
    // life, until when it is kept
    let table = [
        (r#","expires_in":749"#, Some(689)),
        (r#","expires_in":"749""#, Some(689)),
        (r#","expires_in":749.0"#, Some(689)),
        (r#","expires_in":100"#, Some(80)),
        (r#","expires_in":2592000"#, Some(2_591_940)),
        (r#","expires_in":0"#, Some(0)),
        (r#","expires_in":-5"#, Some(0)),
        (r#","expires_in":null"#, None),
        (r#","expires_in":"soon""#, None),
        (r#","expires_in":1e300"#, None),
        ("", None),
    ];
    for (tail, kept) in table {
        let transport = issuing(tail, |_| json(200, "{}"));
        let (client, clock) = timed(&transport, Credential::client_credentials("i", "s"));
        succeed(&client).await;
        if let Some(seconds) = kept {
            if seconds > 0 {
                clock.advance(Duration::from_secs(seconds - 1));
                succeed(&client).await;
                assert_eq!(token_requests(&transport), 1, "{tail}");
                clock.advance(Duration::from_secs(1));
            }
            succeed(&client).await;
            assert_eq!(token_requests(&transport), 2, "{tail}");
        } else {
            clock.advance(Duration::from_secs(100_000_000));
            succeed(&client).await;
            assert_eq!(token_requests(&transport), 1, "{tail}");
        }
    }
}

#[tokio::test]
async fn a_token_that_still_works_is_used_on_when_no_new_one_can_be_had() {
    let requests = AtomicUsize::new(0);
    let transport = InMemory::new(move |request| match is_token_request(request) {
        true if requests.fetch_add(1, Ordering::SeqCst) == 0 => {
            json(200, r#"{"access_token":"first","expires_in":1000}"#)
        }
        true => json(500, "{}"),
        false => json(200, "{}"),
    });
    let (client, clock) = timed(&transport, Credential::client_credentials("i", "s"));
    succeed(&client).await;
    clock.advance(Duration::from_secs(950));
    succeed(&client).await;
    succeed(&client).await;
    assert_eq!(token_requests(&transport), 2, "not asked again at once");
    clock.advance(Duration::from_secs(6));
    succeed(&client).await;
    assert_eq!(token_requests(&transport), 3);
    clock.advance(Duration::from_secs(50));
    let error = fails(&client, &WITH_OAUTH).await;
    assert_eq!(error.to_string(), "withOAuth: the token endpoint answered 500 Internal Server Error");
}

async fn many(client: &Client, count: usize) -> Vec<Result<(), Error<crate::support::Problem>>> {
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..count {
        let request = call(client, &WITH_OAUTH);
        calls.spawn(async move { request.send().await.map(|_| ()) });
    }
    calls.join_all().await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_calls_make_one_token_request() {
    let transport = issuing(r#","expires_in":749"#, |_| json(200, "{}"));
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    for result in many(&client, 100).await {
        result.unwrap();
    }
    assert_eq!(token_requests(&transport), 1);
    assert_eq!(transport.requests().len(), 101);
}

#[tokio::test]
async fn calls_that_waited_share_a_failure() {
    let transport = InMemory::new(|_| json(400, r#"{"error":"invalid_client"}"#));
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    for result in many(&client, 50).await {
        let error = result.unwrap_err();
        let Error::Auth(auth) = &error else { panic!("{error:?}") };
        let failure = auth.token_failure().unwrap();
        assert_eq!(failure.status().unwrap(), 400);
        assert_eq!(&failure.raw_body().unwrap()[..], br#"{"error":"invalid_client"}"#);
        assert!(failure.headers().unwrap().contains_key("content-type"));
        assert!(!error.is_retryable());
        assert_eq!(error.status(), None, "the operation was not sent");
    }
    assert_eq!(addresses(&transport), [TOKEN_URL]);
    // a later call tries anew
    fails(&client, &WITH_OAUTH).await;
    assert_eq!(transport.requests().len(), 2);
}

#[tokio::test]
async fn a_refused_token_is_replaced_and_the_call_made_once_more() {
    let transport = issuing(r#","expires_in":749"#, |request| match authorization(request) {
        "Bearer token-1" => json(401, r#"{"error":"JWT is expired"}"#),
        _ => json(200, "{}"),
    });
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    let response = call(&client, &WITH_OAUTH).send_with_meta().await.unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(addresses(&transport), [TOKEN_URL, CALL_URL, TOKEN_URL, CALL_URL]);
    succeed(&client).await;
    assert_eq!(token_requests(&transport), 2);
}

#[tokio::test]
async fn a_second_refusal_is_the_answer() {
    let transport = issuing(r#","expires_in":749"#, |_| json(401, r#"{"error":"no"}"#));
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    let error = fails(&client, &WITH_OAUTH).await;
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (401, 2));
    assert_eq!(transport.requests().len(), 4);
}

#[tokio::test]
async fn a_replay_does_not_use_up_the_attempts() {
    let refused = AtomicUsize::new(0);
    let transport = issuing("", move |request| match authorization(request) {
        "Bearer token-1" => json(401, "{}"),
        _ if refused.fetch_add(1, Ordering::SeqCst) < 2 => json(429, "{}"),
        _ => json(200, "{}"),
    });
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    let response = call(&client, &WITH_OAUTH).send_with_meta().await.unwrap();
    assert_eq!(response.attempts(), 4);
}

#[tokio::test]
async fn a_newer_token_is_not_dropped_for_an_older_ones_refusal() {
    let transport = issuing(r#","expires_in":749"#, |request| match authorization(request) {
        "Bearer token-1" => json(401, "{}"),
        _ => json(200, "{}"),
    });
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    for result in many(&client, 40).await {
        result.unwrap();
    }
    assert_eq!(token_requests(&transport), 2, "one for all, and one after all were refused");
}

#[tokio::test]
async fn a_token_that_was_given_is_not_renewed() {
    let transport = script([json(401, "{}")]);
    let client = client_for(&transport, OAUTH, Credential::bearer("fixed"));
    let error = fails(&client, &WITH_OAUTH).await;
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (401, 1));
}

#[tokio::test]
async fn the_token_endpoint_is_asked_again_as_an_operation_would_be() {
    let answers = [
        with(429, &[("retry-after", "3")], "{}"),
        broken(TransportErrorKind::Connect),
        json(200, r#"{"access_token":"t"}"#),
    ];
    let transport = script(answers);
    let (client, clock) = timed(&transport, Credential::client_credentials("i", "s"));
    let response = call(&client, &WITH_OAUTH).send_with_meta().await.unwrap();
    assert_eq!(response.attempts(), 1);
    assert_eq!(clock.pauses()[0], Duration::from_secs(3));
    assert_eq!(token_requests(&transport), 3);
}

#[tokio::test]
async fn a_token_endpoint_that_stays_busy_says_when_to_come_back() {
    let transport = script([with(429, &[("retry-after", "300")], "{}")]);
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    let error = fails(&client, &WITH_OAUTH).await;
    assert_eq!(error.retry_after(), Some(Duration::from_secs(300)));
    assert!(error.is_retryable());
}

#[tokio::test]
async fn failures_are_told_apart_and_nothing_is_sent_without_a_token() {
    use TokenFailureKind as Kind;
    type Make = fn() -> Answer;
    let table: [(Make, fn(&Kind) -> bool, Option<u16>, bool); 11] = [
        (|| json(401, "{}"), |kind| matches!(kind, Kind::Status), Some(401), false),
        (|| json(503, "{}"), |kind| matches!(kind, Kind::Status), Some(503), true),
        (
            || with(302, &[("location", "https://sso.acme.com/")], ""),
            |kind| matches!(kind, Kind::Status),
            Some(302),
            false,
        ),
        (
            || with(307, &[("location", "https://evil.org/token")], ""),
            |kind| matches!(kind, Kind::Status),
            Some(307),
            false,
        ),
        (
            || with(200, &[("content-type", "text/html")], "<html>"),
            |kind| matches!(kind, Kind::Answer(_)),
            Some(200),
            false,
        ),
        (|| json(200, "{}"), |kind| matches!(kind, Kind::Answer(_)), Some(200), false),
        (|| json(200, r#"{"access_token":7}"#), |kind| matches!(kind, Kind::Answer(_)), Some(200), false),
        (|| json(200, r#"{"access_token":""}"#), |kind| matches!(kind, Kind::Unsendable), None, false),
        (|| json(200, r#"{"access_token":"a\nb"}"#), |kind| matches!(kind, Kind::Unsendable), None, false),
        (|| broken(TransportErrorKind::Interrupted), |kind| matches!(kind, Kind::Transport(_)), None, true),
        (|| broken(TransportErrorKind::Unsendable), |kind| matches!(kind, Kind::Transport(_)), None, true),
    ];
    for (number, (answer, is_expected, status, retryable)) in table.into_iter().enumerate() {
        let transport = script([answer()]);
        let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
        let error = fails(&client, &WITH_OAUTH).await;
        let Error::Auth(auth) = &error else { panic!("{number}: {error:?}") };
        let failure = auth.token_failure().unwrap();
        assert!(is_expected(failure.kind()), "{number}: {failure:?}");
        assert_eq!(failure.status().map(|status| status.as_u16()), status, "{number}");
        assert_eq!(error.is_retryable(), retryable, "{number}");
        assert_eq!(addresses(&transport), [TOKEN_URL], "{number}");
    }
}

#[tokio::test]
async fn secrets_do_not_go_to_a_token_endpoint_over_plain_http() {
    let transport = script([]);
    let own = ClientCredentials::new("i", "s").token_url("http://login.acme.com/token").unwrap();
    let exchange = TokenExchange::get("http://keys.acme.com/token").unwrap().header("X-Key", "k");
    for credential in [own.into(), exchange.into()] {
        let error = fails(&client_for(&transport, OAUTH, credential), &WITH_OAUTH).await;
        let Error::Auth(auth) = &error else { panic!("{error:?}") };
        assert!(matches!(auth.kind(), AuthErrorKind::PlainHttp { .. }), "{auth:?}");
    }
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_token_of_one_server_is_not_used_for_another() {
    let transport = issuing("", |_| json(200, "{}"));
    let credential = Credential::client_credentials("i", "s");
    succeed(&client_for(&transport, OAUTH, credential.clone())).await;
    let other = client_with(&transport, |builder| {
        builder.server(0, at("https://other.example.net/v3"));
        builder.credential(OAUTH, credential.clone());
    });
    succeed(&other).await;
    let sent = transport.requests();
    assert_eq!(addresses(&transport)[2], "https://other.example.net/oauth/token");
    assert_eq!(authorization(&sent[1]), "Bearer token-1");
    assert_eq!(authorization(&sent[3]), "Bearer token-2");
    // a second client of the first server shares the token
    succeed(&client_for(&transport, OAUTH, credential)).await;
    assert_eq!(token_requests(&transport), 2);
}

#[tokio::test]
async fn a_key_is_exchanged_for_a_token_and_stays_with_its_host() {
    let transport = issuing(r#","expires_in":1800,"success":true"#, |_| json(200, "{}"));
    let exchange = TokenExchange::get("https://orchestrate-api.pingone.com/v1/company/e/sdktoken").unwrap();
    let client = client_for(&transport, BEARER, exchange.header("X-SK-API-KEY", "the key").into());
    for _ in 0..3 {
        call(&client, &WITH_BEARER).send().await.unwrap();
    }
    let sent = transport.requests();
    assert_eq!(sent.len(), 4);
    assert_eq!(sent[0].method(), "GET");
    assert_eq!(sent[0].uri(), "https://orchestrate-api.pingone.com/v1/company/e/sdktoken");
    assert_eq!(sent[0].headers()["x-sk-api-key"], "the key");
    for request in &sent[1..] {
        assert!(!request.headers().contains_key("x-sk-api-key"));
        assert_eq!(authorization(request), "Bearer token-1");
    }
}

#[tokio::test]
async fn a_function_is_asked_for_each_call_and_once_more_after_a_refusal() {
    let transport = InMemory::new(|request| match authorization(request) {
        "Bearer f1" => json(401, "{}"),
        _ => json(200, "{}"),
    });
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let credential = Credential::from_fn(move || {
        let number = counter.fetch_add(1, Ordering::SeqCst) + 1;
        async move { Ok::<_, std::io::Error>(format!("f{number}")) }
    });
    let client = client_for(&transport, BEARER, credential);
    let response = call(&client, &WITH_BEARER).send_with_meta().await.unwrap();
    assert_eq!((response.attempts(), asked.load(Ordering::SeqCst)), (2, 2));
    call(&client, &WITH_BEARER).send().await.unwrap();
    assert_eq!(asked.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_function_that_repeats_itself_is_not_believed_twice() {
    let transport = script([json(401, "{}")]);
    let credential = Credential::from_fn(|| async { Ok::<_, std::io::Error>("same") });
    let error = fails(&client_for(&transport, BEARER, credential), &WITH_BEARER).await;
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (401, 1));
}

#[tokio::test]
async fn a_function_with_lifetimes_is_asked_when_they_end() {
    let transport = script([]);
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let credential = Credential::issued_by(move || {
        counter.fetch_add(1, Ordering::SeqCst);
        async { Ok::<_, std::io::Error>(IssuedToken::new("t").expires_in(Duration::from_secs(100))) }
    });
    let (client, clock) = timed(&transport, credential);
    for result in many(&client, 20).await {
        result.unwrap();
    }
    assert_eq!(asked.load(Ordering::SeqCst), 1);
    clock.advance(Duration::from_secs(80));
    succeed(&client).await;
    assert_eq!(asked.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn a_function_that_fails_is_the_source_of_the_error() {
    let transport = script([]);
    let credential =
        Credential::from_fn(|| async { Err::<String, _>(std::io::Error::other("the vault is sealed")) });
    let error = fails(&client_for(&transport, BEARER, credential), &WITH_BEARER).await;
    assert_eq!(error.to_string(), "withBearer: the function for tokens failed");
    assert_eq!(error.source().unwrap().to_string(), "the vault is sealed");
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_call_that_is_given_up_while_it_fetches_leaves_the_next_one_a_chance() {
    let transport = issuing("", |_| json(200, "{}"));
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    let mut first = call(&client, &WITH_OAUTH).send();
    // one poll: the token request is on its way
    std::future::poll_fn(|cx| {
        assert!(std::pin::Pin::new(&mut first).poll(cx).is_pending());
        std::task::Poll::Ready(())
    })
    .await;
    drop(first);
    succeed(&client).await;
    assert_eq!(token_requests(&transport), 2);
}
