//! Rules for single types, operations and properties. In: what is meant and what becomes of it; out: a rule. It never looks at a
//! description.

use super::crate_path::{CratePath, is_identifier};

/// What becomes of something of the description in Rust. The wire stays as it is, and what a rule says takes precedence over an
/// `x-rust-name` or an `x-rust-type` that is there.
///
/// ```
/// use clientwright::settings::{Choice, Rule, RustName};
///
/// let name = RustName::parse("Animal").expect("a name");
/// assert_eq!(Rule::new("Pet", Choice::TypeName(name)).to_string(), "types.Pet");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What is meant: a name of the description, a JSON pointer such as `/components/schemas/Pet/properties/tag`, or either with `*`
    /// for any text and `?` for one character. The name is a component's of a type, an `operationId` of an operation, and
    /// `Pet.photoUrls` of a property.
    pub key: String,
    /// What becomes of it.
    pub choice: Choice,
}

/// What becomes of something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// The type of a schema has this name. In `clientwright.toml`: `[types."Pet"]` with `rename = "Animal"`.
    TypeName(RustName),
    /// The method of an operation has this name. In `clientwright.toml`: `[operations."listPets"]` with `rename = "list_animals"`.
    OperationName(RustName),
    /// The field of a property has this name; its type keeps its own. In `clientwright.toml`: `[properties."Pet.photoUrls"]` with
    /// `rename = "photos"`.
    FieldName(RustName),
    /// This type takes the place of a schema's. It needs `Debug`, `Clone`, `PartialEq` and the runtime's `Json`; the runtime's macros
    /// `json_by_text` and `json_by_serde` give it the latter. In `clientwright.toml`: `[types."Price"]` with `replace = "crate::Money"`.
    Replacement(CratePath),
    /// The type of an object, an enumeration or a choice derives these, too: names such as `Eq` and `Hash`, which come together, or paths
    /// of macros. In `clientwright.toml`: `[types."Pet"]` with `derive = ["Eq", "Hash", "schemars::JsonSchema"]`.
    Derives(Vec<CratePath>),
    /// A text or a number is a type of its own, which is not mixed up with others. In `clientwright.toml`: `newtypes = ["*Id"]`.
    Newtype,
}

/// What a rule is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// A schema.
    Type,
    /// An operation.
    Operation,
    /// A property of a schema.
    Property,
}

impl Rule {
    /// A rule.
    pub fn new(key: impl Into<String>, choice: Choice) -> Self {
        Self { key: key.into(), choice }
    }

    /// What it is about.
    pub fn subject(&self) -> Subject {
        match self.choice {
            Choice::TypeName(_) | Choice::Replacement(_) => Subject::Type,
            Choice::Derives(_) | Choice::Newtype => Subject::Type,
            Choice::OperationName(_) => Subject::Operation,
            Choice::FieldName(_) => Subject::Property,
        }
    }
}

/// Writes the key of the settings, as in `types.Pet`.
impl std::fmt::Display for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let table = match self.choice {
            Choice::TypeName(_) | Choice::Replacement(_) | Choice::Derives(_) => "types",
            Choice::Newtype => "newtypes",
            Choice::OperationName(_) => "operations",
            Choice::FieldName(_) => "properties",
        };
        write!(f, "{table}.{}", self.key)
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
