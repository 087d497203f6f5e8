//! Numbers made from a schema. In: bounds, `multipleOf`, the type; out: the smallest fitting number that is at least 1,
//! or the largest below. It never searches.

use super::flat::Flat;
use crate::schema::equality::{float, integer};
use crate::schema::number::{Bound, Side, bounds_of};
use clientwright::unstable::tree::{Node, Number};

pub(crate) fn number(flat: &Flat<'_>) -> Number {
    let bounds = bounds_of(|keyword| flat.get(keyword));
    let step = match flat.get("multipleOf") {
        Some(Node::Number(step)) => Some(*step),
        Some(_) | None => None,
    };
    if (flat.text("type") == Some("integer") || bounds.iter().all(|bound| integer(bound.value).is_some()))
        && let Some(whole) = whole(&bounds, step.and_then(integer))
    {
        return whole;
    }
    Number::Float(fraction(&bounds, step.map(float)))
}

/// An integer between the bounds; `None` when there is none.
fn whole(bounds: &[Bound], step: Option<i128>) -> Option<Number> {
    let mut least = i128::MIN;
    let mut most = i128::MAX;
    for bound in bounds {
        let by = i128::from(bound.exclusive);
        match bound.side {
            Side::Lower => {
                least = least.max(ceil(bound.value)? + by * i128::from(integer(bound.value).is_some()))
            }
            Side::Upper => {
                most = most.min(floor(bound.value)? - by * i128::from(integer(bound.value).is_some()))
            }
        }
    }
    let step = step.filter(|step| *step > 0).unwrap_or(1);
    let start = 1.clamp(least, most.max(least));
    let up = start + (step - start.rem_euclid(step)) % step;
    let down = start - start.rem_euclid(step);
    let chosen = [up, down].into_iter().find(|value| (least..=most).contains(value))?;
    u64::try_from(chosen).map(Number::Unsigned).or_else(|_| i64::try_from(chosen).map(Number::Signed)).ok()
}

#[expect(clippy::cast_possible_truncation, reason = "bounds beyond 2^100 are not met")]
fn ceil(value: Number) -> Option<i128> {
    integer(value).or_else(|| float(value).is_finite().then(|| float(value).ceil() as i128))
}

#[expect(clippy::cast_possible_truncation, reason = "bounds beyond 2^100 are not met")]
fn floor(value: Number) -> Option<i128> {
    integer(value).or_else(|| float(value).is_finite().then(|| float(value).floor() as i128))
}

/// A fraction between the bounds: a multiple of the step, or the middle.
fn fraction(bounds: &[Bound], step: Option<f64>) -> f64 {
    let of = |side| bounds.iter().filter(move |bound| bound.side == side).map(|bound| float(bound.value));
    let least = of(Side::Lower).reduce(f64::max);
    let most = of(Side::Upper).reduce(f64::min);
    let middle = match (least, most) {
        (Some(least), Some(most)) => least + (most - least) / 2.0,
        (Some(least), None) => least.max(0.0) + 1.0,
        (None, Some(most)) => most.min(2.0) - 1.0,
        (None, None) => 1.0,
    };
    match step {
        Some(step) if step > 0.0 => (middle / step).ceil() * step,
        Some(_) | None => middle,
    }
}

/// The number some places further.
pub(crate) fn plus(number: Number, places: usize) -> Number {
    let places = u32::try_from(places).unwrap_or(u32::MAX);
    match number {
        Number::Unsigned(value) => Number::Unsigned(value.saturating_add(u64::from(places))),
        Number::Signed(value) => Number::Signed(value.saturating_add(i64::from(places))),
        Number::Float(value) => Number::Float(value + f64::from(places)),
    }
}
