//! Typed answers. In: what a call is to give; out: the response that the client decodes to it, by the same codec and under a status and
//! a media type of the description. It never answers what the description does not know: that is what [`Reply`] is for.

use bytes::Bytes;
use http::StatusCode;

use super::reply::Reply;
use crate::body::Body;
use crate::description::{OperationDescription, Statuses};
use crate::json::{self, Json, Value, value_of};
use crate::response::MediaType;
use crate::stream::{ByteStream, Events, Framing, ItemStream, framed};

/// How the success of an operation is laid out, beyond what its table says.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub enum Laid {
    /// As its media type says.
    Plainly,
    /// Events that are JSON as a whole, each told apart by its `event`.
    AsToldEvents,
    /// XML of this layout.
    #[cfg(feature = "xml")]
    AsXml(&'static crate::xml::XmlRoot),
}

/// Where an answer goes.
#[doc(hidden)]
#[derive(Clone, Copy)]
pub struct To {
    /// None: what is not described.
    pub(super) operation: Option<&'static OperationDescription>,
    pub(super) laid: Laid,
}

/// A type of successes, and what a test gives for one: the value itself; the items of a stream; the body of bytes.
pub trait Answer {
    /// What a test gives.
    type Given;

    /// The response that is decoded to it.
    #[doc(hidden)]
    fn reply(given: Self::Given, to: To) -> Reply;
}

/// An enum of answers by status and media type; emitted code implements it.
pub trait IntoReply {
    /// The response that is decoded to it.
    fn into_reply(self) -> Reply;
}

/// A success that is one of several: in place of its type, which tells its cases apart itself.
#[derive(Debug)]
pub struct Choice<T>(std::marker::PhantomData<T>);

impl<T: IntoReply> Answer for Choice<T> {
    type Given = T;

    fn reply(given: T, _: To) -> Reply {
        given.into_reply()
    }
}

impl<T: Json> Answer for T {
    type Given = T;

    fn reply(given: T, to: To) -> Reply {
        of_value(&value_of(&given), to)
    }
}

impl Answer for ByteStream {
    type Given = Body;

    fn reply(given: Body, to: To) -> Reply {
        let (status, media_type) = to.documented(|_| true);
        Reply::body(status, media_type.unwrap_or("application/octet-stream"), given)
    }
}

impl<T: Json> Answer for ItemStream<T> {
    type Given = Vec<T>;

    fn reply(given: Vec<T>, to: To) -> Reply {
        let is_sequence = |one: &str| MediaType::parse(one).fit("application/json-seq").is_some();
        let (status, media_type) =
            to.documented(|one| is_sequence(one) || MediaType::parse(one).can_be_lines());
        let media_type = media_type.unwrap_or("application/x-ndjson");
        let framing = if is_sequence(media_type) { Framing::Sequence } else { Framing::Lines };
        Reply::body(status, media_type, framed(framing, &mut given.iter().map(|item| item as &dyn Json)))
    }
}

impl<T: Json> Answer for Events<T> {
    type Given = Vec<T>;

    fn reply(given: Vec<T>, to: To) -> Reply {
        let (status, media_type) =
            to.documented(|one| MediaType::parse(one).fit("text/event-stream").is_some());
        let text: String = given.iter().map(|event| event_text(value_of(event), to.laid)).collect();
        Reply::body(status, media_type.unwrap_or("text/event-stream"), text)
    }
}

/// An event (HTML Standard, "Parsing an event stream").
fn event_text(value: Value, laid: Laid) -> String {
    let (head, data) = match (&value, laid) {
        (Value::Object(whole), Laid::AsToldEvents) => {
            let field = |name: &str| match whole.get(name) {
                Some(Value::String(text)) => format!("{name}: {text}\n"),
                Some(Value::Number(number)) => format!("{name}: {number}\n"),
                _ => String::new(),
            };
            let head = ["event", "id", "retry"].map(field).concat();
            (head, whole.get("data").cloned().unwrap_or_default())
        }
        _ => (String::new(), value),
    };
    let text = match data {
        Value::String(text) => text,
        other => json::to_string(&other),
    };
    let lines: String = text.split('\n').map(|line| format!("data: {line}\n")).collect();
    format!("{head}{lines}\n")
}

