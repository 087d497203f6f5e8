//! Sections of operations. In: all operations; out: the sections of the API, and the one of each operation.
//!
//! They are the tags. A long description without tags is divided by the first word of the paths that says something: `charges` of
//! `/v1/charges/{id}`.

use crate::ir::{Api, Operation, Section, SectionId, TagId};
use indexmap::IndexMap;

/// What has fewer operations is not divided.
const LONG: usize = 50;

/// Divides the operations of an API.
pub(super) fn divide(api: &mut Api) {
    let is_tagged = !api.tags.is_empty();
    if is_tagged || api.operations.len() < LONG {
        api.sections = api.tag_ids().map(Section::Tag).collect();
        for operation in &mut api.operations {
            operation.section = operation.tags.first().map(|TagId(index)| SectionId(*index));
        }
        return;
    }
    let common = common(&api.operations);
    let mut sections: IndexMap<String, SectionId> = IndexMap::new();
    for operation in &mut api.operations {
        let word = words(operation).nth(common);
        operation.section = word.map(|word| {
            let next = SectionId(sections.len());
            *sections.entry(word.to_ascii_lowercase()).or_insert(next)
        });
    }
    api.sections = sections.into_keys().map(Section::Path).collect();
}

/// With how many words all paths begin alike.
fn common(operations: &[Operation]) -> usize {
    let mut paths = operations.iter().map(|operation| words(operation).collect::<Vec<_>>());
    let first = paths.next().unwrap_or_default();
    paths.fold(first.len(), |common, path| {
        let alike = first.iter().zip(&path).take_while(|(one, other)| one == other).count();
        // the last word of a path tells it from others
        common.min(alike).min(path.len().saturating_sub(1))
    })
}

/// The words of a path: its segments without parameters, versions, and `api`.
fn words(operation: &Operation) -> impl Iterator<Item = &str> {
    let segments = operation.template.split('?').next().unwrap_or_default().split('/');
    segments.filter(|segment| !segment.is_empty() && !segment.contains('{') && !is_version(segment))
}

/// Whether a segment says which API it is, and not what of it: `api`, `v1`, `v1beta2`, `2.0`, `2024-01-01`.
fn is_version(segment: &str) -> bool {
    let begins_with_digit = |text: &str| text.starts_with(|first: char| first.is_ascii_digit());
    let is_number =
        begins_with_digit(segment) && segment.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '-'));
    let numbered = segment.strip_prefix(['v', 'V']).is_some_and(begins_with_digit);
    is_number || numbered || segment.eq_ignore_ascii_case("api")
}

#[cfg(test)]
mod tests {
    use super::is_version;

    #[test]
    fn versions_say_nothing() {
        for version in ["api", "v1", "v1beta2", "2.0", "2024-01-01", "V3"] {
            assert!(is_version(version), "{version}");
        }
        for word in ["charges", "vaults", "apis", "v", "2fa"] {
            assert!(!is_version(word), "{word}");
        }
    }
}
