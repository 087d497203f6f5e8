//! Numbers held against each other.
//!
//! In come the JSON texts of two numbers; out goes how they compare. It never rounds where 38 digits will do.

use std::cmp::Ordering;

/// How a number compares to another.
pub(super) fn compare(one: &str, other: &str) -> Ordering {
    match aligned(one, other) {
        Some((one, other)) => one.cmp(&other),
        None => float(one).total_cmp(&float(other)),
    }
}

/// Whether a number is a multiple of a step. Numbers beyond 38 digits are taken for multiples: nobody can say.
pub(super) fn is_multiple(value: &str, step: &str) -> bool {
    match aligned(value, step) {
        Some((_, 0)) | None => true,
        Some((value, step)) => value % step == 0,
    }
}

fn float(text: &str) -> f64 {
    text.parse().unwrap_or(f64::NAN)
}

/// Both as whole numbers of one unit, if they fit.
fn aligned(one: &str, other: &str) -> Option<(i128, i128)> {
    let ((one, places), (other, other_places)) = (exact(one)?, exact(other)?);
    let most = places.max(other_places);
    let raised = |value: i128, places: u32| value.checked_mul(10_i128.checked_pow(most - places)?);
    Some((raised(one, places)?, raised(other, other_places)?))
}

/// The digits as a whole number, and how many of them stand behind the point.
fn exact(text: &str) -> Option<(i128, u32)> {
    let (mantissa, exponent) = text.split_once(['e', 'E']).unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits: i128 = format!("{whole}{fraction}").parse().ok()?;
    let places = i64::try_from(fraction.len()).ok()?.checked_sub(exponent.parse().ok()?)?;
    match u32::try_from(places) {
        Ok(places) => Some((digits, places)),
        Err(_) => Some((digits.checked_mul(10_i128.checked_pow(u32::try_from(-places).ok()?)?)?, 0)),
    }
}
