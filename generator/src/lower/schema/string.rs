//! `type: string`. In: the schema; out: a text, a text of a format, a secret, or an enumeration.
//! It never looks at the value of a keyword but `format` and `enum`: the others are limits.

use super::enumeration::{self, BaseType};
use super::{format, sharing};
use crate::document::Place;
use crate::ir::{Branch, NameHint, Scalar, Shape, Text, TextFormat, TypeUse, Union};
use crate::lower::Lowering;
use crate::settings::{Formats, Uuids};
use crate::tree::Node;

/// Lowers a string.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    if let Some(listed) = enumeration::lower(cx, place, BaseType::Text) {
        return listed;
    }
    if place.text("format") == Some(format::INTEGER_OR_TEXT) && !is_sensitive(place) {
        return integer_or_text(cx, place);
    }
    Shape::Scalar(scalar(cx, place))
}

/// What a text is, whatever values are listed for it.
pub(super) fn scalar<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Scalar {
    let name = place.text("format").unwrap_or_default();
    if is_sensitive(place) || name == "password" {
        return Scalar::Secret;
    }
    match (cx.settings.formats, TextFormat::of_word(name)) {
        (_, Some(TextFormat::Uuid)) if cx.settings.uuids == Uuids::Crate => {
            Scalar::Formatted(TextFormat::Uuid)
        }
        (Formats::Typed | Formats::Jiff | Formats::Chrono, Some(format)) => Scalar::Formatted(format),
        (Formats::Typed | Formats::Jiff | Formats::Chrono, None) | (Formats::Text, _) => Scalar::Text,
    }
}

/// [`format::INTEGER_OR_TEXT`], as Kubernetes' definitions of 2.0 have it, which has no choices: an integer, or a text.
fn integer_or_text<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Shape {
    let variants = [Scalar::Int64, Scalar::Text].map(|scalar| {
        let (hint, shape) = (NameHint::Derived(Vec::new()), Shape::Scalar(scalar));
        let id = sharing::intern(cx, place, hint, Text::default(), shape);
        let ty = TypeUse { id, nullable: false };
        Branch { ty, values: Vec::new(), hint: None, text: Text::default() }
    });
    let variants = variants.into();
    Shape::Union(Union { variants, discriminator: None, fallback: None, common: None, several: false })
}

/// What must not be printed although it is not a password: `x-sensitive`, and Azure's `x-ms-secret`.
fn is_sensitive(place: &Place<'_>) -> bool {
    let said = |key: &str| place.get(key).is_some_and(|mark| *mark.node == Node::Bool(true));
    said("x-sensitive") || said("x-ms-secret")
}
