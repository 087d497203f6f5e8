//! Single values. In: types and formats of schemas; out: what a value is that is neither an object nor an array.

use super::format::TextFormat;

/// Single values, by what their format says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// `boolean`
    Boolean,
    /// `integer` of 32 bits
    Int32,
    /// `integer`, or of 64 bits
    Int64,
    /// `integer`, never negative, of 32 bits
    Uint32,
    /// `integer`, never negative, of 64 bits
    Uint64,
    /// `integer` that counts the seconds since 1970
    UnixTime,
    /// `number` of 32 bits
    Float,
    /// `number`
    Double,
    /// `number` with all of its digits
    Number,
    /// `string`
    Text,
    /// `string` that must not be printed (`format: password`)
    Secret,
    /// `string` of a format
    Formatted(TextFormat),
}
