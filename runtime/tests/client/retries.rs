//! When a call is attempted again, and after what pause.

use std::time::Duration;

use clientwright_runtime::codegen::Operation;
use clientwright_runtime::{
    CallOptions, Client, Error, InMemory, ManualClock, RetryBudget, RetryPolicy, RetryScope,
    TransportErrorKind, Value,
};
use proptest::prelude::*;

use crate::support::{Answer, GET, POST, broken, call, client_with, clock, json, script, with};

fn set_up(transport: &InMemory, policy: RetryPolicy) -> (Client, ManualClock) {
    let clock = clock();
    let client = client_with(transport, |builder| {
        builder.clock(std::sync::Arc::new(clock.clone()));
        builder.retry(policy);
    });
    (client, clock)
}

#[tokio::test]
async fn only_what_cannot_be_done_twice_is_attempted_again() {
    use TransportErrorKind::{Connect, ConnectTimeout, Interrupted, Refused, Unsendable};
    type Make = fn() -> Answer;
    let default = RetryPolicy::default;
    let everything = || RetryPolicy::default().on(RetryScope::Everything);
    let not_done = || RetryPolicy::default().on(RetryScope::NotDone);
    // what happens first, then the requests that are sent by POST and GET
    let table: [(&str, Make, RetryPolicy, usize, usize); 21] = [
        ("429", || json(429, "{}"), default(), 2, 2),
        ("503 with a time", || with(503, &[("retry-after", "1")], ""), default(), 2, 2),
        ("503", || json(503, "{}"), default(), 1, 2),
        ("408", || json(408, "{}"), default(), 1, 2),
        ("502", || json(502, "{}"), default(), 1, 2),
        ("504", || json(504, "{}"), default(), 1, 2),
        ("500", || json(500, "{}"), default(), 1, 1),
        ("400", || json(400, "[]"), default(), 1, 1),
        ("401", || json(401, "{}"), default(), 1, 1),
        ("connect", || broken(Connect), default(), 2, 2),
        ("connect timeout", || broken(ConnectTimeout), default(), 2, 2),
        ("refused", || broken(Refused), default(), 2, 2),
        ("interrupted", || broken(Interrupted), default(), 1, 2),
        ("unsendable", || broken(Unsendable), default(), 1, 1),
        ("interrupted, everything", || broken(Interrupted), everything(), 2, 2),
        ("502, everything", || json(502, "{}"), everything(), 2, 2),
        ("500, everything", || json(500, "{}"), everything(), 1, 1),
        ("502, not done", || json(502, "{}"), not_done(), 1, 1),
        ("429, not done", || json(429, "{}"), not_done(), 2, 2),
        ("429, none", || json(429, "{}"), RetryPolicy::none(), 1, 1),
        ("429, zero", || json(429, "{}"), RetryPolicy::default().max_attempts(0), 1, 1),
    ];
    for (name, first, policy, by_post, by_get) in table {
        for (operation, expected) in [(&POST, by_post), (&GET, by_get)] {
            let transport = script([first()]);
            let (client, _) = set_up(&transport, policy.clone());
            let result = call(&client, operation).send_with_meta().await;
            let id = operation.description.id;
            assert_eq!(transport.requests().len(), expected, "{name} {id}");
            let attempts = result.map_or_else(|error| error.attempts(), |response| response.attempts());
            assert_eq!(attempts as usize, expected, "{name} {id}");
        }
    }
}

async fn pauses(operation: &'static Operation<Value>, answers: Vec<Answer>) -> Vec<Duration> {
    let transport = script(answers);
    let (client, clock) = set_up(&transport, RetryPolicy::default());
    let _ = call(&client, operation).send().await;
    clock.pauses()
}

#[tokio::test]
async fn the_server_says_how_long_to_wait() {
    let seconds = |seconds: &[u64]| seconds.iter().copied().map(Duration::from_secs).collect::<Vec<_>>();
    let after = |text: &str| with(429, &[("retry-after", text)], "{}");
    assert_eq!(pauses(&POST, vec![after("7")]).await, seconds(&[7]));
    assert_eq!(pauses(&POST, vec![after("0")]).await, seconds(&[0]));
    assert_eq!(pauses(&POST, vec![after("Sun, 06 Nov 1994 08:50:07 GMT")]).await, seconds(&[30]));
    assert_eq!(pauses(&POST, vec![after("1"), after("60"), after("3")]).await, seconds(&[1, 60]));
}

