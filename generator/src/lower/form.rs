//! Forms. In: a media type of a form; out: how those of its fields are laid out of which it says so.
//! It never invents a layout: the runtime's default is that of the specification.

use super::Lowering;
use crate::document::Place;
use crate::ir::{Encoding, Style};
use crate::tree::Node;
use crate::tree::private;

/// The fields with a style or an `explode`, of those that the member `key` lists; `contentType` alone asks for what is the
/// default.
pub(super) fn encodings<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, key: &str) -> Vec<Encoding> {
    let listed: Vec<_> = form.members_at(key).collect();
    listed.iter().for_each(|(_, place)| super::encoding::ignored(cx, place));
    listed.iter().filter_map(|(wire, place)| encoding(wire, place)).collect()
}

fn encoding(wire: &str, place: &Place<'_>) -> Option<Encoding> {
    let explode = place.get("explode").map(|explode| *explode.node == Node::Bool(true));
    let style = match place.text(private::STYLE).or_else(|| place.text("style")) {
        Some(word) => field_style(word),
        None => explode.map(|_| Style::COMMAS)?,
    };
    // Encoding Object: "When style is form, the default value is true. For all other styles, the default value is false."
    let explode = explode.unwrap_or(style == Style::COMMAS);
    Some(Encoding { wire: wire.to_owned(), style, explode })
}

/// A field is laid out as a parameter of the query is, and there are no labels and matrices.
fn field_style(word: &str) -> Style {
    match Style::of(word) {
        Some(style @ (Style::Delimited(_) | Style::Deep)) => style,
        Some(Style::Label | Style::Matrix | Style::Whole(_) | Style::Querystring(_)) | None => Style::COMMAS,
    }
}
