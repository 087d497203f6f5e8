//! Keys of the objects that look different in 3.0. In: a document of 2.0; out: the same without what 2.0 does not know.
//! It never looks at what is said alike in 3.0: `document` does that later, in the places that were written.

mod table;

use super::walk::{self, members, text};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::slips;
use crate::document::not_among;
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use table::{SwaggerObject, WantedValue};

/// Reports keys that 2.0 does not know, and values of the wrong kind; takes them out, so that they are reported once.
pub(super) fn check(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    let mut changes = Vec::new();
    for (at, object) in objects(tree) {
        let Some(node) = tree.at(&at).filter(|node| node.get("$ref").is_none()) else { continue };
        if std::ptr::eq(object, &table::BODY) && ["schema", "type"].iter().all(|key| node.get(key).is_none())
        {
            problems.push(no_schema(&at));
        }
        for (key, member) in node.as_mapping().into_iter().flatten() {
            changes.extend(
                judge((&at, key, member), object, problems).map(|change| (at.clone(), key.clone(), change)),
            );
        }
    }
    for (at, key, change) in changes {
        let Some(members) = members(tree, &at) else { continue };
        match change {
            KeyChange::Remove => drop(members.remove(&key)),
            KeyChange::Replace(meant) => drop(members.insert(key, meant)),
        }
    }
}

/// Parameter Object, "If in is "body"": "schema … Required."
fn no_schema(at: &Pointer) -> Diagnostic {
    let message = "a body parameter has no `schema`";
    Diagnostic::new(Code::PARAMETER_TYPE, Label::value(at), message)
        .help("add a `schema`; until then, any value is accepted")
}

/// What becomes of a member that is wrong.
enum KeyChange {
    Remove,
    /// Something is needed there, whatever it is: there is an error that stops everything anyway.
    Replace(Node),
}

/// All objects of which there is a table, with their places.
fn objects(tree: &Node) -> Vec<(Pointer, &'static SwaggerObject)> {
    let root = Pointer::root();
    let mut found = vec![(root.clone(), &table::DOCUMENT)];
    let named = |key: &str| walk::named(tree, &root.key(key)).into_iter().map(|(_, at)| at);
    found.extend(named("securityDefinitions").map(|at| (at, &table::SECURITY_SCHEME)));
    let mut parameters: Vec<Pointer> = named("parameters").collect();
    let mut responses: Vec<Pointer> = named("responses").collect();
    for item in walk::path_items(tree) {
        parameters.extend(walk::listed(tree, &item.key("parameters")));
        found.push((item, &table::PATH_ITEM));
    }
    for slot in walk::operations(tree) {
        parameters.extend(walk::listed(tree, &slot.operation.key("parameters")));
        let listed = walk::named(tree, &slot.operation.key("responses"));
        responses.extend(listed.into_iter().map(|(_, at)| at));
        found.push((slot.operation, &table::OPERATION));
    }
    for at in parameters {
        let is_body = tree.at(&at).and_then(|node| node.get("in")?.as_str()) == Some("body");
        found.extend(items(tree, &at));
        found.push((at, if is_body { &table::BODY } else { &table::PARAMETER }));
    }
    for at in responses {
        let headers = tree.at(&at).and_then(|node| node.get("headers")?.as_mapping()).into_iter().flatten();
        for (name, _) in headers {
            let header = at.key("headers").key(name);
            found.extend(items(tree, &header));
            found.push((header, &table::HEADER));
        }
        found.push((at, &table::RESPONSE));
    }
    found
}

/// The items of a parameter or a header, and theirs.
fn items(tree: &Node, holder: &Pointer) -> Vec<(Pointer, &'static SwaggerObject)> {
    let mut found = Vec::new();
    let mut at = holder.key("items");
    while tree.at(&at).is_some_and(|node| node.as_mapping().is_some()) {
        found.push((at.clone(), &table::ITEMS));
        at = at.key("items");
    }
    found
}

