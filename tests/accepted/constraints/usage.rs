//! Limits and defaults stand in the documentation, where the type stands that they limit.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Account, AccountEither};
use clientwright_runtime::json;

const TYPES: &str = include_str!("golden/types.rs");
const REQUESTS: &str = include_str!("golden/requests.rs");

/// The documentation of the line that begins so.
fn documentation<'a>(text: &'a str, item: &str) -> Vec<&'a str> {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let at = lines.iter().position(|line| line.starts_with(item)).expect(item);
    let is_doc = |line: &&&str| line.starts_with("///");
    let mut doc: Vec<&str> = lines[..at].iter().rev().take_while(is_doc).copied().collect();
    doc.reverse();
    doc.into_iter().map(|line| line.trim_start_matches('/').trim()).filter(|line| !line.is_empty()).collect()
}

#[test]
fn limits_are_said_in_words() {
    for (item, want) in [
        ("pub name:", &["What it is called.", "Constraints: 1 to 64 characters, matches ``^[a-z`]+$``."][..]),
        ("pub code:", &["Constraints: exactly 3 characters.", "Default: `\"abc\"`"]),
        ("pub age:", &["Constraints: more than 0, at most 150."]),
        ("pub size:", &["Constraints: a multiple of 5."]),
        ("pub tags:", &["Constraints: at most 10 items, unique items."]),
        ("pub marks:", &["Constraints: at least 1 item; each at most 5 characters."]),
        ("pub texts:", &["Constraints: at least 1 member; each value at least 2 characters."]),
        ("pub both:", &["Constraints: 2 to 4 characters."]),
        ("pub done:", &["Constraints: always `true`.", "Example: `true`"]),
        ("pub type Tag", &["A word.", "Constraints: at most 8 characters.", "Example: `\"blue\"`"]),
        ("pub struct Account", &["Constraints: at most 9 members."]),
    ] {
        // the attribute of a struct stands between it and its documentation
        let text = TYPES.replace("#[derive(Clone, PartialEq)]\n", "");
        assert_eq!(documentation(&text, item), want, "{item}");
    }
    let limit = documentation(REQUESTS, "pub fn limit(");
    assert_eq!(limit, ["How many.", "Constraints: 1 to 100.", "Unset, the server uses `20`."]);
}

#[test]
fn limits_do_not_change_types() {
    let account: Account = json::from_str(r#"{"name":"","age":-1,"either":"abc"}"#).expect("an account");
    assert_eq!(account.either, Some(AccountEither::Text("abc".into())), "texts of two lengths are texts");
}
