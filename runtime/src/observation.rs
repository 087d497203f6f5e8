//! In: what an answer held that the description does not know. Out: the same, with its operation and where the description has
//! the response. Never: a value of the answer, nor a name in it that no record describes.

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;

use http::StatusCode;

use crate::description::{OperationDescription, Statuses};

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
    /// A value that is not listed, in an enumeration of texts outside of unions.
    Value,
    /// A value, or a member that is missing, that is not as described, and was read all the same.
    Form,
    /// A body that cannot be read as described: the call is an error.
    Body,
}

/// Where an observation is made.
pub(crate) struct Place {
    pub(crate) operation: &'static OperationDescription,
    pub(crate) status: StatusCode,
}

impl Observation {
    pub(crate) fn new(kind: ObservationKind, place: &Place, (path, text): (&str, String)) -> Self {
        let pointer = place.pointer(kind);
        let (path, operation) = (path.to_owned(), place.operation.id);
        Self { kind, operation, path, pointer, text }
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
    /// of a map is `*`, whatever its key.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Where the description has the response: `#/paths/~1pets~1{id}/get/responses/200` (RFC 6901), or the responses for a status
    /// that none of them has.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }
}

impl Place {
    fn pointer(&self, kind: ObservationKind) -> String {
        let path = self.operation.template().replace('~', "~0").replace('/', "~1");
        let method = self.operation.method.as_str().to_ascii_lowercase();
        let responses = format!("#/paths/{path}/{method}/responses");
        let successes = self.operation.success.iter().map(|success| success.statuses);
        let covering = successes.filter(|statuses| statuses.covers(self.status));
        let nearest = covering.min_by_key(|statuses| match statuses {
            Statuses::Exact(_) => 0,
            Statuses::Class(_) => 1,
            Statuses::Default => 2,
        });
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
