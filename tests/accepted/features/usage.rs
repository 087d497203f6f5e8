//! A feature for each tag. In this crate `cats` is on and `dogs` is off: what dogs alone need is not compiled.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Animal, Cat};
use clientwright_runtime::InMemory;
use std::sync::Arc;

/// A type of this name beside a glob import of the other one would be the glob's, if there were one.
mod without_dogs {
    #[allow(unused_imports, reason = "the point is what is not in it")]
    use super::api::types::*;

    pub(super) struct Dog;
}

#[tokio::test]
async fn what_is_on_works_without_what_is_off() {
    let transport = Arc::new(InMemory::new(|_| {
        let answer = http::Response::builder().header("content-type", "application/json");
        Ok(answer.body(r#"[{"name":"Tom","kin":{"legs":4}}]"#.into()).expect("an answer"))
    }));
    let client = api::Client::builder().transport(transport).build().expect("a client");
    let tom = Cat { name: Some("Tom".into()), kin: Some(Animal { legs: Some(4) }) };
    assert_eq!(client.cats().list().limit(1).await.expect("an answer"), [tom]);
    let _ = without_dogs::Dog;
    let root = include_str!("golden/types.rs");
    assert!(root.contains("#[cfg(feature = \"dogs\")]\nmod dogs;"), "{root}");
    assert!(!root.contains("struct Dog"), "{root}");
}
