//! `enum`. In: a schema with values; out: an enumeration, open to values nobody listed.
//! It never makes `null` a value: that is the use being nullable.

mod hints;

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Enumeration, Listing, Literal, Shape, Variant};
use crate::lower::{Lowering, text};
use crate::source::Pointer;
use crate::tree::{Node, Number};
use foldhash::fast::RandomState;
use std::collections::HashMap;

use hints::Hints;
pub(super) use hints::type_name;

/// No float has more zeros at its end.
const MOST_ZEROS: usize = 308;

/// What the values of a list have to be by the type that stands beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BaseType {
    Text,
    Integer,
    Number,
    Boolean,
    /// There is no type.
    Unsaid,
}

/// Lowers the values of a list; `None` where the type says as much: of booleans, and where only `null` is listed.
pub(super) fn lower<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, base: BaseType) -> Option<Shape> {
    let hints = Hints::of(place);
    let mut variants: Vec<Variant> = Vec::new();
    let mut places: HashMap<Literal, Pointer, RandomState> = HashMap::default();
    for (index, value) in place.items_at("enum").enumerate() {
        let Some(literal) = listed(cx, &value, base) else { continue };
        if let Some(first) = places.get(&literal) {
            let message = format!("`{literal}` is listed twice");
            let found = Diagnostic::new(Code::DUPLICATE_VALUE, Label::value(&value.at), message);
            cx.report(found.label(Label::value(first).saying("first listed here")));
            continue;
        }
        places.insert(literal.clone(), value.at.clone());
        variants.push(hints.variant(&cx.site, index, literal));
    }
    let listing = match base {
        BaseType::Boolean => None,
        BaseType::Text | BaseType::Integer | BaseType::Number | BaseType::Unsaid => listing(&variants, base),
    };
    listing.map(|listing| Shape::Enumeration(Enumeration { listing, variants }))
}

/// Whether a schema lists a value other than `null`.
pub(super) fn lists_any(place: &Place<'_>) -> bool {
    place.items_at("enum").any(|value| *value.node != Node::Null)
}

/// Whether a schema lists a value.
pub(super) fn lists(place: &Place<'_>, literal: &Literal) -> bool {
    let meant = |value: &Place<'_>| exact(value.node).map(|exact| meant(&exact, BaseType::Unsaid));
    place.items_at("enum").any(|value| meant(&value).as_ref() == Some(literal))
}

/// Reports an `enum` without a value: nothing would be valid (JSON Schema: "SHOULD have at least one element").
pub(super) fn empty(cx: &mut Lowering<'_, '_>, place: &Place<'_>) {
    let at = place.at.key("enum");
    let found =
        Diagnostic::new(Code::EMPTY_ENUM, Label::value(&at), "an `enum` must have at least one value");
    cx.report(found.help("it is ignored"));
}

/// Reports values of lists and objects, whose type stands for them; `null` is no such value.
pub(super) fn ignored(cx: &mut Lowering<'_, '_>, place: &Place<'_>) {
    if lists_any(place) {
        let is_whole = |value: Place<'_>| matches!(value.node, Node::Sequence(_) | Node::Mapping(_));
        let of_items = place.text("type") == Some("array") && !place.items_at("enum").any(is_whole);
        let (message, help) = if of_items {
            (
                "an `enum` beside `type: array` must list arrays, and none of these values is one",
                "it is ignored; to restrict the items, move it into `items`",
            )
        } else {
            ("an `enum` of arrays or objects is ignored", "")
        };
        let found = Diagnostic::new(Code::ENUM_IGNORED, Label::key(&place.at.key("enum")), message);
        cx.report(found.help(help));
    }
}

/// What all values have in common; of numbers nothing, since a number that nobody listed need not be an integer.
pub(super) fn listing(variants: &[Variant], base: BaseType) -> Option<Listing> {
    let all = |is: fn(&Literal) -> bool| variants.iter().all(|variant| is(&variant.value));
    if variants.is_empty() {
        None
    } else if all(|value| matches!(value, Literal::Text(_))) {
        Some(Listing::Texts)
    } else if base != BaseType::Number && all(|value| matches!(value, Literal::Integer(_))) {
        Some(Listing::Integers)
    } else if base == BaseType::Unsaid && all(|value| matches!(value, Literal::Boolean(_))) {
        None
    } else {
        Some(Listing::Values)
    }
}

