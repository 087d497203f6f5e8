//! How a parameter travels. In: its place, style and type; out: the same as the API says it, with what follows from it.
//! It never refuses: where the specification has no layout for a value, there is one all the same, and a warning.

use super::content;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Delimiter, Location, Shape, Style, TypeUse, Whole, Wire};
use crate::lower::{Hint, Lowering, schema};
use crate::tree::Node;
use crate::tree::private;

/// How a parameter travels.
pub(super) struct Travel {
    pub(super) location: Location,
    pub(super) style: Style,
    pub(super) explode: bool,
    pub(super) reserved: bool,
    pub(super) ty: TypeUse,
}

/// Lowers `in`, `style`, `explode`, `allowReserved`, and the type.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> Travel {
    let location = location(place);
    if let Some(content) = place.get("content") {
        let (style, ty) = content::lower(cx, &content, hint);
        let style = if place.get(private::QUERYSTRING).is_some() { querystring(style) } else { style };
        return Travel { location, style, explode: false, reserved: false, ty };
    }
    let style = style(place);
    let flag = |key: &str| place.get(key).map(|flag| *flag.node == Node::Bool(true));
    let ty = match place.get("schema") {
        Some(schema) => schema::type_use(cx, &schema, hint),
        None => TypeUse { id: schema::any(cx, place, "a parameter without a schema"), nullable: false },
    };
    // Parameter Object: "When style is form, the default value is true. For all other styles, the default value is false"
    let is_form = style == Style::COMMAS && has_pairs(location);
    let explode = flag("explode").unwrap_or(is_form);
    let members = if is_form && explode { MemberLayout::Pairs } else { MemberLayout::Joined };
    undefined(cx, place, (style, members), ty);
    // a value without members has no fields: it is the query as it stands
    let style = if place.get(private::QUERYSTRING).is_some() && is_single(cx, ty) {
        querystring(style)
    } else {
        style
    };
    Travel {
        location,
        style,
        explode,
        // of 3.0 the query alone; in a path it is what 3.2 says, and what descriptions with slashes there mean
        reserved: flag("allowReserved") == Some(true) && matches!(location, Location::Query | Location::Path),
        ty,
    }
}

/// A text in the usual style, of a parameter with a mistake of which it is known where it goes.
pub(super) fn unknown<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> Option<Travel> {
    let name = place.text("name").filter(|name| !name.is_empty())?;
    let is_known = match place.text("in")? {
        "header" => crate::http::is_token(name),
        word => matches!(word, "path" | "query" | "cookie"),
    };
    let location = location(place);
    let (style, explode) = (Style::COMMAS, has_pairs(location));
    let travel = |ty| Travel { location, style, explode, reserved: false, ty };
    is_known.then(|| {
        cx.untyped(place, "a parameter without a schema");
        travel(schema::text(cx, place))
    })
}

/// Whether what is sent there has names: its usual style is `form`, and `simple` elsewhere.
fn has_pairs(location: Location) -> bool {
    match location {
        Location::Query | Location::Cookie => true,
        Location::Path | Location::Header => false,
    }
}

/// The same without a name, as the whole query.
fn querystring(style: Style) -> Style {
    Style::Querystring(if style == Style::Whole(Whole::Json) { Whole::Json } else { Whole::Text })
}

/// Which words there are has been checked.
fn location(place: &Place<'_>) -> Location {
    match place.text("in") {
        Some("path") => Location::Path,
        Some("header") => Location::Header,
        Some("cookie") => Location::Cookie,
        Some(_) | None => Location::Query,
    }
}

/// The style; that of the place (Parameter Object: "Default values (based on value of in)") where there is none, or one that
/// does not go with the place, which has been reported.
fn style(place: &Place<'_>) -> Style {
    // Swagger 2.0 has delimiters everywhere
    if let Some(style) = place.text(private::STYLE).and_then(Style::of) {
        return style;
    }
    let location = place.text("in").unwrap_or_default();
    let word = place.text("style").filter(|word| Style::words_in(location).any(|known| known == *word));
    word.and_then(Style::of).unwrap_or(Style::COMMAS)
}

/// Reports a value for which the style has no layout: Style Examples have "n/a" for it, or "the behavior for nested objects
/// and arrays is undefined".
fn undefined<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    (style, members): (Style, MemberLayout),
    ty: TypeUse,
) {
    schema::settle(cx);
    let is_single = is_single(cx, ty);
    let name = place.text("name").unwrap_or_default();
    let (message, help) = match style {
        Style::Delimited(delimiter) if is_single && delimiter != Delimiter::Comma => (
            format!("parameter `{name}` is a single value, but its style is for arrays"),
            "it is sent as in style `form`",
        ),
        // lists and nested objects in brackets are what servers read; no description says it otherwise
        Style::Deep => return,
        Style::Delimited(_) | Style::Label | Style::Matrix | Style::Whole(_) | Style::Querystring(_) => {
            match nested(cx, ty, members) {
                Some(member) => (
                    format!("parameter `{name}` has {member}, which its style cannot serialize"),
                    "JSON is sent instead; use `deepObject` or a `content` of JSON, whichever the server reads",
                ),
                None => return,
            }
        }
    };
    let found = Diagnostic::new(Code::STYLE_UNDEFINED, Label::value(&place.at.key("name")), message);
    cx.report(found.help(help));
}

fn is_single(cx: &Lowering<'_, '_>, ty: TypeUse) -> bool {
    let shape = schema::shape_of(cx, ty);
    shape.scalar().is_some() || matches!(shape, Shape::Enumeration(_))
}

/// How the members of an object stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MemberLayout {
    /// Each has pairs of its own, of a list one for each element, as servers read them: `sort=a&sort=b`.
    Pairs,
    /// All of them make one text.
    Joined,
}

/// Something in a list or an object that is a list or an object for certain, and has no layout there.
fn nested(cx: &Lowering<'_, '_>, ty: TypeUse, members: MemberLayout) -> Option<String> {
    let is_nested = |ty: TypeUse| match schema::shape_of(cx, ty) {
        Shape::List(_) | Shape::Tuple(_) | Shape::Record(_) | Shape::Map(_) => true,
        Shape::Own(own) => matches!(own.wire(), Wire::List | Wire::Object),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Alias(_) | Shape::Any => false,
    };
    let is_nested_member = |ty: TypeUse| match (schema::shape_of(cx, ty), members) {
        (Shape::List(item), MemberLayout::Pairs) => is_nested(item),
        (Shape::Tuple(items), MemberLayout::Pairs) => items.iter().any(|item| is_nested(*item)),
        (_, MemberLayout::Pairs | MemberLayout::Joined) => is_nested(ty),
    };
    match schema::shape_of(cx, ty) {
        Shape::List(item) => is_nested(item).then(|| "elements that are arrays or objects".to_owned()),
        Shape::Map(item) => {
            is_nested_member(item).then(|| "properties that are arrays or objects".to_owned())
        }
        Shape::Tuple(items) => items
            .iter()
            .any(|item| is_nested(*item))
            .then(|| "elements that are arrays or objects".to_owned()),
        Shape::Record(record) => {
            let member = record.fields.iter().find(|field| is_nested_member(field.ty))?;
            Some(format!("a property `{}` that is an array or an object", member.wire))
        }
        Shape::Scalar(_)
        | Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Alias(_)
        | Shape::Own(_)
        | Shape::Any => None,
    }
}
