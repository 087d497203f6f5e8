//! Members that are known by how their names look. In: schemas; out: the same with `additionalProperties` that say what such
//! members are. It never checks a name: that is reported.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{LazyPointer, Members, Moves, schemas};
use crate::source::{Origins, Pointer};
use crate::tree::Node;

/// Describes members by `additionalProperties` alone (JSON Schema 2020-12, core, 10.3.2.2 and 10.3.2.4).
pub(in crate::dialect) fn describe(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| {
        if let Some(names) = schema.remove("propertyNames")
            && says_something(&names)
        {
            problems.push(unchecked(&way.pointer().key("propertyNames")));
        }
        if let Some(Node::Mapping(patterns)) = schema.remove("patternProperties") {
            by_pattern(way, schema, patterns, (moves, problems));
        }
    });
}

/// Whether a schema of names says more than that they are texts.
fn says_something(names: &Node) -> bool {
    let said = |(key, value): (&String, &Node)| match key.as_str() {
        "type" => value.as_str() != Some("string"),
        "title" | "description" => false,
        _ => true,
    };
    names.as_mapping().is_some_and(|names| names.iter().any(said))
}

fn unchecked(at: &Pointer) -> Diagnostic {
    Diagnostic::new(Code::MEMBER_NAMES, Label::key(at), "property names are not checked")
        .help("properties of any name are accepted")
}

fn by_pattern(
    way: &LazyPointer<'_>,
    schema: &mut Members,
    patterns: Members,
    (moves, problems): (&mut Moves<'_>, &mut Problems),
) {
    let at = way.pointer();
    let (from, to) = (at.key("patternProperties"), at.key("additionalProperties"));
    problems.push(unchecked(&from));
    let mut kinds: Vec<(Pointer, Node)> = Vec::new();
    let patterns = patterns.into_iter().filter(|(_, kind)| *kind != Node::Bool(false));
    for (place, kind) in patterns.map(|(name, kind)| (from.key(&name), kind)) {
        if !kinds.iter().any(|(_, known)| *known == kind) {
            kinds.push((place, kind));
        }
    }
    match schema.remove("additionalProperties") {
        None if schema.get("type").is_none() && kinds.is_empty() => return,
        // members whose names do not match may be anything
        None | Some(Node::Bool(false)) => {}
        Some(other) => kinds.push((to.clone(), other)),
    }
    let all_alike = kinds.len() < 2;
    let Some((place, kind)) = kinds.first().cloned() else { return };
    if all_alike {
        moves.moved(&place, &to);
        schema.insert("additionalProperties".to_owned(), kind);
    } else if kinds.iter().any(|(_, kind)| matches!(kind, Node::Bool(true)) || is_empty(kind)) {
        schema.insert("additionalProperties".to_owned(), Node::Bool(true));
    } else {
        moves.stands_for(&to, &from);
        let branches = kinds.iter().enumerate().map(|(index, (place, kind))| {
            moves.moved(place, &to.key("anyOf").index(index));
            kind.clone()
        });
        let any = Members::from_iter([("anyOf".to_owned(), Node::Sequence(branches.collect()))]);
        schema.insert("additionalProperties".to_owned(), Node::Mapping(any));
    }
}

fn is_empty(kind: &Node) -> bool {
    kind.as_mapping().is_some_and(Members::is_empty)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn members_are_described() {
        trial::schemas(
            describe,
            &[
                (
                    r#"{patternProperties: {a: {type: string}}}"#,
                    r#"{additionalProperties: {type: string}}"#,
                    &["E0724 /patternProperties"],
                ),
                (
                    r#"{patternProperties: {a: {type: string}, b: {type: string}}, additionalProperties: false}"#,
                    r#"{additionalProperties: {type: string}}"#,
                    &["E0724 /patternProperties"],
                ),
                (
                    r#"{patternProperties: {a: {type: string}}, additionalProperties: {type: integer}}"#,
                    r#"{additionalProperties: {anyOf: [{type: string}, {type: integer}]}}"#,
                    &["E0724 /patternProperties"],
                ),
                (
                    r#"{patternProperties: {a: {type: string}}, additionalProperties: true}"#,
                    r#"{additionalProperties: true}"#,
                    &["E0724 /patternProperties"],
                ),
                (r#"{propertyNames: {type: string}}"#, r#"{}"#, &[]),
                (r#"{propertyNames: {pattern: a}}"#, r#"{}"#, &["E0724 /propertyNames"]),
            ],
        );
    }
}
