//! Values of another kind than wanted. In: a tree in the shape of 3.0; out: the same, where it is plain what is meant, or
//! where nothing is lost without the value. It never touches what could mean two things: `shape` reports that.

use super::walk::{LazyPointer, Members, Moves, each};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::document::table::NodeKind;
use crate::document::{Thing, not_among};
use crate::source::{Origins, Pointer};
use crate::tree::private;
use crate::tree::{Node, Number};

/// Puts each such value right: what may be absent and is blank, what is for people alone, what reads as what is wanted.
pub(super) fn put_right(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = Moves::new(origins);
    each(tree, &mut |way, kind, node| match (kind, node) {
        (NodeKind::Map(item), Node::Mapping(members)) => named(members, *item, way, problems),
        (NodeKind::List(item), Node::Sequence(items)) => listed(items, *item, way, (&mut moves, problems)),
        (_, Node::Mapping(members)) => {
            if let Some(thing) = kind.thing().filter(|_| !members.contains_key("$ref")) {
                fixed(members, thing, way, problems);
                assumed(members, thing, way, problems);
            }
        }
        (_, _) => {}
    });
    moves.follow(tree);
}

/// An alternative of `security`: schemes, and the scopes that are asked for.
const ALTERNATIVE: NodeKind = NodeKind::Map(&NodeKind::List(&NodeKind::Text));

/// What becomes of a value.
enum Fate {
    /// It fits, or somebody else speaks of it.
    Stays,
    /// It is taken for this.
    Becomes(Node),
    /// It is as if it was not there.
    LeftOut,
}

/// The members of an object.
fn fixed(members: &mut Members, thing: Thing, way: &LazyPointer<'_>, problems: &mut Problems) {
    members.retain(|name, value| {
        let Some(kind) = thing.member(name).filter(|_| !name.starts_with(private::PREFIX)) else {
            return true;
        };
        // a flag in place of the list is a slip of its own (E0312)
        if thing == Thing::Schema && name == "required" && is_flag(value) {
            return true;
        }
        let is_required = thing.keys().iter().any(|key| key.name == name && key.required);
        let fate = match fate(kind, value) {
            Fate::LeftOut if is_required => match kind {
                NodeKind::Map(_) | NodeKind::Thing(_) if is_blank(value) => Fate::Becomes(empty()),
                _ => Fate::Stays,
            },
            fate => fate,
        };
        apply(fate, kind, value, (&|| way.pointer().key(name), problems))
    });
}

/// The members of a mapping by names. Some take extensions to be possible there, too: nobody asks what is below `x-…`.
fn named(members: &mut Members, item: NodeKind, way: &LazyPointer<'_>, problems: &mut Problems) {
    members.retain(|name, value| {
        if name.starts_with("x-") && item.thing().is_some() && value.as_mapping().is_none() {
            return false;
        }
        let fate = match (fate(item, value), item) {
            // a scheme without a list of scopes is asked for all the same
            (Fate::LeftOut, NodeKind::List(_)) => Fate::Becomes(Node::Sequence(Vec::new())),
            (fate, _) => fate,
        };
        apply(fate, item, value, (&|| way.pointer().key(name), problems))
    });
}

