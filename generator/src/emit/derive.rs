//! What a type derives beside what all do. In: what settings ask for; out: words for its attribute. It never repeats what a type has anyway.

use super::Context;
use crate::ir::TypeId;

/// What every type has.
const USUAL: [&str; 3] = ["Debug", "Clone", "PartialEq"];

/// What comes together, from the runtime.
const OF_KEYS: [&str; 2] = ["Eq", "Hash"];

/// Whether a type is to be a key of maps and sets.
pub(super) fn asks_for_keys(derives: &[String]) -> bool {
    derives.iter().any(|name| OF_KEYS.contains(&name.as_str()))
}

/// What else stands in the attribute, each behind a comma. `has` are traits that the type has beside those that all have.
pub(super) fn more(cx: Context<'_>, id: TypeId, has: &[&str]) -> String {
    let is_known = |name: &str| [USUAL.as_slice(), OF_KEYS.as_slice(), has].concat().contains(&name);
    let asked = cx.api.types.get(id).into_iter().flat_map(|ty| &ty.derives);
    asked.filter(|name| !is_known(name)).map(|name| format!(", {name}")).collect()
}
