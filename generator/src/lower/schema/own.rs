//! Types that the user chose. In: a schema with marks of rules, or with `x-rust-type`; out: a type in place of the one that it would
//! make. It never looks for such a type: the compiler does.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Foreign, ForeignPath, Own, Scalar, Shape, TextFormat, Wire};
use crate::lower::Lowering;
use crate::settings::{CratePath, Formats, Uuids};
use crate::source::Pointer;
use crate::tree::{Node, private};

/// What the author of a description or of an overlay writes.
const WRITTEN: &str = "x-rust-type";

/// Whether another type takes the place of a schema's.
pub(super) fn is_replaced(place: &Place<'_>) -> bool {
    path(place).is_some()
}

/// The type that takes the place of a schema's.
pub(super) fn replaced(place: &Place<'_>) -> Option<Shape> {
    let path = ForeignPath::Written(path(place)?);
    Some(Shape::Own(Own::Foreign(Foreign { path, wire: wire(place) })))
}

/// The shape of a schema, as a type of its own where a rule says so, or as the type that settings choose for its format.
pub(super) fn chosen(cx: &mut Lowering<'_, '_>, place: &Place<'_>, shape: Shape) -> Shape {
    let Shape::Scalar(scalar) = shape else { return shape };
    if place.get(private::NEWTYPE).is_some() && can_be_newtype(scalar) {
        return Shape::Own(Own::Newtype(scalar));
    }
    match of_format(cx, place, scalar) {
        Some(path) => Shape::Own(Own::Foreign(Foreign { path, wire: Wire::Scalar(scalar) })),
        None => shape,
    }
}

fn of_format(cx: &mut Lowering<'_, '_>, place: &Place<'_>, scalar: Scalar) -> Option<ForeignPath> {
    let name = place.text("format").unwrap_or_default();
    if let Some((known, path)) = cx.settings.format_types.iter().rev().find(|(known, _)| known == name) {
        cx.schemas.formats.insert(known.clone());
        return Some(ForeignPath::Written(path.to_string()));
    }
    let Scalar::Formatted(format) = scalar else { return None };
    let path = match (format, cx.settings.uuids, cx.settings.formats) {
        (TextFormat::Uuid, Uuids::Crate, _) => "uuid::Uuid",
        (TextFormat::DateTime, _, Formats::Jiff) => "jiff::Timestamp",
        (TextFormat::Date, _, Formats::Jiff) => "jiff::civil::Date",
        (TextFormat::Time, _, Formats::Jiff) => "jiff::civil::Time",
        (TextFormat::DateTime, _, Formats::Chrono) => "chrono::DateTime<rt::chrono::Utc>",
        (TextFormat::Date, _, Formats::Chrono) => "chrono::NaiveDate",
        (TextFormat::Time, _, Formats::Chrono) => "chrono::NaiveTime",
        (_, Uuids::Formatted | Uuids::Crate, Formats::Typed | Formats::Text) => return None,
        (_, Uuids::Formatted | Uuids::Crate, Formats::Jiff | Formats::Chrono) => return None,
    };
    Some(ForeignPath::Known(path))
}

/// Reports formats of the settings that no schema has (E0606); to be asked after the last type.
pub(super) fn unused(cx: &mut Lowering<'_, '_>) {
    let names: Vec<&String> = cx.settings.format_types.iter().map(|(name, _)| name).collect();
    for name in names {
        if cx.schemas.formats.contains(name) {
            continue;
        }
        let message =
            format!("`formats.{name}` of the settings matches no schema: no text or number has this format");
        let found = Diagnostic::new(Code::UNUSED_RULE, Label::value(&Pointer::root()), message);
        cx.report(found.help("write a `format` of the description"));
    }
}

/// Reports an `x-rust-type` that is not a path (E0318). An object there is meant for other generators: it names a crate that the
/// program need not have.
pub(super) fn check(cx: &mut Lowering<'_, '_>, place: &Place<'_>) {
    let Some(text) = place.text(WRITTEN).filter(|text| CratePath::parse(text).is_none()) else { return };
    let message = format!("`{text}` is not the path of a type in Rust");
    let found = Diagnostic::new(Code::RUST_TYPE, Label::value(&place.at.key(WRITTEN)), message);
    cx.report(found.help("write names with `::` between them, as in `crate::Money`"));
}

/// Booleans cannot be mixed up by their kind, and secrets are a type that does not show them.
fn can_be_newtype(scalar: Scalar) -> bool {
    !matches!(scalar, Scalar::Boolean | Scalar::Secret)
}

fn path(place: &Place<'_>) -> Option<String> {
    let text = place.text(private::REPLACEMENT).or_else(|| place.text(WRITTEN))?;
    CratePath::parse(text).map(|path| path.to_string())
}

/// What the values of a schema are, as far as it says so itself.
fn wire(place: &Place<'_>) -> Wire {
    match place.node.get("type").and_then(Node::as_str) {
        Some("string") => Wire::Scalar(Scalar::Text),
        Some("integer") => Wire::Scalar(Scalar::Int64),
        Some("number") => Wire::Scalar(Scalar::Double),
        Some("boolean") => Wire::Scalar(Scalar::Boolean),
        Some("array") => Wire::List,
        Some("object") => Wire::Object,
        Some(_) | None if place.node.get("properties").is_some() => Wire::Object,
        Some(_) | None => Wire::Any,
    }
}
