//! Forms. In: a media type of a form; out: how those of its fields are laid out of which it says so.
//! It never invents a layout: the runtime's default is that of the specification.

use crate::document::Place;
use crate::ir::{Encoding, FieldStyle};
use crate::tree::Node;
use crate::tree::private;

/// The fields with a style or an `explode`; `contentType` alone asks for what is the default.
pub(super) fn encodings(form: &Place<'_>) -> Vec<Encoding> {
    form.members_at("encoding").filter_map(|(wire, place)| encoding(wire, &place)).collect()
}

fn encoding(wire: &str, place: &Place<'_>) -> Option<Encoding> {
    let explode = place.get("explode").map(|explode| *explode.node == Node::Bool(true));
    let style = match place.text(private::STYLE).or_else(|| place.text("style")) {
        Some("spaceDelimited") => FieldStyle::SpaceDelimited,
        Some("pipeDelimited") => FieldStyle::PipeDelimited,
        Some("tabDelimited") => FieldStyle::TabDelimited,
        Some("deepObject") => FieldStyle::DeepObject,
        Some(_) => FieldStyle::Form,
        None => explode.map(|_| FieldStyle::Form)?,
    };
    // Encoding Object: "When style is form, the default value is true. For all other styles, the default value is false."
    let explode = explode.unwrap_or(style == FieldStyle::Form);
    Some(Encoding { wire: wire.to_owned(), style, explode })
}
