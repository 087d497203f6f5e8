//! How a record says what its members are.
//!
//! In comes a list of members; out goes the [`Model`](super::Model) of the record. It never sees their types: those are the
//! struct's, which stands beside the list.

/// Implements [`Model`](crate::json::Model) and `Debug` for a struct, from a line for each member in the order of the table:
///
/// ```text
/// rt::record! {
///     Pet, required: [0];
///     0: name = member("name"),
///     1: tag = optional("tag"),
///     2: odd = maybe("we\"ird", ",\"we\\\"ird\":"),
///     defaults: [(1, "\"none\"")];
///     ..additional;
/// }
/// ```
///
/// A line has the index of the member, its field, how it is written and its name on the wire. The way is the name of a method
/// of [`Writer`](crate::json::Writer): `member` is always written, `optional` unless it is `None`, `maybe` unless it is absent;
/// `some` is `optional`, and takes a null that is there for a value. A name that JSON has to escape is followed by the key as it is
/// written. `defaults` lists what absent members are, as JSON, and `additional` says that the field of this name keeps the members
/// that no line names.
#[doc(hidden)]
#[macro_export]
macro_rules! record {
    (
        $record:ident, required: [$($required:literal),*];
        $($index:literal: $field:ident = $how:ident($name:literal $(, $key:literal)?),)*
        $(defaults: [$($default:expr),*];)?
        $(..$additional:ident;)?
    ) => {
        impl $crate::codegen::Model for $record {
            fn blank() -> Self {
                Self {
                    $($field: $crate::codegen::Json::blank(),)*
                    $($additional: $crate::codegen::Map::new(),)?
                }
            }

            fn table(&self) -> &'static $crate::codegen::Table {
                &$crate::codegen::Table {
                    name: stringify!($record),
                    members: &[$($name),*],
                    required: &[$($required),*],
                    additional: false $(| $crate::record!(@is $additional))?,
                }
            }

            fn read_part(
                &mut self,
                index: usize,
                first: $crate::codegen::Peek,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> $crate::codegen::Read {
                match index {
                    $($index => $crate::record!(@read $how, reader, first, &mut self.$field),)*
                    _ => reader.skip(first),
                }
            }

            fn write_parts(&self, writer: &mut $crate::codegen::Writer) {
                $($crate::record!(@write $how, writer, &self.$field, $name $(, $key)?);)*
                $(writer.additional(self.table(), &self.$additional);)?
            }

            $(fn defaults(&self) -> &'static [(usize, &'static str)] {
                &[$($default),*]
            })?

            $(fn read_additional(
                &mut self,
                name: &str,
                first: $crate::codegen::Peek,
                reader: &mut $crate::codegen::Reader<'_>,
            ) -> $crate::codegen::Read {
                reader.entry(&mut self.$additional, name, first)
            })?
        }

        impl ::core::fmt::Debug for $record {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codegen::debug(self, f)
            }
        }
    };

    (@is $additional:ident) => { true };

    (@read some, $reader:ident, $first:ident, $field:expr) => { $reader.some($first, $field) };
    (@read $how:ident, $reader:ident, $first:ident, $field:expr) => {
        $crate::codegen::Json::read($field, $first, $reader)
    };

    (@write some, $writer:ident, $field:expr, $name:literal $(, $key:literal)?) => {
        $crate::record!(@write optional, $writer, $field, $name $(, $key)?)
    };
    (@write $how:ident, $writer:ident, $field:expr, $name:literal) => {
        $writer.$how(concat!(",\"", $name, "\":"), $field)
    };
    (@write $how:ident, $writer:ident, $field:expr, $name:literal, $key:literal) => {
        $writer.$how($key, $field)
    };
}
