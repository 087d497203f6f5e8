//! How long a token is kept, who fetches it, and what a refusal does to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::{Credential, Error, InMemory};

use super::{
    CALL_URL, TOKEN_URL, authorization, is_token_request, issuing, many, succeed, timed, token_requests,
};
use crate::support::{OAUTH, WITH_OAUTH, addresses, call, client_for, fails, json, script};

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
async fn one_new_token_is_enough_for_all_that_were_refused() {
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
async fn a_newer_token_is_not_dropped_for_an_older_ones_refusal() {
    let expired = Arc::new(AtomicBool::new(false));
    let flag = Arc::clone(&expired);
    let transport = issuing("", move |request| match authorization(request) {
        "Bearer token-1" if flag.load(Ordering::SeqCst) => json(401, "{}"),
        _ => json(200, "{}"),
    });
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    succeed(&client).await;
    // this one is on its way with the old token, and hears of its refusal when another one has the new token already
    let mut late = call(&client, &WITH_OAUTH).send();
    poll_once(&mut late).await;
    expired.store(true, Ordering::SeqCst);
    succeed(&client).await;
    late.await.unwrap();
    assert_eq!(token_requests(&transport), 2);
}

#[tokio::test]
async fn a_token_that_was_given_is_not_renewed() {
    let transport = script([json(401, "{}")]);
    let client = client_for(&transport, OAUTH, Credential::bearer("fixed"));
    let error = fails(&client, &WITH_OAUTH).await;
    assert_eq!((error.status().unwrap().as_u16(), error.attempts()), (401, 1));
}

#[tokio::test]
async fn a_call_that_is_given_up_while_it_fetches_leaves_the_next_one_a_chance() {
    let transport = issuing("", |_| json(200, "{}"));
    let client = client_for(&transport, OAUTH, Credential::client_credentials("i", "s"));
    let mut first = call(&client, &WITH_OAUTH).send();
    // the token request is on its way
    poll_once(&mut first).await;
    drop(first);
    succeed(&client).await;
    assert_eq!(token_requests(&transport), 2);
}

async fn poll_once<F: Future + Unpin>(future: &mut F) {
    std::future::poll_fn(|cx| {
        assert!(std::pin::Pin::new(&mut *future).poll(cx).is_pending());
        std::task::Poll::Ready(())
    })
    .await;
}
