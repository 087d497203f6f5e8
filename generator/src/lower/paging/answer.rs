//! The answer of an operation. In: its types; out: what stands at a JSON pointer of it. It never reads a value.

use crate::ir::{Additional, Field, Operation, Payload, Record, Scalar, Shape, TypeId, TypeUse, Types};
use crate::source::Pointer;

/// A body of JSON, by its type.
#[derive(Clone, Copy)]
pub(in crate::lower) struct JsonBody<'a> {
    types: &'a Types,
    body: TypeUse,
}

/// What stands at a place of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BodyPlace {
    Text,
    Integer,
    Boolean,
    List(TypeUse),
    Object,
    /// anything: the description does not say
    Any,
}

impl<'a> JsonBody<'a> {
    /// The first success of an operation that has a body of JSON.
    pub(super) fn of(types: &'a Types, operation: &Operation) -> Option<Self> {
        let content = operation.successes().flat_map(|(_, response)| &response.content);
        let body = content.filter_map(|content| json(&content.payload)).next()?;
        Some(Self { types, body })
    }

    /// The body of a request.
    pub(in crate::lower) fn of_request(types: &'a Types, operation: &Operation) -> Option<Self> {
        let content = operation.body.iter().flat_map(|body| &body.content);
        let body = content.filter_map(|content| json(&content.payload)).next()?;
        Some(Self { types, body })
    }

    /// The members of the body that are true or false, by their names.
    pub(in crate::lower) fn booleans(&self) -> Vec<String> {
        let fields = record(self.types, self.body).map_or(&[][..], |record| &record.fields);
        let booleans = fields.iter().filter(|field| found(self.types, field.ty) == BodyPlace::Boolean);
        booleans.map(|field| field.wire.clone()).collect()
    }

    /// Whether a type is true or false.
    pub(in crate::lower) fn is_boolean(types: &Types, ty: TypeUse) -> bool {
        found(types, ty) == BodyPlace::Boolean
    }

    pub(super) fn types(&self) -> &'a Types {
        self.types
    }

    /// What stands at a pointer; `None` when the type has nothing there.
    pub(super) fn at(&self, pointer: &str) -> Option<BodyPlace> {
        let mut ty = self.body;
        for token in Pointer::parse(pointer)?.tokens() {
            ty = match shape(self.types, ty.id) {
                Shape::Record(record) => match member(record, &token) {
                    Some(member) => member,
                    None => match record.additional {
                        Additional::Kept(ty) => ty,
                        Additional::Skipped => return None,
                    },
                },
                Shape::Map(item) => *item,
                Shape::Any | Shape::Own(_) | Shape::Union(_) => return Some(BodyPlace::Any),
                Shape::Scalar(_)
                | Shape::Enumeration(_)
                | Shape::List(_)
                | Shape::Tuple(_)
                | Shape::Alias(_) => {
                    return None;
                }
            };
        }
        Some(found(self.types, ty))
    }

    /// The members of the object at a pointer: their pointers, what they are, and where they are described.
    pub(super) fn places(&self, pointer: &str) -> Vec<(String, BodyPlace, Pointer)> {
        let place = |field: &Field| (below(pointer, field), found(self.types, field.ty), field.at.clone());
        self.record(pointer).map(|record| record.fields.iter().map(place).collect()).unwrap_or_default()
    }

    /// The members of the object at a pointer: their pointers, what they are, and their types.
    pub(super) fn members(&self, pointer: &str) -> Vec<(String, BodyPlace, TypeUse)> {
        let member = |field: &Field| (below(pointer, field), found(self.types, field.ty), field.ty);
        self.record(pointer).map(|record| record.fields.iter().map(member).collect()).unwrap_or_default()
    }

    /// The record at a pointer.
    fn record(&self, pointer: &str) -> Option<&'a Record> {
        let mut ty = self.body;
        for token in Pointer::parse(pointer)?.tokens() {
            ty = member(record(self.types, ty)?, &token)?;
        }
        record(self.types, ty)
    }

    /// The same answer, seen from an item of its.
    pub(super) fn within(&self, item: TypeUse) -> Self {
        Self { types: self.types, body: item }
    }
}

fn below(pointer: &str, field: &Field) -> String {
    Pointer::parse(pointer).unwrap_or_default().key(&field.wire).as_str().to_owned()
}

fn json(payload: &Payload) -> Option<TypeUse> {
    match payload {
        Payload::Json(ty) => Some(*ty),
        Payload::Text | Payload::Binary | Payload::Form(..) => None,
        Payload::Multipart(_) | Payload::Items(_) | Payload::Xml(_) => None,
    }
}

fn record(types: &Types, ty: TypeUse) -> Option<&Record> {
    match shape(types, ty.id) {
        Shape::Record(record) => Some(record),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => None,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => None,
    }
}

fn member(record: &Record, name: &str) -> Option<TypeUse> {
    record.fields.iter().find(|field| field.wire == name).map(|field| field.ty)
}

/// The shape behind aliases, unless they lead in a circle.
fn shape(types: &Types, mut id: TypeId) -> &Shape {
    for _ in 0..types.len() {
        let Shape::Alias(target) = types.shape(id) else { break };
        id = target.id;
    }
    types.shape(id)
}

pub(super) fn found(types: &Types, ty: TypeUse) -> BodyPlace {
    match shape(types, ty.id) {
        Shape::Scalar(scalar) => of_scalar(*scalar),
        Shape::Enumeration(_) => BodyPlace::Text,
        Shape::List(item) => BodyPlace::List(*item),
        Shape::Record(_) | Shape::Map(_) => BodyPlace::Object,
        Shape::Own(own) => own.scalar().map_or(BodyPlace::Any, of_scalar),
        Shape::Tuple(_) | Shape::Alias(_) | Shape::Any | Shape::Union(_) => BodyPlace::Any,
    }
}

fn of_scalar(scalar: Scalar) -> BodyPlace {
    match scalar {
        Scalar::Boolean => BodyPlace::Boolean,
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 | Scalar::UnixTime => {
            BodyPlace::Integer
        }
        Scalar::Float | Scalar::Double | Scalar::Number => BodyPlace::Integer,
        Scalar::Text | Scalar::Secret | Scalar::Formatted(_) => BodyPlace::Text,
    }
}
