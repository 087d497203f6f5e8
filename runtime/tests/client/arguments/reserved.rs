//! Arguments for which the description says `allowReserved`.

use clientwright_runtime::Mistake;
use clientwright_runtime::Value;
use clientwright_runtime::codegen::{Argument, Operation, Place, Style};
use proptest::prelude::*;

use super::{FORM, SIMPLE, block_on, described, mistake, sent};

fn operation(place: Place, style: Style, explode: bool) -> &'static Operation<Value> {
    described(Argument { name: "color", place, style, explode, reserved: true, required: true })
}

/// RFC 6570, 3.2.3, but for what a query cannot have or would take for something else (OpenAPI 3.0.4, Appendix E).
#[tokio::test]
async fn reserved_characters_pass() {
    let query = operation(Place::Query, FORM, true);
    for (given, expected) in [
        (":/?@!$'()*,;=", "color=:/?@!$'()*,;="),
        ("a#b[c]&d+e", "color=a%23b%5Bc%5D%26d%2Be"),
        ("100% %20 %zz %4", "color=100%25%20%20%20%25zz%20%254"),
        ("ü \"<>", "color=%C3%BC%20%22%3C%3E"),
    ] {
        assert_eq!(sent(query, given).await.unwrap(), expected, "{given}");
    }
    let list = operation(Place::Query, FORM, false);
    assert_eq!(sent(list, &["a/b", "c,d"].map(str::to_owned).to_vec()).await.unwrap(), "color=a/b,c%2Cd");
    let deep = operation(Place::Query, Style::Deep, true);
    let object: clientwright_runtime::Map<String> = [("a/b", "c/d".to_owned())].into_iter().collect();
    assert_eq!(sent(deep, &object).await.unwrap(), "color%5Ba%2Fb%5D=c/d");
}

#[tokio::test]
async fn slashes_pass_in_a_path_that_still_cannot_climb() {
    let path = operation(Place::Path, SIMPLE, false);
    assert_eq!(sent(path, "src/main.rs").await.unwrap(), "src/main.rs");
    assert_eq!(sent(path, "a?b#c[d]").await.unwrap(), "a%3Fb%23c%5Bd%5D");
    for climbing in ["..", "a/../../b", "./a", "a/%2e%2E", "a/.%2e"] {
        assert_eq!(mistake(path, climbing).await, Mistake::DotSegment, "{climbing}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever the value is, it is one pair of the query.
    #[test]
    fn a_query_keeps_its_pairs(text in any::<String>()) {
        let query = block_on(sent(operation(Place::Query, FORM, true), text.as_str())).unwrap();
        let value = query.strip_prefix("color=").unwrap();
        prop_assert!(!value.contains(['&', '#', '+', '[', ']', ' ']), "{}", value);
    }
}
