//! Why a value is none of a type. In: a value and a type that it does not fit; out: the first place in it that does not, and
//! what is wrong there, in words. It never says whether a value fits: `ir::fits` does.

use crate::ir::fits::{DEEPEST, fits};
use crate::ir::{Listing, Record, Scalar, Shape, TypeUse, Types};
use crate::source::Pointer;
use serde_json::Value;

/// What is wrong with a value; nothing for one that fits.
pub(super) fn misfit(types: &Types, used: TypeUse, value: &Value) -> Option<String> {
    let (at, what) = found(types, used, (&Pointer::root(), value), DEEPEST)?;
    Some(if at == Pointer::root() { what } else { format!("at `{at}`: {what}") })
}

type Misfitting = Option<(Pointer, String)>;

fn found(types: &Types, used: TypeUse, (at, value): (&Pointer, &Value), depth: usize) -> Misfitting {
    let depth = depth.checked_sub(1)?;
    if fits(types, used, value, depth + 1) {
        return None;
    }
    let inside = |used: TypeUse, at: Pointer, value: &Value| found(types, used, (&at, value), depth);
    match (types.shape(used.id), value) {
        (Shape::Alias(next), _) => inside(*next, at.clone(), value),
        (Shape::List(item), Value::Array(items)) => {
            items.iter().enumerate().find_map(|(index, value)| inside(*item, at.index(index), value))
        }
        (Shape::Tuple(items), Value::Array(values)) if items.len() == values.len() => {
            let mut all = items.iter().zip(values).enumerate();
            all.find_map(|(index, (item, value))| inside(*item, at.index(index), value))
        }
        (Shape::Tuple(items), Value::Array(values)) => {
            Some((at.clone(), format!("expected {} items, found {}", items.len(), values.len())))
        }
        (Shape::Map(item), Value::Object(members)) => {
            members.iter().find_map(|(name, value)| inside(*item, at.key(name), value))
        }
        (Shape::Record(record), Value::Object(members)) => in_record(types, record, (at, members), depth),
        (shape, value) => Some((at.clone(), kinds(shape, value)?)),
    }
}

fn in_record(
    types: &Types,
    record: &Record,
    (at, members): (&Pointer, &serde_json::Map<String, Value>),
    depth: usize,
) -> Misfitting {
    let missing = record.fields.iter().find(|field| field.required && !members.contains_key(&field.wire));
    if let Some(field) = missing {
        return Some((at.clone(), format!("`{}` is required, but missing", field.wire)));
    }
    record.fields.iter().find_map(|field| {
        let value = members.get(&field.wire)?;
        let used = TypeUse { nullable: field.ty.nullable || !field.required, ..field.ty };
        found(types, used, (&at.key(&field.wire), value), depth)
    })
}

/// Two kinds that do not go together.
fn kinds(shape: &Shape, value: &Value) -> Option<String> {
    let wanted = match shape {
        Shape::Scalar(scalar) => of_scalar(*scalar),
        Shape::Enumeration(enumeration) => match enumeration.listing {
            Listing::Texts => "a string",
            Listing::Integers => "an integer",
            Listing::Values => "a value",
        },
        Shape::List(_) | Shape::Tuple(_) => "an array",
        Shape::Map(_) | Shape::Record(_) => "an object",
        Shape::Union(_) => "a value",
        Shape::Own(own) => of_scalar(own.scalar()?),
        Shape::Alias(_) | Shape::Any => return None,
    };
    let is = match value {
        Value::Null => "null",
        Value::Bool(_) => "a boolean",
        Value::Number(_) if matches!(wanted, "an integer" | "a number") => {
            return Some(format!("{value} is not {wanted} in the range of this format"));
        }
        Value::Number(_) => "a number",
        Value::String(_) => "a string",
        Value::Array(_) => "an array",
        Value::Object(_) => "an object",
    };
    Some(format!("this is {is}, but the schema requires {wanted}"))
}

fn of_scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Boolean => "a boolean",
        Scalar::Int32 | Scalar::Int64 | Scalar::UnixTime | Scalar::Uint32 | Scalar::Uint64 => "an integer",
        Scalar::Float | Scalar::Double | Scalar::Number => "a number",
        Scalar::Text | Scalar::Secret | Scalar::Formatted(_) => "a string",
    }
}
