//! Names that schemas give themselves. In: schemas with `$id`, `$anchor` and `$defs`; out: references by place alone, and
//! definitions among the components. It never fetches anything by a name.

mod definitions;
mod names;

use super::text;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{Members, find, reference, schemas};
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use names::Names;

/// Resolves references by name (JSON Schema 2020-12, core, 8.2), then makes components of definitions (8.2.4).
pub(in crate::dialect) fn resolve(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let names = Names::of(tree);
    let mut wanted = Vec::new();
    schemas(tree, origins, |way, schema, _| {
        for key in ["$ref", "$dynamicRef", "$recursiveRef"] {
            if let Some(text) = schema.get(key).and_then(Node::as_str) {
                wanted.push((way.pointer(), key, text.to_owned()));
            }
        }
    });
    for (at, key, text) in wanted {
        let target = names.place(tree, &at, &text);
        if let (Some(target), "$dynamicRef" | "$recursiveRef") = (&target, key) {
            problems.push(taken(&at.key(key), &format!("`{key}` is taken for a `$ref`"), target));
        } else if let (Some(target), true) = (&target, names.is_out_of_place(tree, &at, &text)) {
            problems.push(taken(&at.key(key), &format!("there is nothing at `{text}`"), target));
        }
        if let (Some(Node::Mapping(schema)), Some(target)) = (find(tree, &at), target) {
            rewrite(schema, key, &target);
        }
    }
    schemas(tree, origins, |_, schema, _| {
        for key in ["$id", "$anchor", "$dynamicAnchor", "$recursiveAnchor"] {
            schema.shift_remove(key);
        }
    });
    definitions::hoist(tree, origins);
}

fn rewrite(schema: &mut Members, key: &str, target: &Pointer) {
    schema.shift_remove(key);
    schema.insert("$ref".to_owned(), text(&reference(target)));
}

fn taken(at: &Pointer, message: &str, target: &Pointer) -> Diagnostic {
    Diagnostic::new(Code::LOOSE_REFERENCE, Label::value(at), message)
        .help(format!("it is taken for a reference to `#{target}`"))
}
