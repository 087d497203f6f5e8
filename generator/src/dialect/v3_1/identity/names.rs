//! What schemas are called by `$id` and `$anchor`. In: the tree; out: the place that a reference by such a name leads to. It
//! never resolves a reference that names its place already.

use crate::dialect::walk::each;
use crate::document::{Thing, pointer};
use crate::source::{Pointer, PointerMap, PointerSet};
use crate::tree::Node;
use foldhash::fast::RandomState;
use indexmap::IndexMap;
use std::collections::HashMap;

/// The names of all schemas.
#[derive(Debug, Default)]
pub(super) struct SchemaNames {
    /// Schemas that are documents of their own, with their addresses.
    ids: PointerMap<String>,
    /// The addresses in the order of the tree, each with the first of those that have it.
    documents: IndexMap<String, Pointer, RandomState>,
    /// The places of each plain name, in the order of the tree.
    anchors: HashMap<String, Anchors, RandomState>,
    /// Schemas with `$recursiveAnchor` (JSON Schema 2019-09, core, 8.2.4.2).
    recursive: PointerSet,
}

/// The places of one plain name.
#[derive(Debug, Default)]
struct Anchors {
    all: Vec<Pointer>,
    /// The first in each document.
    by_home: PointerMap<Pointer>,
    /// Those in each component, with their documents.
    by_component: HashMap<Vec<String>, Vec<(Pointer, Pointer)>, RandomState>,
}

impl Anchors {
    fn add(&mut self, at: Pointer, home: Pointer) {
        self.by_home.entry(home.clone()).or_insert_with(|| at.clone());
        self.by_component.entry(component(&at)).or_default().push((home, at.clone()));
        self.all.push(at);
    }

    /// The place that is meant in a document. Who writes one name twice in a document means the schema at hand.
    fn meant(&self, at: &Pointer, start: &Pointer) -> Option<&Pointer> {
        let near = self.by_component.get(&component(at));
        let near = near.and_then(|near| near.iter().find(|(home, _)| home == start)).map(|(_, place)| place);
        near.or_else(|| self.by_home.get(start)).or_else(|| self.all.first())
    }
}

/// The component that a place is in.
fn component(at: &Pointer) -> Vec<String> {
    at.tokens().take(3).collect()
}

impl SchemaNames {
    /// Collects the names.
    pub(super) fn of(tree: &mut Node) -> Self {
        let (mut names, mut anchors) = (Self::default(), Vec::new());
        if let Some(own) = tree.get("$self").and_then(Node::as_str) {
            names.document_at(Pointer::root(), own);
        }
        each(tree, &mut |way, kind, node| {
            if kind.thing() != Some(Thing::Schema) {
                return;
            }
            if let Some(id) = node.get("$id").and_then(Node::as_str) {
                names.document_at(way.pointer(), id);
            }
            for key in ["$anchor", "$dynamicAnchor"] {
                if let Some(name) = node.get(key).and_then(Node::as_str) {
                    anchors.push((way.pointer(), name.to_owned()));
                }
            }
            if node.get("$recursiveAnchor") == Some(&Node::Bool(true)) {
                names.recursive.insert(way.pointer());
            }
        });
        for (at, name) in anchors {
            let home = names.home(&at);
            names.anchors.entry(name).or_default().add(at, home);
        }
        names
    }

    fn document_at(&mut self, at: Pointer, id: &str) {
        let id = id.trim_end_matches('#').to_owned();
        self.documents.entry(id.clone()).or_insert_with(|| at.clone());
        self.ids.entry(at).or_insert(id);
    }

    /// Where a reference at a place leads, when that is not what its text says by itself.
    pub(super) fn place(&self, tree: &Node, at: &Pointer, text: &str) -> Option<Pointer> {
        let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
        let home = self.home(at);
        let start = if address.is_empty() { home.clone() } else { self.document(&home, address)? };
        let found = match fragment {
            "" => at.outwards().find(|place| self.recursive.contains(place)).unwrap_or(start),
            fragment if fragment.starts_with('/') => within(tree, &start, at, fragment)?,
            name => self.anchors.get(name)?.meant(at, &start)?.clone(),
        };
        (pointer(text).as_ref() != Some(&found)).then_some(found)
    }

    /// Whether a reference to a definition at the top of its document has nothing there.
    pub(super) fn is_out_of_place(&self, tree: &Node, at: &Pointer, text: &str) -> bool {
        let named = pointer(text).filter(|_| text.starts_with("#/$defs/"));
        named.is_some_and(|named| tree.at(&named.rebased(&Pointer::root(), &self.home(at))).is_none())
    }

    /// The innermost document around a place.
    fn home(&self, at: &Pointer) -> Pointer {
        let is_document = |place: &Pointer| self.ids.contains_key(place);
        if self.ids.is_empty() {
            Pointer::root()
        } else {
            at.outwards().find(is_document).unwrap_or_default()
        }
    }

    /// The document of an address, which may be relative to that of the document around.
    fn document(&self, home: &Pointer, address: &str) -> Option<Pointer> {
        let base = self.ids.get(home).map_or("", String::as_str);
        let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
        let joined = format!("{folder}/{}", address.trim_start_matches("./"));
        // what has no host in its address may be meant by the end of another
        let ends = address.match_indices('/').filter_map(|(slash, _)| address.get(slash + 1..));
        let ends = ends.filter(|end| !end.contains("//")).map(|end| self.documents.get_full(end));
        let whole = [self.documents.get_full(address), self.documents.get_full(&joined)];
        let first = whole.into_iter().chain(ends).flatten().min_by_key(|(index, ..)| *index);
        first.map(|(_, _, place)| place.clone())
    }
}

/// A pointer in a document, else in the whole description, else, for definitions, in the schemas around the reference: who
/// writes a schema by itself and puts it into a description leaves its references as they were.
fn within(tree: &Node, start: &Pointer, at: &Pointer, fragment: &str) -> Option<Pointer> {
    let inner = pointer(&format!("#{fragment}"))?;
    let from = |start: &Pointer| inner.rebased(&Pointer::root(), start);
    let mut around = Some(at.clone()).filter(|_| fragment.starts_with("/$defs/"));
    let own = [from(start), inner.clone()].into_iter();
    let outer = std::iter::from_fn(|| {
        let place = around.take()?;
        around = place.parent();
        Some(from(&place))
    });
    own.chain(outer).find(|place| tree.at(place).is_some())
}
