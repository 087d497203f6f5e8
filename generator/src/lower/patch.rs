//! Bodies in which null removes a member. In: an API whose types are all there; out: `application/merge-patch+json` with types
//! that can say so. It never changes a type for any other body or answer.
//!
//! RFC 7396: a null removes the member, a member that is absent stays as it is, and objects are merged member by member; all
//! else, lists above all, replaces what was there. So of the objects that a patch is made of, every member that may be absent
//! and every entry of a map may be null. A type that is used elsewhere too has a form of its own for patches.

use super::media_type::essence;
use crate::ir::{
    Additional, Api, Content, Operation, Payload, Shape, TypeForm, TypeId, TypeMap, TypeSet, TypeUse, Types,
};

/// Gives the patches of an API types of their own where they need them.
pub(super) fn split(api: &mut Api) {
    let operations = api.operations.iter().filter(|operation| contents(operation).any(is_patch));
    let roots = operations.flat_map(contents).filter(|content| is_patch(content)).filter_map(body);
    let roots: Vec<TypeUse> = roots.collect();
    if roots.is_empty() {
        return;
    }
    let merged = merged(&api.types, &roots);
    let changed = changed(&api.types, &merged);
    let elsewhere = elsewhere(api, &merged);
    let mut forms = TypeMap::default();
    for id in changed.iter() {
        let form = if elsewhere.contains(id) { api.types.add_form(id, TypeForm::Patch) } else { Some(id) };
        if let Some(form) = form {
            forms.insert(id, form);
        }
    }
    for (_, form) in forms.iter() {
        if let Some(shape) = api.types.shape_mut(*form) {
            loosen(shape);
            members(shape).into_iter().for_each(|used| redirect(used, &forms));
        }
    }
    for body in api.operations.iter_mut().filter_map(|operation| operation.body.as_mut()) {
        let before = std::mem::take(&mut body.content);
        body.content = before.into_iter().flat_map(|content| apart(content, &forms)).collect();
    }
}

fn contents(operation: &Operation) -> impl Iterator<Item = &Content> {
    operation.body.iter().flat_map(|body| &body.content)
}

fn uses(content: &Content) -> Vec<TypeUse> {
    let also = content.also.iter().flat_map(|(_, payload)| payload.uses());
    content.payload.uses().into_iter().chain(also).collect()
}

fn is_merged(media_type: &str) -> bool {
    essence(media_type) == "application/merge-patch+json"
}

fn is_patch(content: &Content) -> bool {
    content.all_media_types().any(|media_type| is_merged(media_type))
}

fn body(content: &Content) -> Option<TypeUse> {
    match &content.payload {
        Payload::Json(used) => Some(*used),
        Payload::Form(..) | Payload::Xml(_) | Payload::Items(_) | Payload::Multipart(_) => None,
        Payload::Text | Payload::Binary => None,
    }
}

/// What a patch is merged by: members and entries, not the items of lists.
fn members(shape: &mut Shape) -> Vec<&mut TypeUse> {
    match shape {
        Shape::List(_)
        | Shape::Tuple(_)
        | Shape::Scalar(_)
        | Shape::Enumeration(_)
        | Shape::Own(_)
        | Shape::Any => Vec::new(),
        Shape::Record(_) | Shape::Union(_) | Shape::Map(_) | Shape::Alias(_) => shape.uses_mut(),
    }
}

/// The types that patches are made of, but for what is in lists.
fn merged(types: &Types, roots: &[TypeUse]) -> TypeSet {
    let mut merged = TypeSet::default();
    let mut open: Vec<TypeId> = roots.iter().map(|used| used.id).collect();
    while let Some(id) = open.pop() {
        if merged.insert(id) {
            open.extend(members(&mut types.shape(id).clone()).into_iter().map(|used| used.id));
        }
    }
    merged
}

/// Those of them that are another type in a patch: with a member or an entry that could not be null before, or made of such.
fn changed(types: &Types, merged: &TypeSet) -> TypeSet {
    let mut users: TypeMap<Vec<TypeId>> = TypeMap::default();
    let mut open = Vec::new();
    for id in merged.iter() {
        let mut shape = types.shape(id).clone();
        for used in members(&mut shape) {
            users.change(used.id, |users| users.get_or_insert_default().push(id));
        }
        loosen(&mut shape);
        if shape != *types.shape(id) {
            open.push(id);
        }
    }
    let mut changed = TypeSet::default();
    while let Some(id) = open.pop() {
        if changed.insert(id) {
            open.extend(users.get(id).into_iter().flatten());
        }
    }
    changed
}

/// The types that something else than the objects of patches is made of.
fn elsewhere(api: &Api, merged: &TypeSet) -> TypeSet {
    let mut open: Vec<TypeId> = api.events.iter().map(|event| event.payload.id).collect();
    open.extend(api.operations.iter().flat_map(Operation::received).map(|used| used.id));
    for operation in &api.operations {
        open.extend(operation.arguments.iter().map(|argument| argument.ty.id));
        let others = contents(operation).filter(|content| !content.all_media_types().all(|it| is_merged(it)));
        open.extend(others.flat_map(uses).map(|used| used.id));
    }
    open.extend(merged.iter().flat_map(|id| match api.types.shape(id) {
        Shape::List(_) | Shape::Tuple(_) => {
            api.types.shape(id).uses().into_iter().map(|used| used.id).collect()
        }
        Shape::Record(_) | Shape::Union(_) | Shape::Map(_) | Shape::Alias(_) => Vec::new(),
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Own(_) | Shape::Any => Vec::new(),
    }));
    let mut found = TypeSet::default();
    while let Some(id) = open.pop() {
        if found.insert(id) {
            open.extend(api.types.shape(id).uses().into_iter().map(|used| used.id));
        }
    }
    found
}

/// Says of what may be absent that it may be null, too.
fn loosen(shape: &mut Shape) {
    match shape {
        Shape::Record(record) => {
            for field in record.fields.iter_mut().filter(|field| !field.required) {
                field.ty.nullable = true;
                // a patch leaves alone what it does not name
                field.filled = None;
            }
            match &mut record.additional {
                Additional::Kept(used) => used.nullable = true,
                Additional::Skipped => {}
            }
        }
        Shape::Map(used) => used.nullable = true,
        Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => {}
        Shape::Tuple(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => {}
    }
}

fn redirect(used: &mut TypeUse, forms: &TypeMap<TypeId>) {
    used.id = forms.get(used.id).copied().unwrap_or(used.id);
}

/// A form of a body, and apart from it the patch that shared it, where that is another type now.
fn apart(content: Content, forms: &TypeMap<TypeId>) -> Vec<Content> {
    let patch = body(&content).filter(|_| is_patch(&content)).filter(|used| forms.get(used.id).is_some());
    let Some(mut used) = patch else { return vec![content] };
    redirect(&mut used, forms);
    let (merged, left): (Vec<_>, Vec<_>) = content.media_types.into_iter().partition(|it| is_merged(it));
    let (also_merged, also): (Vec<_>, Vec<_>) = content.also.into_iter().partition(|(it, _)| is_merged(it));
    let media_types = merged.into_iter().chain(also_merged.into_iter().map(|(media_type, _)| media_type));
    let patch = Content::new(media_types.collect(), Payload::Json(used));
    match left.is_empty() && also.is_empty() {
        true => vec![patch],
        false => vec![Content { payload: content.payload, media_types: left, also }, patch],
    }
}
