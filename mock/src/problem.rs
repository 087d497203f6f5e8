//! Problem reports (RFC 9457). In: what is wrong with a request; out: an answer of `application/problem+json`.
//! It never shows a credential.

use crate::answer::Reply;
use crate::json;
use crate::violation::Violation;

/// Why a request is refused.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) status: u16,
    title: &'static str,
    detail: String,
    pub(crate) violations: Vec<Violation>,
    /// A list of what there is, under a name of its own.
    choices: Option<Box<(&'static str, Vec<String>)>>,
    headers: Vec<(String, String)>,
}

impl Problem {
    pub(crate) fn new(status: u16, title: &'static str, detail: impl Into<String>) -> Self {
        let (violations, choices, headers) = (Vec::new(), None, Vec::new());
        Self { status, title, detail: detail.into(), violations, choices, headers }
    }

    /// A request that does not match, with all that is wrong.
    pub(crate) fn mismatch(status: u16, operation: &str, violations: Vec<Violation>) -> Self {
        let count = violations.len();
        let detail = match violations.first() {
            Some(first) if count == 1 => format!("{operation}: {first}"),
            Some(first) => format!("{operation}: {first}; and {} more", count - 1),
            None => operation.to_owned(),
        };
        Self { violations, ..Self::new(status, "the request does not match the description", detail) }
    }

    /// A request of which a part is longer than a bound of the mock.
    pub(crate) fn too_large(status: u16, part: &str, bound: usize) -> Self {
        Self::new(status, "the request is too large", format!("{part} may have at most {bound} bytes"))
    }

    /// A request whose body ends early, or is not framed as HTTP says.
    pub(crate) fn unreadable(why: &str) -> Self {
        Self::new(400, "the request cannot be read", format!("the body: {why}"))
    }

    /// A request whose body is compressed (RFC 9110, 12.5.3: `Accept-Encoding` says what is taken).
    pub(crate) fn content_coding(coding: &str) -> Self {
        let detail = format!("the mock does not support Content-Encoding: {coding}");
        Self::new(415, "the request cannot be read", detail).header("accept-encoding", "identity")
    }

    /// The same with a list of what there is.
    pub(crate) fn choices(mut self, name: &'static str, choices: Vec<String>) -> Self {
        self.choices = Some(Box::new((name, choices)));
        self
    }

    /// The same with a header.
    pub(crate) fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// The answer.
    pub(crate) fn into_reply(self) -> Reply {
        let mut members = vec![
            format!("\"type\":{}", json::quoted("about:blank")),
            format!("\"title\":{}", json::quoted(self.title)),
            format!("\"status\":{}", self.status),
            format!("\"detail\":{}", json::quoted(&self.detail)),
        ];
        if !self.violations.is_empty() {
            let listed: Vec<String> = self.violations.iter().map(violation).collect();
            members.push(format!("\"violations\":[{}]", listed.join(",")));
        }
        if let Some((name, choices)) = self.choices.as_deref() {
            let listed: Vec<String> = choices.iter().map(|choice| json::quoted(choice)).collect();
            members.push(format!("{}:[{}]", json::quoted(name), listed.join(",")));
        }
        let mut reply =
            Reply::new(self.status, "application/problem+json", format!("{{{}}}", members.join(",")));
        reply.headers.extend(self.headers);
        reply
    }
}

fn violation(violation: &Violation) -> String {
    format!(
        "{{\"place\":{},\"expected\":{},\"found\":{}}}",
        json::quoted(&violation.place),
        json::quoted(&violation.expected),
        json::quoted(&violation.found)
    )
}
