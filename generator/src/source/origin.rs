//! Where nodes were written that stand elsewhere by now. In: moves, as passes make them; out: for a place of the present
//! tree, the file and the place in it. It never holds nodes that stand where they were written.

use super::Pointer;
use std::collections::BTreeMap;

/// One of the files of a description, in the order in which they were first needed; the first is the description itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct FileId(pub usize);

impl FileId {
    /// The description itself.
    pub const ROOT: Self = Self(0);
}

/// A place in one file of a description.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Origin {
    /// The file.
    pub file: FileId,
    /// The place in it.
    pub at: Pointer,
}

/// Where the nodes of a tree were written.
///
/// ```
/// use clientwright::source::{Origins, Pointer};
///
/// let mut origins = Origins::default();
/// let place = |text| Pointer::parse(text).unwrap_or_default();
/// origins.moved(&place("/definitions"), &place("/components/schemas"));
/// assert_eq!(origins.of(&place("/components/schemas/Pet")).at, place("/definitions/Pet"));
/// assert_eq!(origins.of(&place("/paths")).at, place("/paths"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Origins {
    elsewhere: BTreeMap<Pointer, Origin>,
}

impl Origins {
    /// Where the node at a place of the present tree was written.
    pub fn of(&self, at: &Pointer) -> Origin {
        let mut around = Some(at.clone());
        while let Some(place) = around {
            if let Some(origin) = self.elsewhere.get(&place) {
                return Origin { file: origin.file, at: at.rebased(&place, &origin.at) };
            }
            around = place.parent();
        }
        Origin { file: FileId::default(), at: at.clone() }
    }

    /// A node was taken from one place of the tree to another, with all that is in it. What was known of the new place
    /// is forgotten.
    pub fn moved(&mut self, from: &Pointer, to: &Pointer) {
        let (origin, inside) = (self.of(from), self.within(from).collect());
        self.settle(from, to, origin, inside);
    }

    /// A node was taken from a place of another tree, of whose nodes that is known, with all that is in it.
    pub fn taken(&mut self, there: &Self, from: &Pointer, to: &Pointer) {
        self.settle(from, to, there.of(from), there.within(from).collect());
    }

    fn settle(&mut self, from: &Pointer, to: &Pointer, origin: Origin, inside: Vec<(Pointer, Origin)>) {
        self.forget(to);
        self.elsewhere.insert(to.clone(), origin);
        let inside = inside.into_iter().filter(|(at, _)| at != from);
        self.elsewhere.extend(inside.map(|(at, origin)| (at.rebased(from, to), origin)));
    }

    /// A node stands for one that was written there: in another file, or in a notation that the tree has no more.
    pub fn written(&mut self, to: &Pointer, origin: Origin) {
        self.forget(to);
        self.elsewhere.insert(to.clone(), origin);
    }

    fn forget(&mut self, place: &Pointer) {
        let known: Vec<_> = self.within(place).map(|(at, _)| at).collect();
        known.iter().for_each(|at| drop(self.elsewhere.remove(at)));
    }

    /// What is known of a place and of those in it.
    fn within<'o>(&'o self, place: &'o Pointer) -> impl Iterator<Item = (Pointer, Origin)> + 'o {
        let from = self.elsewhere.range(place.clone()..);
        from.take_while(|(at, _)| at.as_str().starts_with(place.as_str()))
            .filter(|(at, _)| at.is_within(place))
            .map(|(at, origin)| (at.clone(), origin.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    fn of(origins: &Origins, place: &str) -> (usize, String) {
        let Origin { file, at } = origins.of(&at(place));
        (file.0, at.as_str().to_owned())
    }

    #[test]
    fn a_move_takes_what_is_inside_with_it() {
        let mut origins = Origins::default();
        origins.written(&at("/a/b"), Origin { file: FileId(1), at: at("/x") });
        origins.moved(&at("/a"), &at("/c/d"));
        for (place, expected) in [
            ("/c/d", (0, "/a")),
            ("/c/d/e", (0, "/a/e")),
            ("/c/d/b", (1, "/x")),
            ("/c/d/b/0", (1, "/x/0")),
            ("/c", (0, "/c")),
            ("/c/dd", (0, "/c/dd")),
        ] {
            assert_eq!(of(&origins, place), (expected.0, expected.1.to_owned()), "{place}");
        }
    }

    #[test]
    fn what_is_taken_from_another_tree_brings_what_is_known_there() {
        let mut there = Origins::default();
        there.written(&at("/a"), Origin { file: FileId(1), at: at("/x") });
        there.written(&at("/a/b"), Origin { file: FileId(2), at: at("/y") });
        let mut origins = Origins::default();
        origins.written(&at("/c/old"), Origin { file: FileId(3), at: at("") });
        origins.taken(&there, &at("/a"), &at("/c"));
        origins.taken(&there, &at("/z"), &at("/d"));
        for (place, expected) in [
            ("/c", (1, "/x")),
            ("/c/b/0", (2, "/y/0")),
            ("/c/old", (1, "/x/old")),
            ("/d/1", (0, "/z/1")),
            ("/a", (0, "/a")),
        ] {
            assert_eq!(of(&origins, place), (expected.0, expected.1.to_owned()), "{place}");
        }
    }

    #[test]
    fn moves_follow_each_other_and_replace_what_was_there() {
        let mut origins = Origins::default();
        origins.moved(&at("/a"), &at("/b"));
        origins.moved(&at("/b/x"), &at("/c"));
        origins.written(&at("/b/y"), Origin { file: FileId(2), at: at("") });
        origins.moved(&at("/z"), &at("/b"));
        assert_eq!(of(&origins, "/c/1"), (0, "/a/x/1".to_owned()));
        assert_eq!(of(&origins, "/b/y"), (0, "/z/y".to_owned()));
    }
}
