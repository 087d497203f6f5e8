//! XML bodies (OpenAPI 3.0.4, section 4.7.26). In: bodies of XML and the schemas behind their types; out: names and layout.
//! It never looks into a choice between types, but for subtypes of one base: the layout follows from what a value is.

use super::{Hint, Lowering, schema};
use crate::document::Place;
use crate::ir::{
    Additional, Api, Enumeration, Literal, Payload, Scalar, Shape, TypeId, TypeSet, Union, XmlBody,
    XmlLayout, XmlList, XmlMember, XmlName, XmlPlace, XmlShape,
};
use crate::source::Pointer;
use crate::tree::Node;
use std::collections::VecDeque;

/// How deep lists and maps may stand in each other without a record between them.
const DEEPEST: usize = 16;

/// A body of XML; what is in it follows from [`settle`], when all types are known.
pub(super) fn body<'a>(cx: &mut Lowering<'a, '_>, form: &Place<'a>, hint: &Hint) -> Option<XmlBody> {
    let schema = form.get("schema")?;
    let at = schema::innermost(cx, &schema)?.at;
    let used = schema::type_use(cx, &schema, hint);
    let root = named(cx, &schema, component(cx, &schema).as_deref().unwrap_or("root"));
    Some(XmlBody { used, root, shape: XmlShape::Any, at })
}

/// Lays out all that travels as XML.
pub(super) fn settle(cx: &mut Lowering<'_, '_>) {
    let mut operations = std::mem::take(&mut cx.api.operations);
    let mut open = Vec::new();
    for operation in &mut operations {
        let sent = operation.body.iter_mut().flat_map(|body| &mut body.content);
        let received = operation.responses.iter_mut().flat_map(|response| &mut response.content);
        for content in sent.chain(received) {
            let also = content.also.iter_mut().map(|(_, payload)| payload);
            for payload in also.chain([&mut content.payload]) {
                let Payload::Xml(body) = payload else { continue };
                let Some(place) = place(cx, &body.at) else { continue };
                let item = item_name(cx, &place, &OuterElement { name: "item", wrapped: Wrapped::Root });
                body.shape = shape(cx, body.used.id, &place, &Within { item, wrapped: false, depth: 0 });
                open.extend(records(&body.shape));
            }
        }
    }
    cx.api.operations = operations;
    while let Some(id) = open.pop() {
        if cx.api.xml.get(id).is_some() {
            continue;
        }
        let layout = layout(cx, id);
        open.extend(layout.members.iter().flat_map(|member| records(&member.shape)));
        cx.api.xml.insert(id, layout);
    }
}

/// The list that something stands in.
struct Within {
    item: XmlName,
    wrapped: bool,
    depth: usize,
}

/// The array around items.
struct OuterElement<'n> {
    name: &'n str,
    wrapped: Wrapped,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Wrapped {
    /// The array is a document.
    Root,
    Yes,
    No,
}

/// The layout of a record; of one of several subtypes, that of the members of all of them.
fn layout(cx: &mut Lowering<'_, '_>, id: TypeId) -> XmlLayout {
    let mut layout = XmlLayout { members: Vec::new(), additional: false };
    let (mut open, mut seen) = (VecDeque::from([id]), TypeSet::default());
    while let Some(id) = open.pop_front() {
        let (id, shape) = resolved(&cx.api, id);
        if !seen.insert(id) {
            continue;
        }
        match shape {
            Shape::Record(record) => {
                layout.additional |= matches!(record.additional, Additional::Kept(_));
                for field in &record.fields {
                    if layout.members.iter().all(|known| known.wire != field.wire) {
                        layout.members.push(member(cx, field));
                    }
                }
            }
            Shape::Union(union) => open.extend(union.variants.iter().map(|case| case.ty.id)),
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::List(_) | Shape::Tuple(_) => {}
            Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => {}
        }
    }
    layout
}

fn member(cx: &Lowering<'_, '_>, field: &crate::ir::Field) -> XmlMember {
    let wire = || field.wire.clone();
    let plain =
        |shape| XmlMember { wire: wire(), name: plain_name(&field.wire), place: XmlPlace::Element, shape };
    let Some(place) = place(cx, &field.at) else { return plain(XmlShape::Any) };
    let own = xml(cx, &place);
    let said =
        |key: &str| own.as_ref().and_then(|xml| xml.get(key)).is_some_and(|it| *it.node == Node::Bool(true));
    let wrapped = said("wrapped");
    let mut name = named(cx, &place, &field.wire);
    // the name of a component is that of a document and of an item: two members may well be of one component
    if place.get("xml").is_none() {
        name.local.clone_from(&field.wire);
    }
    let outer = match wrapped {
        true => OuterElement { name: &name.local, wrapped: Wrapped::Yes },
        false => OuterElement { name: &field.wire, wrapped: Wrapped::No },
    };
    let item = item_name(cx, &place, &outer);
    let shape = shape(cx, field.ty.id, &place, &Within { item, wrapped, depth: 0 });
    let is_attribute = said("attribute") && matches!(shape, XmlShape::Text | XmlShape::Literal);
    let place = if is_attribute { XmlPlace::Attribute } else { XmlPlace::Element };
    XmlMember { wire: wire(), name, place, shape }
}

