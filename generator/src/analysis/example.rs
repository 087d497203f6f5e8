//! Examples of types. In: a type; out: a value of it as JSON, the description's own where it shows one that fits, else one that is
//! made. It never gives a value that a limit excludes: a type without one that can be made has no example.

use crate::ir::fits::{DEEPEST, fits};
use crate::ir::{
    Additional, Always, Bound, Differ, Edge, Enumeration, Field, ForeignPath, Limits, Literal, Own, Record,
    Scalar, Shape, Text, TextFormat, TypeId, TypeUse, Types, Union,
};
use serde_json::{Map, Number, Value};

/// Bytes of an example that is shown; a longer one is no example to read, and a short one is made.
const SHOWN: usize = 2_000;
/// Values made for one type; beyond that it has no example.
const VALUES: usize = 500;
/// How deep values may stand in each other; a type that needs more has no example.
const DEEP: usize = 12;
/// Below this depth lists are as short as they may be, and members that may be absent are.
const FULL: usize = 4;
/// The longest text or list that is made.
const LONGEST: u64 = 200;

/// An example of a type, as JSON.
pub(crate) fn example(types: &Types, id: TypeId) -> Option<Value> {
    let mut making = Making { types, open: Vec::new(), left: VALUES };
    making.value(TypeUse { id, nullable: false }, None)
}

/// A value in the making.
struct Making<'a> {
    types: &'a Types,
    /// what this value is inside of
    open: Vec<TypeId>,
    left: usize,
}

