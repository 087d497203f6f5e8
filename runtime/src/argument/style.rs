//! In: a parameter's description and its value. Out: the text that goes into the path, the query, a header or a cookie.
//! Never: a bare separator inside of a value; the separators of the text are the style's own.

use super::Given;
use crate::description::{Argument, Style};
use crate::percent::encode_value;

/// How the values of a text are written between the style's separators.
#[derive(Clone, Copy)]
enum Escape {
    /// RFC 3986: path and query, and cookies, where `;` and `,` are not allowed bare (RFC 6265, 4.1.1)
    Percent,
    /// as they are: headers
    Bare,
}

/// The text for a place in the path; `None` when there is no value.
pub(crate) fn path(argument: &Argument, given: &Given) -> Option<String> {
    match argument.style {
        Style::Label => {
            let separator = if argument.explode { "." } else { "," };
            let inner = joined(argument, given, separator, Escape::Percent)?;
            Some(format!(".{inner}"))
        }
        Style::Matrix => matrix(argument, given),
        Style::Simple | Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject => {
            joined(argument, given, ",", Escape::Percent)
        }
    }
}

/// The text of a header; only `simple` exists for headers.
pub(crate) fn header(argument: &Argument, given: &Given) -> Option<String> {
    joined(argument, given, ",", Escape::Bare)
}

/// The pairs of the `Cookie` header; only `form` exists for cookies.
pub(crate) fn cookies(argument: &Argument, given: &Given) -> Vec<String> {
    form(argument, given, ",")
}

/// The pairs of the query, `name=value` each, without `&`.
pub(crate) fn query(argument: &Argument, given: &Given) -> Vec<String> {
    match argument.style {
        Style::SpaceDelimited => form(argument, given, "%20"),
        Style::PipeDelimited => form(argument, given, "%7C"),
        Style::DeepObject => deep(argument, given),
        Style::Form | Style::Simple | Style::Label | Style::Matrix => form(argument, given, ","),
    }
}

/// `a`, `a,b`, `k,v,k,v` or, exploded, `k=v,k=v`.
fn joined(argument: &Argument, given: &Given, separator: &str, escape: Escape) -> Option<String> {
    Some(match given {
        Given::Absent => return None,
        Given::Text(text) => written(text, escape),
        Given::List(elements) => {
            let elements: Vec<_> = elements.iter().map(|element| written(element, escape)).collect();
            elements.join(separator)
        }
        Given::Object(members) => {
            let between = if argument.explode { "=" } else { separator };
            members_text(members, between, escape).join(separator)
        }
    })
}

/// `;name=a`, exploded one per element or member (RFC 6570, 3.2.7).
fn matrix(argument: &Argument, given: &Given) -> Option<String> {
    let name = written(argument.name, Escape::Percent);
    let exploded = match given {
        Given::List(elements) if argument.explode => {
            elements.iter().map(|element| format!("{name}={}", written(element, Escape::Percent))).collect()
        }
        Given::Object(members) if argument.explode => members_text(members, "=", Escape::Percent),
        Given::Text(text) if text.is_empty() => vec![name],
        Given::Absent | Given::Text(_) | Given::List(_) | Given::Object(_) => {
            vec![format!("{name}={}", joined(argument, given, ",", Escape::Percent)?)]
        }
    };
    Some(exploded.into_iter().map(|pair| format!(";{pair}")).collect())
}

/// `name=a`, `name=a,b`, or exploded `name=a&name=b` and `k=v&k=v`. An empty list is left out (RFC 6570, 3.2.8).
fn form(argument: &Argument, given: &Given, separator: &str) -> Vec<String> {
    let name = written(argument.name, Escape::Percent);
    match given {
        Given::List(elements) if elements.is_empty() => Vec::new(),
        Given::Object(members) if members.is_empty() => Vec::new(),
        Given::List(elements) if argument.explode => {
            elements.iter().map(|element| format!("{name}={}", written(element, Escape::Percent))).collect()
        }
        Given::Object(members) if argument.explode => members_text(members, "=", Escape::Percent),
        Given::Absent | Given::Text(_) | Given::List(_) | Given::Object(_) => {
            joined(argument, given, separator, Escape::Percent)
                .map(|text| format!("{name}={text}"))
                .into_iter()
                .collect()
        }
    }
}

/// `name[member]=value` (OpenAPI 3.0, Style Values); the brackets are escaped, as a query may not have them bare.
fn deep(argument: &Argument, given: &Given) -> Vec<String> {
    let Given::Object(members) = given else { return form(argument, given, ",") };
    let name = written(argument.name, Escape::Percent);
    let pair = |(member, value): &(String, String)| {
        format!("{name}%5B{}%5D={}", written(member, Escape::Percent), written(value, Escape::Percent))
    };
    members.iter().map(pair).collect()
}

fn members_text(members: &[(String, String)], between: &str, escape: Escape) -> Vec<String> {
    let text = |(name, value): &(String, String)| {
        format!("{}{between}{}", written(name, escape), written(value, escape))
    };
    members.iter().map(text).collect()
}

fn written(text: &str, escape: Escape) -> String {
    match escape {
        Escape::Bare => text.to_owned(),
        Escape::Percent => {
            let mut out = String::new();
            encode_value(&mut out, text);
            out
        }
    }
}
