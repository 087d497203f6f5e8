//! Methods of the handles of tags. In: operations, those that settings leave out included, and their names; out: what the method of
//! each is called at its tag's handle: its own name without the words of the tag.
//!
//! Which of several operations gets a short name does not depend on their order or on filters. An operation that is added takes the
//! short name of another one only where it is the name that the description gives it, or where its words are closer to the tag's.

use super::operations::OperationNames;
use super::scope::{Ident, Scope};
use super::{case, reserved};
use crate::ir::Api;
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Verbs of which several things are the object: their plural is dropped. After another verb, `get_pets` and `get_pet` would both
/// come to `get`, and only the second does.
const OF_MANY: [&str; 7] = ["browse", "count", "find", "index", "list", "query", "search"];

/// What each operation is called at the handle of its first tag; those without a tag keep their names.
pub(super) fn handles(api: &Api, names: &[OperationNames], left_out: &[Ident]) -> Vec<Ident> {
    let mut short: Vec<_> = names.iter().map(|names| names.method.clone()).collect();
    let tag = |index: usize| api.tags.get(api.operations.get(index)?.tags.first()?.0);
    let mut groups: HashMap<&str, Vec<(&Ident, Option<usize>)>, RandomState> = HashMap::default();
    for (index, names) in names.iter().enumerate() {
        if let Some(tag) = tag(index) {
            groups.entry(&tag.name).or_default().push((&names.method, Some(index)));
        }
    }
    for (other, method) in api.not_asked.iter().zip(left_out) {
        // a tag of which nothing is emitted has no handle
        if let Some(group) = other.tag.as_deref().and_then(|tag| groups.get_mut(tag)) {
            group.push((method, None));
        }
    }
    for (tag, group) in groups {
        for (index, name) in shortened(tag, &group) {
            if let Some(place) = short.get_mut(index) {
                *place = name;
            }
        }
    }
    short
}

/// The operations of a tag that have a shorter name, by their index.
fn shortened(tag: &str, group: &[(&Ident, Option<usize>)]) -> Vec<(usize, Ident)> {
    let tag = case::snake(tag);
    let mut scope = Scope::new(reserved::HANDLE, "_");
    group.iter().for_each(|(method, _)| drop(scope.claim(&[method.to_string()])));
    let short = |(method, index): &(&Ident, Option<usize>)| {
        let (likeness, short) = without(method.as_str(), &tag)?;
        Some((likeness, method.to_string(), short, *index))
    };
    let mut wanted: Vec<_> = group.iter().filter_map(short).collect();
    wanted.sort();
    let given = wanted.into_iter().filter_map(|(.., short, index)| Some((scope.claim_as_is(&short)?, index)));
    given.filter_map(|(name, index)| Some((index?, name))).collect()
}

/// How near the words that are dropped are to those of the tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Same,
    OtherNumber,
}

/// A method's name without the words of the tag, at its beginning or as the object of its first word. `None` where it has not these
/// words there, and where nothing else is left.
fn without(method: &str, tag: &str) -> Option<(Likeness, String)> {
    let (words, tag): (Vec<_>, Vec<_>) = (method.split('_').collect(), tag.split('_').collect());
    let at = |start: usize| {
        let likeness = likeness(words.get(start..start + tag.len())?, &tag)?;
        let left: Vec<_> = words.iter().take(start).chain(words.iter().skip(start + tag.len())).collect();
        let is_word = !left.is_empty() && left.iter().all(|word| !word.is_empty());
        is_word.then(|| (likeness, left.into_iter().copied().collect::<Vec<_>>().join("_")))
    };
    let is_many =
        tag.len().checked_sub(1).and_then(|last| words.get(last + 1)).is_some_and(|it| is_plural(it));
    let is_object = !is_many || words.first().is_some_and(|verb| OF_MANY.contains(verb));
    at(0).or_else(|| at(1).filter(|_| is_object))
}

/// Words that are the tag's, the last of them in either number.
fn likeness(words: &[&str], tag: &[&str]) -> Option<Likeness> {
    let ((last, before), (tag_last, tag_before)) = (words.split_last()?, tag.split_last()?);
    let is_other = || plural(tag_last) == *last || plural(last) == *tag_last;
    match (before == tag_before, last == tag_last) {
        (true, true) => Some(Likeness::Same),
        (true, false) if is_other() => Some(Likeness::OtherNumber),
        (true | false, _) => None,
    }
}

/// The regular plural of an English noun.
fn plural(word: &str) -> String {
    let is_sibilant = ["s", "x", "z", "ch", "sh"].iter().any(|end| word.ends_with(end));
    match word.strip_suffix('y') {
        Some(stem) if !stem.ends_with(['a', 'e', 'i', 'o', 'u']) => format!("{stem}ies"),
        Some(_) | None if is_sibilant => format!("{word}es"),
        Some(_) | None => format!("{word}s"),
    }
}

/// Whether a word looks like the plural of a noun.
fn is_plural(word: &str) -> bool {
    word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(tag: &str, methods: &[&str]) -> String {
        let mut scope = Scope::default();
        let methods: Vec<_> = methods.iter().map(|name| scope.claim(&[(*name).to_owned()])).collect();
        let group: Vec<_> = methods.iter().enumerate().map(|(index, name)| (name, Some(index))).collect();
        let mut names = methods.clone();
        for (index, name) in shortened(tag, &group) {
            names[index] = name;
        }
        names.iter().map(Ident::as_str).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn the_words_of_the_tag_are_dropped() {
        for (tag, methods, short) in [
            ("issues", "issues_list_for_repo issues_get", "list_for_repo get"),
            ("code-scanning", "code_scanning_list_alerts", "list_alerts"),
            ("projects", "project_list project_create", "list create"),
            ("apps_v1", "list_apps_v1_namespaced_deployment", "list_namespaced_deployment"),
            ("pet", "find_pets_by_status get_pet_by_id upload_file", "find_by_status get_by_id upload_file"),
            ("policies", "list_policies create_policy", "list create"),
            // one of each number: only one of them can be `get`
            ("pets", "get_pet get_pets delete_pets", "get get_pets delete_pets"),
            ("users", "user_delete users_delete", "user_delete delete"),
            // the tag's word is the object of no verb here
            ("repos", "list_private_repos", "list_private_repos"),
            // the whole name of another, a keyword, nothing, no name
            ("pets", "list list_pets", "list list_pets"),
            ("pets", "pets_move pets pets_2fa pets_clone", "pets_move pets pets_2fa pets_clone"),
            ("Größe", "größe_list", "list"),
        ] {
            let methods: Vec<_> = methods.split(' ').collect();
            assert_eq!(names(tag, &methods), short, "{tag}");
            let mut turned: Vec<_> = methods.iter().rev().copied().collect();
            let turned: Vec<_> = names(tag, std::mem::take(&mut turned).as_slice())
                .split(' ')
                .rev()
                .map(str::to_owned)
                .collect();
            assert_eq!(turned.join(" "), short, "{tag}, in the other order");
        }
    }
}
