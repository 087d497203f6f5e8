//! A node of a tree with its place. In: a tree; out: views of its nodes, references followed. It never copies a node.

use clientwright::source::Pointer;
use clientwright::unstable::tree::{Node, Number};

/// How many references may lead to each other.
const LONGEST: usize = 64;

/// A node and where it stands.
#[derive(Debug, Clone)]
pub(crate) struct View<'a> {
    root: &'a Node,
    pub(crate) node: &'a Node,
    pub(crate) at: Pointer,
}

impl<'a> View<'a> {
    /// The whole tree.
    pub(crate) fn root(root: &'a Node) -> Self {
        Self { root, node: root, at: Pointer::root() }
    }

    /// The member of a name.
    pub(crate) fn get(&self, key: &str) -> Option<Self> {
        let node = self.node.get(key)?;
        Some(Self { root: self.root, node, at: self.at.key(key) })
    }

    /// The same with references followed.
    pub(crate) fn read(&self, key: &str) -> Option<Self> {
        self.get(key).map(|view| view.followed())
    }

    /// The members of an object, in its order; none of anything else.
    pub(crate) fn members(&self) -> Vec<(&'a str, Self)> {
        let members = self.node.as_mapping().into_iter().flat_map(|members| members.iter());
        members
            .map(|(key, node)| (key.as_str(), Self { root: self.root, node, at: self.at.key(key) }))
            .collect()
    }

    /// The members of the object of a name.
    pub(crate) fn members_of(&self, key: &str) -> Vec<(&'a str, Self)> {
        self.get(key).map(|view| view.members()).unwrap_or_default()
    }

    /// The elements of an array; none of anything else.
    pub(crate) fn items(&self) -> Vec<Self> {
        let items = self.node.as_sequence().unwrap_or_default().iter().enumerate();
        items.map(|(index, node)| Self { root: self.root, node, at: self.at.index(index) }).collect()
    }

    /// The elements of the array of a name.
    pub(crate) fn items_of(&self, key: &str) -> Vec<Self> {
        self.get(key).map(|list| list.items()).unwrap_or_default()
    }

    /// The string of a name.
    pub(crate) fn text(&self, key: &str) -> Option<&'a str> {
        self.node.get(key)?.as_str()
    }

    /// The strings of the array of a name.
    pub(crate) fn texts(&self, key: &str) -> Vec<&'a str> {
        let items = self.node.get(key).and_then(Node::as_sequence).unwrap_or_default();
        items.iter().filter_map(Node::as_str).collect()
    }

    /// Whether the boolean of a name is there and true.
    pub(crate) fn is(&self, key: &str) -> bool {
        matches!(self.node.get(key), Some(Node::Bool(true)))
    }

    /// The reference that stands here, as a place of the same tree.
    pub(crate) fn reference(&self) -> Option<Pointer> {
        Pointer::parse(self.text("$ref")?.strip_prefix('#')?)
    }

    /// Where the references that stand here lead; the same view where there is no reference, or one that leads nowhere.
    pub(crate) fn followed(&self) -> Self {
        let mut here = self.clone();
        for _ in 0..LONGEST {
            let Some(at) = here.reference() else { break };
            let Some(node) = self.root.at(&decoded(&at)) else { break };
            here = Self { root: self.root, node, at: decoded(&at) };
        }
        here
    }

    /// The place of a member, whether it is there or not.
    pub(crate) fn place(&self, key: &str) -> Pointer {
        self.at.key(key)
    }
}

/// References are URIs (RFC 6901, section 6): a percent sign escapes a byte.
fn decoded(at: &Pointer) -> Pointer {
    if !at.as_str().contains('%') {
        return at.clone();
    }
    let mut bytes = Vec::new();
    let mut rest = at.as_str().bytes();
    while let Some(byte) = rest.next() {
        let escaped = (byte == b'%').then(|| {
            let mut ahead = rest.clone();
            let digits = [ahead.next()?, ahead.next()?];
            let value = u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?;
            rest = ahead;
            Some(value)
        });
        bytes.push(escaped.flatten().unwrap_or(byte));
    }
    String::from_utf8(bytes).ok().and_then(|text| Pointer::parse(&text)).unwrap_or_else(|| at.clone())
}

/// A number as it is compared.
pub(crate) fn number(node: &Node) -> Option<f64> {
    match node {
        #[expect(
            clippy::cast_precision_loss,
            reason = "bounds that differ beyond 2^53 are the same to a message"
        )]
        Node::Number(Number::Unsigned(value)) => Some(*value as f64),
        #[expect(
            clippy::cast_precision_loss,
            reason = "bounds that differ beyond 2^53 are the same to a message"
        )]
        Node::Number(Number::Signed(value)) => Some(*value as f64),
        Node::Number(Number::Float(value)) => Some(*value),
        Node::Null | Node::Bool(_) | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    }
}

/// The most characters of a value that a message has.
const SHOWN: usize = 60;

/// A value as messages have it: JSON, cut where it is long.
pub(crate) fn shown(node: &Node) -> String {
    let text = match node {
        Node::Null => "null".to_owned(),
        Node::Bool(value) => value.to_string(),
        Node::Number(Number::Unsigned(value)) => value.to_string(),
        Node::Number(Number::Signed(value)) => value.to_string(),
        Node::Number(Number::Float(value)) => value.to_string(),
        Node::String(text) => text.clone(),
        Node::Sequence(_) => "an array".to_owned(),
        Node::Mapping(_) => "an object".to_owned(),
    };
    match text.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("`{}…`", text.get(..end).unwrap_or("")),
        None => format!("`{text}`"),
    }
}