#[tokio::test]
async fn a_pause_beyond_the_longest_is_not_waited_for() {
    let transport = script([with(429, &[("retry-after", "61"), ("content-type", "application/json")], "{}")]);
    let (client, clock) = set_up(&transport, RetryPolicy::default());
    let error = call(&client, &POST).send().await.unwrap_err();
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(error.retry_after(), Some(Duration::from_secs(61)));
    assert!(error.is_retryable());
    assert_eq!(error.attempts(), 1);
    assert_eq!(clock.pauses(), []);
}

#[tokio::test]
async fn a_pause_beyond_the_deadline_is_not_waited_for() {
    let transport = script([with(429, &[("retry-after", "5")], "{}")]);
    let (client, clock) = set_up(&transport, RetryPolicy::default());
    let options = CallOptions::new().timeout(Duration::from_secs(5));
    let error = call(&client, &POST).options(options).send().await.unwrap_err();
    assert!(matches!(error, Error::Status(_)), "{error:?}");
    assert_eq!(clock.pauses(), []);
}

#[tokio::test]
async fn pauses_grow_and_the_last_attempt_is_the_answer() {
    let answers = || (0..3).map(|_| json(429, "{}")).collect::<Vec<_>>();
    let transport = script(answers());
    let (client, clock) = set_up(&transport, RetryPolicy::default());
    let error = call(&client, &POST).send().await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (429, 3));
    let pauses = clock.pauses();
    assert_eq!(pauses.len(), 2);
    assert!((250..=500).contains(&pauses[0].as_millis()), "{pauses:?}");
    assert!((500..=1000).contains(&pauses[1].as_millis()), "{pauses:?}");
}

#[tokio::test]
async fn a_call_can_bring_its_own_policy() {
    let transport = script([json(429, "{}")]);
    let (client, _) = set_up(&transport, RetryPolicy::default());
    let options = CallOptions::new().retry(RetryPolicy::none());
    call(&client, &POST).options(options).send().await.unwrap_err();
    assert_eq!(transport.requests().len(), 1);
}

#[tokio::test]
async fn what_is_sent_again_is_the_same() {
    let transport = script([json(429, "{}")]);
    let (client, _) = set_up(&transport, RetryPolicy::default());
    let mut request = call(&client, &POST);
    request.json_body(&"body".to_owned());
    request.send().await.unwrap();
    let sent = transport.requests();
    assert_eq!(sent[0].uri(), sent[1].uri());
    assert_eq!(sent[0].headers(), sent[1].headers());
    assert_eq!(sent[0].body(), sent[1].body());
    assert_eq!(&sent[1].body()[..], b"\"body\"");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// However many attempts and however short the base: no pause is longer than the longest.
    #[test]
    fn no_pause_is_longer_than_the_longest(attempts in 1_u32..40, base in 0_u64..10_000, longest in 0_u64..100) {
        let transport = script((0..attempts).map(|_| json(429, "{}")));
        let policy = RetryPolicy::default()
            .max_attempts(attempts)
            .first_pause(Duration::from_millis(base))
            .max_pause(Duration::from_secs(longest));
        let clock = clock();
        let client = client_with(&transport, |builder| {
            builder.clock(std::sync::Arc::new(clock.clone()));
            builder.retry(policy);
            builder.retry_budget(RetryBudget::unlimited());
        });
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        let error = runtime.block_on(async { call(&client, &POST).send().await }).unwrap_err();
        prop_assert_eq!(error.attempts(), attempts);
        prop_assert!(clock.pauses().iter().all(|pause| *pause <= Duration::from_secs(longest)));
    }
}

#[tokio::test]
async fn what_was_refused_unprocessed_is_sent_again_at_once_and_then_after_a_pause() {
    let transport = script([broken(TransportErrorKind::Refused), broken(TransportErrorKind::Refused)]);
    let (client, clock) = set_up(&transport, RetryPolicy::default());
    call(&client, &POST).send().await.unwrap();
    let pauses = clock.pauses();
    assert_eq!((pauses.len(), pauses[0]), (2, Duration::ZERO));
    assert!(pauses[1] >= Duration::from_millis(500), "{pauses:?}");
}
