//! Names of branches that have none. In: a branch of a choice; out: what it could be called, by what tells it from the others.
//! It never names a branch by what a value may lack.

use super::tags;
use crate::document::Place;
use crate::lower::Lowering;
use crate::lower::schema::parts::collect;

/// What a branch could be called that has no name: the only value of the first member that has only one. That of a boolean or a
/// number says little without the member's name.
pub(super) fn constant<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> Option<String> {
    let parts = collect(cx, std::slice::from_ref(branch));
    let members = parts.plain.iter().filter_map(|part| part.get("properties"));
    let mut constants = members.flat_map(|all| all.members()).filter_map(|(name, member)| {
        let [value] = <[String; 1]>::try_from(tags::values(cx, &member)).ok()?;
        Some(if is_word(&value) { value } else { format!("{name} {value}") })
    });
    constants.next()
}

/// Whether a value is a name: neither a boolean nor a number.
pub(super) fn is_word(value: &str) -> bool {
    value.parse::<bool>().is_err() && value.parse::<f64>().is_err()
}

/// The name of the one member that a branch has, and must have, or the one text that it is: so enums are written of which the tag is
/// outside of the content (serde's representation of enums where nothing else is asked for).
pub(super) fn tag<'a>(cx: &Lowering<'a, '_>, branch: &Place<'a>) -> Option<String> {
    let parts = collect(cx, std::slice::from_ref(branch));
    let [part] = parts.plain.as_slice() else { return None };
    if parts.choices.is_empty() && part.get("properties").is_none() {
        let [value] = <[String; 1]>::try_from(tags::values(cx, part)).ok()?;
        return Some(value).filter(|value| is_word(value));
    }
    let [(name, _)] = <[_; 1]>::try_from(part.members_at("properties").collect::<Vec<_>>()).ok()?;
    part.items_at("required").any(|required| required.node.as_str() == Some(name)).then(|| name.to_owned())
}