/// JSON or text, or what XML a layout makes of it; null is nothing, where a success has no body.
fn of_value(value: &Value, to: To) -> Reply {
    if value.is_null()
        && let Some(status) = to.without_body()
    {
        return Reply::empty(status);
    }
    #[cfg(feature = "xml")]
    if let Laid::AsXml(root) = to.laid {
        let (status, media_type) = to.documented(|one| MediaType::parse(one).is_xml());
        return match crate::xml::document(root, value) {
            Ok(text) => Reply::body(status, media_type.unwrap_or("application/xml"), text),
            Err(mistake) => Reply::empty(status).at_fault(&mistake),
        };
    }
    let (status, media_type) = to.documented(is_for_json);
    if let Some(media_type) = media_type {
        return Reply::body(status, named(media_type), json::to_string(value));
    }
    let (status, media_type) = to.documented(|_| true);
    match (media_type, value) {
        (Some(media_type), Value::String(text)) => Reply::body(status, media_type, text.as_str()),
        (media_type, _) => {
            Reply::body(status, media_type.unwrap_or("application/json"), json::to_string(value))
        }
    }
}

fn is_for_json(media_type: &str) -> bool {
    let parsed = MediaType::parse(media_type);
    parsed.is_json() || MediaType::parse("application/json").fit(media_type).is_some()
}

/// A type that a body can be of: a range of them is no such.
fn named(media_type: &str) -> &str {
    if MediaType::parse(media_type).is_range() { "application/json" } else { media_type }
}

impl To {
    /// The first documented success whose body is of such a media type, with it; 200 where there is none.
    fn documented(self, is_one: impl Fn(&str) -> bool) -> (u16, Option<&'static str>) {
        let successes = self.operation.map_or(&[][..], |operation| operation.success);
        let found = successes.iter().find_map(|success| {
            let media_type = success.media_types.iter().find(|one| is_one(one))?;
            Some((code(success.statuses), Some(*media_type)))
        });
        let first = || successes.first().map_or(StatusCode::OK.as_u16(), |success| code(success.statuses));
        found.unwrap_or_else(|| (first(), None))
    }

    /// The first documented success without a body.
    fn without_body(self) -> Option<u16> {
        let successes = self.operation?.success;
        let bare = successes.iter().find(|success| success.media_types.is_empty())?;
        // any 2xx, where the description documents errors alone
        Some(if bare.statuses == Statuses::Class(2) { 204 } else { code(bare.statuses) })
    }
}

/// A status that these statuses stand for.
const fn code(statuses: Statuses) -> u16 {
    match statuses {
        Statuses::Exact(code) => code,
        Statuses::Class(class) => class * 100,
        Statuses::Default => 200,
    }
}

/// What a case of an enum of answers holds, as a body.
pub trait Encoded {
    /// The body, under this media type.
    fn encoded(self, media_type: &str) -> Body;
}

impl<T: Json> Encoded for T {
    fn encoded(self, media_type: &str) -> Body {
        match value_of(&self) {
            Value::String(text) if !is_for_json(media_type) => text.into(),
            value => json::to_string(&value).into(),
        }
    }
}

impl Encoded for Bytes {
    fn encoded(self, _: &str) -> Body {
        self.into()
    }
}

impl Encoded for ByteStream {
    fn encoded(self, _: &str) -> Body {
        self.into()
    }
}

/// For those of emitted code: nobody but a client makes one.
impl<T> Encoded for ItemStream<T> {
    fn encoded(self, _: &str) -> Body {
        self.into_bytes().into()
    }
}

/// For those of emitted code: nobody but a client makes one.
impl<T> Encoded for Events<T> {
    fn encoded(self, _: &str) -> Body {
        self.into_bytes().into()
    }
}

impl Reply {
    /// A response with this as its body, under a media type of the description.
    #[doc(hidden)]
    #[must_use]
    pub fn documented(status: u16, media_type: &'static str, body: impl Encoded) -> Self {
        let media_type = named(media_type);
        Self::body(status, media_type, body.encoded(media_type))
    }

    /// The same as XML of this layout.
    #[cfg(feature = "xml")]
    #[doc(hidden)]
    #[must_use]
    pub fn xml(
        status: u16,
        media_type: &'static str,
        body: &dyn Json,
        root: &'static crate::xml::XmlRoot,
    ) -> Self {
        match crate::xml::written(root, body) {
            Ok(text) => Self::body(status, media_type, text),
            Err(mistake) => Self::empty(status).at_fault(&mistake),
        }
    }
}
