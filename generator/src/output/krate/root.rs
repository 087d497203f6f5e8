//! The root of a generated crate and its README. In: what the crate is to be; out: `src/lib.rs` and `README.md`. The root holds
//! no items of its own: the client, and what its users need of the runtime.

use super::{CrateSettings, Files, MARKER, Publish, Runtime, page};

/// The recursion limit is for chains and cycles of more than about 60 types, which the compiler follows when it asks
/// whether a type is `Send` (E0320 otherwise), and only a crate's own root can set it.
pub(super) fn written(files: &Files, settings: &CrateSettings) -> String {
    let CrateSettings { name, title, runtime, .. } = settings;
    let title = plain(title);
    let page: String = page::sections(settings)
        .lines()
        .map(|line| format!("//! {line}").trim_end().to_owned() + "\n")
        .collect();
    let scripts = if files.iter().any(|(_, text)| has_foreign_names(text)) { SCRIPTS } else { "" };
    let (module, path) = match runtime {
        Runtime::Vendored(_) => (VENDORED, "runtime"),
        Runtime::Registry(_) | Runtime::Path(_) | Runtime::Git { .. } => (DEPENDENCY, "clientwright_runtime"),
    };
    format!(
        "// {MARKER}: do not edit, generate again
//! `{name}`, a client generated from an OpenAPI description: {title}.
//!
{page}#![recursion_limit = \"1024\"]
{scripts}
#[rustfmt::skip]
mod api;
{module}
#[cfg(any(feature = \"reqwest\", feature = \"rustls-ring\", feature = \"native-tls\"))]
#[doc(inline)]
pub use {path}::ReqwestTransport;
#[doc(inline)]
pub use {path}::{{
    AddressError, BaseUrl, Body, BuildError, ByteStream, CallOptions, ClientAuthentication, Clock,
    Credential, Error, Event, Events, ItemStream, Map, Maybe, Multipart, OAuth2, Part, Response,
    RetryPolicy, RetryScope, Secret, StreamError, TokenExchange, Transport, Value, formats,
}};
"
    )
}

const DEPENDENCY: &str = "
pub use api::*;
/// The runtime, for types of it that have no name here.
pub use clientwright_runtime as runtime;";

/// The runtime is held to the lints of its own repository. (`rustfmt::skip` would make its macros ones that no path leads to.)
const VENDORED: &str = "#[allow(
    clippy::all,
    unfulfilled_lint_expectations,
    reason = \"the sources of clientwright-runtime, as they are there\"
)]
pub mod runtime;

pub use api::*;";

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

/// What the crate is, how it is added, and where it begins.
pub(super) fn readme(settings: &CrateSettings) -> String {
    let CrateSettings { name, title, package, runtime, .. } = settings;
    let title = plain(title);
    let version = package.version.as_deref().unwrap_or("0.1.0");
    // a crate of that name in the registry would be somebody else's
    let source = match package.publish {
        Publish::Never => format!("{{ path = \"path/to/{name}\" }}"),
        Publish::Anywhere => format!("\"{version}\""),
        Publish::To(ref registries) => {
            let registry = registries.first().map_or("", String::as_str);
            format!("{{ version = \"{version}\", registry = \"{}\" }}", plain(registry))
        }
    };
    let license = match &package.license {
        Some(license) => format!("\n## License\n\n{}\n", plain(license)),
        None => String::new(),
    };
    let vendored = match runtime {
        Runtime::Vendored(_) => {
            "\nThe folder `src/runtime` holds the sources of clientwright-runtime, under MIT or Apache-2.0.\n"
        }
        Runtime::Registry(_) | Runtime::Path(_) | Runtime::Git { .. } => "",
    };
    let sections = page::sections(settings).replace("# A first", "## A first").replace("\n# ", "\n## ");
    format!(
        "<!-- {MARKER}: do not edit, generate again -->
# {name}

A Rust client of {title}, generated from its OpenAPI description.

```toml
[dependencies]
{name} = {source}
tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }}
```

{sections}{vendored}{license}"
    )
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
