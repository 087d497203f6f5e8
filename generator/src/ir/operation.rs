//! Operations: what can be asked of a server, and what it may answer. In: path items and operations.
//! It never resolves anything: references are types and schemes by id.

use super::api::{ServerGroupId, TagId};
use super::event::Link;
use super::form::Multipart;
use super::items::Items;
use super::paging::Paging;
use super::policy::Policy;
use super::security::Requirement;
use super::text::{NameHint, Text};
use super::types::TypeUse;
use super::xml::XmlBody;
use crate::source::Pointer;
use crate::tree::style::Style;

/// The index of an operation in [`super::Api::operations`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OperationId(pub(crate) usize);

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// Its operationId, or what its method and path make.
    pub hint: NameHint,
    /// The tags, first one first: that is the one it is filed under.
    pub tags: Vec<TagId>,
    /// What the description says of it.
    pub text: Text,
    /// The HTTP method.
    pub method: Method,
    /// The path template as written, for people.
    pub template: String,
    /// The path template, cut at its parameters.
    pub path: Vec<Segment>,
    /// Parameters in the order of the description: those of the path item first.
    pub arguments: Vec<Argument>,
    /// The request body, if the operation takes one.
    pub body: Option<Body>,
    /// The documented responses, by status.
    pub responses: Vec<Response>,
    /// Media types that are asked for beside those of the responses.
    pub accept: Vec<String>,
    /// The alternatives of its security, best first; empty: none is needed.
    pub security: Vec<Requirement>,
    /// The servers it goes to.
    pub servers: ServerGroupId,
    /// What settings say of how it is called.
    pub policy: Policy,
    /// How its answers come in pages.
    pub paging: Option<Paging>,
    /// The member of its body that makes it this one of two operations in one: answering at once, or as a stream.
    pub fixed: Option<FixedMember>,
    /// Where it stands.
    pub at: Pointer,
}

/// A boolean member of a body, with the value that every call sends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FixedMember {
    /// Its name on the wire.
    pub name: String,
    /// Its value.
    pub value: bool,
}

impl Operation {
    /// Whether it is the second of two in place of one of the description.
    pub fn is_second(&self) -> bool {
        self.fixed.as_ref().is_some_and(|fixed| fixed.value)
    }
}

/// HTTP methods of a path item.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its own name")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    Query,
    /// Any other, as it is written on the wire.
    Other(String),
}

impl Method {
    /// The methods that have a key of their own in a path item, in the order the specification lists them.
    pub const ALL: [Self; 9] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
        Self::Trace,
        Self::Query,
    ];

    /// The method of a name on the wire.
    pub fn named(name: &str) -> Self {
        let known = Self::ALL.into_iter().find(|method| method.wire() == name);
        known.unwrap_or_else(|| Self::Other(name.to_owned()))
    }

    /// The key in a path item: `get`.
    pub fn key(&self) -> &str {
        match self {
            Self::Get => "get",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
            Self::Head => "head",
            Self::Patch => "patch",
            Self::Trace => "trace",
            Self::Query => "query",
            Self::Other(name) => name,
        }
    }

    /// The name on the wire: `GET`. Names are told apart by their case (RFC 9110, section 9.1).
    pub fn wire(&self) -> String {
        match self {
            Self::Other(name) => name.clone(),
            Self::Get | Self::Put | Self::Post | Self::Delete | Self::Options => self.key().to_uppercase(),
            Self::Head | Self::Patch | Self::Trace | Self::Query => self.key().to_uppercase(),
        }
    }
}

/// A piece of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Segment {
    /// Text that is sent as it is.
    Text(String),
    /// The index of a parameter in [`Operation::arguments`].
    Argument(usize),
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Its name on the wire.
    pub wire: String,
    /// What the description would like it to be called in code, where it says so.
    pub hint: Option<String>,
    /// Where it travels.
    pub place: Location,
    /// How its value is written.
    pub style: Style,
    /// Whether lists and objects repeat the name.
    pub explode: bool,
    /// Whether reserved characters pass as they are (`allowReserved`).
    pub reserved: bool,
    /// Whether it must be there.
    pub required: bool,
    /// What the server takes when it is left out, as compact JSON, where the description says so.
    pub default: Option<String>,
    /// Its type.
    pub ty: TypeUse,
    /// What the description says of it.
    pub text: Text,
    /// Where it stands.
    pub at: Pointer,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is its own name")]
