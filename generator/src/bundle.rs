//! Many files into one tree. In: the tree of a description, whatever its dialect; out: the same with all that it refers to in
//! other files, as one file would have it. It never follows a reference within the description's own file.
//!
//! What the specification keeps among the components goes there, under the name that it has: `./schemas/Pet.yaml` and
//! `./common.yaml#/components/schemas/Pet` become `#/components/schemas/Pet`. Everything else (path items, lists, the
//! paths as a whole) is put in place of the reference. A component that is nothing but a reference to a file is that
//! file.

mod addresses;
mod copy;
mod follow;
mod homes;
pub(crate) mod kinds;
mod subtypes;

use crate::diagnostic::{Code, Problems};
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::settings::{Bounds, Settings};
use crate::source::reference::Address;
use crate::source::{FileId, Files, Origin, Origins, Pointer, Reference, Source};
use crate::tree::{self, Node};
use addresses::Addresses;
use copy::Here;
use homes::{Home, Homes};
use kinds::{Container, Layout};
use std::collections::VecDeque;
use std::rc::Rc;
use subtypes::FileSubtypes;

/// How many references may lead from one to the next.
const LONGEST_CHAIN: usize = 64;

/// Brings what the references of a description name in other files into its tree, and tells the collector where it was
/// written and which files were read.
///
/// A reference that cannot be followed is reported and stays: E0501 (the description is not a file), E0750 (the network),
/// E0751 (outside of the folder), E0752 and E0753 (no file), E0754 and E0101 (nothing in it),
/// E0755 and E0756 (no end). The whole may have as many nodes as the settings say (E0007).
pub fn bundle(source: &Source, tree: Node, settings: &Settings, problems: &mut Problems) -> Node {
    if !kinds::reaches_out(&tree) {
        return tree;
    }
    let layout = Layout::of(&tree);
    let mut addresses = Addresses::default();
    addresses.add(&tree);
    let known = problems.take_files();
    let mut trees = vec![Some(Rc::new(tree))];
    trees.resize(1 + known.len(), None);
    let mut bundle = Bundle {
        addresses,
        files: Files::new(source, settings.references.clone(), settings.bounds, known),
        bounds: settings.bounds,
        trees,
        origins: problems.origins().clone(),
        problems,
        layout,
        homes: Homes::default(),
        pending: VecDeque::new(),
        around: Vec::new(),
        budget: 1 << 17,
        missing: Code::NOTHING_IN_FILE,
        subtypes: FileSubtypes::default(),
    };
    bundle.credit(source);
    bundle.settle_components();
    let tree = bundle.whole();
    let Bundle { files, origins, problems, .. } = bundle;
    let (read, sought) = files.into_read();
    problems.files(read);
    problems.sought(sought);
    tree::measure(&tree, settings.bounds, problems);
    problems.continue_with(origins);
    tree
}

/// A bundle that is being made.
struct Bundle<'p> {
    files: Files,
    bounds: Bounds,
    /// The trees of the files as they were written; nothing for a file that no parser reads, nor for an overlay, which has
    /// been applied.
    trees: Vec<Option<Rc<Node>>>,
    /// What the files call by an address: that is not looked for elsewhere.
    addresses: Addresses,
    origins: Origins,
    problems: &'p mut Problems,
    layout: Layout,
    homes: Homes,
    /// What has a home in the tree and is not there yet.
    pending: VecDeque<Home>,
    /// What is being put in place, from the outermost on.
    around: Vec<Origin>,
    /// How many nodes may still be put in place.
    budget: usize,
    /// What it is that the reference at hand names something which is not there.
    missing: Code,
    /// What comprises the schemas of other files.
    subtypes: FileSubtypes,
}

