//! Values that are several variants at once. In: a union; out: whether it has such values of which one variant alone would lose
//! members, and what its model does with them. It never looks into members for more than whether their types are the same.

use super::case;
use crate::emit::{Context, only, rust_type};
use crate::ir::{Additional, Field, Record, Shape, TypeId, Union};
use foldhash::fast::RandomState;
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::{HashMap, HashSet};

/// Whether a value may fit several variants and have members that one of them leaves out and another has.
///
/// It is said of more unions than there are such values for: to hold each variant against each other takes time that grows with
/// the square of their number.
pub(super) fn may_be(cx: Context<'_>, union: &Union) -> bool {
    if !union.several {
        return false;
    }
    let objects: Vec<TypeId> =
        union.variants.iter().map(|case| case.ty.id).filter(|id| case::holds_members(cx, *id)).collect();
    if objects.len() < 2 {
        return false;
    }
    let records: Option<Vec<&Record>> = objects.iter().map(|id| closed(cx, *id)).collect();
    records.is_none_or(|records| !are_told_apart(cx, &records) && !is_chain(cx, records))
}

/// The methods of the model and the arm that are for such values.
pub(super) fn parts(cx: Context<'_>, union: &Union) -> Option<(TokenStream, TokenStream)> {
    let read = quote! {
        fn read_several(&mut self, parts: &[usize], first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
            reader.several(parts, first, self, Self::Several)
        }
    };
    may_be(cx, union).then(|| (read, quote!(Self::Several(parts) => writer.several(parts),)))
}

/// A record that leaves out what it has no name for.
fn closed(cx: Context<'_>, id: TypeId) -> Option<&Record> {
    case::record(cx, id).filter(|record| record.additional == Additional::Skipped)
}

/// Whether one required member has another value in each record, so that a value is one of them only.
fn are_told_apart(cx: Context<'_>, records: &[&Record]) -> bool {
    let constant = |field: &Field| Some(only::literal(cx, field.ty).filter(|_| field.required)?.to_string());
    let Some((first, _)) = records.split_first() else { return false };
    let tags = first.fields.iter().filter(|field| constant(field).is_some());
    tags.map(|tag| &tag.wire).any(|name| {
        let mut values: HashSet<String, RandomState> = HashSet::default();
        records.iter().all(|record| {
            let field = record.fields.iter().find(|field| field.wire == *name);
            field.and_then(constant).is_some_and(|value| values.insert(value))
        })
    })
}

/// Whether each record has all that is in the next smaller one: the largest that a value fits leaves nothing out then.
fn is_chain(cx: Context<'_>, mut records: Vec<&Record>) -> bool {
    records.sort_by_key(|record| record.fields.len());
    records.windows(2).all(|pair| match pair {
        [small, large] => covers(cx, large, small),
        _ => true,
    })
}

fn covers(cx: Context<'_>, large: &Record, small: &Record) -> bool {
    let types: HashMap<&str, TypeId, RandomState> =
        large.fields.iter().map(|field| (field.wire.as_str(), field.ty.id)).collect();
    let is_covered = |field: &Field| {
        types.get(field.wire.as_str()).is_some_and(|id| {
            let [one, other] = [*id, field.ty.id].map(|id| rust_type::behind_aliases(cx, id));
            one == other || (is_single(cx, one) && is_single(cx, other))
        })
    };
    small.fields.iter().all(is_covered)
}

/// Whether no value of a type has members.
fn is_single(cx: Context<'_>, id: TypeId) -> bool {
    match cx.api.types.shape(id) {
        Shape::Scalar(_) | Shape::Enumeration(_) => true,
        shape @ Shape::Own(_) => shape.scalar().is_some(),
        Shape::Record(_) | Shape::Union(_) | Shape::List(_) | Shape::Tuple(_) => false,
        Shape::Map(_) | Shape::Alias(_) | Shape::Any => false,
    }
}
