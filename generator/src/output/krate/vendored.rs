//! The runtime as a module of the generated crate. In: the sources of `clientwright-runtime`; out: the same under `src/runtime/`,
//! with paths that begin there, and without its tests. Macros stay at the crate's root, where `macro_export` puts them.

use super::MARKER;
use std::collections::BTreeSet;

/// The sources of a runtime: what its crate gives under the feature `sources`.
#[derive(Clone, PartialEq, Eq)]
pub struct Sources {
    /// The texts of its files by their paths below `src/`, with `/`.
    pub files: Vec<(String, String)>,
    /// Its `[features]` and `[dependencies]`, with versions.
    pub manifest: String,
    /// The texts of its licences by their names.
    pub licenses: Vec<(String, String)>,
}

/// Without the texts.
impl std::fmt::Debug for Sources {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sources").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

/// What a path from the root may name beside modules.
struct Macros<'a> {
    names: BTreeSet<&'a str>,
    modules: BTreeSet<&'a str>,
}

/// Two sections of a manifest, without their heads.
pub(super) struct Sections<'a> {
    pub(super) features: &'a str,
    pub(super) dependencies: &'a str,
}

impl Sources {
    /// The lines of the sections.
    pub(super) fn sections(&self) -> Sections<'_> {
        let (features, dependencies) =
            self.manifest.split_once("[dependencies]\n").unwrap_or((&self.manifest, ""));
        let features = features.split_once("[features]\n").map_or(features, |(_, features)| features);
        Sections { features: features.trim_end_matches('\n'), dependencies }
    }

    /// The files of the crate, by their paths in it.
    pub(super) fn placed(&self) -> Vec<(String, String)> {
        let macros = Macros { names: self.macros(), modules: self.modules() };
        let is_code =
            |path: &str| path != "sources.rs" && !path.ends_with("tests.rs") && !path.contains("tests/");
        let code = self.files.iter().filter(|(path, _)| is_code(path)).map(|(path, text)| {
            let path =
                if path == "lib.rs" { "src/runtime.rs".to_owned() } else { format!("src/runtime/{path}") };
            (
                path,
                format!("// {MARKER}: do not edit, generate again\n{}", moved(&without_tests(text), &macros)),
            )
        });
        let licenses = self
            .licenses
            .iter()
            .map(|(name, text)| (format!("src/runtime/{name}.md"), format!("<!-- {MARKER} -->\n{text}")));
        code.chain(licenses).collect()
    }

    /// The names of the modules of the root.
    fn modules(&self) -> BTreeSet<&str> {
        self.files
            .iter()
            .filter_map(|(path, _)| path.strip_suffix(".rs"))
            .filter(|name| !name.contains('/'))
            .collect()
    }

    /// The names of the macros that are exported.
    fn macros(&self) -> BTreeSet<&str> {
        let exported = self.files.iter().flat_map(|(_, text)| text.split("#[macro_export]").skip(1));
        let name = |text: &'_ str| -> Option<std::ops::Range<usize>> {
            let start = text.find("macro_rules! ")? + "macro_rules! ".len();
            let length = text.get(start..)?.find(|c: char| !(c.is_alphanumeric() || c == '_'))?;
            Some(start..start + length)
        };
        exported.filter_map(|text| text.get(name(text)?)).collect()
    }
}

/// A file without its tests and without the module that gives the sources.
fn without_tests(text: &str) -> String {
    const TESTS: &str = "\n#[cfg(test)]\nmod tests {\n";
    let text = match text.split_once(TESTS) {
        // the module is the last thing in its file
        Some((code, tests)) if tests.find("\n}\n").is_some_and(|end| end + 3 == tests.len()) => code,
        Some(_) | None => text,
    };
    text.replace("#[cfg(test)]", "#[cfg(any())]")
        .replace("#[cfg(feature = \"sources\")]\npub mod sources;\n", "")
}

/// A text whose paths from the crate's root lead to the module.
fn moved(text: &str, macros: &Macros<'_>) -> String {
    const ROOT: &str = "crate::";
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    let mut rest = text;
    while let Some(at) = rest.find(ROOT) {
        let (before, path) = rest.split_at_checked(at + ROOT.len()).unwrap_or((rest, ""));
        out.push_str(before);
        let is_word = before.trim_end_matches(ROOT).ends_with(|c: char| c.is_alphanumeric() || c == '_');
        if !is_word && !is_macro(path, macros) {
            out.push_str("runtime::");
        }
        rest = path;
    }
    out + rest
}

/// Whether a path names macros: `record!`, `serde_impls;`, `{client, record};`.
fn is_macro(path: &str, macros: &Macros<'_>) -> bool {
    if let Some(list) = path.strip_prefix('{').and_then(|rest| rest.split_once('}')) {
        // a list of several lines ends with a comma
        let mut names = list.0.split(',').map(str::trim).filter(|name| !name.is_empty());
        return names.all(|name| macros.names.contains(name));
    }
    let end = path.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(path.len());
    let (name, behind) = path.split_at_checked(end).unwrap_or((path, ""));
    // an import by the name of both is that of the module
    macros.names.contains(name)
        && (behind.starts_with('!') || behind.starts_with(';') && !macros.modules.contains(name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_to_the_module_and_macros_stay() {
        let macros = Macros { names: ["record", "client"].into(), modules: ["client", "json"].into() };
        for (given, want) in [
            ("use crate::json::Value;", "use crate::runtime::json::Value;"),
            ("pub(in crate::json) fn", "pub(in crate::runtime::json) fn"),
            ("$crate::record!(@is $crate::json::X)", "$crate::record!(@is $crate::runtime::json::X)"),
            ("pub use crate::{client, record};", "pub use crate::{client, record};"),
            (
                "pub use crate::{\n    client,\n    record,\n};",
                "pub use crate::{\n    client,\n    record,\n};",
            ),
            ("use crate::{client, json};", "use crate::runtime::{client, json};"),
            ("use crate::client::Client;", "use crate::runtime::client::Client;"),
            ("use crate::client;", "use crate::runtime::client;"),
            ("pub use crate::record;", "pub use crate::record;"),
            ("my_crate::a", "my_crate::a"),
        ] {
            assert_eq!(moved(given, &macros), want);
        }
    }
}
