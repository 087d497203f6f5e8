//! Large records inside of large records, to the limit of depth: a small stack must do.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{Fault, Map, Maybe, json};
use rt::Json as _;

/// A record of 8 KiB with others of its kind in every way there is.
#[derive(Debug, PartialEq)]
struct Large {
    ballast: [u64; 1024],
    boxed: Option<Box<Large>>,
    list: Vec<Large>,
    maybe: Maybe<Box<Large>>,
    map: Map<Large>,
    choice: Option<Box<Choice>>,
}

#[derive(Debug, PartialEq)]
enum Choice {
    One(Large),
    Other(Large),
    Unknown(rt::Value),
}

impl rt::Model for Large {
    fn blank() -> Self {
        Self {
            ballast: [0; 1024],
            boxed: None,
            list: Vec::new(),
            maybe: Maybe::Absent,
            map: Map::new(),
            choice: None,
        }
    }
    fn table(&self) -> &'static rt::Table {
        &rt::Table {
            name: "Large",
            members: &["boxed", "list", "maybe", "map", "choice"],
            required: &[],
            additional: false,
        }
    }
    fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> Result<(), Fault> {
        match index {
            0 => self.boxed.read(first, reader),
            1 => self.list.read(first, reader),
            2 => self.maybe.read(first, reader),
            3 => self.map.read(first, reader),
            _ => self.choice.read(first, reader),
        }
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        writer.optional(",\"boxed\":", &self.boxed);
        if !self.list.is_empty() {
            writer.member(",\"list\":", &self.list);
        }
        writer.maybe(",\"maybe\":", &self.maybe);
        if !self.map.is_empty() {
            writer.member(",\"map\":", &self.map);
        }
        writer.optional(",\"choice\":", &self.choice);
    }
}

impl rt::Model for Choice {
    fn blank() -> Self {
        Self::Unknown(rt::Value::Null)
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        match self {
            Self::One(value) | Self::Other(value) => value.write(writer),
            Self::Unknown(value) => value.write(writer),
        }
    }
    fn union(&self) -> Option<&'static rt::UnionTable> {
        const CASE: rt::UnionCase = rt::UnionCase {
            kinds: &[rt::Kind::Object],
            tags: &[],
            values: &[],
            constants: &[],
            members: &["boxed", "list", "maybe", "map", "choice"],
            required: &[],
        };
        const TABLE: &rt::UnionTable = &rt::UnionTable {
            name: "Choice",
            discriminator: None,
            cases: &[CASE, CASE],
            fallback: None,
            several: false,
        };
        Some(TABLE)
    }
    fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => reader.case(first, self, Self::One),
            1 => reader.case(first, self, Self::Other),
            _ => reader.case(first, self, Self::Unknown),
        }
    }
}

/// A text that is nested so often, each level in another way.
fn nested(levels: usize) -> String {
    let ways = [
        (r#"{"boxed":"#, "}"),
        (r#"{"list":["#, "]}"),
        (r#"{"maybe":"#, "}"),
        (r#"{"map":{"key":"#, "}}"),
        (r#"{"choice":"#, "}"),
    ];
    let ways = || ways.iter().cycle().take(levels);
    let begun: String = ways().map(|(begin, _)| *begin).collect();
    let ended: Vec<&str> = ways().map(|(_, end)| *end).collect();
    format!("{begun}{{}}{}", ended.into_iter().rev().collect::<String>())
}

/// The threads of an executor have 2 MiB; this one has a quarter of that, and the records 8 KiB for each of 80 levels, more
/// than its whole stack.
#[test]
fn large_records_do_not_fill_the_stack() {
    let text = nested(80);
    let read = move || {
        let value: Box<Large> = json::from_str(&text).unwrap();
        json::to_string(&value) == text
    };
    let thread = std::thread::Builder::new().stack_size(512 * 1024).spawn(read).unwrap();
    assert!(thread.join().unwrap());
}
