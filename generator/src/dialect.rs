//! Which OpenAPI a document is, and the passes that bring it to the shape of 3.0. In: the tree of a text; out: a tree
//! in that shape, and which dialect it was. It never knows what the nodes mean to a generator.

mod blanks;
mod members;
mod misplaced;
mod repairs;
mod reserved;
mod slashes;
mod slips;
mod swagger2;
#[cfg(test)]
mod trial;
mod types;
mod v3_1;
mod v3_2;
mod walk;
mod webhooks;

use crate::diagnostic::{Code, Diagnostic, Label, Problems, suggest};
use crate::source::{Origins, Pointer};
use crate::tree::{Node, Number};
use std::fmt;

/// A version of the specification, as far as its documents have a shape of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dialect {
    /// Swagger 2.0.
    Swagger2,
    /// OpenAPI 3.0.x.
    OpenApi30,
    /// OpenAPI 3.1.x.
    OpenApi31,
    /// OpenAPI 3.2.x.
    OpenApi32,
}

/// A document in the shape of 3.0. What 3.0 cannot say rides in members named `x-clientwright-*`.
#[derive(Debug, Clone, PartialEq)]
pub struct Normalized {
    /// The document.
    pub tree: Node,
    /// What it was written in.
    pub dialect: Dialect,
}

/// One step on the way to the shape of 3.0. What it moves it tells the origins; its findings speak of the tree as it was
/// before the step.
type Pass = fn(&mut Node, &mut Origins, &mut Problems);

/// What is done in the shape of 3.0, whatever it was before.
const LAST: &[Pass] = &[misplaced::put, slips::put_right, members::leave_out, repairs::repair];

impl Dialect {
    /// The passes of a dialect, table by table in order.
    fn passes(self) -> &'static [&'static [Pass]] {
        match self {
            Self::Swagger2 => &[swagger2::PASSES, v3_1::EARLY, &[types::repair], LAST],
            Self::OpenApi30 => &[
                &[types::take_null, blanks::leave_out, webhooks::open_answers],
                v3_1::EARLY,
                &[types::repair],
                LAST,
            ],
            Self::OpenApi31 => &[v3_1::PASSES, LAST],
            Self::OpenApi32 => &[v3_2::PASSES, v3_1::PASSES, LAST],
        }
    }
}

impl fmt::Display for Dialect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Swagger2 => "Swagger 2.0",
            Self::OpenApi30 => "OpenAPI 3.0",
            Self::OpenApi31 => "OpenAPI 3.1",
            Self::OpenApi32 => "OpenAPI 3.2",
        })
    }
}

/// Takes out the keys that are the generator's own (E0714), before a stage writes any.
#[must_use]
pub fn reserve(mut tree: Node, problems: &mut Problems) -> Node {
    reserved::leave_out(&mut tree, problems);
    tree
}

/// Finds out the dialect and applies its passes, to a tree that has been through [`reserve`].
///
/// `None` for what is not a description (E0010) and for a version that cannot be read (E0011).
pub fn normalize(mut tree: Node, problems: &mut Problems) -> Option<Normalized> {
    spell(&mut tree, problems);
    let dialect = detect(&tree, problems)?;
    let mut origins = problems.origins().clone();
    let own: &[Pass] = &[slashes::put];
    for pass in own.iter().chain(dialect.passes().iter().copied().flatten()) {
        pass(&mut tree, &mut origins, problems);
        problems.continue_with(origins.clone());
    }
    Some(Normalized { tree, dialect })
}

fn detect(tree: &Node, problems: &mut Problems) -> Option<Dialect> {
    let place = version_place(tree);
    let Some(version) = tree.at(&place).filter(|_| place != Pointer::root()) else {
        problems.push(no_description(tree));
        return None;
    };
    match version {
        Node::String(text) => {
            let dialect = named(text);
            if dialect.is_none() {
                problems.push(unsupported(&place, &format!("version `{text}`")));
            }
            dialect
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::Sequence(_) | Node::Mapping(_) => {
            problems.push(not_a_text(&place, version));
            None
        }
    }
}

/// Makes a version that is written as a number the string that it has to be, where it is a known one.
fn spell(tree: &mut Node, problems: &mut Problems) {
    let place = version_place(tree);
    let Some(version) = tree.at_mut(&place) else { return };
    let Node::Number(number) = version else { return };
    let meant = spelled(*number);
    if named(&meant).is_some() {
        let found =
            Diagnostic::new(Code::WRONG_KIND, Label::value(&place), "expected a string, found a number");
        problems.push(found.put_right().help(format!("it is read as `'{meant}'`")));
        *version = Node::String(meant);
    }
}

/// The member that names the version (OAS 3.0.4, 4.8.1: `openapi`; Swagger 2.0: `swagger`; 1.2: `swaggerVersion`); the
/// root where there is none.
fn version_place(tree: &Node) -> Pointer {
    let key = ["openapi", "swagger", "swaggerVersion"].into_iter().find(|key| tree.get(key).is_some());
    key.map_or_else(Pointer::root, |key| Pointer::root().key(key))
}

fn named(version: &str) -> Option<Dialect> {
    let mut parts = version.split('.');
    match (parts.next()?, parts.next()?) {
        ("2", "0") => Some(Dialect::Swagger2),
        ("3", "0") => Some(Dialect::OpenApi30),
        ("3", "1") => Some(Dialect::OpenApi31),
        ("3", "2") => Some(Dialect::OpenApi32),
        _ => None,
    }
}

/// A version that is written as a number: `3.0`, `3.1`.
fn spelled(number: Number) -> String {
    match number {
        Number::Unsigned(value) => format!("{value}.0"),
        Number::Signed(value) => value.to_string(),
        Number::Float(value) => format!("{value:?}"),
    }
}

fn no_description(tree: &Node) -> Diagnostic {
    let at = Label::value(&Pointer::root());
    let Some(members) = tree.as_mapping() else {
        let message = format!("this is {}, not an OpenAPI description", tree.kind());
        return Diagnostic::new(Code::NOT_OPENAPI, at, message)
            .help("a description is an object that begins with `openapi: 3.0.3`");
    };
    let help = match suggest::closest("openapi", members.keys().map(String::as_str)) {
        Some(key) => format!("did you mean `openapi` instead of `{key}`?"),
        None if members.contains_key("asyncapi") => "this is an AsyncAPI document".to_owned(),
        None if members.contains_key("$schema") => "this looks like a JSON Schema".to_owned(),
        None => "begin the document with `openapi: 3.0.3`".to_owned(),
    };
    Diagnostic::new(
        Code::NOT_OPENAPI,
        at,
        "the document does not say which version of OpenAPI it follows: `openapi` is missing",
    )
    .help(help)
}

fn not_a_text(place: &Pointer, found: &Node) -> Diagnostic {
    let key = place.last().unwrap_or_default();
    let example = if key == "openapi" { "3.0.3" } else { "'2.0'" };
    let message = format!("`{key}` is {}, but a version must be a string", found.kind());
    Diagnostic::new(Code::NOT_OPENAPI, Label::value(place), message).help(format!("write `{key}: {example}`"))
}

fn unsupported(place: &Pointer, what: &str) -> Diagnostic {
    Diagnostic::new(Code::UNSUPPORTED_VERSION, Label::value(place), format!("{what} is not supported"))
        .help("supported versions are Swagger 2.0 and OpenAPI 3.0, 3.1 and 3.2")
}

#[cfg(test)]
mod tests;
