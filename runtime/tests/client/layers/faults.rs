//! Layers that refuse, panic, or take too long. In: such a layer. Out: the error of its call, and all other calls as ever.
//! Never: a call that suffers from the layer of another one.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use clientwright_runtime::{CallKind, Error, LayerError, LayerFault};

use super::{around, attempts, calls, oauth, token};
use crate::support::{self, GET, POST, WITH_OAUTH, call, client_with, fails, script};

#[tokio::test]
async fn a_layer_refuses_a_call_or_an_attempt_once() {
    let transport = script([]);
    let refuse = around(|context, _next| {
        let operation = context.operation_id().unwrap_or_default();
        Box::pin(async move { Err(LayerError::refuse(format!("SECRET {operation}"))) })
    });
    for client in [
        client_with(&transport, |builder| builder.layer(calls(refuse))),
        client_with(&transport, |builder| builder.layer(attempts(refuse))),
    ] {
        let error = fails(&client, &GET).await;
        let Error::Layer(failure) = &error else { panic!("{error:?}") };
        assert!(matches!(failure.fault(), LayerFault::Refused(_)));
        assert_eq!(error.to_string(), "get: a layer of the client refused the request");
        assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "SECRET get");
        assert!(!format!("{error:?}").contains("SECRET"), "{error:?}");
        assert!(!error.is_retryable());
    }
    assert!(transport.requests().is_empty());
}

#[tokio::test]
async fn a_panic_harms_its_call_alone() {
    let transport = script([token()]);
    for stage in ["begin", "call", "attempt", "after"] {
        let panics = Arc::new(Mutex::new(1));
        let left = Arc::clone(&panics);
        let once = move || {
            let mut left = left.lock().unwrap();
            *left -= 1;
            *left == 0
        };
        let client = client_with(&transport, |builder| match stage {
            "begin" => builder.layer(calls(move |context, next| {
                assert!(!once(), "at once");
                next.run(context)
            })),
            "call" => builder.layer(calls(move |context, next| {
                let panics = once();
                Box::pin(async move {
                    tokio::task::yield_now().await;
                    assert!(!panics, "later");
                    next.run(context).await
                })
            })),
            _ => builder.layer(attempts(move |context, next| {
                let panics = once();
                Box::pin(async move {
                    assert!(!panics || stage != "attempt", "before");
                    let result = next.run(context).await;
                    assert!(!panics, "after");
                    result
                })
            })),
        });
        let error = fails(&client, &GET).await;
        assert!(
            matches!(&error, Error::Layer(it) if matches!(it.fault(), LayerFault::Panicked)),
            "{error:?}"
        );
        assert_eq!(error.to_string(), "get: a layer of the client panicked");
        call(&client, &GET).send().await.unwrap();
    }
}

#[tokio::test]
async fn a_panic_in_a_token_request_is_not_the_failure_of_those_who_wait_for_the_token() {
    let transport = script([token()]);
    let first = Arc::new(Mutex::new(true));
    let client = oauth(&transport, |builder| {
        builder.layer(attempts(move |context, next| {
            let first = context.kind() == CallKind::Token && std::mem::take(&mut *first.lock().unwrap());
            Box::pin(async move {
                tokio::task::yield_now().await;
                assert!(!first, "the first token request");
                next.run(context).await
            })
        }));
    });
    let calls = [0; 3].map(|_| call(&client, &WITH_OAUTH).send());
    let [one, two, three] = calls;
    let (one, two, three) = tokio::join!(one, two, three);
    assert!(matches!(one, Err(Error::Auth(_))), "{one:?}");
    two.unwrap();
    three.unwrap();
}

#[tokio::test]
async fn a_slow_layer_ends_its_call_in_time() {
    let transport = script([]);
    let slow = around(|context, next| {
        let is_slow = context.operation_id() == Some("get");
        Box::pin(async move {
            if is_slow {
                std::future::pending::<()>().await;
            }
            next.run(context).await
        })
    });
    for around_attempts in [false, true] {
        let clock = support::clock();
        let client = client_with(&transport, |builder| {
            builder.clock(Arc::new(clock.clone()));
            match around_attempts {
                true => builder.layer(attempts(slow)),
                false => builder.layer(calls(slow)),
            }
            builder.timeout(Duration::from_secs(100));
            builder.attempt_timeout(Duration::from_secs(10));
        });
        let before = transport.requests().len();
        let called = tokio::spawn(call(&client, &GET).send());
        tokio::task::yield_now().await;
        call(&client, &POST).send().await.unwrap();
        clock.advance(Duration::from_secs(if around_attempts { 10 } else { 100 }));
        let error = called.await.unwrap().unwrap_err();
        assert!(matches!(error, Error::Timeout(_)), "{error:?}");
        assert_eq!(error.attempts(), u32::from(around_attempts), "{error:?}");
        // nothing was sent, and nothing is sent again
        assert_eq!(transport.requests().len(), before + 1);
    }
}