fn listed(
    items: &mut Vec<Node>,
    item: NodeKind,
    way: &LazyPointer<'_>,
    (moves, problems): (&mut Moves<'_>, &mut Problems),
) {
    let mut kept = Vec::with_capacity(items.len());
    for (index, mut value) in std::mem::take(items).into_iter().enumerate() {
        let fate = fate(item, &value);
        if apply(fate, item, &mut value, (&|| way.pointer().index(index), problems)) {
            if kept.len() != index {
                moves.moved(&way.pointer().index(index), &way.pointer().index(kept.len()));
            }
            kept.push(value);
        }
    }
    *items = kept;
}

/// Whether the value stays, as it is or as it was taken.
fn apply(
    fate: Fate,
    kind: NodeKind,
    value: &mut Node,
    (at, problems): (&dyn Fn() -> Pointer, &mut Problems),
) -> bool {
    let (code, message) = match (kind, value.as_str()) {
        (NodeKind::Word(words), Some(text)) => (Code::WRONG_WORD, not_among(text, words)),
        (_, _) => (Code::WRONG_KIND, format!("expected {}, found {}", kind.name(), value.kind())),
    };
    let found = |help: &str| Diagnostic::new(code, Label::value(&at()), message).put_right().help(help);
    match fate {
        Fate::Stays => true,
        Fate::Becomes(meant) => {
            problems.push(found(&format!("it is read as `{}`", shown(&meant))));
            *value = meant;
            true
        }
        Fate::LeftOut => {
            problems.push(found("it is ignored"));
            false
        }
    }
}

fn shown(node: &Node) -> String {
    match node {
        Node::String(text) => format!("'{text}'"),
        Node::Bool(value) => value.to_string(),
        Node::Sequence(items) => format!("[{}]", items.iter().map(shown).collect::<Vec<_>>().join(", ")),
        Node::Mapping(members) => {
            let members = members.iter().map(|(name, value)| format!("{name}: {}", shown(value)));
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
        Node::Null | Node::Number(_) => node.kind().to_owned(),
    }
}

fn fate(kind: NodeKind, value: &Node) -> Fate {
    match kind {
        NodeKind::Any => Fate::Stays,
        NodeKind::Text => match value {
            Node::String(_) => Fate::Stays,
            Node::Number(number) => Fate::Becomes(Node::String(spelled(*number))),
            Node::Bool(value) => Fate::Becomes(Node::String(value.to_string())),
            Node::Null | Node::Sequence(_) | Node::Mapping(_) => Fate::LeftOut,
        },
        NodeKind::Word(words) => match value {
            Node::String(text) if words.contains(&text.as_str()) => Fate::Stays,
            Node::String(text) => word(text, words).map_or(Fate::Stays, |word| Fate::Becomes(text_of(word))),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => {
                Fate::LeftOut
            }
        },
        NodeKind::Boolean => boolean(value),
        NodeKind::Count | NodeKind::Number => number(kind, value),
        NodeKind::List(item) => match value {
            Node::Sequence(_) => Fate::Stays,
            Node::String(text) if *item == NodeKind::Text && !text.is_empty() => {
                Fate::Becomes(Node::Sequence(vec![value.clone()]))
            }
            _ if is_blank(value) => Fate::LeftOut,
            Node::Mapping(_) if *item == ALTERNATIVE => Fate::Becomes(Node::Sequence(vec![value.clone()])),
            _ => Fate::Stays,
        },
        NodeKind::BooleanOr(_) if matches!(value, Node::Bool(_)) => Fate::Stays,
        NodeKind::Thing(thing) | NodeKind::Referable(thing) | NodeKind::BooleanOr(thing) => {
            object(thing, value)
        }
        NodeKind::Map(item) => match value {
            Node::Mapping(_) => Fate::Stays,
            Node::String(scheme) if kind == ALTERNATIVE && !scheme.is_empty() => {
                let scopes = [(scheme.clone(), Node::Sequence(Vec::new()))];
                Fate::Becomes(Node::Mapping(Members::from_iter(scopes)))
            }
            _ if is_blank(value) || item.thing() == Some(Thing::Example) => Fate::LeftOut,
            _ => Fate::Stays,
        },
    }
}

fn object(thing: Thing, value: &Node) -> Fate {
    let may_be_empty = matches!(thing, Thing::Schema | Thing::Response | Thing::MediaType | Thing::PathItem);
    match (thing, value) {
        (_, Node::Mapping(_)) => Fate::Stays,
        (Thing::Discriminator, Node::String(name)) if !name.is_empty() => {
            let members = [("propertyName".to_owned(), Node::String(name.clone()))];
            Fate::Becomes(Node::Mapping(Members::from_iter(members)))
        }
        // for people alone
        (Thing::ExternalDocs | Thing::Contact | Thing::License | Thing::Example, _) => Fate::LeftOut,
        (_, value) if is_blank(value) && may_be_empty => Fate::Becomes(empty()),
        (_, value) if is_blank(value) => Fate::LeftOut,
        (_, _) => Fate::Stays,
    }
}

/// What some write where others would write nothing.
pub(super) fn is_blank(value: &Node) -> bool {
    match value {
        Node::Null | Node::Bool(_) => true,
        Node::String(text) => text.is_empty(),
        Node::Sequence(items) => items.is_empty(),
        Node::Mapping(members) => members.is_empty(),
        Node::Number(_) => false,
    }
}

fn empty() -> Node {
    Node::Mapping(Members::default())
}

fn is_flag(value: &Node) -> bool {
    matches!(value, Node::Bool(_)) || matches!(value.as_str(), Some("true" | "false"))
}

fn boolean(value: &Node) -> Fate {
    match value {
        // in quotes it is a slip of its own (E0024)
        Node::Bool(_) => Fate::Stays,
        Node::String(text) if matches!(text.as_str(), "true" | "false") => Fate::Stays,
        value => flag(value).map_or(Fate::LeftOut, |meant| Fate::Becomes(Node::Bool(meant))),
    }
}

/// What is meant where `true` or `false` is wanted.
pub(super) fn flag(value: &Node) -> Option<bool> {
    match value {
        Node::Bool(value) => Some(*value),
        Node::String(text) => match text.to_ascii_lowercase().as_str() {
            "true" | "yes" | "y" | "on" | "required" | "mandatory" | "1" => Some(true),
            "false" | "no" | "n" | "off" | "optional" | "0" => Some(false),
            _ => None,
        },
        Node::Number(Number::Unsigned(0)) => Some(false),
        Node::Number(Number::Unsigned(1)) => Some(true),
        Node::Null | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    }
}

/// The word that is meant by one in other letters, or in the singular: `Query`, `pipe`.
pub(super) fn word<'w>(text: &str, words: &[&'w str]) -> Option<&'w str> {
    let is_meant = |word: &&str| {
        word.eq_ignore_ascii_case(text)
            || word.strip_suffix('s').is_some_and(|one| one.eq_ignore_ascii_case(text))
    };
    words.iter().copied().find(is_meant)
}

