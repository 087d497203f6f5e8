//! `format`. In: its name; out: what a value of it is. It never refuses a format: one that is not known says nothing more
//! than the type does (OpenAPI 3.0.4, Data Type Format).

use crate::ir::{Scalar, TextFormat};

/// What a format says of which values it is one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum KnownFormat {
    /// Whole numbers, of this width.
    Integer(Scalar),
    /// Numbers that may have a fraction.
    Number,
    /// Texts.
    Text,
}

/// Kubernetes' format of an integer or a text: alone, or around a choice between the two.
pub(super) const INTEGER_OR_TEXT: &str = "int-or-string";

/// The kind of value that a format is one of, where no type says so: those of the OpenAPI format registry, and those that
/// are common without being in it.
pub(super) fn known(name: &str) -> Option<KnownFormat> {
    const TEXTS: [&str; 18] = [
        "binary",
        "char",
        "commonmark",
        "email",
        "hostname",
        "html",
        "idn-email",
        "idn-hostname",
        "iri",
        "iri-reference",
        "json-pointer",
        "media-range",
        "password",
        "regex",
        "relative-json-pointer",
        "uri-reference",
        "uri-template",
        INTEGER_OR_TEXT,
    ];
    if let Some(scalar) = integer(name) {
        return Some(KnownFormat::Integer(scalar));
    }
    match name {
        "float" | "double" | "decimal" | "decimal128" => Some(KnownFormat::Number),
        _ if TEXTS.contains(&name) || TextFormat::of_word(name).is_some() => Some(KnownFormat::Text),
        _ => None,
    }
}

/// Formats of whole numbers. Those of 128 bits are numbers that keep their digits: JSON has integers of any size.
pub(super) fn integer(name: &str) -> Option<Scalar> {
    Some(match name {
        "int8" | "int16" | "int32" => Scalar::Int32,
        "uint8" | "uint16" | "uint32" => Scalar::Uint32,
        "int" | "int64" => Scalar::Int64,
        "uint" | "uint64" => Scalar::Uint64,
        "int128" | "uint128" => Scalar::Number,
        "unixtime" => Scalar::UnixTime,
        _ => return None,
    })
}
