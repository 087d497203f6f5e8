//! Names of tags. In: the tags, and the names of operations; out: module, type, accessor and feature of each.
//! It never takes a name from an operation: where a method of the client has the name of a tag, the tag's says so.

use super::operations::OperationNames;
use super::scope::{Ident, Scope, Wanted};
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

pub(super) fn tags(api: &Api, operations: &[OperationNames], left_out: &[Ident]) -> Vec<TagNames> {
    let mut modules = Scope::new(reserved::MODULES, "_tag");
    let mut groups = Scope::new(reserved::TYPES, "Tag");
    let mut methods = Scope::new(reserved::CLIENT, "_");
    for method in operations.iter().map(|names| &names.method).chain(left_out) {
        methods.claim(&[method.to_string()]);
    }
    let wanted = |name: fn(&str) -> Vec<String>| -> Vec<_> {
        // which of several tags is called so is the same for all that is named after it
        let rank = |tag| u8::from(case::snake(tag) != tag);
        let one = |tag| Wanted { rank: rank(tag), names: name(tag), ..Wanted::of(tag, String::new()) };
        api.tags.iter().map(|tag| one(&tag.name)).collect()
    };
    let modules = modules.claim_all(&wanted(|tag| vec![module(tag)]));
    let groups = groups.claim_all(&wanted(|tag| vec![case::pascal(tag)]));
    let accessors =
        methods.claim_all(&wanted(|tag| vec![case::snake(tag), format!("{}_tag", case::snake(tag))]));
    let named = modules.into_iter().zip(groups).zip(accessors);
    let named = named.map(|((module, group), accessor)| TagNames {
        feature: module.as_str().replace('_', "-"),
        module,
        group,
        accessor,
    });
    named.collect()
}

/// Tags are words of people, and may be sentences.
const LONGEST_MODULE: usize = 60;

/// The module of a tag, in ASCII: rustc looks for no file of another name (E0754), and no registry takes another feature.
pub(super) fn module(tag: &str) -> String {
    let mut name = String::new();
    for c in case::snake(tag).chars().take(LONGEST_MODULE) {
        if c.is_ascii() {
            name.push(c);
            continue;
        }
        let gap = if name.is_empty() || name.ends_with('_') { "" } else { "_" };
        name.push_str(&format!("{gap}u{:x}_", u32::from(c)));
    }
    let name: String = name.chars().take(LONGEST_MODULE).collect();
    name.trim_end_matches('_').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_ascii_and_short() {
        assert_eq!(module("pull requests"), "pull_requests");
        assert_eq!(module("Größe"), "gr_uf6_udf_e");
        assert_eq!(module("列表"), "u5217_u8868");
        assert_eq!(module(&"列".repeat(100)).len(), 60 - 1);
        assert_eq!(module(&"a ".repeat(100)).len(), 60 - 1);
        let mut scope = Scope::new(reserved::MODULES, "_tag");
        for (tag, module) in [
            ("std", "std_tag"),
            ("str", "str_tag"),
            ("AUX", "aux_tag"),
            ("uuid", "uuid_tag"),
            ("mod", "mod_"),
        ] {
            assert_eq!(scope.claim(&[super::module(tag)]).as_str(), module);
        }
    }
}
