//! Records. In: a record; out: its struct, and the list of members that the runtime reads and writes it by.
//! It never emits code for a member: that is the runtime's, by the macro that takes the list.

use super::lines::Lines;
use super::rust_type::{self, From, Outer, Presence, RustType};
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Access, Additional, Field, Listing, Literal, Record, Scalar, Shape, Type, TypeId};
use crate::naming::Ident;
use crate::settings::Validation;
use proc_macro2::TokenStream;
use quote::quote;
use std::borrow::Cow;

/// More required members than this, and a constructor by position would mislead.
const MOST_ARGUMENTS: usize = 7;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, record: &'a Record) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    let mut items = vec![Item::lines(&name, move || definition(cx, id, record))];
    if has_named(record)
        || required(cx, id, record).next().is_some() && given(cx, id, record).count() <= MOST_ARGUMENTS
    {
        items.push(Item::lines(format!("{name}::new"), move || constructor(cx, id, record)));
    }
    if (has_filled(record) || has_named(record)) && has_default(cx, id, record) {
        items.push(Item::new(format!("Default for {name}"), move || default(cx, id, record)));
    }
    items.push(Item::lines(format!("members of {name}"), move || members(cx, id, record)));
    items.extend(super::xml::items(cx, id));
    match cx.settings.validation {
        Validation::Emitted => items.extend(super::limits::items(cx, id, record)),
        Validation::Left => {}
    }
    items
}

/// Whether a member has a default that it takes when it is absent.
fn has_filled(record: &Record) -> bool {
    record.fields.iter().any(|field| field.filled.is_some())
}

fn definition(cx: Context<'_>, id: TypeId, record: &Record) -> Lines {
    let mut lines = Lines::default();
    lines.doc(&super::doc_of_type(cx, id));
    let is_made = has_filled(record) || has_named(record);
    let default = if has_default(cx, id, record) && !is_made { ", Default" } else { "" };
    lines.line(format_args!("#[derive(Debug, Clone, PartialEq{default})]"));
    lines.open(&["pub struct ", cx.names.ty(id).as_str()]);
    for (index, field) in record.fields.iter().enumerate() {
        lines.doc(&field_doc(cx, id, field));
        let ty = rust_type::field(cx, id, index, field);
        lines.typed(&["pub ", cx.names.field(id, index).as_str(), ": "], &ty, ",");
    }
    if let Some(ty) = additional(cx, record) {
        lines.doc(&Doc::sentence("Members that the description does not declare."));
        lines.typed(&["pub additional: "], &ty, ",");
    }
    lines.close("");
    lines
}

fn field_doc(cx: Context<'_>, id: TypeId, field: &Field) -> Doc {
    let doc = Doc::of(&field.text, super::doc::code(&field.wire));
    let doc = doc.paragraph(super::limits::sentence(cx, field.ty.id)).examples(&field.text);
    let usage = cx.facts.usage(id);
    doc.paragraph(match field.access {
        Access::ReadOnly if usage.is_sent() => "Read only: servers set it, and ignore it in requests.",
        Access::WriteOnly if usage.is_received() => "Write only: no answer has it.",
        Access::ReadWrite | Access::ReadOnly | Access::WriteOnly => "",
    })
}

fn additional<'a>(cx: Context<'a>, record: &Record) -> Option<RustType<'a>> {
    match record.additional {
        Additional::Skipped => None,
        Additional::Kept(ty) => Some(rust_type::nullable(cx, ty, From::Types).within(Outer::Map)),
    }
}

fn required<'a>(cx: Context<'a>, id: TypeId, record: &'a Record) -> impl Iterator<Item = (usize, &'a Field)> {
    record.fields.iter().enumerate().filter(move |(_, field)| rust_type::is_required(cx, id, field))
}

/// Whether an empty value makes sense: a caller has to give no member.
fn has_default(cx: Context<'_>, id: TypeId, record: &Record) -> bool {
    cx.facts.has_default(id) || given(cx, id, record).next().is_none()
}

/// Whether a member has the value that names the record among its siblings.
fn has_named(record: &Record) -> bool {
    record.fields.iter().any(|field| field.named.is_some())
}

/// The required members that a caller gives values to.
fn given<'a>(cx: Context<'a>, id: TypeId, record: &'a Record) -> impl Iterator<Item = (usize, &'a Field)> {
    required(cx, id, record).filter(|(_, field)| field.named.is_none())
}

