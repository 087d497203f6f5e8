//! Bodies of requests and responses. In: media type objects; out: what a body carries, by media type.

use super::form::{Encoding, Multipart};
use super::items::Items;
use super::text::Text;
use super::types::TypeUse;
use super::xml::XmlBody;
use crate::source::Pointer;

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
