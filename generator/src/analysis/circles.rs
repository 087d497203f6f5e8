//! Which types lead back to each other. In: the arena, and where each type leads; out: the circle that each is in. What only leads to
//! a circle, or is led to by one, is not in it.
//!
//! Method: Gabow's, with the stacks on the heap (Path-based depth-first search for strong and biconnected components, 2000).

use crate::ir::{TypeId, TypeMap, Types};

/// Where a type leads, with the index of the member that does.
pub(super) type Edges<'e> = dyn Fn(TypeId) -> Vec<(usize, TypeId)> + 'e;

/// The circle of each type, by one of its types.
#[derive(Debug, Default)]
pub(super) struct Circles(TypeMap<TypeId>);

impl Circles {
    pub(super) fn of(types: &Types, edges: &Edges<'_>) -> Self {
        let mut search = Search { edges, numbers: TypeMap::default(), open: Vec::new(), bounds: Vec::new() };
        let mut circles = Self::default();
        types.iter().for_each(|(id, _)| search.from(id, &mut circles));
        circles
    }

    /// Whether two types lead to each other.
    pub(super) fn are_one(&self, a: TypeId, b: TypeId) -> bool {
        self.0.get(a).is_some_and(|circle| self.0.get(b) == Some(circle))
    }
}

struct Search<'e> {
    edges: &'e Edges<'e>,
    /// Where in `open` each type that was met is, or was.
    numbers: TypeMap<usize>,
    /// Types whose circle is not known yet.
    open: Vec<TypeId>,
    /// Where circles may begin in `open`.
    bounds: Vec<usize>,
}

impl Search<'_> {
    fn from(&mut self, start: TypeId, circles: &mut Circles) {
        if self.numbers.get(start).is_some() {
            return;
        }
        let mut frames = vec![self.enter(start)];
        while let Some((id, number, edges)) = frames.last_mut() {
            match edges.next() {
                Some((_, target)) => match self.numbers.get(target).copied() {
                    None => {
                        let frame = self.enter(target);
                        frames.push(frame);
                    }
                    Some(begin) if circles.0.get(target).is_none() => {
                        while self.bounds.last().is_some_and(|bound| *bound > begin) {
                            self.bounds.pop();
                        }
                    }
                    Some(_) => {}
                },
                None => {
                    if self.bounds.last() == Some(number) {
                        self.bounds.pop();
                        self.open.split_off(*number).into_iter().for_each(|one| circles.0.insert(one, *id));
                    }
                    frames.pop();
                }
            }
        }
    }

    fn enter(&mut self, id: TypeId) -> (TypeId, usize, std::vec::IntoIter<(usize, TypeId)>) {
        let number = self.open.len();
        self.numbers.insert(id, number);
        self.open.push(id);
        self.bounds.push(number);
        (id, number, (self.edges)(id).into_iter())
    }
}
