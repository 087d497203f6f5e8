//! The manifest of a generated crate. In: what the crate is to be; out: the text of `Cargo.toml`, whose last line says that what
//! follows it is the user's (`super::super::kept`).

use super::{CrateSettings, MARKER, Runtime, vendored};
use crate::output::kept;

/// The features that documentation is made with: all that add items, and one kind of TLS.
const DOCUMENTED: &[&str] = &[
    "blocking",
    "tracing",
    "metrics",
    "tower",
    "sign-in-listener",
    "test",
    "webhooks",
    "serde",
    "validate-patterns",
    "chrono",
    "jiff",
    "uuid",
];

/// What the example needs.
const EXAMPLE: &str = "
[dev-dependencies]
tokio = { version = \"1\", default-features = false, features = [\"macros\", \"rt-multi-thread\"] }

[[example]]
name = \"first_call\"
required-features = [\"reqwest\"]
";

/// Features of the runtime that the crate passes on, as lines of the manifest.
const PASSED_ON: &str = r#"# the default transport, by reqwest with rustls and aws-lc-rs; without it, the client is given one when it is built
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
# fakes of the API in memory, for tests
test = ["clientwright-runtime/test"]
# signatures of webhooks and callbacks are verified
webhooks = ["clientwright-runtime/webhooks"]
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
"#;

pub(super) fn written(settings: &CrateSettings) -> String {
    let CrateSettings { name, package, title, features, .. } = settings;
    let package = package.lines(title);
    let tags: String = features.iter().map(|feature| format!("{feature} = []\n")).collect();
    let tags = if tags.is_empty() { tags } else { format!("# the operations of each tag\n{tags}") };
    let Needs { defaults, passed_on, dependencies } = needs(settings);
    let example = if settings.guide.call.is_some() { EXAMPLE } else { "" };
    let documented = list(&[DOCUMENTED, &["default"]].concat());
    kept::ended(&format!(
        "# {MARKER}: generate again instead of editing what stands above the last line of this part
[package]
name = \"{name}\"
{package}

[package.metadata.docs.rs]
features = {documented}

[lib]
# code blocks from the description are not doctests
doctest = false

[features]
default = {defaults}
{passed_on}{tags}
[dependencies]
{dependencies}{example}"
    ))
}

/// What the manifest says because of the runtime.
struct Needs<'a> {
    defaults: String,
    passed_on: &'a str,
    dependencies: String,
}

fn needs(settings: &CrateSettings) -> Needs<'_> {
    let CrateSettings { runtime, features, runtime_features, .. } = settings;
    let own = std::iter::once("reqwest").chain(features.iter().map(String::as_str));
    let dependency = |source: String| {
        let needed = match runtime_features.as_slice() {
            [] => String::new(),
            all => format!(", features = {}", list(all)),
        };
        format!("clientwright-runtime = {{ {source}, default-features = false{needed} }}\n")
    };
    let defaults = list(&own.clone().collect::<Vec<_>>());
    let passed =
        |source| Needs { defaults: defaults.clone(), passed_on: PASSED_ON, dependencies: dependency(source) };
    match runtime {
        Runtime::Registry(version) => passed(format!("version = {}", quoted(version))),
        Runtime::Path(path) => passed(format!("path = {}", quoted(path))),
        Runtime::Git { url, rev: None } => passed(format!("git = {}", quoted(url))),
        Runtime::Git { url, rev: Some(rev) } => {
            passed(format!("git = {}, rev = {}", quoted(url), quoted(rev)))
        }
        Runtime::Vendored(sources) => {
            let vendored::Sections { features, dependencies } = sources.sections();
            let own = own.chain(runtime_features.iter().map(String::as_str));
            Needs {
                defaults: list(&own.collect::<Vec<_>>()),
                passed_on: features,
                dependencies: dependencies.to_owned(),
            }
        }
    }
}

/// A list of basic strings.
pub(super) fn list(texts: &[impl AsRef<str>]) -> String {
    format!("[{}]", texts.iter().map(|text| quoted(text.as_ref())).collect::<Vec<_>>().join(", "))
}

/// A basic string of TOML 1.0: the quote, the backslash and control characters are escaped.
pub(super) fn quoted(text: &str) -> String {
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
