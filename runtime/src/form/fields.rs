//! In: a body as a value, and how its fields are laid out. Out: the text of `application/x-www-form-urlencoded`.
//! Never: a `+` for a space; `%20` is read alike by everyone (URL Standard, "application/x-www-form-urlencoded parsing").

use crate::argument::{deep_pairs, style};
use crate::description::{Argument, Encoding, Place, Style};
use crate::json::{self, Json, Value};
use crate::percent::append_pair;

/// The fields as `name=value` with `&` between them.
///
/// A list repeats its name and an object is JSON text, unless an encoding says otherwise (OpenAPI 3.0.4, section 4.7.15:
/// the default content type of an object is `application/json`, that of a list follows from its elements).
pub(crate) fn fields(body: &dyn Json, encodings: &[Encoding]) -> String {
    let Value::Object(members) = json::value_of(body) else { return String::new() };
    let mut pairs = Vec::new();
    for (name, value) in members {
        match encodings.iter().find(|encoding| encoding.name == name) {
            Some(encoding) if encoding.style == Style::Deep => pairs.extend(deep_pairs(&name, &value)),
            Some(encoding) => pairs.extend(style::query(&argument(encoding), &value)),
            None => plain(&name, value, &mut pairs),
        }
    }
    pairs.join("&")
}

fn argument(encoding: &Encoding) -> Argument {
    let Encoding { name, style, explode } = *encoding;
    Argument { name, place: Place::Query, style, explode, reserved: false, required: false }
}

fn plain(name: &str, value: Value, pairs: &mut Vec<String>) {
    match value {
        Value::Array(elements) => {
            elements.into_iter().for_each(|element| pairs.extend(written_pair(name, element)))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            pairs.extend(written_pair(name, value));
        }
    }
}

/// One pair; what is null is left out.
fn written_pair(name: &str, value: Value) -> Option<String> {
    let text = match value {
        Value::Null => return None,
        Value::Bool(value) => value.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text,
        Value::Array(_) | Value::Object(_) => json::to_string(&value),
    };
    let mut pair = String::new();
    append_pair(&mut pair, name, &text);
    Some(pair)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::description::Delimiter;

    #[test]
    fn fields_are_laid_out_as_their_encoding_says() {
        let deep = Encoding { name: "a", style: Style::Deep, explode: true };
        let joined = Encoding { name: "a", style: Style::Delimited(Delimiter::Comma), explode: false };
        let piped = Encoding { name: "a", style: Style::Delimited(Delimiter::Pipe), explode: false };
        let tabbed = Encoding { name: "a", style: Style::Delimited(Delimiter::Tab), explode: false };
        for (json, encodings, expected) in [
            (r#"{"a":"x y&z","b":1,"c":true,"d":null}"#, &[][..], "a=x%20y%26z&b=1&c=true"),
            (r#"{"a":["x","y"],"b":[]}"#, &[], "a=x&a=y"),
            (r#"{"a":{"b":1}}"#, &[], "a=%7B%22b%22%3A1%7D"),
            (
                r#"{"a":{"b":{"c":1},"d":["x","y"]}}"#,
                &[deep],
                "a%5Bb%5D%5Bc%5D=1&a%5Bd%5D%5B0%5D=x&a%5Bd%5D%5B1%5D=y",
            ),
            (r#"{"a":["x","y"]}"#, &[deep], "a%5B0%5D=x&a%5B1%5D=y"),
            (r#"{"a":["x","y"]}"#, &[joined], "a=x,y"),
            (r#"{"a":["x","y"]}"#, &[piped], "a=x%7Cy"),
            (r#"{"a":["x","y"]}"#, &[tabbed], "a=x%09y"),
            ("{}", &[], ""),
        ] {
            let value: Value = json::from_str(json).unwrap();
            assert_eq!(fields(&value, encodings), expected, "{json}");
        }
    }
}
