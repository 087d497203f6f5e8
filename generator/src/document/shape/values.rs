//! Rules about the values that a schema allows. In: a schema; out: limits that exclude each other, and defaults that it does not allow.
//! It never judges more than keywords of one schema, and enumerations that it refers to: the rest is for those who validate.

use super::ShapeChecker;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::place::Place;
use crate::document::reference::Targets;
use crate::tree::{Node, Number};

/// Applies the rules.
pub(super) fn check(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>) {
    for keys in [
        ["minimum", "maximum"],
        ["minLength", "maxLength"],
        ["minItems", "maxItems"],
        ["minProperties", "maxProperties"],
    ] {
        limits(walk, place, keys);
    }
    if let Some(default) = place.get("default") {
        listed(walk, place, &default);
        within(walk, place, &default);
    }
}

/// A limit, and where it stands.
struct Limit<'a> {
    place: Place<'a>,
    value: f64,
    /// Whether the value itself is not allowed.
    is_beyond: bool,
}

/// A limit of 3.0, whose flag stands beside it, or of later versions, where the other keyword is a number.
fn limit<'a>(place: &Place<'a>, key: &str) -> Option<Limit<'a>> {
    let exclusive = match key {
        "minimum" => "exclusiveMinimum",
        "maximum" => "exclusiveMaximum",
        _ => "",
    };
    let number = |place: Place<'a>| number(place.node).map(|value| (place, value));
    if let Some((place, value)) = place.get(exclusive).and_then(number) {
        return Some(Limit { place, value, is_beyond: true });
    }
    let (found, value) = place.get(key).and_then(number)?;
    Some(Limit { place: found, value, is_beyond: place.flag(exclusive) })
}

fn number(node: &Node) -> Option<f64> {
    match node {
        #[expect(clippy::cast_precision_loss, reason = "limits that differ beyond 2^53 are not told apart")]
        Node::Number(Number::Unsigned(value)) => Some(*value as f64),
        #[expect(clippy::cast_precision_loss, reason = "limits that differ beyond 2^53 are not told apart")]
        Node::Number(Number::Signed(value)) => Some(*value as f64),
        Node::Number(Number::Float(value)) => Some(*value),
        Node::Null | Node::Bool(_) | Node::String(_) | Node::Sequence(_) | Node::Mapping(_) => None,
    }
}

fn limits(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>, [least, most]: [&str; 2]) {
    let (Some(low), Some(high)) = (limit(place, least), limit(place, most)) else { return };
    let is_empty = low.value > high.value || low.value == high.value && (low.is_beyond || high.is_beyond);
    if !is_empty {
        return;
    }
    let (from, to) = (shown(low.place.node), shown(high.place.node));
    let message = match low.value > high.value {
        true => format!("the lower limit {from} is above the upper limit {to}"),
        false => format!("the limits {from} and {to} exclude every value"),
    };
    let found = Diagnostic::new(Code::CROSSED_LIMITS, Label::value(&low.place.at), message)
        .label(Label::value(&high.place.at).saying("the upper limit"));
    walk.problems.push(found.help("correct one of them: no value is within both"));
}

/// A value as messages have it.
fn shown(node: &Node) -> String {
    match node {
        Node::String(text) => text.clone(),
        Node::Number(Number::Unsigned(value)) => value.to_string(),
        Node::Number(Number::Signed(value)) => value.to_string(),
        Node::Number(Number::Float(value)) => value.to_string(),
        Node::Bool(value) => value.to_string(),
        Node::Null | Node::Sequence(_) | Node::Mapping(_) => node.kind().to_owned(),
    }
}

/// A default that is not listed. What is of another kind than all listed values has another finding.
fn listed(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>, default: &Place<'_>) {
    let values = enumeration(walk, place);
    if is_unlisted(default.node, &values) {
        return unlisted(walk, default);
    }
    let items = place.get("items").map(|items| enumeration(walk, &items)).unwrap_or_default();
    if let Some(item) = default.items().find(|item| is_unlisted(item.node, &items)) {
        unlisted(walk, &item);
    }
}

fn is_unlisted(value: &Node, listed: &[&Node]) -> bool {
    let is_same = |other: &&Node| match (number(value), number(other)) {
        (Some(value), Some(other)) => value == other,
        _ => value == *other,
    };
    let is_alike =
        |other: &&Node| value.kind() == other.kind() || number(value).is_some() && number(other).is_some();
    listed.iter().any(is_alike) && !listed.iter().any(is_same)
}

fn unlisted(walk: &mut ShapeChecker<'_, '_>, value: &Place<'_>) {
    let message = format!("the default `{}` is not one of the values of the `enum`", shown(value.node));
    let found = Diagnostic::new(Code::DEFAULT_KIND, Label::value(&value.at), message);
    walk.problems.push(found.help("list the value, or choose one that is listed"));
}

/// The values that a schema lists, itself or by what it refers to or extends; none where it may be something else.
fn enumeration<'a>(walk: &ShapeChecker<'a, '_>, place: &Place<'a>) -> Vec<&'a Node> {
    let targets = Targets::of(walk.root);
    let mut parts = vec![place.clone()];
    parts.extend(place.items_at("allOf"));
    let lists = parts.iter().filter_map(|part| {
        let place = targets.resolve(part)?;
        Some(place.items_at("enum").map(|value| value.node).collect::<Vec<_>>())
    });
    lists.into_iter().find(|values| !values.is_empty()).unwrap_or_default()
}

/// A default that a limit does not allow.
fn within(walk: &mut ShapeChecker<'_, '_>, place: &Place<'_>, default: &Place<'_>) {
    let (value, keys) = match default.node {
        Node::Number(_) => (number(default.node), ["minimum", "maximum"]),
        #[expect(clippy::cast_precision_loss, reason = "no text has 2^53 characters")]
        Node::String(text) => (Some(text.chars().count() as f64), ["minLength", "maxLength"]),
        Node::Null | Node::Bool(_) | Node::Sequence(_) | Node::Mapping(_) => return,
    };
    let Some(value) = value else { return };
    let [low, high] = keys.map(|key| limit(place, key));
    let below = low.filter(|low| value < low.value || value == low.value && low.is_beyond);
    let above = high.filter(|high| value > high.value || value == high.value && high.is_beyond);
    if let Some(limit) = below.or(above) {
        let message = format!("the default `{}` is beyond a limit of its schema", shown(default.node));
        let found = Diagnostic::new(Code::DEFAULT_KIND, Label::value(&default.at), message);
        let found = found.label(Label::value(&limit.place.at).saying("the limit"));
        walk.problems.push(found.help("correct the default or the limit"));
    }
}
