//! Where what other files have is in the one tree. In: a place in a file and the kind of component it is; out: its name there.
//! It never gives a name away that the description itself uses.

use super::kinds::{Container, Layout};
use crate::source::{Origin, Pointer};
use std::collections::{HashMap, HashSet};

/// Something of another file that is a component of the tree.
#[derive(Debug)]
pub(super) struct Home {
    /// Where it is in the tree.
    pub(super) at: Pointer,
    /// Where it was written.
    pub(super) from: Origin,
    /// Among which components it is.
    pub(super) container: Container,
}

/// The components of the tree.
#[derive(Debug, Default)]
pub(super) struct Homes {
    taken: HashSet<(Container, String)>,
    placed: HashMap<(Container, Origin), Pointer>,
}

impl Homes {
    /// A name that the description itself uses.
    pub(super) fn take(&mut self, container: Container, name: &str) {
        self.taken.insert((container, name.to_owned()));
    }

    /// Gives a place of another file a home; `false` when it has one.
    pub(super) fn put(&mut self, container: Container, from: Origin, home: &Pointer) -> bool {
        let key = (container, from);
        let fresh = !self.placed.contains_key(&key);
        self.placed.entry(key).or_insert_with(|| home.clone());
        fresh
    }

    /// The home of a place.
    pub(super) fn of(&self, container: Container, from: &Origin) -> Option<&Pointer> {
        self.placed.get(&(container, from.clone()))
    }

    /// Whether the description has a component of that name.
    pub(super) fn has(&self, container: Container, name: &str) -> bool {
        self.taken.contains(&(container, name.to_owned()))
    }

    /// A name that is still free: the one that it has where it was written, or that with the file, the folder and so on
    /// before it, or a number behind it. `words` lead there, the name itself last.
    pub(super) fn name(&mut self, container: Container, words: &[String]) -> String {
        let words: Vec<String> = words.iter().map(|word| legal(word)).collect();
        let longer = (1..=words.len()).filter_map(|count| words.get(words.len() - count..));
        let longest = words.join("_");
        let numbered = (2_usize..).map(|number| format!("{longest}{number}"));
        let names = longer.map(|words| words.join("_")).chain(numbered);
        let free = names.filter(|name| !name.is_empty()).find(|name| !self.has(container, name));
        let name = free.unwrap_or_default();
        self.take(container, &name);
        name
    }
}

/// What is moved when something is moved: a component as a whole, not a part of it.
pub(super) struct Unit {
    pub(super) container: Container,
    pub(super) at: Pointer,
    /// The part of it that is meant, from the unit on.
    pub(super) rest: Option<Pointer>,
}

/// The unit that a place of another file is in. What is not among the components of that file is a unit of its own.
pub(super) fn unit(at: &Pointer, wanted: Container, layout: Layout) -> Unit {
    let tokens: Vec<String> = at.tokens().collect();
    let words: Vec<&str> = tokens.iter().map(String::as_str).collect();
    let found = match words.as_slice() {
        ["components", kind, _, ..] => layout.named(kind).map(|container| (container, 3)),
        ["definitions" | "$defs", _, ..] => layout.named("schemas").map(|container| (container, 2)),
        _ => None,
    };
    let Some((container, length)) = found else {
        return Unit { container: wanted, at: at.clone(), rest: None };
    };
    let way = |tokens: &[String]| tokens.iter().fold(Pointer::root(), |place, token| place.key(token));
    let (unit, rest) = tokens.split_at(length);
    Unit { container, at: way(unit), rest: (!rest.is_empty()).then(|| way(rest)) }
}

/// A name as the specification allows it among the components (`^[a-zA-Z0-9\.\-_]+$`).
fn legal(name: &str) -> String {
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    name.chars().map(|c| if fits(c) { c } else { '_' }).collect()
}
