//! Names that are taken before any is chosen. In: nothing; out: lists of words per kind of name.
//! It never chooses what to write instead.

/// Keywords of every edition, strict, reserved and weak alike: none of them becomes a name.
pub(super) const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "raw", "ref", "return", "safe",
    "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof", "union", "unsafe",
    "unsized", "use", "virtual", "where", "while", "yield",
];

/// Names of Rust's prelude that emitted code writes without a path, or that a reader would take for the prelude's.
pub(super) const TYPES: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Deserialize",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Self",
    "Send",
    "Serialize",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Vec",
];

/// The variant that keeps values nobody described.
pub(super) const VARIANTS: &[&str] = &["Self", "Unknown"];

/// The member that keeps members nobody described.
pub(super) const FIELDS: &[&str] = &["additional"];

/// Methods of every client.
pub(super) const CLIENT: &[&str] = &["builder", "clone"];

/// Methods of every client builder.
pub(super) const BUILDER: &[&str] = &[
    "attempt_timeout",
    "build",
    "clock",
    "clone",
    "connect_timeout",
    "max_body_bytes",
    "retry",
    "timeout",
    "transport",
    "user_agent_suffix",
];

/// Methods of every request, and names its emitted functions use inside.
pub(super) const ARGUMENTS: &[&str] =
    &["body", "clone", "into_future", "options", "request", "rt", "send", "send_with_meta"];

/// Modules of every output, the runtime's door, and features of every generated crate.
pub(super) const MODULES: &[&str] = &[
    "client",
    "default",
    "errors",
    "events",
    "operations",
    "requests",
    "reqwest",
    "responses",
    "rt",
    "serde",
    "servers",
    "shared",
    "tags",
    "types",
];

/// Variants of every list of servers.
pub(super) const SERVERS: &[&str] = &["At", "Self"];

#[cfg(test)]
mod tests {
    #[test]
    fn lists_are_sorted_for_the_search() {
        for list in [
            super::KEYWORDS,
            super::TYPES,
            super::VARIANTS,
            super::CLIENT,
            super::BUILDER,
            super::ARGUMENTS,
            super::MODULES,
            super::SERVERS,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
