//! The `[package]` of a generated crate beside its name. In: what settings say; out: lines of TOML. Values are quoted, not
//! checked: cargo says what a registry refuses.

use super::manifest::{list, quoted};

/// What the manifest says of the crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Package {
    /// The version; `0.1.0` without one.
    pub version: Option<String>,
    /// One sentence; without one, a sentence with the title of the description.
    pub description: Option<String>,
    /// An SPDX expression: `MIT OR Apache-2.0`.
    pub license: Option<String>,
    /// The authors.
    pub authors: Vec<String>,
    /// The address of the repository.
    pub repository: Option<String>,
    /// The address of a page about the crate.
    pub homepage: Option<String>,
    /// Words that it is found by: a registry takes five at most.
    pub keywords: Vec<String>,
    /// Categories of the registry: `api-bindings`.
    pub categories: Vec<String>,
    /// Whether cargo may publish it.
    pub publish: Publish,
}

/// Whether cargo may publish a crate.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Publish {
    /// Not at all.
    #[default]
    Never,
    /// To any registry.
    Anywhere,
    /// To the registries of these names.
    To(Vec<String>),
}

impl Package {
    /// The lines behind `name`.
    pub(super) fn lines(&self, title: &str) -> String {
        let usual = format!("A client of {title}, generated from its OpenAPI description.");
        let description = self.description.as_ref().unwrap_or(&usual);
        let one_line = description.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut lines = vec![
            format!("version = {}", quoted(self.version.as_deref().unwrap_or("0.1.0"))),
            "edition = \"2024\"".to_owned(),
            format!("rust-version = {}", quoted(env!("CARGO_PKG_RUST_VERSION"))),
            format!("description = {}", quoted(&one_line)),
        ];
        let texts =
            [("license", &self.license), ("repository", &self.repository), ("homepage", &self.homepage)];
        lines.extend(
            texts.into_iter().filter_map(|(key, text)| Some(format!("{key} = {}", quoted(text.as_ref()?)))),
        );
        let lists =
            [("authors", &self.authors), ("keywords", &self.keywords), ("categories", &self.categories)];
        lines.extend(
            lists
                .iter()
                .filter(|(_, all)| !all.is_empty())
                .map(|(key, all)| format!("{key} = {}", list(all))),
        );
        match &self.publish {
            Publish::Never => lines.push("publish = false".to_owned()),
            Publish::Anywhere => {}
            Publish::To(registries) => lines.push(format!("publish = {}", list(registries))),
        }
        lines.join("\n")
    }
}
