//! XML, by tables of how each member of a record is laid out.
//!
//! In comes a value as JSON knows it, or the text of an XML document; out goes the other of the two, and the JSON codec
//! makes the typed value of it. It never expands an entity that a document declares, and never looks at a namespace when it
//! reads: servers differ in those, names do not.

mod read;
mod tree;
mod write;

use crate::json::{self, Fault, Json, Value, Writer};
use crate::mistake::Mistake;

/// A record that travels as XML (OpenAPI 3.0.4, section 4.7.26).
pub trait XmlRecord {
    /// How its members are laid out.
    fn xml() -> &'static XmlTable;
}

/// How the members of a record are laid out.
#[derive(Debug)]
pub struct XmlTable {
    /// The members that are described.
    pub members: &'static [XmlMember],
    /// Whether the record keeps elements that are not.
    pub additional: bool,
}

/// How a member is laid out.
#[derive(Debug)]
pub struct XmlMember {
    /// Its name in JSON.
    pub wire: &'static str,
    /// Its name in XML; of a list that is not wrapped, nothing.
    pub name: XmlName,
    /// Where it stands.
    pub place: XmlPlace,
    /// What is in it.
    pub shape: XmlShape,
}

/// Where a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPlace {
    /// An element of its own.
    Element,
    /// An attribute of the record's element.
    Attribute,
}

/// The name of an element or an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct XmlName {
    /// The name without its prefix.
    pub local: &'static str,
    /// The prefix; empty for none.
    pub prefix: &'static str,
    /// The namespace; empty for none.
    pub namespace: &'static str,
}

impl XmlName {
    /// A name without a namespace.
    #[must_use]
    pub const fn plain(local: &'static str) -> Self {
        Self { local, prefix: "", namespace: "" }
    }
}

/// What is in an element.
#[derive(Debug, Clone, Copy)]
pub enum XmlShape {
    /// Text.
    Text,
    /// A number or a boolean.
    Literal,
    /// Whatever there is: elements are members, an element that comes again is a list.
    Any,
    /// The members of a record.
    Record(fn() -> &'static XmlTable),
    /// Elements of one name.
    List(&'static XmlList),
    /// Elements whose names are data.
    Map(&'static XmlShape),
}

/// Elements of one name.
#[derive(Debug)]
pub struct XmlList {
    /// Their name.
    pub item: XmlName,
    /// Whether an element is around all of them.
    pub wrapped: bool,
    /// What is in each.
    pub shape: XmlShape,
}

/// The element that a document is.
#[derive(Debug)]
pub struct XmlRoot {
    /// Its name.
    pub name: XmlName,
    /// What is in it.
    pub shape: XmlShape,
}

/// Writes a value as a document.
pub(crate) fn written(root: &XmlRoot, value: &dyn Json) -> Result<String, Mistake> {
    let mut writer = Writer::new();
    value.write(&mut writer);
    // what the writer wrote is JSON; should it ever not be, an empty element is noticed
    document(root, &json::from_slice(&writer.into_bytes()).unwrap_or_default())
}

/// Writes JSON as a document.
pub(crate) fn document(root: &XmlRoot, value: &Value) -> Result<String, Mistake> {
    write::document(root, value)
}

/// A document as the JSON that its value is read from.
pub(crate) fn as_json(root: &XmlRoot, body: &[u8]) -> Result<Vec<u8>, Fault> {
    let text = std::str::from_utf8(body).map_err(|error| Fault::not_utf8(error.valid_up_to()))?;
    let element = tree::document(text)?;
    Ok(json::to_vec(&read::root(root, &element)))
}

#[cfg(test)]
mod tests;
