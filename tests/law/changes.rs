//! Smaller descriptions. In: a description in JSON, and operations; out: the same without these, what only they refer to, and the
//! order of before. The choice is the same in each run.

use clientwright_tests::Random;
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Choices that are the same in each run.
#[derive(Debug)]
pub(super) struct Chance(Random);

impl Chance {
    pub(super) fn of(seed: &str) -> Self {
        Self(Random::new(seed))
    }

    fn next(&mut self) -> usize {
        usize::try_from(self.0.number() >> 33).unwrap_or_default()
    }

    /// One of them, a few, or most.
    pub(super) fn some_of(&mut self, all: &[String]) -> BTreeSet<String> {
        let share =
            [1, 2, all.len() / 10, all.len() / 2, all.len() - 1][self.next() % 5].clamp(1, all.len() - 1);
        let mut chosen = BTreeSet::new();
        while chosen.len() < share {
            chosen.insert(all[self.next() % all.len()].clone());
        }
        chosen
    }

    fn shuffled(&mut self, members: &Map<String, Value>) -> String {
        let mut members: Vec<_> = members.iter().map(|(key, value)| (self.next(), key, value)).collect();
        members.sort_by_key(|(turn, ..)| *turn);
        let members = members.iter().map(|(_, key, value)| format!("{}:{value}", Value::from(key.as_str())));
        format!("{{{}}}", members.collect::<Vec<_>>().join(","))
    }
}

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// The description without these operations and the schemas that nothing refers to any more, in another order; `None` of what is
/// not JSON.
pub(super) fn without(text: &str, operations: &BTreeSet<String>, chance: &mut Chance) -> Option<String> {
    let mut all: Map<String, Value> = serde_json::from_str(text).ok()?;
    let mut paths = all.remove("paths")?;
    for item in paths.as_object_mut()?.values_mut().filter_map(Value::as_object_mut) {
        let is_away = |operation: &Value| {
            operation.get("operationId").and_then(Value::as_str).is_some_and(|id| operations.contains(id))
        };
        item.retain(|key, operation| !METHODS.contains(&key.as_str()) || !is_away(operation));
    }
    paths.as_object_mut()?.retain(|_, item| {
        item.as_object().is_none_or(|item| METHODS.iter().any(|key| item.contains_key(*key)))
    });
    let mut components = all.remove("components").unwrap_or_default();
    let mut schemas = match components.get_mut("schemas").map(Value::take) {
        Some(Value::Object(schemas)) => schemas,
        _ => all.remove("definitions").and_then(|it| it.as_object().cloned()).unwrap_or_default(),
    };
    drop_unused(&mut schemas, &format!("{paths}{components}{}", Value::Object(all.clone())));
    let mut members: Vec<String> =
        all.iter().map(|(key, value)| format!("{}:{value}", Value::from(key.as_str()))).collect();
    members.push(format!("\"paths\":{}", chance.shuffled(paths.as_object()?)));
    let schemas = chance.shuffled(&schemas);
    if all.contains_key("swagger") {
        members.push(format!("\"definitions\":{schemas}"));
    } else {
        let others = components.as_object().into_iter().flatten().filter(|(key, _)| *key != "schemas");
        let others = others.map(|(key, value)| format!("{}:{value},", Value::from(key.as_str())));
        members.push(format!("\"components\":{{{}\"schemas\":{schemas}}}", others.collect::<String>()));
    }
    Some(format!("{{{}}}", members.join(",")))
}

/// Drops schemas that neither the text nor a schema that stays refers to. Bases know their subtypes without a reference, so what
/// refers to a schema that stays stays, too.
fn drop_unused(schemas: &mut Map<String, Value>, text: &str) {
    let mut used = BTreeSet::new();
    let mut open = vec![text.to_owned()];
    let texts: Vec<(String, String)> =
        schemas.iter().map(|(key, schema)| (key.clone(), schema.to_string())).collect();
    let is_base = |text: &str| text.contains("\"discriminator\"");
    // of several dotted names that end alike, each has more parts for the sake of the others (docs/reference.md)
    let last = |key: &str| key.rsplit('.').next().unwrap_or_default().to_lowercase();
    let mut ends: BTreeMap<String, usize> = BTreeMap::new();
    texts.iter().for_each(|(key, _)| *ends.entry(last(key)).or_default() += 1);
    let stays = |key: &str, text: &str| {
        text.contains("\"allOf\"") || is_base(text) || ends.get(&last(key)).is_some_and(|count| *count > 1)
    };
    let staying = texts.iter().filter(|(key, text)| stays(key, text));
    open.extend(staying.clone().map(|(_, text)| text.clone()));
    used.extend(staying.map(|(key, _)| key.clone()));
    while let Some(text) = open.pop() {
        for part in text.split("\"#/").skip(1) {
            let key = part.split('"').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
            let key = key.replace("~1", "/").replace("~0", "~").replace("%20", " ");
            let found = texts.iter().find(|(known, _)| *known == key);
            if let Some((known, text)) = found.filter(|(known, _)| !used.contains(known)) {
                used.insert(known.clone());
                open.push(text.clone());
            }
        }
    }
    schemas.retain(|key, _| used.contains(key));
}
