//! Names that a user chooses. In: what is renamed, its key and a name; out: a rule. It never looks at a description.

use super::crate_path::is_identifier;

/// A rule that gives something of the description another name in Rust; the name on the wire stays. It takes
/// precedence over an `x-rust-name` that is there.
///
/// ```
/// use clientwright::settings::{Rename, Renamed, RustName};
///
/// let name = RustName::parse("Animal").expect("a name");
/// assert_eq!(Rename::new(Renamed::Type, "Pet", name).to_string(), "types.Pet");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// What is renamed.
    pub what: Renamed,
    /// Which one: a name of the description, or a JSON pointer such as `/components/schemas/Pet/properties/tag`. The name is
    /// a component's of a type, an `operationId` of an operation, and `Pet.photoUrls` of a property.
    pub key: String,
    /// Its name in Rust.
    pub name: RustName,
}

/// What a rule renames.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Renamed {
    /// A schema.
    Type,
    /// An operation.
    Operation,
    /// A property of a schema; its type keeps its name.
    Property,
}

impl Rename {
    /// A rule.
    pub fn new(what: Renamed, key: impl Into<String>, name: RustName) -> Self {
        Self { what, key: key.into(), name }
    }
}

/// Writes the key of the settings, as in `types.Pet`.
impl std::fmt::Display for Rename {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}.{}", self.what.table(), self.key)
    }
}

impl Renamed {
    /// The table of `clientwright.toml` that has such rules.
    pub fn table(self) -> &'static str {
        match self {
            Self::Type => "types",
            Self::Operation => "operations",
            Self::Property => "properties",
        }
    }
}

/// An identifier in Rust. The generator writes it in the case that its place has: `list_animals` of a type is `ListAnimals`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RustName(String);

impl RustName {
    /// Reads an ASCII identifier; `None` for anything else, and for keywords.
    pub fn parse(text: &str) -> Option<Self> {
        (is_identifier(text) && !text.starts_with("r#")).then(|| Self(text.to_owned()))
    }

    /// The identifier.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_identifiers_are_names() {
        for text in ["Animal", "list_animals", "v2"] {
            assert_eq!(RustName::parse(text).as_ref().map(RustName::as_str), Some(text));
        }
        for text in ["", "_", "type", "gen", "crate", "two words", "2nd", "a::b", "r#type", "größe"] {
            assert_eq!(RustName::parse(text), None, "{text}");
        }
    }
}
