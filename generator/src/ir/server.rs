//! Servers. In: server objects; out: the lists of servers that operations go to, by id.

use super::text::{NameHint, Text};
use crate::source::Pointer;

/// The index of a list of servers in [`super::Api::servers`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ServerGroupId(pub(crate) usize);

impl ServerGroupId {
    /// Its place in the list.
    pub fn index(self) -> usize {
        self.0
    }
}

/// A list of servers, one of which an operation goes to.
#[derive(Debug, Clone, PartialEq)]
pub struct ServerGroup {
    /// What it would like to be called.
    pub hint: NameHint,
    /// The servers, the default one first.
    pub servers: Vec<Server>,
    /// Where the list stands.
    pub at: Pointer,
}

/// A server.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Server {
    /// Its address, with variables in braces.
    pub template: String,
    /// The variables in the order of the template.
    pub variables: Vec<ServerVariable>,
    /// What the description says of it.
    pub text: Text,
}

/// A variable of a server's address.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ServerVariable {
    /// Its name in the template.
    pub name: String,
    /// What stands there when nobody says otherwise; `None`: a value has to be given.
    pub default: Option<String>,
    /// The values it may take; empty: any.
    pub values: Vec<String>,
    /// What the description says of it.
    pub text: Text,
}
