//! Laws of the codec, with serde_json as the other opinion.
//!
//! Known differences, each asserted below: serde_json refuses numbers beyond the range of floats, which `Value` keeps as
//! they are written, and it allows one level less than `DEFAULT_DEPTH`.
#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "contract/types.rs"]
#[allow(dead_code, reason = "shared with the contract test, which uses all of them")]
mod types;

use clientwright_runtime::codegen::{Json, Peek, Reader, Writer};
use clientwright_runtime::{Fault, Maybe, Value, json};
use proptest::prelude::*;
use proptest::sample::Index;

const VECTORS: &[&str] = &[
    include_str!("../../tests/vectors/davinci_start_200_screen.json"),
    include_str!("../../tests/vectors/err_400_from_schema.json"),
    include_str!("../../tests/vectors/setpw_request_example.json"),
    r#"{"id":1,"name":"x","tags":["a","b"],"note":null,"next":{"id":-2,"name":"\u00e9\ud83d\ude00\n","next":{"id":3e2,"name":""}}}"#,
    r#"[0,-0,1.5e-3,123456789012345678901234567890,1e400,true,false,null,{},[],"\"\\\/\b\f\n\r\t"]"#,
];

/// Reads over a value without keeping it.
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

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        "\\PC{0,20}",
        any::<Vec<char>>().prop_map(String::from_iter),
        "[\"\\\\/\u{0}-\u{1f}a-h]{0,40}"
    ]
}

fn any_number() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<i64>().prop_map(|number| number.to_string()),
        any::<u64>().prop_map(|number| number.to_string()),
        (-300..300_i32).prop_map(|number| number.to_string()),
        any::<f64>()
            .prop_filter("finite", |float| float.is_finite())
            .prop_map(|float| json::to_string(&float)),
        "-?(0|[1-9][0-9]{0,25})(\\.[0-9]{1,25})?([eE][+-]?[0-9]{1,2})?",
    ]
}

/// A JSON text with free whitespace; numbers are free in their spelling, but within the range of floats.
fn any_document() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        Just("true".to_owned()),
        Just("false".to_owned()),
        any_number(),
        any_text().prop_map(|text| serde_json::to_string(&text).unwrap()),
    ];
    leaf.prop_recursive(6, 60, 8, |inner| {
        let spaced = ("[ \n\r\t]{0,2}", inner, "[ \n\r\t]{0,2}")
            .prop_map(|(before, value, after)| before + &value + &after);
        let member = (any_text(), spaced.clone())
            .prop_map(|(name, value)| serde_json::to_string(&name).unwrap() + " :" + &value);
        prop_oneof![
            prop::collection::vec(spaced, 0..8).prop_map(|elements| format!("[{}]", elements.join(","))),
            prop::collection::vec(member, 0..8).prop_map(|members| format!("{{{}}}", members.join(" ,\n"))),
        ]
    })
}

#[derive(Debug, Clone)]
enum Mutation {
    Replace(Index, u8),
    Insert(Index, u8),
    Delete(Index),
    Truncate(Index),
    Repeat(Index, Index),
}

fn any_mutation() -> impl Strategy<Value = Mutation> {
    let telling =
        prop::sample::select(b"\"\\{}[]:,.-+eE0159nulltrufasb/ \n\t\0\x1f\x7f\x80\xc3\xed\xff".to_vec());
    let byte = prop_oneof![3 => telling, 1 => any::<u8>()];
    prop_oneof![
        4 => (any::<Index>(), byte.clone()).prop_map(|(at, byte)| Mutation::Replace(at, byte)),
        4 => (any::<Index>(), byte).prop_map(|(at, byte)| Mutation::Insert(at, byte)),
        4 => any::<Index>().prop_map(Mutation::Delete),
        1 => any::<Index>().prop_map(Mutation::Truncate),
        1 => (any::<Index>(), any::<Index>()).prop_map(|(start, end)| Mutation::Repeat(start, end)),
    ]
}

fn mutated(text: &str, mutations: &[Mutation]) -> Vec<u8> {
    let mut bytes = text.as_bytes().to_vec();
    for mutation in mutations.iter().filter(|_| !text.is_empty()) {
        let length = bytes.len().max(1);
        match mutation {
            _ if bytes.is_empty() => break,
            Mutation::Replace(at, byte) => bytes[at.index(length)] = *byte,
            Mutation::Insert(at, byte) => bytes.insert(at.index(length), *byte),
            Mutation::Delete(at) => drop(bytes.remove(at.index(length))),
            Mutation::Truncate(at) => bytes.truncate(at.index(length)),
            Mutation::Repeat(start, end) => {
                let (start, end) = (start.index(length), end.index(length));
                let piece = bytes[start.min(end)..start.max(end)].to_vec();
                bytes.splice(end..end, piece);
            }
        }
    }
    bytes
}

