//! Defaults of members. In: types whose members carry the defaults of their schemas; out: the same, where settings ask
//! that absent members take them, and else without. It never keeps a default that is no value of its type.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::{Additional, Field, Listing, Record, Scalar, Shape, TypeId, TypeUse, Types};
use crate::settings::Defaults;
use serde_json::Value;

/// How deep a default is looked into.
const DEEPEST: usize = 32;

/// Reports defaults that are no value of their type, and leaves out those that are not asked for.
pub(super) fn settle(cx: &mut Lowering<'_, '_>) {
    let broken: Vec<(TypeId, usize)> = broken(&cx.api.types);
    for (id, index) in broken {
        let Some(field) = field(&mut cx.api.types, id, index) else { continue };
        let value = field.filled.take().unwrap_or_default();
        let message = format!("the default `{value}` of `{}` is no value of its type", field.wire);
        let at = Label::value(&field.at);
        cx.report(Diagnostic::new(Code::DEFAULT_KIND, at, message).help("it is documented, and not used"));
    }
    // a member that must be there is never absent
    let unasked = |field: &&mut Field| match cx.settings.defaults {
        Defaults::Filled => field.required,
        Defaults::Documented => true,
    };
    let fields = cx.api.types.records_mut().flat_map(|record| &mut record.fields);
    fields.filter(unasked).for_each(|field| field.filled = None);
}

fn field(types: &mut Types, id: TypeId, index: usize) -> Option<&mut Field> {
    match types.shape_mut(id)? {
        Shape::Record(record) => record.fields.get_mut(index),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => None,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Any => None,
    }
}

/// The members whose default is no value of their type.
fn broken(types: &Types) -> Vec<(TypeId, usize)> {
    let mut broken = Vec::new();
    for (id, ty) in types.iter() {
        let Shape::Record(record) = &ty.shape else { continue };
        for (index, field) in record.fields.iter().enumerate() {
            let Some(text) = &field.filled else { continue };
            let value = serde_json::from_str(text);
            if !value.is_ok_and(|value| fits(types, field.ty, &value, DEEPEST)) {
                broken.push((id, index));
            }
        }
    }
    broken
}

/// Whether a value can be read into a type. Enumerations are open, and a union keeps what fits none of its types.
fn fits(types: &Types, used: TypeUse, value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let fit = |used: TypeUse| move |value: &Value| fits(types, used, value, depth);
    match types.shape(used.id) {
        _ if value.is_null() && used.nullable => true,
        Shape::Any => true,
        Shape::Alias(next) => fits(types, *next, value, depth),
        Shape::Union(_) => !value.is_null(),
        Shape::Scalar(scalar) => fits_scalar(*scalar, value),
        Shape::Enumeration(enumeration) => match enumeration.listing {
            Listing::Texts => value.is_string(),
            Listing::Integers => fits_scalar(Scalar::Int64, value),
            Listing::Values => !value.is_null(),
        },
        Shape::List(item) => value.as_array().is_some_and(|items| items.iter().all(fit(*item))),
        Shape::Tuple(items) => value.as_array().is_some_and(|values| {
            values.len() == items.len() && values.iter().zip(items).all(|(value, item)| fit(*item)(value))
        }),
        Shape::Map(item) => value.as_object().is_some_and(|members| members.values().all(fit(*item))),
        Shape::Record(record) => fits_record(types, record, value, depth),
    }
}

fn fits_record(types: &Types, record: &Record, value: &Value, depth: usize) -> bool {
    let Some(members) = value.as_object() else { return false };
    let described = record.fields.iter().all(|field| match members.get(&field.wire) {
        Some(Value::Null) => !field.required || fits(types, field.ty, &Value::Null, depth),
        Some(value) => fits(types, field.ty, value, depth),
        None => !field.required,
    });
    let mut others =
        members.iter().filter(|(name, _)| record.fields.iter().all(|field| field.wire != **name));
    described
        && match record.additional {
            Additional::Kept(used) => others.all(|(_, value)| fits(types, used, value, depth)),
            Additional::Skipped => true,
        }
}

fn fits_scalar(scalar: Scalar, value: &Value) -> bool {
    let whole = value.as_i64().or_else(|| value.as_f64().filter(|it| it.fract() == 0.0).map(|it| it as i64));
    match scalar {
        Scalar::Boolean => value.is_boolean(),
        Scalar::Int32 => whole.is_some_and(|value| i32::try_from(value).is_ok()),
        Scalar::Int64 => whole.is_some(),
        Scalar::Uint32 => whole.is_some_and(|value| u32::try_from(value).is_ok()),
        Scalar::Uint64 => value.as_u64().is_some(),
        Scalar::Float | Scalar::Double | Scalar::Number => value.is_number(),
        Scalar::Text | Scalar::Secret | Scalar::Formatted(_) => value.is_string(),
    }
}
