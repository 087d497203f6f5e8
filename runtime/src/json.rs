//! JSON, read into and written from typed values (RFC 8259).
//!
//! In comes the text of one JSON document, or a value of a type that implements [`Json`]; out goes the other of the two,
//! or a [`Fault`] that names the place. It never recurses deeper than the reader's limit, never panics on any input and
//! never repeats a value of the document in an error, since that value could be a secret.

mod chosen;
mod containers;
mod equality;
mod fault;
mod finding;
mod float;
mod integer_enum;
mod lenient;
mod literal;
mod map;
mod maybe;
mod model;
mod newtype;
mod number;
mod place;
mod pointer;
mod reader;
mod scalars;
mod scan;
mod shown;
mod text_enum;
#[cfg(feature = "serde")]
mod transcode;
mod union;
mod value;
mod value_enum;
mod writer;

pub use self::equality::hash;
pub use self::fault::{Fault, FaultKind};
pub use self::finding::{Finding, Outcome};
pub use self::integer_enum::IntegerEnum;
pub(crate) use self::lenient::{Manner, Watching};
pub use self::map::Map;
pub use self::maybe::Maybe;
pub use self::model::{Model, Table, filled};
pub use self::number::Number;
pub(crate) use self::pointer::{at, elements, list_at, scalar_at, set_at};
pub use self::reader::{Peek, Reader};
pub use self::shown::debug;
pub use self::text_enum::TextEnum;
#[cfg(feature = "serde")]
pub use self::transcode::{deserialize, serialize};
pub use self::union::{Kind, UnionCase, UnionTable, of_text};
pub use self::value::Value;
pub(crate) use self::value::value_of;
pub use self::value_enum::{Literal, ValueEnum, shown};
pub use self::writer::Writer;

/// How many arrays and objects may stand inside each other, unless a reader is told otherwise: 128.
///
/// RFC 8259 section 9 allows a parser to set such a limit; without one a short hostile text could exhaust the stack.
pub const DEFAULT_DEPTH: usize = 128;

/// What reading a part of a value comes to: nothing, since the value is filled in place, or the fault.
pub type Read = Result<(), Fault>;

/// A value that stands for itself in a JSON text.
///
/// Reading happens in place: a [`blank`](Json::blank) value is made first and then filled. That keeps large records from
/// being moved through every level of a `Result`, and lets the loop over members live once in the runtime.
pub trait Json {
    /// A value to read into; nobody sees it unless reading succeeds or the member may be absent.
    fn blank() -> Self
    where
        Self: Sized;

    /// Replaces `self` by the value at the reader's place, whose first byte is `first`.
    ///
    /// Whatever `self` held before is gone afterwards, also when it was not blank (a member that comes twice).
    ///
    /// # Errors
    /// A [`Fault`] when the text is not JSON, or is JSON of another kind; `self` is then of no use.
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Appends the value to the text.
    fn write(&self, writer: &mut Writer);
}

/// Reads one value from a whole document in UTF-8.
///
/// # Errors
/// A [`Fault`] when the bytes are not UTF-8, begin with a byte order mark, are not one JSON value with nothing but
/// whitespace around it, or when that value is not of type `T`.
pub fn from_slice<T: Json>(bytes: &[u8]) -> Result<T, Fault> {
    from_str(utf8(bytes)?)
}

/// Reads one value from a whole document in UTF-8 that need not be quite as `T` asks, and says what is not:
///
/// - a number or a boolean in quotes is that, and where a text is asked for, they are the text of themselves;
/// - `null` for a list, an object or a text is the empty one, and so is a list or an object that must be there and is missing;
/// - any other member that is not as described is left out where it may be absent, else what it is in is at fault.
///
/// Where a value may be of several types, it is held against each as strictly as by [`from_slice`].
///
/// # Errors
/// A [`Fault`] when the bytes are not one JSON value, or that value cannot be read as a `T` for all that.
pub fn from_slice_leniently<T: Json>(bytes: &[u8]) -> Result<(T, Vec<Finding>), Fault> {
    read(bytes, Manner::Lenient)
}

/// A value, and what is not as described in its text.
pub(crate) type WithFindings<T> = (T, Vec<Finding>);

/// Reads one value from a whole document in UTF-8, and says what is not quite as `T` asks.
pub(crate) fn read<T: Json>(bytes: &[u8], manner: Manner) -> Result<WithFindings<T>, Fault> {
    watched(bytes, manner, Watching::Not)
}

/// The same, perhaps with a finding for each text that its enumeration does not list.
pub(crate) fn watched<T: Json>(
    bytes: &[u8],
    manner: Manner,
    watching: Watching,
) -> Result<WithFindings<T>, Fault> {
    let mut reader = Reader::new(utf8(bytes)?);
    (reader.manner, reader.watching) = (manner, watching);
    let value = place::whole(&mut reader)?;
    Ok((value, reader.findings()))
}

/// A document without the byte order mark that some servers put before it: a parser "MAY ignore the presence of a byte
/// order mark rather than treating it as an error" (RFC 8259, 8.1).
pub(crate) fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// Once for all types.
fn utf8(bytes: &[u8]) -> Result<&str, Fault> {
    std::str::from_utf8(bytes).map_err(|error| Fault::not_utf8(error.valid_up_to()))
}

/// Reads one value from a whole document.
///
/// # Errors
/// As [`from_slice`], except that a `str` is UTF-8 already.
pub fn from_str<T: Json>(text: &str) -> Result<T, Fault> {
    Reader::new(text).document()
}

/// What another type reads in a value: of one of several subtypes, the members that all of them have.
///
/// # Errors
/// The [`Fault`] of the other type; its place is that in the value's JSON.
pub fn common<T: Json, U: Json>(value: &T) -> Result<U, Fault> {
    from_slice(&to_vec(value))
}

/// Writes a value as JSON without any whitespace.
pub fn to_vec<T: Json>(value: &T) -> Vec<u8> {
    let mut writer = Writer::new();
    value.write(&mut writer);
    writer.into_bytes()
}

/// Writes a value as JSON without any whitespace.
pub fn to_string<T: Json>(value: &T) -> String {
    let mut writer = Writer::new();
    value.write(&mut writer);
    writer.into_text()
}
