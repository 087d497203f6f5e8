//! Operations: what can be asked of a server, and what it may answer. In: path items and operations.
//! It never resolves anything: references are types and schemes by id.

use super::body::Body;
use super::long_running::LongRunning;
use super::method::Method;
use super::paging::Paging;
use super::parameter::Argument;
use super::policy::Policy;
use super::response::Response;
use super::section::SectionId;
use super::security::Requirement;
use super::server::ServerGroupId;
use super::tag::TagId;
use super::text::{NameHint, Text};
use crate::source::Pointer;

/// The index of an operation in [`super::Api::operations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(pub(crate) usize);

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its operationId, or what its method and path make.
    pub hint: NameHint,
    /// The tags, first one first.
    pub tags: Vec<TagId>,
    /// The section that it is filed in.
    pub section: Option<SectionId>,
    /// What the description says of it.
    pub text: Text,
    /// The HTTP method.
    pub method: Method,
    /// The path template as written, for people.
    pub template: String,
    /// The path template, cut at its parameters.
    pub path: Vec<Segment>,
    /// Parameters in the order of the description: those of the path item first.
    pub arguments: Vec<Argument>,
    /// The request body, if the operation takes one.
    pub body: Option<Body>,
    /// The documented responses, by status.
    pub responses: Vec<Response>,
    /// Media types that are asked for beside those of the responses.
    pub accept: Vec<String>,
    /// The alternatives of its security, best first; empty: none is needed.
    pub security: Vec<Requirement>,
    /// The servers it goes to.
    pub servers: ServerGroupId,
    /// What settings say of how it is called.
    pub policy: Policy,
    /// How its answers come in pages.
    pub paging: Option<Paging>,
    /// How its end is waited for, where it goes on after its answer.
    pub long_running: Option<LongRunning>,
    /// The member of its body that makes it this one of two operations in one: answering at once, or as a stream.
    pub fixed: Option<FixedMember>,
    /// Where it stands.
    pub at: Pointer,
}

/// A boolean member of a body, with the value that every call sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedMember {
    /// Its name on the wire.
    pub name: String,
    /// Its value.
    pub value: bool,
}

impl Operation {
    /// Its operationId; where it has none, its method and path.
    pub fn id(&self) -> String {
        match &self.hint {
            NameHint::Given(id) | NameHint::Common(id) => id.clone(),
            NameHint::Derived(_) => format!("{} {}", self.method.wire(), self.template),
        }
    }

    /// Whether it is the second of two in place of one of the description.
    pub fn is_second(&self) -> bool {
        self.fixed.as_ref().is_some_and(|fixed| fixed.value)
    }
}

/// A piece of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Text that is sent as it is.
    Text(String),
    /// The index of a parameter in [`Operation::arguments`].
    Argument(usize),
}
