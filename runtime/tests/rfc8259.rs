//! A case for each production of RFC 8259: what must be accepted is, what must be refused is, at its very byte.
//!
//! Each text is read as a `Value`, and passed over as a member that nobody asked for: the two ways must agree. Accepted
//! texts are compared with what serde_json reads; refused ones are refused by serde_json too.
#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "rfc8259/accepted.rs"]
mod accepted;
#[path = "rfc8259/refused.rs"]
mod refused;
#[path = "rfc8259/types.rs"]
mod types;

use clientwright_runtime::codegen::{Json, Peek, Reader, Writer};
use clientwright_runtime::{Fault, FaultKind, Value, json};

/// A value of any kind that nobody asked for.
struct Passed;

impl Json for Passed {
    fn blank() -> Self {
        Self
    }
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.skip(first)
    }
    fn write(&self, writer: &mut Writer) {
        writer.null();
    }
}

/// The value of a text, after both ways of going over it have agreed.
fn read(bytes: &[u8]) -> Result<Value, Fault> {
    let value = json::from_slice::<Value>(bytes);
    let passed = json::from_slice::<Passed>(bytes).map(drop);
    assert_eq!(value.as_ref().map(drop), passed.as_ref().copied(), "{}", bytes.escape_ascii());
    value
}

fn by_serde(bytes: &[u8]) -> Result<serde_json::Value, serde_json::Error> {
    serde_json::from_slice(bytes)
}

#[test]
fn accepted_texts_have_their_value() {
    for (text, written) in accepted::CASES {
        let value = read(text.as_bytes()).unwrap_or_else(|fault| panic!("{text:?}: {fault}"));
        assert_eq!(json::to_string(&value), *written, "{text:?}");
        let expected =
            by_serde(text.as_bytes()).unwrap_or_else(|error| panic!("serde_json on {text:?}: {error}"));
        assert_eq!(by_serde(written.as_bytes()).unwrap(), expected, "{text:?}");
    }
}

#[test]
fn refused_texts_are_refused_at_their_byte() {
    for (text, offset, expected) in refused::CASES {
        let shown = text.escape_ascii();
        let Err(fault) = read(text) else { panic!("{shown} was accepted") };
        assert_eq!((fault.offset(), fault.expected().as_str()), (*offset, *expected), "{shown}: {fault}");
        assert!(matches!(fault.kind(), FaultKind::Syntax | FaultKind::Encoding), "{shown}: {fault:?}");
        assert!(by_serde(text).is_err(), "serde_json accepts {shown}");
    }
}

/// What is wrong inside of a value is wrong inside of an array and of an object too, as many bytes later as stand before
/// it, and the path says where.
#[test]
fn refused_texts_are_refused_inside_of_others() {
    let inside =
        refused::CASES.iter().filter(|(text, offset, expected)| refused::is_inside(text, *offset, expected));
    assert!(inside.clone().count() > 100);
    for (text, offset, expected) in inside {
        let shown = text.escape_ascii();
        for (before, after, path) in [("[1,", "]", "$[1]"), (r#"{"a b":{"c":"#, "}}", "$.*.*")] {
            let fault = read(&[before.as_bytes(), text, after.as_bytes()].concat()).unwrap_err();
            assert_eq!(
                (fault.offset(), fault.expected().as_str()),
                (before.len() + offset, *expected),
                "{shown}"
            );
            assert!(fault.path().starts_with(path), "{shown}: {fault}");
        }
    }
}

#[test]
fn every_prefix_of_a_document_is_refused_at_its_end() {
    let text = br#"{"a":[1,-2.5e+3,"x\u00e9\n",true,false,null,{}],"b":{"c":[]}}"#;
    for length in 0..text.len() {
        let fault = read(&text[..length]).expect_err("a prefix");
        assert_eq!((fault.offset(), fault.found()), (length, "the end of the text"), "{fault}");
    }
    read(text).unwrap();
}

#[test]
fn depth_is_counted_and_bounded() {
    let nested =
        |open: &str, close: &str, levels: usize| [open.repeat(levels), close.repeat(levels)].concat();
    for (open, close, width) in [("[", "]", 1), (r#"{"a":"#, "}", 5)] {
        let close_all = |levels: usize| {
            let text = nested(open, close, levels);
            if width == 1 { text } else { text.replacen("}", "1}", 1) }
        };
        read(close_all(128).as_bytes()).unwrap();
        let fault = read(close_all(129).as_bytes()).unwrap_err();
        assert_eq!((fault.kind(), fault.offset()), (FaultKind::Depth, 128 * width));
        assert_eq!(fault.expected(), "at most 128 levels of nesting");
        assert_eq!(fault.path().len(), 1 + 128 * if width == 1 { "[0]".len() } else { ".a".len() });
    }
}

#[test]
fn depth_counts_levels_not_brackets() {
    read(format!("[{}1]", "[[]],".repeat(1000)).as_bytes()).unwrap();
    let mut value = Reader::with_depth("[[[]]]", 3).document::<Value>();
    assert!(value.is_ok());
    value = Reader::with_depth("[[[]]]", 2).document();
    assert_eq!(
        value.unwrap_err().to_string(),
        "expected at most 2 levels of nesting, found a deeper one at $[0][0] (byte 2)"
    );
}

#[test]
fn a_hostile_depth_is_refused_quickly() {
    let fault = read("[".repeat(1_000_000).as_bytes()).unwrap_err();
    assert_eq!((fault.kind(), fault.offset()), (FaultKind::Depth, 128));
}
