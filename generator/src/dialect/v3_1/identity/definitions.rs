//! Definitions inside of schemas. In: schemas with `$defs`; out: components of the same names, or of names of their own where
//! another component has that. It never makes a second component of what is one already.

use crate::dialect::walk::{Members, Moves, as_members, each};
use crate::document::Thing;
use crate::source::{Origins, Pointer};
use crate::tree::Node;

/// Makes components of definitions.
pub(super) fn hoist(tree: &mut Node, origins: &mut Origins) {
    let mut found: Vec<(Pointer, String, Node)> = Vec::new();
    each(tree, &mut |way, kind, node| {
        if let (Some(Thing::Schema), Node::Mapping(schema)) = (kind.thing(), node)
            && let Some(Node::Mapping(definitions)) = schema.remove("$defs")
        {
            let at = way.pointer().key("$defs");
            found.extend(definitions.into_iter().map(|(name, definition)| (at.key(&name), name, definition)));
        }
    });
    if found.is_empty() {
        return;
    }
    let mut moves = Moves::new(origins);
    let list = Pointer::root().key("components").key("schemas");
    if let Some(schemas) = components(tree) {
        for (at, name, definition) in found {
            let name = free(schemas, &at, name, &definition);
            moves.moved(&at, &list.key(&name));
            schemas.add(&name, definition);
        }
    }
    moves.follow(tree);
}

fn components(tree: &mut Node) -> Option<&mut Members> {
    let empty = || Node::Mapping(Members::default());
    let components = as_members(tree)?.get_or_insert_with("components", empty)?;
    as_members(as_members(components)?.get_or_insert_with("schemas", empty)?)
}

/// A name that no other component has: that of the definition, after that of its schema if need be.
fn free(schemas: &Members, at: &Pointer, name: String, definition: &Node) -> String {
    let owner = at.tokens().nth(2).unwrap_or_default();
    let fits = |name: &String| schemas.get(name).is_none_or(|known| known == definition);
    let longer = (1..)
        .map(|count| if count == 1 { format!("{owner}{name}") } else { format!("{owner}{name}{count}") });
    std::iter::once(name.clone()).chain(longer.take(schemas.len() + 2)).find(fits).unwrap_or(name)
}
