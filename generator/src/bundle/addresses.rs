//! What descriptions and schemas call themselves. In: the trees of files; out: the place that an address names, and the address
//! that a reference stands for. It never opens anything by an address.

use crate::source::{FileId, Origin, Pointer, PointerMap, reference};
use crate::tree::{Members, Node};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// The places that have an address of their own, file by file, in the order of the files.
#[derive(Debug, Default)]
pub(super) struct Addresses {
    files: Vec<OwnNames>,
}

/// What the places of one file call themselves.
#[derive(Debug, Default)]
struct OwnNames {
    /// Addresses, resolved against those around them; relative to the file when none of them has a scheme: of the document
    /// (`$self`, 3.2.0, 4.1.1), of schemas (`$id`, JSON Schema 2020-12, core, 8.2.1).
    addresses: PointerMap<String>,
    /// The first place with each address.
    places: HashMap<String, Pointer, RandomState>,
    /// The places of each plain name (JSON Schema 2020-12, core, 8.2.2), in the order of the file.
    anchors: HashMap<String, Vec<Pointer>, RandomState>,
}

impl Addresses {
    /// Adds the next file.
    pub(super) fn add(&mut self, tree: &Node) {
        let mut names = OwnNames::default();
        names.collect(tree, &Pointer::root(), "");
        self.files.push(names);
    }

    /// The place that is called like this where the reference stands: in its own file, else in the description's.
    pub(super) fn place(&self, site: &Origin, written: &str) -> Option<Origin> {
        if written.is_empty() {
            return None;
        }
        let base = self.innermost(site).map_or("", |(_, address)| address);
        let meant = reference::resolve(base, written);
        [site.file, FileId::ROOT].into_iter().find_map(|file| {
            let places = &self.files.get(file.0)?.places;
            let at = places.get(&meant).or_else(|| places.get(written))?;
            Some(Origin { file, at: at.clone() })
        })
    }

    /// What a reference is from its file, when a schema around it has an address: that is its base then. What is beside a
    /// file is beside the file's own address, too.
    pub(super) fn beside_file(&self, site: &Origin, written: &str) -> Option<String> {
        let (_, base) =
            self.innermost(site).filter(|(at, _)| *at != Pointer::root() && !written.is_empty())?;
        let meant = reference::resolve(base, written);
        let file = self.files.get(site.file.0)?.addresses.get(&Pointer::root());
        let folder =
            file.and_then(|address| address.rsplit_once('/')).map(|(folder, _)| format!("{folder}/"));
        let beside = folder.and_then(|folder| meant.strip_prefix(&folder).map(str::to_owned));
        Some(beside.unwrap_or(meant))
    }

    /// The innermost place around a reference that has an address.
    pub(super) fn around(&self, site: &Origin) -> Option<Pointer> {
        self.innermost(site).map(|(at, _)| at)
    }

    /// The first schema within a place that has a plain name.
    pub(super) fn anchor(&self, within: &Origin, name: &str) -> Option<Pointer> {
        let places = self.files.get(within.file.0)?.anchors.get(name)?;
        places.iter().find(|place| place.is_within(&within.at)).cloned()
    }

    fn innermost(&self, site: &Origin) -> Option<(Pointer, &str)> {
        let addresses = &self.files.get(site.file.0)?.addresses;
        if addresses.is_empty() {
            return None;
        }
        site.at.outwards().find_map(|at| addresses.get(&at).map(|address| (at, address.as_str())))
    }
}

impl OwnNames {
    fn collect(&mut self, node: &Node, at: &Pointer, base: &str) {
        match node {
            Node::Mapping(members) => {
                let address = own(members).map(|text| reference::resolve(base, text));
                if let Some(address) = &address {
                    self.addresses.insert(at.clone(), address.clone());
                    self.places.entry(address.clone()).or_insert_with(|| at.clone());
                }
                for name in ["$anchor", "$dynamicAnchor"].iter().filter_map(|key| members.get(key)?.as_str())
                {
                    self.anchors.entry(name.to_owned()).or_default().push(at.clone());
                }
                let base = address.as_deref().unwrap_or(base);
                members.iter().for_each(|(key, node)| self.collect(node, &at.key(key), base));
            }
            Node::Sequence(items) => {
                let items = items.iter().enumerate();
                items.for_each(|(index, node)| self.collect(node, &at.index(index), base));
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
        }
    }
}

/// The address that a mapping gives itself.
fn own(members: &Members) -> Option<&str> {
    let text = ["$self", "$id"].iter().find_map(|key| members.get(key)?.as_str())?;
    text.split('#').next().filter(|text| !text.is_empty())
}
