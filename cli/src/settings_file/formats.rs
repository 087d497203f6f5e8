//! What texts and numbers of a format become, as `clientwright.toml` writes it. In: a word for all formats, or a table with the types of
//! single ones; out: settings. It never looks for such a type.

use super::models;
use clientwright::Settings;
use clientwright::settings::CratePath;
use serde::Deserialize;
use std::collections::BTreeMap;

/// `formats = "jiff"`, or `[formats."offset"]` with `type = "crate::Offset"`, beside which `default = "jiff"` stands for the others.
#[derive(Debug, Default)]
pub(super) struct Given(FormatsTable);

#[derive(Debug, Default, serde::Deserialize)]
struct FormatsTable {
    #[serde(default)]
    default: models::Formats,
    #[serde(flatten)]
    types: BTreeMap<String, FormatEntry>,
}

#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct FormatEntry {
    r#type: String,
}

impl<'de> Deserialize<'de> for Given {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        use serde::de::Error;
        let table = match toml::Value::deserialize(deserializer)? {
            word @ toml::Value::String(_) => {
                word.try_into().map(|default| FormatsTable { default, ..FormatsTable::default() })
            }
            table => table.try_into(),
        };
        table.map(Self).map_err(D::Error::custom)
    }
}

/// Adds them to settings.
pub(super) fn settings(settings: Settings, Given(table): Given) -> Result<Settings, String> {
    table.types.into_iter().try_fold(settings.formats(table.default.into()), |settings, (name, entry)| {
        let text = entry.r#type;
        let path = CratePath::parse(&text).ok_or_else(|| {
            format!("formats.{name:?}.type: `{text}` is not the path of a type: write names with `::` between them, as in `crate::Offset`")
        })?;
        Ok(settings.format(name, path))
    })
}

#[cfg(test)]
mod tests {
    use crate::settings_file::SettingsFile;
    use clientwright::Settings;
    use clientwright::settings::{CratePath, Formats, Uuids};

    #[test]
    fn formats_are_read_and_mistakes_named() {
        let path = CratePath::parse("crate::Offset").unwrap();
        for (text, wanted) in [
            (
                "formats = \"jiff\"\nuuid = \"uuid\"",
                Settings::default().formats(Formats::Jiff).uuids(Uuids::Crate),
            ),
            (
                "[formats.offset]\ntype = \"crate::Offset\"",
                Settings::default().format("offset", path.clone()),
            ),
            (
                "[formats]\ndefault = \"chrono\"\noffset = { type = \"crate::Offset\" }",
                Settings::default().formats(Formats::Chrono).format("offset", path),
            ),
        ] {
            assert_eq!(SettingsFile::parse(text).unwrap().settings, wanted);
        }
        for (text, said) in [
            ("[formats.offset]\ntype = \"a b\"", "formats.\"offset\".type: `a b` is not the path"),
            ("[formats.offset]\nkind = \"a\"", "unknown field `kind`"),
            ("formats = \"none\"", "unknown variant `none`"),
            ("uuid = \"none\"", "unknown variant `none`"),
        ] {
            let error = SettingsFile::parse(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
