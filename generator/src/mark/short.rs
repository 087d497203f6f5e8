//! Shorter names. In: a tree in whatever dialect, and prefixes; out: the tree with a name at each component schema and operation that
//! has a shorter one. It never shortens two names to the same, nor one to the name of another.

use super::find::{components, operations};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::settings::Subject;
use crate::source::Pointer;
use crate::tree::{Node, private};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// Writes the names that are left without the prefixes, and the last parts of dotted ones. What has a name by a rule or by
/// an `x-rust-name` keeps that. A prefix that nothing begins with is reported (E0606).
#[must_use]
pub(crate) fn shorten(mut tree: Node, prefixes: &[String], problems: &mut Problems) -> Node {
    let schemas = named(components(&tree), &tree, &[private::TYPE, NAME]);
    let operations = operations(&tree).into_iter().map(|(id, at)| (id.to_owned(), at)).collect();
    let operations = named(operations, &tree, &[NAME]);
    for prefix in prefixes {
        let begins = |one: &NamedThing| one.written.starts_with(prefix.as_str());
        if prefix.is_empty() || !schemas.iter().chain(&operations).any(begins) {
            problems.push(unused(prefix));
        }
    }
    let schemas = shortened(&schemas, prefixes, Subject::Type).into_iter().map(|it| (private::TYPE, it));
    let operations = shortened(&operations, prefixes, Subject::Operation).into_iter().map(|it| (NAME, it));
    for (key, (at, name)) in schemas.chain(operations) {
        if let Some(Node::Mapping(members)) = tree.at_mut(&at) {
            members.insert(key.to_owned(), Node::String(name));
        }
    }
    tree
}

/// What the author of a description writes.
const NAME: &str = "x-rust-name";

/// A thing with a name.
struct NamedThing {
    at: Pointer,
    /// The name in the description.
    written: String,
    /// The name that something else gives it.
    given: Option<String>,
}

fn named(all: Vec<(String, Pointer)>, tree: &Node, keys: &[&str]) -> Vec<NamedThing> {
    let given = |at: &Pointer| {
        let node = tree.at(at)?;
        keys.iter().find_map(|key| node.get(key)?.as_str().map(str::to_owned))
    };
    all.into_iter().map(|(written, at)| NamedThing { given: given(&at), at, written }).collect()
}

/// What is shorter, and how.
fn shortened(all: &[NamedThing], prefixes: &[String], what: Subject) -> Vec<(Pointer, String)> {
    let mut taken: HashMap<String, usize, RandomState> = HashMap::default();
    for one in all {
        let name = one.given.as_deref().unwrap_or(&one.written);
        let stripped = stripped(name, prefixes).filter(|_| one.given.is_none());
        let mut forms: Vec<_> = suffixes(name).chain(stripped).map(letters).collect();
        // one form can come about in both ways
        forms.sort();
        forms.dedup();
        forms.into_iter().for_each(|form| *taken.entry(form).or_default() += 1);
    }
    let is_free = |name: &&str| taken.get(&letters(name)) == Some(&1);
    let open = all.iter().filter(|one| one.given.is_none());
    let short = open.filter_map(|one| {
        let dotted = || suffixes(&one.written).find(is_free).filter(|_| what == Subject::Type);
        let name = stripped(&one.written, prefixes).filter(|name| is_free(name)).or_else(dotted)?;
        (name != one.written).then(|| (one.at.clone(), name.to_owned()))
    });
    short.collect()
}

/// What is left of a name without the longest of the prefixes that it has. What is left begins a word: `api` is no prefix of `apiary`.
fn stripped<'n>(name: &'n str, prefixes: &[String]) -> Option<&'n str> {
    let left = prefixes.iter().filter_map(|prefix| {
        let left = name.strip_prefix(prefix.as_str())?;
        let ends_word = |c: char| !c.is_alphanumeric();
        let begins = prefix.ends_with(ends_word) || !left.starts_with(|c: char| c.is_lowercase());
        let left = left.trim_start_matches(ends_word);
        (begins && left.starts_with(char::is_alphabetic)).then_some(left)
    });
    left.min_by_key(|left| left.len())
}

