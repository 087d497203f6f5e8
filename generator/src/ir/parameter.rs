//! Parameters. In: parameter objects; out: the arguments of an operation, each with where and how it travels.

use super::text::Text;
use super::types::TypeUse;
use crate::source::Pointer;
use crate::tree::style::Style;

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its name on the wire.
    pub wire: String,
    /// What the description would like it to be called in code, where it says so.
    pub hint: Option<String>,
    /// Where it travels.
    pub place: Location,
    /// How its value is written.
    pub style: Style,
    /// Whether lists and objects repeat the name.
    pub explode: bool,
    /// Whether reserved characters pass as they are (`allowReserved`).
    pub reserved: bool,
    /// Whether it must be there.
    pub required: bool,
    /// What the server takes when it is left out, as compact JSON, where the description says so.
    pub default: Option<String>,
    /// Its type.
    pub ty: TypeUse,
    /// What the description says of it.
    pub text: Text,
    /// Where it stands.
    pub at: Pointer,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is its own name")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}
