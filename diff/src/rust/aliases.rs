//! Names of types. In: the aliases of a client; out: what each name is at the end, and types without the aliases that stand for no type of
//! the client. It never follows an alias without end.

use std::collections::{BTreeMap, BTreeSet};

/// How many aliases may stand for each other.
const LONGEST: usize = 16;

/// The module whose types are named without it inside of it.
const MODULE: &str = "types::";

/// The names of the module `types`.
#[derive(Debug, Default)]
pub(crate) struct Aliases {
    /// What is declared there: structs and enums.
    own: BTreeSet<String>,
    /// Other names, with what stands behind `=`.
    targets: BTreeMap<String, String>,
}

impl Aliases {
    /// A struct or an enum.
    pub(super) fn declare(&mut self, name: &str) {
        self.own.insert(name.to_owned());
    }

    /// Another name for a type.
    pub(super) fn add(&mut self, name: &str, target: String) {
        self.targets.insert(name.to_owned(), target);
    }

    /// The names that stand for other types, in order.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.targets.keys().map(String::as_str)
    }

    /// The struct or enum that a name stands for at the end, itself perhaps; `None` where it is no name of these, or stands
    /// for another type.
    pub(super) fn end<'n>(&'n self, name: &'n str) -> Option<&'n str> {
        let next = |name: &&'n str| self.targets.get(*name).map(String::as_str);
        let end = std::iter::successors(Some(name), next).take(LONGEST).last()?;
        self.own.get(end).map(String::as_str)
    }

    /// The names of both that stand for another type of others.
    pub(super) fn differing(&self, new: &Self) -> BTreeSet<String> {
        let spelled = |of: &Self, name: &str| of.spelled(MODULE, name, &|_| false);
        let both = self.names().filter(|name| new.targets.contains_key(*name));
        both.filter(|name| spelled(self, name) != spelled(new, name)).map(str::to_owned).collect()
    }

    /// Whether there is such a name.
    pub(super) fn has(&self, name: &str) -> bool {
        self.own.contains(name) || self.targets.contains_key(name)
    }

    /// All names of the same struct or enum, by that.
    pub(super) fn classes(&self) -> BTreeMap<&str, BTreeSet<&str>> {
        let mut classes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        for name in self.own.iter().chain(self.targets.keys()) {
            if let Some(end) = self.end(name) {
                classes.entry(end).or_default().insert(name);
            }
        }
        classes
    }

    /// A type of a module, without the aliases that stand for types of others (`String`, `Vec<Pet>`), unless they are to be kept.
    pub(super) fn spelled(&self, module: &str, ty: &str, is_kept: &dyn Fn(&str) -> bool) -> String {
        self.within(LONGEST, (module, ty), is_kept)
    }

    fn within(&self, depth: usize, (module, ty): (&str, &str), is_kept: &dyn Fn(&str) -> bool) -> String {
        let replaced = |word: &str| {
            let name = name(module, word).filter(|name| self.end(name).is_none() && !is_kept(name))?;
            let target = self.targets.get(name)?;
            let depth = depth.checked_sub(1)?;
            let spelled = self.within(depth, (MODULE, target), is_kept);
            Some(if module == MODULE { spelled } else { words(&spelled, |word| self.in_full(word)) })
        };
        words(ty, replaced)
    }

    /// The path of a name of these; `None` for other words.
    fn in_full(&self, word: &str) -> Option<String> {
        self.has(word).then(|| format!("{MODULE}{word}"))
    }
}

/// The name of a type of the module `types`, by a word of a module; `None` where the word names something else.
pub(super) fn name<'w>(module: &str, word: &'w str) -> Option<&'w str> {
    match word.strip_prefix(MODULE) {
        Some(name) => Some(name),
        None => (module == MODULE && !word.is_empty() && !word.contains(':')).then_some(word),
    }
}

/// The module of a path, as [`Aliases::spelled`] takes it: `types::` of `types::Pet::name`.
pub(super) fn module(path: &str) -> &str {
    path.find("::").and_then(|at| path.get(..at + 2)).unwrap_or("")
}

/// A text with each of its paths replaced where there is something to replace it by.
fn words(text: &str, replaced: impl Fn(&str) -> Option<String>) -> String {
    let part =
        |part: &str| if is_word(part) { replaced(part) } else { None }.unwrap_or_else(|| part.to_owned());
    parts(text).map(part).collect()
}

/// Whether a part of a text is a path, and not what stands between paths.
pub(super) fn is_word(part: &str) -> bool {
    part.starts_with(is_path)
}

fn is_path(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | ':')
}

/// The paths of a text and what stands between them, in order.
pub(super) fn parts(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let is_end = |c: char| is_path(c) != is_path(first);
        let (part, behind) = rest.split_at_checked(rest.find(is_end).unwrap_or(rest.len()))?;
        rest = behind;
        Some(part)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_are_followed() {
        let mut aliases = Aliases::default();
        aliases.declare("Status");
        for (name, target) in [
            ("A", "Vec<B>"),
            ("All", "Vec<Status>"),
            ("B", "i64"),
            ("Round", "Round"),
            ("Kind", "PetStatus"),
            ("PetStatus", "Status"),
        ] {
            aliases.add(name, target.to_owned());
        }
        for (module, ty, expected) in [
            ("requests::", "Option<types::A>", "Option<Vec<i64>>"),
            ("requests::", "types::All", "Vec<types::Status>"),
            ("requests::", "Option<A>", "Option<A>"),
            ("types::", "&A", "&Vec<i64>"),
            ("types::", "other::A", "other::A"),
            ("types::", "Round", "Round"),
            ("types::", "Vec<Kind>", "Vec<Kind>"),
        ] {
            assert_eq!(aliases.spelled(module, ty, &|_| false), expected, "{ty}");
        }
        assert_eq!(aliases.spelled("types::", "A", &|name| name == "A"), "A");
        assert_eq!(
            (aliases.end("Kind"), aliases.end("A"), aliases.end("Round")),
            (Some("Status"), None, None)
        );
        assert_eq!(aliases.classes()["Status"], BTreeSet::from(["Kind", "PetStatus", "Status"]));
    }
}
