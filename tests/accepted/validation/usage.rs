//! With the setting, records can be held against their limits; reading and sending do without.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Soil, Tree};
use clientwright_runtime::json;

#[test]
fn the_first_value_beyond_a_limit_is_named() {
    for (text, want) in [
        (r#"{"name":"Oak","height":1.5,"tags":["a","b"],"branches":[{"name":"B"}],"x":9}"#, None),
        (r#"{"name":""}"#, Some(("/name", "at least 1 characters"))),
        (r#"{"name":"ABCDEFGHI"}"#, Some(("/name", "at most 8 characters"))),
        (r#"{"name":"A","height":0}"#, Some(("/height", "more than 0"))),
        (r#"{"name":"A","height":0.7}"#, Some(("/height", "a multiple of 0.5"))),
        (r#"{"name":"A","height":null,"rings":5001}"#, Some(("/rings", "at most 5000"))),
        (r#"{"name":"A","tags":["a","b","a"]}"#, Some(("/tags", "unique items"))),
        (r#"{"name":"A","tags":["a","bbbbb"]}"#, Some(("/tags/1", "at most 4 characters"))),
        (
            r#"{"name":"A","branches":[{"name":"B","branches":[{"name":""}]}]}"#,
            Some(("/branches/0/branches/0/name", "at least 1 characters")),
        ),
        (r#"{"name":"A","marks":{"a/b":"abc"}}"#, Some(("/marks/a~1b", "at most 2 characters"))),
        (r#"{"name":"A","marks":{"a":"a","b":"b"}}"#, Some(("/marks", "at most 1 members"))),
        (r#"{"name":"A","x":10}"#, Some(("/x", "at most 9"))),
        (r#"{"name":"A","bark":"long"}"#, None),
    ] {
        let tree: Tree = json::from_str(text).expect("a tree");
        let violation = tree.validate().err();
        assert_eq!(violation.as_ref().map(|it| (it.path(), it.rule())), want, "{text}");
    }
}

#[test]
fn what_has_no_limits_is_within_them() {
    assert_eq!(Soil::default().validate(), Ok(()));
}
