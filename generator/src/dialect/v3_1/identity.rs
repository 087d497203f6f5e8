//! Names that schemas give themselves. In: schemas with `$id`, `$anchor` and `$defs`; out: references by place alone, and
//! definitions among the components. It never fetches anything by a name.

mod definitions;
mod dynamic;
mod names;

use super::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{Members, reference, schemas};
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use names::SchemaNames;
use std::collections::HashSet;

/// Resolves references by name (JSON Schema 2020-12, core, 8.2), then makes components of definitions (8.2.4).
pub(in crate::dialect) fn resolve(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let names = SchemaNames::of(tree);
    let mut wanted = Vec::new();
    schemas(tree, origins, |way, schema, _| {
        for key in ["$ref", "$dynamicRef", "$recursiveRef"] {
            if let Some(text) = schema.get(key).and_then(Node::as_str) {
                wanted.push((way.pointer(), key, text.to_owned()));
            }
        }
    });
    let (late, wanted): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|(_, key, _)| *key == "$dynamicRef");
    for (at, key, text) in wanted {
        let target = names.place(tree, &at, &text);
        if let (Some(target), "$recursiveRef") = (&target, key) {
            problems.push(taken(&at.key(key), &format!("`{key}` is read as a `$ref`"), target));
        } else if let (Some(target), true) = (&target, names.is_out_of_place(tree, &at, &text)) {
            problems.push(taken(&at.key(key), &format!("`{text}` does not exist"), target));
        }
        if let (Some(Node::Mapping(schema)), Some(target)) = (tree.at_mut(&at), target) {
            rewrite(schema, key, &target);
        }
    }
    if !late.is_empty() {
        dynamic(tree, origins, problems, (&names, late));
    }
    let mut odd = Vec::new();
    schemas(tree, origins, |way, schema, _| {
        for key in ["$id", "$anchor", "$dynamicAnchor"] {
            let name = schema.remove(key).filter(|name| name.as_str().is_none());
            odd.extend(name.map(|name| wrong_kind(&way.pointer().key(key), "a string", &name)));
        }
        if schema.get("$defs").is_some_and(|definitions| definitions.as_mapping().is_none()) {
            let definitions = schema.remove("$defs");
            odd.extend(definitions.map(|it| wrong_kind(&way.pointer().key("$defs"), "an object", &it)));
        }
        schema.remove("$recursiveAnchor");
    });
    odd.into_iter().for_each(|found| problems.push(found));
    definitions::hoist(tree, origins);
}

/// Makes references of dynamic ones: to what is bound, else to the anchor that they name, which is reported, but for those of
/// generic schemas of which something is bound. Where a generic schema is used and nothing is bound, its placeholders are any value.
fn dynamic(
    tree: &mut Node,
    origins: &mut Origins,
    problems: &mut Problems,
    (names, written): (&SchemaNames, Vec<(Pointer, &str, String)>),
) {
    let generic = dynamic::bind(tree, origins);
    let unbound = dynamic::unbound(tree, origins, &generic);
    let mut left = Vec::new();
    schemas(tree, origins, |way, schema, _| {
        if let Some(text) = schema.get("$dynamicRef").and_then(Node::as_str) {
            left.push((way.pointer(), text.to_owned()));
        }
    });
    let mut blank = HashSet::new();
    for (at, text) in left {
        let Some(target) = names.place(tree, &at, &text) else { continue };
        let name = text.split_once('#').map_or("", |(_, name)| name);
        let is_generic = generic.iter().any(|generic| at.is_within(generic));
        if is_generic && dynamic::is_placeholder(tree, &target) {
            blank.insert(name.to_owned());
            if let Some(Node::Mapping(schema)) = tree.at_mut(&at) {
                schema.remove("$dynamicRef");
            }
            continue;
        }
        if !is_generic && written.iter().any(|(place, _, _)| *place == at) {
            let message =
                format!("`$dynamicRef` is read as a `$ref`: nothing binds `{name}` to another schema");
            problems.push(taken(&at.key("$dynamicRef"), &message, &target));
        }
        if let Some(Node::Mapping(schema)) = tree.at_mut(&at) {
            rewrite(schema, "$dynamicRef", &target);
        }
    }
    unbound.into_iter().filter(|(_, name)| blank.contains(name)).for_each(|(at, name)| {
        let message = format!("nothing binds `{name}` of this schema, so it stands for any value");
        let found = Diagnostic::new(Code::LOOSE_REFERENCE, Label::value(&at.key("$ref")), message);
        problems.push(found.help(format!(
            "add `$defs` with a schema that has `$dynamicAnchor: {name}` beside the reference"
        )));
    });
}

