//! Subtypes in other files. In: a schema of another file that has become a component; out: the schemas beside it that comprise it
//! by `allOf`, as components too. It never looks into files that nothing refers to.
//!
//! A base does not name its subtypes, they name it: nothing else would lead to them (OpenAPI 3.0.4, section 4.7.25).

use super::kinds::Container;
use super::{Bundle, kinds};
use crate::document::Thing;
use crate::source::{FileId, Origin, Pointer, Reference};
use crate::tree::Node;
use std::collections::{HashMap, HashSet};

/// What comprises what in the files.
#[derive(Debug, Default)]
pub(super) struct FileSubtypes {
    /// Bases, and what comprises them.
    bases: HashSet<Origin>,
    /// By the place of a list of schemas, and that of one of them: the others that comprise it.
    children: HashMap<Origin, HashMap<Pointer, Vec<Pointer>>>,
}

impl Bundle<'_> {
    /// Gives what comprises a schema a home, if that or what it comprises itself has a discriminator.
    pub(super) fn settle_subtypes(&mut self, container: Container, from: &Origin, node: &Node) {
        if container.thing() != Thing::Schema || from.file == FileId::ROOT {
            return;
        }
        if node.get("discriminator").is_none() && !self.subtypes.bases.contains(from) {
            return;
        }
        for at in self.beside(from) {
            let child = Origin { file: from.file, at };
            if self.subtypes.bases.insert(child.clone()) {
                self.settle(child, container);
            }
        }
    }

    /// What comprises a schema, of those that stand beside it.
    fn beside(&mut self, from: &Origin) -> Vec<Pointer> {
        let Some(parent) = from.at.parent() else { return Vec::new() };
        let list = Origin { file: from.file, at: parent };
        if !self.subtypes.children.contains_key(&list) {
            let children = self.children(&list);
            self.subtypes.children.insert(list.clone(), children);
        }
        let children = self.subtypes.children.get(&list).and_then(|children| children.get(&from.at));
        children.cloned().unwrap_or_default()
    }

    fn children(&self, list: &Origin) -> HashMap<Pointer, Vec<Pointer>> {
        let mut children: HashMap<Pointer, Vec<Pointer>> = HashMap::new();
        let Some(tree) = self.tree(list.file) else { return children };
        for (name, schema) in tree.at(&list.at).and_then(Node::as_mapping).into_iter().flatten() {
            let parts = schema.get("allOf").and_then(Node::as_sequence).unwrap_or_default();
            for text in parts.iter().filter_map(kinds::reference) {
                let reference = Reference::parse(text);
                let is_here = self.files.known(list.file, &reference.address) == Some(list.file);
                if let Some(base) = reference.pointer().filter(|_| is_here) {
                    children.entry(base).or_default().push(list.at.key(name));
                }
            }
        }
        children
    }
}