pub enum Location {
    Path,
    Query,
    Header,
    Cookie,
}

/// A request body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Whether it must be sent.
    pub required: bool,
    /// The forms it may take.
    pub content: Vec<Content>,
    /// What the description says of it.
    pub text: Text,
    /// Where it stands.
    pub at: Pointer,
}

/// One form of a body: what it carries, and the media types that carry it.
#[derive(Debug, Clone, PartialEq)]
pub struct Content {
    /// What they carry. It is compared first: it differs sooner.
    pub payload: Payload,
    /// The media types as written, at least one; a request is sent as the first one unless the caller says otherwise.
    pub media_types: Vec<String>,
    /// Other forms of the same value, by media type: what a caller may choose to send, what a server may answer.
    pub also: Vec<(String, Payload)>,
}

impl Content {
    /// What these media types carry, in no other form.
    pub fn new(media_types: Vec<String>, payload: Payload) -> Self {
        Self { payload, media_types, also: Vec::new() }
    }

    /// The media types of all forms.
    pub fn all_media_types(&self) -> impl Iterator<Item = &String> {
        self.media_types.iter().chain(self.also.iter().map(|(media_type, _)| media_type))
    }

    /// As what a request is sent unless the caller says otherwise. A range stands for many types (RFC 9110, section
    /// 12.5.1), so that nothing is of it: then what is carried says the type.
    pub fn sent_as(&self) -> &str {
        match self.media_types.first() {
            Some(first) if !first.contains('*') => first,
            Some(_) | None => self.payload.usual_type(),
        }
    }
}

/// What a body carries.
#[derive(Debug, Clone, PartialEq)]
pub enum Payload {
    /// A JSON value of this type (`application/json` and every `+json`).
    Json(TypeUse),
    /// Text in UTF-8.
    Text,
    /// Bytes as they are.
    Binary,
    /// The members of this type as fields of a form (`application/x-www-form-urlencoded`).
    Form(TypeUse, Vec<Encoding>),
    /// Parts (`multipart/…`), of requests alone.
    Multipart(Multipart),
    /// Items one after the other.
    Items(Items),
    /// XML (`application/xml`, `text/xml` and every `+xml`).
    Xml(XmlBody),
}

impl Payload {
    fn usual_type(&self) -> &'static str {
        match self {
            Self::Json(_) => "application/json",
            Self::Text => "text/plain",
            Self::Binary => "application/octet-stream",
            Self::Form(..) => "application/x-www-form-urlencoded",
            Self::Multipart(_) => "multipart/form-data",
            Self::Items(_) => "application/x-ndjson",
            Self::Xml(_) => "application/xml",
        }
    }
}

/// How a field of a form is laid out, where the description says so (OpenAPI 3.0.4, section 4.7.15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the field.
    pub wire: String,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether lists and objects repeat the name.
    pub explode: bool,
}

/// A documented response.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// For which statuses.
    pub statuses: Statuses,
    /// The forms its body may take; empty: no body.
    pub content: Vec<Content>,
    /// The headers it may carry.
    pub headers: Vec<Header>,
    /// What may be asked next.
    pub links: Vec<Link>,
    /// What the description says of it.
    pub text: Text,
    /// Where it stands.
    pub at: Pointer,
}

/// The statuses of a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// All statuses of a class, by its digit: `4` for `4XX`.
    Class(u8),
    /// All that nothing else of the operation stands for.
    Default,
}

impl Statuses {
    /// Whether these are statuses of success (2xx). `default` is none: see [`Operation::successes`].
    pub fn is_success(self) -> bool {
        match self {
            Self::Exact(status) => (200..300).contains(&status),
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }
}

impl std::fmt::Display for Statuses {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exact(status) => write!(f, "{status}"),
            Self::Class(class) => write!(f, "{class}XX"),
            Self::Default => f.write_str("default"),
        }
    }
}

/// A response header.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name.
    pub wire: String,
    /// Its type.
    pub ty: TypeUse,
    /// How it is written.
    pub style: HeaderStyle,
    /// What the description says of it.
    pub text: Text,
}

/// How a response header is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HeaderStyle {
    /// `simple`; an object is `a,1,b,2`.
    Simple,
    /// `simple` with `explode`; an object is `a=1,b=2`.
    Exploded,
    /// A text of JSON: it has a `content`.
    Json,
}
