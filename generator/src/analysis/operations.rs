//! What operations have in common. In: the operations; out: who requires a scheme, who goes to a server, who has a tag or an id.
//! Each is found in one pass, so that no question walks through all operations again.

use crate::ir::{Api, NameHint, OperationId, SchemeId, ServerGroupId, TagId};
use std::collections::{HashMap, HashSet};

/// Operations by what they refer to.
#[derive(Debug, Default)]
pub(super) struct Operations {
    pub(super) required: HashSet<SchemeId>,
    pub(super) at: HashMap<ServerGroupId, Vec<OperationId>>,
    pub(super) tagged: HashMap<TagId, usize>,
    pub(super) called: HashMap<String, OperationId>,
}

impl Operations {
    pub(super) fn of(api: &Api) -> Self {
        let mut found = Self::default();
        for (id, operation) in api.numbered() {
            let alternatives = operation.security.iter().flat_map(|alternative| &alternative.all);
            found.required.extend(alternatives.map(|(scheme, _)| *scheme));
            found.at.entry(operation.servers).or_default().push(id);
            for tag in &operation.tags {
                *found.tagged.entry(*tag).or_default() += 1;
            }
            if let NameHint::Given(name) = &operation.hint {
                found.called.entry(name.clone()).or_insert(id);
            }
        }
        found
    }
}
