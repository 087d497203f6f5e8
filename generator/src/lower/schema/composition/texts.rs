//! Choices between texts. In: branches all of which are texts, some of them any text; out: the text, or the one enumeration among
//! them, which keeps texts that it does not list. It never drops a value that a program may want by name, but for the empty text.

use crate::document::Place;
use crate::ir::{Scalar, Shape, TypeUse};
use crate::lower::schema::kind::{self, ValueKind};
use crate::lower::schema::{self, enumeration, parts, string};
use crate::lower::{Hint, Lowering};
use crate::tree::Node;

/// Branches that are texts, by what they say.
#[derive(Debug, Default)]
struct Texts<'a> {
    /// Those that list values, as they stand in the choice, and what they lead to.
    listed: Vec<(Place<'a>, Place<'a>)>,
    /// What those are that list none.
    any: Vec<Scalar>,
}

/// The type of a choice between any text and listed ones; `None` where it is another choice, or where each branch lists its
/// values in place.
pub(super) fn merged<'a>(cx: &mut Lowering<'a, '_>, hint: &Hint, branches: &[Place<'a>]) -> Option<Shape> {
    let texts = texts(cx, branches)?;
    if texts.any.is_empty() || texts.listed.is_empty() {
        return None;
    }
    if texts.listed.iter().all(|(_, schema)| schema.items_at("enum").all(|value| is_blank(value.node))) {
        let is_secret = texts.any.contains(&Scalar::Secret);
        return Some(Shape::Scalar(if is_secret { Scalar::Secret } else { Scalar::Text }));
    }
    match texts.listed.as_slice() {
        [(branch, _)] if branch.reference().is_some() && texts.any.iter().all(|it| *it == Scalar::Text) => {
            let used = schema::type_use(cx, branch, hint);
            Some(Shape::Alias(TypeUse { nullable: false, ..used }))
        }
        _ => None,
    }
}

fn texts<'a>(cx: &Lowering<'a, '_>, branches: &[Place<'a>]) -> Option<Texts<'a>> {
    let mut texts = Texts::default();
    for branch in branches {
        let schema = cx.document.resolve(branch)?;
        if kind::value_kind(&schema) != Some(ValueKind::Text) || parts::is_composed(&schema) {
            return None;
        }
        if enumeration::lists_any(&schema) {
            texts.listed.push((branch.clone(), schema));
        } else {
            texts.any.push(string::scalar(cx, &schema));
        }
    }
    Some(texts)
}

fn is_blank(value: &Node) -> bool {
    matches!(value, Node::Null) || value.as_str() == Some("")
}
