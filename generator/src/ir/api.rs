//! An API as a whole. In: a document; out: its servers, schemes, types and operations, each in one list.
//! It never refers to anything but by id into these lists.

use super::event::Event;
use super::operation::{Operation, OperationId};
use super::section::{Section, SectionId};
use super::security::{Scheme, SchemeId};
use super::server::{ServerGroup, ServerGroupId};
use super::table::TypeMap;
use super::tag::{Tag, TagId};
use super::text::{NameHint, Text};
use super::types::Types;
use super::xml::XmlLayout;
use crate::source::{Origin, Pointer};

/// An API.
#[derive(Debug, Clone, Default)]
pub struct Api {
    /// Its title, version and text.
    pub info: Info,
    /// The distinct lists of servers that operations go to; the first one is the document's own.
    pub servers: Vec<ServerGroup>,
    /// Security schemes.
    pub schemes: Vec<Scheme>,
    /// All types.
    pub types: Types,
    /// All component schemas in the order of the description, reached or not, with the names they ask for: what one is
    /// called does not depend on what reaches it.
    pub components: Vec<(Pointer, String)>,
    /// How the members of records, and of subtypes of one base, are laid out that travel as XML.
    pub xml: TypeMap<XmlLayout>,
    /// The prefix of the environment variables that a client is built of, where it is not the name of its crate.
    pub env_prefix: Option<String>,
    /// The tags of operations, in the order in which they come up.
    pub tags: Vec<Tag>,
    /// Groups of operations that are filed together.
    pub sections: Vec<Section>,
    /// All operations in the order of the description.
    pub operations: Vec<Operation>,
    /// Requests that the server makes: callbacks and webhooks.
    pub events: Vec<Event>,
    /// Operations that are declared and not emitted: names take no account of whether others are.
    pub not_asked: Vec<NotAsked>,
    /// How many operations the description declares, those left out included.
    pub declared: usize,
    /// How many of them the settings do not ask for.
    pub not_chosen: usize,
    /// Operations that could not be emitted.
    pub left_out: Vec<LeftOut>,
    /// Places where a schema says more than the emitted type does, or says nothing at all.
    pub untyped: Vec<Untyped>,
}

impl Api {
    /// The ids of all tags.
    pub fn tag_ids(&self) -> impl Iterator<Item = TagId> + use<> {
        (0..self.tags.len()).map(TagId)
    }

    /// All operations with their ids.
    pub fn numbered(&self) -> impl Iterator<Item = (OperationId, &Operation)> {
        self.operations.iter().enumerate().map(|(index, operation)| (OperationId(index), operation))
    }

    /// A tag.
    pub fn tag(&self, id: TagId) -> Option<&Tag> {
        self.tags.get(id.0)
    }

    /// A section.
    pub fn section(&self, id: SectionId) -> Option<&Section> {
        self.sections.get(id.0)
    }

    /// A security scheme.
    pub fn scheme(&self, id: SchemeId) -> Option<&Scheme> {
        self.schemes.get(id.0)
    }

    /// A list of servers.
    pub fn group(&self, id: ServerGroupId) -> Option<&ServerGroup> {
        self.servers.get(id.0)
    }
}

/// What names have to know of an operation that is not emitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAsked {
    /// What it would like to be called.
    pub hint: NameHint,
    /// Its first tag.
    pub tag: Option<String>,
}

/// An operation that is declared and not emitted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// Its operationId, or its method and path.
    pub id: String,
    /// Why, in one sentence without a period.
    pub reason: String,
    /// Where it stands in the tree that was lowered.
    pub at: Pointer,
    /// Where it was written.
    pub written: Origin,
}

/// A place whose type is any JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Untyped {
    /// Where the schema stands in the tree that was lowered.
    pub at: Pointer,
    /// Where it was written.
    pub written: Origin,
    /// Why, in a few words.
    pub reason: &'static str,
}

/// Title, version and text of an API.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Info {
    /// The title.
    pub title: String,
    /// The version of the description.
    pub version: String,
    /// What it says of itself.
    pub text: Text,
}
