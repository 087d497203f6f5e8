//! In: nothing; the tables are written by the generator as `static` data of the generated crate.
//! Out: the shapes of those tables: an API with its servers and security schemes, and its operations.
//! Never: behaviour; what is done with a table is in `execute`, `argument`, `server` and `credential`.

mod form;
mod paging;
mod polling;
mod security;

use std::borrow::Cow;

use http::{HeaderMap, StatusCode};

use crate::limits::Rules;
use crate::repetition::Repetition;

pub use self::form::{Form, Layout};
pub(crate) use self::paging::{NextPage, Source};
pub use self::paging::{Paging, Target};
pub use self::polling::{Polling, ResultFrom};
pub use self::security::{Flow, FlowKind, Requirement, Scheme, SchemeKind, TokenUrl};
pub(crate) use self::security::{STANDARD, Tokens};

/// What all operations of a description share.
#[derive(Debug)]
pub struct ApiDescription {
    /// The product token of the `User-Agent` header, such as `identity-client/0.1.0` (RFC 9110, 10.1.5).
    pub user_agent: &'static str,
    /// The groups of servers; an operation names one by its index.
    pub servers: &'static [ServerGroup],
    /// The security schemes; a requirement names one by its index.
    pub schemes: &'static [Scheme],
}

/// Servers of which one is chosen for every operation that names the group.
#[derive(Debug)]
pub struct ServerGroup {
    /// The name of the builder's setter, for messages.
    pub name: &'static str,
    /// The servers in the order of the description; the first one is the default.
    pub servers: &'static [Server],
}

/// A server of the description (OpenAPI 3.0, Server Object).
#[derive(Debug)]
pub struct Server {
    /// The address with `{variable}` placeholders.
    pub template: &'static str,
    /// The variables of the template.
    pub variables: &'static [Variable],
}

/// A variable of a server's address (OpenAPI 3.0, Server Variable Object).
#[derive(Debug)]
pub struct Variable {
    /// The name between the braces.
    pub name: &'static str,
    /// The value that is used when none is given; `None`: one has to be given.
    pub default: Option<&'static str>,
    /// The values the description lists; others are accepted too.
    pub values: &'static [&'static str],
}

/// An operation as the type-erased core sees it.
#[derive(Debug)]
pub struct OperationDescription {
    /// The `operationId`, or the name that stands for it.
    pub id: &'static str,
    /// The method.
    pub method: Method,
    /// The path template as it stands in the description, with `{0}` in place of each parameter: its index in `arguments`. A brace
    /// that is none of these is escaped (`%7B`). Behind a `?` stand the pairs of the query that each request has.
    pub path: &'static str,
    /// The parameters; a request sets them by index.
    pub arguments: &'static [Argument],
    /// The index of the group of servers in [`ApiDescription::servers`].
    pub servers: usize,
    /// Alternatives, each of which asks for all of its schemes; none at all is an operation without credentials.
    pub security: &'static [&'static [Requirement]],
    /// The documented successes.
    pub success: &'static [Success],
    /// The `Accept` header; empty for none.
    pub accept: &'static str,
    /// The tags, as the description has them.
    pub tags: &'static [&'static str],
}

impl OperationDescription {
    /// The documented success that covers a status: one of its own goes before its class, and that before `default` (OpenAPI 3.0,
    /// Responses Object).
    pub(crate) fn documented(&self, status: StatusCode) -> Option<&'static Success> {
        let rank = |success: &&Success| match success.statuses {
            Statuses::Exact(_) => 0,
            Statuses::Class(_) => 1,
            Statuses::Default => 2,
        };
        self.success.iter().filter(|success| success.statuses.covers(status)).min_by_key(rank)
    }

    /// The path template as the description has it: `/pets/{id}`, without the pairs of a query behind it.
    pub(crate) fn template(&self) -> Cow<'static, str> {
        let path = self.path.split('?').next().unwrap_or_default();
        if !path.contains(['{', '%']) {
            return Cow::Borrowed(path);
        }
        let mut pieces = path.split('{');
        let mut template = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (index, text) = piece.split_once('}').unwrap_or((piece, ""));
            let argument = index.parse().ok().and_then(|index: usize| self.arguments.get(index));
            template.push_str(&format!("{{{}}}{text}", argument.map_or("", |argument| argument.name)));
        }
        Cow::Owned(template.replace("%7B", "{").replace("%7D", "}"))
    }
}

/// The method of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// `QUERY`, safe and idempotent, with a body (OpenAPI 3.2)
    Query,
    /// Any other, by its name: a token (RFC 9110, 9.1)
    Other(&'static str),
}

impl Method {
    /// The name on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }

    /// What doing it twice does.
    #[must_use]
    pub(crate) const fn repetition(self) -> Repetition {
        match self {
            Self::Get | Self::Put | Self::Delete | Self::Options | Self::Head | Self::Trace | Self::Query => {
                Repetition::Harmless
            }
            // of a method that nobody knows, nobody knows what it does
            Self::Post | Self::Patch | Self::Other(_) => Repetition::Harmful,
        }
    }
}

