//! How arguments are laid out, and that none can change what its request is for.

mod content;
mod nested;
mod reserved;
mod reversible;

use clientwright_runtime::codegen::{
    Argument, Delimiter, Method, Operation, OperationDescription, Place, Statuses, Style, Success,
    ToArgument, json,
};
use clientwright_runtime::{Error, Map, Mistake, Value};
use proptest::prelude::*;

use crate::support::{Problem, call, client, client_with, script};

/// The styles as the specification calls them: `simple` and `form` differ by their places alone.
const SIMPLE: Style = Style::Delimited(Delimiter::Comma);
const FORM: Style = SIMPLE;
const SPACES: Style = Style::Delimited(Delimiter::Space);
const PIPES: Style = Style::Delimited(Delimiter::Pipe);
const TABS: Style = Style::Delimited(Delimiter::Tab);

const SUCCESS: &[Success] = &[Success::new(Statuses::Class(2), &[])];

/// An operation with this one argument, at the end of the path `/a/…` or elsewhere.
fn operation(place: Place, style: Style, explode: bool) -> &'static Operation<Value> {
    described(Argument { name: "color", place, style, explode, reserved: false, required: true })
}

fn described(argument: Argument) -> &'static Operation<Value> {
    let path = match argument.place {
        Place::Path => "/a/{0}/b",
        Place::Query | Place::Header | Place::Cookie => "/a",
    };
    // leaked: tables are static in emitted code
    Box::leak(Box::new(Operation {
        description: OperationDescription {
            id: "op",
            method: Method::Get,
            path,
            arguments: Box::leak(Box::new([argument])),
            servers: 0,
            security: &[],
            success: SUCCESS,
            accept: "",
            tags: &[],
        },
        decode: json::<Value>,
    }))
}

/// What the request has of the argument: the path without `/beta/a/` and `/b`, the query, the header or the cookie.
async fn sent<A: ToArgument + ?Sized>(
    operation: &'static Operation<Value>,
    value: &A,
) -> Result<String, Error<Problem>> {
    let transport = script([]);
    let mut request = call(&client(&transport), operation);
    request.argument(0, value);
    request.send().await?;
    let request = transport.requests().remove(0);
    let path = request.uri().path();
    if let Some(rest) = path.strip_prefix("/beta/a/") {
        return Ok(rest.strip_suffix("/b").unwrap().to_owned());
    }
    assert_eq!(path, "/beta/a");
    let header = |name: &str| request.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
    let query = request.uri().query().map(str::to_owned);
    Ok(query.or(header("color")).or(header("cookie")).unwrap_or_default())
}

