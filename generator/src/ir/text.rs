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
    /// It is what several places without a name have in common, and each of them has another name for it: the name that they
    /// share, which is empty where they share none.
    Common(String),
}

impl NameHint {
    /// The hint for what is named by the same and a word more.
    pub(super) fn with(&self, word: &str) -> Self {
        match self {
            Self::Given(name) => Self::Given(format!("{name}{word}")),
            Self::Derived(parts) => {
                Self::Derived(parts.iter().cloned().chain([word.to_lowercase()]).collect())
            }
            Self::Common(name) if name.is_empty() => self.clone(),
            Self::Common(name) => Self::Common(format!("{name} {word}")),
        }
    }
}
