//! `type: object`. In: the schema; out: a record, or a map when no member has a name.
//! It never gives a member a name in code.

use crate::diagnostic::suggest::did_you_mean;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Additional, Field, Record, Shape, Text, TypeUse};
use crate::lower::{Hint, Lowering, text};
use openapiv3::{AdditionalProperties, ObjectType};

/// Lowers an object.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    schema: &ObjectType,
) -> Shape {
    unknown_required(cx, place, schema);
    let closed = matches!(schema.additional_properties, Some(AdditionalProperties::Any(false)));
    if schema.properties.is_empty() && !closed {
        return Shape::Map(values(cx, place, hint));
    }
    let fields = fields(cx, place, hint, &schema.required);
    let additional = match &schema.additional_properties {
        None | Some(AdditionalProperties::Any(false)) => Additional::Skipped,
        Some(AdditionalProperties::Any(true)) => Additional::Kept(untyped(cx, place)),
        Some(AdditionalProperties::Schema(_)) => Additional::Kept(values(cx, place, hint)),
    };
    Shape::Record(Record { fields, additional })
}

fn fields<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, required: &[String]) -> Vec<Field> {
    let properties = place.get("properties");
    let members = properties.iter().flat_map(Place::members);
    members
        .map(|(wire, member)| Field {
            wire: wire.to_owned(),
            hint: member.text("x-rust-name").map(str::to_owned),
            ty: super::type_use(cx, &member, &hint.then(wire)),
            required: required.iter().any(|name| name == wire),
            // a type that is referred to speaks for itself: here stands only what is said of this member
            text: text::of_schema(&member),
            at: member.at,
        })
        .collect()
}

/// The type of members that have no name of their own.
fn values<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> TypeUse {
    let schema = place.get("additionalProperties").filter(|schema| schema.node.as_mapping().is_some());
    match schema {
        Some(schema) => super::type_use(cx, &schema, &hint.then("value")),
        None => TypeUse { id: super::any(cx, place, "an object without described members"), nullable: false },
    }
}

/// Members that nobody described: kept as they are, and no place that could have been typed.
fn untyped<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>) -> TypeUse {
    let hint = crate::ir::NameHint::Derived(Vec::new());
    TypeUse { id: super::sharing::intern(cx, place, hint, Text::default(), Shape::Any), nullable: false }
}

/// `required` names a member that `properties` does not describe: legal, and nearly always a slip of the pen.
fn unknown_required(cx: &mut Lowering<'_, '_>, place: &Place<'_>, schema: &ObjectType) {
    if schema.properties.is_empty() {
        return;
    }
    let unknown =
        schema.required.iter().enumerate().filter(|(_, name)| !schema.properties.contains_key(*name));
    for (index, name) in unknown {
        let at = Label::value(&place.at.key("required").index(index));
        let help = did_you_mean(name, schema.properties.keys().map(String::as_str));
        let message = format!("`{name}` is required, but no property has that name");
        cx.report(Diagnostic::new(Code::REQUIRED_UNKNOWN, at, message).help(help));
    }
}
