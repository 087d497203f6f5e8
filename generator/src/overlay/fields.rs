//! The fields of an overlay. In: nodes of its document; out: their values, or findings where they stand in its file. It
//! never knows which fields an overlay has: `document` does.

use super::query::{Fault, Query};
use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::locate::{self, Lines};
use crate::source::{FileId, Format, Part, Pointer, Source};
use crate::tree::Node;

/// What most who write a JSONPath for the first time do not know.
const NAMES: &str =
    "write names with characters other than letters, digits and `_` in brackets: `$.paths['/pets']`";

/// An object of the specification: what it is called in messages, and the fields that it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct OverlayObject {
    pub(super) name: &'static str,
    pub(super) fields: &'static [&'static str],
}

/// An overlay that is being read.
#[derive(Debug)]
pub(super) struct Fields<'f> {
    pub(super) source: &'f Source,
    pub(super) file: FileId,
    pub(super) problems: &'f mut Problems,
}

/// The members of an object, and where it is.
#[derive(Debug, Clone)]
pub(super) struct OverlayMembers<'n> {
    pub(super) object: OverlayObject,
    pub(super) at: Pointer,
    pub(super) nodes: &'n crate::tree::Members,
}

impl<'n> OverlayMembers<'n> {
    pub(super) fn get(&self, name: &str) -> Option<(&'n Node, Pointer)> {
        self.nodes.get(name).map(|node| (node, self.at.key(name)))
    }
}

impl Fields<'_> {
    /// A finding about the overlay: its labels are in its file.
    pub(super) fn report(&mut self, mut found: Diagnostic) {
        std::iter::once(&mut found.at).chain(&mut found.labels).for_each(|label| label.file = self.file);
        self.problems.push(found);
    }

    pub(super) fn object<'n>(
        &mut self,
        object: OverlayObject,
        node: &'n Node,
        at: Pointer,
    ) -> Option<OverlayMembers<'n>> {
        let Node::Mapping(nodes) = node else {
            self.wrong_kind("an object", node, &at);
            return None;
        };
        let is_known = |name: &str| object.fields.contains(&name) || name.starts_with("x-");
        for name in nodes.keys().filter(|name| !is_known(name)) {
            let message = format!("{} has no key `{name}`", object.name);
            let help = did_you_mean(name, object.fields.iter().copied());
            self.report(Diagnostic::new(Code::UNKNOWN_KEY, Label::key(&at.key(name)), message).help(help));
        }
        Some(OverlayMembers { object, at, nodes })
    }

    pub(super) fn required<'n>(
        &mut self,
        of: &OverlayMembers<'n>,
        name: &str,
    ) -> Option<(&'n Node, Pointer)> {
        let found = of.get(name);
        if found.is_none() {
            let message = format!("{} needs `{name}`", of.object.name);
            self.report(Diagnostic::new(Code::MISSING_KEY, Label::value(&of.at), message));
        }
        found
    }

    pub(super) fn text<'n>(&mut self, (node, at): (&'n Node, Pointer)) -> Option<&'n str> {
        if node.as_str().is_none() {
            self.wrong_kind("a string", node, &at);
        }
        node.as_str()
    }

    /// A text that nothing is made of; YAML may have taken it for a number, as in `version: 1.0`.
    pub(super) fn prose(&mut self, (node, at): (&Node, Pointer)) {
        let guessed = matches!(node, Node::Number(_) | Node::Bool(_)) && self.source.format() == Format::Yaml;
        if !guessed {
            self.text((node, at));
        }
    }

    pub(super) fn wrong_kind(&mut self, wanted: &str, node: &Node, at: &Pointer) {
        let message = format!("expected {wanted}, found {}", node.kind());
        self.report(Diagnostic::new(Code::WRONG_KIND, Label::value(at), message));
    }

    /// A query, or a finding at the very character where it goes wrong.
    pub(super) fn query(&mut self, (node, at): (&Node, Pointer)) -> Option<Query> {
        let text = self.text((node, at.clone()))?;
        let Fault { offset, message } = match Query::parse(text) {
            Ok(query) => return Some(query),
            Err(fault) => fault,
        };
        let position = self.position(&at, text, offset);
        let is_odd_name = message.starts_with("invalid JSONPath");
        let help = if is_odd_name { NAMES } else { "" };
        let found = Diagnostic::new(Code::JSON_PATH, Label { position, ..Label::value(&at) }, message);
        self.report(found.help(help));
        None
    }

    /// Where a character of a text stands in the file; `None` when the text is written in another way than on one line.
    fn position(&self, at: &Pointer, text: &str, offset: usize) -> Option<locate::Position> {
        let file = self.source.text();
        let start = locate::offsets(file, &[(at, Part::Value)]).pop().flatten()?;
        let here = file.get(start..)?;
        let written = |text: &str| match here.chars().next() {
            Some('\'') => text.replace('\'', "''"),
            Some('"') => text.replace('\\', "\\\\").replace('"', "\\\""),
            Some(_) | None => text.to_owned(),
        };
        let inside = here.strip_prefix(['\'', '"']).unwrap_or(here);
        let before = written(text.get(..offset)?);
        let is_here = inside.starts_with(&written(text));
        is_here.then(|| Lines::new(file).position(file.len() - inside.len() + before.len()))
    }
}
