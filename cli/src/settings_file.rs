//! The settings file `clientwright.toml`. In: its path; out: settings. It never looks at a description.

mod formats;
mod ignored;
mod long_running;
mod models;
mod package;
mod pagination;
mod policies;
mod rules;
mod webhooks;

pub use ignored::Ignored;

use clientwright::diagnostic::Code;
use clientwright::output::{CrateName, Package};
use clientwright::settings::{self, CratePath, Filter, Outside};
use clientwright::{Settings, Source};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The name of the settings file that `clientwright` reads from the working directory.
pub const NAME: &str = "clientwright.toml";

/// What a settings file says.
#[derive(Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SettingsFile {
    /// How the description is read and the code is generated.
    pub settings: Settings,
    /// The name of a generated crate, by `[package]`.
    pub name: Option<CrateName>,
    /// The rest of `[package]`.
    pub package: Package,
    /// The changes that `clientwright diff` does not report.
    pub ignored: Vec<Ignored>,
}

impl SettingsFile {
    /// Reads a file; its relative paths start at its folder.
    ///
    /// # Errors
    /// A message that names the file, when it cannot be read, is not TOML, or has a key or a value that is not known.
    pub fn read(path: &Path) -> Result<Self, String> {
        let text = Source::read(path).map_err(|e| format!("cannot read `{}`: {e}", path.display()))?;
        let file = Self::parse(text.text()).map_err(|message| format!("`{}`: {message}", path.display()))?;
        Ok(Self { settings: from_folder(file.settings, path.parent().unwrap_or(Path::new(""))), ..file })
    }

    fn parse(text: &str) -> Result<Self, String> {
        let mut file: File = toml::from_str(text).map_err(|e| e.to_string().trim_end().to_owned())?;
        let (name, package) = package::read(std::mem::take(&mut file.package))?;
        let ignored = ignored::read(std::mem::take(&mut file.ignore))?;
        Ok(Self { settings: settings(file)?, name, package, ignored })
    }
}

/// What `clientwright.toml` may say; see [`Settings`] for what each key means.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct File {
    tolerate: Vec<String>,
    allow: Vec<String>,
    strict: bool,
    keep_going: bool,
    runtime: Option<String>,
    threads: usize,
    formats: formats::Given,
    uuid: models::Uuids,
    floats: models::Floats,
    defaults: models::Defaults,
    objects: models::Objects,
    xml_beside_json: bool,
    required: models::Required,
    validate: bool,
    builders: bool,
    hash: bool,
    features_above: Option<usize>,
    include: Vec<String>,
    exclude: Vec<String>,
    components: Components,
    nulls: Nulls,
    assume_security: Vec<String>,
    env_prefix: Option<String>,
    docs_url: Option<String>,
    overlays: Vec<PathBuf>,
    outside_files: bool,
    local: BTreeMap<String, PathBuf>,
    bounds: Bounds,
    policies: Vec<policies::PolicyEntry>,
    strip: Vec<String>,
    newtypes: Vec<String>,
    types: rules::RulesTable<rules::Type>,
    operations: rules::RulesTable<rules::Named>,
    properties: rules::RulesTable<rules::Named>,
    ignore: Vec<ignored::IgnoredEntry>,
    package: package::Package,
    pagination: Vec<pagination::PaginationEntry>,
    #[serde(default)]
    long_running: Vec<long_running::LongRunningEntry>,
    infer_pagination: Option<bool>,
    webhooks: Option<webhooks::WebhooksTable>,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Bounds {
    bytes: Option<usize>,
    nodes: Option<usize>,
    output: Option<usize>,
}