fn text_of(text: &str) -> Node {
    Node::String(text.to_owned())
}

/// Numbers are limits of values, of which a client can do without any.
fn number(kind: NodeKind, value: &Node) -> Fate {
    let is_count = |number: &f64| *number >= 0.0 && number.fract() == 0.0;
    let fits = match value {
        Node::Number(Number::Unsigned(_)) => true,
        Node::Number(Number::Signed(_)) => kind == NodeKind::Number,
        Node::Number(Number::Float(value)) => kind == NodeKind::Number || is_count(value),
        // in quotes it is a slip of its own (E0024)
        Node::String(text) => text.parse().is_ok_and(|value: f64| {
            value.is_finite() && (kind == NodeKind::Number || text.bytes().all(|byte| byte.is_ascii_digit()))
        }),
        Node::Null | Node::Bool(_) | Node::Sequence(_) | Node::Mapping(_) => false,
    };
    if fits { Fate::Stays } else { Fate::LeftOut }
}

/// A number of JSON as a text: `1.0`.
fn spelled(number: Number) -> String {
    match number {
        Number::Unsigned(value) => value.to_string(),
        Number::Signed(value) => value.to_string(),
        Number::Float(value) => format!("{value:?}"),
    }
}

/// Makes a value.
type Make = fn() -> Node;

/// Required keys without which nothing is lost.
fn assumed(members: &mut Members, thing: Thing, way: &LazyPointer<'_>, problems: &mut Problems) {
    const TEXT: Make = || Node::String(String::new());
    let keys: &[(&str, Make)] = match thing {
        // an empty one is a finding of its own (E0210)
        Thing::Operation => {
            members.get_or_insert_with("responses", empty);
            return;
        }
        Thing::Info => &[("title", TEXT), ("version", TEXT)],
        Thing::License => &[("name", TEXT)],
        Thing::ExternalDocs => &[("url", TEXT)],
        Thing::ImplicitFlow
        | Thing::PasswordFlow
        | Thing::ClientCredentialsFlow
        | Thing::AuthorizationCodeFlow => &[("scopes", empty)],
        _ => return,
    };
    for (key, make) in keys.iter().filter(|(key, _)| !members.contains_key(key)).collect::<Vec<_>>() {
        let message = format!("{} needs `{key}`", thing.name());
        let found = Diagnostic::new(Code::MISSING_KEY, Label::value(&way.pointer()), message);
        problems.push(found.put_right().help("an empty value is assumed"));
        members.insert((*key).to_owned(), make());
    }
}
