//! What descriptions and schemas call themselves. In: the trees of files; out: the place that an address names, and the address
//! that a reference stands for. It never opens anything by an address.

use crate::source::{FileId, Origin, Pointer, reference};
use crate::tree::Node;

/// The places that have an address of their own, file by file, in the order of the files.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    files: Vec<Vec<Named>>,
}

/// A place with an address: the document (`$self`, 3.2.0, 4.1.1) or a schema (`$id`, JSON Schema 2020-12, core, 8.2.1).
#[derive(Debug)]
struct Named {
    at: Pointer,
    /// Resolved against those around it; relative to the file when none of them has a scheme.
    address: String,
}

impl Addresses {
    /// Adds the next file.
    pub(super) fn add(&mut self, tree: &Node) {
        let mut named = Vec::new();
        collect(tree, &Pointer::root(), "", &mut named);
        self.files.push(named);
    }

    /// The place that is called like this where the reference stands: in its own file, else in the description's.
    pub(super) fn place(&self, site: &Origin, written: &str) -> Option<Origin> {
        if written.is_empty() {
            return None;
        }
        let base = self.innermost(site).map_or("", |named| named.address.as_str());
        let meant = reference::resolve(base, written);
        [site.file, FileId::ROOT].into_iter().find_map(|file| {
            let called = |it: &&Named| it.address == meant || it.address == written;
            self.files.get(file.0)?.iter().find(called).map(|it| Origin { file, at: it.at.clone() })
        })
    }

    /// What a reference is from its file, when a schema around it has an address: that is its base then. What is beside a
    /// file is beside the file's own address, too.
    pub(super) fn beside_file(&self, site: &Origin, written: &str) -> Option<String> {
        let base = self.innermost(site).filter(|named| named.at != Pointer::root() && !written.is_empty())?;
        let meant = reference::resolve(&base.address, written);
        let file = self.files.get(site.file.0)?.iter().find(|named| named.at == Pointer::root());
        let folder =
            file.and_then(|file| file.address.rsplit_once('/')).map(|(folder, _)| format!("{folder}/"));
        let beside = folder.and_then(|folder| meant.strip_prefix(&folder).map(str::to_owned));
        Some(beside.unwrap_or(meant))
    }

    /// The innermost place around a reference that has an address.
    pub(super) fn around(&self, site: &Origin) -> Option<&Pointer> {
        self.innermost(site).map(|named| &named.at)
    }

    fn innermost(&self, site: &Origin) -> Option<&Named> {
        let named = self.files.get(site.file.0)?.iter().filter(|named| site.at.is_within(&named.at));
        named.max_by_key(|named| named.at.as_str().len())
    }
}

fn collect(node: &Node, at: &Pointer, base: &str, all: &mut Vec<Named>) {
    match node {
        Node::Mapping(members) => {
            let own = ["$self", "$id"].iter().find_map(|key| members.get(key)?.as_str());
            let own =
                own.map(|text| text.split('#').next().unwrap_or_default()).filter(|text| !text.is_empty());
            let address = own.map(|text| reference::resolve(base, text));
            if let Some(address) = &address {
                all.push(Named { at: at.clone(), address: address.clone() });
            }
            let base = address.as_deref().unwrap_or(base);
            members.iter().for_each(|(key, node)| collect(node, &at.key(key), base, all));
        }
        Node::Sequence(items) => {
            items.iter().enumerate().for_each(|(index, node)| collect(node, &at.index(index), base, all));
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}