/// A value as what it is, or was meant to be: YAML takes `1.0`, `true` and `2024` for something else than a text, and
/// people put numbers in quotes.
fn listed(cx: &mut Lowering<'_, '_>, value: &Place<'_>, base: BaseType) -> Option<Literal> {
    let exact = match (value.node, exact(value.node)) {
        (Node::Null, _) => return None,
        (_, Some(exact)) => exact,
        (_, None) if base == BaseType::Text => Literal::Text(text::compact(value.node)),
        (_, None) => {
            let message = format!("{} is not supported as a value of an `enum`", value.node.kind());
            let found = Diagnostic::new(Code::VALUE_KIND, Label::value(&value.at), message);
            cx.report(found.help("it is ignored"));
            return None;
        }
    };
    let meant = meant(&exact, base);
    // JSON Schema counts `1.0` as an integer
    let same = meant == exact
        || matches!((&exact, &meant), (Literal::Number(_), Literal::Integer(_) | Literal::Number(_)));
    if same && fits(&meant, base) && !matches!(value.node, Node::Sequence(_) | Node::Mapping(_)) {
        return Some(meant);
    }
    let message =
        format!("`{exact}` is {}, but the type of the schema is {}", value.node.kind(), base.name());
    let found = Diagnostic::new(Code::VALUE_KIND, Label::value(&value.at), message);
    cx.report(match (&meant, fits(&meant, base)) {
        (Literal::Text(text), true) => found.help(format!("write `'{text}'`; it is read as that")),
        (value, true) => found.help(format!("write `{value}`; it is read as that")),
        (_, false) => found.help("it is kept as it is"),
    });
    Some(meant)
}

/// A value as it stands there.
fn exact(node: &Node) -> Option<Literal> {
    Some(match node {
        Node::String(text) => Literal::Text(text.clone()),
        Node::Bool(value) => Literal::Boolean(*value),
        Node::Number(Number::Signed(value)) => Literal::Integer(*value),
        Node::Number(Number::Unsigned(value)) => match i64::try_from(*value) {
            Ok(value) => Literal::Integer(value),
            Err(_) => Literal::Number(value.to_string()),
        },
        Node::Number(Number::Float(_)) => Literal::Number(text::compact(node)),
        Node::Null | Node::Sequence(_) | Node::Mapping(_) => return None,
    })
}

/// A value as a mapping of a discriminator has it: a text, or the JSON of a boolean or a number; `1.0` is `1`.
pub(super) fn spelled(node: &Node) -> Option<String> {
    exact(node).map(|exact| meant(&exact, BaseType::Unsaid).to_string())
}

/// A value as one of the type, where it can be read so.
fn meant(exact: &Literal, base: BaseType) -> Literal {
    let text = exact.to_string();
    let meant = match base {
        // numbers are equal by their value (JSON Schema 2020-12, core, 4.2.2), and written without a fraction of zero
        BaseType::Number | BaseType::Integer | BaseType::Unsaid if matches!(exact, Literal::Number(_)) => {
            whole(&text)
        }
        _ if fits(exact, base) => None,
        BaseType::Text => Some(Literal::Text(text)),
        BaseType::Integer => integer(&text),
        BaseType::Number => integer(&text).or_else(|| number(&text)),
        BaseType::Boolean => text.parse().ok().map(Literal::Boolean),
        BaseType::Unsaid => None,
    };
    meant.unwrap_or_else(|| exact.clone())
}

fn integer(text: &str) -> Option<Literal> {
    text.parse().ok().map(Literal::Integer).or_else(|| whole(text))
}

/// A number without a fraction, as an integer: of `1.0` and `1e3`, and of what is beyond 64 bits its digits.
fn whole(text: &str) -> Option<Literal> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (before, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let fraction = fraction.trim_end_matches('0');
    let zeros = exponent.parse::<usize>().ok()?.checked_sub(fraction.len())?;
    let digits = format!("{before}{fraction}{}", "0".repeat(zeros.min(MOST_ZEROS)));
    let is_integer = digits.strip_prefix('-').unwrap_or(&digits).bytes().all(|digit| digit.is_ascii_digit());
    let literal = || digits.parse().map_or_else(|_| Literal::Number(digits.clone()), Literal::Integer);
    (is_integer && zeros <= MOST_ZEROS).then(literal)
}

fn number(text: &str) -> Option<Literal> {
    let number: serde_json::Number = serde_json::from_str(text).ok()?;
    Some(Literal::Number(number.to_string()))
}

fn fits(literal: &Literal, base: BaseType) -> bool {
    base == BaseType::Unsaid
        || match literal {
            Literal::Text(_) => base == BaseType::Text,
            Literal::Integer(_) => matches!(base, BaseType::Integer | BaseType::Number),
            // an integer beyond 64 bits
            Literal::Number(text) if base == BaseType::Integer => !text.contains(['.', 'e', 'E']),
            Literal::Number(_) => base == BaseType::Number,
            Literal::Boolean(_) => base == BaseType::Boolean,
        }
}

impl BaseType {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "`string`",
            Self::Integer => "`integer`",
            Self::Number => "`number`",
            Self::Boolean => "`boolean`",
            Self::Unsaid => "unknown",
        }
    }
}
