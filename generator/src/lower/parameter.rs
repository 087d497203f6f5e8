//! Parameters. In: those of a path item and of an operation; out: arguments in the order of the description.
//! It never drops a required one: the operation is left out instead.

use super::path::Slot;
use super::{Hint, Lowering, schema, text, unsupported};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Argument, Place as Location, Shape, Style, Text, TypeUse};
use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, PathStyle, QueryStyle};

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
    let list = holder.get("parameters");
    let mut found: Vec<Place<'a>> = Vec::new();
    for item in list.iter().flat_map(Place::items) {
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

/// One parameter; `None` when it is left out.
fn one<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Result<Option<Argument>, String> {
    let piece = cx.piece::<Parameter>(place);
    let Some(parameter) = piece else {
        let name = place.text("name").unwrap_or_default();
        return Err(format!("parameter `{name}` has a mistake"));
    };
    let data = parameter.parameter_data_ref();
    if let Some(message) = ignored(&parameter, data) {
        let found = Diagnostic::new(Code::HEADER_IGNORED, Label::value(&place.at.key("name")), message);
        cx.report(found);
        return Ok(None);
    }
    let made = location(cx, place, &parameter).and_then(|how| Some((how, ty(cx, place, data, hint)?)));
    match made {
        Some(((location, style), ty)) => Ok(Some(argument(cx, place, data, Travel { location, style, ty }))),
        None if data.required => Err(format!("parameter `{}` is not supported", data.name)),
        None => Ok(None),
    }
}

/// How a parameter travels.
struct Travel {
    location: Location,
    style: Style,
    ty: TypeUse,
}

fn argument<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>, data: &ParameterData, travel: Travel) -> Argument {
    Argument {
        wire: data.name.clone(),
        hint: place.text("x-rust-name").map(str::to_owned),
        place: travel.location,
        style: travel.style,
        // Parameter Object: "When style is form, the default value is true. For all other styles, the default value is false"
        explode: data.explode.unwrap_or(travel.style == Style::Form),
        required: data.required,
        ty: travel.ty,
        text: Text {
            deprecated: data.deprecated.unwrap_or_default(),
            examples: text::examples(cx, place),
            ..text::described(None, data.description.as_deref())
        },
        at: place.at.clone(),
    }
}

/// Headers that no parameter may set. Parameter Object: "If in is header and the name field is Accept, Content-Type or
/// Authorization, the parameter definition SHALL be ignored." The others say where a message ends and whom it is for
/// (RFC 9110, 7.2, 7.6.1, 7.8, 8.6; RFC 9112, 6.1): a value there would make another request of it.
const NOT_PARAMETERS: [&str; 14] = [
    "accept",
    "authorization",
    "connection",
    "content-length",
    "content-type",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Why a header parameter is ignored; `None` for one that is not, and for other parameters.
fn ignored(parameter: &Parameter, data: &ParameterData) -> Option<String> {
    if !matches!(parameter, Parameter::Header { .. }) {
        return None;
    }
    if !is_header_name(&data.name) {
        return Some(format!("a header parameter is ignored: {:?} is no name of a header", data.name));
    }
    let reserved = NOT_PARAMETERS.contains(&data.name.to_ascii_lowercase().as_str());
    reserved.then(|| format!("a header parameter `{}` is ignored", data.name))
}

/// A token (RFC 9110, 5.6.2).
fn is_header_name(name: &str) -> bool {
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "!#$%&'*+-.^_`|~".contains(c))
}

fn location(
    cx: &mut Lowering<'_, '_>,
    place: &Place<'_>,
    parameter: &Parameter,
) -> Option<(Location, Style)> {
    match parameter {
        Parameter::Path { style: PathStyle::Simple, .. } => Some((Location::Path, Style::Simple)),
        Parameter::Query { style: QueryStyle::Form, allow_reserved, .. } => {
            if *allow_reserved {
                let message =
                    "`allowReserved` is not supported: reserved characters are sent percent-encoded";
                unsupported::report(cx, Code::UNSUPPORTED_RESERVED, &place.at.key("allowReserved"), message);
            }
            Some((Location::Query, Style::Form))
        }
        Parameter::Header { .. } => Some((Location::Header, Style::Simple)),
        Parameter::Path { style: PathStyle::Label | PathStyle::Matrix, .. }
        | Parameter::Query {
            style: QueryStyle::SpaceDelimited | QueryStyle::PipeDelimited | QueryStyle::DeepObject,
            ..
        } => {
            let style = place.text("style").unwrap_or_default();
            let message = format!("style `{style}` is not supported");
            unsupported::report(cx, Code::UNSUPPORTED_STYLE, &place.at.key("style"), message);
            None
        }
        Parameter::Cookie { .. } => {
            let message = "a cookie parameter is not supported";
            unsupported::report(cx, Code::UNSUPPORTED_COOKIE, &place.at.key("in"), message);
            None
        }
    }
}

fn ty<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    data: &ParameterData,
    hint: &Hint,
) -> Option<TypeUse> {
    let ParameterSchemaOrContent::Schema(_) = data.format else {
        let message = "a parameter with `content` is not supported";
        unsupported::report(cx, Code::UNSUPPORTED_CONTENT, &place.at.key("content"), message);
        return None;
    };
    let schema = place.get("schema")?;
    let used = schema::type_use(cx, &schema, &hint.then(&data.name));
    schema::settle(cx);
    if is_flat(cx, used) {
        return Some(used);
    }
    let message = format!("parameter `{}` is neither a single value nor a list of such", data.name);
    unsupported::report(cx, Code::UNSUPPORTED_PARAMETER_TYPE, &schema.at, message);
    None
}

fn is_flat(cx: &Lowering<'_, '_>, used: TypeUse) -> bool {
    let single = |shape: &Shape| matches!(shape, Shape::Scalar(_) | Shape::Enumeration(_));
    match schema::shape_of(cx, used) {
        Shape::List(item) => single(&schema::shape_of(cx, item)),
        shape => single(&shape),
    }
}
