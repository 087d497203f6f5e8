//! In: nothing. Out: how the items of a stream are read, and who is told of what is not as described in them.
//! Never: a value of an item.

use std::sync::Arc;

use crate::json::{Fault, Finding, Manner, Watching};

/// Is told what was found in an item that could be read, or why it could not.
pub(crate) type Told = Arc<dyn Fn(Result<&[Finding], &Fault>) + Send + Sync>;

/// How the items of a stream are read.
#[derive(Clone)]
pub(crate) struct Reading {
    pub(crate) manner: Manner,
    /// who is told of what is not as described, where the client observes
    pub(crate) told: Option<Told>,
}

impl Reading {
    pub(super) fn watching(&self) -> Watching {
        if self.told.is_some() { Watching::Unlisted } else { Watching::Not }
    }

    pub(super) fn tell(&self, read: Result<&[Finding], &Fault>) {
        if let Some(told) = &self.told {
            told(read);
        }
    }
}
