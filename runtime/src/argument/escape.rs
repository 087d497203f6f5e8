//! In: a text between two separators of a style. Out: the same as it may stand in its place.
//! Never: a bare separator inside of a value, but in headers, where nothing is escaped.

use std::fmt::Write as _;

use crate::description::{Argument, Place};
use crate::percent::{encode_path_reserved, encode_query_reserved, encode_value};

/// How texts are written in a place.
#[derive(Clone, Copy)]
pub(super) struct Escape {
    kind: Kind,
    separator: Option<char>,
}

#[derive(Clone, Copy)]
enum Kind {
    /// RFC 3986: path and query, and cookies, where `;` and `,` are not allowed bare (RFC 6265, 4.1.1)
    Percent,
    /// `allowReserved` in the query
    Query,
    /// `allowReserved` in the path
    Path,
    /// as they are: headers
    Bare,
}

impl Escape {
    /// Everything but unreserved characters is escaped.
    pub(super) const PERCENT: Self = Self { kind: Kind::Percent, separator: None };

    /// How the values of an argument are written.
    pub(super) const fn of(argument: &Argument) -> Self {
        let kind = match (argument.place, argument.reserved) {
            (Place::Header, _) => Kind::Bare,
            (Place::Query, true) => Kind::Query,
            (Place::Path, true) => Kind::Path,
            (Place::Path | Place::Query | Place::Cookie, _) => Kind::Percent,
        };
        Self { kind, separator: None }
    }

    /// How they are written between separators of this kind.
    pub(super) fn between(self, separator: &str) -> Self {
        Self { separator: separator.chars().next().filter(|c| *c != '%'), ..self }
    }

    /// The name of a member: data in any case, as `allowReserved` speaks of values.
    pub(super) fn name(self, name: &str) -> String {
        match self.kind {
            Kind::Bare => name.to_owned(),
            Kind::Percent | Kind::Query | Kind::Path => Self { kind: Kind::Percent, ..self }.text(name),
        }
    }

    pub(super) fn text(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        match self.kind {
            Kind::Bare => return text.to_owned(),
            Kind::Percent => encode_value(&mut out, text),
            Kind::Query => encode_query_reserved(&mut out, text),
            Kind::Path => encode_path_reserved(&mut out, text),
        }
        match self.separator {
            Some(separator) if out.contains(separator) => {
                let mut escape = String::new();
                // writing to a String cannot fail
                let _ = write!(escape, "%{:02X}", u32::from(separator));
                out.replace(separator, &escape)
            }
            Some(_) | None => out,
        }
    }
}
