//! Names of cases: what a response of some status and form is called. In: cases; out: a name for each, all different.
//! It never looks at the types that bodies hold: their names would change with the description of a model.

use super::case;
use super::scope::{Ident, Scope};
use crate::ir::{Answer, Content, Statuses};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// `NotFound`; with several forms of its body `NotFoundJson` and `NotFoundPlain`.
pub(super) fn names(cases: &[Answer<'_>]) -> Vec<Ident> {
    let mut scope = Scope::default();
    let mut count = Count::default();
    for case in cases {
        case.content.into_iter().for_each(|content| count.add(case.index, content));
    }
    let name = |case: &Answer<'_>| {
        let status = status(case.response.statuses);
        match case.content {
            Some(content) if case.response.content.len() > 1 => {
                format!("{status}{}", count.form(case.index, content))
            }
            Some(_) | None => status,
        }
    };
    cases.iter().map(|case| scope.claim(&[name(case)])).collect()
}

/// The forms of a body, by their media types.
pub(super) fn forms(content: &[Content]) -> Vec<Ident> {
    let mut scope = Scope::default();
    let mut count = Count::default();
    content.iter().for_each(|one| count.add(0, one));
    content.iter().map(|one| scope.claim(&[count.form(0, one)])).collect()
}

/// How many forms of each body have a type, parameters aside.
#[derive(Debug, Default)]
struct Count<'c>(HashMap<(usize, &'c str), usize, RandomState>);

impl<'c> Count<'c> {
    fn add(&mut self, body: usize, content: &'c Content) {
        *self.0.entry((body, first(content).0)).or_default() += 1;
    }

    /// `Json`, `ProblemJson`, `Plain`, `OctetStream`: the first media type without its top level; with its parameters where
    /// another form has no other type.
    fn form(&self, body: usize, content: &'c Content) -> String {
        let (essence, parameters) = first(content);
        let is_shared = self.0.get(&(body, essence)).is_some_and(|count| *count > 1);
        let name = subtype(essence);
        if is_shared { format!("{name}{}", case::pascal(parameters)) } else { name }
    }
}

/// The first media type, and its parameters.
fn first(content: &Content) -> (&str, &str) {
    let media_type = content.media_types.first().map(String::as_str).unwrap_or_default();
    let (essence, parameters) = media_type.split_once(';').unwrap_or((media_type, ""));
    (essence.trim(), parameters)
}

fn subtype(essence: &str) -> String {
    match essence.split_once('/') {
        Some(("*", _)) => "Any".to_owned(),
        Some((top, "*")) => case::pascal(top),
        Some((_, "x-www-form-urlencoded")) => "Form".to_owned(),
        Some((_, sub)) => case::pascal(sub.strip_prefix("x-").unwrap_or(sub)),
        None => case::pascal(essence),
    }
}

/// The reason phrase of a status (RFC 9110 and its companions, the IANA registry of HTTP status codes).
pub(super) fn status(statuses: Statuses) -> String {
    match statuses {
        Statuses::Exact(status) => phrase(status).map_or_else(|| format!("Status{status}"), case::pascal),
        Statuses::Class(class) => format!("Status{class}xx"),
        Statuses::Default => "Default".to_owned(),
    }
}

fn phrase(status: u16) -> Option<&'static str> {
    Some(match status {
        200 => "Ok",
        201 => "Created",
        202 => "Accepted",
        203 => "Non Authoritative Information",
        204 => "No Content",
        205 => "Reset Content",
        206 => "Partial Content",
        207 => "Multi Status",
        208 => "Already Reported",
        226 => "Im Used",
        300 => "Multiple Choices",
        301 => "Moved Permanently",
        302 => "Found",
        303 => "See Other",
        304 => "Not Modified",
        307 => "Temporary Redirect",
        308 => "Permanent Redirect",
        400 => "Bad Request",
        401 => "Unauthorized",
        402 => "Payment Required",
        403 => "Forbidden",
        404 => "Not Found",
        405 => "Method Not Allowed",
        406 => "Not Acceptable",
        407 => "Proxy Authentication Required",
        408 => "Request Timeout",
        409 => "Conflict",
        410 => "Gone",
        411 => "Length Required",
        412 => "Precondition Failed",
        413 => "Content Too Large",
        414 => "Uri Too Long",
        415 => "Unsupported Media Type",
        416 => "Range Not Satisfiable",
        417 => "Expectation Failed",
        421 => "Misdirected Request",
        422 => "Unprocessable Content",
        423 => "Locked",
        424 => "Failed Dependency",
        425 => "Too Early",
        426 => "Upgrade Required",
        428 => "Precondition Required",
        429 => "Too Many Requests",
        431 => "Request Header Fields Too Large",
        451 => "Unavailable For Legal Reasons",
        500 => "Internal Server Error",
        501 => "Not Implemented",
        502 => "Bad Gateway",
        503 => "Service Unavailable",
        504 => "Gateway Timeout",
        505 => "Http Version Not Supported",
        507 => "Insufficient Storage",
        508 => "Loop Detected",
        511 => "Network Authentication Required",
        _ => return None,
    })
}
