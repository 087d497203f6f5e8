//! XML (OpenAPI 3.0.4, section 4.7.26). In: schemas; out: what their values are called in documents, which are written and read here. It
//! never judges a value: that is for the check of JSON.

mod read;
mod write;

pub(crate) use read::value;
pub(crate) use write::document;

use crate::description::{Description, reference};
use crate::received::essence;
use crate::schema::parts;
use clientwright::unstable::tree::{Members, Node};
use indexmap::IndexMap;

/// Schemas within schemas, and elements within elements, that are followed.
const DEPTH: usize = 100;

/// Whether a media type is XML by its name or by its suffix (RFC 7303).
pub(crate) fn is_xml(media_type: &str) -> bool {
    let media_type = essence(media_type);
    media_type == "application/xml" || media_type == "text/xml" || media_type.ends_with("+xml")
}

/// The name of an element.
struct Name {
    local: String,
    /// With its prefix.
    tag: String,
    /// The attribute that declares the namespace, and the namespace.
    namespace: Option<(String, String)>,
}

impl Name {
    fn plain(local: &str) -> Self {
        Self { local: local.to_owned(), tag: local.to_owned(), namespace: None }
    }
}

fn name(description: &Description, schema: &Node, otherwise: &str) -> Name {
    let Some(xml) = described(description, schema) else { return Name::plain(otherwise) };
    let text = |key: &str| xml.get(key).and_then(Node::as_str).filter(|text| !text.is_empty());
    let local = text("name").filter(|name| !name.starts_with("##")).unwrap_or(otherwise).to_owned();
    let (tag, attribute) = match text("prefix") {
        Some(prefix) => (format!("{prefix}:{local}"), format!("xmlns:{prefix}")),
        None => (local.clone(), "xmlns".to_owned()),
    };
    Name { local, tag, namespace: text("namespace").map(|namespace| (attribute, namespace.to_owned())) }
}

/// The `xml` of a schema, or of one that it is made of.
fn described<'a>(description: &'a Description, schema: &'a Node) -> Option<&'a Node> {
    parts(description, schema).into_iter().find_map(|part| part.get("xml"))
}

fn items_of<'a>(description: &'a Description, schema: &'a Node) -> Option<&'a Node> {
    parts(description, schema).into_iter().find_map(|part| part.get("items"))
}

fn property<'a>(description: &'a Description, schema: Option<&'a Node>, member: &str) -> Option<&'a Node> {
    let of_part = |part: &'a Node| {
        part.get("properties").and_then(Node::as_mapping).and_then(|it: &Members| it.get(member))
    };
    parts(description, schema?).into_iter().find_map(of_part)
}

/// The described members of an object; of one that is described twice, the first schema.
fn properties<'a>(description: &'a Description, schema: &'a Node) -> IndexMap<&'a str, &'a Node> {
    let mut found = IndexMap::new();
    let of_part = |part: &'a Node| part.get("properties").and_then(Node::as_mapping);
    for (member, property) in parts(description, schema).into_iter().filter_map(of_part).flatten() {
        found.entry(member.as_str()).or_insert(property);
    }
    found
}

/// The name of a member: a component's name is that of documents and items, not of members.
fn member_name(description: &Description, schema: Option<&Node>, member: &str) -> Name {
    let named = property(description, schema, member).filter(|it| reference(it).is_none());
    named.map_or_else(|| Name::plain(member), |it| name(description, it, member))
}
