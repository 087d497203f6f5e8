//! What a test says of an expected call. In: an expectation that is listed already; out: the same with answers, arguments and how often
//! it is expected. It never answers anything itself.

use std::fmt;
use std::marker::PhantomData;
use std::time::Duration;

use super::answer::{Answer, IntoReply, Laid, To};
use super::core::FakeCore;
use super::expectation::{CallSubject, Expectation};
use super::matching::{Expects, Matcher, Matching};
use super::reply::Reply;
use super::times::Times;
use super::verify::fail;
use crate::json::Value;
use crate::transport_error::TransportErrorKind;

/// A call that is expected, and what is answered to it.
///
/// `T` is the type of the success, `E` that of the documented errors. Each answer is given once, in their order; the last one is given
/// to all further calls. Without [`Expected::times`], the call is expected at least once for each answer. Where several expectations
/// take a call, the one that was said last answers it.
pub struct Expected<T, E> {
    core: FakeCore,
    index: usize,
    to: To,
    results: PhantomData<fn() -> (T, E)>,
}

/// What a call of this type is given, once it is said what is answered: nothing more needs to be.
pub(super) fn listed<T, E>(core: &FakeCore, expectation: Expectation) -> Expected<T, E> {
    let operation = match expectation.subject {
        CallSubject::Operation(operation) => Some(operation),
        CallSubject::Other => None,
    };
    let index = core.list(expectation);
    Expected { core: core.clone(), index, to: To { operation, laid: Laid::Plainly }, results: PhantomData }
}

impl<T, E> Expected<T, E> {
    /// Expects an argument; emitted code calls it.
    #[doc(hidden)]
    pub fn argument<A: ?Sized>(self, index: usize, expected: impl Matching<A>) -> Self {
        let matcher = expected.matcher();
        self.change(|one| one.arguments.push((index, matcher)))
    }

    /// Expects a body; emitted code calls it.
    #[doc(hidden)]
    pub fn body<B: ?Sized>(self, expected: impl Matching<B>) -> Self {
        let matcher = expected.matcher();
        self.change(|one| one.body = Some(matcher))
    }

    /// Says how successes are laid out; emitted code calls it.
    #[doc(hidden)]
    pub fn laid(mut self, laid: Laid) -> Self {
        self.to.laid = laid;
        self
    }

    /// Expects an optional parameter of this name in the description to have this value: a number, a text, or
    /// [`Value::of`] anything else.
    #[track_caller]
    pub fn with(self, name: &str, value: impl Into<Value>) -> Self {
        let matcher = Matcher(Expects::Value(value.into()));
        self.named(name, matcher)
    }

    /// Expects an optional parameter of this name in the description not to be given.
    #[track_caller]
    pub fn without(self, name: &str) -> Self {
        self.named(name, Matcher(Expects::Value(Value::Null)))
    }

    /// Expects an optional body to have this value; a required one is an argument of the operation's method.
    pub fn with_body(self, value: impl Into<Value>) -> Self {
        let matcher = Matcher(Expects::Value(value.into()));
        self.change(|one| one.body = Some(matcher))
    }

    #[track_caller]
    fn named(self, name: &str, matcher: Matcher) -> Self {
        let arguments = self.to.operation.map_or(&[][..], |operation| operation.arguments);
        let Some(index) = arguments.iter().position(|argument| argument.name == name) else {
            let known: Vec<_> = arguments.iter().map(|argument| format!("`{}`", argument.name)).collect();
            let id = self.to.operation.map_or("what is not described", |operation| operation.id);
            fail(&format!("{id} has no parameter `{name}`; it has: {}", known.join(", ")))
        };
        self.change(|one| {
            one.arguments.retain(|(known, _)| *known != index);
            one.arguments.push((index, matcher));
        })
    }

    /// Expects the call so often: `times(2)`, `times(1..)`, `times(..)` for any number of times, `times(0)` for never.
    pub fn times(self, times: impl Into<Times>) -> Self {
        let times = times.into();
        self.change(|one| one.times = Some(times))
    }

    /// Answers with this success, under the first status and media type that the description has for it.
    #[track_caller]
    pub fn answers(self, success: T::Given) -> Self
    where
        T: Answer,
    {
        let reply = T::reply(success, self.to);
        self.replies(reply)
    }

    /// Answers with this error, under its status.
    #[track_caller]
    pub fn fails(self, error: E) -> Self
    where
        E: IntoReply,
    {
        self.replies(error.into_reply())
    }

    /// Answers with this, whatever the description says.
    #[track_caller]
    pub fn replies(self, reply: Reply) -> Self {
        self.checked(&reply).change(|one| one.replies.push(reply))
    }

    /// Gives no answer: the connection breaks after the request was sent.
    pub fn then_breaks(self) -> Self {
        let reply = Reply::broken(TransportErrorKind::Interrupted);
        self.change(|one| one.replies.push(reply))
    }

    /// Adds a header to the last answer.
    #[track_caller]
    pub fn header(self, name: &str, value: &str) -> Self {
        self.last(|reply| reply.header(name, value))
    }

    /// Gives the last answer another status.
    #[track_caller]
    pub fn status(self, status: u16) -> Self {
        self.last(|reply| reply.status(status))
    }

    /// Gives the last answer after this time, by the clock of the fake: the test does not wait.
    #[track_caller]
    pub fn delayed(self, delay: Duration) -> Self {
        self.last(|reply| reply.delayed(delay))
    }

    /// Breaks the connection after so many bytes of the last answer's body: after the head for 0, after the whole body, which then has no
    /// end, for `usize::MAX`.
    #[track_caller]
    pub fn cut_after(self, bytes: usize) -> Self {
        self.last(|reply| reply.cut_after(bytes))
    }

    #[track_caller]
    fn last(self, change: impl FnOnce(Reply) -> Reply) -> Self {
        let Some(last) = self.core.expectation(self.index, |one| one.replies.pop()).flatten() else {
            fail("there is no answer yet that this could change")
        };
        self.replies(change(last))
    }

    #[track_caller]
    fn checked(self, reply: &Reply) -> Self {
        if let Some(fault) = &reply.fault {
            fail(fault)
        }
        self
    }

    fn change(self, change: impl FnOnce(&mut Expectation)) -> Self {
        self.core.expectation(self.index, change);
        self
    }
}

impl<T, E> fmt::Debug for Expected<T, E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let signature = self.core.expectation(self.index, |one| one.signature());
        write!(f, "Expected({})", signature.unwrap_or_default())
    }
}
