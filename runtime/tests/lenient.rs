//! Answers that are not quite as described: what is read of them, and what is said of them.

use clientwright_runtime::codegen as rt;
use clientwright_runtime::formats::DateTime;
use clientwright_runtime::json::{self, Outcome};
use clientwright_runtime::{Map, Maybe, Number};

#[derive(Clone, PartialEq)]
struct Zone {
    name: String,
    count: i64,
    tags: Vec<String>,
    labels: Map<String>,
    kind: Option<String>,
    size: Option<i64>,
    ratio: Option<f64>,
    exact: Option<Number>,
    secure: Maybe<bool>,
    at: Option<DateTime>,
    parent: Option<Box<Zone>>,
    zones: Option<Vec<Zone>>,
    word: i64,
}

rt::record! {
    Zone, required: [0, 1, 2, 3];
    0: name = member("name"),
    1: count = member("count"),
    2: tags = member("tags"),
    3: labels = member("labels"),
    4: kind = optional("kind"),
    5: size = optional("size"),
    6: ratio = optional("ratio"),
    7: exact = optional("exact"),
    8: secure = maybe("secure"),
    9: at = optional("at"),
    10: parent = optional("parent"),
    11: zones = optional("zones"),
    12: word = member("word"),
    defaults: [(12, "7")];
}

