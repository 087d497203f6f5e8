//! Parameters. In: those of a path item and of an operation; out: arguments in the order of the description.
//! It never drops a required one: the operation is left out instead.

mod content;
mod ignored;
mod travel;

pub(super) use self::ignored::is_token;
use self::travel::Travel;
use super::path::Slot;
use super::{Hint, Lowering, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Argument, Text};

/// Lowers all parameters of an operation.
///
/// # Errors
///
/// Why the operation cannot be called.
pub(super) fn all<'a>(
    cx: &mut Lowering<'a, '_>,
    slot: &Slot<'a>,
    hint: &Hint,
) -> Result<Vec<Argument>, String> {
    let shared = listed(cx, &slot.item);
    let own = listed(cx, &slot.operation);
    let mut arguments = Vec::new();
    let mut reason = None;
    for place in merged(shared, own) {
        match one(cx, &place, hint) {
            Ok(argument) => arguments.extend(argument),
            Err(because) => reason = reason.or(Some(because)),
        }
    }
    reason.map_or(Ok(arguments), Err)
}

/// The parameters of a path item or an operation, behind their references, each only once.
fn listed<'a>(cx: &mut Lowering<'a, '_>, holder: &Place<'a>) -> Vec<Place<'a>> {
    let mut found: Vec<Place<'a>> = Vec::new();
    for item in holder.items_at("parameters") {
        let Some(place) = cx.document.resolve(&item) else { continue };
        if let Some(first) = found.iter().find(|known| same(known, &place)) {
            let name = place.text("name").unwrap_or_default();
            let message = format!("parameter `{name}` is listed twice");
            let found = Diagnostic::new(Code::DUPLICATE_PARAMETER, Label::value(&item.at), message);
            let other = Label::value(&first.at).saying("the other one");
            cx.report(found.label(other).help("the first of the two is what counts"));
        } else {
            found.push(place);
        }
    }
    found
}

/// Name and location make a parameter unique (Operation Object); an operation's own one takes the place of the path's.
fn same(one: &Place<'_>, other: &Place<'_>) -> bool {
    let (one_name, other_name) =
        (one.text("name").unwrap_or_default(), other.text("name").unwrap_or_default());
    let in_header = one.text("in") == Some("header");
    one.text("in") == other.text("in")
        && (one_name == other_name || in_header && one_name.eq_ignore_ascii_case(other_name))
}

fn merged<'a>(shared: Vec<Place<'a>>, own: Vec<Place<'a>>) -> Vec<Place<'a>> {
    let replaced =
        shared.into_iter().map(|shared| own.iter().find(|own| same(own, &shared)).cloned().unwrap_or(shared));
    let mut all: Vec<Place<'a>> = replaced.collect();
    for place in own {
        if !all.iter().any(|known| known.at == place.at) {
            all.push(place);
        }
    }
    all
}

/// One parameter; `None` when it is ignored.
fn one<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Result<Option<Argument>, String> {
    let name = place.text("name").unwrap_or_default();
    if cx.document.is_broken(place) {
        return Err(format!("parameter `{name}` has a mistake"));
    }
    let ignored = (place.text("in") == Some("header")).then(|| ignored::reason(name)).flatten();
    if let Some(message) = ignored {
        let at = place.at.key("name");
        cx.report(Diagnostic::new(Code::HEADER_IGNORED, Label::value(&at), message));
        return Ok(None);
    }
    let travel = travel::lower(cx, place, &hint.then(name));
    Ok(Some(argument(cx, place, name, travel)))
}

fn argument<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>, wire: &str, travel: Travel) -> Argument {
    let Travel { location, style, explode, reserved, ty } = travel;
    Argument {
        hint: place.text("x-rust-name").map(str::to_owned),
        place: location,
        style,
        explode,
        reserved,
        required: place.flag("required"),
        default: default(cx, place),
        ty,
        text: Text {
            deprecated: place.flag("deprecated"),
            examples: text::examples(cx, place),
            ..text::described(None, place.text("description"))
        },
        at: place.at.clone(),
        wire: wire.to_owned(),
    }
}

/// What the server takes for a parameter that is left out (Schema Object, `default`: "The default value represents what would
/// be assumed by the consumer of the input").
fn default<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<String> {
    let schema = cx.document.resolve(&place.get("schema")?)?;
    schema.get("default").map(|value| text::compact(value.node))
}
