//! Parameters with a `content`: one text, escaped as its place needs it.

use clientwright_runtime::codegen::{Place, Style, Whole};
use clientwright_runtime::{Mistake, Value};

use super::{mistake, operation, sent};

fn value(text: &str) -> Value {
    clientwright_runtime::json::from_str(text).unwrap()
}

#[tokio::test]
async fn json_is_one_text() {
    let filter = value(r#"{"a":["x y",1],"ü":"a,b&c"}"#);
    let encoded = "%7B%22a%22%3A%5B%22x%20y%22%2C1%5D%2C%22%C3%BC%22%3A%22a%2Cb%26c%22%7D";
    for (place, expected) in [
        (Place::Query, format!("color={encoded}")),
        (Place::Path, encoded.to_owned()),
        (Place::Cookie, format!("color={encoded}")),
        // a header is ASCII (RFC 9110, 5.5), and JSON can be (RFC 8259, 7)
        (Place::Header, r#"{"a":["x y",1],"\u00fc":"a,b&c"}"#.to_owned()),
    ] {
        assert_eq!(
            sent(operation(place, Style::Whole(Whole::Json), false), &filter).await.unwrap(),
            expected,
            "{place:?}"
        );
    }
    let query = operation(Place::Query, Style::Whole(Whole::Json), false);
    assert_eq!(sent(query, "x").await.unwrap(), "color=%22x%22");
    assert_eq!(sent(query, &Vec::<String>::new()).await.unwrap(), "color=%5B%5D");
    let header = operation(Place::Header, Style::Whole(Whole::Json), false);
    assert_eq!(sent(header, "a\u{7f}\u{1f600}").await.unwrap(), r#""a\u007f\ud83d\ude00""#);
}

#[tokio::test]
async fn any_other_content_is_the_text_it_is() {
    for (place, expected) in [
        (Place::Query, "color=a%2Cb%3D%3Cc%2F%3E"),
        (Place::Path, "a%2Cb%3D%3Cc%2F%3E"),
        (Place::Header, "a,b=<c/>"),
    ] {
        let operation = operation(place, Style::Whole(Whole::Text), false);
        assert_eq!(sent(operation, "a,b=<c/>").await.unwrap(), expected, "{place:?}");
    }
    assert_eq!(
        mistake(operation(Place::Path, Style::Whole(Whole::Text), false), "").await,
        Mistake::EmptyPathArgument { name: "color" }
    );
}

/// OpenAPI 3.0.4, Appendix D: the way to have a cookie's value unescaped.
#[tokio::test]
async fn a_cookie_of_text_is_not_escaped_and_cannot_end() {
    let cookie = operation(Place::Cookie, Style::Whole(Whole::Text), false);
    assert_eq!(sent(cookie, "a+/=%20{}").await.unwrap(), "color=a+/=%20{}");
    for bad in ["a;b", "a b", "a\"b", "a,b", "a\\b", "ü", "a\r\n"] {
        assert_eq!(mistake(cookie, bad).await, Mistake::CookieValue { name: "color" }, "{bad:?}");
    }
}
