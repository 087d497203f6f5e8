//! In: a text between two separators of a style. Out: the same as it may stand in its place.
//! Never: a bare separator inside of a value, but in headers, where nothing is escaped.

use std::fmt::Write as _;

use crate::description::{Argument, Place};
use crate::percent::{encode_path_reserved, encode_query_reserved, encode_value};

/// How texts are written in a place.
#[derive(Clone, Copy)]
pub(super) struct Escape {
    kind: EscapeKind,
    separator: Option<char>,
}

#[derive(Clone, Copy)]
enum EscapeKind {
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
    pub(super) const PERCENT: Self = Self { kind: EscapeKind::Percent, separator: None };

    /// How the values of an argument are written.
    pub(super) const fn of(argument: &Argument) -> Self {
        let kind = match (argument.place, argument.reserved) {
            (Place::Header, _) => EscapeKind::Bare,
            (Place::Query, true) => EscapeKind::Query,
            (Place::Path, true) => EscapeKind::Path,
            (Place::Path | Place::Query | Place::Cookie, _) => EscapeKind::Percent,
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
            EscapeKind::Bare => name.to_owned(),
            EscapeKind::Percent | EscapeKind::Query | EscapeKind::Path => {
                Self { kind: EscapeKind::Percent, ..self }.text(name)
            }
        }
    }

    pub(super) fn text(self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        match self.kind {
            EscapeKind::Bare => return text.to_owned(),
            EscapeKind::Percent => encode_value(&mut out, text),
            EscapeKind::Query => encode_query_reserved(&mut out, text),
            EscapeKind::Path => encode_path_reserved(&mut out, text),
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
