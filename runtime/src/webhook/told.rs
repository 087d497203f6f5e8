//! In: a verified request, and what tells the events of a description apart. Out: which of them it is.
//! Never: a guess: what is like several is none.

use http::HeaderMap;

use crate::json::{self, Literal, Value};

/// What tells an event from others.
#[derive(Debug, Clone, Copy)]
pub struct EventCase {
    /// The key of the webhook or the callback in the description.
    pub name: &'static str,
    /// The headers that it has, each with one of these values.
    pub headers: &'static [(&'static str, &'static [&'static str])],
    /// The members of its body that have one value only.
    pub members: &'static [(&'static str, Literal)],
}

impl EventCase {
    /// How much of a request tells that it is this event; `None` where something tells that it is not.
    fn likeness(&self, headers: &HeaderMap, body: &Value) -> Option<usize> {
        let header = |(name, values): &(&str, &[&str])| {
            let sent = headers.get(*name).and_then(|value| value.to_str().ok()).map(str::trim);
            sent.is_some_and(|sent| values.contains(&sent))
        };
        let member = |(name, literal): &(&str, Literal)| {
            body.as_object().and_then(|members| members.get(name)).is_some_and(|value| literal.is(value))
        };
        let is_this = self.headers.iter().all(header) && self.members.iter().all(member);
        is_this.then_some(self.headers.len() + self.members.len())
    }
}

/// The index of the event that a request is: of those that it can be, the one of which most is told. `None` where nothing tells, or
/// as much tells of several.
#[must_use]
pub fn told(cases: &[EventCase], headers: &HeaderMap, body: &[u8]) -> Option<usize> {
    // what is not JSON has no members
    let body = json::from_slice(body).unwrap_or(Value::Null);
    let likeness = |case: &EventCase| case.likeness(headers, &body).filter(|likeness| *likeness > 0);
    let found: Vec<_> = cases.iter().map(likeness).collect();
    let most = found.iter().flatten().max()?;
    let mut best = found.iter().enumerate().filter(|(_, likeness)| likeness.as_ref() == Some(most));
    best.next().map(|(index, _)| index).filter(|_| best.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn case(
        name: &'static str,
        headers: &'static [(&'static str, &'static [&'static str])],
        members: &'static [(&'static str, Literal)],
    ) -> EventCase {
        EventCase { name, headers, members }
    }

    #[test]
    fn what_most_is_told_of_is_the_event() {
        const CASES: &[EventCase] = &[
            case("nothing", &[], &[]),
            case("issue", &[("x-event", &["issue", "issues"])], &[]),
            case("opened", &[("x-event", &["issue"])], &[("action", Literal::Text("opened"))]),
            case("twin", &[], &[("kind", Literal::Number("1"))]),
            case("other twin", &[], &[("kind", Literal::Number("1"))]),
        ];
        for (event, body, expected) in [
            ("issue", r#"{"action":"opened"}"#, Some("opened")),
            ("issue", r#"{"action":"closed"}"#, Some("issue")),
            ("issues", r#"{"action":"opened"}"#, Some("issue")),
            ("issue", "not JSON", Some("issue")),
            ("push", r#"{"action":"opened"}"#, None),
            ("push", r#"{"kind":1}"#, None),
            ("push", "[]", None),
        ] {
            let headers = HeaderMap::from_iter([("x-event".parse().unwrap(), event.parse().unwrap())]);
            let index = told(CASES, &headers, body.as_bytes());
            assert_eq!(index.map(|index| CASES[index].name), expected, "{event} {body}");
        }
    }
}
