//! Choices between values. In: a `oneOf` or an `anyOf` whose branches list values; out: one enumeration, with what each
//! branch says of its own. It never takes in a branch that has a name, or a text of a format.
//!
//! That is how a description says something of each value (OpenAPI 3.1.1, section 4.8.24.3). What a dialect after 3.0 writes
//! with nothing but constants is a list already when it comes here.

use super::texts;
use crate::document::Place;
use crate::ir::{Enumeration, Literal, Scalar, Shape, Text, Variant};
use crate::lower::schema::enumeration::{self, BaseType};
use crate::lower::schema::kind::{self, ValueKind};
use crate::lower::schema::parts::{self, Parts, SchemaChoice};
use crate::lower::schema::string;
use crate::lower::schema::wrapper::{leave_null_out, says_more_than_type};
use crate::lower::{Hint, Lowering, text};
use crate::tree::{Node, Number, private};
use foldhash::fast::RandomState;
use std::collections::HashSet;

/// The one type of all values of all branches, where there is nothing else to choose between.
pub(super) fn merged<'a>(
    cx: &mut Lowering<'a, '_>,
    hint: &Hint,
    parts: &Parts<'a>,
    choice: &SchemaChoice<'a>,
) -> Option<Shape> {
    let mut branches = choice.branches();
    leave_null_out(cx, &mut branches);
    let repeated = |base| parts.plain.iter().all(|beside| repeats(beside, base));
    let is_alone = parts.choices.len() == 1 && choice.schema.get("discriminator").is_none();
    if !is_alone {
        return None;
    }
    let texts = if repeated(BaseType::Text) { texts::merged(cx, hint, &branches) } else { None };
    texts.or_else(|| {
        let bases = [BaseType::Text, BaseType::Integer];
        let base = bases.into_iter().find(|base| branches.iter().all(|it| is_part(cx, it, *base)))?;
        (branches.iter().any(enumeration::lists_any) && repeated(base)).then_some(())?;
        listed(cx, &branches, base)
    })
}

/// The enumeration of the values of all branches.
fn listed<'a>(cx: &mut Lowering<'a, '_>, branches: &[Place<'a>], base: BaseType) -> Option<Shape> {
    let mut variants: Vec<Variant> = Vec::new();
    let mut known: HashSet<Literal, RandomState> = HashSet::default();
    for branch in branches {
        // an enumeration keeps texts that nobody listed anyway: a branch for any text adds nothing
        let Some(Shape::Enumeration(listed)) = enumeration::lower(cx, branch, base) else { continue };
        let is_only = listed.variants.len() == 1;
        for variant in listed.variants {
            if known.insert(variant.value.clone()) {
                let title = branch.text("title").filter(|_| is_only);
                variants.push(told(cx, variant, branch, title));
            }
        }
    }
    let listing = enumeration::listing(&variants, base)?;
    Some(Shape::Enumeration(Enumeration { listing, variants }))
}

/// A value with what its branch says of it, where the value itself has nothing to say; a title names the one value.
fn told(cx: &Lowering<'_, '_>, variant: Variant, branch: &Place<'_>, title: Option<&str>) -> Variant {
    let text = if variant.text == Text::default() {
        Text { default: None, examples: Vec::new(), ..text::of_schema(&cx.site, branch) }
    } else {
        variant.text
    };
    Variant { hint: variant.hint.or_else(|| title.map(str::to_owned)), text, ..variant }
}

/// Whether a branch without a name lists values of a type and says no more; of texts it may allow for any.
fn is_part<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>, base: BaseType) -> bool {
    const NAMING: [&str; 4] = ["$ref", private::TYPE, "x-rust-name", "x-ms-enum"];
    let is_named = NAMING.iter().any(|key| branch.node.get(key).is_some()) || parts::is_composed(branch);
    let lists = |is: fn(&Node) -> bool| branch.items_at("enum").all(|value| is(value.node));
    let fits = match (base, kind::value_kind(branch)) {
        (BaseType::Text, Some(ValueKind::Text)) => {
            lists(is_text) && (enumeration::lists_any(branch) || string::scalar(cx, branch) == Scalar::Text)
        }
        (BaseType::Integer, Some(ValueKind::Integer)) => lists(is_integer) && enumeration::lists_any(branch),
        (_, _) => false,
    };
    fits && !is_named
}

fn is_text(value: &Node) -> bool {
    matches!(value, Node::String(_) | Node::Null)
}

fn is_integer(value: &Node) -> bool {
    matches!(value, Node::Number(Number::Signed(_) | Number::Unsigned(_)) | Node::Null)
}

/// Whether what stands beside the choice says the type once more, and that is all.
fn repeats(beside: &Place<'_>, base: BaseType) -> bool {
    let same = matches!(
        (base, kind::value_kind(beside)),
        (BaseType::Text, Some(ValueKind::Text)) | (BaseType::Integer, Some(ValueKind::Integer)) | (_, None)
    );
    same && !says_more_than_type(beside)
}
