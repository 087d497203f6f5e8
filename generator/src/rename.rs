//! Names that settings choose. In: a tree in whatever dialect, and rules; out: the tree with a key that names it at each place that a
//! rule means. It never changes a name of the description.
//!
//! The pointers of rules are those of the description as it was written, once overlays are applied.

use crate::bundle::kinds;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::document::Thing;
use crate::settings::{Rename, Renamed};
use crate::source::Pointer;
use crate::tree::{Node, private};

/// Writes the names that rules choose into a tree, and reports rules that match nothing (E0606).
#[must_use]
pub(crate) fn rename(mut tree: Node, rules: &[Rename], problems: &mut Problems) -> Node {
    for rule in rules {
        let place = place(&tree, rule).and_then(|at| tree.at_mut(&at));
        if let Some(Node::Mapping(members)) = place {
            members.insert(key(rule.what).to_owned(), Node::String(rule.name.as_str().to_owned()));
        } else {
            let found = unused(&tree, rule, problems);
            problems.push(found);
        }
    }
    tree
}

/// The key that says it to later stages. An `x-rust-name` of a property would name both its field and its type.
fn key(what: Renamed) -> &'static str {
    match what {
        Renamed::Type => private::TYPE,
        Renamed::Operation => "x-rust-name",
        Renamed::Property => private::FIELD,
    }
}

/// What a rule means.
fn place(tree: &Node, rule: &Rename) -> Option<Pointer> {
    let key = rule.key.as_str();
    if let Some(at) = pointer(key) {
        let wanted = match rule.what {
            Renamed::Type | Renamed::Property => Thing::Schema,
            Renamed::Operation => Thing::Operation,
        };
        return (thing(&at) == Some(wanted)).then_some(at);
    }
    match rule.what {
        Renamed::Type => component(tree, key),
        // of operations with the same id, the first has it
        Renamed::Operation => operations(tree).into_iter().find(|(id, _)| *id == key).map(|(_, at)| at),
        Renamed::Property => {
            owners(tree, key).find_map(|(owner, name)| property(tree.at(&owner)?, &owner, name))
        }
    }
}

/// The key as a JSON pointer, when it is one: `/components/schemas/Pet`, with or without the `#` of a reference.
fn pointer(key: &str) -> Option<Pointer> {
    let text = key.strip_prefix('#').unwrap_or(key);
    text.starts_with('/').then(|| Pointer::parse(text)).flatten()
}

/// What the specification has at a place.
fn thing(at: &Pointer) -> Option<Thing> {
    at.steps().try_fold(kinds::DOCUMENT, |kind, token| kinds::step(kind, &token))?.thing()
}

/// Where the dialects have their schemas.
fn schemas() -> [Pointer; 2] {
    [Pointer::root().key("components").key("schemas"), Pointer::root().key("definitions")]
}

/// A component schema by its name.
fn component(tree: &Node, name: &str) -> Option<Pointer> {
    schemas().map(|all| all.key(name)).into_iter().find(|at| tree.at(at).is_some())
}

/// The operations with an id.
fn operations(tree: &Node) -> Vec<(&str, Pointer)> {
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

fn unused(tree: &Node, rule: &Rename, problems: &mut Problems) -> Diagnostic {
    let key = rule.key.as_str();
    let (kind, form) = match rule.what {
        Renamed::Type => ("schema", "the name of a component schema"),
        Renamed::Operation => ("operation", "an `operationId`"),
        Renamed::Property => ("property", "`SCHEMA.PROPERTY`"),
    };
    let known = known(tree, rule);
    let meant = problems.did_you_mean(key, known.iter().map(String::as_str));
    let help = if meant.is_empty() { format!("write {form} or a JSON pointer") } else { meant };
    let message = format!("`{rule}` of the settings renames no {kind}: the description has no `{key}`");
    Diagnostic::new(Code::UNUSED_RENAME, Label::value(&Pointer::root()), message).help(help)
}

/// The keys that would match, of the same kind.
fn known(tree: &Node, rule: &Rename) -> Vec<String> {
    let names = |node: Option<&Node>| -> Vec<String> {
        node.and_then(Node::as_mapping).into_iter().flat_map(|members| members.keys().cloned()).collect()
    };
    match rule.what {
        Renamed::Type => schemas().iter().flat_map(|all| names(tree.at(all))).collect(),
        Renamed::Operation => operations(tree).into_iter().map(|(id, _)| id.to_owned()).collect(),
        Renamed::Property => owners(tree, &rule.key)
            .flat_map(|(owner, _)| {
                let of = owner.last().unwrap_or_default();
                let own = names(tree.at(&owner.key("properties")));
                own.into_iter().map(move |name| format!("{of}.{name}"))
            })
            .collect(),
    }
}

#[cfg(test)]
mod tests;
