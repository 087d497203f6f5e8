//! Paths and their items. In: the paths of a document; out: one operation per method, or the reason why not.
//! It never judges a template against its parameters: `check` does.

use super::slot::{Slot, operations};
use super::{Lowering, event, operation, schema};
use crate::document::Place;
use crate::ir::{LeftOut, OperationId};
use crate::settings::Under;

/// Lowers all operations, in the order of the document.
pub(super) fn lower_operations<'a>(cx: &mut Lowering<'a, '_>, root: &Place<'a>) {
    for (template, item) in root.members_at("paths").filter(|(name, _)| name.starts_with('/')) {
        // what is wrong with an item beside its operations costs none of them
        let found = cx.document.resolve(&item).or_else(|| item.reference().is_none().then(|| item.clone()));
        let Some(item) = found else {
            lost(cx, template, item);
            continue;
        };
        for (method, operation) in operations(&item) {
            lower_operation(cx, &Slot { template, item: item.clone(), method, operation });
        }
    }
}

/// A path whose operations nobody knows is left out as one.
fn lost<'a>(cx: &mut Lowering<'a, '_>, template: &str, item: Place<'a>) {
    if !cx.choice.may_take(Under::Path(template)) {
        return;
    }
    cx.api.declared += 1;
    let (reason, written) =
        ("its reference points to something that does not exist".to_owned(), cx.written(&item.at));
    cx.api.left_out.push(LeftOut { id: template.to_owned(), reason, written, at: item.at });
}

fn lower_operation<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>) {
    cx.api.declared += 1;
    if !cx.choice.takes(&slot.item, &slot.operation, Under::Path(slot.template)) {
        cx.api.not_chosen += 1;
        cx.api.not_asked.push(operation::not_asked(slot));
        return;
    }
    match operation::lower(cx, slot) {
        Ok(operation) => {
            let id = OperationId(cx.api.operations.len());
            cx.api.operations.push(operation);
            event::callbacks(cx, id, &slot.operation);
            // before the next operation: types come in the order of what reaches them first, so that an operation that
            // is added at the end has its own behind all others
            schema::settle(cx);
        }
        Err(reason) => {
            let at = slot.operation.at.clone();
            let left_out = LeftOut { id: slot.id(), reason, written: cx.written(&at), at };
            cx.api.left_out.push(left_out);
            cx.api.not_asked.push(operation::not_asked(slot));
        }
    }
}
