//! The table of rules. In: nothing; out: for each change that is told apart its code, who breaks, how bad it is, and what to do. It
//! never looks at a description: `wire`, `schema` and `rust` find the changes.
//!
//! | codes | what changed |
//! |---|---|
//! | D01xx | the description as a whole, servers, tags, webhooks |
//! | D02xx | operations |
//! | D03xx | parameters |
//! | D04xx | request bodies |
//! | D05xx | responses and headers |
//! | D06xx | security |
//! | D10xx, D11xx | a schema in a request, and the same in a response |
//! | D20xx | the generated Rust |

#![expect(
    clippy::zero_prefixed_literal,
    reason = "codes are read with four digits, and no one takes them for octal"
)]

use std::fmt;

/// A rule, by its number: `D0301`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Code(u16);

/// Who notices a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Class {
    /// Clients that exist, at run time.
    Wire,
    /// Programs that use the generated crate, when they are compiled against the new one.
    Source,
    /// Programs that compile against the new crate, and act differently.
    Behaviour,
    /// People.
    Docs,
}

/// How bad a change is for whom it concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// It breaks every use of what changed.
    Error,
    /// It breaks some uses.
    Warning,
    /// It breaks nothing.
    Info,
}

/// A row of the table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Its code.
    pub code: Code,
    /// Who notices.
    pub class: Class,
    /// How bad it is.
    pub level: Level,
    /// What changed, in a few words.
    pub title: &'static str,
    /// What to do; empty where there is nothing to do.
    pub help: &'static str,
}

/// Which way a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Direction {
    /// From the client to the server.
    Request,
    /// From the server to the client.
    Response,
}

impl Direction {
    /// Where such values are.
    pub(crate) fn place(self) -> &'static str {
        match self {
            Self::Request => "in requests",
            Self::Response => "in responses",
        }
    }

    /// The other way: the server sends the request of a webhook.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
        }
    }
}

/// A change of a schema, in either direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Keyword(u16);

impl Keyword {
    /// The rule about it in a request or in a response.
    pub(crate) fn code(self, direction: Direction) -> Code {
        match direction {
            Direction::Request => Code(1000 + self.0),
            Direction::Response => Code(1100 + self.0),
        }
    }
}

/// What a change of a schema does to the values that it allows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Effect {
    /// It allows fewer.
    Narrows,
    /// It allows fewer if it is checked.
    NarrowsPerhaps,
    /// It allows more, which most readers bear.
    Widens,
    /// It allows more, which readers do not expect.
    WidensMuch,
    /// It allows others.
    Differs,
    /// It allows others, or the same.
    Unsure,
    /// Something else is meant where nothing is sent.
    Assumes,
    /// It has something that nobody has to know.
    Adds,
    /// It lost something that was always there.
    Drops,
    /// It lost something that was there at times.
    DropsPerhaps,
    /// It tells of a change to come.
    Announces,
    /// It allows the same.
    Notes,
}

impl Effect {
    fn judged(self, direction: Direction) -> (Class, Level, &'static str) {
        use Class::{Behaviour, Docs, Wire};
        use Direction::{Request, Response};
        use Level::{Error, Info, Warning};
        match (self, direction) {
            (Self::Narrows, Request) => (Wire, Error, "send only values that the new schema allows"),
            (Self::NarrowsPerhaps, Request) => (Wire, Warning, "send only values that the new schema allows"),
            (Self::Narrows | Self::NarrowsPerhaps, Response) => (Wire, Info, ""),
            (Self::Widens | Self::WidensMuch, Request) => (Wire, Info, ""),
            (Self::Widens, Response) => (Wire, Warning, "accept values that the old schema did not allow"),
            (Self::WidensMuch, Response) => (Wire, Error, "accept values that the old schema did not allow"),
            (Self::Differs, Request) => (Wire, Error, "generate again: existing clients send the old form"),
            (Self::Differs, Response) => (Wire, Error, "generate again: existing clients read the old form"),
            (Self::Unsure, _) => {
                (Wire, Warning, "compare the two schemas: which one allows more cannot be told")
            }
            (Self::Assumes, Request) => (Behaviour, Warning, "send the value where the old default is meant"),
            (Self::Assumes, Response) => {
                (Behaviour, Warning, "check what an absent value means to the program")
            }
            (Self::Adds, _) => (Wire, Info, ""),
            (Self::Drops | Self::DropsPerhaps, Request) => (Wire, Warning, "stop sending the property"),
            (Self::Drops, Response) => (Wire, Error, "do not rely on the property"),
            (Self::DropsPerhaps, Response) => (Wire, Warning, "do not rely on the property"),
            (Self::Announces, _) => (Docs, Warning, "plan to do without it"),
            (Self::Notes, _) => (Docs, Info, ""),
        }
    }
}

