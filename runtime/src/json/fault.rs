//! What is wrong with a JSON text, and where.
//!
//! In comes what the reader expected and found at a byte, then, on the way out of the nested values, the steps of the
//! path; out goes one boxed error. It never holds a value of the document, nor a name that no record describes: both can
//! be secrets.

use std::fmt;

/// Why a JSON text could not be read into a type: path, byte offset, what was expected, what was found.
///
/// ```
/// use clientwright_runtime::json;
///
/// let fault = json::from_str::<Vec<i64>>("[1, true]").unwrap_err();
/// assert_eq!(fault.to_string(), "expected a 64-bit integer, found a boolean at $[1] (byte 4)");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Fault(Box<FaultInner>);

/// How many characters of a member's name a path shows.
const LONGEST_NAME: usize = 64;

#[derive(Clone, PartialEq, Eq)]
struct FaultInner {
    kind: FaultKind,
    offset: usize,
    expected: ExpectedJson,
    found: &'static str,
    /// innermost step first: a step is added at each level on the way out
    steps: Vec<PathStep>,
}

/// The class of a [`Fault`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum FaultKind {
    /// The bytes are not UTF-8 (RFC 8259 section 8.1).
    Encoding,
    /// The text is not JSON.
    Syntax,
    /// The text is JSON, but a value is of another kind than the type asks for.
    Mismatch,
    /// A number is outside of the type's range, or has a fraction where the type has none.
    Range,
    /// A required member, or an item of a tuple, is not there.
    Missing,
    /// Arrays and objects are nested deeper than the reader allows.
    Depth,
}

/// What a type, or JSON's grammar, asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum ExpectedJson {
    Thing(&'static str),
    Member(&'static str),
    Levels(usize),
}

#[derive(Clone, PartialEq, Eq)]
enum PathStep {
    Member(Box<str>),
    /// of a map, or a member that no record describes: its name is data
    Entry,
    Index(usize),
}

impl Fault {
    /// The class of the fault.
    pub fn kind(&self) -> FaultKind {
        self.0.kind
    }

    /// Where the fault is, in bytes from the start of the document, beginning with 0.
    ///
    /// For a text that is not JSON, the first byte that no JSON text could have there; for a value of the wrong kind,
    /// its first byte; for a missing member, the `}` of its object.
    pub fn offset(&self) -> usize {
        self.0.offset
    }

    /// The way to the value from the root, as in `$.messages[0].locale`; a name that is not a plain word is quoted:
    /// `$["content-type"]`. An entry of a map is `*`, whatever its key.
    pub fn path(&self) -> String {
        Path(&self.0.steps).to_string()
    }

    /// What the type, or JSON's grammar, asks for: `a string`, ``member `id` ``.
    pub fn expected(&self) -> String {
        self.0.expected.to_string()
    }

    /// What stood there, by kind only: `null`, `a number`, `the end of the text`.
    pub fn found(&self) -> &'static str {
        self.0.found
    }

    /// What was asked for, and what stood there.
    pub(super) fn terms(&self) -> (ExpectedJson, &'static str) {
        (self.0.expected.clone(), self.0.found)
    }

    #[cold]
    pub(crate) fn new(kind: FaultKind, offset: usize, expected: &'static str, found: &'static str) -> Self {
        Self::with(kind, offset, ExpectedJson::Thing(expected), found)
    }

    #[cold]
    pub(crate) fn not_utf8(offset: usize) -> Self {
        Self::new(FaultKind::Encoding, offset, "utf-8", "a byte that is not")
    }

    /// A response of a status that nobody documented.
    #[cold]
    pub(crate) fn undocumented() -> Self {
        Self::new(FaultKind::Mismatch, 0, "a documented status", "another one")
    }

    /// A text of a sequence that could be the beginning of a longer one (RFC 7464, 2.4).
    #[cold]
    pub(crate) fn cut_short(offset: usize) -> Self {
        Self::new(FaultKind::Syntax, offset, "whitespace behind the value", "the end of the text")
    }

    #[cold]
    pub(super) fn missing(offset: usize, member: &'static str) -> Self {
        Self::with(FaultKind::Missing, offset, ExpectedJson::Member(member), "the end of the object")
    }

    /// A list with fewer items than its type has.
    #[cold]
    pub(super) fn too_short(offset: usize, expected: &'static str) -> Self {
        Self::new(FaultKind::Missing, offset, expected, "the end of the list")
    }

    #[cold]
    pub(crate) fn too_deep(offset: usize, limit: usize) -> Self {
        Self::with(FaultKind::Depth, offset, ExpectedJson::Levels(limit), "a deeper one")
    }

    fn with(kind: FaultKind, offset: usize, expected: ExpectedJson, found: &'static str) -> Self {
        Self(Box::new(FaultInner { kind, offset, expected, found, steps: Vec::new() }))
    }

    /// The same fault, seen from the object that holds the value as member `name`.
    ///
    /// A name comes from outside too: a very long one is cut, so that an error stays a line.
    #[cold]
    pub(super) fn in_member(mut self, name: &str) -> Self {
        let step = match name.char_indices().nth(LONGEST_NAME).and_then(|(end, _)| name.get(..end)) {
            Some(start) => format!("{start}…").into(),
            None => name.into(),
        };
        self.0.steps.push(PathStep::Member(step));
        self
    }

    /// The same fault, seen from the map that holds the value under some key.
    #[cold]
    pub(super) fn in_entry(mut self) -> Self {
        self.0.steps.push(PathStep::Entry);
        self
    }

    /// The same fault, seen from the array that holds the value at `index`.
    #[cold]
    pub(super) fn in_element(mut self, index: usize) -> Self {
        self.0.steps.push(PathStep::Index(index));
        self
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let FaultInner { offset, expected, found, steps, .. } = &*self.0;
        write!(f, "expected {expected}, found {found} at {} (byte {offset})", Path(steps))
    }
}

impl fmt::Debug for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Fault({:?}: {self})", self.0.kind)
    }
}

impl std::error::Error for Fault {}

impl fmt::Display for ExpectedJson {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Thing(thing) => f.write_str(thing),
            Self::Member(name) => write!(f, "member `{name}`"),
            Self::Levels(limit) => write!(f, "at most {limit} levels of nesting"),
        }
    }
}

struct Path<'a>(&'a [PathStep]);

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("$")?;
        for step in self.0.iter().rev() {
            match step {
                PathStep::Index(index) => write!(f, "[{index}]")?,
                PathStep::Entry => f.write_str(".*")?,
                PathStep::Member(name) if is_word(name) => write!(f, ".{name}")?,
                PathStep::Member(name) => write!(f, "[{name:?}]")?,
            }
        }
        Ok(())
    }
}

fn is_word(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_alphanumeric() || c == '_' || c == '$')
}
