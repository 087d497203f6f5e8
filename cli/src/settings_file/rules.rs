//! Rules of single types, operations and properties in a settings file. In: the tables `[types]`, `[operations]` and
//! `[properties]`; out: names in Rust. It never looks at a description.

use clientwright::settings::{Rename, Renamed, RustName};
use std::collections::BTreeMap;

/// What a rule may say: `[types."Pet"]`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    rename: String,
}

/// The rules of one kind by what they rename.
pub(super) type Table = BTreeMap<String, Entry>;

/// Reads the rules of all tables.
pub(super) fn read(types: Table, operations: Table, properties: Table) -> Result<Vec<Rename>, String> {
    let tables = [(Renamed::Type, types), (Renamed::Operation, operations), (Renamed::Property, properties)];
    let rules = tables.into_iter().flat_map(|(what, table)| table.into_iter().map(move |it| (what, it)));
    rules.map(|(what, (key, entry))| one(what, key, &entry.rename)).collect()
}

fn one(what: Renamed, key: String, text: &str) -> Result<Rename, String> {
    match RustName::parse(text) {
        Some(name) => Ok(Rename::new(what, key, name)),
        None => Err(format!(
            "{}.{key:?}.rename: `{text}` is not a name in Rust: write ASCII letters, digits and `_`, and no keyword",
            what.table()
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings_file::SettingsFile;

    #[test]
    fn rules_are_read_and_mistakes_named() {
        let text = "[types.Pet]\nrename = \"Animal\"\n[operations.listPets]\nrename = \"list_animals\"\n\
                    [properties.\"Pet.photoUrls\"]\nrename = \"photos\"\n";
        let rename = |what, key: &str, name| Rename::new(what, key, RustName::parse(name).unwrap());
        let wanted = [
            rename(Renamed::Type, "Pet", "Animal"),
            rename(Renamed::Operation, "listPets", "list_animals"),
            rename(Renamed::Property, "Pet.photoUrls", "photos"),
        ];
        assert_eq!(SettingsFile::parse(text).unwrap().settings.renames, wanted);
        for (text, said) in [
            ("[properties.\"Pet.kind\"]\nrename = \"type\"", "properties.\"Pet.kind\".rename: `type` is not"),
            ("[types.Pet]\nrename = \"A::B\"", "types.\"Pet\".rename: `A::B` is not"),
            ("[types.Pet]\nrenamed = \"A\"", "unknown field `renamed`"),
            ("[types.Pet]", "missing field `rename`"),
        ] {
            let error = SettingsFile::parse(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
