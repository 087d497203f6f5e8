//! Examples of schemas. In: types and members with the examples of their schemas; out: findings.
//! It never takes an example away: what servers send is more often in the example than in the schema.

use super::Lowering;
use super::misfit::misfit;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::fits::{DEEPEST, fits};
use crate::ir::{Shape, Text, TypeId, TypeUse, Types};
use crate::source::Pointer;
use crate::tree::private;
use serde_json::Value;

/// Reports examples that are not values of the schema beside them.
pub(super) fn check(cx: &mut Lowering<'_, '_>) {
    for (at, why) in misfits(&cx.api.types) {
        let message = "the example does not match its schema";
        cx.report(Diagnostic::new(Code::EXAMPLE_KIND, Label::value(&at).saying(why), message));
    }
}

/// The examples that do not fit, and why not; several members may be of one schema, and are reported once.
fn misfits(types: &Types) -> Vec<(Pointer, String)> {
    let mut misfits = Vec::new();
    for (id, ty) in types.iter() {
        misfits.extend(of_schema(types, id, &ty.text, &ty.at));
        let Shape::Record(record) = &ty.shape else { continue };
        for field in &record.fields {
            misfits.extend(of_schema(types, field.ty.id, &field.text, &field.at));
        }
    }
    misfits
}

/// Where the misfits among the examples of a schema stand, and what is wrong with them.
fn of_schema(types: &Types, id: TypeId, text: &Text, at: &Pointer) -> Vec<(Pointer, String)> {
    let used = TypeUse { id, nullable: true };
    let wrong = |text: &String| match serde_json::from_str::<Value>(text) {
        Ok(value) if fits(types, used, &value, DEEPEST) => None,
        Ok(value) => Some(misfit(types, used, &value).unwrap_or_default()),
        Err(_) => Some(String::new()),
    };
    let misfits = text.examples.iter().enumerate().filter_map(|(index, text)| Some((index, wrong(text)?)));
    // the first one stands alone, later ones ride in a list (`dialect::v3_1::examples`)
    let place = |index: usize| match index.checked_sub(1) {
        None => at.key("example"),
        Some(index) => at.key(private::EXAMPLES).index(index),
    };
    misfits.map(|(index, why)| (place(index), why)).collect()
}
