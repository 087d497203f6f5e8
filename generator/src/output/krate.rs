//! A complete crate around generated files. In: [`Files`] as a build script writes them, and the crate's name; out: the same
//! files under `src/api/`, with a manifest and a root. It never looks at the disk: a path to the runtime is written as given.

use super::name::CrateName;
use crate::format::{Files, MARKER};

/// What a generated crate is called and where it finds its runtime.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CrateSettings {
    /// The crate's name.
    pub name: CrateName,
    /// The title of the description, for the crate's documentation.
    pub title: String,
    /// Where its runtime comes from.
    pub runtime: Runtime,
    /// Features beside its own: those of [`crate::Summary::features`], all of them on by default.
    pub features: Vec<String>,
    /// Features of the runtime that the code needs: [`crate::Summary::runtime_features`].
    pub runtime_features: Vec<String>,
}

/// Where a generated crate finds `clientwright-runtime`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Runtime {
    /// The registry, in the version that fits this generator.
    Registry,
    /// This path, as it is to stand in the manifest: absolute, or relative to the crate's folder, with `/`.
    Path(String),
}

/// Builds a crate: `Cargo.toml`, `src/lib.rs`, and the files under `src/api/`.
pub fn krate(files: &Files, settings: &CrateSettings) -> Files {
    let modules = files.iter().map(|(path, text)| (format!("src/api/{path}"), text.to_owned()));
    let frame =
        [("Cargo.toml".to_owned(), manifest(settings)), ("src/lib.rs".to_owned(), root(files, settings))];
    modules.chain(frame).collect()
}

/// The oldest compiler that a generated crate is for.
const RUST_VERSION: &str = env!("CARGO_PKG_RUST_VERSION");

fn manifest(CrateSettings { name, runtime, features, runtime_features, .. }: &CrateSettings) -> String {
    let defaults = std::iter::once("reqwest").chain(features.iter().map(String::as_str));
    let defaults = defaults.map(quoted).collect::<Vec<_>>().join(", ");
    let tags: String = features.iter().map(|feature| format!("{feature} = []\n")).collect();
    let tags = if tags.is_empty() { tags } else { format!("# the operations of each tag\n{tags}") };
    let needed = match runtime_features.as_slice() {
        [] => String::new(),
        all => format!(", features = [{}]", all.iter().map(|it| quoted(it)).collect::<Vec<_>>().join(", ")),
    };
    let runtime = match runtime {
        Runtime::Registry => format!("version = {}", quoted(env!("CARGO_PKG_VERSION"))),
        Runtime::Path(path) => format!("path = {}", quoted(path)),
    };
    format!(
        r#"# {MARKER}: do not edit, generate again
[package]
name = "{name}"
version = "0.1.0"
edition = "2024"
rust-version = "{RUST_VERSION}"
publish = false

[lib]
# code blocks from the description are not doctests
doctest = false

[features]
default = [{defaults}]
# the default transport, by reqwest with rustls and aws-lc-rs; without it, the client is given one when it is built
reqwest = ["clientwright-runtime/reqwest"]
# the same with ring in place of aws-lc-rs, or with the TLS of the system
rustls-ring = ["clientwright-runtime/rustls-ring"]
native-tls = ["clientwright-runtime/native-tls"]
# calls that wait: `.call()` beside `.send()`, and streams as iterators
blocking = ["clientwright-runtime/blocking"]
# layers for the crates `tracing` and `metrics`, and transports of services of `tower`
tracing = ["clientwright-runtime/tracing"]
metrics = ["clientwright-runtime/metrics"]
tower = ["clientwright-runtime/tower"]
# sign-in with a browser, and a listener on this machine that the browser comes back to
sign-in = ["clientwright-runtime/sign-in"]
sign-in-listener = ["clientwright-runtime/sign-in-listener"]
# content codings that the default transport asks for and decodes
gzip = ["clientwright-runtime/gzip"]
brotli = ["clientwright-runtime/brotli"]
zstd = ["clientwright-runtime/zstd"]
# Serialize and Deserialize for the models
serde = ["clientwright-runtime/serde"]
# patterns are checked where limits are
validate-patterns = ["clientwright-runtime/validate-patterns"]
# conversions between texts of a format and the types of these crates
chrono = ["clientwright-runtime/chrono"]
jiff = ["clientwright-runtime/jiff"]
uuid = ["clientwright-runtime/uuid"]
{tags}
[dependencies]
clientwright-runtime = {{ {runtime}, default-features = false{needed} }}
"#
    )
}

