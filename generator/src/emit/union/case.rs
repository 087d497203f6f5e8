//! What a variant looks like on the wire. In: a case of a union; out: its row in the table, and the tag it needs.
//! It never follows unions inside of unions for more than their kinds and the names of their members.

use crate::emit::{Context, only, rust_type, tokens};
use crate::ir::{Branch, Enumeration, Literal, Record, Scalar, Shape, TextFormat, TypeId, Union, Wire};
use indexmap::IndexSet;
use proc_macro2::TokenStream;
use quote::quote;

/// The row of a variant.
pub(super) fn row(cx: Context<'_>, case: &Branch) -> TokenStream {
    let chosen = chosen(cx, case.ty.id);
    let kinds = kinds(cx, chosen.as_deref()).into_iter().map(JsonKind::tokens);
    let tags = &case.values;
    let values = values(rust_type::resolved(cx, case.ty.id));
    let constants = record(cx, case.ty.id).into_iter().flat_map(|record| &record.fields);
    let constants = constants
        .filter_map(|field| Some((&field.wire, only::literal(cx, field.ty)?)))
        .map(|(name, value)| quote!((#name, #value)));
    let MemberNames { members, required } = names(cx, chosen.as_deref().unwrap_or_default());
    let members = members.iter();
    quote! {
        rt::UnionCase {
            kinds: &[#(#kinds),*],
            tags: &[#(#tags),*],
            values: &[#(#values),*],
            constants: &[#(#constants),*],
            members: &[#(#members),*],
            required: &[#(#required),*],
        }
    }
}

/// Whether a variant takes texts.
pub(super) fn can_be_text(cx: Context<'_>, union: &Union) -> bool {
    let kinds = union.variants.iter().flat_map(|case| kinds(cx, chosen(cx, case.ty.id).as_deref()));
    kinds.into_iter().any(|kind| matches!(kind, JsonKind::Text | JsonKind::Format(_)))
}

/// The names of the members of a variant.
#[derive(Debug, Default)]
struct MemberNames<'a> {
    members: IndexSet<&'a str>,
    required: Vec<&'a str>,
}

/// Types behind choices and aliases that are looked at for one variant. Choices of choices of each other would be written again
/// for each variant of each; of more types nothing is known before a value is read as one of them.
const MOST_CHOSEN: usize = 128;

/// Those of a record; of a choice, all that one of its records has, and those that each of its types must have.
fn names<'a>(cx: Context<'a>, chosen: &[TypeId]) -> MemberNames<'a> {
    let mut names = MemberNames::default();
    let mut required: Option<Vec<&str>> = None;
    for id in chosen {
        let record = record(cx, *id);
        let fields = || record.into_iter().flat_map(|record| &record.fields);
        names.members.extend(fields().map(|field| field.wire.as_str()));
        let own = || fields().filter(|field| field.required).map(|field| field.wire.as_str());
        required = Some(match required {
            Some(before) => before.into_iter().filter(|name| own().any(|own| own == *name)).collect(),
            None => own().collect(),
        });
    }
    names.required = required.unwrap_or_default();
    names
}

/// Whether a value of a type has members that another type may leave out: an object, or a list of such.
pub(super) fn holds_members(cx: Context<'_>, id: TypeId) -> bool {
    let (mut seen, mut open) = (Vec::new(), vec![id]);
    while let Some(id) = open.pop() {
        if seen.contains(&id) || seen.len() > MOST_CHOSEN {
            continue;
        }
        seen.push(id);
        for id in chosen(cx, id).unwrap_or_default() {
            match cx.api.types.shape(id) {
                Shape::Record(record) if !record.fields.is_empty() => return true,
                Shape::Map(_) => return true,
                Shape::List(item) => open.push(item.id),
                Shape::Tuple(items) => open.extend(items.iter().map(|item| item.id)),
                Shape::Record(_) | Shape::Scalar(_) | Shape::Enumeration(_) => {}
                Shape::Own(own) if own.wire() == Wire::Object => return true,
                Shape::Union(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => {}
            }
        }
    }
    false
}

/// The types that a value of a type can be, behind choices and aliases, each once; `None` when there are too many.
fn chosen(cx: Context<'_>, id: TypeId) -> Option<Vec<TypeId>> {
    // a few: a set of all types would take longer to make than to use
    let (mut chosen, mut seen, mut open) = (Vec::new(), Vec::new(), vec![id]);
    while let Some(id) = open.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        if seen.len() + open.len() > MOST_CHOSEN {
            return None;
        }
        match cx.api.types.shape(id) {
            Shape::Union(union) => open.extend(union.variants.iter().rev().map(|case| case.ty.id)),
            Shape::Alias(target) => open.push(target.id),
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Record(_) | Shape::Map(_) => chosen.push(id),
            Shape::List(_) | Shape::Tuple(_) | Shape::Own(_) | Shape::Any => chosen.push(id),
        }
    }
    Some(chosen)
}

pub(in crate::emit) fn record<'a>(cx: Context<'a>, id: TypeId) -> Option<&'a Record> {
    match rust_type::resolved(cx, id) {
        Shape::Record(record) => Some(record),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => None,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => None,
    }
}

/// What a value can be, as texts: of a number or a boolean its JSON.
fn values(shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Enumeration(Enumeration { variants, .. }) => {
            variants.iter().map(|variant| variant.value.to_string()).collect()
        }
        Shape::Scalar(_) | Shape::Record(_) | Shape::Union(_) | Shape::List(_) => Vec::new(),
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => Vec::new(),
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum JsonKind {
    Any,
    Boolean,
    Integer,
    Number,
    Text,
    Format(TextFormat),
    List,
    Object,
}

impl JsonKind {
    fn tokens(self) -> TokenStream {
        match self {
            Self::Any => quote!(rt::Kind::Any),
            Self::Boolean => quote!(rt::Kind::Boolean),
            Self::Integer => quote!(rt::Kind::Integer),
            Self::Number => quote!(rt::Kind::Number),
            Self::Text => quote!(rt::Kind::Text),
            Self::Format(format) => {
                let name = tokens::format(format);
                quote!(rt::Kind::Format(rt::Format::#name))
            }
            Self::List => quote!(rt::Kind::List),
            Self::Object => quote!(rt::Kind::Object),
        }
    }
}

/// The kinds of JSON value that these types can be, each once; any, of too many types.
fn kinds(cx: Context<'_>, chosen: Option<&[TypeId]>) -> Vec<JsonKind> {
    let Some(chosen) = chosen else { return vec![JsonKind::Any] };
    let mut kinds = Vec::new();
    for id in chosen {
        match cx.api.types.shape(*id) {
            Shape::Scalar(scalar) => kinds.push(of_scalar(*scalar)),
            Shape::Enumeration(it) => {
                kinds.extend(it.variants.iter().map(|variant| of_literal(&variant.value)))
            }
            Shape::Record(_) | Shape::Map(_) => kinds.push(JsonKind::Object),
            Shape::List(_) | Shape::Tuple(_) => kinds.push(JsonKind::List),
            Shape::Own(own) => kinds.push(match own.wire() {
                Wire::Scalar(scalar) => of_scalar(scalar),
                Wire::List => JsonKind::List,
                Wire::Object => JsonKind::Object,
                Wire::Any => JsonKind::Any,
            }),
            Shape::Any => kinds.push(JsonKind::Any),
            // those are what has been looked behind
            Shape::Union(_) | Shape::Alias(_) => {}
        }
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds
}

fn of_literal(literal: &Literal) -> JsonKind {
    match literal {
        Literal::Text(_) => JsonKind::Text,
        Literal::Integer(_) => JsonKind::Integer,
        Literal::Number(_) => JsonKind::Number,
        Literal::Boolean(_) => JsonKind::Boolean,
    }
}

fn of_scalar(scalar: Scalar) -> JsonKind {
    match scalar {
        Scalar::Boolean => JsonKind::Boolean,
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime => {
            JsonKind::Integer
        }
        Scalar::Float | Scalar::Double | Scalar::Number => JsonKind::Number,
        Scalar::Text | Scalar::Secret => JsonKind::Text,
        Scalar::Formatted(format) => JsonKind::Format(format),
    }
}
