//! In: a parameter's description and its value. Out: the text that goes into the path, the query, a header or a cookie.
//! Never: judging whether the style goes with the place; one that does not is the place's own.

use super::deep;
use super::escape::Escape;
use super::flat::{self, Flat};
use crate::description::{Argument, Place, Style, Whole};
use crate::json::{self, Value};
use crate::mistake::Mistake;

/// The text for a place in the path; `None` when there is nothing to write.
pub(crate) fn path(argument: &Argument, value: &Value) -> Option<String> {
    let escape = Escape::of(argument);
    if let Some(whole) = whole(argument, value) {
        return Some(escape.text(&whole)).filter(|text| !text.is_empty());
    }
    let flat = Flat::of(value).filter(|flat| !flat.is_empty())?;
    Some(match argument.style {
        Style::Label => {
            let separator = if argument.explode { "." } else { "," };
            format!(".{}", joined(argument, &flat, separator, escape))
        }
        Style::Matrix => matrix(argument, &flat),
        Style::Delimited(_) | Style::Deep | Style::Whole(_) | Style::Querystring(_) => {
            joined(argument, &flat, delimiter(argument), escape)
        }
    })
}

/// The text of a header; only `simple` exists for headers in OpenAPI, and Swagger 2.0 has other delimiters.
pub(crate) fn header(argument: &Argument, value: &Value) -> Option<String> {
    let whole = whole(argument, value);
    whole.or_else(|| Some(joined(argument, &Flat::of(value)?, delimiter(argument), Escape::of(argument))))
}

/// The pairs of the `Cookie` header; only `form` exists for cookies, and its pairs are cookies.
///
/// The text of a `content` that is not JSON goes out as it is: that is how OpenAPI 3.0.4 (Appendix D) has values
/// that servers do not decode.
///
/// # Errors
/// When such a text has a character that would end the cookie (RFC 6265, 4.1.1).
pub(crate) fn cookies(argument: &Argument, value: &Value) -> Result<Vec<String>, Mistake> {
    let name = || Escape::PERCENT.text(argument.name);
    match (argument.style, whole(argument, value)) {
        (Style::Whole(Whole::Text), Some(text)) if !text.bytes().all(is_cookie_octet) => {
            Err(Mistake::CookieValue { name: argument.name })
        }
        (Style::Whole(Whole::Text), Some(text)) => Ok(vec![format!("{}={text}", name())]),
        (_, Some(text)) => Ok(vec![format!("{}={}", name(), Escape::PERCENT.text(&text))]),
        (_, None) => Ok(form(argument, value, ",")),
    }
}

/// The pairs of the query, `name=value` each, without `&`.
pub(crate) fn query(argument: &Argument, value: &Value) -> Vec<String> {
    if let Some(text) = whole(argument, value) {
        if matches!(argument.style, Style::Querystring(_)) {
            return vec![Escape::of(argument).text(&text)];
        }
        return vec![format!("{}={}", Escape::PERCENT.text(argument.name), Escape::of(argument).text(&text))];
    }
    match argument.style {
        Style::Deep => deep::written(argument.name, value, Escape::of(argument)),
        Style::Delimited(_) | Style::Label | Style::Matrix | Style::Whole(_) | Style::Querystring(_) => {
            form(argument, value, delimiter(argument))
        }
    }
}

/// What stands between elements, as it may stand in the place.
fn delimiter(argument: &Argument) -> &'static str {
    match argument.style {
        Style::Delimited(delimiter) => delimiter.text(argument.place),
        Style::Label | Style::Matrix | Style::Deep | Style::Whole(_) | Style::Querystring(_) => ",",
    }
}

/// RFC 6265, 4.1.1, `cookie-octet`.
pub(crate) const fn is_cookie_octet(byte: u8) -> bool {
    matches!(byte, 0x21 | 0x23..=0x2B | 0x2D..=0x3A | 0x3C..=0x5B | 0x5D..=0x7E)
}

