//! In: the members of a described form. Out: its parts, by the defaults of the specification or as its encoding says.
//! Never: a part for what is absent or null: forms have no null.

use super::{Multipart, Part, PartOf};
use crate::description::Form;
use crate::json::{self, Json, Value, Writer};
use crate::mistake::Mistake;

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
        self.add(Some(name), Form::new(media_type), (read(value), &[]));
    }

    /// Adds values with headers of their own.
    pub fn values(&mut self, name: &'static str, media_type: &'static str, values: &dyn Values) {
        self.nested_values(name, Form::new(media_type), values);
    }

    /// Adds a value that is a form itself: of parts, of fields, or of items.
    pub fn nested(&mut self, name: &'static str, form: Form, value: &dyn Json) {
        self.add(Some(name), form, (read(value), &[]));
    }

    /// The same of values with headers of their own.
    pub fn nested_values(&mut self, name: &'static str, form: Form, values: &dyn Values) {
        values.each(&mut |value, headers| self.add(Some(name), form, (read(value), headers)));
    }

    /// Adds a text unless there is a part of that name: what tells this form from others.
    pub fn tagged(mut self, name: &'static str, value: &'static str) -> Self {
        if !self.parts.iter().any(|part| part.name.as_deref() == Some(name)) {
            self.parts.push(Part::from(value.to_owned()).named(name));
        }
        self
    }

    /// Adds parts that the description does not name.
    pub fn more(&mut self, parts: &[(String, Part)]) {
        self.parts.extend(parts.iter().map(|(name, part)| part.clone().named(name)));
    }

    /// The members of an object as parts, with the forms of those that have one of their own.
    pub(crate) fn of_members(value: Value, forms: &[(&str, Form)]) -> Self {
        let mut all = Self::new();
        let Value::Object(members) = value else { return all };
        for (name, member) in members {
            let form = forms.iter().find(|(known, _)| *known == name).map_or(Form::new(""), |(_, own)| *own);
            all.add(Some(&name), form, (member, &[]));
        }
        all
    }

    /// The items of a list as parts without names (OpenAPI 3.2.0, section 4.14.4.2).
    pub(crate) fn of_items(value: Value, first: &[Form], others: Option<&Form>) -> Self {
        let mut all = Self::new();
        let Value::Array(items) = value else { return all };
        for (index, item) in items.into_iter().enumerate() {
            let form = first.get(index).or(others).copied().unwrap_or(Form::new(""));
            all.add(None, form, (item, &[]));
        }
        all
    }

    fn add(&mut self, name: Option<&str>, form: Form, (value, headers): (Value, &[(String, String)])) {
        match laid_out(form, value) {
            Ok(parts) => self.parts.extend(parts.into_iter().map(|part| Part {
                headers: headers.to_vec(),
                name: name.map(str::to_owned),
                ..part
            })),
            Err(mistake) => self.mistake = Some(mistake),
        }
    }
}

fn read(value: &dyn Json) -> Value {
    let mut writer = Writer::new();
    value.write(&mut writer);
    // what the writer wrote is JSON; should it ever not be, a form without the part is noticed
    json::from_slice(&writer.into_bytes()).unwrap_or_default()
}

/// The parts that a value is in this form.
fn laid_out(form: Form, value: Value) -> Result<Vec<Part>, Mistake> {
    match value {
        Value::Null => Ok(Vec::new()),
        value if !form.is_laid_out() => Ok(parts(form.media_type, value)),
        Value::Array(items) if !form.takes_lists() => {
            let all: Result<Vec<_>, _> = items.into_iter().map(|item| laid_out(form, item)).collect();
            Ok(all?.into_iter().flatten().collect())
        }
        value => {
            let (media_type, body) = super::laid_out(form.media_type, form.layout, value)?;
            Ok(vec![Part::new(body).content_type(media_type)])
        }
    }
}

/// OpenAPI 3.0.4, section 4.7.15 (Encoding Object): by default text is `text/plain`, an object `application/json`, and of a
/// list each element is a part of its own. A list for which JSON is asked is one part.
fn parts(media_type: &str, value: Value) -> Vec<Part> {
    match value {
        Value::Array(elements) if !is_json(media_type) => {
            elements.into_iter().filter_map(|element| written_part(media_type, element)).collect()
        }
        value => written_part(media_type, value).into_iter().collect(),
    }
}

fn written_part(media_type: &str, value: Value) -> Option<Part> {
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
    use crate::description::Layout;

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

    #[test]
    fn a_part_may_be_a_form_itself() {
        const FIELDS: Form = Form::fields("application/x-www-form-urlencoded", &[]);
        const INNER: Form =
            Form::parts("multipart/form-data", &[("b", Form::new("text/csv")), ("c", FIELDS)]);
        const FIRST: &[Form] = &[Form::new("application/json")];
        const ITEMS: Form = Form {
            media_type: "multipart/mixed",
            layout: Layout::Items(FIRST, Some(&Form::new("text/csv"))),
        };
        for (form, json, media_type, contents) in [
            (FIELDS, r#"{"b":"x y"}"#, "application/x-www-form-urlencoded", &["b=x%20y"][..]),
            (
                INNER,
                r#"{"b":"x,y","c":{"d":1},"e":null}"#,
                "multipart/form-data; boundary=",
                &["name=\"b\"\r\nContent-Type: text/csv\r\n\r\nx,y\r\n", "urlencoded\r\n\r\nd=1\r\n"],
            ),
            (
                ITEMS,
                r#"["x","y"]"#,
                "multipart/mixed; boundary=",
                &[
                    "\r\nContent-Type: application/json\r\n\r\n\"x\"\r\n",
                    "\r\nContent-Type: text/csv\r\n\r\ny\r\n",
                ],
            ),
        ] {
            let made = laid_out(form, json::from_str(json).unwrap()).unwrap();
            let [part] = made.as_slice() else { panic!("{json}: {made:?}") };
            assert!(part.content_type.as_deref().unwrap().starts_with(media_type), "{part:?}");
            let body = part.content.clone().into_bytes().unwrap();
            let body = std::str::from_utf8(&body).unwrap();
            assert!(contents.iter().all(|content| body.contains(content)), "{body}");
        }
        let list = laid_out(FIELDS, json::from_str(r#"[{"b":1},null,{"b":2}]"#).unwrap()).unwrap();
        assert_eq!(list.len(), 2);
        assert_eq!(laid_out(INNER, Value::Null), Ok(Vec::new()));
    }

    #[test]
    fn what_cannot_be_framed_is_a_mistake() {
        const WRONG: Form = Form::parts("multipart/form-data", &[("a", Form::new("text/\n"))]);
        let mut form = Multipart::new();
        form.nested("n", WRONG, &json::from_str::<Value>(r#"{"a":"x"}"#).unwrap());
        assert!(form.framed("multipart/form-data").is_err());
    }
}
