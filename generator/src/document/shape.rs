//! Checks the shape of every node against the tables. In: the tree; out: what is broken, and the references met.
//! It never follows a reference, and never stops at the first mistake.

mod rules;
mod values;

use super::place::Place;
use super::reference::{self, CheckedReference, Targets, WantedReference};
use super::table::{NodeKind, Thing, Version};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::{Pointer, PointerSet};
use crate::tree::{Node, Number};

/// How deep the objects of a document may be nested; the parsers stop at 128 levels already.
const DEEPEST: usize = 200;

/// What the walk found.
#[derive(Debug)]
pub(super) struct ShapeCheck<'a> {
    /// Pieces that openapiv3 must not see, because something of theirs is wrong.
    pub(super) broken: PointerSet,
    /// What references lead to.
    pub(super) targets: Targets<'a>,
}

/// Walks a whole document.
pub(super) fn check<'a>(root: &'a Node, problems: &mut Problems) -> ShapeCheck<'a> {
    let mut walk = ShapeChecker {
        root,
        problems,
        broken: PointerSet::default(),
        references: Vec::new(),
        owner: Pointer::root(),
        depth: 0,
        has_null: root.get("openapi").and_then(Node::as_str).is_some_and(|text| !text.starts_with("3.0")),
    };
    walk.visit(&Place::root(root), NodeKind::Thing(Thing::Document));
    let mut elsewhere = std::collections::HashSet::new();
    let mut targets = Targets::of(root);
    while let Some(reference) = walk.references.pop() {
        match reference::check(&mut targets, &reference, walk.problems) {
            CheckedReference::Good => {}
            CheckedReference::Bad => {
                walk.broken.insert(reference.place.at);
            }
            CheckedReference::Elsewhere(place) => {
                if elsewhere.insert((place.at.clone(), reference.wanted)) {
                    walk.owner = place.at.clone();
                    walk.visit(&place, NodeKind::Referable(reference.wanted));
                }
            }
        }
    }
    ShapeCheck { broken: walk.broken, targets }
}

/// A walk over the tree.
pub(super) struct ShapeChecker<'a, 'p> {
    root: &'a Node,
    problems: &'p mut Problems,
    broken: PointerSet,
    references: Vec<WantedReference<'a>>,
    /// The nearest piece around the node at hand.
    owner: Pointer,
    depth: usize,
    /// Whether `null` is a type: from 3.1 on.
    has_null: bool,
}