/// The ends of a dotted name, the shortest first: `Pod`, `v1.Pod`, `core.v1.Pod`; of another name itself alone. A small letter
/// after the last dot is a word of the name and not a type within a package: `billing.alert`.
fn suffixes(name: &str) -> impl Iterator<Item = &str> {
    let is_part = |part: &str| {
        !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-'))
    };
    let is_dotted = name.split('.').all(is_part)
        && name.rsplit('.').next().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_uppercase()));
    let dots = name.rmatch_indices('.').filter(move |_| is_dotted);
    // a part that begins with a digit begins no name
    let ends = dots.filter_map(|(dot, _)| name.get(dot + 1..));
    ends.filter(|end| end.starts_with(|c: char| c.is_ascii_alphabetic())).chain([name])
}

/// What is left of names that differ in their case and their signs alone: they would be one name in Rust.
fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn unused(prefix: &str) -> Diagnostic {
    let message = format!(
        "`strip` of the settings shortens nothing: no schema and no operation begins with `{prefix}`"
    );
    let help = "write the beginning of a component schema's name or of an `operationId`, as it stands in the description";
    Diagnostic::new(Code::UNUSED_RULE, Label::value(&Pointer::root()), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What names become, in their order.
    fn names(what: Subject, names: &[&str], prefixes: &[&str]) -> Vec<String> {
        let at = |name: &str| Pointer::root().key(name);
        let named = |name: &&str| NamedThing { at: at(name), written: (*name).to_owned(), given: None };
        let prefixes: Vec<_> = prefixes.iter().map(|prefix| (*prefix).to_owned()).collect();
        let short = shortened(&names.iter().map(named).collect::<Vec<_>>(), &prefixes, what);
        let of =
            |name: &str| short.iter().find(|(place, _)| *place == at(name)).map(|(_, short)| short.clone());
        names.iter().map(|name| of(name).unwrap_or_else(|| (*name).to_owned())).collect()
    }

    #[test]
    fn dotted_names_end_at_the_shortest_part_that_is_theirs_alone() {
        for (given, short) in [
            ("io.k8s.api.core.v1.Pod io.k8s.Patch", "Pod Patch"),
            ("io.k8s.api.core.v1.Pod io.k8s.api.core.v2.Pod", "v1.Pod v2.Pod"),
            ("a.core.v1.Event a.events.v1.Event", "core.v1.Event events.v1.Event"),
            // the name of another is not taken, whatever its case
            ("acme.Pet pet", "acme.Pet pet"),
            ("acme.Pet PET_ b.Owner", "acme.Pet PET_ Owner"),
            ("acme.v1.Pet V1Pet x.Pet", "acme.v1.Pet V1Pet x.Pet"),
            // no type within a package
            ("billing.alert A.B[C.D] v1.0 a..B", "billing.alert A.B[C.D] v1.0 a..B"),
            ("api.1.Pet api.2.Pet", "api.1.Pet api.2.Pet"),
        ] {
            let given: Vec<_> = given.split(' ').collect();
            assert_eq!(names(Subject::Type, &given, &[]).join(" "), short);
        }
        assert_eq!(names(Subject::Operation, &["a.B"], &[]), ["a.B"]);
    }

    #[test]
    fn prefixes_are_stripped_where_what_is_left_is_a_name_of_its_own() {
        for (given, prefixes, short) in [
            ("AcmePet AcmeOwner Toy", "Acme", "Pet Owner Toy"),
            ("acme_list acme.v1.get apiary acme", "acme acme.v1. api", "list get apiary acme"),
            ("AcmePet Pet", "Acme", "AcmePet Pet"),
            ("AcmePet OtherPet", "Acme Other", "AcmePet OtherPet"),
            ("io.k8s.api.core.v1.Pod io.k8s.api.Patch", "io.k8s.api.", "core.v1.Pod Patch"),
            ("Acme2fa", "Acme", "Acme2fa"),
        ] {
            let (given, prefixes): (Vec<_>, Vec<_>) =
                (given.split(' ').collect(), prefixes.split(' ').collect());
            assert_eq!(names(Subject::Operation, &given, &prefixes).join(" "), short);
        }
    }
}
