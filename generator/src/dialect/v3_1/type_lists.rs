//! Lists of types, and the type `null`. In: schemas; out: one type each, `nullable`, and a choice where there are several. It
//! never keeps a keyword in a branch of a type that it says nothing of.

mod numbers;

use super::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{LazyPointer, Members, Moves, schemas};
use crate::source::{Origins, Pointer};
use crate::tree::private;
use crate::tree::{Node, Number};

/// Divides schemas of several types (JSON Schema 2020-12, validation, 6.1.1).
pub(in crate::dialect) fn divide(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    schemas(tree, origins, |way, schema, moves| match schema.get("type") {
        Some(Node::String(word)) if word == "null" => only_null(schema),
        Some(Node::Sequence(types)) => {
            let words = types.iter().map(|word| word.as_str().map(str::to_owned));
            if let Some(words) = words.collect::<Option<Vec<_>>>() {
                several(way, schema, &words, (moves, problems));
            }
        }
        _ => {}
    });
}

fn only_null(schema: &mut Members) {
    schema.remove("type");
    schema.insert("nullable".to_owned(), Node::Bool(true));
    schema.insert("enum".to_owned(), Node::Sequence(vec![Node::Null]));
}

fn several(
    way: &LazyPointer<'_>,
    schema: &mut Members,
    words: &[String],
    (moves, problems): (&mut Moves<'_>, &mut Problems),
) {
    let listed = |word: &str| words.iter().any(|listed| listed == word);
    // every integer is a number
    let counts = |word: &str| word != "null" && !(word == "integer" && listed("number"));
    let mut types: Vec<(usize, &str)> = Vec::new();
    for (index, word) in words.iter().enumerate().filter(|(_, word)| counts(word)) {
        if !types.iter().any(|(_, known)| known == word) {
            types.push((index, word));
        }
    }
    if types.is_empty() && listed("null") {
        return only_null(schema);
    }
    if listed("null") {
        schema.insert("nullable".to_owned(), Node::Bool(true));
    }
    if let Some(number) = numbers::or_text(schema, types.iter().map(|(_, word)| *word)) {
        return numbers::describe(schema, number);
    }
    match types.as_slice() {
        [(_, only)] => drop(schema.insert("type".to_owned(), text(only))),
        // all there are
        [_, _, _, _, _, ..] if !schema.keys().any(|key| owner(key, schema).is_some()) => {
            schema.remove("type");
            schema.remove("nullable");
        }
        _ if ["anyOf", "oneOf"].iter().any(|key| schema.contains_key(key)) => {
            if !says_types(schema) {
                problems.push(beside_choice(&way.pointer().key("type")));
            }
            schema.remove("type");
        }
        types => choice(&way.pointer(), schema, types, moves),
    }
}

/// Whether every branch says of which types it is itself, so that nothing is lost without those beside the choice.
fn says_types(schema: &Members) -> bool {
    let lists = ["anyOf", "oneOf"].iter().filter_map(|key| schema.get(key).and_then(Node::as_sequence));
    lists.flatten().all(|branch| ["type", "$ref", "enum"].iter().any(|key| branch.get(key).is_some()))
}

fn beside_choice(at: &Pointer) -> Diagnostic {
    Diagnostic::new(
        Code::TYPES_BESIDE_CHOICE,
        Label::value(at),
        "several types beside an `anyOf` or a `oneOf` are ignored",
    )
    .help("give each variant its `type`")
}

/// One branch for each type, with the keywords that speak of it.
fn choice(at: &Pointer, schema: &mut Members, types: &[(usize, &str)], moves: &mut Moves<'_>) {
    let list = at.key("anyOf");
    let mut branches = Vec::new();
    let mut left = std::mem::take(schema);
    let values = left.remove("enum");
    left.remove("type");
    moves.stands_for(&list, &at.key("type"));
    for (index, word) in types {
        let to = list.index(branches.len());
        let Some(listed) = listed(values.as_ref(), word) else { continue };
        let mut branch = Members::from_iter([("type".to_owned(), text(word))]);
        moves.stands_for(&to, &at.key("type").index(*index));
        let own: Vec<String> =
            left.keys().filter(|key| owner(key, &left).is_some_and(|it| it(word))).cloned().collect();
        for key in own {
            moves.moved(&at.key(&key), &to.key(&key));
            if let Some(value) = left.remove(&key) {
                branch.insert(key, value);
            }
        }
        if !listed.is_empty() {
            moves.stands_for(&to.key("enum"), &at.key("enum"));
            let indices = listed.iter().enumerate().map(|(now, (before, _))| (now, *before));
            indices.for_each(|(now, before)| {
                moves.moved(&at.key("enum").index(before), &to.key("enum").index(now))
            });
            let values = listed.into_iter().map(|(_, value)| value).collect();
            branch.insert("enum".to_owned(), Node::Sequence(values));
        }
        branches.push(Node::Mapping(branch));
    }
    left.insert("anyOf".to_owned(), Node::Sequence(branches));
    *schema = left;
}

/// The values of a list that are of a type; `None` where there is a list and none of them is.
fn listed(values: Option<&Node>, word: &str) -> Option<Vec<(usize, Node)>> {
    let Some(values) = values.and_then(Node::as_sequence) else { return Some(Vec::new()) };
    let own = values.iter().enumerate().filter(|(_, value)| is_of(value, word));
    let own: Vec<_> = own.map(|(index, value)| (index, value.clone())).collect();
    (!own.is_empty()).then_some(own)
}

fn is_of(value: &Node, word: &str) -> bool {
    match value {
        Node::Null => false,
        Node::Bool(_) => word == "boolean",
        Node::String(_) => word == "string",
        Node::Number(Number::Float(_)) => word == "number",
        Node::Number(Number::Unsigned(_) | Number::Signed(_)) => matches!(word, "integer" | "number"),
        Node::Sequence(_) => word == "array",
        Node::Mapping(_) => word == "object",
    }
}

/// Whether a keyword speaks of values of a type; `None` for one that speaks of values of all types.
fn owner(key: &str, schema: &Members) -> Option<fn(&str) -> bool> {
    Some(match key {
        "minLength" | "maxLength" | "pattern" | "contentEncoding" | "contentMediaType" | "contentSchema" => {
            |word| word == "string"
        }
        "multipleOf" | "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => is_number,
        "format" if numbers::has_format(schema) => is_number,
        "format" => |word| word == "string",
        "items" | "prefixItems" | "minItems" | "maxItems" | "uniqueItems" => |word| word == "array",
        "contains" | "minContains" | "maxContains" | "unevaluatedItems" => |word| word == "array",
        "properties" | "required" | "additionalProperties" | "patternProperties" => |word| word == "object",
        "propertyNames" | "minProperties" | "maxProperties" | private::UNEVALUATED_PROPERTIES => {
            |word| word == "object"
        }
        "dependentRequired" | "dependentSchemas" => |word| word == "object",
        _ => return None,
    })
}

fn is_number(word: &str) -> bool {
    matches!(word, "integer" | "number")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn types_are_divided() {
        trial::schemas(
            divide,
            &[
                (
                    r#"{type: [string, "null"], minLength: 1}"#,
                    r#"{type: string, minLength: 1, nullable: true}"#,
                    &[],
                ),
                (r#"{type: ["null"]}"#, r#"{nullable: true, enum: [~]}"#, &[]),
                (r#"{type: "null", description: x}"#, r#"{description: x, nullable: true, enum: [~]}"#, &[]),
                (r#"{type: [integer, number]}"#, r#"{type: number}"#, &[]),
                (r#"{type: [string, string]}"#, r#"{type: string}"#, &[]),
                (
                    r#"{type: [string, integer], minLength: 1, minimum: 2, description: x}"#,
                    r#"{description: x, anyOf: [{type: string, minLength: 1}, {type: integer, minimum: 2}]}"#,
                    &[],
                ),
                (
                    r#"{type: [string, array], items: {type: string}, format: uuid}"#,
                    r#"{anyOf: [{type: string, format: uuid}, {type: array, items: {type: string}}]}"#,
                    &[],
                ),
                (
                    r#"{type: [string, integer, boolean], enum: [a, 1, b]}"#,
                    r#"{anyOf: [{type: string, enum: [a, b]}, {type: integer, enum: [1]}]}"#,
                    &[],
                ),
                (
                    r#"{type: [string, number, boolean, object, array, "null"], title: x}"#,
                    r#"{title: x}"#,
                    &[],
                ),
                (
                    r#"{type: [string, integer], oneOf: [{type: string}, {type: integer}]}"#,
                    r#"{oneOf: [{type: string}, {type: integer}]}"#,
                    &[],
                ),
                (
                    r#"{type: [string, integer], oneOf: [{minimum: 1}]}"#,
                    r#"{oneOf: [{minimum: 1}]}"#,
                    &["E0723 /type"],
                ),
                (r#"{type: [1]}"#, r#"{type: [1]}"#, &[]),
            ],
        );
    }

    #[test]
    fn numbers_in_quotes_are_numbers() {
        trial::schemas(
            divide,
            &[
                (
                    r#"{type: [string, integer], format: int32}"#,
                    r#"{type: integer, format: int32, x-clientwright-quoted: true}"#,
                    &[],
                ),
                (
                    r#"{type: ["null", number, string], pattern: '^-?\d+$'}"#,
                    r#"{type: number, nullable: true, x-clientwright-quoted: true}"#,
                    &[],
                ),
                (
                    r#"{type: [string, integer], pattern: '^[a-f]$'}"#,
                    r#"{anyOf: [{type: string, pattern: '^[a-f]$'}, {type: integer}]}"#,
                    &[],
                ),
            ],
        );
    }

    #[test]
    fn references_into_a_branch_follow_it() {
        let text = "components: {schemas: {A: {type: [string, array], items: {type: string}}, \
                    B: {$ref: '#/components/schemas/A/items'}}}";
        let (tree, _, _) = trial::document(divide, text);
        let place = Pointer::parse("/components/schemas/B/$ref").unwrap();
        assert_eq!(tree.at(&place), Some(&super::text("#/components/schemas/A/anyOf/1/items")));
        let items = "/components/schemas/A/anyOf/1/items";
        assert_eq!(trial::origin(divide, text, items), "/components/schemas/A/items");
    }
}
