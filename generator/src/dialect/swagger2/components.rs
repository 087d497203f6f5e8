//! Components. In: a document whose objects have the form of 3.0 already; out: the same with each where 3.0 has it.
//! It never gives one another name.

use super::moves::SwaggerMoves;
use super::walk::{self, mapping, members, text};
use crate::diagnostic::Problems;
use crate::source::{Origins, Pointer};
use crate::tree::private;
use crate::tree::{Members, Node};

/// Where 3.0 has what 2.0 has at the root.
const HOMES: [(&str, &str); 4] = [
    ("definitions", "schemas"),
    ("parameters", "parameters"),
    ("responses", "responses"),
    ("securityDefinitions", "securitySchemes"),
];

/// Moves what is shared among the components, and says which version this is now.
pub(super) fn convert(tree: &mut Node, origins: &mut Origins, _: &mut Problems) {
    let mut moves = SwaggerMoves::new(origins);
    let root = Pointer::root();
    for (key, home) in HOMES {
        if let Some(node) = walk::take(tree, &root, key) {
            settle(tree, (&root.key(key), node), home, &mut moves);
        }
    }
    if let Some(components) = members(tree, &root.key("components"))
        && components.iter().any(|(_, named)| named.as_mapping().is_some_and(has_free_name))
    {
        components.insert(private::NAMES.to_owned(), text("free"));
    }
    if let Some(members) = members(tree, &root) {
        members.remove("swagger");
        members.insert("openapi".to_owned(), text("3.0.3"));
    }
    moves.moved(&root.key("swagger"), &root.key("openapi"));
    moves.finish(tree);
}

/// Whether one has a name that 3.0 would not let it have, and 2.0 does: `Page«Pet»`.
fn has_free_name(named: &Members) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    named.keys().any(|name| !name.chars().all(legal))
}

fn settle(tree: &mut Node, (from, node): (&Pointer, Node), home: &str, moves: &mut SwaggerMoves<'_>) {
    let components = Pointer::root().key("components");
    let to = components.key(home);
    let Some(root) = members(tree, &Pointer::root()) else { return };
    let Some(Node::Mapping(components)) = root.get_or_insert_with("components", || mapping([])) else {
        return;
    };
    match (components.get_mut(home), node) {
        // written there as in 3.0
        (Some(Node::Mapping(known)), Node::Mapping(members)) => {
            for (name, member) in members {
                moves.moved(&from.key(&name), &to.key(&name));
                known.insert(name, member);
            }
        }
        (_, node) => {
            moves.moved(from, &to);
            components.insert(home.to_owned(), node);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::assert_converts;
    use super::convert;

    #[test]
    fn what_is_shared_moves_among_the_components() {
        let before = "{swagger: '2.0', definitions: {A: {$ref: '#/definitions/B'}}, parameters: {P: {}}, \
                      responses: {R: {schema: {$ref: '#/definitions/A~1%7Ba}'}}}, securityDefinitions: {S: {}}, \
                      x-a: {$ref: '#/responses/R'}}";
        let after = "{openapi: 3.0.3, components: {schemas: {A: {$ref: '#/components/schemas/B'}}, parameters: {P: {}}, \
                     responses: {R: {schema: {$ref: '#/components/schemas/A~1{a}'}}}, securitySchemes: {S: {}}}, \
                     x-a: {$ref: '#/components/responses/R'}}";
        assert_converts(convert, before, after);
    }

    #[test]
    fn components_that_are_there_stay() {
        let before = "{components: {schemas: {A: {}, B: {}}}, definitions: {A: {type: string}}}";
        let after = "{openapi: 3.0.3, components: {schemas: {A: {type: string}, B: {}}}}";
        assert_converts(convert, before, after);
    }

    #[test]
    fn names_are_free() {
        let before = "{definitions: {'Page«Pet»': {type: string}}}";
        let after = "{openapi: 3.0.3, components: {schemas: {'Page«Pet»': {type: string}}, x-clientwright-names: free}}";
        assert_converts(convert, before, after);
    }
}
