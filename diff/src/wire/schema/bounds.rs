//! Limits. In: a pair; out: changes of the limits of numbers, texts, arrays and objects, and of patterns. It never checks a value.

use super::Pairing;
use crate::rules::Keyword;
use crate::rules::schemas::*;
use crate::view::{View, number, shown};
use crate::wire::Wire;

/// Whether more values fit a greater limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    Most,
    Least,
}

/// A limit, with what it means that it was tightened, loosened, added and removed.
type Limit = (&'static str, Edge, [Keyword; 4]);

const LIMITS: [Limit; 8] = [
    ("maximum", Edge::Most, [MAXIMUM_TIGHTENED, MAXIMUM_LOOSENED, MAXIMUM_ADDED, MAXIMUM_REMOVED]),
    ("minimum", Edge::Least, [MINIMUM_TIGHTENED, MINIMUM_LOOSENED, MINIMUM_ADDED, MINIMUM_REMOVED]),
    (
        "maxLength",
        Edge::Most,
        [MAX_LENGTH_TIGHTENED, MAX_LENGTH_LOOSENED, MAX_LENGTH_ADDED, MAX_LENGTH_REMOVED],
    ),
    (
        "minLength",
        Edge::Least,
        [MIN_LENGTH_TIGHTENED, MIN_LENGTH_LOOSENED, MIN_LENGTH_ADDED, MIN_LENGTH_REMOVED],
    ),
    ("maxItems", Edge::Most, [MAX_ITEMS_TIGHTENED, MAX_ITEMS_LOOSENED, MAX_ITEMS_ADDED, MAX_ITEMS_REMOVED]),
    ("minItems", Edge::Least, [MIN_ITEMS_TIGHTENED, MIN_ITEMS_LOOSENED, MIN_ITEMS_ADDED, MIN_ITEMS_REMOVED]),
    (
        "maxProperties",
        Edge::Most,
        [MAX_PROPERTIES_TIGHTENED, MAX_PROPERTIES_LOOSENED, MAX_PROPERTIES_ADDED, MAX_PROPERTIES_REMOVED],
    ),
    (
        "minProperties",
        Edge::Least,
        [MIN_PROPERTIES_TIGHTENED, MIN_PROPERTIES_LOOSENED, MIN_PROPERTIES_ADDED, MIN_PROPERTIES_REMOVED],
    ),
];

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    LIMITS.iter().for_each(|limit| of_limit(wire, pair, limit));
    for key in ["exclusiveMaximum", "exclusiveMinimum"] {
        match (pair.old.is(key), pair.new.is(key)) {
            (false, true) => pair.push(wire, BOUND_EXCLUDED, (key, &format!("`{key}` was set"))),
            (true, false) => pair.push(wire, BOUND_INCLUDED, (key, &format!("`{key}` was taken back"))),
            (true, true) | (false, false) => {}
        }
    }
    keyword(wire, pair, ("multipleOf", [MULTIPLE_ADDED, MULTIPLE_REMOVED, MULTIPLE_CHANGED]));
    keyword(wire, pair, ("pattern", [PATTERN_ADDED, PATTERN_REMOVED, PATTERN_CHANGED]));
    match (pair.old.is("uniqueItems"), pair.new.is("uniqueItems")) {
        (false, true) => pair.push(wire, UNIQUE_ADDED, ("uniqueItems", "items must be unique")),
        (true, false) => pair.push(wire, UNIQUE_REMOVED, ("uniqueItems", "items may be equal")),
        (true, true) | (false, false) => {}
    }
}

fn of_limit<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>, (key, edge, keywords): &Limit) {
    let [tightened, loosened, added, removed] = *keywords;
    let value = |view: &Option<View<'_>>| view.as_ref().and_then(|view| number(view.node));
    let (old, new) = pair.get(key);
    let (before, after) = (value(&old), value(&new));
    let said = |view: &Option<View<'_>>| view.as_ref().map_or_else(String::new, |view| shown(view.node));
    let (keyword, what) = match (before, after) {
        (Some(before), Some(after)) if before != after => {
            let (is_less, word) = if after < before { (true, "lowered") } else { (false, "raised") };
            let keyword = if is_less == (*edge == Edge::Most) { tightened } else { loosened };
            (keyword, format!("`{key}` was {word} from {} to {}", said(&old), said(&new)))
        }
        // a least of nothing is none
        (None, Some(after)) if *edge == Edge::Least && after == 0.0 && *key != "minimum" => return,
        (Some(before), None) if *edge == Edge::Least && before == 0.0 && *key != "minimum" => return,
        (None, Some(_)) => (added, format!("`{key}` {} was added", said(&new))),
        (Some(_), None) => (removed, format!("`{key}` {} was removed", said(&old))),
        (Some(_), Some(_)) | (None, None) => return,
    };
    pair.push(wire, keyword, (key, &what));
}

/// A keyword whose values cannot be ordered.
fn keyword<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>, (key, keywords): (&str, [Keyword; 3])) {
    let [added, removed, changed] = keywords;
    let (old, new) = pair.get(key);
    let (keyword, what) = match (&old, &new) {
        (Some(old), Some(new)) if old.node != new.node => {
            (changed, format!("changed from {} to {}", shown(old.node), shown(new.node)))
        }
        (None, Some(new)) => (added, format!("{} was added", shown(new.node))),
        (Some(old), None) => (removed, format!("{} was removed", shown(old.node))),
        (Some(_), Some(_)) | (None, None) => return,
    };
    pair.push(wire, keyword, (key, &format!("`{key}` {what}")));
}