impl Bundle<'_> {
    /// The tree, with the components that the copying asks for until it asks for no more.
    fn whole(&mut self) -> Node {
        let root = Origin::default();
        let Some(node) = self.tree(FileId::ROOT) else { return Node::Null };
        let here = Here { file: root.file, at: root.at, node: &node };
        let mut tree = self.copy(&here, kinds::DOCUMENT, &Pointer::root()).unwrap_or(Node::Null);
        while let Some(Home { at, from, container }) = self.pending.pop_front() {
            let Some(file) = self.tree(from.file) else { continue };
            let Some(node) = file.at(&from.at) else { continue };
            self.written(&at, from.clone());
            self.settle_subtypes(container, &from, node);
            let here = Here { file: from.file, at: from.at, node };
            if let Some(node) = self.copy(&here, NodeKind::Referable(container.thing()), &at) {
                insert(&mut tree, &at, node);
            }
        }
        tree
    }

    /// Gives the components of the description their own names, and those names to the files that they are nothing but
    /// references to.
    fn settle_components(&mut self) {
        for container in self.layout.containers() {
            let mut place = Origin::default();
            self.missing = Code::LOST_PATH;
            for token in container.path() {
                place = self.through(Origin { at: place.at.key(token), ..place });
            }
            self.missing = missing(Some(container.thing()));
            for name in self.names(&place) {
                self.homes.take(*container, &name);
                let entry = Origin { file: place.file, at: place.at.key(&name) };
                self.settle_component(*container, entry, &container.place(&name));
            }
        }
    }

    fn settle_component(&mut self, container: Container, mut entry: Origin, home: &Pointer) {
        for _ in 0..LONGEST_CHAIN {
            if entry.file != FileId::ROOT && !self.homes.put(container, entry.clone(), home) {
                return;
            }
            let Some((site, text)) = self.entry(&entry) else { return };
            let Some(found) = self.find(&site, &text) else { return };
            let unit = homes::unit(&found.at, container, self.layout);
            if found.file == FileId::ROOT || unit.container != container || unit.rest.is_some() {
                return;
            }
            entry = found;
        }
    }

    /// Where a place is when the whole of it is a reference that is put in place.
    fn through(&mut self, mut place: Origin) -> Origin {
        for _ in 0..LONGEST_CHAIN {
            match self.alias(&place).and_then(|(site, text)| self.find(&site, &text)) {
                Some(found) if found.file != FileId::ROOT => place = found,
                Some(_) | None => break,
            }
        }
        place
    }

    /// The reference to another file that a component is nothing but, and where it stands: an entry of an index. A file
    /// that is nothing but a reference is a component of its own, another name for what it refers to.
    fn entry(&self, place: &Origin) -> Option<(Origin, String)> {
        let (site, text) = self.alias(place)?;
        let leaves = Reference::parse(&text).address != Address::Same;
        (leaves && place.at != Pointer::root()).then_some((site, text))
    }

    /// The reference that a place is nothing but, and where it stands. References of the description to itself are left
    /// to later stages.
    fn alias(&self, place: &Origin) -> Option<(Origin, String)> {
        let tree = self.tree(place.file)?;
        let node = tree.at(&place.at)?;
        let text = kinds::reference(node).filter(|_| kinds::is_alias(node))?;
        let is_own = place.file == FileId::ROOT && text.starts_with('#');
        let site = Origin { file: place.file, at: place.at.key("$ref") };
        (!is_own).then(|| (site, text.to_owned()))
    }

    /// A node of the tree stands for one of a file. Those of the description may have been written elsewhere: in an overlay.
    fn written(&mut self, to: &Pointer, from: Origin) {
        match from.file {
            FileId::ROOT => self.origins.taken(self.problems.origins(), &from.at, to),
            FileId(_) => self.origins.written(to, from),
        }
    }

    fn names(&mut self, place: &Origin) -> Vec<String> {
        let Some(tree) = self.tree(place.file) else { return Vec::new() };
        tree.at(&place.at)
            .and_then(Node::as_mapping)
            .into_iter()
            .flatten()
            .map(|(name, _)| name.clone())
            .collect()
    }

    fn tree(&self, file: FileId) -> Option<Rc<Node>> {
        self.trees.get(file.0).cloned().flatten()
    }

    /// No text has more nodes than bytes; each may be put in place a few times.
    fn credit(&mut self, source: &Source) {
        self.budget = self.budget.saturating_add(source.text().len().saturating_mul(4));
    }
}

/// What it is when there is nothing where a reference to such a thing leads: of a path nothing can be taken instead, and of
/// what is not a thing at all (a section, a list) neither.
fn missing(thing: Option<Thing>) -> Code {
    match thing {
        Some(Thing::PathItem) | None => Code::LOST_PATH,
        Some(_) => Code::NOTHING_IN_FILE,
    }
}

/// Puts a component into the tree; where the components are not a mapping, which is reported later, there is no place for it.
fn insert(tree: &mut Node, at: &Pointer, node: Node) {
    let tokens: Vec<String> = at.tokens().collect();
    let Some((name, path)) = tokens.split_last() else { return };
    let mut container = tree;
    for token in path {
        let Node::Mapping(members) = container else { return };
        let Some(inner) = members.get_or_insert_with(token, || Node::Mapping(Default::default())) else {
            return;
        };
        container = inner;
    }
    if let Node::Mapping(members) = container {
        members.insert(name.clone(), node);
    }
}

#[cfg(test)]
mod tests;
