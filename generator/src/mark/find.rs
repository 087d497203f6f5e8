//! What a rule means. In: a tree and the key of a rule; out: the places that it names. It never looks at what stands there, but for
//! the names.

use crate::bundle::kinds;
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::settings::{Rule, Subject};
use crate::source::Pointer;
use crate::tree::Node;
use wildmatch::WildMatch;

/// The places that a rule names.
#[derive(Debug)]
pub(super) enum RulePlaces {
    /// Its key is that of this one.
    Exactly(Vec<Pointer>),
    /// Its key is a pattern.
    Matching(Vec<Pointer>),
}

impl RulePlaces {
    pub(super) fn places(&self) -> &[Pointer] {
        match self {
            Self::Exactly(places) | Self::Matching(places) => places,
        }
    }
}

/// What a rule means. A key with a sign of a pattern may well be a name: media types have them.
pub(super) fn places(tree: &Node, rule: &Rule) -> RulePlaces {
    match exact(tree, rule) {
        Some(at) => RulePlaces::Exactly(vec![at]),
        None if rule.key.contains(['*', '?']) => RulePlaces::Matching(matching(tree, rule)),
        None => RulePlaces::Matching(Vec::new()),
    }
}

fn exact(tree: &Node, rule: &Rule) -> Option<Pointer> {
    let key = rule.key.as_str();
    if let Some(text) = pointer(key) {
        let at = Pointer::parse(text)?;
        return (thing(&at) == Some(wanted(rule.subject())) && tree.at(&at).is_some()).then_some(at);
    }
    match rule.subject() {
        Subject::Type => component(tree, key),
        // of operations with the same id, the first has it
        Subject::Operation => operations(tree).into_iter().find(|(id, _)| *id == key).map(|(_, at)| at),
        Subject::Property => {
            owners(tree, key).find_map(|(owner, name)| property(tree.at(&owner)?, &owner, name))
        }
    }
}

fn matching(tree: &Node, rule: &Rule) -> Vec<Pointer> {
    if let Some(text) = pointer(&rule.key) {
        let (pattern, mut found) = (WildMatch::new(text), Vec::new());
        things((tree, kinds::DOCUMENT), &Pointer::root(), wanted(rule.subject()), &mut found);
        found.retain(|at| pattern.matches(at.as_str()));
        return found;
    }
    let pattern = WildMatch::new(&rule.key);
    let named: Vec<(String, Pointer)> = match rule.subject() {
        Subject::Type => components(tree),
        Subject::Operation => operations(tree).into_iter().map(|(id, at)| (id.to_owned(), at)).collect(),
        Subject::Property => properties(tree),
    };
    named.into_iter().filter(|(name, _)| pattern.matches(name)).map(|(_, at)| at).collect()
}

/// The key as the text of a JSON pointer, when it is one: `/components/schemas/Pet`, with or without the `#` of a reference.
fn pointer(key: &str) -> Option<&str> {
    let text = key.strip_prefix('#').unwrap_or(key);
    text.starts_with('/').then_some(text)
}

fn wanted(subject: Subject) -> Thing {
    match subject {
        Subject::Type | Subject::Property => Thing::Schema,
        Subject::Operation => Thing::Operation,
    }
}

/// What the specification has at a place.
fn thing(at: &Pointer) -> Option<Thing> {
    at.steps().try_fold(kinds::DOCUMENT, |kind, token| kinds::step(kind, &token))?.thing()
}

