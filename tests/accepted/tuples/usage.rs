//! Lists of so many items, each of a type of its own, are tuples.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Series;
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, json as answer};

const SERIES: &str = concat!(
    r#"{"points":[["2024-01-01T00:00:00Z",1.5,{"unit":"m"}],["2024-01-02T00:00:00Z",null,{}]],"#,
    r#""pair":["a","b"],"branch":["below",{"points":[]}]}"#,
);

#[tokio::test]
async fn tuples_are_read_by_position() {
    let server = Server::start([answer(SERIES)]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let series: Series = client.get_series().await.expect("an answer");
    let (first, second) = (&series.points[0], &series.points[1]);
    assert_eq!(
        (first.0.as_str(), first.1, first.2.unit.as_deref()),
        ("2024-01-01T00:00:00Z", Some(1.5), Some("m"))
    );
    assert_eq!((second.1, second.2.unit.as_deref()), (None, None));
    assert_eq!(series.pair, Some(vec!["a".to_owned(), "b".to_owned()]));
    let (name, below) = *series.branch.clone().expect("a branch");
    assert_eq!((name.as_str(), below.points.len()), ("below", 0));
    assert_eq!(json::to_string(&series), SERIES);
}

#[test]
fn items_behind_the_last_are_skipped_and_one_that_is_missing_is_a_fault() {
    let longer = r#"{"points":[["2024-01-01T00:00:00Z",1,{},true]]}"#;
    let series: Series = json::from_str(longer).expect("a series");
    assert_eq!(json::to_string(&series), r#"{"points":[["2024-01-01T00:00:00Z",1,{}]]}"#);
    let shorter = r#"{"points":[["2024-01-01T00:00:00Z",1]]}"#;
    let fault = json::from_str::<Series>(shorter).expect_err("a fault").to_string();
    assert_eq!(fault, "expected a list of 3 items, found the end of the list at $.points[0] (byte 36)");
}
