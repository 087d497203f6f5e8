//! Paths without a slash before them. In: a document; out: the same with one. It never takes two paths for one.

use super::walk::{Moves, as_members};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::{Origins, Pointer};
use crate::tree::Node;

/// Puts a slash before each path that has none (Paths Object: "The field name MUST begin with a forward slash (/).").
pub(super) fn put(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let at = Pointer::root().key("paths");
    let Some(paths) = tree.at_mut(&at).and_then(as_members) else { return };
    let bare = |(name, item): (&String, &Node)| {
        let is_path = !name.starts_with('/') && !name.starts_with("x-") && item.as_mapping().is_some();
        is_path.then(|| (name.clone(), format!("/{name}")))
    };
    let bare: Vec<_> = paths.iter().filter_map(bare).collect();
    let mut moves = Moves::new(origins);
    for (from, to) in bare {
        if !paths.contains_key(&to) && paths.rename(&from, &to) {
            let key = at.key(&from);
            let found =
                Diagnostic::new(Code::MALFORMED_PATH, Label::key(&key), "a path must begin with a slash");
            problems.push(found.put_right().help(format!("it is read as `{to}`")));
            moves.moved(&key, &at.key(&to));
        }
    }
    moves.follow(tree);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn paths_get_a_slash_where_they_have_none() {
        let text = "paths: {pets: {get: {}}, /dogs: {}, dogs: {}, x-a: {}, cats: {$ref: '#/paths/pets'}}";
        let wanted =
            "paths: {/pets: {get: {}}, /dogs: {}, dogs: {}, x-a: {}, /cats: {$ref: '#/paths/~1pets'}}";
        let (tree, said, origins) = trial::document(put, text);
        assert_eq!(tree, trial::document(|_, _, _| {}, wanted).0);
        assert_eq!(said, ["E0209 /paths/pets", "E0209 /paths/cats"]);
        assert_eq!(
            origins.of(&Pointer::root().key("paths").key("/pets").key("get")).at.as_str(),
            "/paths/pets/get"
        );
    }
}
