//! Overlays: the client of what they make of a description, in their order.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Pet;
use clientwright_runtime::InMemory;
use std::sync::{Arc, Mutex};

#[tokio::test]
async fn the_client_is_that_of_the_changed_description() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&seen);
    let transport = Arc::new(InMemory::new(move |request| {
        let partner =
            request.headers().get("x-partner").map(|value| value.to_str().expect("text").to_owned());
        log.lock().expect("the log").push((request.uri().to_string(), partner));
        let answer = http::Response::builder().header("content-type", "application/json");
        Ok(answer.body(r#"[{"name":"Tom","age":3}]"#.into()).expect("an answer"))
    }));
    let client = api::Client::builder().transport(transport).build().expect("a client");
    let tom = Pet { name: "Tom".into(), age: 3 };
    assert_eq!(client.list_pets("acme").limit(7).await.expect("an answer"), std::slice::from_ref(&tom));
    assert_eq!(client.list_animals("acme").await.expect("an answer"), [tom]);
    let wanted = ["https://partners.example.com/v1/pets?limit=7", "https://partners.example.com/v1/animals"];
    let wanted: Vec<_> = wanted.iter().map(|uri| ((*uri).to_owned(), Some("acme".to_owned()))).collect();
    assert_eq!(*seen.lock().expect("the log"), wanted);
    let (methods, types) = (include_str!("golden/client.rs"), include_str!("golden/types.rs"));
    assert!(!methods.contains("internal") && !methods.contains("debug"), "{methods}");
    assert!(!types.contains("secret") && types.contains("A pet, as partners see it."), "{types}");
}
