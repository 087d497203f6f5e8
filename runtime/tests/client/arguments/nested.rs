//! Values that are more than a list or an object of single values, and values that are not what a style is made for.

use clientwright_runtime::codegen::{Place, Style};
use clientwright_runtime::{Error, Value};

use super::{FORM, PIPES, SIMPLE, SPACES, TABS, operation, sent};

fn value(text: &str) -> Value {
    clientwright_runtime::json::from_str(text).unwrap()
}

/// The layout of the `qs` family: what Stripe and many others read.
#[tokio::test]
async fn deep_objects_nest() {
    let table = [
        (r#"{"gt":1,"lt":2}"#, "color[gt]=1&color[lt]=2"),
        (r#"{"a":{"b":{"c":1}},"d":true}"#, "color[a][b][c]=1&color[d]=true"),
        (r#"{"a":[{"b":1},{"b":2}]}"#, "color[a][0][b]=1&color[a][1][b]=2"),
        (r#"["x","y"]"#, "color[0]=x&color[1]=y"),
        (r#"{"a":null,"b":[],"c":{},"d":""}"#, "color[d]="),
        ("12", "color=12"),
        (r#""now""#, "color=now"),
        (r#"{"a b":"c&d"}"#, "color[a%20b]=c%26d"),
        ("{}", ""),
    ];
    for explode in [true, false] {
        let operation = operation(Place::Query, Style::Deep, explode);
        for (given, expected) in table {
            let expected = expected.replace('[', "%5B").replace(']', "%5D");
            assert_eq!(sent(operation, &value(given)).await.unwrap(), expected, "{given}");
        }
    }
}

/// "The behavior for nested objects and arrays is undefined" (OpenAPI 3.0.4, 4.7.12.2): they are JSON.
#[tokio::test]
async fn what_a_style_has_no_layout_for_is_json() {
    use Place::{Cookie, Header, Path, Query};
    use Style::{Label, Matrix};
    let encoded = "%7B%22b%22%3A%5B1%2C2%5D%7D";
    for (place, style, explode, expected) in [
        (Path, SIMPLE, false, format!("a,{encoded}")),
        (Path, Label, true, format!(".a={encoded}")),
        (Path, Matrix, true, format!(";a={encoded}")),
        (Query, FORM, true, format!("a={encoded}")),
        (Query, FORM, false, format!("color=a,{encoded}")),
        (Query, PIPES, false, format!("color=a%7C{encoded}")),
        (Header, SIMPLE, true, r#"a={"b":[1,2]}"#.to_owned()),
        (Cookie, FORM, true, format!("a={encoded}")),
    ] {
        let value = value(r#"{"a":{"b":[1,2]},"n":null}"#);
        assert_eq!(sent(operation(place, style, explode), &value).await.unwrap(), expected, "{style:?}");
    }
}

/// `n/a` in the tables of the specification, and in real descriptions all the same.
#[tokio::test]
async fn delimiters_give_way_where_there_is_nothing_between_them() {
    for style in [SPACES, PIPES, TABS] {
        let exploded = operation(Place::Query, style, true);
        assert_eq!(sent(exploded, &value(r#"["a","b"]"#)).await.unwrap(), "color=a&color=b");
        assert_eq!(sent(exploded, &value(r#"{"a":1,"b":2}"#)).await.unwrap(), "a=1&b=2");
        assert_eq!(sent(exploded, &value("1")).await.unwrap(), "color=1");
    }
}

#[tokio::test]
async fn null_is_no_argument() {
    let nullable = operation(Place::Query, FORM, true);
    let error = sent(nullable, &Value::Null).await.unwrap_err();
    assert!(matches!(error, Error::Build(_)), "{error:?}");
    assert_eq!(sent(nullable, &value(r#"["a",null]"#)).await.unwrap(), "color=a");
}
