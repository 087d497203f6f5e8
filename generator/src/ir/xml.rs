//! XML. In: types that travel as XML, with the `xml` of their schemas; out: how each is laid out, beside the types.
//! It never changes a type: what a value is stays what JSON says of it.

use super::types::{TypeId, TypeUse};
use crate::source::Pointer;

/// A body of XML.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlBody {
    /// What it carries.
    pub used: TypeUse,
    /// The name of its root element.
    pub root: XmlName,
    /// What is in the root element.
    pub shape: XmlShape,
    /// Where its schema stands, references aside.
    pub at: Pointer,
}

/// The name of an element or an attribute.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct XmlName {
    /// The name without its prefix.
    pub local: String,
    /// The prefix; empty for none.
    pub prefix: String,
    /// The namespace; empty for none.
    pub namespace: String,
}

/// How the members of a record are laid out, or those of all that one of several subtypes may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlLayout {
    /// The members.
    pub members: Vec<XmlMember>,
    /// Whether elements are kept that are none of them.
    pub additional: bool,
}

/// A member of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlMember {
    /// What it is called in JSON.
    pub wire: String,
    /// Its name.
    pub name: XmlName,
    /// Where it stands.
    pub place: XmlPlace,
    /// What is in it.
    pub shape: XmlShape,
}

/// Where a member of a record stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum XmlPlace {
    /// An element of its own.
    Element,
    /// An attribute of the record's element.
    Attribute,
}

/// What is in an element.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum XmlShape {
    /// Text.
    Text,
    /// A number or a boolean.
    Literal,
    /// Whatever there is.
    Any,
    /// The members of a record.
    Record(TypeId),
    /// Elements of one name.
    List(Box<XmlList>),
    /// Elements whose names are data.
    Map(Box<XmlShape>),
}

/// Elements of one name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct XmlList {
    /// Their name.
    pub item: XmlName,
    /// Whether an element is around all of them.
    pub wrapped: bool,
    /// What is in each.
    pub shape: XmlShape,
}
