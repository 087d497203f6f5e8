//! Rules of single types, operations and properties in a settings file. In: the tables `[types]`, `[operations]` and
//! `[properties]`, and `newtypes`; out: rules. It never looks at a description.

use clientwright::settings::{Choice, CratePath, Rule, RustName};
use std::collections::BTreeMap;

/// What a rule of a type may say: `[types."Pet"]`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Type {
    rename: Option<String>,
    replace: Option<String>,
    #[serde(default)]
    derive: Vec<String>,
}

/// What a rule of an operation or a property may say: `[operations."listPets"]`.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Named {
    rename: String,
}

/// The rules of one kind by what they are about.
pub(super) type RulesTable<T> = BTreeMap<String, T>;

/// Reads the rules of all tables.
pub(super) fn read(
    newtypes: Vec<String>,
    types: RulesTable<Type>,
    operations: RulesTable<Named>,
    properties: RulesTable<Named>,
) -> Result<Vec<Rule>, String> {
    let mut rules: Vec<Rule> = newtypes.into_iter().map(|key| Rule::new(key, Choice::Newtype)).collect();
    for (key, given) in types {
        let table = format!("types.{key:?}");
        let renamed = given.rename.map(|text| name(&table, &text).map(Choice::TypeName));
        let replaced = given.replace.map(|text| path(&table, "replace", &text).map(Choice::Replacement));
        let derives: Vec<CratePath> =
            given.derive.iter().map(|text| path(&table, "derive", text)).collect::<Result<_, _>>()?;
        let derived = (!derives.is_empty()).then_some(Ok(Choice::Derives(derives)));
        let choices: Vec<Choice> =
            [renamed, replaced, derived].into_iter().flatten().collect::<Result<_, _>>()?;
        if choices.is_empty() {
            return Err(format!("{table}: write `rename`, `replace` or `derive`"));
        }
        rules.extend(choices.into_iter().map(|choice| Rule::new(key.clone(), choice)));
    }
    for (key, given) in operations {
        let choice = Choice::OperationName(name(&format!("operations.{key:?}"), &given.rename)?);
        rules.push(Rule::new(key, choice));
    }
    for (key, given) in properties {
        let choice = Choice::FieldName(name(&format!("properties.{key:?}"), &given.rename)?);
        rules.push(Rule::new(key, choice));
    }
    Ok(rules)
}

fn name(table: &str, text: &str) -> Result<RustName, String> {
    RustName::parse(text).ok_or_else(|| {
        format!(
            "{table}.rename: `{text}` is not a name in Rust: write ASCII letters, digits and `_`, and no keyword"
        )
    })
}

fn path(table: &str, key: &str, text: &str) -> Result<CratePath, String> {
    CratePath::parse(text).ok_or_else(|| {
        format!(
            "{table}.{key}: `{text}` is not a path: write names with `::` between them, as in `crate::Money`"
        )
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::settings_file::SettingsFile;

    #[test]
    fn rules_are_read_and_mistakes_named() {
        let text = "newtypes = [\"*Id\"]\n[types.Pet]\nrename = \"Animal\"\nreplace = \"crate::Animal\"\nderive = [\"Eq\"]\n\
                    [operations.listPets]\nrename = \"list_animals\"\n\
                    [properties.\"Pet.photoUrls\"]\nrename = \"photos\"\n";
        let name = |name| RustName::parse(name).unwrap();
        let wanted = [
            Rule::new("*Id", Choice::Newtype),
            Rule::new("Pet", Choice::TypeName(name("Animal"))),
            Rule::new("Pet", Choice::Replacement(CratePath::parse("crate::Animal").unwrap())),
            Rule::new("Pet", Choice::Derives(vec![CratePath::parse("Eq").unwrap()])),
            Rule::new("listPets", Choice::OperationName(name("list_animals"))),
            Rule::new("Pet.photoUrls", Choice::FieldName(name("photos"))),
        ];
        assert_eq!(SettingsFile::parse(text).unwrap().settings.rules, wanted);
        for (text, said) in [
            ("[properties.\"Pet.kind\"]\nrename = \"type\"", "properties.\"Pet.kind\".rename: `type` is not"),
            ("[types.Pet]\nrename = \"A::B\"", "types.\"Pet\".rename: `A::B` is not"),
            ("[types.Pet]\nreplace = \"Vec<u8>\"", "types.\"Pet\".replace: `Vec<u8>` is not"),
            ("[types.Pet]\nrenamed = \"A\"", "unknown field `renamed`"),
            ("[types.Pet]", "types.\"Pet\": write `rename`, `replace` or `derive`"),
            ("[operations.a]", "missing field `rename`"),
        ] {
            let error = SettingsFile::parse(text).unwrap_err();
            assert!(error.contains(said), "{error}");
        }
    }
}
