//! Names of crates. In: a text; out: a [`CrateName`] that cargo takes and that Rust can name, or what is wrong with it. It
//! never changes a name to make it fit, but for [`CrateName::from_folder`], whose purpose that is.

/// A name that a generated crate may have.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrateName(String);

/// Why a text is not the name of a crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameFault {
    /// There is nothing.
    Empty,
    /// It does not begin with a letter.
    Start,
    /// It has a character other than a letter, a digit, `-` and `_`.
    Character(char),
    /// It is a keyword of Rust, or would be when `-` is written as `_`.
    Keyword,
    /// A crate of this name is already part of what the generated one is made of.
    Taken,
    /// It is longer than registries take.
    Long,
}

impl std::fmt::Display for NameFault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Empty => f.write_str("it is empty"),
            Self::Start => f.write_str("it does not begin with an ASCII letter"),
            Self::Character(other) => write!(f, "{other:?} is not a letter, a digit, `-` or `_` of ASCII"),
            Self::Keyword => f.write_str("it is a keyword of Rust"),
            Self::Taken => f.write_str("the generated crate needs another crate of that name"),
            Self::Long => f.write_str("it is longer than 64 characters"),
        }
    }
}

impl std::error::Error for NameFault {}

/// Names that the generated crate's own source, its dependencies or cargo itself claim.
const TAKEN: &[&str] = &[
    "alloc",
    "bin",
    "build",
    "clientwright_runtime",
    "core",
    "deps",
    "examples",
    "incremental",
    "proc_macro",
    "std",
    "test",
    "tokio",
];

/// The longest name the registry takes.
const LONGEST: usize = 64;

impl CrateName {
    /// Reads a name, by the rules of cargo and of its registry.
    ///
    /// # Errors
    ///
    /// The first rule that it breaks.
    pub fn parse(text: &str) -> Result<Self, NameFault> {
        let first = text.chars().next().ok_or(NameFault::Empty)?;
        if let Some(other) = text.chars().find(|c| !(c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))) {
            return Err(NameFault::Character(other));
        }
        if !first.is_ascii_alphabetic() {
            return Err(NameFault::Start);
        }
        if text.len() > LONGEST {
            return Err(NameFault::Long);
        }
        let in_rust = text.replace('-', "_");
        if TAKEN.contains(&in_rust.to_ascii_lowercase().as_str()) {
            return Err(NameFault::Taken);
        }
        // `gen` is a keyword since edition 2024, which syn leaves open
        if in_rust == "gen" || syn::parse_str::<syn::Ident>(&in_rust).is_err() {
            return Err(NameFault::Keyword);
        }
        Ok(Self(text.to_owned()))
    }

    /// The name that a folder suggests: its last part in lower case, with `-` for whatever a name may not have.
    ///
    /// # Errors
    ///
    /// What is wrong with it even then.
    pub fn from_folder(dir: &std::path::Path) -> Result<Self, NameFault> {
        let last = dir.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        let fitting: String =
            last.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '-' }).collect();
        Self::parse(fitting.trim_matches('-'))
    }

    /// The name as it stands in a Cargo.toml.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for CrateName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn names_follow_the_rules_of_cargo() {
        for name in ["identity-client", "a", "Pet_Store2", &"x".repeat(64)] {
            assert_eq!(CrateName::parse(name).map(|name| name.to_string()).as_deref(), Ok(name));
        }
        let faults = [
            ("", NameFault::Empty),
            ("1st", NameFault::Start),
            ("-a", NameFault::Start),
            ("a.b", NameFault::Character('.')),
            ("a\"\n[x]", NameFault::Character('"')),
            ("größe", NameFault::Character('ö')),
            ("gen", NameFault::Keyword),
            ("match", NameFault::Keyword),
            ("core", NameFault::Taken),
            ("clientwright-runtime", NameFault::Taken),
            (&"x".repeat(65), NameFault::Long),
        ];
        for (name, fault) in faults {
            assert_eq!(CrateName::parse(name), Err(fault), "{name}");
        }
    }

    #[test]
    fn folders_suggest_names() {
        let name = |dir: &str| CrateName::from_folder(Path::new(dir)).map(|name| name.to_string());
        assert_eq!(name("out/Pet Store v1.2/").as_deref(), Ok("pet-store-v1-2"));
        assert_eq!(name("/"), Err(NameFault::Empty));
        assert_eq!(name("x/.hidden").as_deref(), Ok("hidden"));
    }
}
