//! Names of tags. In: the tags, and the names of operations; out: module, type, accessor and feature of each.
//! It never takes a name from an operation: where a method of the client has the name of a tag, the tag's says so.

use super::operations::OperationNames;
use super::scope::{Ident, Scope};
use super::{case, reserved};
use crate::ir::Api;

/// The names of a tag.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TagNames {
    /// The module and the file: `pull_requests`.
    pub module: Ident,
    /// The group of its operations: `PullRequests`.
    pub group: Ident,
    /// The method of the client that gives the group: `pull_requests`.
    pub accessor: Ident,
    /// The feature of the crate, where there are such: `pull-requests`.
    pub feature: String,
}

pub(super) fn tags(api: &Api, operations: &[OperationNames]) -> Vec<TagNames> {
    let mut modules = Scope::new(reserved::MODULES, "_tag");
    let mut groups = Scope::new(reserved::TYPES, "Tag");
    let mut methods = Scope::new(reserved::CLIENT, "_");
    for names in operations {
        methods.claim(&[names.method.to_string()]);
    }
    let one = |tag: &crate::ir::Tag| {
        let name = case::snake(&tag.name);
        let module = modules.claim(std::slice::from_ref(&name));
        TagNames {
            group: groups.claim(&[case::pascal(&tag.name)]),
            accessor: methods.claim(&[name.clone(), format!("{name}_tag")]),
            feature: module.as_str().replace('_', "-"),
            module,
        }
    };
    api.tags.iter().map(one).collect()
}