impl Making<'_> {
    /// A value of a type, of which the place where it is used may show one.
    fn value(&mut self, used: TypeUse, place: Option<&Text>) -> Option<Value> {
        self.left = self.left.checked_sub(1)?;
        let ty = self.types.get(used.id)?;
        let shown = place.into_iter().chain([&ty.text]).flat_map(|text| &text.examples);
        let shown = shown.filter(|text| text.len() <= SHOWN);
        let shown = shown.filter_map(|text| serde_json::from_str::<Value>(text).ok());
        let fitting = |value: &Value| {
            let is_limited = matches!(ty.shape, Shape::Scalar(_)) && !is_within(&ty.limits, value);
            !value.is_null() && !is_limited && fits(self.types, used, value, DEEPEST)
        };
        let shown = shown.into_iter().find(fitting);
        if shown.is_some() {
            return shown;
        }
        let made = if self.open.len() >= DEEP || self.open.contains(&used.id) {
            None
        } else {
            self.open.push(used.id);
            let made = self.made(&ty.shape, &ty.limits);
            self.open.pop();
            made
        };
        made.or_else(|| used.nullable.then_some(Value::Null))
    }

    fn made(&mut self, shape: &Shape, limits: &Limits) -> Option<Value> {
        match shape {
            Shape::Scalar(scalar) | Shape::Own(Own::Newtype(scalar)) => of_scalar(*scalar, limits),
            Shape::Own(Own::Foreign(foreign)) => match foreign.path {
                ForeignPath::Known(_) => of_scalar(shape.scalar()?, limits),
                // what the program's own type takes is not known
                ForeignPath::Written(_) => None,
            },
            Shape::Enumeration(enumeration) => listed(enumeration),
            Shape::Record(record) => self.record(record, limits),
            Shape::Union(union) => self.union(union),
            Shape::List(item) => self.list(*item, limits),
            Shape::Tuple(items) => {
                items.iter().map(|item| self.value(*item, None)).collect::<Option<_>>().map(Value::Array)
            }
            Shape::Map(item) => self.map(*item, limits),
            Shape::Alias(of) => self.value(*of, None),
            Shape::Any => Some(Value::Object(Map::new())),
        }
    }

    fn record(&mut self, record: &Record, limits: &Limits) -> Option<Value> {
        let mut members = Map::new();
        for field in &record.fields {
            match self.member(field) {
                Some(value) => drop(members.insert(field.wire.clone(), value)),
                None if field.required => return None,
                None => {}
            }
        }
        let known = u64::try_from(members.len()).ok()?;
        if let (true, Additional::Kept(item)) = (limits.members.least > Some(known), record.additional) {
            let missing = limits.members.least?.min(LONGEST) - known;
            for index in 0..missing {
                members.insert(format!("key{index}"), self.value(item, None)?);
            }
        }
        is_count(limits.members, members.len()).then_some(Value::Object(members))
    }

    /// A member that must be there; any other only where it shows what it is.
    fn member(&mut self, field: &Field) -> Option<Value> {
        if let Some(named) = &field.named {
            return Some(self.told(field.ty, named));
        }
        let is_shown = !field.text.examples.is_empty() && self.open.len() < FULL;
        if field.required || is_shown { self.value(field.ty, Some(&field.text)) } else { None }
    }

    fn union(&mut self, union: &Union) -> Option<Value> {
        union.variants.iter().find_map(|branch| {
            let mut value = self.value(branch.ty, Some(&branch.text)).filter(|value| !value.is_null())?;
            let told = union.discriminator.as_ref().zip(branch.values.first());
            if let (Some((member, said)), Value::Object(members)) = (told, &mut value) {
                let told = self.member_of(branch.ty, member).map(|used| self.told(used, said));
                members.insert(member.clone(), told.unwrap_or_else(|| Value::from(said.as_str())));
            }
            Some(value)
        })
    }

    /// The type of a member of a record.
    fn member_of(&self, record: TypeUse, name: &str) -> Option<TypeUse> {
        match self.types.shape(record.id) {
            Shape::Alias(of) => self.member_of(*of, name),
            Shape::Record(record) => {
                record.fields.iter().find(|field| field.wire == name).map(|field| field.ty)
            }
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) | Shape::Tuple(_) => {
                None
            }
            Shape::Map(_) | Shape::Own(_) | Shape::Any => None,
        }
    }

    /// The value of a discriminator, which need not be a text.
    fn told(&self, used: TypeUse, said: &str) -> Value {
        let text = Value::from(said);
        if fits(self.types, used, &text, DEEPEST) {
            return text;
        }
        serde_json::from_str(said).unwrap_or(text)
    }

    fn list(&mut self, item: TypeUse, limits: &Limits) -> Option<Value> {
        let wanted = u64::from(self.open.len() < FULL).min(limits.items.most.unwrap_or(u64::MAX));
        let wanted = wanted.max(limits.items.least.unwrap_or(0));
        if wanted > LONGEST || wanted > 1 && limits.items_differ == Differ::Always {
            return None;
        }
        let items: Option<Vec<_>> = (0..wanted).map(|_| self.value(item, None)).collect();
        let is_empty_one = || limits.items.least.unwrap_or(0) == 0;
        items.or_else(|| is_empty_one().then(Vec::new)).map(Value::Array)
    }

    fn map(&mut self, item: TypeUse, limits: &Limits) -> Option<Value> {
        let least = limits.members.least.unwrap_or(0);
        let keys =
            (0..least.min(LONGEST)).map(|index| Some((format!("key{index}"), self.value(item, None)?)));
        let members: Map<String, Value> = keys.collect::<Option<_>>()?;
        is_count(limits.members, members.len()).then_some(Value::Object(members))
    }
}

/// Some number of members that is within a range.
fn is_count(range: crate::ir::Range, count: usize) -> bool {
    let count = u64::try_from(count).unwrap_or(u64::MAX);
    count >= range.least.unwrap_or(0) && count <= range.most.unwrap_or(u64::MAX)
}

fn listed(enumeration: &Enumeration) -> Option<Value> {
    Some(match &enumeration.variants.first()?.value {
        Literal::Text(text) => Value::from(text.as_str()),
        Literal::Integer(number) => Value::from(*number),
        Literal::Number(text) => Value::Number(text.parse().ok()?),
        Literal::Boolean(value) => Value::from(*value),
    })
}