fn constructor(cx: Context<'_>, id: TypeId, record: &Record) -> Lines {
    let mut lines = Lines::default();
    lines.open(&["impl ", cx.names.ty(id).as_str()]);
    let absent = if has_filled(record) { "are absent or have their defaults" } else { "are absent" };
    let named = record.fields.iter().filter_map(|field| {
        let (wire, value) = (super::doc::code(&field.wire), super::doc::code(field.named.as_ref()?));
        Some(format!(" and {wire} = {value}"))
    });
    let named: String = named.collect();
    lines.doc(&Doc::sentence(format!(
        "Creates a value from its required members{named}. The others {absent}."
    )));
    let arguments = given(cx, id, record).map(|(index, field)| {
        let ty = rust_type::field(cx, id, index, field);
        (format!("{}: ", parameter(cx, cx.names.field(id, index))), ty)
    });
    lines.constructor("new", &arguments.collect::<Vec<_>>());
    let fields = required(cx, id, record).map(|(index, field)| {
        let name = cx.names.field(id, index);
        if let Some(value) = &field.named {
            return format!("{name}: {}", constant(cx, field, value));
        }
        let given = parameter(cx, name);
        if given == name.as_str() { given.into_owned() } else { format!("{name}: {given}") }
    });
    let mut fields: Vec<_> = fields.collect();
    if fields.len() < record.fields.len() || additional(cx, record).is_some() {
        fields.push("..rt::Json::blank()".to_owned());
    }
    let (before, behind) = if has_filled(record) { ("rt::filled(", ")") } else { ("", "") };
    lines.structure(before, &fields, behind);
    lines
}

/// The value that names a record among its siblings, as the type of its member.
fn constant(cx: Context<'_>, field: &Field, value: &str) -> String {
    match rust_type::resolved(cx, field.ty.id) {
        Shape::Scalar(Scalar::Text) => format!("{}.into()", tokens::quoted(value)),
        Shape::Enumeration(listed) => match listed.listing {
            Listing::Texts => format!("{}.into()", tokens::quoted(value)),
            Listing::Integers => format!("{value}.into()"),
            Listing::Values => {
                let mut values = listed.variants.iter().map(|variant| &variant.value);
                let literal = match values.find(|listed| listed.to_string() == value) {
                    Some(Literal::Boolean(_)) => format!("Boolean({value})"),
                    Some(Literal::Integer(_) | Literal::Number(_)) => {
                        format!("Number({})", tokens::quoted(value))
                    }
                    Some(Literal::Text(_)) | None => format!("Text({})", tokens::quoted(value)),
                };
                format!("rt::Literal::{literal}.value().into()")
            }
        },
        // a boolean or an integer
        Shape::Scalar(_) | Shape::Record(_) | Shape::Union(_) | Shape::List(_) => value.to_owned(),
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Any => value.to_owned(),
    }
}

/// A parameter may not have the name of a tuple struct (E0530), and in scripts without capitals a member may well be called
/// as its type is.
fn parameter<'a>(cx: Context<'_>, field: &'a Ident) -> Cow<'a, str> {
    let is_wrapper = |(id, _): &(TypeId, &Type)| cx.facts.wrapped(*id).is_some() && cx.names.ty(*id) == field;
    match !field.as_str().is_ascii() && cx.api.types.iter().any(|ty| is_wrapper(&ty)) {
        true => format!("{field}_").into(),
        false => field.as_str().into(),
    }
}

fn default(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let value = match has_named(record) {
        true => quote!(Self::new()),
        false => quote!(rt::filled(rt::Json::blank())),
    };
    quote! {
        impl Default for #name {
            fn default() -> Self {
                #value
            }
        }
    }
}

/// What the runtime reads and writes it by: a line for each member.
fn members(cx: Context<'_>, id: TypeId, record: &Record) -> Lines {
    let mut lines = Lines::braced("record");
    let indices: Vec<_> = required(cx, id, record).map(|(index, _)| index.to_string()).collect();
    lines.line(format_args!("{}, required: [{}];", cx.names.ty(id), indices.join(", ")));
    for (index, field) in record.fields.iter().enumerate() {
        let (name, how) = (cx.names.field(id, index), how(cx, id, field));
        lines.line(format_args!("{index}: {name} = {how}({}),", wire(&field.wire)));
    }
    if has_filled(record) {
        let defaults = record.fields.iter().enumerate();
        let defaults = defaults.filter_map(|(index, field)| Some((index, field.filled.as_ref()?)));
        let defaults: Vec<_> =
            defaults.map(|(index, json)| format!("({index}, {})", tokens::text(json))).collect();
        lines.line(format_args!("defaults: [{}];", defaults.join(", ")));
    }
    match record.additional {
        Additional::Kept(_) => lines.line(format_args!("..additional;")),
        Additional::Skipped => {}
    }
    lines
}

/// How a member is read and written, in the words of `rt::record!`.
fn how(cx: Context<'_>, id: TypeId, field: &Field) -> &'static str {
    match rust_type::presence(cx, id, field) {
        _ if rust_type::keeps_null(cx, id, field) => "some",
        Presence::Required => "member",
        Presence::Optional => "optional",
        Presence::Maybe => "maybe",
    }
}

/// A name on the wire, and how it stands there if JSON escapes it.
fn wire(name: &str) -> String {
    let (literal, escaped) = (tokens::quoted(name), serde_json::Value::from(name).to_string());
    match escaped.len() == name.len() + 2 {
        true => literal,
        false => format!("{literal}, {}", tokens::quoted(&format!(",{escaped}:"))),
    }
}
