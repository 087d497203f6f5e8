//! Values of which several variants of a choice have members, within each other: they are read in bounded time, and nothing is lost.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use clientwright_runtime::codegen as rt;
use clientwright_runtime::{Value, json};
use rt::Json as _;
use std::time::{Duration, Instant};

/// A record of one member, and a choice.
macro_rules! link {
    ($name:ident, $member:literal) => {
        #[derive(Debug, PartialEq)]
        struct $name {
            own: Option<u32>,
            next: Option<Box<Choice>>,
        }

        impl rt::Model for $name {
            fn blank() -> Self {
                Self { own: None, next: None }
            }
            fn table(&self) -> &'static rt::Table {
                &rt::Table {
                    name: stringify!($name),
                    members: &[$member, "next"],
                    required: &[],
                    additional: false,
                }
            }
            fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
                match index {
                    0 => self.own.read(first, reader),
                    _ => self.next.read(first, reader),
                }
            }
            fn write_parts(&self, writer: &mut rt::Writer) {
                writer.optional(concat!(",\"", $member, "\":"), &self.own);
                writer.optional(",\"next\":", &self.next);
            }
        }
    };
}

link!(A, "a");
link!(B, "b");
link!(C, "c");

#[derive(Debug, PartialEq)]
enum Choice {
    A(A),
    B(B),
    C(C),
    Several(Vec<Choice>),
    Unknown(Value),
}

impl rt::Model for Choice {
    fn blank() -> Self {
        Self::Unknown(Value::Null)
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        match self {
            Self::A(value) => value.write(writer),
            Self::B(value) => value.write(writer),
            Self::C(value) => value.write(writer),
            Self::Several(parts) => writer.several(parts),
            Self::Unknown(value) => value.write(writer),
        }
    }
    fn union(&self) -> Option<&'static rt::UnionTable> {
        const fn case(members: &'static [&'static str]) -> rt::UnionCase {
            rt::UnionCase {
                kinds: &[rt::Kind::Object],
                tags: &[],
                values: &[],
                constants: &[],
                members,
                required: &[],
            }
        }
        const TABLE: &rt::UnionTable = &rt::UnionTable {
            name: "Choice",
            discriminator: None,
            cases: &[case(&["a", "next"]), case(&["b", "next"]), case(&["c", "next"])],
            fallback: None,
            several: true,
        };
        Some(TABLE)
    }
    fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => reader.case(first, self, Self::A),
            1 => reader.case(first, self, Self::B),
            2 => reader.case(first, self, Self::C),
            _ => reader.case(first, self, Self::Unknown),
        }
    }
    fn read_several(&mut self, parts: &[usize], first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.several(parts, first, self, Self::Several)
    }
}

/// Values within each other, each with members of all variants.
fn nested(levels: usize) -> String {
    let begun = r#"{"a":1,"b":2,"c":3,"next":"#.repeat(levels);
    format!(r#"{begun}{{"a":1}}{}"#, "}".repeat(levels))
}

#[test]
fn each_of_several_variants_is_read() {
    let text = nested(1);
    let Choice::Several(parts) = json::from_str(&text).unwrap() else { panic!("{text}") };
    assert!(matches!(parts.as_slice(), [Choice::A(_), Choice::B(_), Choice::C(_)]), "{parts:?}");
}

/// Each level would be read three times as often as the one around it, were there no bound.
#[test]
fn what_is_read_in_vain_is_bounded_and_nothing_is_lost() {
    for levels in [1, 2, 3, 4, 5, 6, 8, 12, 20, 40, 60] {
        let text = nested(levels);
        let began = Instant::now();
        let value: Choice = json::from_str(&text).unwrap();
        assert!(began.elapsed() < Duration::from_secs(5), "{levels} levels take {:?}", began.elapsed());
        let [written, sent]: [Value; 2] =
            [json::to_string(&value), text].map(|text| json::from_str(&text).unwrap());
        assert_eq!(written, sent, "{levels} levels");
    }
}
