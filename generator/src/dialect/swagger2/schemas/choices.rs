//! Lists where 3.0 has one. In: a schema with a list of types, or of items; out: choices, and `nullable` for null.
//! It never keeps null among the choices.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::swagger2::moves::SwaggerMoves;
use crate::dialect::swagger2::walk::{mapping, text};
use crate::source::Pointer;
use crate::tree::{Members, Node};

/// Keywords that speak of values of one type (JSON Schema Validation, draft 4, sections 5.1 to 5.4).
const OF_TYPES: [(&str, &[&str]); 18] = [
    ("multipleOf", NUMBERS),
    ("maximum", NUMBERS),
    ("exclusiveMaximum", NUMBERS),
    ("minimum", NUMBERS),
    ("exclusiveMinimum", NUMBERS),
    ("maxLength", &["string"]),
    ("minLength", &["string"]),
    ("pattern", &["string"]),
    ("items", &["array"]),
    ("maxItems", &["array"]),
    ("minItems", &["array"]),
    ("uniqueItems", &["array"]),
    ("properties", &["object"]),
    ("required", &["object"]),
    ("additionalProperties", &["object"]),
    ("maxProperties", &["object"]),
    ("minProperties", &["object"]),
    ("discriminator", &["object"]),
];
const NUMBERS: &[&str] = &["number", "integer"];

/// `items` with a list of schemas, which JSON Schema has for the elements one by one and 2.0 does not have: they are what
/// each element may be; without a type around them, they are what the value may be, which is how they are used.
pub(super) fn listed_items(
    at: &Pointer,
    schema: &mut Members,
    moves: &mut SwaggerMoves<'_>,
    problems: &mut Problems,
) {
    if !matches!(schema.get("items"), Some(Node::Sequence(_))) {
        return;
    }
    let Some(Node::Sequence(items)) = schema.remove("items") else { return };
    let from = at.key("items");
    let of_elements = schema.contains_key("type") || schema.contains_key("anyOf");
    let to = if of_elements { from.key("anyOf") } else { at.key("anyOf") };
    let found = Diagnostic::new(Code::LISTED_ITEMS, Label::value(&from), "`items` is an array of schemas");
    problems.push(found.help(match of_elements {
        true => "each element of the array may match any of them",
        false => "nothing says that this is an array, so a value may match any of them",
    }));
    let mut nullable = false;
    let mut kept = Vec::new();
    if !of_elements {
        moves.stands_for(&from, &to);
    }
    for (index, item) in items.into_iter().enumerate() {
        if item.get("type").and_then(Node::as_str) == Some("null") {
            nullable = true;
        } else {
            moves.moved(&from.index(index), &to.index(kept.len()));
            kept.push(item);
        }
    }
    let choice = ("anyOf".to_owned(), Node::Sequence(kept));
    let null = nullable.then(|| ("nullable".to_owned(), Node::Bool(true)));
    if of_elements {
        schema.insert("items".to_owned(), Node::Mapping([choice].into_iter().chain(null).collect()));
    } else {
        schema.extend([choice].into_iter().chain(null));
    }
}

/// `type` with a list of types, as JSON Schema has it.
pub(super) fn listed_types(
    at: &Pointer,
    schema: &mut Members,
    moves: &mut SwaggerMoves<'_>,
    _: &mut Problems,
) {
    let Some(Node::Sequence(listed)) = schema.get("type") else { return };
    let Some(names) = listed.iter().map(|name| name.as_str().map(str::to_owned)).collect::<Option<Vec<_>>>()
    else {
        return;
    };
    let place = at.key("type");
    let of = |name: &str| names.iter().position(|known| known == name).map(|index| place.index(index));
    if let Some(null) = of("null") {
        moves.copied(&null, &at.key("nullable"));
        schema.insert("nullable".to_owned(), Node::Bool(true));
    }
    schema.remove("type");
    let types: Vec<&String> = names.iter().filter(|name| *name != "null").collect();
    match types.as_slice() {
        [] => drop(schema.insert("enum".to_owned(), Node::Sequence(vec![Node::Null]))),
        [only] => drop(schema.insert("type".to_owned(), text(only))),
        // what each choice is, it says itself
        _ if schema.contains_key("anyOf") => {}
        several => {
            moves.stands_for(&place, &at.key("anyOf"));
            let branches = several.iter().enumerate().map(|(index, name)| {
                let to = at.key("anyOf").index(index);
                if let Some(place) = of(name) {
                    moves.stands_for(&place, &to);
                    moves.copied(&place, &to.key("type"));
                }
                branch(at, (name, &to), schema, moves)
            });
            let branches: Vec<Node> = branches.collect();
            schema.retain(|key, _| !speaks_of_one(key));
            schema.insert("anyOf".to_owned(), Node::Sequence(branches));
        }
    }
}

/// What of a schema speaks of the values of one type.
fn branch(
    at: &Pointer,
    (name, to): (&str, &Pointer),
    schema: &Members,
    moves: &mut SwaggerMoves<'_>,
) -> Node {
    let of_type = |key: &str| OF_TYPES.iter().any(|(known, types)| *known == key && types.contains(&name));
    let own: Vec<(&str, Node)> = schema
        .iter()
        .filter(|(key, _)| of_type(key))
        .map(|(key, member)| {
            moves.moved(&at.key(key), &to.key(key));
            (key.as_str(), member.clone())
        })
        .collect();
    mapping([("type", text(name))].into_iter().chain(own))
}

fn speaks_of_one(key: &str) -> bool {
    OF_TYPES.iter().any(|(known, _)| *known == key)
}
