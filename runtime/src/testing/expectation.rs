//! What is expected of one operation. In: matchers of its arguments, how often, and what is answered; out: whether a call is one of
//! these, in what it differs, and the answer. It never judges the whole: that is the report's.

use std::fmt::Write as _;
use std::panic::Location;

use super::call::Call;
use super::matching::{Expects, Matcher};
use super::reply::Reply;
use super::times::{Times, counted};
use crate::description::OperationDescription;
use crate::json::{self, Value};

/// Whose calls are expected.
#[derive(Clone, Copy)]
pub(super) enum CallSubject {
    Operation(&'static OperationDescription),
    /// What is not described, by method and path.
    Other,
}

pub(super) struct Expectation {
    pub(super) subject: CallSubject,
    /// of what is not described
    pub(super) request: (String, String),
    /// by the index of the argument
    pub(super) arguments: Vec<(usize, Matcher)>,
    pub(super) body: Option<Matcher>,
    pub(super) replies: Vec<Reply>,
    pub(super) times: Option<Times>,
    pub(super) count: usize,
    pub(super) at: &'static Location<'static>,
}

impl Expectation {
    pub(super) const fn new(subject: CallSubject, at: &'static Location<'static>) -> Self {
        let request = (String::new(), String::new());
        Self {
            subject,
            request,
            arguments: Vec::new(),
            body: None,
            replies: Vec::new(),
            times: None,
            count: 0,
            at,
        }
    }

    /// As often as it was said, else at least once for each answer.
    pub(super) fn times(&self) -> Times {
        self.times.unwrap_or_else(|| Times::at_least(self.replies.len().max(1)))
    }

    pub(super) fn is_about(&self, call: &Call) -> bool {
        match self.subject {
            CallSubject::Operation(operation) => {
                call.description().is_some_and(|called| std::ptr::eq(called, operation))
            }
            CallSubject::Other => {
                let (method, path) = &self.request;
                method == call.method() && path == call.path()
            }
        }
    }

    /// In what a call of the same operation differs; none: it is expected.
    pub(super) fn differences(&self, call: &Call) -> Vec<String> {
        let mut differences = Vec::new();
        for (index, matcher) in &self.arguments {
            let given = call.given(*index);
            if !matcher.takes(given) {
                differences.push(format!("`{}` is {}", self.name(*index), shown(given)));
            }
        }
        if let Some(matcher) = &self.body {
            let takes = match &matcher.0 {
                Expects::Bytes(bytes) => call.bytes() == bytes,
                Expects::Anything | Expects::Value(_) | Expects::Condition(_) => matcher.takes(&call.body()),
            };
            if !takes {
                differences.push(format!("the body is {}", shown(&call.body())));
            }
        }
        if differences.is_empty() && self.times().is_used_up(self.count) {
            differences.push(format!("it was called {} already", counted(self.count)));
        }
        differences
    }

    /// The answer to the next call; the last one is that of all further calls.
    pub(super) fn take(&mut self) -> Option<Reply> {
        let reply = self.replies.get(self.count).or(self.replies.last()).cloned();
        self.count += 1;
        reply
    }

    fn name(&self, index: usize) -> &'static str {
        match self.subject {
            CallSubject::Operation(operation) => operation.arguments.get(index).map_or("?", |one| one.name),
            CallSubject::Other => "?",
        }
    }

    /// `getPet(petId = 7)`
    pub(super) fn signature(&self) -> String {
        let CallSubject::Operation(operation) = self.subject else {
            let (method, path) = &self.request;
            return format!("{method} {path}");
        };
        let arguments =
            self.arguments.iter().map(|(index, matcher)| format!("{} = {matcher}", self.name(*index)));
        let body = self.body.as_ref().map(|matcher| format!("body = {matcher}"));
        format!("{}({})", operation.id, arguments.chain(body).collect::<Vec<_>>().join(", "))
    }

    pub(super) fn place(&self) -> String {
        format!("{}:{}", self.at.file(), self.at.line())
    }
}

/// `getPet(petId = 8)`
pub(super) fn called(call: &Call) -> String {
    let Some(operation) = call.description() else {
        return format!("{} {}", call.method(), call.path());
    };
    let mut arguments = Vec::new();
    for (index, argument) in operation.arguments.iter().enumerate() {
        let given = call.given(index);
        if !given.is_null() {
            arguments.push(format!("{} = {}", argument.name, shown(given)));
        }
    }
    if !call.bytes().is_empty() {
        arguments.push(format!("body = {}", shown(&call.body())));
    }
    format!("{}({})", operation.id, arguments.join(", "))
}

/// A value as JSON, its beginning where it is long.
fn shown(value: &Value) -> String {
    const LONGEST: usize = 300;
    if value.is_null() {
        return "absent".to_owned();
    }
    let text = json::to_string(value);
    let mut shown: String = text.chars().take(LONGEST).collect();
    if shown.len() < text.len() {
        // a String takes whatever is written to it
        let _ = write!(shown, "… ({} bytes)", text.len());
    }
    shown
}