/// The root holds no items of its own: the client, and what its users need of the runtime.
///
/// The recursion limit is for chains and cycles of more than about 60 types, which the compiler follows when it asks
/// whether a type is `Send` (E0320 otherwise), and only a crate's own root can set it.
fn root(files: &Files, CrateSettings { name, title, .. }: &CrateSettings) -> String {
    let title = plain(title);
    let scripts = if files.iter().any(|(_, text)| has_foreign_names(text)) { SCRIPTS } else { "" };
    format!(
        "// {MARKER}: do not edit, generate again
//! `{name}`, a client generated from an OpenAPI description: {title}.
//!
//! Begin with `Client::builder()`.
#![recursion_limit = \"1024\"]
{scripts}
#[rustfmt::skip]
mod api;

pub use api::*;
/// The runtime, for types of it that have no name here.
pub use clientwright_runtime as runtime;
#[cfg(any(feature = \"reqwest\", feature = \"rustls-ring\", feature = \"native-tls\"))]
#[doc(inline)]
pub use clientwright_runtime::ReqwestTransport;
#[doc(inline)]
pub use clientwright_runtime::{{
    AddressError, BaseUrl, Body, BuildError, ByteStream, CallOptions, ClientAuthentication, Clock,
    Credential, Error, Event, Events, ItemStream, Map, Maybe, Multipart, OAuth2, Part, Response,
    RetryPolicy, RetryScope, Secret, StreamError, TokenExchange, Transport, Value, formats,
}};
"
    )
}

/// Only a crate's own root can say so.
const SCRIPTS: &str = "#![allow(
    confusable_idents,
    mixed_script_confusables,
    reason = \"names are in the script of the description\"
)]
";

/// Whether code, comments aside, has letters beyond ASCII.
fn has_foreign_names(text: &str) -> bool {
    !text.is_ascii()
        && text.lines().map(str::trim_start).any(|line| !line.is_ascii() && !line.starts_with("//"))
}

/// A text as one line of Markdown that means nothing but itself: a line break would end the comment it stands in.
fn plain(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut out = String::new();
    let turns = |c: &char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    for c in line.chars().filter(|c| !c.is_control() && !turns(c)) {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// A basic string of TOML 1.0: the quote, the backslash and control characters are escaped.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            c if c.is_control() => out.push_str(&format!("\\u{:04X}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(runtime: Runtime) -> Files {
        let files: Files = [("mod.rs".to_owned(), "pub mod types;".to_owned())].into_iter().collect();
        krate(
            &files,
            &CrateSettings {
                name: CrateName::parse("pets").unwrap(),
                title: "Pets\nand <more>".to_owned(),
                runtime,
                features: vec!["pull-requests".to_owned()],
                runtime_features: vec!["xml".to_owned()],
            },
        )
    }

    #[test]
    fn a_crate_has_a_manifest_a_root_and_the_files() {
        let files = made(Runtime::Registry);
        let paths: Vec<&str> = files.iter().map(|(path, _)| path).collect();
        assert_eq!(paths, ["Cargo.toml", "src/api/mod.rs", "src/lib.rs"]);
        assert_eq!(files.get("src/api/mod.rs"), Some("pub mod types;"));
        assert!(files.get("src/lib.rs").unwrap().contains("description: Pets and \\<more\\>.\n"));
        let manifest = files.get("Cargo.toml").unwrap();
        assert!(manifest.contains("name = \"pets\"\n"), "{manifest}");
        assert!(manifest.contains("default = [\"reqwest\", \"pull-requests\"]\n"), "{manifest}");
        assert!(manifest.contains("\npull-requests = []\n"), "{manifest}");
        assert!(manifest.contains("clientwright-runtime = { version = \"0."), "{manifest}");
    }

    #[test]
    fn paths_are_quoted_as_toml_has_it() {
        let files = made(Runtime::Path("C:\\my \"crates\"\n/rt".to_owned()));
        let manifest = files.get("Cargo.toml").unwrap();
        assert!(manifest.contains(r#"{ path = "C:\\my \"crates\"\u000A/rt", default"#), "{manifest}");
    }
}
