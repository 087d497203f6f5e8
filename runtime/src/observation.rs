//! In: what an answer held that the description does not know. Out: the same, with its operation and where the description has
//! the response. Never: a value of the answer, nor a name in it that no record describes.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use http::StatusCode;

use crate::description::{OperationDescription, Statuses};
use crate::json::{Fault, FaultKind, Finding, Outcome};

/// What an answer held that the description does not know: see `ClientBuilder::observe`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
    kind: ObservationKind,
    operation: &'static str,
    path: String,
    pointer: String,
    text: String,
}

/// What the description does not know.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ObservationKind {
    /// A status that no response of the operation has.
    Status,
    /// A media type that the response does not have.
    MediaType,
    /// A value that its enumeration does not list.
    Value,
    /// A value that is none of the variants of its union.
    Variant,
    /// A value that is not as described, and was read all the same.
    Form,
    /// A required member that is missing.
    Member,
    /// A value beyond a limit, where the client is generated with `validation`: in the JSON bodies of successes.
    Limit,
    /// A header that is not as described, or has a value that is not listed: in successes.
    Header,
    /// A body that cannot be read as described: the call is an error.
    Body,
}

/// Where observations are made.
#[derive(Debug, Clone, Copy)]
pub(crate) struct ObservedAt {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) status: StatusCode,
}

impl Observation {
    pub(crate) fn new(kind: ObservationKind, place: &ObservedAt, (path, text): (&str, String)) -> Self {
        let pointer = place.pointer(kind);
        let (path, operation) = (path.to_owned(), place.operation.id);
        Self { kind, operation, path, pointer, text }
    }

    pub(crate) fn of_header(place: &ObservedAt, (name, text): (&str, String)) -> Self {
        let text = format!("header `{name}`: {text}");
        let mut made = Self::new(ObservationKind::Header, place, ("$", text));
        made.pointer.extend(["/headers/", &name.replace('~', "~0").replace('/', "~1")]);
        made
    }

    /// What was found while JSON was read.
    pub(crate) fn of_finding(place: &ObservedAt, finding: &Finding) -> Self {
        let expected = || format!("expected {}, found {}", finding.expected(), finding.found());
        let (kind, text) = match finding.outcome() {
            Outcome::Unlisted => (ObservationKind::Value, "the value is not listed".to_owned()),
            Outcome::Unmatched => (ObservationKind::Variant, "the value is none of the variants".to_owned()),
            _ if finding.is_missing() => (ObservationKind::Member, "the member is missing".to_owned()),
            Outcome::Converted | Outcome::Empty | Outcome::LeftOut => (ObservationKind::Form, expected()),
        };
        Self::new(kind, place, (finding.path(), text))
    }

    /// Why JSON could not be read.
    pub(crate) fn of_fault(place: &ObservedAt, fault: &Fault) -> Self {
        let kind = match fault.kind() {
            FaultKind::Missing => ObservationKind::Member,
            FaultKind::Encoding
            | FaultKind::Syntax
            | FaultKind::Mismatch
            | FaultKind::Range
            | FaultKind::Depth => ObservationKind::Body,
        };
        let text = format!("expected {}, found {}: the body is not read", fault.expected(), fault.found());
        Self::new(kind, place, (&fault.path(), text))
    }

    /// What the description does not know.
    #[must_use]
    pub const fn kind(&self) -> ObservationKind {
        self.kind
    }

    /// The operation's id.
    #[must_use]
    pub const fn operation(&self) -> &'static str {
        self.operation
    }

    /// The way to the value from the root of the body, as in `$.messages[0].locale`; `$` for what is not about a value. An entry
    /// of a map is `*`, whatever its key. Of a stream it begins at the item, or at the data of the event.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where the description has the response: `#/paths/~1pets~1{id}/get/responses/200` (RFC 6901), or the responses for a status
    /// that none of them has; of a header, the header in its response.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }
}

impl ObservedAt {
    fn pointer(&self, kind: ObservationKind) -> String {
        let path = self.operation.template().replace('~', "~0").replace('/', "~1");
        let method = self.operation.method.as_str().to_ascii_lowercase();
        let responses = format!("#/paths/{path}/{method}/responses");
        let nearest = self.operation.documented(self.status).map(|success| success.statuses);
        match nearest.filter(|_| kind != ObservationKind::Status) {
            Some(Statuses::Exact(status)) => format!("{responses}/{status}"),
            Some(Statuses::Class(class)) => format!("{responses}/{class}XX"),
            Some(Statuses::Default) => format!("{responses}/default"),
            None => responses,
        }
    }
}

/// `getPet: $.status: a value that is not listed (#/paths/~1pets~1{id}/get/responses/200)`
impl fmt::Display for Observation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}: {} ({})", self.operation, self.path, self.text, self.pointer)
    }
}

/// Who is told of observations.
#[derive(Clone)]
pub(crate) struct Observer(Arc<dyn Fn(&Observation) + Send + Sync>);

impl Observer {
    pub(crate) fn new(observer: impl Fn(&Observation) + Send + Sync + 'static) -> Self {
        Self(Arc::new(observer))
    }

    /// A panic of the observer is its own.
    pub(crate) fn tell(&self, observation: &Observation) {
        let _ = catch_unwind(AssertUnwindSafe(|| (self.0)(observation)));
    }
}

/// Who is told, of answers to what.
#[derive(Clone)]
pub(crate) struct Observing {
    pub(crate) observer: Observer,
    pub(crate) place: ObservedAt,
}

impl Observing {
    /// Tells of what was found in an item of a stream, or why it could not be read.
    #[cold]
    pub(crate) fn tell(&self, read: Result<&[Finding], &Fault>) {
        match read {
            Ok(findings) => {
                for finding in findings {
                    self.observer.tell(&Observation::of_finding(&self.place, finding));
                }
            }
            Err(fault) => self.observer.tell(&Observation::of_fault(&self.place, fault)),
        }
    }
}
