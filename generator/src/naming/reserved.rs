//! Names that are taken before any is chosen. In: nothing; out: lists of words per kind of name.
//! It never chooses what to write instead.

/// Keywords of edition 2024, strict and reserved: none of them becomes a name. Weak ones are legal names (`raw`, `safe`, `union`).
pub(super) const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do",
    "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop",
    "macro", "match", "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static",
    "struct", "super", "trait", "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual",
    "where", "while", "yield",
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

/// The same, and the variant for values that are several of the others at once.
pub(super) const VARIANTS_OF_SEVERAL: &[&str] = &["Self", "Several", "Unknown"];

/// The member that keeps members nobody described.
pub(super) const FIELDS: &[&str] = &["additional"];

/// Methods of every client.
pub(super) const CLIENT: &[&str] = &["builder", "clone", "from_env", "request"];

/// Methods of every handle of a tag.
pub(super) const HANDLE: &[&str] = &["clone"];

/// Methods of every client builder.
pub(super) const BUILDER: &[&str] = &[
    "allow_plain_http",
    "attempt_timeout",
    "base_url",
    "build",
    "clock",
    "clone",
    "connect_timeout",
    "credential",
    "default_header",
    "default_query",
    "environment",
    "layer",
    "max_body_bytes",
    "observe",
    "origin",
    "redirects",
    "retry",
    "retry_budget",
    "strict_answers",
    "timeout",
    "transport",
    "user_agent_suffix",
    "wait_for_rate_limits",
];

/// Methods of every request, and names its emitted functions use inside.
pub(super) const ARGUMENTS: &[&str] = &[
    "at",
    "body",
    "body_as",
    "call",
    "call_for_bytes",
    "call_for_items",
    "call_raw",
    "call_raw_stream",
    "call_with_meta",
    "clone",
    "into_future",
    "items",
    "options",
    "pages",
    "poll_until_done",
    "raw_body",
    "request",
    "rt",
    "send",
    "send_for_bytes",
    "send_for_items",
    "send_raw",
    "send_raw_stream",
    "send_with_meta",
];

/// Modules of every output, the runtime's door, features of every generated crate, crates and types that emitted code names
/// beside these modules, and names that no file can have on Windows.
#[rustfmt::skip]
pub(super) const MODULES: &[&str] = &[
    "alloc", "aux", "blocking", "bool", "brotli", "char", "chrono", "client", "clientwright_runtime",
    "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9", "con", "core", "default",
    "driver", "errors", "events", "f32", "f64", "gzip", "i128", "i16", "i32", "i64", "i8", "isize",
    "jiff", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", "metrics", "native_tls", "nul",
    "operations", "prn", "requests", "required", "reqwest", "responses", "rt", "rustls_ring", "serde", "servers",
    "shared", "std", "str", "tags", "test", "testing", "tower", "tracing", "types", "u128", "u16", "u32", "u64", "u8", "usize", "uuid",
    "validate_patterns", "webhooks", "zstd",
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
            super::VARIANTS_OF_SEVERAL,
            super::FIELDS,
            super::CLIENT,
            super::HANDLE,
            super::BUILDER,
            super::ARGUMENTS,
            super::MODULES,
            super::SERVERS,
        ] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }
}