impl<'a> ShapeChecker<'a, '_> {
    fn visit(&mut self, place: &Place<'a>, kind: NodeKind) {
        if self.depth > DEEPEST {
            let found =
                Diagnostic::new(Code::TOO_DEEP, Label::value(&place.at), "objects are nested too deeply");
            return self.broken(found);
        }
        self.depth += 1;
        match (kind, place.node) {
            (kind, node) if is_plain(kind, node) => {}
            (NodeKind::Referable(thing) | NodeKind::BooleanOr(thing), Node::Mapping(_)) if refers(place) => {
                self.reference(place, thing);
            }
            (NodeKind::BooleanOr(_), Node::Bool(_)) => {}
            (
                NodeKind::Thing(thing) | NodeKind::Referable(thing) | NodeKind::BooleanOr(thing),
                Node::Mapping(_),
            ) => {
                self.thing(place, thing);
            }
            (NodeKind::List(item), Node::Sequence(_)) => {
                place.items().for_each(|place| self.visit(&place, *item))
            }
            (NodeKind::Map(item), Node::Mapping(_)) => {
                place.members().for_each(|(_, place)| self.visit(&place, *item))
            }
            (NodeKind::Word(words), Node::String(text)) => self.unknown_word(place, text, words),
            (kind, _) => self.wrong_kind(place, kind),
        }
        self.depth -= 1;
    }

    fn thing(&mut self, place: &Place<'a>, thing: Thing) {
        let outer = thing.is_piece().then(|| std::mem::replace(&mut self.owner, place.at.clone()));
        self.missing_keys(place, thing);
        for (name, node) in place.node.as_mapping().into_iter().flatten() {
            let member = || Place { node, at: place.at.key(name) };
            match thing.member(name) {
                // most members, and where they stand matters to nobody
                Some(kind) if is_plain(kind, node) => {}
                Some(kind) if is_dispensable(thing, kind) && !has_parts(kind, node) => {
                    self.problems.push(wrong_kind(&member(), kind));
                }
                Some(kind) => self.visit(&member(), kind),
                None if name.starts_with("x-") => {}
                None => self.unknown_key(&member(), thing, name),
            }
        }
        rules::check(self, place, thing);
        if let Some(outer) = outer {
            self.owner = outer;
        }
    }

    fn reference(&mut self, place: &Place<'a>, wanted: Thing) {
        let Some(text) = place.reference() else {
            let at = place.at.key("$ref");
            let message = "a `$ref` must be a string";
            self.broken.insert(place.at.clone());
            return self.problems.push(Diagnostic::new(Code::WRONG_KIND, Label::value(&at), message));
        };
        let ignored = place.members().find(|(name, _)| is_ignored_beside_reference(name));
        if let Some((name, sibling)) = ignored {
            self.problems.push(beside_reference(name, &sibling, wanted));
        }
        self.references.push(WantedReference { place: place.clone(), text, wanted });
    }

    fn missing_keys(&mut self, place: &Place<'a>, thing: Thing) {
        for key in thing.keys().iter().filter(|key| key.required && place.node.get(key.name).is_none()) {
            let message = format!("{} needs `{}`", thing.name(), key.name);
            self.broken(Diagnostic::new(Code::MISSING_KEY, Label::value(&place.at), message));
        }
    }

    fn unknown_key(&mut self, place: &Place<'a>, thing: Thing, name: &str) {
        if let Some(found) = rules::pattern(place, thing, name) {
            return self.problems.push(found);
        }
        // what earlier stages understand has another name by now, so this is of a kind that they do not
        let later = thing.member_from(name, Version::V3_1).filter(|_| self.has_null);
        if let Some(kind) = later.filter(|kind| !is_of(*kind, place.node)) {
            return self.problems.push(other_kind(place, name, kind.name()));
        }
        // a text that earlier stages understand has become a reference
        let message = match later {
            Some(NodeKind::Text) => format!("`{name}` leads to no schema"),
            _ => format!("{} no key `{name}`", thing.having()),
        };
        let help = did_you_mean(name, thing.keys().iter().map(|key| key.name));
        self.problems.push(Diagnostic::new(Code::UNKNOWN_KEY, Label::key(&place.at), message).help(help));
    }

    fn unknown_word(&mut self, place: &Place<'a>, text: &str, words: &[&str]) {
        // the type of 3.1 that is none here, and stands for itself there
        let null = self.has_null && words.contains(&"array") && place.at.last().as_deref() == Some("type");
        let words: Vec<&str> = words.iter().copied().chain(null.then_some("null")).collect();
        let message = not_among(text, &words);
        let help = did_you_mean(text, words);
        self.broken(Diagnostic::new(Code::WRONG_WORD, Label::value(&place.at), message).help(help));
    }

    fn wrong_kind(&mut self, place: &Place<'a>, kind: NodeKind) {
        if kind.thing().is_some_and(Thing::is_piece) {
            self.broken.insert(place.at.clone());
        }
        self.broken(wrong_kind(place, kind));
    }

    /// Reports a mistake that makes the nearest piece unusable.
    pub(super) fn broken(&mut self, found: Diagnostic) {
        self.broken.insert(self.owner.clone());
        self.problems.push(found);
    }
}

fn wrong_kind(place: &Place<'_>, kind: NodeKind) -> Diagnostic {
    let message = format!("expected {}, found {}", kind.name(), place.node.kind());
    Diagnostic::new(Code::WRONG_KIND, Label::value(&place.at), message)
}

