//! Common slips of people and of tools. In: a tree in the shape of 3.0; out: the same, with what is meant, each repair told.
//! It never guesses: what could mean two things is left for `shape` to report.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::source::lazy_pointer::LazyPointer;
use crate::source::{Origins, Pointer};
use crate::tree::{Members, Node, Number};

/// Puts right what is plainly meant, in every object of a document.
pub(super) fn repair(tree: &mut Node, _: &mut Origins, problems: &mut Problems) {
    visit(tree, NodeKind::Thing(Thing::Document), LazyPointer::ROOT, problems);
}

/// The parsers have bounded how deep this can go.
fn visit(node: &mut Node, kind: NodeKind, way: LazyPointer<'_>, problems: &mut Problems) {
    match node {
        Node::Mapping(members) => {
            if let Some(thing) = kind.thing().filter(|_| !members.contains_key("$ref")) {
                object(members, thing, way, problems);
            }
            for (name, member) in members {
                if let Some(kind) = kind.step(name) {
                    visit(member, kind, way.step(name), problems);
                }
            }
        }
        Node::Sequence(items) => {
            for (index, item) in items.iter_mut().enumerate() {
                let token = index.to_string();
                if let Some(kind) = kind.step(&token) {
                    visit(item, kind, way.step(&token), problems);
                }
            }
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

fn object(members: &mut Members, thing: Thing, way: LazyPointer<'_>, problems: &mut Problems) {
    for key in thing.keys() {
        if let Some(Node::String(text)) = members.get(key.name)
            && let Some(meant) = unquoted(key.kind, text)
        {
            problems.push(quoted(&way.pointer().key(key.name), key.kind, text));
            members.insert(key.name.to_owned(), meant);
        }
    }
    match thing {
        Thing::Response => describe(members, way, problems),
        // a body without media types is told as one that lists none
        Thing::RequestBody if !members.contains_key("content") => {
            members.insert("content".to_owned(), Node::Mapping(Members::default()));
        }
        Thing::Schema => {
            required_members(members, way, problems);
            nullable_alone(members, way, problems);
        }
        _ => {}
    }
}

/// A number or a boolean that was written as a text.
fn unquoted(kind: NodeKind, text: &str) -> Option<Node> {
    let whole = || text.parse().ok().map(|value| Node::Number(Number::Unsigned(value)));
    match kind {
        NodeKind::Boolean | NodeKind::BooleanOr(_) => match text {
            "true" => Some(Node::Bool(true)),
            "false" => Some(Node::Bool(false)),
            _ => None,
        },
        NodeKind::Count => whole(),
        NodeKind::Number => whole()
            .or_else(|| text.parse().ok().map(|value| Node::Number(Number::Signed(value))))
            .or_else(|| {
                let value = text.parse().ok().filter(|value: &f64| value.is_finite())?;
                Some(Node::Number(Number::Float(value)))
            }),
        NodeKind::Text | NodeKind::Word(_) | NodeKind::Any | NodeKind::Thing(_) => None,
        NodeKind::Referable(_) | NodeKind::List(_) | NodeKind::Map(_) => None,
    }
}

fn quoted(at: &Pointer, kind: NodeKind, text: &str) -> Diagnostic {
    let key = at.last().unwrap_or_default();
    let message = format!("`{key}` must be {}, but is written as a string", kind.name());
    Diagnostic::new(Code::QUOTED_VALUE, Label::value(at), message).help(format!("it is read as `{text}`"))
}

/// Response Object: `description` is "REQUIRED. A description of the response."
fn describe(members: &mut Members, way: LazyPointer<'_>, problems: &mut Problems) {
    if members.get("description").is_some_and(|text| *text != Node::Null) {
        return;
    }
    let message = "a response needs a `description`";
    let found = Diagnostic::new(Code::RESPONSE_DESCRIPTION, Label::value(&way.pointer()), message);
    problems
        .push(found.help("say when the server sends this response; until then, the description is empty"));
    members.insert("description".to_owned(), Node::String(String::new()));
}

/// Schema Object: `required` is a list of names beside `properties` (JSON Schema Validation 5.4.3), no boolean in each.
fn required_members(members: &mut Members, way: LazyPointer<'_>, problems: &mut Problems) {
    let mut names = Vec::new();
    if let Some(Node::Mapping(properties)) = members.get_mut("properties") {
        for (name, property) in properties {
            if let Node::Mapping(property) = property
                && let Some(required) = flag(property.get("required"))
            {
                let at = way.pointer().key("properties").key(name).key("required");
                let help = match required {
                    true => format!("`{name}` is added to `required` of the enclosing schema"),
                    false => "it is ignored: a property that `required` does not list is optional".to_owned(),
                };
                problems.push(required_flag(&at).help(help));
                property.remove("required");
                names.extend(required.then(|| name.clone()));
            }
        }
    }
    if flag(members.get("required")).is_some() {
        problems.push(required_flag(&way.pointer().key("required")).help("it is ignored"));
        members.remove("required");
    }
    if names.is_empty() {
        return;
    }
    if let Some(Node::Sequence(listed)) =
        members.get_or_insert_with("required", || Node::Sequence(Vec::new()))
    {
        let new = names.into_iter().map(Node::String).filter(|name| !listed.contains(name));
        let new: Vec<_> = new.collect();
        listed.extend(new);
    }
}

fn flag(node: Option<&Node>) -> Option<bool> {
    match node? {
        Node::Bool(value) => Some(*value),
        Node::String(text) => text.parse().ok(),
        Node::Null | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    }
}

fn required_flag(at: &Pointer) -> Diagnostic {
    let message = "`required` of a schema must be an array of names";
    Diagnostic::new(Code::REQUIRED_FLAG, Label::value(at), message)
}

/// Schema Object 3.0.3: `nullable` "adds null to the allowed type specified by the `type` keyword, only if `type` is
/// explicitly defined within the same Schema Object". Beside a composition it is clear what is meant; alone it says nothing,
/// as any value may be null.
fn nullable_alone(members: &Members, way: LazyPointer<'_>, problems: &mut Problems) {
    let says_more =
        ["type", "allOf", "oneOf", "anyOf", "enum", "properties", "items", "additionalProperties"];
    // `anyOf: [{$ref: …}, {nullable: true}]` is how some tools say that the reference may be null
    let is_choice = matches!(way.container(), "anyOf" | "oneOf");
    let nullable = !is_choice && members.get("nullable") == Some(&Node::Bool(true));
    if nullable && !says_more.iter().any(|key| members.contains_key(key)) {
        let message = "`nullable` has no meaning without a `type`";
        let found =
            Diagnostic::new(Code::NULLABLE_ALONE, Label::key(&way.pointer().key("nullable")), message);
        problems.push(found.help("the schema allows any value, including null; add a `type`"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Source;
    use crate::tree;

    fn repaired(text: &str) -> (Node, Vec<String>) {
        let mut problems = Problems::default();
        let mut tree = tree::parse(&Source::from_text("t", text), &mut problems).unwrap();
        repair(&mut tree, &mut Origins::default(), &mut problems);
        let found = problems.into_report().diagnostics;
        (tree, found.iter().map(|one| format!("{} {}", one.code, one.at.at)).collect())
    }

    #[test]
    fn schemas() {
        let at = |key: &str| format!("/components/schemas/A/{key}");
        for (before, after, findings) in [
            (
                "{maximum: '10', minLength: '3'}",
                "{maximum: 10, minLength: 3}",
                vec!["E0024 maximum", "E0024 minLength"],
            ),
            ("{minimum: '-1.5', maximum: 'x'}", "{minimum: -1.5, maximum: 'x'}", vec!["E0024 minimum"]),
            ("{minLength: '-3'}", "{minLength: '-3'}", vec![]),
            ("{type: string, nullable: 'true'}", "{type: string, nullable: true}", vec!["E0024 nullable"]),
            (
                "{additionalProperties: 'false'}",
                "{additionalProperties: false}",
                vec!["E0024 additionalProperties"],
            ),
            (
                "{properties: {a: {required: true, type: string}, b: {required: 'false'}}, required: [c]}",
                "{properties: {a: {type: string}, b: {}}, required: [c, a]}",
                vec!["E0312 properties/a/required", "E0312 properties/b/required"],
            ),
            ("{properties: {a: {required: [b]}}}", "{properties: {a: {required: [b]}}}", vec![]),
            ("{items: {required: true}}", "{items: {}}", vec!["E0312 items/required"]),
            ("{nullable: true, description: x}", "{nullable: true, description: x}", vec!["E0313 nullable"]),
            ("{nullable: true, allOf: [{}]}", "{nullable: true, allOf: [{}]}", vec![]),
            (
                "{anyOf: [{type: string}, {nullable: true}]}",
                "{anyOf: [{type: string}, {nullable: true}]}",
                vec![],
            ),
            (
                "{example: {required: true, maximum: '1'}}",
                "{example: {required: true, maximum: '1'}}",
                vec![],
            ),
        ] {
            let document =
                |schema: &str| format!("openapi: 3.0.3\ncomponents: {{schemas: {{A: {schema}}}}}\n");
            let (found, said) = repaired(&document(before));
            assert_eq!(found, repaired(&document(after)).0, "{before}");
            let expected: Vec<_> = findings
                .iter()
                .map(|one| one.split_once(' ').map(|(code, key)| format!("{code} {}", at(key))).unwrap())
                .collect();
            assert_eq!(said, expected, "{before}");
        }
    }

    #[test]
    fn responses() {
        let (tree, said) =
            repaired("openapi: 3.0.3\npaths: {/a: {get: {responses: {'200': {}, '4XX': {$ref: x}}}}}\n");
        assert_eq!(said, ["E0215 /paths/~1a/get/responses/200"]);
        let at = Pointer::parse("/paths/~1a/get/responses/200/description").unwrap();
        assert_eq!(tree.at(&at), Some(&Node::String(String::new())));
    }

    #[test]
    fn what_a_body_and_an_answer_lack_is_added() {
        let operation = |inner: &str| format!("{{paths: {{/a: {{post: {{{inner}}}}}}}}}");
        for (before, after, findings) in [
            ("requestBody: {}", "requestBody: {content: {}}", vec![]),
            (
                "responses: {'200': {description: ~}}",
                "responses: {'200': {description: ''}}",
                vec!["E0215 /paths/~1a/post/responses/200"],
            ),
        ] {
            let (tree, found) = repaired(&operation(before));
            assert_eq!(tree, repaired(&operation(after)).0, "{before}");
            assert_eq!(found, findings, "{before}");
        }
    }
}
