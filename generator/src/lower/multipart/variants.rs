//! Forms of one of several objects. In: the union that the schema of a form is; out: a form of parts for each of its objects. It
//! never makes a form of a variant that is no object: parts are the members of one.

use super::parts;
use crate::document::Place;
use crate::ir::{
    Api, Branch, FormVariant, Multipart, Payload, Record, Shape, Text, TypeId, TypeSet, Types, Union,
};
use crate::lower::{Lowering, schema};
use std::collections::HashSet;

/// An object among the variants.
struct VariantLeaf {
    ty: TypeId,
    hint: Option<String>,
    tags: Vec<(String, String)>,
    text: Text,
    record: Record,
    /// Whether parts of other variants may be added: it is the base of all subtypes, known or not, or a value may be several.
    open: bool,
}

/// A form for each object; `None` where a variant is no object.
pub(super) fn forms_of_variants<'a>(
    cx: &mut Lowering<'a, '_>,
    form: &Place<'a>,
    union: &Union,
) -> Option<Multipart> {
    // the members of components are needed now
    schema::settle(cx);
    let leaves = leaves(&cx.api.types, union)?;
    let mut variants = Vec::new();
    for VariantLeaf { ty, hint, tags, text, record, open } in leaves {
        if cx.is_full() {
            break;
        }
        let shape = Shape::Record(record);
        cx.count(&shape);
        let Shape::Record(record) = shape else { continue };
        let mut form = parts(cx, form, (text, &record));
        form.open |= open;
        variants.push(FormVariant { hint, tags, of: ty, form });
    }
    match <[FormVariant; 1]>::try_from(variants) {
        Ok([only]) if only.tags.is_empty() => Some(Multipart::Form(only.form)),
        Ok([only]) => Some(Multipart::OneOf(vec![only])),
        Err(variants) => Some(Multipart::OneOf(variants)),
    }
}

/// A variant on the way to its objects.
struct Step<'t> {
    branch: &'t Branch,
    hint: Option<&'t str>,
    tags: Vec<(String, String)>,
    is_base: bool,
    several: bool,
}

/// The objects among the variants of a union, and of unions in it, in their order.
fn leaves(types: &Types, union: &Union) -> Option<Vec<VariantLeaf>> {
    let mut found = Vec::new();
    let (mut seen, mut known) = (TypeSet::default(), HashSet::new());
    let mut open = steps(union, None, &[]);
    while let Some(step) = open.pop() {
        let mut id = step.branch.ty.id;
        for _ in 0..types.len() {
            let Shape::Alias(target) = types.shape(id) else { break };
            id = target.id;
        }
        match types.shape(id) {
            Shape::Record(record) => {
                let tags = if step.is_base { Vec::new() } else { step.tags };
                // a choice may be reached twice, by way of itself
                if known.insert((id, tags.clone())) {
                    found.push(VariantLeaf {
                        ty: id,
                        hint: step.hint.map(str::to_owned),
                        tags,
                        text: types.get(id).map(|ty| ty.text.clone()).unwrap_or_default(),
                        record: record.clone(),
                        open: step.is_base || step.several,
                    });
                }
            }
            Shape::Union(inner) if seen.insert(id) => {
                open.extend(steps(inner, step.hint, &step.tags));
            }
            Shape::Union(_) => {}
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::List(_) | Shape::Tuple(_) => return None,
            Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => return None,
        }
    }
    Some(found).filter(|found| !found.is_empty())
}

/// The variants of a union, the first one last. A base within another has the name that it has there.
fn steps<'t>(union: &'t Union, name: Option<&'t str>, above: &[(String, String)]) -> Vec<Step<'t>> {
    let step = |(index, branch): (usize, &'t Branch)| {
        let mut tags = above.to_vec();
        // what is meant where no value says so needs none
        let value = branch.values.first().filter(|_| union.fallback != Some(index));
        if let (Some(member), Some(value)) = (&union.discriminator, value) {
            tags.retain(|(known, _)| known != member);
            tags.push((member.clone(), value.clone()));
        }
        let is_base = union.common == Some(index);
        let hint = name.filter(|_| is_base).or(branch.hint.as_deref());
        Step { branch, hint, tags, is_base, several: union.several }
    };
    union.variants.iter().enumerate().map(step).rev().collect()
}

/// Gives parts the values that name their form: those of the objects whose members they are, which have them now, or its tags.
pub(in crate::lower) fn name(api: &mut Api) {
    let types = &api.types;
    let bodies = api.operations.iter_mut().filter_map(|operation| operation.body.as_mut());
    for content in bodies.flat_map(|body| &mut body.content) {
        let also = content.also.iter_mut().map(|(_, payload)| payload);
        for payload in std::iter::once(&mut content.payload).chain(also) {
            let Payload::Multipart(Multipart::OneOf(variants)) = payload else { continue };
            for variant in variants {
                let Shape::Record(record) = types.shape(variant.of) else { continue };
                for part in &mut variant.form.parts {
                    let field = record.fields.iter().find(|field| field.wire == part.wire);
                    let tag = || variant.tags.iter().find(|(member, _)| *member == part.wire);
                    part.named = field.and_then(|field| {
                        let tag =
                            || tag().map(|(_, value)| value).filter(|it| schema::can_be(types, field, it));
                        field.named.as_ref().or_else(tag).cloned()
                    });
                }
            }
        }
    }
}
