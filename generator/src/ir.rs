//! The vocabulary: what an API is, in no language. In: what `lower` found; out: what every later stage reads.
//! It never knows Rust, openapiv3 or where a document came from, beyond the pointer each thing carries.

pub mod api;
pub mod body;
pub(crate) mod equality;
pub mod event;
pub(crate) mod fits;
pub mod form;
pub mod format;
pub mod items;
pub mod limits;
pub mod long_running;
pub mod method;
pub mod operation;
pub mod outcome;
pub mod own;
pub mod paging;
pub mod parameter;
pub mod policy;
pub mod response;
pub mod scalar;
pub mod section;
pub mod security;
pub mod server;
pub mod table;
pub mod tag;
pub(crate) mod template;
pub mod text;
pub mod type_form;
pub mod types;
mod uses;
pub mod xml;

pub use crate::tree::style::{Delimiter, Style, Whole};
pub use api::{Api, Info, LeftOut, NotAsked, Untyped};
pub use body::{Body, Content, Payload};
pub use event::{Cause, Event};
pub use form::{Encoding, FormPart, FormVariant, InnerPart, Multipart, PartContent, PartForm, PartLayout};
pub use format::TextFormat;
pub use items::{Framing, ItemType, Items};
pub use limits::{Always, Bound, Differ, Edge, Limits, Range};
pub use long_running::{LongRunning, ResultFrom};
pub use method::Method;
pub use operation::{FixedMember, Operation, OperationId, Segment};
pub use outcome::{Answer, Outcome};
pub use own::{Foreign, ForeignPath, Own, Wire};
pub use paging::{Advance, Input, Known, NextPage, Output, Pagination, Paging, PagingRule, Target};
pub use parameter::{Argument, Location};
pub use policy::{Policy, Redirects, Retry};
pub use response::{Header, HeaderStyle, Link, Response, Statuses};
pub use scalar::Scalar;
pub use section::{Section, SectionId};
pub use security::{Flow, FlowKind, Requirement, Scheme, SchemeId, SchemeKind, TokenUrl};
pub use server::{Server, ServerGroup, ServerGroupId, ServerVariable};
pub use table::{TypeMap, TypeSet};
pub use tag::{Tag, TagId};
pub use text::{NameHint, Text};
pub use type_form::TypeForm;
pub use types::{
    Access, Additional, Branch, Enumeration, Field, Listing, Literal, Record, Shape, Type, TypeId, TypeUse,
    Types, Union, Variant,
};
pub use xml::{XmlBody, XmlLayout, XmlList, XmlMember, XmlName, XmlPlace, XmlShape};
