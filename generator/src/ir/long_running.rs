//! Operations that go on after their answer. In: nothing; out: what a user or a description says of them. It never looks for a state: the
//! runtime does.

/// How the end of an operation is waited for: a setting, or an extension. Places in bodies are JSON pointers (RFC 6901).
///
/// ```
/// use clientwright::settings::{LongRunning, ResultFrom};
///
/// let waited = LongRunning::default().status("/state").succeeded(["ready"]).result(ResultFrom::Monitor, "/pet");
/// assert_eq!(waited.at, "/pet");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LongRunning {
    /// Where the state is; default: `/status`.
    pub status: String,
    /// The states of an operation that has ended as it should; none: `succeeded`, `completed`, `done`.
    pub succeeded: Vec<String>,
    /// Those of one that has not; none: `failed`, `canceled`, `cancelled`.
    pub failed: Vec<String>,
    /// Which answer has the result.
    pub from: ResultFrom,
    /// Where it is in that answer; empty: all of it.
    pub at: String,
}

/// Which answer has the result of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ResultFrom {
    /// That at the member `resourceLocation` of the last state; else, for PUT and PATCH, that of the operation's own address; else that at the
    /// first answer's `Location`; else the last state.
    #[default]
    Usual,
    /// That at the first answer's `Location`.
    Location,
    /// That of the operation's own address.
    Original,
    /// The last state.
    Monitor,
}

impl Default for LongRunning {
    fn default() -> Self {
        let (succeeded, failed, from) = (Vec::new(), Vec::new(), ResultFrom::Usual);
        Self { status: "/status".to_owned(), succeeded, failed, from, at: String::new() }
    }
}

impl LongRunning {
    /// Sets where the state is.
    #[must_use]
    pub fn status(mut self, pointer: impl Into<String>) -> Self {
        self.status = pointer.into();
        self
    }

    /// Sets the states of an operation that has ended as it should.
    #[must_use]
    pub fn succeeded<S: Into<String>>(mut self, states: impl IntoIterator<Item = S>) -> Self {
        self.succeeded = states.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the states of an operation that has ended otherwise.
    #[must_use]
    pub fn failed<S: Into<String>>(mut self, states: impl IntoIterator<Item = S>) -> Self {
        self.failed = states.into_iter().map(Into::into).collect();
        self
    }

    /// Sets which answer has the result, and where in it.
    #[must_use]
    pub fn result(mut self, from: ResultFrom, pointer: impl Into<String>) -> Self {
        (self.from, self.at) = (from, pointer.into());
        self
    }
}