/// A parameter (OpenAPI 3.0, Parameter Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Argument {
    /// The name on the wire.
    pub name: &'static str,
    /// Where it goes.
    pub place: Place,
    /// How lists and objects are laid out.
    pub style: Style,
    /// Whether lists and objects make one pair per element.
    pub explode: bool,
    /// Whether reserved characters of the value, and escapes in it, pass as they are (RFC 6570, 3.2.3).
    pub reserved: bool,
    /// Whether a request without it is refused before it is sent.
    pub required: bool,
}

/// Parameters as the specification takes them when it is told no more than name and place.
impl Argument {
    /// A part of the path; always required.
    #[must_use]
    pub const fn path(name: &'static str) -> Self {
        Self { required: true, ..Self::plain(name, Place::Path) }
    }

    /// A pair of the query, optional.
    #[must_use]
    pub const fn query(name: &'static str) -> Self {
        Self { explode: true, ..Self::plain(name, Place::Query) }
    }

    /// A header, optional.
    #[must_use]
    pub const fn header(name: &'static str) -> Self {
        Self::plain(name, Place::Header)
    }

    /// A cookie, optional.
    #[must_use]
    pub const fn cookie(name: &'static str) -> Self {
        Self { explode: true, ..Self::plain(name, Place::Cookie) }
    }

    const fn plain(name: &'static str, place: Place) -> Self {
        let style = Style::Delimited(Delimiter::Comma);
        Self { name, place, style, explode: false, reserved: false, required: false }
    }

    /// The same, required.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}

/// How a field of a form is laid out (OpenAPI 3.0, Encoding Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the field.
    pub name: &'static str,
    /// How lists and objects are laid out.
    pub style: Style,
    /// Whether lists and objects make one pair per element.
    pub explode: bool,
}

/// Where a parameter or a key goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Into the path.
    Path,
    /// Into the query.
    Query,
    /// Into a header.
    Header,
    /// Into the `Cookie` header.
    Cookie,
}

/// How a parameter is laid out (OpenAPI 3.0.4, section 4.7.12.2, "Style Values").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `a,b`, behind the name where the place has names: `simple`, `form`, and the styles that are named by a delimiter.
    Delimited(Delimiter),
    /// `.a.b` (path)
    Label,
    /// `;name=a` (path)
    Matrix,
    /// `name[member]=a` (query)
    Deep,
    /// One text: a parameter with a `content`.
    Whole(Whole),
    /// One text without a name, which is the whole query (OpenAPI 3.2, `in: querystring`).
    Querystring(Whole),
}

/// What stands between the elements of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delimiter {
    /// `a,b`
    Comma,
    /// `a b`, escaped: `a%20b`
    Space,
    /// `a|b`, escaped: `a%7Cb`
    Pipe,
    /// `a`, a tab, `b`, escaped: `a%09b`
    Tab,
}

impl Delimiter {
    /// As it stands in a place: escaped, but in headers.
    pub(crate) const fn text(self, place: Place) -> &'static str {
        let (bare, escaped) = match self {
            Self::Comma => (",", ","),
            Self::Space => (" ", "%20"),
            Self::Pipe => ("|", "%7C"),
            Self::Tab => ("\t", "%09"),
        };
        match place {
            Place::Header => bare,
            Place::Path | Place::Query | Place::Cookie => escaped,
        }
    }
}

/// What the text of a parameter with a `content` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whole {
    /// The JSON of the value.
    Json,
    /// The value as it is: of a format that is not written for the caller.
    Text,
}

/// Tells of each documented header of a response that is not as documented: its name, and what is the matter with it.
pub(crate) type HeaderWatch = fn(&HeaderMap, &mut dyn FnMut(&'static str, String));

/// A documented success.
#[derive(Debug, Clone, Copy)]
pub struct Success {
    /// The statuses it stands for.
    pub statuses: Statuses,
    /// The media types of its body; none for a success without a body.
    pub media_types: &'static [&'static str],
    /// Those of them whose body is handed over before it has been read.
    pub streams: &'static [&'static str],
    /// How its headers are held against the description, where it has any.
    pub headers: Option<HeaderWatch>,
    /// The limits of its JSON body, where values are held against limits.
    pub rules: Option<&'static Rules>,
}

impl Success {
    /// A success whose body is read as a whole.
    #[must_use]
    pub const fn new(statuses: Statuses, media_types: &'static [&'static str]) -> Self {
        Self { statuses, media_types, streams: &[], headers: None, rules: None }
    }
}

/// The statuses an answer is documented for (OpenAPI 3.0, Responses Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// A class, by its first digit: `2` for `2XX`.
    Class(u16),
    /// `default`: as a success it stands for the 2xx statuses that nothing else names.
    Default,
}

impl Statuses {
    /// Whether it stands for 2xx, so that the description documents a success and not where to go for it.
    pub(crate) const fn is_success(self) -> bool {
        match self {
            Self::Exact(code) => code / 100 == 2,
            Self::Class(class) => class == 2,
            Self::Default => true,
        }
    }

    /// Whether a success documented for these statuses covers this one.
    #[must_use]
    pub fn covers(self, status: StatusCode) -> bool {
        match self {
            Self::Exact(code) => status.as_u16() == code,
            Self::Class(class) => status.as_u16() / 100 == class,
            Self::Default => status.is_success(),
        }
    }
}
