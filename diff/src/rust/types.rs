//! Types of two sides, compared as the compiler compares them. In: the names of both sides and what was renamed; out: whether a type that
//! was written is still the same type. It never looks at what a type holds: that is compared at the type.

use super::aliases::{self, Aliases};
use super::signature::Signature;
use std::collections::{BTreeMap, BTreeSet};

/// What the names of types are on both sides.
#[derive(Debug)]
pub(super) struct Types<'k> {
    old: &'k Aliases,
    new: &'k Aliases,
    /// The names that were one type, by that.
    classes: BTreeMap<&'k str, BTreeSet<&'k str>>,
    /// Paths of old items with the paths that they have now.
    pub(super) renamed: BTreeMap<&'k str, &'k str>,
}

impl<'k> Types<'k> {
    pub(super) fn new(old: &'k Aliases, new: &'k Aliases) -> Self {
        Self { old, new, classes: old.classes(), renamed: BTreeMap::new() }
    }

    /// The signatures of an item, with the types that its aliases stand for.
    pub(super) fn spelled(&self, path: &str, (old, new): (&Signature, &Signature)) -> (Signature, Signature) {
        let module = aliases::module(path);
        // a name that was a struct is compared as a name
        let is_kept = |name: &str| self.old.end(name).is_some();
        (
            old.map(|ty| self.old.spelled(module, ty, &|_| false)),
            new.map(|ty| self.new.spelled(module, ty, &is_kept)),
        )
    }

    /// Whether a program that writes the old type of an item compiles with the new one.
    pub(super) fn are_alike(&self, path: &str, old: &str, new: &str) -> bool {
        let module = aliases::module(path);
        // a reference to what is a text or a list by now is taken for one to its content
        if old.starts_with('&') && lent(&self.new.spelled(module, old, &|_| false)) == new {
            return true;
        }
        let (mut old, mut new) = (aliases::parts(old), aliases::parts(new));
        loop {
            match (old.next(), new.next()) {
                (None, None) => return true,
                (Some(was), Some(is)) if was == is => {}
                (Some(was), Some(is)) if aliases::is_word(was) && self.is_same(module, was, is) => {}
                _ => return false,
            }
        }
    }

    fn is_same(&self, module: &str, was: &str, is: &str) -> bool {
        if self.renamed.get(was).is_some_and(|now| *now == is) {
            return true;
        }
        let Some((was, is)) = aliases::name(module, was).zip(aliases::name(module, is)) else { return false };
        let in_full = |name: &str| format!("types::{name}");
        if self.renamed.get(in_full(was).as_str()).is_some_and(|now| *now == in_full(is)) {
            return true;
        }
        let Some(end) = self.new.end(is) else { return false };
        let stands = |name: &str| self.new.end(name) == Some(end);
        if self.new.has(was) {
            return stands(was);
        }
        // the name is gone, which is a finding of its own; others of the type are there
        let others = self.old.end(was).and_then(|end| self.classes.get(end));
        others.is_some_and(|names| names.iter().any(|name| stands(name)))
    }

    /// Names of one old type that are several types now, with a name of the type that most of them still are.
    pub(super) fn divided(&self) -> Vec<(String, String)> {
        apart(&self.classes, |name| self.new.end(name))
    }

    /// Names of several old types that are one type now.
    pub(super) fn united(&self) -> Vec<(String, String)> {
        apart(&self.new.classes(), |name| self.old.end(name))
    }
}

/// What a reference to a text or a list can be passed as.
fn lent(ty: &str) -> String {
    let of_list = ty.strip_prefix("&Vec<").and_then(|rest| rest.strip_suffix('>'));
    match (ty, of_list) {
        ("&String", _) => "&str".to_owned(),
        (_, Some(item)) => format!("&[{item}]"),
        (other, None) => other.to_owned(),
    }
}

/// Of names of one type on one side, those that stand for another type than most of them on the other, each with one of these.
fn apart<'n>(
    classes: &BTreeMap<&'n str, BTreeSet<&'n str>>,
    end: impl Fn(&'n str) -> Option<&'n str>,
) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for names in classes.values().filter(|names| names.len() > 1) {
        let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        names.iter().for_each(|name| {
            if let Some(end) = end(name) {
                groups.entry(end).or_default().push(name);
            }
        });
        let most = groups.iter().max_by_key(|(end, names)| (names.len(), std::cmp::Reverse(**end)));
        let Some((most, names)) = most.map(|(end, names)| (*end, names.clone())) else { continue };
        let Some(one) = names.first() else { continue };
        let others = groups.iter().filter(|(end, _)| **end != most).flat_map(|(_, names)| names);
        found.extend(others.map(|name| ((*name).to_owned(), (*one).to_owned())));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(own: &[&str], others: &[(&str, &str)]) -> Aliases {
        let mut aliases = Aliases::default();
        own.iter().for_each(|name| aliases.declare(name));
        others.iter().for_each(|(name, target)| aliases.add(name, (*target).to_owned()));
        aliases
    }

    #[test]
    fn a_type_is_the_same_by_any_name_that_it_still_has() {
        let old = names(&["Status"], &[("Pet", "Status"), ("Order", "Status")]);
        let new = names(&["Status", "Order"], &[("Pet", "Status")]);
        let gone = names(&["Pet", "Order"], &[]);
        for (new, was, is, expected) in [
            (&new, "Option<Pet>", "Option<Status>", true),
            (&new, "Status", "Pet", true),
            (&new, "Order", "Status", false),
            (&new, "Status", "Order", false),
            (&gone, "Status", "Order", true),
            (&gone, "Vec<Status>", "Status", false),
            (&gone, "String", "i64", false),
        ] {
            assert_eq!(Types::new(&old, new).are_alike("types::A::a", was, is), expected, "{was} {is}");
        }
        let pair = |one: &str, other: &str| vec![(one.to_owned(), other.to_owned())];
        assert_eq!(Types::new(&old, &new).divided(), pair("Order", "Pet"));
        assert_eq!(Types::new(&new, &old).united(), pair("Order", "Pet"));
        assert_eq!(Types::new(&old, &gone).divided(), pair("Pet", "Order"));
    }
}
