//! What rules of the settings choose. In: a tree in whatever dialect, and rules; out: the tree with a key of our own at each place that
//! a rule means. It never changes a key of the description.
//!
//! The pointers of rules are those of the description as it was written, once overlays are applied.

mod find;
mod fit;
mod short;

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::settings::{Choice, Rule, Subject};
use crate::source::Pointer;
use crate::tree::{Node, private};
use find::RulePlaces;
pub(crate) use short::shorten;

/// Writes what rules choose into a tree, and reports rules that match nothing (E0606). Rules that name one place take precedence over
/// those with a pattern.
#[must_use]
pub(crate) fn mark(mut tree: Node, rules: &[Rule], problems: &mut Problems) -> Node {
    let found: Vec<RulePlaces> = rules.iter().map(|rule| find::places(&tree, rule)).collect();
    let is_exact = |found: &RulePlaces| matches!(found, RulePlaces::Exactly(_));
    let [patterns, names] = [false, true]
        .map(|exact| rules.iter().zip(&found).filter(move |(_, found)| is_exact(found) == exact));
    for (rule, found) in patterns.chain(names) {
        let places = found.places();
        let fitting: Vec<&Pointer> =
            places.iter().filter(|at| tree.at(at).is_some_and(|node| fit::fits(rule, at, node))).collect();
        if fitting.is_empty() {
            let found = unused(&tree, rule, places.len(), problems);
            problems.push(found);
        }
        for at in fitting {
            if let Some(Node::Mapping(members)) = tree.at_mut(at) {
                let (key, value) = entry(&rule.choice);
                members.insert(key.to_owned(), value);
            }
        }
    }
    tree
}

/// The key and the value that say it to later stages. An `x-rust-name` of a property would name both its field and its type.
fn entry(choice: &Choice) -> (&'static str, Node) {
    match choice {
        Choice::TypeName(name) => (private::TYPE, Node::String(name.as_str().to_owned())),
        Choice::OperationName(name) => ("x-rust-name", Node::String(name.as_str().to_owned())),
        Choice::FieldName(name) => (private::FIELD, Node::String(name.as_str().to_owned())),
        Choice::Replacement(path) => (private::REPLACEMENT, Node::String(path.to_string())),
        Choice::Derives(paths) => {
            let paths = paths.iter().map(|path| Node::String(path.to_string()));
            (private::DERIVES, Node::Sequence(paths.collect()))
        }
        Choice::Newtype => (private::NEWTYPE, Node::Bool(true)),
    }
}

/// A rule that has no effect, although it names so many places.
fn unused(tree: &Node, rule: &Rule, places: usize, problems: &mut Problems) -> Diagnostic {
    let (kind, form) = match rule.subject() {
        Subject::Type => ("schema", "the name of a component schema"),
        Subject::Operation => ("operation", "an `operationId`"),
        Subject::Property => ("property", "`SCHEMA.PROPERTY`"),
    };
    let root = Label::value(&Pointer::root());
    if places > 0 {
        let (wanted, help) = fit::wanted(rule);
        let message = format!("`{rule}` of the settings matches no {wanted}");
        return Diagnostic::new(Code::UNUSED_RULE, root, message).help(help);
    }
    let key = rule.key.as_str();
    let known = find::known(tree, rule);
    let meant = problems.did_you_mean(key, known.iter().map(String::as_str));
    let help =
        if meant.is_empty() { format!("write {form}, a JSON pointer, or a pattern with `*`") } else { meant };
    let message = format!("`{rule}` of the settings matches no {kind}: the description has no `{key}`");
    Diagnostic::new(Code::UNUSED_RULE, root, message).help(help)
}

#[cfg(test)]
mod tests;
