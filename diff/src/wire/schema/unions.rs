//! Choices. In: a pair; out: changes of the variants of `oneOf` and `anyOf`, of discriminators and of `not`. It never tells variants
//! apart by their position while they have names, titles or types.

use super::Pairing;
use super::effective::Effective;
use crate::changes::Places;
use crate::rules::schemas::*;
use crate::view::View;
use crate::wire::{Both, Wire};

/// Whether a schema is one of several.
pub(super) fn is_union(schema: &Effective<'_>) -> bool {
    schema.choice().is_some()
}

fn kind(schema: &Effective<'_>) -> Option<&'static str> {
    schema.choice().map(|(key, _)| key)
}

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    not(wire, pair);
    let (old, new) = match (kind(&pair.old), kind(&pair.new)) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(new)) => return becomes(wire, pair, new),
        (Some(old), None) => return became(wire, pair, old),
        (None, None) => return,
    };
    if old != new {
        let places = Places::both(pair.old.place(old), pair.new.place(new));
        pair.push_at(wire, UNION_KIND_CHANGED, places, &format!("`{old}` became `{new}`"));
    }
    discriminator(wire, pair);
    variants(wire, pair, (old, new));
}

/// What a variant has that says what a value is, and not merely which of such values are allowed.
const DESCRIBING: [&str; 9] =
    ["$ref", "allOf", "oneOf", "anyOf", "properties", "additionalProperties", "items", "enum", "format"];

/// Whether the variants are conditions of what the schema describes beside them: `anyOf: [{required: [a]}, {required: [b]}]`.
fn are_conditions(schema: &Effective<'_>) -> bool {
    let own = schema.text("type");
    let is_condition = |variant: &View<'_>| {
        let of_own_type = variant.text("type").is_none_or(|kind| Some(kind) == own);
        of_own_type && DESCRIBING.iter().all(|key| variant.get(key).is_none())
    };
    own.is_some() && listed(schema).iter().all(is_condition)
}

/// Whether all that a schema without conditions allows meets those of another one: `required: [a]` beside
/// `anyOf: [{required: [a]}, {required: [b]}]`. Then what the schema requires has changed, and nothing else.
fn meets(schema: &Effective<'_>, key: &str, conditions: &Effective<'_>) -> bool {
    let (needed, has) = (schema.required(), schema.properties());
    let is_met = |variant: &View<'_>| {
        let has_no_other = variant.members().iter().all(|(key, _)| matches!(*key, "required" | "type"));
        has_no_other
            && requires(variant)
            && variant.texts("required").iter().all(|name| needed.contains(name))
    };
    let (met, open): (Vec<_>, Vec<_>) = listed(conditions).into_iter().partition(is_met);
    // of `oneOf`, no other may be met at once
    let is_unknown = |name: &&str| !has.iter().any(|(known, _)| known == name);
    let is_impossible = |variant: &View<'_>| variant.texts("required").iter().any(is_unknown);
    match met.len() {
        0 => false,
        1 => key == "anyOf" || open.iter().all(is_impossible),
        _ => key == "anyOf",
    }
}

fn requires(variant: &View<'_>) -> bool {
    !variant.texts("required").is_empty()
}

/// One schema became several.
fn becomes<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>, key: &str) {
    let places = Places::both(pair.old.at().clone(), pair.new.place(key));
    if are_conditions(&pair.new) {
        if meets(&pair.old, key, &pair.new) {
            return;
        }
        return pair.push_at(wire, CONDITIONS_ADDED, places, &format!("conditions (`{key}`) were added"));
    }
    let same = of_kind(&pair.new, pair.old.kind());
    let (keyword, what) = match (pair.old.kind(), same.as_slice()) {
        (Some(_), []) => {
            (TYPE_CHANGED, format!("it became a choice (`{key}`) that does not contain the old type"))
        }
        (Some(_) | None, _) => (UNION_ADDED, format!("it became one of several (`{key}`)")),
    };
    pair.push_at(wire, keyword, places, &what);
    if let [variant] = same.as_slice() {
        let name = pair.name_of(&format!("variant {}", title(variant)));
        wire.schema(Some((pair.old.whole(), variant.clone())), (&name, pair.direction));
    }
}

/// Several schemas became one.
fn became<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>, key: &str) {
    let places = Places::both(pair.old.place(key), pair.new.at().clone());
    if are_conditions(&pair.old) {
        if meets(&pair.new, key, &pair.old) {
            return;
        }
        return pair.push_at(
            wire,
            CONDITIONS_REMOVED,
            places,
            &format!("the conditions (`{key}`) were removed"),
        );
    }
    let same = of_kind(&pair.old, pair.new.kind());
    let (keyword, what) = match (pair.new.kind(), same.as_slice()) {
        (Some(_), []) => (TYPE_CHANGED, format!("its type was not among those of the `{key}`")),
        (Some(_) | None, _) => (UNION_REMOVED, format!("the `{key}` was removed")),
    };
    pair.push_at(wire, keyword, places, &what);
    if let [variant] = same.as_slice() {
        wire.schema(Some((variant.clone(), pair.new.whole())), (pair.name, pair.direction));
    }
}

