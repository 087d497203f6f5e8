//! The loop over members at its edges: many members, odd names, clashes, faults that tell no secrets.

#![allow(clippy::indexing_slicing, clippy::unwrap_used, reason = "a test fails by panicking")]

#[path = "contract/types.rs"]
#[allow(dead_code, reason = "shared with the contract test, which uses all of them")]
mod types;

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{Fault, FaultKind, Map, Value, json};
use proptest::prelude::*;
use proptest::sample::Index;
use rt::Json as _;
use std::sync::LazyLock;

const WIDTH: usize = 130;

static WIDE: LazyLock<rt::Table> = LazyLock::new(|| {
    let members: Vec<&'static str> = (0..WIDTH).map(|index| &*format!("m{index}").leak()).collect();
    rt::Table {
        name: "Wide",
        members: members.leak(),
        required: &[0, 63, 64, 127, 128, 129],
        additional: false,
    }
});

/// More members than two words have bits.
#[derive(Debug, PartialEq)]
struct Wide(Vec<Option<i64>>);

impl rt::Model for Wide {
    fn blank() -> Self {
        Self(vec![None; WIDTH])
    }
    fn table(&self) -> &'static rt::Table {
        &WIDE
    }
    fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> Result<(), Fault> {
        self.0[index].read(first, reader)
    }
    fn write_parts(&self, _writer: &mut rt::Writer) {}
}

fn wide(indices: impl Iterator<Item = usize>) -> Result<Wide, Fault> {
    let members: Vec<String> = indices.map(|index| format!(r#""m{index}":{index}"#)).collect();
    json::from_str(&format!("{{{}}}", members.join(",")))
}

#[test]
fn every_member_of_a_wide_record_is_read_in_any_order() {
    let all: Vec<Option<i64>> = (0..WIDTH as i64).map(Some).collect();
    assert_eq!(wide(0..WIDTH).unwrap().0, all);
    assert_eq!(wide((0..WIDTH).rev()).unwrap().0, all);
    assert_eq!(wide((0..WIDTH).map(|index| index * 37 % WIDTH)).unwrap().0, all);
}

#[test]
fn each_required_member_of_a_wide_record_is_missed() {
    for missing in [0, 63, 64, 127, 128, 129] {
        let fault = wide((0..WIDTH).filter(|index| *index != missing)).unwrap_err();
        assert_eq!((fault.kind(), fault.expected()), (FaultKind::Missing, format!("member `m{missing}`")));
    }
    for optional in [1, 62, 65, 126] {
        assert_eq!(wide((0..WIDTH).filter(|index| *index != optional)).unwrap().0[optional], None);
    }
}

const ODD: [&str; 5] = ["a\"b", "a\\nb", "a\nb", "é", ""];

/// Names that are written with escapes, as an emitter writes their keys.
#[derive(Debug, PartialEq, Default)]
struct Odd {
    members: [Option<i64>; 5],
    additional: Map<Value>,
}

impl rt::Model for Odd {
    fn blank() -> Self {
        Self::default()
    }
    fn table(&self) -> &'static rt::Table {
        &rt::Table { name: "Odd", members: &ODD, required: &[], additional: true }
    }
    fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> Result<(), Fault> {
        self.members[index].read(first, reader)
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        writer.optional(",\"a\\\"b\":", &self.members[0]);
        writer.optional(",\"a\\\\nb\":", &self.members[1]);
        writer.optional(",\"a\\nb\":", &self.members[2]);
        writer.optional(",\"é\":", &self.members[3]);
        writer.optional(",\"\":", &self.members[4]);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(
        &mut self,
        name: &str,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), Fault> {
        reader.entry(&mut self.additional, name, first)
    }
}

#[test]
fn names_are_compared_by_what_they_say() {
    let text = r#"{"a\"b":1,"a\\nb":2,"a\nb":3,"é":4,"":5}"#;
    let odd: Odd = json::from_str(text).unwrap();
    assert_eq!(odd, Odd { members: [1, 2, 3, 4, 5].map(Some), additional: Map::new() });
    assert_eq!(json::to_string(&odd), text);
    let escaped = r#"{"\u0061\u0022b":1,"a\u005cnb":2,"a\u000ab":3,"\u00e9":4,"":5}"#;
    assert_eq!(json::from_str::<Odd>(escaped).unwrap(), odd);
    assert_eq!(json::from_str::<Odd>("{\"a\"b\":1}").unwrap_err().offset(), 4);
    assert_eq!(json::from_str::<Odd>("{\"a\nb\":1}").unwrap_err().offset(), 3);
}

#[test]
fn a_described_name_is_written_once() {
    let mut odd = Odd { members: [Some(1), None, Some(3), None, None], additional: Map::new() };
    for name in ODD.iter().chain(&["other"]) {
        odd.additional.insert(*name, Value::from(vec![Value::from("},\"é\":"), Value::Null]));
    }
    let value: serde_json::Value = serde_json::from_str(&json::to_string(&odd)).unwrap();
    let kept = serde_json::json!(["},\"é\":", null]);
    assert_eq!(
        value,
        serde_json::json!({"a\"b": 1, "a\\nb": kept, "a\nb": 3, "é": kept, "": kept, "other": kept})
    );
    let names = json::to_string(&odd).matches("\":").count();
    assert_eq!(names, 6 + 4, "six members, and four times a text that looks like one");
}

#[test]
fn a_clash_is_looked_for_in_the_own_object_only() {
    let inner = Odd { members: [None; 5], additional: Map::from([("é", Value::from(1))]) };
    let text = json::to_string(&vec![Odd { members: [Some(9); 5], additional: Map::new() }, inner]);
    assert!(text.ends_with(r#",{"é":1}]"#), "{text}");
}

#[test]
fn a_fault_is_as_large_as_a_pointer() {
    assert_eq!(size_of::<Result<(), Fault>>(), size_of::<usize>());
}

#[test]
fn a_long_name_is_cut_in_a_path() {
    let name = "x".repeat(100_000);
    let fault = json::from_str::<Map<i64>>(&format!(r#"{{"{name}":null}}"#)).unwrap_err();
    assert!(fault.to_string().len() < 200, "{}", fault.to_string().len());
}

const MARKED: &str = r#"{"id":1,"name":"hunter2","tags":["hunter2","\u0068unter2"],"note":"hunter2",
    "next":{"id":2,"name":"hunter2","next":{"id":7777777,"name":"hunter2"}},"other":["hunter2",{"a":"hunter2"}]}"#;

proptest! {
    #[test]
    fn a_fault_never_repeats_a_value(at in any::<Index>(), byte in any::<u8>()) {
        let mut bytes = MARKED.as_bytes().to_vec();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        for fault in [json::from_slice::<types::Node>(&bytes).err(), json::from_slice::<Value>(&bytes).err()] {
            let shown = fault.map(|fault| format!("{fault} {fault:?} {} {}", fault.expected(), fault.found()));
            let shown = shown.unwrap_or_default();
            prop_assert!(!shown.contains("unter") && !shown.contains("7777"), "{shown}");
        }
    }
}
