//! What schemas would like to be called. In: a place; out: the name that it gives itself or has as a component, or a hint made of where
//! it stands. It never makes a name in Rust.

use super::enumeration;
use crate::document::Place;
use crate::ir::NameHint;
use crate::lower::{Hint, Lowering};
use crate::tree::private;

/// The component's key, when a place is a component schema.
pub(in crate::lower) fn component(place: &Place<'_>) -> Option<String> {
    let parent = place.at.parent()?;
    (parent.as_str() == "/components/schemas").then(|| place.at.last()).flatten()
}

/// The name that a schema asks for.
pub(super) fn given(place: &Place<'_>) -> Option<String> {
    place.text(private::TYPE).or_else(|| place.text("x-rust-name")).map(str::to_owned)
}

/// The hint for what stands in a schema that a reference names.
pub(super) fn below(place: &Place<'_>) -> Hint {
    given(place).map_or_else(|| base(place), Hint::of)
}

/// What a schema is called that asks for a name, or is a component.
pub(super) fn called(place: &Place<'_>) -> Option<String> {
    given(place).or_else(|| component(place))
}

/// What the component is called that a place is, or refers to.
pub(super) fn component_name<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<String> {
    let target = if place.reference().is_some() { cx.document.target(place)? } else { place.clone() };
    called(&target).filter(|_| component(&target).is_some())
}

/// What an inline schema would like to be called: as it says itself, else by where it stands.
pub(super) fn named_or(place: &Place<'_>, hint: &Hint) -> NameHint {
    match (given(place), enumeration::type_name(place)) {
        (Some(name), _) => NameHint::Given(name),
        (None, Some(name)) => NameHint::Derived(vec![name]),
        (None, None) => hint.derived(),
    }
}

/// The key of the component that a place is, or refers to.
pub(super) fn component_of<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<String> {
    match place.reference() {
        Some(_) => cx.document.target(place).and_then(|target| component(&target)),
        None => component(place),
    }
}

/// The hint below a place that a reference names: the keys of the document that carry meaning.
pub(super) fn base(place: &Place<'_>) -> Hint {
    const STRUCTURE: [&str; 8] =
        ["components", "schemas", "properties", "paths", "content", "schema", "responses", "parameters"];
    let tokens = place.at.tokens().filter(|token| !STRUCTURE.contains(&token.as_str()));
    tokens.fold(Hint::default(), |hint, token| hint.then(token))
}
