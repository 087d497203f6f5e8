//! In: the members of a described form. Out: its parts, by the defaults of the specification or as its encoding says.
//! Never: a part for what is absent or null: forms have no null.

use super::{Multipart, Part, PartOf};
use crate::json::{self, Json, Value, Writer};

/// Members of a form that are files: one, perhaps one, several.
pub trait Files {
    /// Gives each file.
    fn each(&self, give: &mut dyn FnMut(&Part));
}

impl Files for Part {
    fn each(&self, give: &mut dyn FnMut(&Part)) {
        give(self);
    }
}

impl<F: Files> Files for Option<F> {
    fn each(&self, give: &mut dyn FnMut(&Part)) {
        self.iter().for_each(|files| files.each(give));
    }
}

impl<F: Files> Files for Vec<F> {
    fn each(&self, give: &mut dyn FnMut(&Part)) {
        self.iter().for_each(|files| files.each(give));
    }
}

/// Who takes values with their headers.
type Taker<'t> = dyn FnMut(&dyn Json, &[(String, String)]) + 't;

/// Members of a form that are values with headers of their own: one, or perhaps one.
pub trait Values {
    /// Gives each value with its headers.
    fn each(&self, give: &mut Taker<'_>);
}

impl<T: Json> Values for PartOf<T> {
    fn each(&self, give: &mut Taker<'_>) {
        give(&self.value, &self.headers);
    }
}

impl<T: Json> Values for Option<PartOf<T>> {
    fn each(&self, give: &mut Taker<'_>) {
        self.iter().for_each(|values| values.each(give));
    }
}

/// What emitted code calls, a line per member; `media_type` is empty where the description names none.
#[doc(hidden)]
impl Multipart {
    /// Adds files, of the documented type unless they say otherwise.
    pub fn files(&mut self, name: &'static str, media_type: &'static str, files: &dyn Files) {
        files.each(&mut |file| {
            let mut file = file.clone().into_file(name);
            let guessed = file.content.guessed_type().unwrap_or("application/octet-stream");
            let otherwise = if media_type.is_empty() { guessed } else { media_type };
            file.content_type.get_or_insert_with(|| otherwise.to_owned());
            self.parts.push(file);
        });
    }

    /// Adds a value.
    pub fn value(&mut self, name: &'static str, media_type: &'static str, value: &dyn Json) {
        self.value_with(name, media_type, value, &[]);
    }

    /// Adds values with headers of their own.
    pub fn values(&mut self, name: &'static str, media_type: &'static str, values: &dyn Values) {
        values.each(&mut |value, headers| self.value_with(name, media_type, value, headers));
    }

    /// Adds parts that the description does not name.
    pub fn more(&mut self, parts: &[(String, Part)]) {
        self.parts.extend(parts.iter().map(|(name, part)| part.clone().named(name)));
    }

    /// The members of an object as parts, with the types of those that have one of their own.
    pub(crate) fn of_members(value: Value, types: &[(&str, &str)]) -> Self {
        let mut all = Self::new();
        let Value::Object(members) = value else { return all };
        for (name, member) in members {
            let media_type = types.iter().find(|(typed, _)| *typed == name).map_or("", |(_, own)| own);
            all.parts.extend(parts(media_type, member).into_iter().map(|part| part.named(name.clone())));
        }
        all
    }

    fn value_with(
        &mut self,
        name: &'static str,
        media_type: &'static str,
        value: &dyn Json,
        headers: &[(String, String)],
    ) {
        let parts = parts(media_type, read(value));
        self.parts
            .extend(parts.into_iter().map(|part| Part { headers: headers.to_vec(), ..part.named(name) }));
    }
}

fn read(value: &dyn Json) -> Value {
    let mut writer = Writer::new();
    value.write(&mut writer);
    // what the writer wrote is JSON; should it ever not be, a form without the part is noticed
    json::from_slice(&writer.into_bytes()).unwrap_or_default()
}

/// OpenAPI 3.0.4, section 4.7.15 (Encoding Object): by default text is `text/plain`, an object `application/json`, and of a
/// list each element is a part of its own. A list for which JSON is asked is one part.
fn parts(media_type: &str, value: Value) -> Vec<Part> {
    match value {
        Value::Array(elements) if !is_json(media_type) => {
            elements.into_iter().filter_map(|element| one(media_type, element)).collect()
        }
        value => one(media_type, value).into_iter().collect(),
    }
}

fn one(media_type: &str, value: Value) -> Option<Part> {
    let text = match value {
        Value::Null => return None,
        value if is_json(media_type) => json::to_string(&value),
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text,
        value @ (Value::Array(_) | Value::Object(_)) => {
            let named = if media_type.is_empty() { "application/json" } else { media_type };
            return Some(Part::from(json::to_string(&value)).content_type(named));
        }
    };
    // RFC 7578, 4.4: without a type a part is `text/plain`; many servers take one with a type for a file
    let part = Part::from(text);
    Some(if media_type.is_empty() { part } else { part.content_type(media_type) })
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence == "application/json" || essence.ends_with("+json")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_follow_the_defaults_or_their_encoding() {
        for (json, media_type, expected) in [
            (r#""x""#, "", &[("", "x")][..]),
            ("1.50", "", &[("", "1.50")]),
            ("true", "", &[("", "true")]),
            ("null", "", &[]),
            (r#"["x",null,1]"#, "", &[("", "x"), ("", "1")]),
            ("[]", "", &[]),
            (r#"{"a":1}"#, "", &[("application/json", r#"{"a":1}"#)]),
            (r#"[{"a":1},[2]]"#, "", &[("application/json", r#"{"a":1}"#), ("application/json", "[2]")]),
            (r#"["x"]"#, "application/json", &[("application/json", r#"["x"]"#)]),
            (r#""x""#, "application/json; a=b", &[("application/json; a=b", r#""x""#)]),
            (r#""x""#, "text/csv", &[("text/csv", "x")]),
            (r#"{"a":1}"#, "application/x", &[("application/x", r#"{"a":1}"#)]),
        ] {
            let made = parts(media_type, json::from_str(json).unwrap());
            let made: Vec<_> = made
                .iter()
                .map(|part| {
                    let content = std::str::from_utf8(part.content.as_bytes().unwrap()).unwrap();
                    (part.content_type.as_deref().unwrap_or_default(), content)
                })
                .collect();
            assert_eq!(made, expected, "{json} as {media_type:?}");
        }
    }
}