/// Rows with their own class, level and help.
macro_rules! rows {
    ($($name:ident = $number:literal, $class:ident, $level:ident, $title:literal, $help:literal;)*) => {
        $(#[doc = $title] pub(crate) const $name: $crate::rules::Code = $crate::rules::Code($number);)*

        /// The rows.
        pub(super) const TABLE: &[Rule] = &[$(Rule {
            code: $name,
            class: Class::$class,
            level: Level::$level,
            title: $title,
            help: $help,
        }),*];
    };
}

/// Rows whose class, level and help follow from the effect and the direction.
macro_rules! keywords {
    ($($name:ident = $number:literal, $effect:ident, $title:literal;)*) => {
        $(#[doc = $title] pub(crate) const $name: $crate::rules::Keyword = $crate::rules::Keyword($number);)*

        /// The rows.
        pub(super) const TABLE: &[(super::Keyword, super::Effect, &str)] =
            &[$(($name, super::Effect::$effect, $title)),*];
    };
}

pub(crate) mod bodies;
pub(crate) mod document;
pub(crate) mod operations;
pub(crate) mod parameters;
pub(crate) mod responses;
pub(crate) mod rust;
pub(crate) mod schemas;
pub(crate) mod security;

/// The tables beside that of schemas, each with its pages.
const TABLES: [(&[Rule], &str); 7] = [
    (document::TABLE, include_str!("../rules/document.md")),
    (operations::TABLE, include_str!("../rules/operations.md")),
    (parameters::TABLE, include_str!("../rules/parameters.md")),
    (bodies::TABLE, include_str!("../rules/bodies.md")),
    (responses::TABLE, include_str!("../rules/responses.md")),
    (security::TABLE, include_str!("../rules/security.md")),
    (rust::TABLE, include_str!("../rules/rust.md")),
];

const SCHEMAS: &str = include_str!("../rules/schemas.md");

/// All rules in the order of their codes.
pub fn all() -> Vec<Rule> {
    let plain = TABLES.iter().flat_map(|(table, _)| table.iter().copied());
    let of_schemas = [Direction::Request, Direction::Response].into_iter().flat_map(|direction| {
        schemas::TABLE.iter().map(move |(keyword, effect, title)| {
            let (class, level, help) = effect.judged(direction);
            Rule { code: keyword.code(direction), class, level, title, help }
        })
    });
    let mut all: Vec<Rule> = plain.chain(of_schemas).collect();
    all.sort_by_key(|rule| rule.code);
    all
}

impl Code {
    /// Its row; `None` for a number that no row has.
    pub fn rule(self) -> Option<Rule> {
        let plain = TABLES.iter().flat_map(|(table, _)| table.iter()).find(|rule| rule.code == self);
        plain.copied().or_else(|| all().into_iter().find(|rule| rule.code == self))
    }

    /// Reads `D0301` or `d0301`; `None` for a code that no rule has.
    pub fn parse(text: &str) -> Option<Self> {
        let number = text.strip_prefix(['D', 'd'])?.parse().ok()?;
        Self(number).rule().map(|rule| rule.code)
    }

    /// An old and a new piece of a description between which the rule finds its change, as Markdown; empty for the few rules that
    /// no description of today shows.
    pub fn example(self) -> &'static str {
        let pages = TABLES.iter().map(|(_, page)| *page).chain([SCHEMAS]);
        let name = self.to_string();
        let mut sections = pages.flat_map(|page| page.split("## "));
        let found = sections.find_map(|section| {
            let (heading, text) = section.split_once('\n')?;
            heading.split(' ').any(|code| code == name).then_some(text.trim())
        });
        found.unwrap_or("")
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "D{:04}", self.0)
    }
}

impl Class {
    /// All classes.
    pub const ALL: [Self; 4] = [Self::Wire, Self::Source, Self::Behaviour, Self::Docs];
}

impl fmt::Display for Class {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Wire => "wire",
            Self::Source => "source",
            Self::Behaviour => "behaviour",
            Self::Docs => "docs",
        })
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Info => "info",
        })
    }
}
