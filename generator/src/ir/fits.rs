//! Values against types. In: a value in JSON and a type; out: whether the one can be read into the other.
//! It never looks at limits: those are documentation, and what settings make of it.

use super::{Additional, Listing, Record, Scalar, Shape, TypeUse, Types};
use serde_json::Value;

/// How deep a value is looked into.
pub(crate) const DEEPEST: usize = 32;

/// Whether a value can be read into a type. Enumerations are open, and a union keeps what fits none of its types.
pub(crate) fn fits(types: &Types, used: TypeUse, value: &Value, depth: usize) -> bool {
    let Some(depth) = depth.checked_sub(1) else { return false };
    let fit = |used: TypeUse| move |value: &Value| fits(types, used, value, depth);
    match types.shape(used.id) {
        _ if value.is_null() && used.nullable => true,
        Shape::Any => true,
        Shape::Alias(next) => fits(types, *next, value, depth),
        Shape::Union(_) => !value.is_null(),
        Shape::Scalar(scalar) => fits_scalar(*scalar, value),
        Shape::Own(own) => own.scalar().is_none_or(|scalar| fits_scalar(scalar, value)),
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
        Scalar::Int64 | Scalar::UnixTime => whole.is_some(),
        Scalar::Uint32 => whole.is_some_and(|value| u32::try_from(value).is_ok()),
        Scalar::Uint64 => value.as_u64().is_some(),
        Scalar::Float | Scalar::Double | Scalar::Number => value.is_number(),
        Scalar::Text | Scalar::Secret | Scalar::Formatted(_) => value.is_string(),
    }
}