/// Whether an object is usable without what this key holds: an operation without its parameters, a response without its headers.
const fn is_dispensable(thing: Thing, kind: NodeKind) -> bool {
    match kind {
        NodeKind::List(NodeKind::Referable(Thing::Parameter)) => true,
        NodeKind::Map(NodeKind::Referable(
            Thing::Header | Thing::Example | Thing::Link | Thing::Callback,
        )) => true,
        NodeKind::Map(_) => matches!(thing, Thing::Components),
        _ => false,
    }
}

/// Whether a value is the list or the mapping that it should be.
const fn has_parts(kind: NodeKind, node: &Node) -> bool {
    matches!((kind, node), (NodeKind::List(_), Node::Sequence(_)) | (NodeKind::Map(_), Node::Mapping(_)))
}

/// Whether a node is of the kind that another version has at a key; a schema may be a boolean there.
const fn is_of(kind: NodeKind, node: &Node) -> bool {
    matches!(
        (kind, node),
        (NodeKind::Text, Node::String(_))
            | (NodeKind::List(_), Node::Sequence(_))
            | (NodeKind::Map(_) | NodeKind::Thing(_), Node::Mapping(_))
            | (NodeKind::Referable(_), Node::Mapping(_) | Node::Bool(_))
    )
}

fn other_kind(place: &Place<'_>, name: &str, expected: &str) -> Diagnostic {
    let found = place.node.kind();
    if name == "examples" {
        let message = format!("the `examples` of a schema must be {expected}, found {found}");
        return Diagnostic::new(Code::EXAMPLE_KIND, Label::value(&place.at), message)
            .help("they are ignored");
    }
    let message = format!("expected {expected}, found {found}");
    Diagnostic::new(Code::WRONG_KIND, Label::value(&place.at), message)
}

/// What is said of a text that is not one of those allowed.
pub(crate) fn not_among(text: &str, words: &[&str]) -> String {
    let listed = words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ");
    format!("`{text}` is not one of {listed}")
}

/// A key beside a reference; `nullable` is the one that `lower` takes all the same.
fn beside_reference(name: &str, sibling: &Place<'_>, wanted: Thing) -> Diagnostic {
    let (what, help) = match (name, wanted) {
        ("nullable", Thing::Schema) => ("has no meaning", "it is accepted nevertheless; to be safe, "),
        (_, _) => ("is ignored", ""),
    };
    let message = format!("`{name}` beside a `$ref` {what}");
    let help = format!("{help}wrap the reference: `allOf: [{{$ref: …}}]`, and put the key beside `allOf`");
    Diagnostic::new(Code::REFERENCE_SIBLING, Label::key(&sibling.at), message).help(help)
}

fn refers(place: &Place<'_>) -> bool {
    place.node.get("$ref").is_some()
}

/// Keys beside `$ref` that change what is meant (Reference Object: they are ignored); texts for people are not worth a word.
fn is_ignored_beside_reference(name: &str) -> bool {
    !matches!(name, "$ref" | "description" | "summary" | "title" | "example" | "examples" | "externalDocs")
        && !name.starts_with("x-")
}

/// Whether a node is of a kind that has nothing inside to look at.
fn is_plain(kind: NodeKind, node: &Node) -> bool {
    match kind {
        NodeKind::Text => matches!(node, Node::String(_)),
        NodeKind::Word(words) => matches!(node, Node::String(text) if words.contains(&text.as_str())),
        NodeKind::Boolean => matches!(node, Node::Bool(_)),
        NodeKind::Number => matches!(node, Node::Number(_)),
        NodeKind::Count => match node {
            Node::Number(Number::Unsigned(_)) => true,
            Node::Number(Number::Float(value)) => *value >= 0.0 && value.fract() == 0.0,
            Node::Number(Number::Signed(_)) | Node::Null | Node::Bool(_) => false,
            Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => false,
        },
        NodeKind::Any => true,
        NodeKind::Thing(_)
        | NodeKind::Referable(_)
        | NodeKind::BooleanOr(_)
        | NodeKind::List(_)
        | NodeKind::Map(_) => false,
    }
}
