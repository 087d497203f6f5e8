//! What is sent again, against servers on the loopback: what servers say, what the user says, the budget, idempotency keys.

use std::collections::HashSet;
use std::time::{Duration, Instant};

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{
    CallOptions, Client, ClientBuilder, Credential, Error, RetryBudget, RetryDecision, RetryPolicy,
    RetryScope, TransportErrorKind, Value,
};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

use super::server::{Reply, Server};
use super::{OK, client_of, closed_port, transport_kind};
use crate::support::{GET, OAUTH, POST, WITH_OAUTH, call};

fn reply(status: u16, headers: &str) -> Reply {
    Reply::text(&format!("HTTP/1.1 {status} Status\r\n{headers}content-length: 0\r\n\r\n"))
}

fn quick() -> RetryPolicy {
    RetryPolicy::default().first_pause(Duration::from_millis(1))
}

fn with_policy(server: &Server, policy: RetryPolicy) -> Client {
    client_of(&server.url(""), |builder| builder.retry(policy))
}

/// How many requests a call makes whose first answer is this one.
async fn requests(operation: &'static rt::Operation<Value>, policy: RetryPolicy, first: Reply) -> usize {
    let server = Server::start([first]).await;
    let _ = call(&with_policy(&server, policy), operation).send().await;
    server.requests().len()
}

#[tokio::test]
async fn statuses_can_be_added() {
    for status in [500, 520, 529, 409] {
        assert_eq!(requests(&GET, quick(), reply(status, "")).await, 1, "{status}");
        let more = || quick().statuses([500, 409]).statuses(520..=529);
        assert_eq!(requests(&GET, more(), reply(status, "")).await, 2, "{status}");
        assert_eq!(requests(&POST, more(), reply(status, "")).await, 1, "{status}");
        let all = more().on(RetryScope::Everything);
        assert_eq!(requests(&POST, all, reply(status, "")).await, 2, "{status}");
        assert_eq!(requests(&GET, more(), reply(501, "")).await, 1);
    }
    assert_eq!(requests(&POST, quick(), reply(425, "")).await, 2, "425 was not processed");
}

#[tokio::test]
async fn a_server_says_whether_to_ask_again() {
    for (status, says, expected) in
        [(400, "true", 2), (500, "true", 2), (429, "false", 1), (503, "false", 1), (400, "maybe", 1)]
    {
        let header = format!("x-should-retry: {says}\r\n");
        assert_eq!(requests(&POST, quick(), reply(status, &header)).await, expected, "{status} {says}");
    }
    let added = quick().statuses([500]);
    assert_eq!(requests(&GET, added, reply(500, "x-should-retry: false\r\n")).await, 1);
    let server = Server::start([reply(500, "x-should-retry: true\r\n")]).await;
    let error = call(&with_policy(&server, RetryPolicy::none()), &POST).send().await.unwrap_err();
    assert!(error.is_retryable());
}

