//! In: nothing; the generator writes these with the operations that go on after their answer. Out: where their state and their result are.
//! Never: a value of a call.

/// How the end of an operation is waited for. Places in a body are JSON pointers (RFC 6901).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Polling {
    /// Where the state is.
    pub status: &'static str,
    /// The states of an operation that has ended as it should, in any case; none: `succeeded`, `completed`, `done`.
    pub succeeded: &'static [&'static str],
    /// Those of one that has not: `failed`, `canceled`, `cancelled`.
    pub failed: &'static [&'static str],
    /// Where the result comes from.
    pub from: ResultFrom,
    /// Where it is in that answer; empty for the whole.
    pub result: &'static str,
}

/// Which answer has the result.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ResultFrom {
    /// That at the member `resourceLocation` of the last state; else, for PUT and PATCH, that of the operation's own address; else that at the
    /// first answer's `Location`; else the last state.
    Usual,
    /// That at the first answer's `Location`.
    Location,
    /// That of the operation's own address.
    Original,
    /// The last state.
    Monitor,
}

impl Polling {
    /// As Microsoft's guidelines for REST APIs have it.
    pub const USUAL: Self =
        Self { status: "/status", succeeded: &[], failed: &[], from: ResultFrom::Usual, result: "" };
}