/// OpenAPI 3.0.4, 4.7.12.6, "Style Examples" (whose deepObject and delimiters are written with escapes here).
#[tokio::test]
async fn the_examples_of_the_specification() {
    use Place::{Cookie, Header, Path, Query};
    use Style::{Deep, Label, Matrix};
    let list: Vec<String> = ["blue", "black", "brown"].map(str::to_owned).into();
    let object: Map<i64> = [("R", 100), ("G", 200), ("B", 150)].into_iter().collect();
    let table: [(Place, Style, bool, &str, &str, &str); 15] = [
        (Path, Matrix, false, ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"),
        (Path, Matrix, true, ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"),
        (Path, Label, false, ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
        (Path, Label, true, ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
        (Path, SIMPLE, false, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (Path, SIMPLE, true, "blue", "blue,black,brown", "R=100,G=200,B=150"),
        (Query, FORM, false, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
        (Query, FORM, true, "color=blue", "color=blue&color=black&color=brown", "R=100&G=200&B=150"),
        (
            Query,
            SPACES,
            false,
            "color=blue",
            "color=blue%20black%20brown",
            "color=R%20100%20G%20200%20B%20150",
        ),
        (
            Query,
            PIPES,
            false,
            "color=blue",
            "color=blue%7Cblack%7Cbrown",
            "color=R%7C100%7CG%7C200%7CB%7C150",
        ),
        (
            Query,
            Deep,
            true,
            "color=blue",
            "color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown",
            "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
        ),
        (Header, SIMPLE, false, "blue", "blue,black,brown", "R,100,G,200,B,150"),
        (Header, SIMPLE, true, "blue", "blue,black,brown", "R=100,G=200,B=150"),
        (Cookie, FORM, false, "color=blue", "color=blue,black,brown", "color=R,100,G,200,B,150"),
        (Cookie, FORM, true, "color=blue", "color=blue; color=black; color=brown", "R=100; G=200; B=150"),
    ];
    for (place, style, explode, of_text, of_list, of_object) in table {
        let operation = operation(place, style, explode);
        let name = format!("{place:?} {style:?} {explode}");
        assert_eq!(sent(operation, "blue").await.unwrap(), of_text, "{name}");
        assert_eq!(sent(operation, &list).await.unwrap(), of_list, "{name}");
        assert_eq!(sent(operation, &object).await.unwrap(), of_object, "{name}");
    }
}

/// Swagger 2.0, Parameter Object, `collectionFormat`: ssv, tsv and pipes wherever a list may stand.
#[tokio::test]
async fn the_delimiters_of_swagger_2_0() {
    use Place::{Header, Path, Query};
    for (place, style, expected) in [
        (Query, SPACES, "color=a%20b%2Cc"),
        (Query, TABS, "color=a%09b%2Cc"),
        (Query, PIPES, "color=a%7Cb%2Cc"),
        (Path, SPACES, "a%20b%2Cc"),
        (Path, TABS, "a%09b%2Cc"),
        (Path, PIPES, "a%7Cb%2Cc"),
        (Header, SPACES, "a b,c"),
        (Header, TABS, "a\tb,c"),
        (Header, PIPES, "a|b,c"),
    ] {
        let list: Vec<String> = ["a", "b,c"].map(str::to_owned).into();
        assert_eq!(sent(operation(place, style, false), &list).await.unwrap(), expected, "{style:?}");
    }
}

#[tokio::test]
async fn values_are_what_they_are_as_json() {
    let query = operation(Place::Query, FORM, true);
    assert_eq!(sent(query, &7_i32).await.unwrap(), "color=7");
    assert_eq!(sent(query, &i64::MIN).await.unwrap(), "color=-9223372036854775808");
    assert_eq!(sent(query, &u64::MAX).await.unwrap(), "color=18446744073709551615");
    assert_eq!(sent(query, &0.1_f64).await.unwrap(), "color=0.1");
    assert_eq!(sent(query, &true).await.unwrap(), "color=true");
    assert_eq!(sent(query, &Some("x".to_owned())).await.unwrap(), "color=x");
    assert_eq!(sent(query, "").await.unwrap(), "color=");
    assert_eq!(sent(query, "a&b=c d+ü").await.unwrap(), "color=a%26b%3Dc%20d%2B%C3%BC");
    assert_eq!(
        sent(query, &vec!["a,b".to_owned(), "c&d".to_owned()]).await.unwrap(),
        "color=a%2Cb&color=c%26d"
    );
    let list = operation(Place::Query, FORM, false);
    assert_eq!(sent(list, &vec!["a,b".to_owned(), "c".to_owned()]).await.unwrap(), "color=a%2Cb,c");
    assert_eq!(sent(list, &Vec::<String>::new()).await.unwrap(), "");
}

async fn mistake<A: ToArgument + ?Sized>(operation: &'static Operation<Value>, value: &A) -> Mistake {
    match sent(operation, value).await {
        Err(Error::Build(error)) => error.mistake().clone(),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_path_argument_cannot_be_empty_or_climb() {
    for (style, explode) in [(SIMPLE, false), (Style::Label, true), (Style::Matrix, true)] {
        let path = operation(Place::Path, style, explode);
        assert_eq!(mistake(path, "").await, Mistake::EmptyPathArgument { name: "color" });
        assert_eq!(mistake(path, &Vec::<String>::new()).await, Mistake::EmptyPathArgument { name: "color" });
        assert_eq!(mistake(path, &vec![String::new()]).await, Mistake::EmptyPathArgument { name: "color" });
        assert_eq!(mistake(path, &None::<String>).await, Mistake::MissingArgument { name: "color" });
    }
    let path = operation(Place::Path, SIMPLE, false);
    let allowed = |name: &str| {
        let options = clientwright_runtime::CallOptions::new().allow_empty(name);
        let transport = script([]);
        let mut request = call(&client(&transport), path).options(options);
        request.argument(0, "");
        async move {
            request.send().await?;
            Ok::<_, Error<Problem>>(transport.requests()[0].uri().path().to_owned())
        }
    };
    assert_eq!(allowed("color").await.unwrap(), "/beta/a//b");
    assert!(allowed("colour").await.is_err());
    let text = mistake(path, "").await.to_string();
    assert_eq!(text, "path argument `color` is empty: `CallOptions::allow_empty(\"color\")` permits it");
    assert_eq!(mistake(path, ".").await, Mistake::DotSegment);
    assert_eq!(mistake(path, "..").await, Mistake::DotSegment);
    assert_eq!(mistake(operation(Place::Path, Style::Label, false), ".").await, Mistake::DotSegment);
    assert_eq!(sent(path, "%2e%2e").await.unwrap(), "%252e%252e");
    assert_eq!(sent(path, "../../x").await.unwrap(), "..%2F..%2Fx");
    assert_eq!(sent(path, "a?b#c\\d;e").await.unwrap(), "a%3Fb%23c%5Cd%3Be");
}

#[tokio::test]
async fn a_header_argument_cannot_end_its_header() {
    let header = operation(Place::Header, SIMPLE, false);
    assert_eq!(mistake(header, "a\r\nEvil: 1").await, Mistake::HeaderValue { name: "color".into() });
    let cookie = operation(Place::Cookie, FORM, true);
    assert_eq!(sent(cookie, "a; evil=1").await.unwrap(), "color=a%3B%20evil%3D1");
}

#[tokio::test]
async fn an_argument_that_is_required_must_be_given() {
    for place in [Place::Path, Place::Query, Place::Header, Place::Cookie] {
        let transport = script([]);
        let error = call(&client(&transport), operation(place, FORM, false)).send().await.unwrap_err();
        let Error::Build(build) = &error else { panic!("{error:?}") };
        assert_eq!(*build.mistake(), Mistake::MissingArgument { name: "color" });
        assert!(transport.requests().is_empty());
    }
}

#[tokio::test]
async fn the_last_value_of_an_argument_counts() {
    let transport = script([]);
    let mut request = call(&client(&transport), operation(Place::Query, FORM, true));
    request.argument(0, "first");
    request.argument(0, "second");
    request.send().await.unwrap();
    assert_eq!(transport.requests()[0].uri().query(), Some("color=second"));
}

fn decoded(text: &str) -> String {
    let mut pieces = text.split('%');
    let mut out = pieces.next().unwrap().as_bytes().to_vec();
    for piece in pieces {
        let (escape, rest) = piece.split_at(2);
        out.push(u8::from_str_radix(escape, 16).unwrap());
        out.extend_from_slice(rest.as_bytes());
    }
    String::from_utf8(out).unwrap()
}

fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread().build().unwrap().block_on(future)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Whatever the argument is, the path has the template's segments, and the argument comes out of its own.
    #[test]
    fn a_path_argument_stays_in_its_segment(text in any::<String>()) {
        let path = operation(Place::Path, SIMPLE, false);
        match block_on(sent(path, text.as_str())) {
            Ok(segment) => {
                prop_assert!(!segment.contains(['/', '?', '#', '\\', ';', '&', '=']), "{}", segment);
                prop_assert_eq!(decoded(&segment), text);
            }
            Err(Error::Build(_)) => prop_assert!(matches!(text.as_str(), "" | "." | "..")),
            Err(error) => prop_assert!(false, "{:?}", error),
        }
    }

    /// Whatever the argument is, the query has one pair, and the argument comes out of it.
    #[test]
    fn a_query_argument_stays_in_its_pair(text in any::<String>()) {
        let query = block_on(sent(operation(Place::Query, FORM, true), text.as_str())).unwrap();
        let value = query.strip_prefix("color=").unwrap();
        prop_assert!(!value.contains(['&', '=', '#', '+', ',']), "{}", value);
        prop_assert_eq!(decoded(value), text);
    }

    /// Leaving out segments never leaves out a part of one, however many slashes the argument has.
    #[test]
    fn dropping_segments_drops_the_templates_own(text in "[a-z/.]{1,12}", count in 0_usize..5) {
        prop_assume!(text != "." && text != "..");
        let transport = script([]);
        let client = client_with(&transport, |builder| {
            let base = clientwright_runtime::BaseUrl::parse("https://auth.acme.com/p").unwrap();
            builder.server(0, base.dropping_path_segments(count).into());
        });
        let mut request = call(&client, operation(Place::Path, SIMPLE, false));
        request.argument(0, text.as_str());
        block_on(async { request.send().await }).unwrap();
        let escaped = text.replace('/', "%2F");
        let all = ["a", escaped.as_str(), "b"];
        let expected = format!("/p/{}", all.get(count..).unwrap_or_default().join("/"));
        let sent = transport.requests().remove(0);
        prop_assert_eq!(sent.uri().path(), expected);
    }
}
