//! The catalogue of codes: one table. In: nothing; out: number, title, severity, help and the long text of each.
//! It never holds a fact of one description.

use super::Severity;

/// A rule, by its number: `E0102`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u16);

/// What the catalogue says of a code.
#[derive(Debug)]
pub struct Entry {
    /// The code.
    pub code: Code,
    /// What kind of mistake it is, in a few words.
    pub title: &'static str,
    /// How bad it is unless settings say otherwise.
    pub severity: Severity,
    /// The text of `clientwright explain`: what it means, an example of the mistake and of the correction. Markdown.
    pub text: &'static str,
}

macro_rules! catalogue {
    ($($name:ident = $number:literal, $severity:ident, $title:literal;)*) => {
        impl Code {
            $(#[doc = $title] pub const $name: Self = Self($number);)*
        }

        /// All codes in the order of their numbers.
        pub const CATALOGUE: &[Entry] = &[$(Entry {
            code: Code::$name,
            title: $title,
            severity: Severity::$severity,
            text: include_str!(concat!("../../codes/", stringify!($number), ".md")),
        }),*];
    };
}

catalogue! {
    SYNTAX = 0001, Error, "the text is not well-formed YAML or JSON";
    DUPLICATE_KEY = 0002, Error, "a mapping has the same key twice";
    TOO_DEEP = 0003, Error, "values are nested too deeply";
    TOO_MANY_ALIASES = 0004, Error, "aliases expand beyond measure";
    MANY_DOCUMENTS = 0005, Error, "the text holds more than one document";
    NOT_OPENAPI = 0010, Error, "the document is not an OpenAPI description";
    UNSUPPORTED_VERSION = 0011, Error, "this version of OpenAPI is not supported";
    WRONG_KIND = 0020, Error, "a value is of the wrong kind";
    MISSING_KEY = 0021, Error, "a required key is missing";
    UNKNOWN_KEY = 0022, Warning, "a key that the specification does not know";
    DANGLING_REFERENCE = 0102, Error, "a reference names something that does not exist";
    UNSUPPORTED = 0500, Error, "a construct is not supported";
    UNUSED_TOLERANCE = 0600, Warning, "a tolerated code never came up";
}

impl Code {
    /// The catalogue's entry.
    pub fn entry(self) -> Option<&'static Entry> {
        CATALOGUE.iter().find(|entry| entry.code == self)
    }

    /// How bad a finding of this code is unless settings say otherwise.
    pub fn severity(self) -> Severity {
        self.entry().map_or(Severity::Error, |entry| entry.severity)
    }

    /// Reads `E0102`, `e0102` or `102`.
    pub fn parse(text: &str) -> Option<Self> {
        let number: u16 = text.trim_start_matches(['E', 'e', 'W', 'w']).parse().ok()?;
        CATALOGUE.iter().map(|entry| entry.code).find(|code| code.0 == number)
    }
}

impl std::fmt::Display for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "E{:04}", self.0)
    }
}