/// All places of a kind.
fn things((node, kind): (&Node, NodeKind), at: &Pointer, wanted: Thing, found: &mut Vec<Pointer>) {
    if kind.thing() == Some(wanted) {
        found.push(at.clone());
    }
    let mut below = |token: &str, node: &Node, at: Pointer| {
        if let Some(kind) = kinds::step(kind, token) {
            things((node, kind), &at, wanted, found);
        }
    };
    match node {
        Node::Mapping(members) => members.iter().for_each(|(key, node)| below(key, node, at.key(key))),
        Node::Sequence(items) => {
            items
                .iter()
                .enumerate()
                .for_each(|(index, node)| below(&index.to_string(), node, at.index(index)));
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

/// Where the dialects have their schemas.
fn schemas() -> [Pointer; 2] {
    [Pointer::root().key("components").key("schemas"), Pointer::root().key("definitions")]
}

/// A component schema by its name.
fn component(tree: &Node, name: &str) -> Option<Pointer> {
    schemas().map(|all| all.key(name)).into_iter().find(|at| tree.at(at).is_some())
}

/// All component schemas by their names.
pub(super) fn components(tree: &Node) -> Vec<(String, Pointer)> {
    let all = schemas().into_iter().filter_map(|all| Some((tree.at(&all)?.as_mapping()?, all)));
    all.flat_map(|(members, all)| {
        members.keys().map(move |name| (name.clone(), all.key(name))).collect::<Vec<_>>()
    })
    .collect()
}

/// All properties of component schemas, as `Pet.photoUrls`.
fn properties(tree: &Node) -> Vec<(String, Pointer)> {
    let mut found = Vec::new();
    for (owner, at) in components(tree) {
        let mut open = vec![at];
        while let Some(at) = open.pop() {
            let Some(schema) = tree.at(&at) else { continue };
            let names =
                schema.get("properties").and_then(Node::as_mapping).into_iter().flat_map(|all| all.keys());
            let place = at.key("properties");
            found.extend(names.map(|name| (format!("{owner}.{name}"), place.key(name))));
            let parts = schema.get("allOf").and_then(Node::as_sequence).unwrap_or_default();
            open.extend((0..parts.len()).rev().map(|index| at.key("allOf").index(index)));
        }
    }
    found
}

/// The operations with an id.
pub(super) fn operations(tree: &Node) -> Vec<(&str, Pointer)> {
    let root = Pointer::root();
    let mut found = Vec::new();
    for all in [root.key("paths"), root.key("webhooks"), root.key("components").key("pathItems")] {
        for (name, item) in tree.at(&all).and_then(Node::as_mapping).into_iter().flatten() {
            let at = all.key(name);
            held(item, &at, &mut found);
            if let Some(others) = item.get("additionalOperations") {
                held(others, &at.key("additionalOperations"), &mut found);
            }
        }
    }
    found
}

/// The operations among the members of a node.
fn held<'a>(node: &'a Node, at: &Pointer, found: &mut Vec<(&'a str, Pointer)>) {
    for (method, operation) in node.as_mapping().into_iter().flatten() {
        if let Some(id) = operation.get("operationId").and_then(Node::as_str) {
            found.push((id, at.key(method)));
        }
    }
}

/// The components whose property a key such as `Pet.photoUrls` can mean: both names may have dots.
fn owners<'a>(tree: &Node, key: &'a str) -> impl Iterator<Item = (Pointer, &'a str)> {
    let splits = key.match_indices('.').filter_map(|(dot, _)| key.split_at_checked(dot));
    splits.filter_map(|(owner, rest)| Some((component(tree, owner)?, rest.strip_prefix('.')?)))
}

/// A property of a schema, or of a part of its `allOf`.
fn property(schema: &Node, at: &Pointer, name: &str) -> Option<Pointer> {
    if schema.get("properties").and_then(|all| all.get(name)).is_some() {
        return Some(at.key("properties").key(name));
    }
    let parts = schema.get("allOf").and_then(Node::as_sequence).unwrap_or_default();
    let at = at.key("allOf");
    parts.iter().enumerate().find_map(|(index, part)| property(part, &at.index(index), name))
}

/// The keys that would match, of the same kind.
pub(super) fn known(tree: &Node, rule: &Rule) -> Vec<String> {
    let names = |named: Vec<(String, Pointer)>| named.into_iter().map(|(name, _)| name).collect();
    match rule.subject() {
        Subject::Type => names(components(tree)),
        Subject::Operation => operations(tree).into_iter().map(|(id, _)| id.to_owned()).collect(),
        Subject::Property => {
            let all = properties(tree);
            let owners: Vec<String> = owners(tree, &rule.key)
                .map(|(owner, _)| format!("{}.", owner.last().unwrap_or_default()))
                .collect();
            let is_near = |name: &String| owners.iter().any(|owner| name.starts_with(owner.as_str()));
            all.into_iter().map(|(name, _)| name).filter(is_near).collect()
        }
    }
}