/// A schema is named by a text, and its definitions have names (JSON Schema 2020-12 core, 8.2).
fn wrong_kind(at: &Pointer, wanted: &str, found: &Node) -> Diagnostic {
    let message = format!("expected {wanted}, found {}", found.kind());
    Diagnostic::new(Code::WRONG_KIND, Label::value(at), message)
}

fn rewrite(schema: &mut Members, key: &str, target: &Pointer) {
    schema.remove(key);
    schema.insert("$ref".to_owned(), text(&reference(target)));
}

fn taken(at: &Pointer, message: &str, target: &Pointer) -> Diagnostic {
    Diagnostic::new(Code::LOOSE_REFERENCE, Label::value(at), message)
        .help(format!("it is read as a reference to `#{target}`"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    fn references(text: &str) -> (Vec<String>, Vec<String>) {
        let (tree, found, _) = trial::document(resolve, text);
        let properties = tree.at(&Pointer::parse("/components/schemas/A/properties").unwrap());
        let properties = properties.and_then(Node::as_mapping).unwrap();
        let text = |it: &Node| it.get("$ref").and_then(Node::as_str).map(str::to_owned);
        (properties.values().filter_map(text).collect(), found)
    }

    #[test]
    fn references_by_name_become_references_by_place() {
        for (reference, others, expected) in [
            ("$ref: '#b'", "B: {$anchor: b}", "#/components/schemas/B"),
            ("$ref: 'https://x.org/b'", "B: {$id: 'https://x.org/b'}", "#/components/schemas/B"),
            ("$ref: 'b'", "B: {$id: 'https://x.org/b'}", "#/components/schemas/B"),
            (
                "$ref: 'b#/properties/c'",
                "B: {$id: b, properties: {c: {}}}",
                "#/components/schemas/B/properties/c",
            ),
            ("$ref: '#/components/schemas/B'", "B: {}", "#/components/schemas/B"),
            ("$ref: '#/$defs/C'", "B: {}", "#/components/schemas/C"),
            ("$ref: other.yaml", "B: {}", "other.yaml"),
            ("$ref: '#'", "B: {}", "#/components/schemas/A"),
        ] {
            let text = format!(
                "components: {{schemas: {{A: {{$id: 'https://x.org/a', $defs: {{C: {{}}}}, properties: {{p: {{{reference}}}}}}}, {others}}}}}"
            );
            assert_eq!(references(&text), (vec![expected.to_owned()], vec![]), "{reference}");
        }
    }

    #[test]
    fn loose_references_are_told() {
        for (reference, expected) in [
            ("$ref: '#/$defs/C'", "#/components/schemas/C"),
            ("$dynamicRef: '#c'", "#/components/schemas/C"),
            ("$recursiveRef: '#'", "#/components/schemas/A"),
        ] {
            let text = format!(
                "components: {{schemas: {{A: {{$recursiveAnchor: true, $defs: {{C: {{$dynamicAnchor: c}}}}, properties: {{p: {{{reference}}}}}}}}}}}"
            );
            let (found, findings) = references(&text);
            assert_eq!(found, [expected], "{reference}");
            assert_eq!(findings.len(), 1, "{reference}");
        }
    }

    #[test]
    fn where_nothing_is_bound_a_placeholder_is_any_value() {
        let text = "components: {schemas: {A: {properties: {p: {$ref: '#/components/schemas/Page'}}}, \
                    Cats: {$defs: {T: {$dynamicAnchor: T, type: string}}, $ref: '#/components/schemas/Page'}, \
                    Page: {properties: {items: {$dynamicRef: '#T'}}, $defs: {T: {$dynamicAnchor: T, not: {}}}}}}";
        let (tree, found, _) = trial::document(resolve, text);
        let items = tree.at(&Pointer::parse("/components/schemas/Page/properties/items").unwrap());
        assert_eq!(items.and_then(Node::as_mapping).map(Members::len), Some(0));
        assert_eq!(found, ["E0722 /components/schemas/A/properties/p/$ref"]);
    }

    #[test]
    fn definitions_become_components_of_free_names() {
        let text = "components: {schemas: {C: {type: string}, A: {$defs: {C: {type: string}, D: {}}, properties: \
                    {c: {$ref: '#/components/schemas/A/$defs/C'}}}, B: {$defs: {C: {type: integer}}}}}";
        let (tree, _, origins) = trial::document(resolve, text);
        let schemas =
            tree.get("components").and_then(|it| it.get("schemas")).and_then(Node::as_mapping).unwrap();
        assert_eq!(schemas.keys().collect::<Vec<_>>(), ["C", "A", "B", "D", "BC"]);
        assert_eq!(references(text).0, ["#/components/schemas/C"]);
        let moved = Pointer::parse("/components/schemas/BC").unwrap();
        assert_eq!(origins.of(&moved).at.as_str(), "/components/schemas/B/$defs/C");
    }
}
