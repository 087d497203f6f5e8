//! Limits of values. In: a type; out: a sentence for people, and the rules that the runtime holds values against.
//! It never emits a rule for what has none.

mod rules;

use super::{Context, doc, rust_type};
use crate::ir::{Bound, Differ, Edge, Limits, Range, Shape, TypeId};

pub(super) use rules::{items, rules};

/// `Constraints: 1 to 64 characters, …`, of a type that is spelled out where it stands; nothing when there are none, and
/// nothing of a type that has an item of its own, which says so itself.
pub(super) fn sentence(cx: Context<'_>, id: TypeId) -> String {
    if rust_type::is_named(cx, id) { String::new() } else { of_item(cx, id) }
}

/// The same of a type that has an item of its own.
pub(super) fn of_item(cx: Context<'_>, id: TypeId) -> String {
    let said = phrase(cx, id);
    if said.is_empty() { String::new() } else { format!("Constraints: {said}.") }
}

fn phrase(cx: Context<'_>, id: TypeId) -> String {
    let Some(ty) = cx.api.types.get(id) else { return String::new() };
    let own = phrases(&ty.limits).join(", ");
    let inside = match &ty.shape {
        Shape::List(item) if !rust_type::is_named(cx, item.id) => ("each", phrase(cx, item.id)),
        Shape::Map(item) if !rust_type::is_named(cx, item.id) => ("each value", phrase(cx, item.id)),
        Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Scalar(_) | Shape::Enumeration(_) => {
            ("", String::new())
        }
        Shape::Record(_) | Shape::Union(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => {
            ("", String::new())
        }
    };
    match (own.is_empty(), inside) {
        (_, (_, inside)) if inside.is_empty() => own,
        (true, (each, inside)) => format!("{each} {inside}"),
        (false, (each, inside)) => format!("{own}; {each} {inside}"),
    }
}

fn phrases(limits: &Limits) -> Vec<String> {
    let differ = match limits.items_differ {
        Differ::Always => Some("unique items".to_owned()),
        Differ::Maybe => None,
    };
    let mut phrases = Vec::new();
    phrases.extend(range(limits.length, "character"));
    phrases.extend(limits.pattern.as_ref().map(|pattern| format!("matches {}", doc::code(pattern))));
    phrases.extend(bounds(limits.least.as_ref(), limits.most.as_ref()));
    phrases.extend(limits.multiple_of.as_ref().map(|step| format!("a multiple of {step}")));
    phrases.extend(range(limits.items, "item"));
    phrases.extend(differ);
    phrases.extend(range(limits.members, "member"));
    phrases.extend(limits.always.map(|value| format!("always `{value}`")));
    phrases
}

/// `1 to 64 characters`
fn range(range: Range, unit: &str) -> Option<String> {
    let counted = |count: u64| if count == 1 { format!("1 {unit}") } else { format!("{count} {unit}s") };
    Some(match (range.least, range.most) {
        (None, None) => return None,
        (Some(least), None) => format!("at least {}", counted(least)),
        (None, Some(most)) => format!("at most {}", counted(most)),
        (Some(least), Some(most)) if least == most => format!("exactly {}", counted(least)),
        (Some(least), Some(most)) => format!("{least} to {}", counted(most)),
    })
}

/// `3 to 5`, `more than 3`
fn bounds(least: Option<&Bound>, most: Option<&Bound>) -> Vec<String> {
    let below = |bound: &Bound| match bound.edge {
        Edge::Within => format!("at least {}", bound.number),
        Edge::Beyond => format!("more than {}", bound.number),
    };
    let above = |bound: &Bound| match bound.edge {
        Edge::Within => format!("at most {}", bound.number),
        Edge::Beyond => format!("less than {}", bound.number),
    };
    match (least, most) {
        (
            Some(Bound { number: least, edge: Edge::Within }),
            Some(Bound { number: most, edge: Edge::Within }),
        ) => vec![format!("{least} to {most}")],
        (least, most) => least.map(below).into_iter().chain(most.map(above)).collect(),
    }
}
