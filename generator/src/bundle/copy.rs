//! Copies nodes of the files into the one tree. In: a node, what it is, and where it is to be; out: the same with references
//! that hold in the one tree. It never copies what stands in the description's own file from one place to another.

use super::follow::label;
use super::{Bundle, kinds};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Thing;
use crate::document::table::NodeKind;
use crate::source::{FileId, Origin, Pointer, Reference, reference};
use crate::tree::{Members, Node};

/// Levels that what is put in place may be deep; no file has more.
const DEEPEST: usize = 127;

/// A node of a file, and where it was written.
pub(super) struct Here<'n> {
    pub(super) file: FileId,
    pub(super) at: Pointer,
    pub(super) node: &'n Node,
}

impl<'n> Here<'n> {
    fn member(&self, name: &str, node: &'n Node) -> Self {
        Self { file: self.file, at: self.at.key(name), node }
    }

    fn origin(&self) -> Origin {
        Origin { file: self.file, at: self.at.clone() }
    }

    /// Where its reference stands.
    fn site(&self) -> Origin {
        Origin { file: self.file, at: self.at.key("$ref") }
    }
}

impl Bundle<'_> {
    /// The node as it is to be at a place of the tree; `None` when nothing can be there, which has been reported.
    pub(super) fn copy(&mut self, here: &Here<'_>, kind: NodeKind, to: &Pointer) -> Option<Node> {
        match kinds::reference(here.node) {
            Some(text) => self.reference(here, text, kind, to),
            None => Some(self.inside(here, kind, to)),
        }
    }

    fn reference(&mut self, here: &Here<'_>, text: &str, kind: NodeKind, to: &Pointer) -> Option<Node> {
        let thing = match kind {
            NodeKind::Referable(thing) | NodeKind::BooleanOr(thing) => Some(thing),
            NodeKind::Thing(_) | NodeKind::List(_) | NodeKind::Map(_) => None,
            NodeKind::Text
            | NodeKind::Word(_)
            | NodeKind::Boolean
            | NodeKind::Count
            | NodeKind::Number
            | NodeKind::Any => None,
        };
        let container = thing.and_then(|thing| self.layout.container(thing));
        let is_name = container.is_some_and(|container| self.homes.has(container, text));
        if here.file == FileId::ROOT && (text.starts_with('#') || is_name) {
            return Some(self.inside(here, kind, to));
        }
        self.missing = super::missing(thing);
        let Some(found) = self.find(&here.site(), text) else {
            return thing.map(|_| self.inside(here, kind, to));
        };
        let home = match (container, thing) {
            (Some(container), _) => match self.settle(found.clone(), container) {
                None => {
                    self.problems.lost(here.site());
                    return Some(self.inside(here, kind, to));
                }
                home => home.filter(|home| home != to),
            },
            (None, Some(_)) if found.file == FileId::ROOT => Some(found.at.clone()),
            (None, Some(_) | None) => None,
        };
        match home {
            Some(home) => Some(referring(self.inside(here, kind, to), &home)),
            None => self.in_place(here, found, kind, to),
        }
    }

    /// What a reference names, in its place; what stands beside the reference counts more, where it counts at all.
    fn in_place(&mut self, here: &Here<'_>, found: Origin, kind: NodeKind, to: &Pointer) -> Option<Node> {
        let site = here.site();
        let fault = if self.around.contains(&found) {
            Some((Code::FILE_CYCLE, "the target of this reference contains the reference itself"))
        } else if self.budget == 0 || to.tokens().count() > DEEPEST {
            Some((Code::FILE_EXPANSION, "references insert too much content"))
        } else {
            None
        };
        if let Some((code, message)) = fault {
            let there = crate::diagnostic::Label {
                text: "this is inserted in place of the reference".to_owned(),
                ..label(&found)
            };
            self.problems.push(Diagnostic::new(code, label(&site), message).label(there));
            self.problems.lost(site);
            return matches!(kind, NodeKind::Referable(_)).then(|| self.inside(here, kind, to));
        }
        let file = self.tree(found.file)?;
        let node = file.at(&found.at)?;
        self.around.push(found.clone());
        self.written(to, found.clone());
        let copied = self.copy(&Here { file: found.file, at: found.at, node }, kind, to);
        self.around.pop();
        let mut copied = copied?;
        if let (Node::Mapping(members), true) = (&mut copied, self.counts_beside(kind)) {
            for (name, node) in
                here.node.as_mapping().into_iter().flatten().filter(|(name, _)| *name != "$ref")
            {
                let (member, there) = (here.member(name, node), to.key(name));
                self.written(&there, member.origin());
                if let Some(node) = self.member(&member, kind, name, &there) {
                    members.insert(name.clone(), node);
                }
            }
        }
        Some(copied)
    }

    /// Whether what stands beside a reference has a meaning.
    fn counts_beside(&self, kind: NodeKind) -> bool {
        match (self.layout, kind) {
            (kinds::Layout::Later, _) | (_, NodeKind::Referable(Thing::PathItem)) => true,
            (kinds::Layout::Swagger2 | kinds::Layout::OpenApi30, kind) => {
                !matches!(kind, NodeKind::Referable(_))
            }
        }
    }

    /// A node whose own reference, if it has one, stays as it is.
    fn inside(&mut self, here: &Here<'_>, kind: NodeKind, to: &Pointer) -> Node {
        self.budget = self.budget.saturating_sub(1);
        match here.node {
            Node::Mapping(members) => {
                let mut copied = Members::with_capacity(members.len());
                for (name, node) in members.iter().filter(|(name, _)| !is_moved(here, kind, name)) {
                    if let Some(node) = self.member(&here.member(name, node), kind, name, &to.key(name)) {
                        copied.insert(name.clone(), node);
                    }
                }
                Node::Mapping(copied)
            }
            Node::Sequence(items) => Node::Sequence(self.items(here, items, kind, to)),
            node @ (Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_)) => node.clone(),
        }
    }

    fn items(&mut self, here: &Here<'_>, items: &[Node], kind: NodeKind, to: &Pointer) -> Vec<Node> {
        let mut copied = Vec::with_capacity(items.len());
        for (index, node) in items.iter().enumerate() {
            let item = Here { file: here.file, at: here.at.index(index), node };
            let there = to.index(copied.len());
            if index != copied.len() {
                self.written(&there, item.origin());
            }
            copied.extend(self.member(&item, kind, &index.to_string(), &there));
        }
        copied
    }

    fn member(&mut self, member: &Here<'_>, kind: NodeKind, name: &str, to: &Pointer) -> Option<Node> {
        match (kind.thing(), name, member.node) {
            (Some(Thing::Discriminator), "mapping", Node::Mapping(names)) => {
                return Some(self.mapping(member, names));
            }
            (Some(Thing::Discriminator), "defaultMapping", Node::String(text)) => {
                return Some(self.named(member, text));
            }
            (Some(Thing::Link), "operationRef", Node::String(text)) => {
                return Some(self.operation(member, text));
            }
            _ => {}
        }
        match kinds::step(kind, name) {
            Some(NodeKind::Any) | None => Some(member.node.clone()),
            Some(kind) => self.copy(member, kind, to),
        }
    }

    /// The mapping of a discriminator: names of schemas, or references to them (Discriminator Object).
    fn mapping(&mut self, here: &Here<'_>, names: &Members) -> Node {
        let value = |(name, node): (&String, &Node)| {
            let value = match node {
                Node::String(text) => self.named(&here.member(name, node), text),
                Node::Null | Node::Bool(_) | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => {
                    node.clone()
                }
            };
            (name.clone(), value)
        };
        Node::Mapping(names.iter().map(value).collect())
    }

    fn named(&mut self, here: &Here<'_>, text: &str) -> Node {
        let is_own = here.file == FileId::ROOT && text.starts_with('#');
        if is_own || !(text.starts_with('#') || kinds::names_a_file(text)) {
            return here.node.clone();
        }
        let container = self.layout.container(Thing::Schema);
        let home =
            self.find(&here.origin(), text).zip(container).and_then(|(found, it)| self.settle(found, it));
        home.map_or_else(|| here.node.clone(), |home| Node::String(reference::local(&home)))
    }

    /// The operation of a link, where another file names one of the description's own. Operations elsewhere are another's.
    fn operation(&self, here: &Here<'_>, text: &str) -> Node {
        let reference = Reference::parse(text);
        let leads_back = here.file != FileId::ROOT
            && self.files.known(here.file, &reference.address) == Some(FileId::ROOT);
        match reference.pointer().filter(|_| leads_back) {
            Some(at) => Node::String(reference::local(&at)),
            None => here.node.clone(),
        }
    }
}

/// The schemas that a file which is a schema has beside it: those that are referred to have become components.
fn is_moved(here: &Here<'_>, kind: NodeKind, name: &str) -> bool {
    let beside =
        here.file != FileId::ROOT && kind.thing() == Some(Thing::Schema) && here.at == Pointer::root();
    beside && matches!(name, "definitions" | "$defs")
}

/// A reference that leads to another place of the tree.
fn referring(node: Node, home: &Pointer) -> Node {
    match node {
        Node::Mapping(mut members) => {
            members.insert("$ref".to_owned(), Node::String(reference::local(home)));
            Node::Mapping(members)
        }
        node @ (Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Sequence(_)) => node,
    }
}
