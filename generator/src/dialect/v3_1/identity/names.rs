//! What schemas are called by `$id` and `$anchor`. In: the tree; out: the place that a reference by such a name leads to. It
//! never resolves a reference that names its place already.

use crate::dialect::walk::each;
use crate::document::{Thing, pointer};
use crate::source::Pointer;
use crate::tree::Node;

/// The names of all schemas.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Schemas that are documents of their own, with their addresses.
    ids: Vec<(Pointer, String)>,
    anchors: Vec<(Pointer, String)>,
    /// Schemas with `$recursiveAnchor` (JSON Schema 2019-09, core, 8.2.4.2).
    recursive: Vec<Pointer>,
}

impl Names {
    /// Collects the names.
    pub(super) fn of(tree: &mut Node) -> Self {
        let mut names = Self::default();
        if let Some(own) = tree.get("$self").and_then(Node::as_str) {
            names.ids.push((Pointer::root(), own.trim_end_matches('#').to_owned()));
        }
        each(tree, &mut |way, kind, node| {
            if kind.thing() != Some(Thing::Schema) {
                return;
            }
            if let Some(id) = node.get("$id").and_then(Node::as_str) {
                names.ids.push((way.pointer(), id.trim_end_matches('#').to_owned()));
            }
            for key in ["$anchor", "$dynamicAnchor"] {
                if let Some(name) = node.get(key).and_then(Node::as_str) {
                    names.anchors.push((way.pointer(), name.to_owned()));
                }
            }
            if node.get("$recursiveAnchor") == Some(&Node::Bool(true)) {
                names.recursive.push(way.pointer());
            }
        });
        names
    }

    /// Where a reference at a place leads, when that is not what its text says by itself.
    pub(super) fn place(&self, tree: &Node, at: &Pointer, text: &str) -> Option<Pointer> {
        let (address, fragment) = text.split_once('#').unwrap_or((text, ""));
        let home = self.home(at);
        let start = if address.is_empty() { home.clone() } else { self.document(&home, address)? };
        let found = match fragment {
            "" => self.recursive.iter().filter(|place| at.is_within(place)).max().cloned().unwrap_or(start),
            fragment if fragment.starts_with('/') => within(tree, &start, at, fragment)?,
            name => {
                let named =
                    || self.anchors.iter().filter(|(_, anchor)| anchor == name).map(|(place, _)| place);
                // who writes one name twice in a document means the schema at hand
                let near = |place: &&Pointer| place.tokens().take(3).eq(at.tokens().take(3));
                let own = || named().filter(|place| self.home(place) == start);
                own().find(near).or_else(|| own().next()).or_else(|| named().next())?.clone()
            }
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
        let around = self.ids.iter().map(|(place, _)| place).filter(|place| at.is_within(place));
        around.max_by_key(|place| place.as_str().len()).cloned().unwrap_or_default()
    }

    /// The document of an address, which may be relative to that of the document around.
    fn document(&self, home: &Pointer, address: &str) -> Option<Pointer> {
        let base = self.ids.iter().find(|(place, _)| place == home).map_or("", |(_, id)| id);
        let folder = base.rsplit_once('/').map_or("", |(folder, _)| folder);
        let joined = format!("{folder}/{}", address.trim_start_matches("./"));
        let known = |(_, id): &&(Pointer, String)| {
            id == address || *id == joined || (!id.contains("//") && address.ends_with(&format!("/{id}")))
        };
        self.ids.iter().find(known).map(|(place, _)| place.clone())
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
