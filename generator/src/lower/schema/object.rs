//! `type: object`. In: the schema; out: a record, or a map when no member has a name.
//! It never gives a member a name in code.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Additional, Field, Record, Shape, TypeUse};
use crate::lower::schema::access;
use crate::lower::{Hint, Lowering, text};
use crate::settings::Objects;
use crate::tree::{Node, private};
use foldhash::fast::RandomState;
use indexmap::IndexSet;
use openapiv3::{AdditionalProperties, ObjectType};
use std::collections::HashSet;

/// Lowers an object.
pub(super) fn lower<'a>(
    cx: &mut Lowering<'a, '_>,
    place: &Place<'a>,
    hint: &Hint,
    schema: &ObjectType,
) -> Shape {
    let undescribed = if schema.required.is_empty() {
        0
    } else {
        let names = schema.properties.keys().map(String::as_str).collect();
        unknown_required(cx, place, &names)
    };
    if is_bare(place) && cx.settings.objects == Objects::Any {
        cx.untyped(place, "an object without any other keyword");
        return Shape::Any;
    }
    let closed = matches!(schema.additional_properties, Some(AdditionalProperties::Any(false)));
    if schema.properties.is_empty() && !closed {
        return Shape::Map(values(cx, place, hint));
    }
    let fields = fields(cx, place, hint, &schema.required);
    let additional = match &schema.additional_properties {
        // what has to be there is kept, described or not
        None if undescribed > 0 => Additional::Kept(untyped(cx)),
        None | Some(AdditionalProperties::Any(false)) => Additional::Skipped,
        Some(AdditionalProperties::Any(true)) => Additional::Kept(untyped(cx)),
        Some(AdditionalProperties::Schema(_)) => Additional::Kept(values(cx, place, hint)),
    };
    Shape::Record(Record { fields, additional })
}

/// Whether a schema says `type: object` and nothing of the members. Some generators of descriptions write that for any JSON,
/// springdoc's and NestJS' among them; a list or a text must not cost an answer then. As a branch of a choice it is an object:
/// the choice keeps what is none.
fn is_bare(place: &Place<'_>) -> bool {
    const SAYING: [&str; 6] =
        ["properties", "additionalProperties", "required", "minProperties", "maxProperties", "xml"];
    let parent = place.at.parent().and_then(|parent| parent.last()).unwrap_or_default();
    let is_branch = matches!(parent.as_str(), "oneOf" | "anyOf" | "allOf");
    // a form has nothing but members
    let is_form = parent.starts_with("multipart/") || parent.starts_with("application/x-www-form-urlencoded");
    !is_branch && !is_form && !SAYING.iter().any(|key| place.node.get(key).is_some())
}

fn fields<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint, required: &[String]) -> Vec<Field> {
    let members = place.members_at("properties");
    let required: HashSet<&str, RandomState> = required.iter().map(String::as_str).collect();
    members
        .map(|(wire, member)| Field {
            wire: wire.to_owned(),
            hint: given(&member).map(str::to_owned),
            ty: super::type_use(cx, &member, &hint.then(wire)),
            required: required.contains(wire),
            access: access::access_of(cx, std::slice::from_ref(&member)),
            filled: default(cx, &member),
            named: None,
            // a type that is referred to speaks for itself: here stands only what is said of this member
            text: text::of_schema(&cx.site, &member),
            at: member.at,
        })
        .collect()
}

/// The name that a member asks for.
pub(super) fn given<'a>(member: &Place<'a>) -> Option<&'a str> {
    member.text(private::FIELD).or_else(|| member.text("x-rust-name"))
}

/// What a member is when it is absent: as its own schema says, or the one it refers to. `null` there says that it is not.
pub(super) fn default<'a>(cx: &Lowering<'a, '_>, member: &Place<'a>) -> Option<String> {
    let default = cx.document.resolve(member)?.get("default")?;
    (*default.node != Node::Null).then(|| text::compact(default.node))
}

/// The type of members that have no name of their own.
pub(super) fn values<'a>(cx: &mut Lowering<'a, '_>, place: &Place<'a>, hint: &Hint) -> TypeUse {
    let schema = place.get("additionalProperties").filter(|schema| schema.node.as_mapping().is_some());
    match schema {
        Some(schema) => super::type_use(cx, &schema, &hint.then("value")),
        None => {
            TypeUse { id: super::any(cx, place, "an object without described properties"), nullable: false }
        }
    }
}

/// Members that nobody described: kept as they are, and no place that could have been typed.
fn untyped(cx: &mut Lowering<'_, '_>) -> TypeUse {
    TypeUse { id: super::any_value(cx), nullable: false }
}

/// Names of members, in the order of the description.
pub(super) type MemberNameSet<'n> = IndexSet<&'n str, RandomState>;

/// How many members `required` names that `properties` does not describe: legal, and nearly always a slip of the pen.
pub(super) fn unknown_required(
    cx: &mut Lowering<'_, '_>,
    place: &Place<'_>,
    names: &MemberNameSet<'_>,
) -> usize {
    if names.is_empty() {
        return 0;
    }
    let required: Vec<Place<'_>> = place.items_at("required").collect();
    let mut count = 0;
    for listed in required {
        let Some(name) = listed.node.as_str().filter(|name| !names.contains(name)) else { continue };
        let help = cx.problems.did_you_mean(name, names.iter().copied());
        let message = format!("`{name}` is required, but no property has that name");
        let at = Label::value(&listed.at);
        cx.report(Diagnostic::new(Code::REQUIRED_UNKNOWN, at, message).help(help));
        count += 1;
    }
    count
}