#[tokio::test]
async fn a_pause_can_be_said_in_milliseconds() {
    let server = Server::start([reply(429, "retry-after-ms: 40\r\nretry-after: 50\r\n")]).await;
    let start = Instant::now();
    call(&with_policy(&server, RetryPolicy::default()), &POST).send().await.unwrap();
    assert!((40..10_000).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_date_is_measured_by_the_clock_of_its_server() {
    let date = |from_now: u64| {
        let time = std::time::SystemTime::now() + Duration::from_secs(from_now);
        rt::HttpDate::from(time).to_string()
    };
    let headers = format!("date: {}\r\nretry-after: {}\r\n", date(3600), date(3601));
    let server = Server::start([reply(503, &headers)]).await;
    let start = Instant::now();
    call(&with_policy(&server, RetryPolicy::default()), &POST).send().await.unwrap();
    assert!((900..10_000).contains(&start.elapsed().as_millis()), "{:?}", start.elapsed());
    assert_eq!(server.requests().len(), 2);
}

#[tokio::test]
async fn a_rule_of_ones_own_goes_first() {
    let rule = |policy: RetryPolicy| {
        policy.when(|attempt| match (attempt.status().map(|status| status.as_u16()), attempt.number()) {
            (Some(418), number) if number < 3 => RetryDecision::Again,
            (Some(503), _) => RetryDecision::Stop,
            (None, _) if attempt.transport_error().is_some() => RetryDecision::Again,
            _ => RetryDecision::Usual,
        })
    };
    assert_eq!(requests(&POST, rule(quick()), reply(418, "")).await, 2);
    assert_eq!(requests(&GET, rule(quick()), reply(503, "retry-after: 0\r\n")).await, 1);
    assert_eq!(requests(&POST, rule(quick()), reply(429, "")).await, 2);
    assert_eq!(requests(&POST, rule(quick()), Reply::text("")).await, 2);
    assert_eq!(requests(&POST, rule(RetryPolicy::none()), reply(418, "")).await, 1);
    let server = Server::start([reply(418, ""), reply(418, ""), reply(418, "")]).await;
    let error = call(&with_policy(&server, rule(quick())), &POST).send().await.unwrap_err();
    assert_eq!((error.attempts(), error.status().unwrap().as_u16()), (3, 418));
    // an answer that is a success can be asked for again, too
    let running = quick().when(|attempt| match attempt.body() {
        Some(body) if &body[..] == b"[\"running\"]" => RetryDecision::Again,
        _ => RetryDecision::Usual,
    });
    let pending =
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n[\"running\"]";
    let server = Server::start([Reply::text(pending)]).await;
    let value = call(&with_policy(&server, running), &POST).send().await.unwrap();
    assert_eq!(value.to_string(), "{}");
}

/// So many calls, one after the other; how many of them fail.
async fn calls(client: &Client, count: usize) -> usize {
    let mut failed = 0;
    for _ in 0..count {
        failed += usize::from(call(client, &GET).send().await.is_err());
    }
    failed
}

#[tokio::test]
async fn a_dead_service_is_not_asked_much_more_often() {
    for first in
        [|| reply(503, ""), || reply(502, ""), || reply(503, "retry-after: 0\r\n"), || Reply::text("")]
    {
        let server = Server::start((0..400).map(|_| first())).await;
        let client = with_policy(&server, quick());
        // clones share the budget
        let failed = calls(&client, 50).await + calls(&client.clone(), 50).await;
        assert_eq!(failed, 100);
        assert!((101..=120).contains(&server.requests().len()), "{}", server.requests().len());
    }
}

#[tokio::test]
async fn the_budget_can_be_set_and_is_filled_by_answers() {
    let dead = || (0..30).map(|_| reply(503, ""));
    for (budget, expected) in
        [(RetryBudget::of(0), 10), (RetryBudget::of(3), 13), (RetryBudget::unlimited(), 30)]
    {
        let server = Server::start(dead()).await;
        let client = client_of(&server.url(""), |builder| {
            builder.retry(quick());
            builder.retry_budget(budget);
        });
        assert_eq!(calls(&client, 10).await, 10);
        assert_eq!(server.requests().len(), expected);
    }
    // a call that succeeds the second time gives back what it took
    let flaky = (0..60).map(|index| if index % 2 == 0 { reply(503, "") } else { Reply::text(OK) });
    let server = Server::start(flaky).await;
    let client = client_of(&server.url(""), |builder| {
        builder.retry(quick());
        builder.retry_budget(RetryBudget::of(1));
    });
    assert_eq!(calls(&client, 30).await, 0);
}

#[tokio::test]
async fn many_calls_that_are_told_to_wait_all_succeed() {
    let busy = (0..60).map(|_| reply(429, "retry-after-ms: 1\r\n"));
    let server = Server::start(busy).await;
    let client = with_policy(&server, RetryPolicy::default().max_attempts(61));
    assert_eq!(calls(&client, 30).await, 0);
}

#[tokio::test]
async fn tokens_share_the_budget() {
    let server = Server::start((0..100).map(|_| reply(429, ""))).await;
    let client = client_of(&server.url(""), |builder| {
        builder.retry(quick());
        builder.retry_budget(RetryBudget::of(4));
        builder.credential(OAUTH, Credential::client_credentials("id", "secret"));
    });
    for _ in 0..10 {
        let error = call(&client, &WITH_OAUTH).send().await.unwrap_err();
        assert!(matches!(error, Error::Auth(_)), "{error:?}");
    }
    assert!(server.requests().len() <= 14, "{}", server.requests().len());
}

/// Answers each connection with these bytes.
async fn answering(bytes: Vec<u8>) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let _ = stream.read(&mut [0; 1024]).await;
            let _ = stream.write_all(&bytes).await;
            let _ = stream.shutdown().await;
        }
    });
    url
}

