//! What kind of value a schema allows. In: a pair; out: changes of its type, its format and whether null fits. It never goes on where
//! the types have nothing in common.

use super::Pairing;
use super::unions::is_union;
use crate::rules::schemas::*;
use crate::wire::Wire;

/// What else there is to compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rest {
    /// All that the types have in common.
    All,
    /// That one side is a choice: its variants say what the other says itself.
    Variants,
    /// Nothing.
    None,
}

/// Compares the types, and says what is left.
pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) -> Rest {
    nullable(wire, pair);
    let (old, new) = (pair.old.kind(), pair.new.kind());
    let said = |kind: Option<&str>| kind.map_or("any type".to_owned(), |kind| format!("`{kind}`"));
    let what = format!("the type changed from {} to {}", said(old), said(new));
    let (keyword, rest) = match (old, new) {
        (old, new) if old == new => {
            format(wire, pair);
            return Rest::All;
        }
        (Some("integer"), Some("number")) => (TYPE_WIDENED, Rest::All),
        (Some("number"), Some("integer")) => (TYPE_NARROWED, Rest::All),
        (Some(_), None) if is_union(&pair.new) => return Rest::Variants,
        (None, Some(_)) if is_union(&pair.old) => return Rest::Variants,
        (Some(_), None) => (TYPE_WIDENED, Rest::None),
        (None, Some(_)) => (TYPE_NARROWED, Rest::None),
        (Some(_) | None, Some(_) | None) => (TYPE_CHANGED, Rest::None),
    };
    pair.push(wire, keyword, ("type", &what));
    rest
}

fn nullable<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    match (pair.old.is_nullable(), pair.new.is_nullable()) {
        (false, true) => pair.push(wire, NULLABLE_ADDED, ("nullable", "the value may be null")),
        (true, false) => pair.push(wire, NULLABLE_REMOVED, ("nullable", "the value may no longer be null")),
        (true, true) | (false, false) => {}
    }
}

/// Formats of numbers say how many digits there are; all others are kinds of texts.
fn format<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    let (keyword, what) = match (pair.old.text("format"), pair.new.text("format")) {
        (Some(old), Some(new)) if old != new => {
            let keyword = match (old, new) {
                ("int32", "int64") | ("float", "double") => TYPE_WIDENED,
                ("int64", "int32") | ("double", "float") => TYPE_NARROWED,
                _ => FORMAT_CHANGED,
            };
            (keyword, format!("the format changed from `{old}` to `{new}`"))
        }
        (None, Some(new)) => (FORMAT_ADDED, format!("the format `{new}` was added")),
        (Some(old), None) => (FORMAT_REMOVED, format!("the format `{old}` was removed")),
        (Some(_), Some(_)) | (None, None) => return,
    };
    pair.push(wire, keyword, ("format", &what));
}
