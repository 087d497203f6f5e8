//! Defaults of members. In: types whose members carry the defaults of their schemas; out: the same, where settings ask
//! that absent members take them, and else without. It never keeps a default that is not a value of its type.

use super::Lowering;
use super::misfit::misfit;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::fits::{DEEPEST, fits};
use crate::ir::{Field, Shape, TypeId, Types};
use crate::settings::Defaults;
use crate::source::Pointer;

/// Reports defaults that are not values of their type, and leaves out those that are not asked for.
pub(super) fn settle(cx: &mut Lowering<'_, '_>) {
    let broken: Vec<(TypeId, usize)> = broken(&cx.api.types);
    for (id, index) in broken {
        let Some(field) = field(&mut cx.api.types, id, index) else { continue };
        let value = field.filled.take().unwrap_or_default();
        let message = format!("the default `{value}` of `{}` does not match its schema", field.wire);
        let (at, used) = (field.at.clone(), field.ty);
        let parsed = serde_json::from_str(&value).ok();
        let why = parsed.and_then(|value| misfit(&cx.api.types, used, &value)).unwrap_or_default();
        let found = Diagnostic::new(Code::DEFAULT_KIND, Label::value(&at).saying(why), message)
            .help("it is documented, but not used");
        // equal types without a name are one, which stands wherever it was met first
        let is_component = |at: &Pointer| at.as_str().starts_with("/components/") && at.steps().count() == 3;
        let named = cx.api.types.get(used.id).filter(|ty| !ty.at.is_within(&at) && is_component(&ty.at));
        let schema = named.map(|ty| Label::value(&ty.at).saying("its schema"));
        cx.report(schema.into_iter().fold(found, Diagnostic::label));
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
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => None,
    }
}

/// The members whose default is not a value of their type.
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
