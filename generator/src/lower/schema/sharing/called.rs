//! What the name of equal inline schemas could be. In: one of them; out: what each of them is called by itself.
//! It never looks at the others.

use crate::document::Place;

/// How many words a title may have that is a name.
const MOST_WORDS: usize = 4;

/// Its title, or the name of the member, parameter or header that it is or that holds it; `None` for a body or a component.
pub(super) fn name(place: &Place<'_>, parts: &[String]) -> Option<String> {
    let words =
        |text: &str| text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).count();
    let title = place.text("title").filter(|title| (1..=MOST_WORDS).contains(&words(title)));
    title.map(str::to_owned).or_else(|| of_parts(parts))
}

/// The same of what has no title.
pub(super) fn of_parts(parts: &[String]) -> Option<String> {
    let outer = parts.iter().rposition(|part| !is_structure(part) && !KINDS.contains(&part.as_str()))?;
    let is_body = parts.get(outer).is_some_and(|part| BODIES.contains(&part.as_str()));
    if outer == 0 || is_body { None } else { parts.get(outer).cloned() }
}

/// What a body is called below its operation.
const BODIES: [&str; 4] = ["request", "response", "event", "data"];

/// What stands behind the name of a component of another kind than a schema.
const KINDS: [&str; 2] = ["parameter", "header"];

/// Whether a part says how a schema stands in another, and not what it is.
fn is_structure(part: &str) -> bool {
    const WORDS: [&str; 11] = [
        "item", "value", "option", "object", "list", "text", "integer", "number", "boolean", "values", "base",
    ];
    WORDS.contains(&part.trim_end_matches(|c: char| c.is_ascii_digit()))
}
