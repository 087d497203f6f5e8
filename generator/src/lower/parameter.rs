//! Parameters. In: those of a path item and of an operation; out: arguments in the order of the description.
//! It never drops a required one: with a mistake in its type it is a text, and without a name the operation is left out.

mod content;
mod ignored;
mod travel;

use self::travel::Travel;
use super::slot::Slot;
use super::{Hint, Lowering, body, text};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Argument, Requirement, Text};
use crate::tree::private;
use foldhash::fast::RandomState;
use indexmap::IndexMap;
use std::borrow::Cow;

/// Lowers all parameters of an operation.
///
/// # Errors
///
/// Why the operation cannot be called.
pub(super) fn lower_parameters<'a>(
    cx: &mut Lowering<'a, '_>,
    slot: &Slot<'a>,
    security: &[Requirement],
    hint: &Hint,
) -> Result<Vec<Argument>, String> {
    // an operation's own parameter takes the place of the path's
    let mut places = listed(cx, &slot.item);
    places.extend(listed(cx, &slot.operation));
    let mut arguments = Vec::new();
    let mut reason = None;
    let all: Vec<Place<'a>> = places.into_values().collect();
    whole_query(cx, &all);
    for place in all {
        if let Some(message) = ignored::reason(cx, slot, security, &place) {
            let at = place.at.key("name");
            cx.report(Diagnostic::new(Code::HEADER_IGNORED, Label::value(&at), message));
            continue;
        }
        match lower_parameter(cx, &place, hint) {
            Ok(argument) => arguments.extend(argument),
            Err(because) => reason = reason.or(Some(because)),
        }
    }
    reason.map_or(Ok(arguments), Err)
}

/// The parameters of a path item or an operation, behind their references, each only once.
fn listed<'a>(
    cx: &mut Lowering<'a, '_>,
    holder: &Place<'a>,
) -> IndexMap<ParameterKey<'a>, Place<'a>, RandomState> {
    let mut found: IndexMap<ParameterKey<'a>, Place<'a>, RandomState> = IndexMap::default();
    for item in holder.items_at("parameters") {
        // a broken one is judged by what it says of itself
        let named = cx.document.resolve(&item).or_else(|| item.reference().is_none().then(|| item.clone()));
        let Some(place) = named else { continue };
        if let Some(first) = found.get(&key(&place)) {
            let name = place.text("name").unwrap_or_default();
            let message = format!("parameter `{name}` is listed twice");
            let found = Diagnostic::new(Code::DUPLICATE_PARAMETER, Label::value(&item.at), message);
            let other = Label::value(&first.at).saying("the first one");
            cx.report(found.label(other).help("only the first one is used"));
        } else {
            found.insert(key(&place), place);
        }
    }
    found
}

/// What makes a parameter unique (Operation Object): where it goes, and its name.
type ParameterKey<'a> = (Option<&'a str>, Cow<'a, str>);

/// Names of headers are the same in any case (RFC 9110, 5.1).
fn key<'a>(place: &Place<'a>) -> ParameterKey<'a> {
    let name = place.text("name").unwrap_or_default();
    let location = place.text("in");
    (location, if location == Some("header") { name.to_ascii_lowercase().into() } else { name.into() })
}

/// Reports what stands beside a whole query (3.2.0, 4.12.2.1: `in: querystring` "MUST NOT appear more than once, and MUST NOT
/// appear in the same operation with any `in: query` parameters").
fn whole_query(cx: &mut Lowering<'_, '_>, parameters: &[Place<'_>]) {
    let Some(whole) = parameters.iter().find(|place| place.get(private::QUERYSTRING).is_some()) else {
        return;
    };
    let others = parameters.iter().filter(|other| other.text("in") == Some("query") && other.at != whole.at);
    for other in others {
        let name = other.text("name").unwrap_or_default();
        let message = format!("parameter `{name}` is beside a parameter that is the whole query");
        let found = Diagnostic::new(Code::WHOLE_QUERY, Label::value(&other.at.key("name")), message);
        let found = found.label(Label::value(&whole.at.key("name")).saying("the whole query"));
        cx.report(found.help("both are sent, joined with `&`"));
    }
}

/// One parameter; `None` for one that is left out, which has been reported.
fn lower_parameter<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
) -> Result<Option<Argument>, String> {
    let name = place.text("name").unwrap_or_default();
    if cx.document.is_broken(place) {
        if let Some(travel) = travel::unknown(cx, place) {
            return Ok(Some(argument(cx, place, name, travel)));
        }
        // the others make a request all the same
        let is_optional = !place.flag("required") && place.text("in") != Some("path");
        let reason = || "a required parameter has an error in its name".to_owned();
        return if is_optional { Ok(None) } else { Err(reason()) };
    }
    let travel = travel::lower(cx, place, &named(place).unwrap_or_else(|| hint.then(name)));
    Ok(Some(argument(cx, place, name, travel)))
}

/// The hint of a parameter that several operations may take, which is the same for all of them: `PageParameter` of a component,
/// `PetsPetIdParameter` of a path.
fn named(place: &Place<'_>) -> Option<Hint> {
    let component = body::named(place, "parameters");
    let of_path = || {
        let mut tokens = place.at.tokens();
        let (paths, path, list) = (tokens.next()?, tokens.next()?, tokens.next()?);
        (paths == "paths" && list == "parameters").then_some(())?;
        let parts = path.split(['/', '{', '}']).filter(|part| !part.is_empty());
        let hint = parts.fold(Hint::default(), |hint, part| hint.then(part));
        Some(hint.then(place.text("name").unwrap_or_default()))
    };
    Some(component.or_else(of_path)?.then("parameter"))
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
            ..text::described(&cx.site, None, place.text("description"))
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
