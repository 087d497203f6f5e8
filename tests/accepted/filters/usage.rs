//! Filters: the operations and webhooks that were asked for, and the types that they reach.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Ball, Pet, Pets};
use clientwright_runtime::InMemory;
use std::sync::Arc;

#[tokio::test]
async fn only_what_was_asked_for_is_there() {
    let transport = Arc::new(InMemory::new(|_| {
        let answer = http::Response::builder().header("content-type", "application/json");
        Ok(answer
            .body(r#"{"all":[{"name":"Tom","toy":{"kind":"Ball","size":7}}]}"#.into())
            .expect("an answer"))
    }));
    let client = api::Client::builder().transport(transport).build().expect("a client");
    // what only comprises a schema that is reached is reached as well
    let ball = Ball { size: Some(7), ..Ball::default() };
    let tom = Pet { name: Some("Tom".into()), toy: Some(ball.into()) };
    assert_eq!(client.list_pets().await.expect("an answer"), Pets { all: Some(vec![tom]) });
    let (methods, types) = (include_str!("golden/client.rs"), include_str!("golden/types.rs"));
    assert!(!methods.contains("fn delete_pets") && !methods.contains("fn list_internal_pets"), "{methods}");
    assert!(types.contains("struct Added") && types.contains("struct Moved"), "{types}");
    assert!(!types.contains("struct Deleted") && !types.contains("struct Opened"), "{types}");
    assert!(!types.contains("struct Internal") && !types.contains("struct Shop"), "{types}");
}