/// Both read the bytes, or neither does; and if both do, as the same value.
fn agree(bytes: &[u8]) -> Result<(), TestCaseError> {
    let ours = json::from_slice::<Value>(bytes);
    let passed = json::from_slice::<Passed>(bytes);
    prop_assert_eq!(ours.as_ref().err(), passed.as_ref().err());
    match (ours, serde_json::from_slice::<serde_json::Value>(bytes)) {
        (Ok(ours), Ok(theirs)) => {
            let written = json::to_vec(&ours);
            prop_assert_eq!(serde_json::from_slice::<serde_json::Value>(&written).unwrap(), theirs);
            prop_assert_eq!(json::from_slice::<Value>(&written), Ok(ours));
        }
        (Err(fault), Err(_)) => prop_assert!(fault.offset() <= bytes.len()),
        (Ok(_), Err(error)) => {
            let known = error.to_string();
            prop_assert!(known.starts_with("number out of range"), "ours alone accepts: {}", known);
        }
        (Err(fault), Ok(_)) => prop_assert!(false, "serde_json alone accepts: {}", fault),
    }
    Ok(())
}

/// Whatever the bytes, reading them into records ends, and what it gives comes back as the same bytes.
fn settles<T: Json + PartialEq + std::fmt::Debug>(bytes: &[u8]) -> Result<(), TestCaseError> {
    if let Ok(value) = json::from_slice::<T>(bytes) {
        let written = json::to_vec(&value);
        prop_assert_eq!(json::from_slice::<T>(&written), Ok(value));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, ..ProptestConfig::default() })]

    #[test]
    fn documents_have_one_value(text in any_document()) {
        prop_assert!(json::from_str::<Value>(&text).is_ok());
        agree(text.as_bytes())?;
    }

    #[test]
    fn mutated_documents_are_judged_alike(text in any_document(), mutations in prop::collection::vec(any_mutation(), 1..4)) {
        agree(&mutated(&text, &mutations))?;
    }

    #[test]
    fn mutated_payloads_are_judged_alike(which in any::<Index>(), mutations in prop::collection::vec(any_mutation(), 1..3)) {
        let bytes = mutated(VECTORS[which.index(VECTORS.len())], &mutations);
        agree(&bytes)?;
        settles::<types::Node>(&bytes)?;
        settles::<types::Step>(&bytes)?;
        settles::<types::Labels>(&bytes)?;
        settles::<Vec<types::ErrorMessageDto>>(&bytes)?;
    }

    #[test]
    fn any_bytes_are_judged_alike(bytes in any::<Vec<u8>>()) {
        agree(&bytes)?;
        settles::<types::Step>(&bytes)?;
    }

    #[test]
    fn texts_are_written_as_serde_json_writes_them(text in any_text()) {
        prop_assert_eq!(json::to_string(&text), serde_json::to_string(&text).unwrap());
        prop_assert_eq!(json::from_str::<String>(&json::to_string(&text)), Ok(text));
    }

    #[test]
    fn escaped_texts_are_read(text in any_text()) {
        let escaped: String = text.encode_utf16().map(|unit| format!("\\u{unit:04x}")).collect();
        prop_assert_eq!(json::from_str::<String>(&format!("\"{escaped}\"")), Ok(text));
    }

    #[test]
    fn numbers_keep_their_digits(text in any_number()) {
        prop_assert_eq!(json::to_string(&json::from_str::<Value>(&text).unwrap()), text);
    }

    #[test]
    fn floats_come_back(float in any::<f64>().prop_filter("finite", |float| float.is_finite())) {
        prop_assert_eq!(json::from_str::<f64>(&json::to_string(&float)).unwrap().to_bits(), float.to_bits());
    }

    #[test]
    fn floats_are_the_nearest(text in "-?(0|[1-9][0-9]{0,19})(\\.[0-9]{1,20})?([eE][+-]?[0-9]{1,2})?") {
        let expected: f64 = text.parse().unwrap();
        prop_assert_eq!(json::from_str::<f64>(&text).unwrap().to_bits(), expected.to_bits());
    }

    #[test]
    fn integers_come_back(signed in any::<i64>(), unsigned in any::<u64>(), short in any::<i32>()) {
        prop_assert_eq!(json::from_str::<i64>(&signed.to_string()), Ok(signed));
        prop_assert_eq!(json::from_str::<u64>(&unsigned.to_string()), Ok(unsigned));
        prop_assert_eq!(json::from_str::<i32>(&json::to_string(&short)), Ok(short));
        prop_assert_eq!(json::from_str::<i32>(&signed.to_string()).ok(), i32::try_from(signed).ok());
    }

    #[test]
    fn records_come_back(
        ids in prop::collection::vec(any::<i64>(), 1..5), name in any_text(),
        tags in prop::option::of(prop::collection::vec(any_text(), 0..4)), state in 0..3,
    ) {
        let note = [Maybe::Absent, Maybe::Null, Maybe::Present(name.clone())][state as usize].clone();
        let node = ids.into_iter().fold(None, |next, id| {
            Some(Box::new(types::Node { id, name: name.clone(), tags: tags.clone(), note: note.clone(), next }))
        });
        prop_assert_eq!(json::from_slice(&json::to_vec(&node)), Ok(node));
    }
}

#[test]
fn payloads_are_judged_alike() {
    for text in VECTORS {
        agree(text.as_bytes()).unwrap();
    }
}

#[test]
fn known_differences() {
    assert!(
        json::from_str::<Value>("1e400").is_ok()
            && serde_json::from_str::<serde_json::Value>("1e400").is_err()
    );
    let nested = "[".repeat(128) + &"]".repeat(128);
    assert!(
        json::from_str::<Value>(&nested).is_ok()
            && serde_json::from_str::<serde_json::Value>(&nested).is_err()
    );
}