fn of_scalar(scalar: Scalar, limits: &Limits) -> Option<Value> {
    let value = match (scalar, limits.always) {
        (_, Some(Always::Null)) => Value::Null,
        (_, Some(Always::Boolean(value))) => Value::from(value),
        (Scalar::Boolean, None) => Value::from(true),
        (Scalar::UnixTime, None) => Value::from(1_767_225_600),
        (Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64, None) => number(limits)?,
        (Scalar::Float | Scalar::Double | Scalar::Number, None) => number(limits)?,
        (Scalar::Text | Scalar::Secret, None) => text(limits),
        (Scalar::Formatted(format), None) => Value::from(of_format(format)),
    };
    is_within(limits, &value).then_some(value)
}

/// A text of the length that is asked for.
fn text(limits: &Limits) -> Value {
    let least = usize::try_from(limits.length.least.unwrap_or(0).min(LONGEST)).unwrap_or(0);
    let most = usize::try_from(limits.length.most.unwrap_or(u64::MAX)).unwrap_or(usize::MAX);
    let text: String =
        "string".chars().chain(std::iter::repeat('g')).take(least.max("string".len()).min(most)).collect();
    Value::from(text)
}

/// The nearest number to one that is within the bounds.
fn number(limits: &Limits) -> Option<Value> {
    let bound = |bound: &Option<Bound>, step: f64| {
        let bound = bound.as_ref()?;
        let number: f64 = bound.number.parse().ok()?;
        Some(if bound.edge == Edge::Within { number } else { number + step })
    };
    let mut number = 1.0_f64;
    if let Some(step) = &limits.multiple_of {
        number = step.parse().ok()?;
    }
    if let Some(least) = bound(&limits.least, 1.0) {
        number = number.max(least);
    }
    if let Some(most) = bound(&limits.most, -1.0) {
        number = number.min(most);
    }
    let is_whole = number.fract() == 0.0 && number.abs() < 9e15;
    // it is whole, and far from the ends of the type
    Some(if is_whole { Value::from(number as i64) } else { Value::Number(Number::from_f64(number)?) })
}

/// Whether a single value is one of those that are meant. Of a pattern that is not known: what a pattern asks for is not made.
fn is_within(limits: &Limits, value: &Value) -> bool {
    match value {
        Value::String(text) => limits.pattern.is_none() && is_count(limits.length, text.chars().count()),
        Value::Number(number) => {
            let number = number.as_f64().unwrap_or(f64::NAN);
            let parsed = |text: &String| text.parse::<f64>().unwrap_or(f64::NAN);
            let least = limits.least.as_ref().is_none_or(|bound| match bound.edge {
                Edge::Within => number >= parsed(&bound.number),
                Edge::Beyond => number > parsed(&bound.number),
            });
            let most = limits.most.as_ref().is_none_or(|bound| match bound.edge {
                Edge::Within => number <= parsed(&bound.number),
                Edge::Beyond => number < parsed(&bound.number),
            });
            let step = limits.multiple_of.as_ref().is_none_or(|step| (number / parsed(step)).fract() == 0.0);
            least && most && step
        }
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => true,
    }
}

const fn of_format(format: TextFormat) -> &'static str {
    match format {
        TextFormat::DateTime => "2026-01-31T12:30:00Z",
        TextFormat::Date => "2026-01-31",
        TextFormat::Time => "12:30:00Z",
        TextFormat::Duration => "PT1H",
        TextFormat::HttpDate => "Sat, 31 Jan 2026 12:30:00 GMT",
        TextFormat::Uuid => "3fa85f64-5717-4562-b3fc-2c963f66afa6",
        TextFormat::Base64 | TextFormat::Base64Url => "c3RyaW5n",
        TextFormat::Decimal => "1.5",
        TextFormat::Uri => "https://example.com/",
        TextFormat::Ipv4 => "192.0.2.1",
        TextFormat::Ipv6 => "2001:db8::1",
    }
}

#[cfg(test)]
mod tests;
