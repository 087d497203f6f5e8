//! The wire: what clients and servers say to each other. In: two sides; out: changes of everything but schemas, which `schema`
//! compares. It never knows Rust.

mod asked;
mod body;
mod document;
mod header;
mod operation;
mod pairs;
mod parameter;
mod response;
mod schema;
mod security;
mod server;

use crate::Side;
use crate::changes::{Changes, Places};
use crate::rules::Code;
use crate::view::{View, shown};
use clientwright::Settings;
use clientwright::unstable::tree::Node;
use schema::Schemas;

/// Two sides, and what was found.
#[derive(Debug)]
pub(crate) struct Wire<'a, 'c> {
    pub(crate) old: View<'a>,
    pub(crate) new: View<'a>,
    /// The settings of both sides.
    settings: (&'a Settings, &'a Settings),
    pub(crate) changes: &'c mut Changes,
    pub(crate) schemas: Schemas<'a>,
}

/// The same thing on both sides.
#[derive(Debug, Clone)]
pub(crate) struct Both<'a> {
    pub(crate) old: View<'a>,
    pub(crate) new: View<'a>,
}

/// Compares two sides.
pub(crate) fn compare(old: &Side, new: &Side, changes: &mut Changes) {
    let settings = (&old.settings, &new.settings);
    let (old, new) = (View::root(&old.tree), View::root(&new.tree));
    let mut wire = Wire { old, new, settings, changes, schemas: Schemas::default() };
    let root = Both { old: wire.old.clone(), new: wire.new.clone() };
    document::compare(&mut wire, &root);
    operation::compare(&mut wire, &root);
    Schemas::finish(&mut wire);
    document::compare_version(&mut wire, &root);
}

impl<'a> Both<'a> {
    /// The place of a member on both sides, whether it is there or not.
    pub(crate) fn places(&self, key: &str) -> Places {
        Places::both(self.old.place(key), self.new.place(key))
    }

    /// The places of both.
    pub(crate) fn here(&self) -> Places {
        Places::both(self.old.at.clone(), self.new.at.clone())
    }

    /// The places of something that only the old side has, and of what it stood in.
    pub(crate) fn gone(&self, old: &View<'a>) -> Places {
        Places::both(old.at.clone(), self.new.at.clone())
    }

    /// The places of something that only the new side has, and of what it stands in.
    pub(crate) fn come(&self, new: &View<'a>) -> Places {
        Places::both(self.old.at.clone(), new.at.clone())
    }

    /// The member of a name on both sides.
    pub(crate) fn get(&self, key: &str) -> (Option<View<'a>>, Option<View<'a>>) {
        (self.old.get(key), self.new.get(key))
    }
}

impl<'a> Wire<'a, '_> {
    /// Adds a change.
    pub(crate) fn push(&mut self, code: Code, message: String, places: Places) {
        self.changes.push(code, message, places);
    }

    /// Finds that the value of a key is another one.
    pub(crate) fn changed(&mut self, code: Code, both: &Both<'a>, (name, key): (&str, &str)) {
        let (old, new) = (both.old.node.get(key), both.new.node.get(key));
        if old != new {
            let message = format!("{name}: `{key}` {}", from_to(old, new));
            self.push(code, message, both.places(key));
        }
    }

    /// Finds that a boolean was set or taken back; absent is false.
    pub(crate) fn switched(&mut self, codes: (Code, Code), both: &Both<'a>, (name, key): (&str, &str)) {
        let code = match (both.old.is(key), both.new.is(key)) {
            (false, true) => codes.0,
            (true, false) => codes.1,
            (true, true) | (false, false) => return,
        };
        let title = code.rule().map_or("", |rule| rule.title);
        self.push(code, format!("{name}: {title}"), both.places(key));
    }
}

/// How a value changed: `changed from `a` to `b``.
pub(crate) fn from_to(old: Option<&Node>, new: Option<&Node>) -> String {
    let simple = |node: &Node| {
        !matches!(node, Node::Sequence(_) | Node::Mapping(_)) && shown(node).chars().count() < 40
    };
    match (old, new) {
        (Some(old), Some(new)) if simple(old) && simple(new) => {
            format!("changed from {} to {}", shown(old), shown(new))
        }
        (Some(_), Some(_)) | (None, None) => "changed".to_owned(),
        (None, Some(new)) if simple(new) => format!("{} was added", shown(new)),
        (Some(old), None) if simple(old) => format!("{} was removed", shown(old)),
        (None, Some(_)) => "was added".to_owned(),
        (Some(_), None) => "was removed".to_owned(),
    }
}