impl From<Bounds> for settings::Bounds {
    fn from(given: Bounds) -> Self {
        let usual = Self::default();
        Self {
            bytes: given.bytes.unwrap_or(usual.bytes),
            nodes: given.nodes.unwrap_or(usual.nodes),
            output: given.output.unwrap_or(usual.output),
        }
    }
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Nulls {
    #[default]
    WhereSent,
    Everywhere,
}

#[derive(Debug, Default, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
enum Components {
    #[default]
    Reached,
    All,
}

/// The folders and overlays of a settings file are meant from where it stands.
fn from_folder(mut settings: Settings, folder: &Path) -> Settings {
    settings.overlays.iter_mut().for_each(|overlay| *overlay = folder.join(&*overlay));
    settings.references.local.iter_mut().for_each(|local| local.path = folder.join(&local.path));
    settings
}

fn settings(file: File) -> Result<Settings, String> {
    let mut settings = Settings::default().threads(file.threads);
    settings = settings.tolerate(codes("tolerate", &file.tolerate)?).allow(codes("allow", &file.allow)?);
    settings = settings.bounds(file.bounds.into());
    settings = formats::settings(settings, file.formats)?.uuids(file.uuid.into()).floats(file.floats.into());
    settings =
        settings.defaults(file.defaults.into()).objects(file.objects.into()).required(file.required.into());
    if file.strict {
        settings = settings.strictness(settings::Strictness::Strict);
    }
    if file.keep_going {
        settings = settings.keep_going();
    }
    if file.xml_beside_json {
        settings = settings.xml(settings::XmlBesideJson::Used);
    }
    if file.builders {
        settings = settings.builders(settings::Builders::All);
    }
    if file.hash {
        settings = settings.hashing(settings::Hashing::Models);
    }
    if file.validate {
        settings = settings.validation(settings::Validation::Emitted);
    }
    settings = settings.include(filters(&file.include)?).exclude(filters(&file.exclude)?).strip(file.strip);
    settings = settings.components(match file.components {
        Components::Reached => settings::Components::Reached,
        Components::All => settings::Components::All,
    });
    settings = settings.nulls(match file.nulls {
        Nulls::WhereSent => settings::Nulls::WhereSent,
        Nulls::Everywhere => settings::Nulls::Everywhere,
    });
    settings = file.assume_security.into_iter().fold(settings, Settings::assume_security);
    (settings.env_prefix, settings.docs_url) = (file.env_prefix, file.docs_url);
    settings = pagination::settings(settings, file.pagination, file.infer_pagination)?;
    settings = long_running::settings(settings, file.long_running)?;
    settings.webhooks = file.webhooks.map(webhooks::read).transpose()?;
    settings = policies::settings(settings, file.policies)?;
    settings.rules = rules::read(file.newtypes, file.types, file.operations, file.properties)?;
    settings = file.overlays.into_iter().fold(settings, Settings::overlay);
    if file.outside_files {
        settings = settings.outside_files(Outside::Allowed);
    }
    for (prefix, path) in file.local {
        settings = settings.local(prefix, path);
    }
    if let Some(operations) = file.features_above {
        settings = settings.features_above(operations);
    }
    if let Some(text) = file.runtime {
        let path =
            CratePath::parse(&text).ok_or_else(|| format!("runtime: `{text}` is not the path of a crate"))?;
        settings = settings.runtime(path);
    }
    Ok(settings)
}

fn codes(key: &str, texts: &[String]) -> Result<Vec<Code>, String> {
    let code = |text: &String| Code::parse(text).ok_or_else(|| format!("{key}: unknown code `{text}`"));
    texts.iter().map(code).collect()
}

fn filters(texts: &[String]) -> Result<Vec<Filter>, String> {
    let filter = |text: &String| {
        Filter::parse(text).ok_or_else(|| {
            format!("`{text}` is not a filter: write `operation:PATTERN`, `tag:PATTERN`, `path:PATTERN` or `webhook:PATTERN`")
        })
    };
    texts.iter().map(filter).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Settings, String> {
        SettingsFile::parse(text).map(|file| file.settings)
    }

    #[test]
    fn a_package_has_the_keys_of_cargo() {
        let text =
            "[package]\nname = \"pets\"\nversion = \"1.2.3-rc.1\"\nlicense = \"MIT\"\npublish = true\n";
        let file = SettingsFile::parse(text).unwrap();
        assert_eq!(file.name, CrateName::parse("pets").ok());
        assert_eq!(file.package.version.as_deref(), Some("1.2.3-rc.1"));
        assert_eq!(file.package.license.as_deref(), Some("MIT"));
        assert_eq!(file.package.publish, clientwright::output::Publish::Anywhere);
        for (wrong, said) in
            [("version = \"1.2\"", "package.version: `1.2`"), ("name = \"a b\"", "package.name: ")]
        {
            let message = SettingsFile::parse(&format!("[package]\n{wrong}")).unwrap_err();
            assert!(message.contains(said), "{message}");
        }
    }

    #[test]
    fn settings_are_read_and_mistakes_named() {
        let settings = read("tolerate = [\"E0501\"]\nruntime = \"my::rt\"\nthreads = 2\n").unwrap();
        assert_eq!(settings.tolerate, [Code::EXTERNAL_REFERENCE]);
        assert_eq!(read("keep_going = true\n").unwrap().faults, settings::Faults::Confined);
        assert_eq!((settings.runtime.to_string().as_str(), settings.threads), ("my::rt", 2));
        assert_eq!(read(""), Ok(Settings::default()));
        let text =
            "include = [\"tag:a\"]\nexclude = [\"path:/b\"]\nfeatures_above = 9\ncomponents = \"all\"\n";
        let filter = |text| Filter::parse(text).unwrap();
        let wanted = Settings::default().include([filter("tag:a")]).exclude([filter("path:/b")]);
        let wanted = wanted.features_above(9).components(settings::Components::All);
        assert_eq!(read(text), Ok(wanted));

        let wanted = Settings::default().allow([Code::NULLABLE_ALONE, Code::UNKNOWN_KEY]);
        assert_eq!(read("allow = [\"E0313\", \"22\"]"), Ok(wanted));

        let text = "formats = \"text\"\nfloats = \"f32\"\ndefaults = \"filled\"\nvalidate = true\nhash = true\nbuilders = true";
        let wanted = Settings::default().formats(settings::Formats::Text).floats(settings::FloatWidth::F32);
        let wanted = wanted.defaults(settings::Defaults::Filled).validation(settings::Validation::Emitted);
        let wanted = wanted.hashing(settings::Hashing::Models).builders(settings::Builders::All);
        assert_eq!(read(text), Ok(wanted));

        let found = from_folder(read("overlays = [\"x.yaml\", \"b/y.json\"]").unwrap(), Path::new("a"));
        assert_eq!(found, Settings::default().overlay("a/x.yaml").overlay("a/b/y.json"));

        let text = "outside_files = true\n[local]\n\"https://example.com/\" = \"schemas\"";
        let wanted = Settings::default().outside_files(Outside::Allowed);
        assert_eq!(read(text), Ok(wanted.clone().local("https://example.com/", "schemas")));
        let found = from_folder(read(text).unwrap(), Path::new("a"));
        assert_eq!(found, wanted.local("https://example.com/", "a/schemas"));

        let wanted = Settings::default().assume_security("BearerToken");
        assert_eq!(read("assume_security = [\"BearerToken\"]"), Ok(wanted));
        assert_eq!(read("strip = [\"Acme\"]"), Ok(Settings::default().strip(["Acme"])));
        assert_eq!(read("env_prefix = \"acme\""), Ok(Settings::default().env_prefix("acme")));
        let bounds = settings::Bounds { nodes: 1000, ..settings::Bounds::default() };
        assert_eq!(read("[bounds]\nnodes = 1_000"), Ok(Settings::default().bounds(bounds)));

        for (text, said) in [
            ("tolerate = [\"E9999\"]", "unknown code `E9999`"),
            ("allow = [\"x\"]", "allow: unknown code `x`"),
            ("runtime = \"a b\"", "`a b` is not the path of a crate"),
            ("tolerated = []", "unknown field `tolerated`"),
            ("formats = \"none\"", "unknown variant `none`"),
            ("include = [\"pets\"]", "`pets` is not a filter"),
            ("components = \"some\"", "unknown variant `some`"),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
