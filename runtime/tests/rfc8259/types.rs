//! Types ask for more than the grammar: kinds, ranges, members.

use clientwright_runtime::codegen::{Json, Reader};
use clientwright_runtime::{FaultKind, Map, Maybe, json};

fn fault<T: Json>(text: &str) -> String {
    match json::from_str::<T>(text) {
        Ok(_) => panic!("{text} was accepted"),
        Err(fault) => fault.to_string(),
    }
}

#[test]
fn integers_are_exact_and_in_range() {
    let accepted = [
        ("0", 0),
        ("-0", 0),
        ("-0.0", 0),
        ("1.0", 1),
        ("1e3", 1000),
        ("1000e-3", 1),
        ("-12.50e1", -125),
        ("9223372036854775807", i64::MAX),
        ("-9223372036854775808", i64::MIN),
        ("-9.223372036854775808e18", i64::MIN),
    ];
    for (text, expected) in accepted {
        assert_eq!(json::from_str::<i64>(text).unwrap(), expected, "{text}");
    }
    let i64 = "expected a 64-bit integer, found";
    for (text, found) in [
        ("9223372036854775808", "a number out of its range"),
        ("-9223372036854775809", "a number out of its range"),
        ("18446744073709551616", "a number out of its range"),
        ("-99999999999999999999", "a number out of its range"),
        ("1e19", "a number out of its range"),
        ("1e9999999999", "a number out of its range"),
        ("1.5", "a fraction"),
        ("1e-1", "a fraction"),
    ] {
        assert_eq!(fault::<i64>(text), format!("{i64} {found} at $ (byte 0)"), "{text}");
        assert_eq!(json::from_str::<i64>(text).unwrap_err().kind(), FaultKind::Range);
    }
}

#[test]
fn each_integer_type_has_its_range() {
    assert_eq!(json::from_str::<i32>("-2147483648").unwrap(), i32::MIN);
    assert_eq!(json::from_str::<i32>("2147483647").unwrap(), i32::MAX);
    assert_eq!(
        fault::<i32>("2147483648"),
        "expected a 32-bit integer, found a number out of its range at $ (byte 0)"
    );
    assert_eq!(json::from_str::<u32>("4294967295").unwrap(), u32::MAX);
    assert_eq!(
        fault::<Vec<u32>>("[4294967296]"),
        "expected an unsigned 32-bit integer, found a number out of its range at $[0] (byte 1)"
    );
    assert_eq!(
        fault::<u32>(" -1"),
        "expected an unsigned 32-bit integer, found a number out of its range at $ (byte 1)"
    );
    assert_eq!(json::from_str::<u64>("18446744073709551615").unwrap(), u64::MAX);
    assert_eq!(json::from_str::<u64>("-0").unwrap(), 0);
    assert!(json::from_str::<u64>("18446744073709551616").is_err());
    for integer in [i64::MIN, -1, 0, 1, i64::MAX] {
        assert_eq!(json::from_str::<i64>(&json::to_string(&integer)).unwrap(), integer);
    }
}

#[test]
fn a_broken_number_is_broken_for_every_type() {
    for (text, offset) in [("-", 1), ("1.", 2), ("1e", 2), ("12345678901234567890.", 21), ("-x", 1)] {
        for fault in [
            json::from_str::<i64>(text).map(drop),
            json::from_str::<u32>(text).map(drop),
            json::from_str::<f64>(text).map(drop),
        ] {
            let fault = fault.unwrap_err();
            assert_eq!((fault.kind(), fault.offset()), (FaultKind::Syntax, offset), "{text}");
        }
    }
    for text in ["01", "-01", "1x", "1.0.0"] {
        assert_eq!(json::from_str::<i64>(text).unwrap_err().expected(), "the end of the text", "{text}");
    }
}

#[test]
fn floats_are_the_nearest_and_finite() {
    let cases = [
        ("0.1", 0.1),
        ("1", 1.0),
        ("-0", -0.0),
        ("1e-400", 0.0),
        ("9007199254740993", 9_007_199_254_740_992.0),
        ("1.7976931348623157e308", f64::MAX),
        ("5e-324", 5e-324),
    ];
    for (text, expected) in cases {
        assert_eq!(json::from_str::<f64>(text).unwrap().to_bits(), f64::to_bits(expected), "{text}");
    }
    assert_eq!(
        fault::<f64>("1e309"),
        "expected a 64-bit float, found a number out of its range at $ (byte 0)"
    );
    assert_eq!(fault::<f64>("\"1\""), "expected a number, found a string at $ (byte 0)");
    for (float, text) in [(1.0, "1"), (0.1, "0.1"), (f64::NAN, "null"), (f64::INFINITY, "null")] {
        assert_eq!(json::to_string(&float), text);
    }
}

#[test]
fn other_kinds_are_named_not_shown() {
    assert_eq!(fault::<String>("123456"), "expected a string, found a number at $ (byte 0)");
    assert_eq!(fault::<bool>("\"hunter2\""), "expected a boolean, found a string at $ (byte 0)");
    assert_eq!(fault::<bool>("null"), "expected a boolean, found null at $ (byte 0)");
    assert_eq!(fault::<Vec<String>>("{\"hunter2\":1}"), "expected an array, found an object at $ (byte 0)");
    assert_eq!(fault::<()>("[]"), "expected null, found an array at $ (byte 0)");
    assert_eq!(fault::<String>("hunter2"), "expected a string, found another character at $ (byte 0)");
    assert_eq!(fault::<String>("\u{feff}\"a\""), "expected a string, found a byte order mark at $ (byte 0)");
    assert_eq!(fault::<bool>("trug"), "expected true, found another character at $ (byte 3)");
}

#[test]
fn options_boxes_and_maybes_pass_on() {
    assert_eq!(json::from_str::<Option<Box<(i64, i64)>>>("[5,6]").unwrap(), Some(Box::new((5, 6))));
    assert_eq!(json::from_str::<Option<Option<i64>>>("null").unwrap(), None);
    assert_eq!(
        json::from_str::<Vec<Option<bool>>>("[true,null,false]").unwrap(),
        [Some(true), None, Some(false)]
    );
    assert_eq!(json::from_str::<Maybe<i64>>("null").unwrap(), Maybe::Null);
    assert_eq!(json::to_string(&vec![Maybe::Absent, Maybe::Null, Maybe::Present(1)]), "[null,null,1]");
    assert_eq!(json::from_str::<Option<i64>>("nul").unwrap_err().offset(), 3);
    json::from_str::<()>(" null ").unwrap();
    assert_eq!(json::to_string(&()), "null");
}

#[test]
fn reading_replaces_what_was_there() {
    fn over<T: Json>(mut value: T, text: &str) -> String {
        let mut reader = Reader::new(text);
        let first = reader.peek();
        value.read(first, &mut reader).unwrap();
        json::to_string(&value)
    }
    assert_eq!(over(vec![1, 2], "[3]"), "[3]");
    assert_eq!(over(vec![1, 2], "[]"), "[]");
    assert_eq!(over(Map::from([("a", 1)]), r#"{"b":2}"#), r#"{"b":2}"#);
    assert_eq!(over("long".to_owned(), "\"x\""), "\"x\"");
    assert_eq!(over(Some(vec![1]), "[2]"), "[2]");
    assert_eq!(over(Some(1), "null"), "null");
    assert_eq!(over(Maybe::Present(vec![1]), "[2]"), "[2]");
    assert_eq!(over(Box::new((1, 1)), "[2,3]"), "[2,3]");
}
