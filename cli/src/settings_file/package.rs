//! `[package]` of a settings file. In: its keys; out: what the manifest of a generated crate says.

use clientwright::output::{self, CrateName};

/// The keys; cargo's own, as far as they make sense for a generated crate.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(super) struct Package {
    name: Option<String>,
    version: Option<String>,
    description: Option<String>,
    license: Option<String>,
    authors: Vec<String>,
    repository: Option<String>,
    homepage: Option<String>,
    keywords: Vec<String>,
    categories: Vec<String>,
    publish: Publish,
}

#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum Publish {
    Flag(bool),
    Registries(Vec<String>),
}

impl Default for Publish {
    fn default() -> Self {
        Self::Flag(false)
    }
}

/// The name of the crate, if there is one, and its package.
pub(super) fn read(given: Package) -> Result<(Option<CrateName>, output::Package), String> {
    let name =
        given.name.map(|name| CrateName::parse(&name).map_err(|fault| format!("package.name: {fault}")));
    if let Some(version) = given.version.as_deref().filter(|version| !is_version(version)) {
        return Err(format!(
            "package.version: `{version}` is not a version: write three numbers, such as 1.0.0"
        ));
    }
    let mut package = output::Package::default();
    package.version = given.version;
    package.description = given.description;
    package.license = given.license;
    package.authors = given.authors;
    package.repository = given.repository;
    package.homepage = given.homepage;
    package.keywords = given.keywords;
    package.categories = given.categories;
    package.publish = match given.publish {
        Publish::Flag(true) => output::Publish::Anywhere,
        Publish::Flag(false) => output::Publish::Never,
        Publish::Registries(registries) => output::Publish::To(registries),
    };
    Ok((name.transpose()?, package))
}

/// Three numbers, and what may follow them (Semantic Versioning 2.0.0, 2, 9 and 10).
fn is_version(text: &str) -> bool {
    let numbers = text.split(['-', '+']).next().unwrap_or_default();
    let is_number = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_digit())
            && (part == "0" || !part.starts_with('0'))
    };
    let is_rest = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '+' | '.');
    numbers.split('.').count() == 3 && numbers.split('.').all(is_number) && text.chars().all(is_rest)
}
