//! What a call comes to. In: the responses of an operation; out: which are its successes, and what shape their bodies share.
//! It never decides what any of it is called.

use super::body::Content;
use super::method::Method;
use super::operation::Operation;
use super::response::{Response, Statuses};

/// What an operation gives when it succeeds.
#[derive(Debug, Clone, PartialEq)]
pub enum Outcome<'a> {
    /// No success has a body.
    Nothing,
    /// Every success has the same body; this is the response's that has it in the most forms.
    One(&'a Content),
    /// Some successes have a body, always the same, and some have none.
    Optional(&'a Content),
    /// There is more than one kind of body: each case is told apart.
    Many(Vec<Answer<'a>>),
}

/// One form of one response.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answer<'a> {
    /// The index of the response in [`Operation::responses`].
    pub index: usize,
    /// The response.
    pub response: &'a Response,
    /// The form of its body; `None` when it has no body.
    pub content: Option<&'a Content>,
}

/// What kind of statuses a response is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum StatusKind {
    Success,
    Default,
    Redirection,
    Other,
}

impl StatusKind {
    fn of(statuses: Statuses) -> Self {
        match statuses {
            Statuses::Default => Self::Default,
            Statuses::Exact(200..=299) | Statuses::Class(2) => Self::Success,
            Statuses::Exact(300..=399) | Statuses::Class(3) => Self::Redirection,
            Statuses::Exact(_) | Statuses::Class(_) => Self::Other,
        }
    }
}

impl Operation {
    /// The documented successes, each once, in the order of the description.
    ///
    /// Those for 2xx. `default` stands for "all HTTP codes that are not covered individually" (OpenAPI 3.0.4, section 4.7.16), and
    /// real descriptions mean errors by it: it is a success only where no other one is documented, for a 2xx status. Where
    /// neither is documented, redirections are: there the operation is for the place they name.
    pub fn successes(&self) -> impl Iterator<Item = (usize, &Response)> {
        let kind = self.kind_of_success();
        self.responses
            .iter()
            .enumerate()
            .filter(move |(_, response)| kind == Some(StatusKind::of(response.statuses)))
    }

    /// The documented errors, in the order of the description: everything but 2xx, and redirections where they are successes.
    pub fn errors(&self) -> impl Iterator<Item = (usize, &Response)> {
        let redirected = self.kind_of_success() == Some(StatusKind::Redirection);
        self.responses.iter().enumerate().filter(move |(_, response)| {
            match StatusKind::of(response.statuses) {
                StatusKind::Success => false,
                StatusKind::Redirection => !redirected,
                StatusKind::Default | StatusKind::Other => true,
            }
        })
    }

    fn kind_of_success(&self) -> Option<StatusKind> {
        let has = |kind: &StatusKind| {
            self.responses.iter().any(|response| StatusKind::of(response.statuses) == *kind)
        };
        [StatusKind::Success, StatusKind::Default, StatusKind::Redirection].into_iter().find(has)
    }

    /// What a success gives.
    pub fn outcome(&self) -> Outcome<'_> {
        // RFC 9110, section 9.3.2: the answer to HEAD has no content
        if self.method == Method::Head {
            return Outcome::Nothing;
        }
        let cases: Vec<Answer<'_>> =
            self.successes().flat_map(|(index, response)| response.cases(index)).collect();
        let contents = || cases.iter().filter_map(|case| case.content);
        let Some(first) = contents().next() else { return Outcome::Nothing };
        if contents().any(|other| other.payload != first.payload) {
            return Outcome::Many(cases);
        }
        let first = contents().find(|content| !content.also.is_empty()).unwrap_or(first);
        if cases.iter().any(|case| case.content.is_none()) {
            return Outcome::Optional(first);
        }
        Outcome::One(first)
    }
}

impl Response {
    /// The forms of this response, which has this index; one without a content when it has no body.
    pub fn cases(&self, index: usize) -> Vec<Answer<'_>> {
        if self.content.is_empty() {
            return vec![Answer { index, response: self, content: None }];
        }
        let case = |content| Answer { index, response: self, content: Some(content) };
        self.content.iter().map(case).collect()
    }
}