#[tokio::test]
async fn what_will_fail_again_is_not_sent_again() {
    let headers: String = (0..200).map(|index| format!("x-{index}: 1\r\n")).collect();
    let many = format!("HTTP/1.1 200 OK\r\n{headers}content-length: 0\r\n\r\n");
    let large = format!("HTTP/1.1 200 OK\r\nx-large: {}\r\ncontent-length: 0\r\n\r\n", "a".repeat(600_000));
    for bytes in
        [many, large, "SSH-2.0-OpenSSH_9.9\r\n".to_owned(), "\u{15}\u{3}\u{1}\0\u{2}\u{2}(".to_owned()]
    {
        let client =
            client_of(&answering(bytes.clone().into_bytes()).await, |builder| builder.retry(quick()));
        let error = call(&client, &GET).send().await.unwrap_err();
        let start: String = bytes.chars().take(20).collect();
        assert_eq!(transport_kind(&error), TransportErrorKind::Malformed, "{start:?} {error:?}");
        assert_eq!((error.attempts(), error.is_retryable()), (1, false), "{start:?}");
    }
    let client = client_of(&closed_port().await, |builder| builder.retry(quick()));
    let error = call(&client, &POST).send().await.unwrap_err();
    assert_eq!((error.attempts(), error.is_retryable()), (3, true));
}

static KEYED: rt::Operation<Value> = rt::Operation {
    description: rt::OperationDescription {
        id: "keyed",
        arguments: &[rt::Argument::header("idempotency-key").required()],
        ..POST.description
    },
    decode: POST.decode,
};

fn keys(server: &Server) -> Vec<String> {
    let lines = |request: String| request.lines().map(str::to_ascii_lowercase).collect::<Vec<_>>();
    let lines = server.requests().into_iter().flat_map(lines);
    lines.filter_map(|line| line.strip_prefix("idempotency-key: ").map(str::to_owned)).collect()
}

#[tokio::test]
async fn a_described_key_is_one_per_call_and_kept_over_its_attempts() {
    let server = Server::start([reply(502, ""), Reply::text(""), Reply::text(OK), reply(503, "")]).await;
    let client = with_policy(&server, quick());
    assert_eq!(call(&client, &KEYED).send_with_meta().await.unwrap().attempts(), 3);
    assert_eq!(call(&client, &KEYED).send_with_meta().await.unwrap().attempts(), 2);
    let keys = keys(&server);
    assert_eq!(keys.len(), 5);
    assert_eq!(keys[..3].iter().collect::<HashSet<_>>().len(), 1, "{keys:?}");
    assert_eq!(keys[3..].iter().collect::<HashSet<_>>().len(), 1, "{keys:?}");
    assert_ne!(keys[0], keys[3]);
    assert_eq!(keys[0].len(), 36);
}

#[tokio::test]
async fn the_callers_own_key_is_sent() {
    let server = Server::start([reply(502, ""), Reply::text(OK), reply(502, "")]).await;
    let client = with_policy(&server, quick());
    let mut request = call(&client, &KEYED);
    request.argument(0, "mine");
    request.send().await.unwrap();
    let options = CallOptions::new().header("Idempotency-Key", "other");
    call(&client, &KEYED).options(options).send().await.unwrap();
    assert_eq!(keys(&server), ["mine", "mine", "other", "other"]);
}

