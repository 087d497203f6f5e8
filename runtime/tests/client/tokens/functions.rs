//! Tokens from functions of the user.

use std::error::Error as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use clientwright_runtime::{Credential, InMemory, IssuedToken};

use super::{authorization, many, succeed, timed};
use crate::support::{BEARER, WITH_BEARER, call, client_for, fails, json, script};

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