/// What is in an element of this type, whose schema stands here.
fn shape<'a>(cx: &Lowering<'a, '_>, id: TypeId, place: &Place<'a>, within: &Within) -> XmlShape {
    let below = |key: &str| schema::innermost(cx, place).and_then(|schema| schema.get(key));
    let (id, shape) = resolved(&cx.api, id);
    match shape {
        Shape::Scalar(scalar) => of_scalar(*scalar),
        Shape::Enumeration(listed) => of_enumeration(listed),
        Shape::Record(_) => XmlShape::Record(id),
        Shape::List(_) | Shape::Map(_) if within.depth > DEEPEST => XmlShape::Any,
        Shape::List(item) => {
            let Some(items) = below("items") else { return XmlShape::Any };
            let outer = OuterElement { name: &within.item.local, wrapped: Wrapped::Yes };
            let nested =
                Within { item: item_name(cx, &items, &outer), wrapped: true, depth: within.depth + 1 };
            let shape = self::shape(cx, item.id, &items, &nested);
            XmlShape::List(Box::new(XmlList { item: within.item.clone(), wrapped: within.wrapped, shape }))
        }
        Shape::Map(value) => {
            let Some(values) = below("additionalProperties") else {
                return XmlShape::Map(Box::new(XmlShape::Any));
            };
            let outer = OuterElement { name: "item", wrapped: Wrapped::Yes };
            let nested =
                Within { item: item_name(cx, &values, &outer), wrapped: true, depth: within.depth + 1 };
            XmlShape::Map(Box::new(self::shape(cx, value.id, &values, &nested)))
        }
        Shape::Union(Union { common: Some(_), .. }) => XmlShape::Record(id),
        Shape::Own(own) => own.scalar().map_or(XmlShape::Any, of_scalar),
        Shape::Union(_) | Shape::Tuple(_) | Shape::Any | Shape::Alias(_) => XmlShape::Any,
    }
}

fn of_scalar(scalar: Scalar) -> XmlShape {
    match scalar {
        Scalar::Text | Scalar::Secret | Scalar::Formatted(_) => XmlShape::Text,
        Scalar::Boolean
        | Scalar::Int32
        | Scalar::Int64
        | Scalar::Uint32
        | Scalar::Uint64
        | Scalar::UnixTime
        | Scalar::Float
        | Scalar::Double
        | Scalar::Number => XmlShape::Literal,
    }
}

fn of_enumeration(listed: &Enumeration) -> XmlShape {
    let is_text = |literal: &Literal| match literal {
        Literal::Text(_) => true,
        Literal::Integer(_) | Literal::Number(_) | Literal::Boolean(_) => false,
    };
    if listed.variants.iter().all(|variant| is_text(&variant.value)) {
        XmlShape::Text
    } else {
        XmlShape::Literal
    }
}

/// The type behind aliases.
fn resolved(api: &Api, mut id: TypeId) -> (TypeId, &Shape) {
    for _ in 0..api.types.len() {
        match api.types.shape(id) {
            Shape::Alias(target) => id = target.id,
            shape => return (id, shape),
        }
    }
    (id, &Shape::Any)
}

/// The records that are named in a shape.
fn records(shape: &XmlShape) -> Vec<TypeId> {
    match shape {
        XmlShape::Record(id) => vec![*id],
        XmlShape::List(list) => records(&list.shape),
        XmlShape::Map(shape) => records(shape),
        XmlShape::Text | XmlShape::Literal | XmlShape::Any => Vec::new(),
    }
}

fn place<'a>(cx: &Lowering<'a, '_>, at: &Pointer) -> Option<Place<'a>> {
    Some(Place { node: cx.document.root().node.at(at)?, at: at.clone() })
}

/// The `xml` of a schema: its own, or that of the one it refers to or comes down to, or of the last one it is made of. What
/// stands beside a reference is ignored (OpenAPI 3.0.4, section 4.7.23).
fn xml<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<Place<'a>> {
    let place = cx.document.resolve(place)?;
    if let Some(xml) = place.get("xml") {
        return Some(xml);
    }
    let inner = schema::innermost(cx, &place)?;
    let parts = inner.items_at("allOf").filter_map(|part| cx.document.resolve(&part)?.get("xml"));
    inner.get("xml").or_else(|| parts.last())
}

/// The name a schema gives its element; `##default` is what tools of Java write for none.
fn named<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>, otherwise: &str) -> XmlName {
    let Some(xml) = xml(cx, place) else { return plain_name(otherwise) };
    let local = xml.text("name").filter(|name| !name.starts_with("##") && !name.is_empty());
    let text = |key: &str| xml.text(key).unwrap_or_default().to_owned();
    XmlName {
        local: local.unwrap_or(otherwise).to_owned(),
        prefix: text("prefix"),
        namespace: text("namespace"),
    }
}

/// The name of each item of a list: as its schema says, else that of the list, which is not made singular.
fn item_name<'a>(cx: &Lowering<'a, '_>, list: &Place<'a>, outer: &OuterElement<'_>) -> XmlName {
    let items = schema::innermost(cx, list).and_then(|schema| schema.get("items"));
    let Some(items) = items else { return plain_name(outer.name) };
    let component = component(cx, &items).filter(|_| outer.wrapped == Wrapped::Root);
    named(cx, &items, component.as_deref().unwrap_or(outer.name))
}

/// The name of the component that a schema refers to.
fn component<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Option<String> {
    schema::component(&cx.document.target(place)?)
}

fn plain_name(local: &str) -> XmlName {
    XmlName { local: local.to_owned(), ..XmlName::default() }
}