#[tokio::test]
async fn a_post_with_a_key_of_the_caller_is_sent_again() {
    let server = Server::start([reply(502, ""), Reply::text(OK), reply(502, "")]).await;
    let client = with_policy(&server, quick());
    let options = CallOptions::new().header("idempotency-key", "mine");
    assert_eq!(call(&client, &POST).options(options).send_with_meta().await.unwrap().attempts(), 2);
    assert_eq!(keys(&server), ["mine", "mine"]);
    assert!(call(&client, &POST).send().await.is_err(), "without a key it is sent once");
}

#[tokio::test]
async fn a_policy_adds_keys_that_are_not_described() {
    let server = Server::start([reply(502, ""), Reply::text(OK), reply(502, ""), Reply::text(OK)]).await;
    let client = with_policy(&server, quick().idempotency_key("Idempotency-Key"));
    assert_eq!(call(&client, &POST).send_with_meta().await.unwrap().attempts(), 2);
    call(&client, &GET).send().await.unwrap();
    let keys = keys(&server);
    assert_eq!((keys.len(), server.requests().len()), (2, 4), "a GET needs none");
    assert_eq!(keys[0], keys[1]);
    let wrong = with_policy(&server, quick().idempotency_key("not a header"));
    assert!(matches!(call(&wrong, &POST).send().await.unwrap_err(), Error::Build(_)));
    let reserved = with_policy(&server, quick().idempotency_key("Host"));
    assert!(matches!(call(&reserved, &POST).send().await.unwrap_err(), Error::Build(_)));
}

#[tokio::test]
async fn settings_of_an_operation_go_before_those_of_the_client() {
    static POLICIES: [rt::OperationPolicy; 2] = [
        rt::OperationPolicy {
            attempts: Some(4),
            retry: Some(RetryScope::Everything),
            statuses: &[500],
            ..rt::OperationPolicy::of("post")
        },
        rt::OperationPolicy { idempotency_key: Some("X-Key"), ..rt::OperationPolicy::of("keyed") },
    ];
    let client = |server: &Server| {
        let mut builder = ClientBuilder::new(&crate::support::API).policies(&POLICIES);
        builder.server(0, crate::support::at(&server.url("")));
        builder.retry(quick());
        builder.build().unwrap()
    };
    let server = Server::start([reply(500, ""), reply(502, ""), Reply::text("")]).await;
    assert_eq!(call(&client(&server), &POST).send_with_meta().await.unwrap().attempts(), 4);
    let server = Server::start([reply(500, "")]).await;
    let own = CallOptions::new().retry(RetryPolicy::none());
    call(&client(&server), &POST).options(own).send().await.unwrap_err();
    call(&client(&server), &GET).send().await.unwrap();
    let mut keyed = call(&client(&server), &KEYED);
    keyed.argument(0, "described");
    keyed.send().await.unwrap();
    assert!(server.requests()[2].to_ascii_lowercase().contains("x-key: "));
}

#[tokio::test]
async fn calls_wait_for_limits_that_are_used_up() {
    let used_up = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nx-ratelimit-remaining: 0\r\n\
                   x-ratelimit-reset-after: 0.3\r\ncontent-length: 2\r\n\r\n{}";
    let server = Server::start([Reply::text(used_up), Reply::text(OK), Reply::text(used_up)]).await;
    let client = client_of(&server.url(""), ClientBuilder::wait_for_rate_limits);
    let timed = async |options: CallOptions| {
        let start = Instant::now();
        call(&client, &POST).options(options).send().await.unwrap();
        start.elapsed()
    };
    timed(CallOptions::new()).await;
    let waited = timed(CallOptions::new()).await;
    assert!(waited >= Duration::from_millis(250), "{waited:?}");
    // the third answer says it again
    timed(CallOptions::new()).await;
    let in_a_hurry = timed(CallOptions::new().timeout(Duration::from_millis(200))).await;
    assert!(in_a_hurry < Duration::from_millis(200), "{in_a_hurry:?}");
    let server = Server::start([Reply::text(used_up)]).await;
    let start = Instant::now();
    let client = client_of(&server.url(""), |_| {});
    for _ in 0..2 {
        call(&client, &POST).send().await.unwrap();
    }
    assert!(start.elapsed() < Duration::from_millis(250), "unless asked nobody waits");
}
