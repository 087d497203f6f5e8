//! Equality of JSON values. In: two nodes; out: whether they are the same value.
//! It never compares the order of members, and never tells `1` from `1.0`.

use clientwright::unstable::tree::{Node, Number};

/// Whether two values are equal as JSON Schema defines it (core, 4.2.2).
pub(crate) fn equal(left: &Node, right: &Node) -> bool {
    match (left, right) {
        (Node::Number(a), Node::Number(b)) => equal_numbers(*a, *b),
        (Node::Sequence(a), Node::Sequence(b)) => {
            a.len() == b.len() && a.iter().zip(b).all(|(left, right)| equal(left, right))
        }
        (Node::Mapping(a), Node::Mapping(b)) => {
            let same = |(name, left): (&String, &Node)| b.get(name).is_some_and(|right| equal(left, right));
            a.len() == b.len() && a.iter().all(same)
        }
        (Node::Null, Node::Null) => true,
        (Node::Bool(a), Node::Bool(b)) => a == b,
        (Node::String(a), Node::String(b)) => a == b,
        (
            Node::Null
            | Node::Bool(_)
            | Node::Number(_)
            | Node::String(_)
            | Node::Sequence(_)
            | Node::Mapping(_),
            _,
        ) => false,
    }
}

fn equal_numbers(left: Number, right: Number) -> bool {
    match (integer(left), integer(right)) {
        (Some(a), Some(b)) => a == b,
        (Some(_), None) | (None, Some(_)) => false,
        (None, None) => float(left) == float(right),
    }
}

/// The value as an integer, if it is one that an `i128` holds.
#[expect(clippy::cast_possible_truncation, reason = "only whole numbers below 2^100 are cast")]
pub(crate) fn integer(number: Number) -> Option<i128> {
    match number {
        Number::Unsigned(value) => Some(i128::from(value)),
        Number::Signed(value) => Some(i128::from(value)),
        Number::Float(value) => (value.fract() == 0.0 && value.abs() < 1e30).then_some(value as i128),
    }
}

/// The value as a fraction; integers beyond 2^53 lose digits.
#[expect(clippy::cast_precision_loss, reason = "that is what the caller asks for")]
pub(crate) fn float(number: Number) -> f64 {
    match number {
        Number::Unsigned(value) => value as f64,
        Number::Signed(value) => value as f64,
        Number::Float(value) => value,
    }
}
