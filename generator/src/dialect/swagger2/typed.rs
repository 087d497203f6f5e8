//! What has a type without a schema around it. In: a parameter, a header or a field; out: its schema.
//! It never looks inside of a schema.

use super::moves::SwaggerMoves;
use super::{collection, walk};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::Pointer;
use crate::tree::{Members, Node};

/// Keys that 3.0 has in the schema (Swagger 2.0, Parameter Object, Header Object), with the extensions that speak of values.
const KEYS: [&str; 22] = [
    "type",
    "format",
    "items",
    "default",
    "maximum",
    "exclusiveMaximum",
    "minimum",
    "exclusiveMinimum",
    "maxLength",
    "minLength",
    "pattern",
    "maxItems",
    "minItems",
    "uniqueItems",
    "enum",
    "multipleOf",
    "x-nullable",
    "x-ms-enum",
    "x-enum-varnames",
    "x-enumNames",
    "x-enum-descriptions",
    "x-enumDescriptions",
];

/// Gives a type to what has none, and makes lists in lists texts.
pub(super) fn settle(at: &Pointer, members: &mut Members, what: &str, problems: &mut Problems) {
    if ["type", "schema", "content"].iter().all(|key| !members.contains_key(key)) {
        let (guess, called) =
            if members.contains_key("items") { ("array", "an array") } else { ("string", "a string") };
        let message = format!("{what} has no `type`");
        let found = Diagnostic::new(Code::PARAMETER_TYPE, Label::value(at), message);
        problems.push(found.help(format!("it is treated as {called}; to say so, write `type: {guess}`")));
        members.insert("type".to_owned(), walk::text(guess));
    }
    collection::flatten(at, members, problems);
}

/// Moves what speaks of values into a schema. One that is there already, as in 3.0, stays where no type stands beside it.
pub(super) fn enclose(at: &Pointer, members: &mut Members, moves: &mut SwaggerMoves<'_>) {
    if !members.contains_key("type") {
        return;
    }
    let to = at.key("schema");
    moves.stands_for(at, &to);
    let mut schema = Members::default();
    for key in KEYS {
        if let Some(member) = members.remove(key) {
            moves.moved(&at.key(key), &to.key(key));
            schema.insert(key.to_owned(), member);
        }
    }
    members.insert("schema".to_owned(), Node::Mapping(schema));
}

/// The schema of a body that says its type as other parameters do; `None` where it says none.
pub(super) fn schema_of(members: &Members) -> Option<Node> {
    members.get("type")?;
    let own = KEYS.iter().filter_map(|key| Some(((*key).to_owned(), members.get(key)?.clone())));
    Some(Node::Mapping(own.collect()))
}

/// Takes out what speaks of values.
pub(super) fn strip(members: &mut Members) {
    members.retain(|key, _| !KEYS.contains(&key.as_str()));
}
