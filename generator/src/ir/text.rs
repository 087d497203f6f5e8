//! Texts that people wrote, and hints for names. In: descriptions and wire names; out: types that say what they are.
//! It never turns a hint into a name: that is `naming`'s, once, for all.

/// What a description says of a thing, in Markdown: a summary line and a longer text, either of which may be empty.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// One line; empty when there is none.
    pub summary: String,
    /// The longer text; empty when there is none.
    pub description: String,
    /// Examples of the thing, as compact JSON.
    pub examples: Vec<String>,
    /// What the thing is when it is left out, as compact JSON.
    pub default: Option<String>,
    /// Whether the description calls the thing deprecated.
    pub deprecated: bool,
}

/// How a thing would like to be called, and how much that matters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum NameHint {
    /// The description names it outright: a component's key, an operationId, an `x-rust-name`.
    Given(String),
    /// It has no name; this is made from where it stands, outermost part first.
    Derived(Vec<String>),
}