/// The text of a parameter with a `content`, which has no separators; `None` for the others.
fn whole(argument: &Argument, value: &Value) -> Option<String> {
    match argument.style {
        Style::Whole(Whole::Json) if argument.place == Place::Header => Some(ascii(&json::to_string(value))),
        Style::Whole(Whole::Json) | Style::Querystring(Whole::Json) => Some(json::to_string(value)),
        Style::Whole(Whole::Text) | Style::Querystring(Whole::Text) => flat::text(value),
        Style::Delimited(_) | Style::Label | Style::Matrix | Style::Deep => None,
    }
}

/// JSON that a header can carry: a character beyond ASCII can only stand in a text, where it may be escaped (RFC 8259, 7).
fn ascii(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut units = [0; 2];
    for c in text.chars() {
        if c.is_ascii() && c != '\u{7f}' {
            out.push(c);
        } else {
            out.extend(c.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    out
}

/// `a`, `a,b`, `k,v,k,v` or, exploded, `k=v,k=v`.
fn joined(argument: &Argument, flat: &Flat, separator: &str, escape: Escape) -> String {
    match flat {
        Flat::Text(text) => escape.text(text),
        Flat::List(elements) => {
            let escape = escape.between(separator);
            elements.iter().map(|element| escape.text(element)).collect::<Vec<_>>().join(separator)
        }
        Flat::Object(members) => {
            let between = if argument.explode { "=" } else { separator };
            members_text(members, between, escape.between(separator)).join(separator)
        }
    }
}

/// `;name=a`, exploded one per element or member (RFC 6570, 3.2.7).
fn matrix(argument: &Argument, flat: &Flat) -> String {
    let (name, escape) = (Escape::PERCENT.text(argument.name), Escape::of(argument).between(";"));
    let pairs = match flat {
        Flat::List(elements) if argument.explode => {
            elements.iter().map(|element| format!("{name}={}", escape.text(element))).collect()
        }
        Flat::Object(members) if argument.explode => members_text(members, "=", escape),
        Flat::Text(text) => vec![format!("{name}={}", escape.text(text))],
        Flat::List(_) | Flat::Object(_) => vec![format!("{name}={}", joined(argument, flat, ",", escape))],
    };
    pairs.into_iter().map(|pair| format!(";{pair}")).collect()
}

/// `name=a`, `name=a,b`, or exploded `name=a&name=b` and `k=v&k=v`. An empty list is left out (RFC 6570, 3.2.8).
fn form(argument: &Argument, value: &Value, separator: &str) -> Vec<String> {
    let (name, escape) = (Escape::PERCENT.text(argument.name), Escape::of(argument));
    if let (Value::Object(members), true) = (value, argument.explode) {
        return members.iter().flat_map(|(name, value)| member(name, value, escape)).collect();
    }
    match Flat::of(value) {
        None => Vec::new(),
        Some(Flat::List(elements)) if elements.is_empty() => Vec::new(),
        Some(Flat::Object(members)) if members.is_empty() => Vec::new(),
        Some(Flat::List(elements)) if argument.explode => {
            elements.iter().map(|element| format!("{name}={}", escape.text(element))).collect()
        }
        Some(flat @ (Flat::Text(_) | Flat::List(_) | Flat::Object(_))) => {
            vec![format!("{name}={}", joined(argument, &flat, separator, escape))]
        }
    }
}

/// The pairs of a member: of a list one for each element, as servers read the lists of such objects.
fn member(name: &str, value: &Value, escape: Escape) -> Vec<String> {
    let pair = |text: String| format!("{}={}", escape.name(name), escape.text(&text));
    match value {
        Value::Array(elements) => elements.iter().filter_map(flat::text).map(pair).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            flat::text(value).map(pair).into_iter().collect()
        }
    }
}

fn members_text(members: &[(String, String)], between: &str, escape: Escape) -> Vec<String> {
    let text =
        |(name, value): &(String, String)| format!("{}{between}{}", escape.name(name), escape.text(value));
    members.iter().map(text).collect()
}
