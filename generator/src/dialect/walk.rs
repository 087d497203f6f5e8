//! Every object of a description, with where it stands, at the places of all versions from 3.0 on. In: a tree, and what is
//! to be done with each object; out: the tree with that done, from the innermost object outwards. It never enters values.

use crate::document::table::{NodeKind, Version};
use crate::document::{Thing, pointer};
use crate::source::{Origins, Pointer, PointerMap};
use crate::tree::Node;
use crate::tree::private;

pub(super) use crate::source::lazy_pointer::LazyPointer;
pub(super) use crate::tree::Members;
use std::collections::HashSet;

/// What is done with one object: its place, what may stand there, and the node.
pub(super) type Visit<'v> = dyn FnMut(&LazyPointer<'_>, NodeKind, &mut Node) + 'v;

/// Visits everything that the specification knows, what is in an object before the object. What a reference names at a place
/// of which the specification knows nothing is what the reference asks for.
pub(super) fn each(tree: &mut Node, visit: &mut Visit<'_>) {
    let mut walk = Descent { visit, elsewhere: Vec::new() };
    walk.down(tree, NodeKind::Thing(Thing::Document), &LazyPointer::ROOT);
    let mut seen = HashSet::new();
    while let Some((at, thing)) = walk.elsewhere.pop() {
        if seen.insert((at.clone(), thing))
            && let Some(node) = tree.at_mut(&at)
        {
            walk.down(node, NodeKind::Referable(thing), &LazyPointer::at(&at));
        }
    }
}

/// Visits every schema that is a mapping; references that lead into what is moved lead to its new place afterwards.
pub(super) fn schemas(
    tree: &mut Node,
    origins: &mut Origins,
    mut visit: impl FnMut(&LazyPointer<'_>, &mut Members, &mut Moves<'_>),
) {
    let mut moves = Moves::new(origins);
    each(tree, &mut |way, kind, node| {
        if let (Some(Thing::Schema), Node::Mapping(schema)) = (kind.thing(), node) {
            visit(way, schema, &mut moves);
        }
    });
    moves.follow(tree);
}

/// Responses of which nothing is said (`document::shape` knows them).
pub(super) fn unsaid() -> Node {
    Node::Mapping(Members::from_iter([(private::UNSAID.to_owned(), Node::Bool(true))]))
}

struct Descent<'v, 'f> {
    visit: &'v mut Visit<'f>,
    elsewhere: Vec<(Pointer, Thing)>,
}

impl Descent<'_, '_> {
    /// The parsers have bounded how deep this can go.
    fn down(&mut self, node: &mut Node, kind: NodeKind, way: &LazyPointer<'_>) {
        if let (Some(wanted), Some(text)) = (kind.thing(), node.get("$ref").and_then(Node::as_str)) {
            self.elsewhere.extend(unknown(text).map(|at| (at, wanted)));
        }
        match node {
            Node::Mapping(members) => {
                for (name, member) in members.iter_mut() {
                    if let Some(kind) = kind.step_from(name, Version::V3_0) {
                        self.down(member, kind, &way.step(name));
                    }
                }
            }
            Node::Sequence(items) => {
                for (index, item) in items.iter_mut().enumerate() {
                    let token = index.to_string();
                    if let Some(kind) = kind.step_from(&token, Version::V3_0) {
                        self.down(item, kind, &way.step(&token));
                    }
                }
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
        }
        (self.visit)(way, kind, node);
    }
}

/// The place that a reference names, if the specification knows nothing of it.
fn unknown(text: &str) -> Option<Pointer> {
    let at = pointer(text)?;
    let known = at
        .tokens()
        .try_fold(NodeKind::Thing(Thing::Document), |kind, token| kind.step_from(&token, Version::V3_0));
    matches!(known, None | Some(NodeKind::Any)).then_some(at)
}

/// Nodes that a pass takes to other places.
pub(super) struct Moves<'o> {
    origins: &'o mut Origins,
    made: Vec<(Pointer, Pointer)>,
}