/// The variants of a type; none where a variant is no better than the whole.
fn of_kind<'a>(schema: &Effective<'a>, kind: Option<&str>) -> Vec<View<'a>> {
    let variants = listed(schema).into_iter();
    variants.filter(|variant| Effective::of(&variant.followed()).kind() == kind).collect()
}

fn listed<'a>(schema: &Effective<'a>) -> Vec<View<'a>> {
    schema.choice().map(|(_, variants)| variants).unwrap_or_default()
}

/// What tells a variant from others: the schema that it refers to, its title, or its type.
fn title(variant: &View<'_>) -> String {
    if let Some(reference) = variant.reference().and_then(|at| at.last()) {
        return format!("`{reference}`");
    }
    let schema = Effective::of(variant);
    match (schema.text("title"), schema.kind(), schema.text("format")) {
        (Some(title), ..) => format!("`{title}`"),
        (None, Some(kind), Some(format)) => format!("`{kind}` (`{format}`)"),
        (None, Some(kind), None) => format!("`{kind}`"),
        (None, None, _) => "a variant".to_owned(),
    }
}

fn variants<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>, (before, after): (&str, &str)) {
    let mut old = listed(&pair.old);
    let (mut both, mut come) = (Vec::new(), Vec::new());
    for new in listed(&pair.new) {
        let same = old.iter().position(|old| old.node == new.node);
        match same.or_else(|| old.iter().position(|old| title(old) == title(&new))) {
            Some(at) => both.push(Both { old: old.remove(at), new }),
            None => come.push(new),
        }
    }
    // one on each side: it was changed
    if let ([before], [after]) = (old.as_slice(), come.as_slice())
        && (before.reference().is_none() || after.reference().is_none())
        && Effective::of(&before.followed()).kind() == Effective::of(&after.followed()).kind()
    {
        both.push(Both { old: before.clone(), new: after.clone() });
        (old, come) = (Vec::new(), Vec::new());
    }
    let keyword = if before == "oneOf" { ONE_OF_VARIANT_REMOVED } else { ANY_OF_VARIANT_REMOVED };
    for variant in old {
        let places = Places::both(variant.at.clone(), pair.new.place(after));
        pair.push_at(wire, keyword, places, &format!("the variant {} was removed", title(&variant)));
    }
    let keyword = if after == "oneOf" { ONE_OF_VARIANT_ADDED } else { ANY_OF_VARIANT_ADDED };
    for variant in come {
        let places = Places::both(pair.old.place(before), variant.at.clone());
        pair.push_at(wire, keyword, places, &format!("the variant {} was added", title(&variant)));
    }
    for both in both {
        let name = pair.name_of(&format!("variant {}", title(&both.new)));
        wire.schema(Some((both.old, both.new)), (&name, pair.direction));
    }
}

fn discriminator<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    let key = "discriminator";
    let (old, new) = match pair.get(key) {
        (Some(old), Some(new)) => (old, new),
        (None, Some(_)) => return pair.push(wire, DISCRIMINATOR_ADDED, (key, "a discriminator was added")),
        (Some(_), None) => {
            return pair.push(wire, DISCRIMINATOR_REMOVED, (key, "the discriminator was removed"));
        }
        (None, None) => return,
    };
    let both = Both { old, new };
    let (before, after) = (both.old.text("propertyName"), both.new.text("propertyName"));
    if before != after {
        let said = |name: Option<&str>| name.unwrap_or("").to_owned();
        let what = format!("the discriminator is `{}`, it was `{}`", said(after), said(before));
        pair.push_at(wire, DISCRIMINATOR_CHANGED, both.places("propertyName"), &what);
    }
    let mapping = both.pairs_of("mapping");
    for (value, view) in &mapping.gone {
        let what = format!("the value `{value}` of the discriminator was removed");
        pair.push_at(wire, MAPPING_REMOVED, both.gone(view), &what);
    }
    for (value, view) in &mapping.come {
        let what = format!("the value `{value}` of the discriminator was added");
        pair.push_at(wire, MAPPING_ADDED, both.come(view), &what);
    }
    for (value, both) in mapping.both.iter().filter(|(_, both)| both.old.node != both.new.node) {
        let what = format!("the value `{value}` of the discriminator means another variant");
        pair.push_at(wire, MAPPING_CHANGED, both.here(), &what);
    }
}

fn not<'a>(wire: &mut Wire<'a, '_>, pair: &Pairing<'a, '_>) {
    match pair.get("not") {
        (None, Some(_)) => pair.push(wire, NOT_ADDED, ("not", "a `not` was added")),
        (Some(_), None) => pair.push(wire, NOT_REMOVED, ("not", "the `not` was removed")),
        (Some(old), Some(new)) if old.node != new.node => {
            pair.push(wire, NOT_CHANGED, ("not", "the `not` changed"))
        }
        (Some(_), Some(_)) | (None, None) => {}
    }
}
