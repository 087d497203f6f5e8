//! Examples of schemas. In: types and members with the examples of their schemas; out: findings.
//! It never takes an example away: what servers send is more often in the example than in the schema.

use super::Lowering;
use super::values::{DEEPEST, fits};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::{Shape, Text, TypeUse, Types};
use crate::source::Pointer;
use std::collections::BTreeSet;

/// Reports examples that are no value of the schema they stand beside.
pub(super) fn check(cx: &mut Lowering<'_, '_>) {
    for at in misfits(&cx.api.types) {
        let message = "the example is no value of its schema";
        cx.report(Diagnostic::new(Code::EXAMPLE_KIND, Label::value(&at.key("example")), message));
    }
}

/// The schemas whose example does not fit, each once, though several members may be of one.
fn misfits(types: &Types) -> BTreeSet<Pointer> {
    let whole = |id| TypeUse { id, nullable: true };
    let mut misfits = BTreeSet::new();
    for (id, ty) in types.iter() {
        if !all_fit(types, whole(id), &ty.text) {
            misfits.insert(ty.at.clone());
        }
        let Shape::Record(record) = &ty.shape else { continue };
        let fields = record.fields.iter().filter(|field| !all_fit(types, whole(field.ty.id), &field.text));
        misfits.extend(fields.map(|field| field.at.clone()));
    }
    misfits
}

fn all_fit(types: &Types, used: TypeUse, text: &Text) -> bool {
    let values = text.examples.iter().filter_map(|text| serde_json::from_str(text).ok());
    values.into_iter().all(|value| fits(types, used, &value, DEEPEST))
}