impl<'o> Moves<'o> {
    pub(super) fn new(origins: &'o mut Origins) -> Self {
        Self { origins, made: Vec::new() }
    }

    /// A node was taken from one place to another, with all that is in it.
    pub(super) fn moved(&mut self, from: &Pointer, to: &Pointer) {
        self.origins.moved(from, to);
        self.made.push((from.clone(), to.clone()));
    }

    /// A node stands for something that is written at a place of the tree.
    pub(super) fn stands_for(&mut self, to: &Pointer, written: &Pointer) {
        let origin = self.origins.of(written);
        self.origins.written(to, origin);
    }

    /// Makes references into what was moved lead to its new place.
    pub(super) fn follow(self, tree: &mut Node) {
        /// As many slashes as `/components/schemas/Pet` has.
        const COMPONENT: usize = 3;
        let slashes = |text: &str| text.bytes().filter(|byte| *byte == b'/').count();
        let Some(least) = self.made.iter().map(|(from, _)| slashes(from.as_str())).min() else { return };
        let moves = Followed::of(&self.made);
        let renamed = |text: &str| {
            let at = pointer(text).filter(|at| slashes(at.as_str()) >= least.min(COMPONENT + 1))?;
            let now = moves.end(&at);
            (now != at).then(|| reference(&now))
        };
        each(tree, &mut |_, kind, node| {
            let Node::Mapping(members) = node else { return };
            match kind.thing() {
                Some(Thing::Discriminator) => {
                    for target in members
                        .get_mut("mapping")
                        .and_then(as_members)
                        .into_iter()
                        .flat_map(|m| m.values_mut())
                    {
                        redirect(target, &renamed);
                    }
                }
                Some(_) => {
                    if let Some(target) = members.get_mut("$ref") {
                        redirect(target, &renamed);
                    }
                }
                None => {}
            }
        });
    }
}

/// Moves by the place that they start from, so that a reference is not held against each of them.
struct Followed<'m> {
    made: &'m [(Pointer, Pointer)],
    by_start: PointerMap<Vec<usize>>,
}

impl<'m> Followed<'m> {
    fn of(made: &'m [(Pointer, Pointer)]) -> Self {
        let mut by_start: PointerMap<Vec<usize>> = PointerMap::default();
        for (index, (from, _)) in made.iter().enumerate() {
            by_start.entry(from.clone()).or_default().push(index);
        }
        Self { made, by_start }
    }

    /// Where a place is after all moves, each of which may take it further.
    fn end(&self, at: &Pointer) -> Pointer {
        let (mut at, mut next) = (at.clone(), 0);
        while let Some((index, (from, to))) = self.first(&at, next) {
            at = at.rebased(from, to);
            next = index + 1;
        }
        at
    }

    /// The first move of a place or of one around it, from a move on.
    fn first(&self, at: &Pointer, next: usize) -> Option<(usize, &'m (Pointer, Pointer))> {
        let starts = at.outwards().filter_map(|place| self.by_start.get(&place));
        let later = starts.filter_map(|starts| starts.get(starts.partition_point(|index| *index < next)));
        let index = *later.min()?;
        Some((index, self.made.get(index)?))
    }
}

fn redirect(target: &mut Node, renamed: &dyn Fn(&str) -> Option<String>) {
    if let Some(text) = target.as_str().and_then(renamed) {
        *target = Node::String(text);
    }
}

/// The members of a mapping, to be changed.
pub(super) fn as_members(node: &mut Node) -> Option<&mut Members> {
    match node {
        Node::Mapping(members) => Some(members),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Sequence(_) => None,
    }
}

/// A reference to a place of the document (RFC 6901, section 6: what is not a part of a fragment is percent-encoded).
pub(super) fn reference(at: &Pointer) -> String {
    format!("#{}", at.as_str().replace('%', "%25"))
}
