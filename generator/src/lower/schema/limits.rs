//! Keywords that limit values. In: a schema; out: its limits, those of all its parts together.
//! It never reports one that makes no sense: the server decides what it takes.

use super::wrapper::leave_null_out;
use super::{enumeration, parts};
use crate::document::Place;
use crate::ir::{Always, Bound, Differ, Edge, Limits, Range, Scalar, Shape};
use crate::lower::{Lowering, text};
use crate::tree::{Node, Number};

/// The limits of a schema, for a type of this shape.
pub(super) fn limits_of<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>, shape: &Shape) -> Limits {
    of_all(cx, std::slice::from_ref(place), shape)
}

/// The limits of schemas that a value has to fit at once.
pub(super) fn of_all<'a>(cx: &Lowering<'a, '_>, places: &[Place<'a>], shape: &Shape) -> Limits {
    match (shape, places) {
        // a reference speaks for itself
        (Shape::Alias(_), _) => Limits::default(),
        (_, [place]) if !parts::is_composed(place) => own(place, shape),
        (_, places) => {
            let parts = parts::collect(cx, places);
            parts.all.iter().fold(Limits::default(), |limits, part| {
                let chosen = match shape {
                    Shape::Scalar(Scalar::Text | Scalar::Secret) => of_texts(cx, part),
                    Shape::Scalar(_) | Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) => {
                        Limits::default()
                    }
                    Shape::List(_)
                    | Shape::Tuple(_)
                    | Shape::Map(_)
                    | Shape::Alias(_)
                    | Shape::Own(_)
                    | Shape::Any => Limits::default(),
                };
                limits.and(own(part, shape)).and(chosen)
            })
        }
    }
}

/// The limits of the text that a choice comes down to: the empty one is always within them.
fn of_texts<'a>(cx: &Lowering<'a, '_>, schema: &Place<'a>) -> Limits {
    let lists = ["oneOf", "anyOf"].into_iter().filter_map(|key| schema.get(key));
    let mut branches: Vec<Place<'a>> = lists.flat_map(|list| list.items()).collect();
    leave_null_out(cx, &mut branches);
    let schemas = branches.iter().filter_map(|branch| cx.document.resolve(branch));
    let mut any = schemas.filter(|schema| !enumeration::lists_any(schema));
    match (any.next(), any.next()) {
        (Some(only), None) => {
            let most = limits_of(cx, &only, &Shape::Scalar(Scalar::Text)).length.most;
            Limits { length: Range { least: None, most }, ..Limits::default() }
        }
        (_, _) => Limits::default(),
    }
}

/// What a schema's own keywords say of values of this shape.
fn own(place: &Place<'_>, shape: &Shape) -> Limits {
    use Scalar::{
        Boolean, Double, Float, Formatted, Int32, Int64, Number, Secret, Text, Uint32, Uint64, UnixTime,
    };
    match shape {
        Shape::Scalar(Text | Secret | Formatted(_)) => Limits {
            length: range(place, ["minLength", "maxLength"]),
            pattern: place.text("pattern").map(str::to_owned),
            ..Limits::default()
        },
        Shape::Scalar(Int32 | Int64 | UnixTime | Float | Double | Number) => numbers(place),
        Shape::Scalar(Uint32 | Uint64) => {
            let limits = numbers(place);
            let zero = Bound { number: "0".to_owned(), edge: Edge::Within };
            Limits { least: limits.least.filter(|least| *least != zero), ..limits }
        }
        Shape::Own(it) => {
            it.scalar().map_or_else(Limits::default, |scalar| own(place, &Shape::Scalar(scalar)))
        }
        Shape::Scalar(Boolean) | Shape::Any => Limits { always: always(place), ..Limits::default() },
        Shape::List(_) => Limits {
            items: range(place, ["minItems", "maxItems"]),
            items_differ: match place.node.get("uniqueItems") {
                Some(Node::Bool(true)) => Differ::Always,
                Some(_) | None => Differ::Maybe,
            },
            ..Limits::default()
        },
        Shape::Map(_) | Shape::Record(_) => {
            Limits { members: range(place, ["minProperties", "maxProperties"]), ..Limits::default() }
        }
        // of a tuple the type says how many items there are
        Shape::Enumeration(_) | Shape::Union(_) | Shape::Tuple(_) => Limits::default(),
        Shape::Alias(_) => Limits::default(),
    }
}

fn numbers(place: &Place<'_>) -> Limits {
    Limits {
        least: bound(place, "minimum", "exclusiveMinimum"),
        most: bound(place, "maximum", "exclusiveMaximum"),
        multiple_of: number(place, "multipleOf"),
        ..Limits::default()
    }
}

/// 3.0 has a flag beside the bound; the number in its place, as later versions have it, is taken too.
fn bound(place: &Place<'_>, key: &str, exclusive: &str) -> Option<Bound> {
    if let Some(number) = number(place, exclusive) {
        return Some(Bound { number, edge: Edge::Beyond });
    }
    let edge = match place.node.get(exclusive) {
        Some(Node::Bool(true)) => Edge::Beyond,
        Some(_) | None => Edge::Within,
    };
    number(place, key).map(|number| Bound { number, edge })
}

fn number(place: &Place<'_>, key: &str) -> Option<String> {
    place
        .get(key)
        .filter(|bound| matches!(bound.node, Node::Number(_)))
        .map(|bound| text::compact(bound.node))
}

fn range(place: &Place<'_>, [least, most]: [&str; 2]) -> Range {
    Range { least: count(place, least).filter(|least| *least > 0), most: count(place, most) }
}

/// A count; some write `1.0`.
fn count(place: &Place<'_>, key: &str) -> Option<u64> {
    match place.node.get(key)? {
        Node::Number(Number::Unsigned(count)) => Some(*count),
        // a float so large that it is cut off is not a limit anybody meets
        Node::Number(Number::Float(count)) if *count >= 0.0 && count.fract() == 0.0 => Some(*count as u64),
        Node::Number(Number::Float(_) | Number::Signed(_)) => None,
        Node::Null | Node::Bool(_) | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    }
}

/// `enum: [true]`, `[false]`, or `[null]`.
fn always(place: &Place<'_>) -> Option<Always> {
    let listed: Vec<Place<'_>> = place.items_at("enum").collect();
    let nulls = listed.iter().filter(|value| *value.node == Node::Null).count();
    let mut values = listed.iter().filter_map(|value| match value.node {
        Node::Bool(value) => Some(*value),
        Node::Null | Node::Number(_) | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    });
    match values.next() {
        Some(first) if values.all(|value| value == first) => Some(Always::Boolean(first)),
        None if nulls > 0 && nulls == listed.len() => Some(Always::Null),
        Some(_) | None => None,
    }
}
