//! A place where names must differ. In: wanted names; out: [`Ident`]s, each once.
//! It never gives the same name twice, and never a keyword.

use super::reserved;
use foldhash::fast::RandomState;
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::fmt;

/// A Rust identifier: made only here, so that it is legal and no keyword.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ident(String);

impl Ident {
    /// The identifier as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The same as functions are called.
    pub fn snake(&self) -> String {
        super::case::snake(&self.0)
    }
}

impl fmt::Display for Ident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one of several things in a place would like to be called.
#[derive(Debug, Clone)]
pub(super) struct Wanted<'t> {
    /// Lower ones choose before all others.
    pub(super) rank: u8,
    /// What the description calls it.
    pub(super) text: Cow<'t, str>,
    /// Names, the best first, at least one.
    pub(super) names: Vec<String>,
}

impl<'t> Wanted<'t> {
    /// Of something that is called by its text, in some case.
    pub(super) fn of(text: impl Into<Cow<'t, str>>, name: String) -> Self {
        Self { rank: 0, text: text.into(), names: vec![name] }
    }

    fn is_exact(&self) -> bool {
        self.names.first().is_some_and(|name| *name == self.text)
    }
}

/// The names taken so far in one place.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: HashSet<String, RandomState>,
    /// The first number that may be free, of names that have been numbered.
    next: HashMap<String, u64, RandomState>,
    reserved: &'static [&'static str],
    suffix: &'static str,
}

impl Scope {
    /// A place where some words are taken from the beginning; who wants one of them gets the suffix.
    pub(super) fn new(reserved: &'static [&'static str], suffix: &'static str) -> Self {
        Self { reserved, suffix, ..Self::default() }
    }

    /// Takes the first free one of the wanted names, in their order; when none is free, numbers the first from 2 on.
    /// Wanted names are identifiers already (see `case`), at least one.
    pub(super) fn claim(&mut self, wanted: &[String]) -> Ident {
        let mut free =
            wanted.iter().map(|name| self.legal(name)).filter(|name| !self.taken.contains(&**name));
        let free = free.next().map(Cow::into_owned);
        let free = free.unwrap_or_else(|| self.numbered(wanted.first().map_or("unnamed", String::as_str)));
        self.taken.insert(free.clone());
        Ident(free)
    }

    /// Takes a name where it is free and a legal name as it is.
    pub(super) fn claim_as_is(&mut self, name: &str) -> Option<Ident> {
        let is_it = self.legal(name) == name && super::case::snake(name) == name;
        (is_it && self.taken.insert(name.to_owned())).then(|| Ident(name.to_owned()))
    }

    /// Takes a name for each of several things. Who is called like its name already keeps it whatever the others want; of the
    /// others, whose text comes first in the alphabet chooses first, so that their order in the description names nothing.
    pub(super) fn claim_all(&mut self, wanted: &[Wanted<'_>]) -> Vec<Ident> {
        let turn = |one: &Wanted<'_>| (one.rank, !one.is_exact());
        let mut turns: Vec<_> = wanted.iter().enumerate().collect();
        turns.sort_by(|(_, a), (_, b)| turn(a).cmp(&turn(b)).then_with(|| a.text.cmp(&b.text)));
        let mut claimed: Vec<_> =
            turns.into_iter().map(|(index, one)| (index, self.claim(&one.names))).collect();
        claimed.sort_unstable_by_key(|(index, _)| *index);
        claimed.into_iter().map(|(_, name)| name).collect()
    }

    fn numbered(&mut self, wanted: &str) -> String {
        let first = self.legal(wanted).into_owned();
        // a description may have hundreds of types that want the same name
        let from = self.next.get(&first).copied().unwrap_or(2);
        let mut numbered = (from..).map(|number| (number, format!("{first}{number}")));
        match numbered.find(|(_, name)| !self.taken.contains(name)) {
            Some((number, name)) => {
                self.next.insert(first, number + 1);
                name
            }
            None => first,
        }
    }

    fn legal<'n>(&self, name: &'n str) -> Cow<'n, str> {
        if self.reserved.binary_search(&name).is_ok() {
            format!("{name}{}", self.suffix).into()
        } else if reserved::KEYWORDS.binary_search(&name).is_ok() {
            format!("{name}_").into()
        } else {
            name.into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim(scope: &mut Scope, name: &str) -> String {
        scope.claim(&[name.to_owned()]).to_string()
    }

    #[test]
    fn names_are_given_once() {
        let mut scope = Scope::new(reserved::TYPES, "Type");
        assert_eq!(claim(&mut scope, "Pet"), "Pet");
        assert_eq!(claim(&mut scope, "Pet"), "Pet2");
        assert_eq!(claim(&mut scope, "Pet"), "Pet3");
        assert_eq!(claim(&mut scope, "Option"), "OptionType");
        let mut scope = Scope::new(reserved::FIELDS, "_");
        assert_eq!(claim(&mut scope, "type"), "type_");
        assert_eq!(claim(&mut scope, "gen"), "gen_");
        assert_eq!(claim(&mut scope, "additional"), "additional_");
        for (name, is_given) in [("free", true), ("free", false), ("type", false), ("2fa", false)] {
            assert_eq!(scope.claim_as_is(name).is_some(), is_given, "{name}");
        }
    }

    #[test]
    fn who_is_called_so_keeps_the_name_in_any_order() {
        let wanted =
            ["@id", "id", "ID", "id2"].map(|text| Wanted::of(text, crate::naming::case::snake(text)));
        let names = |order: [usize; 4]| {
            let mut scope = Scope::default();
            let ordered: Vec<_> = order.iter().filter_map(|index| wanted.get(*index)).cloned().collect();
            let mut named: Vec<_> = order
                .into_iter()
                .zip(scope.claim_all(&ordered))
                .map(|(index, name)| (index, name.to_string()))
                .collect();
            named.sort();
            named.into_iter().map(|(_, name)| name).collect::<Vec<_>>()
        };
        assert_eq!(names([0, 1, 2, 3]), ["id3", "id", "id4", "id2"]);
        assert_eq!(names([3, 2, 1, 0]), names([0, 1, 2, 3]));
    }

    #[test]
    fn the_second_choice_comes_before_a_number() {
        let mut scope = Scope::new(&[], "");
        let wanted = ["id".to_owned(), "id_query".to_owned()];
        let given: Vec<_> = (0..3).map(|_| scope.claim(&wanted).to_string()).collect();
        assert_eq!(given, ["id", "id_query", "id2"]);
    }
}