fn judge(
    (holder, key, member): (&Pointer, &str, &Node),
    object: &SwaggerObject,
    problems: &mut Problems,
) -> Option<KeyChange> {
    let at = holder.key(key);
    let Some((_, wanted)) = object.keys.iter().find(|(known, _)| *known == key) else {
        return unknown(&at, key, object, problems);
    };
    let wrong = match (wanted, member) {
        (WantedValue::Word(words, later), Node::String(word)) => {
            if later.contains(&word.as_str()) {
                problems.push(later_word(&at, word));
            } else if !words.contains(&word.as_str()) {
                let found = wrong_word(&at, word, words);
                if let Some(meant) = slips::word(word, words) {
                    problems.push(found.put_right().help(format!("it is read as `{meant}`")));
                    return Some(KeyChange::Replace(text(meant)));
                }
                problems.push(found);
                return Some(
                    words.first().map_or(KeyChange::Remove, |first| KeyChange::Replace(text(first))),
                );
            }
            None
        }
        (WantedValue::Texts, Node::Sequence(items)) => {
            let wrong = items.iter().position(|item| item.as_str().is_none())?;
            items.get(wrong).map(|item| (at.index(wrong), "a string", item))
        }
        (WantedValue::Any, _)
        | (WantedValue::Text, Node::String(_))
        | (WantedValue::Boolean, Node::Bool(_)) => None,
        (WantedValue::Mapping, Node::Mapping(_)) => None,
        (WantedValue::Texts, _) => Some((at.clone(), "an array", member)),
        (WantedValue::Text | WantedValue::Word(..), _) => Some((at.clone(), "a string", member)),
        (WantedValue::Boolean, _) => Some((at.clone(), "a boolean", member)),
        (WantedValue::Mapping, _) => Some((at.clone(), "an object", member)),
    };
    let (place, expected, found) = wrong?;
    let message = format!("expected {expected}, found {}", found.kind());
    let meant = slips::flag(member).filter(|_| matches!(wanted, WantedValue::Boolean));
    let is_blank = slips::is_blank(member)
        && matches!(wanted, WantedValue::Texts | WantedValue::Mapping | WantedValue::Text);
    let found = Diagnostic::new(Code::WRONG_KIND, Label::value(&place), message);
    problems.push(match meant {
        Some(meant) => found.put_right().help(format!("it is read as `{meant}`")),
        None if is_blank => found.put_right().help("it is ignored"),
        None => found,
    });
    Some(meant.map_or(KeyChange::Remove, |meant| KeyChange::Replace(Node::Bool(meant))))
}

fn unknown(at: &Pointer, key: &str, object: &SwaggerObject, problems: &mut Problems) -> Option<KeyChange> {
    if key.starts_with("x-") {
        return None;
    }
    if object.later.contains(&key) {
        let message = format!("{} has a key `{key}` in OpenAPI 3, but not in Swagger 2.0", object.name);
        problems.push(later(at, message));
        return None;
    }
    let message = format!("{} has no key `{key}`", object.name);
    let help = did_you_mean(key, object.keys.iter().map(|(known, _)| *known));
    problems.push(Diagnostic::new(Code::UNKNOWN_KEY, Label::key(at), message).help(help));
    Some(KeyChange::Remove)
}

/// A key of a later version that stands in a document of 2.0.
pub(super) fn later(at: &Pointer, message: String) -> Diagnostic {
    Diagnostic::new(Code::LATER_KEY, Label::key(at), message)
        .help("it is read as in OpenAPI 3, unless the document also says the same as in 2.0")
}

fn later_word(at: &Pointer, word: &str) -> Diagnostic {
    let message = format!("`{word}` is defined in OpenAPI 3, but not in Swagger 2.0");
    Diagnostic::new(Code::LATER_KEY, Label::value(at), message).help("it is read as in OpenAPI 3")
}

fn wrong_word(at: &Pointer, word: &str, words: &[&str]) -> Diagnostic {
    let message = not_among(word, words);
    let help = did_you_mean(word, words.iter().copied());
    Diagnostic::new(Code::WRONG_WORD, Label::value(at), message).help(help)
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;
    use super::check;

    #[test]
    fn what_2_0_does_not_know_is_reported_once() {
        for (text, expected) in [
            ("{hots: a}", "E0022 /hots"),
            ("{x-a: 1, host: 1}", "E0020 /host"),
            ("{schemes: https}", "E0020 /schemes"),
            ("{produces: [a/b, 1]}", "E0020 /produces/1"),
            ("{servers: []}", "E0700 /servers"),
            ("{paths: {/a: {get: {consums: []}}}}", "E0022 /paths/~1a/get/consums"),
            ("{paths: {/a: {parameters: [{name: a, in: quary}]}}}", "E0023 /paths/~1a/parameters/0/in"),
            ("{parameters: {a: {name: a, in: cookie}}}", "E0700 /parameters/a/in"),
            ("{parameters: {a: {in: query, collectionFormat: cvs}}}", "E0023 /parameters/a/collectionFormat"),
            (
                "{parameters: {a: {in: query, items: {items: {typ: a}}}}}",
                "E0022 /parameters/a/items/items/typ",
            ),
            ("{parameters: {a: {in: query, schema: {}}}}", "E0700 /parameters/a/schema"),
            ("{responses: {a: {headers: {x-b: {typ: c}}}}}", "E0022 /responses/a/headers/x-b/typ"),
            ("{responses: {a: {content: {}}}}", "E0700 /responses/a/content"),
            ("{securityDefinitions: {a: {type: oauth}}}", "E0023 /securityDefinitions/a/type"),
            ("{securityDefinitions: {a: {type: http}}}", "E0700 /securityDefinitions/a/type"),
        ] {
            assert_eq!(found(check, text), [expected], "{text}");
        }
    }
}