/// A zone with these members beside those that must be there, what it is written as, and what was found.
#[expect(clippy::unwrap_used, reason = "clippy sees tests only where they are marked")]
fn read(members: &str) -> (Zone, Vec<String>) {
    let text = format!(r#"{{"name":"a","count":1,"tags":[],"labels":{{}},{members}}}"#);
    let (zone, findings) = json::from_slice_leniently::<Zone>(text.as_bytes()).unwrap();
    assert_eq!(json::from_str::<Zone>(&text).is_ok(), findings.is_empty(), "strictly, {members} is a fault");
    (zone, findings.iter().map(ToString::to_string).collect())
}

#[expect(clippy::unwrap_used, reason = "clippy sees tests only where they are marked")]
fn fault(text: &str) -> String {
    json::from_slice_leniently::<Zone>(text.as_bytes()).unwrap_err().to_string()
}

#[test]
fn values_in_another_form_are_converted() {
    let (zone, found) = read(
        r#""size":"10000","ratio":"2.50","exact":"1.10","secure":"true","kind":5,"at":1700000000,"word":"8""#,
    );
    assert_eq!((zone.size, zone.ratio, zone.secure), (Some(10_000), Some(2.5), Maybe::Present(true)));
    assert_eq!(zone.exact.map(|number| number.to_string()).as_deref(), Some("1.10"));
    assert_eq!((zone.kind.as_deref(), zone.word), (Some("5"), 8));
    assert_eq!(zone.at.map(|at| at.as_str().to_owned()).as_deref(), Some("1700000000"));
    assert_eq!(
        found,
        [
            "$.size: expected a 64-bit integer, found a string; it was converted",
            "$.ratio: expected a number, found a string; it was converted",
            "$.exact: expected a number, found a string; it was converted",
            "$.secure: expected a boolean, found a string; it was converted",
            "$.kind: expected a string, found a number; it was converted",
            "$.at: expected a string, found a number; it was converted",
            "$.word: expected a 64-bit integer, found a string; it was converted",
        ]
    );
}

#[test]
fn null_and_nothing_are_empty_where_that_loses_nothing() {
    let text = br#"{"name":null,"count":1,"tags":null,"labels":null}"#;
    let (zone, findings) = json::from_slice_leniently::<Zone>(text).unwrap();
    assert_eq!(json::to_string(&zone), r#"{"name":"","count":1,"tags":[],"labels":{},"word":7}"#);
    assert!(findings.iter().all(|finding| finding.outcome() == Outcome::Empty && finding.found() == "null"));
    let paths: Vec<&str> = findings.iter().map(json::Finding::path).collect();
    assert_eq!(paths, ["$.name", "$.tags", "$.labels"]);
    let (zone, findings) = json::from_slice_leniently::<Zone>(br#"{"name":"a","count":1}"#).unwrap();
    assert_eq!(json::to_string(&zone), r#"{"name":"a","count":1,"tags":[],"labels":{},"word":7}"#);
    let found: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(found[0], "$.tags: expected member `tags`, found the end of the object; it was read as empty");
    assert_eq!(found.len(), 2);
    assert_eq!(json::from_slice_leniently::<Vec<i64>>(b"null").unwrap().0, Vec::<i64>::new());
    assert_eq!(
        fault(r#"{"count":1,"tags":[],"labels":{}}"#),
        "expected member `name`, found the end of the object at $ (byte 32)",
        "without its name it is another object"
    );
    assert_eq!(fault("null"), "expected an object, found null at $ (byte 0)");
    assert_eq!(
        fault(r#"{"name":"a","tags":[],"labels":{}}"#),
        "expected member `count`, found the end of the object at $ (byte 33)",
        "there is no empty number"
    );
}

#[test]
fn a_member_of_another_kind_costs_that_member() {
    let (zone, found) =
        read(r#""size":"many","secure":[],"parent":{"name":"b"},"zones":[{"count":true}],"word":{}"#);
    assert_eq!((zone.size, zone.secure, zone.parent, zone.zones), (None, Maybe::Absent, None, None));
    assert_eq!(zone.word, 7, "as if it was absent");
    assert_eq!(
        found,
        [
            "$.size: expected a 64-bit integer, found a string; it was left out",
            "$.secure: expected a boolean, found an array; it was left out",
            "$.parent: expected member `count`, found the end of the object; it was left out",
            "$.zones: expected a 64-bit integer, found a boolean; it was left out",
            "$.word: expected a 64-bit integer, found an object; it was left out",
        ]
    );
    // what is inside costs no more than the nearest member that may be absent
    let (zone, found) = read(
        r#""zones":[{"name":"b","count":1,"tags":null,"labels":{"s3cret":[]},"size":[1,2],"parent":{"name":null,"count":2,"size":"3"}}]"#,
    );
    let inner = &zone.zones.unwrap()[0];
    assert_eq!((inner.size, inner.parent.as_ref().map(|zone| zone.size)), (None, Some(Some(3))));
    assert_eq!(
        found,
        [
            "$.zones[0].tags: expected an array, found null; it was read as empty",
            "$.zones[0].labels.*: expected a string, found an array; it was left out",
            "$.zones[0].size: expected a 64-bit integer, found an array; it was left out",
            "$.zones[0].parent.tags: expected member `tags`, found the end of the object; it was read as empty",
            "$.zones[0].parent.labels: expected member `labels`, found the end of the object; it was read as empty",
            "$.zones[0].parent.name: expected a string, found null; it was read as empty",
            "$.zones[0].parent.size: expected a 64-bit integer, found a string; it was converted",
        ]
    );
}

#[test]
fn what_is_not_json_stays_a_fault() {
    for text in [
        r#"{"name":"a","count":1,"tags":[],"labels":{},"size":"x}"#,
        r#"{"name":"a","count":1,"tags":[],"labels":{},"size":[1,}"#,
        r#"{"name":"a","count":1,"tags":[],"labels":{},"size":tru}"#,
        r#"{"name":"a","count":1,"tags":[],"labels":{},"size":[]"#,
    ] {
        assert!(json::from_slice_leniently::<Zone>(text.as_bytes()).is_err(), "{text}");
    }
    let required = r#"{"name":"a","count":[],"tags":[],"labels":{}}"#;
    assert_eq!(fault(required), "expected a 64-bit integer, found an array at $.count (byte 20)");
}

#[test]
fn findings_have_a_bound() {
    let entries: Vec<String> = (0..1000).map(|index| format!(r#""k{index}":[]"#)).collect();
    let text = format!("{{{}}}", entries.join(","));
    let (map, findings) = json::from_slice_leniently::<Map<String>>(text.as_bytes()).unwrap();
    assert_eq!((map.len(), findings.len()), (0, 64));
    assert!(findings.iter().all(|finding| finding.path() == "$.*"));
}
