//! Answers that come in pages. In: operations with their types, and what settings and extensions say of them; out: how the pages of
//! each operation follow each other. It never takes what is said for granted: what does not fit the operation is reported.

mod answer;
mod extension;
mod fit;
mod infer;
mod own;
mod stainless;

use super::Lowering;
use super::slot::Slot;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::{Known, OperationId, Paging};
use crate::settings::{Inference, Named, Pagination, Under};
use crate::source::Pointer;
pub(super) use answer::JsonBody;

/// What is said of the pages of an operation.
#[derive(Debug)]
pub(super) struct SaidPaging {
    /// `None`: it has none
    pagination: Option<Pagination>,
    known: Known,
    at: Pointer,
}

/// Keeps what settings or an extension say of an operation, until all types are known.
pub(super) fn note(cx: &mut Lowering<'_, '_>, slot: &Slot<'_>) {
    let tags = slot.operation.texts("tags");
    let (id, under) = (slot.operation.text("operationId"), Under::Path(slot.template));
    let of_settings = cx.choice.pagination(&Named { id, tags: &tags, under });
    let said = match of_settings {
        Some(pagination) => Some(Ok(SaidPaging {
            pagination: Some(pagination),
            known: Known::Settings,
            at: slot.operation.at.clone(),
        })),
        None => extension::read(&cx.document.root(), &slot.operation),
    };
    match said {
        Some(Ok(said)) => drop(cx.paging.insert(slot.operation.at.clone(), said)),
        Some(Err((key, message))) => {
            let at = slot.operation.at.key(key);
            let said = SaidPaging { pagination: None, known: Known::Extension(key), at: at.clone() };
            cx.paging.insert(slot.operation.at.clone(), said);
            cx.report(misfit(&Label::value(&at), &format!("`{key}` {message}")));
        }
        None => {}
    }
}

/// Finds out how the pages of all operations follow each other.
pub(super) fn settle(cx: &mut Lowering<'_, '_>) {
    for index in 0..cx.api.operations.len() {
        let paging = find_paging(cx, OperationId(index));
        if let Some(operation) = cx.api.operations.get_mut(index) {
            operation.paging = paging;
        }
    }
}

fn find_paging(cx: &mut Lowering<'_, '_>, id: OperationId) -> Option<Paging> {
    let at = cx.api.operations.get(id.0)?.at.clone();
    let said = cx.paging.remove(&at);
    let operation = cx.api.operations.get(id.0)?;
    let answer = JsonBody::of(&cx.api.types, operation);
    let Some(said) = said else {
        let marked =
            answer.as_ref().and_then(|answer| stainless::read(&cx.document.root(), operation, answer));
        return match (marked, cx.settings.inference) {
            (Some(pagination), _) => {
                let said =
                    SaidPaging { pagination: Some(pagination), known: Known::Extension(stainless::KEY), at };
                fitted(cx, id, said)
            }
            (None, Inference::On) => infer::infer(operation, &answer?),
            (None, Inference::Off) => None,
        };
    };
    fitted(cx, id, said)
}

/// What is said, if it fits the operation.
fn fitted(cx: &mut Lowering<'_, '_>, id: OperationId, said: SaidPaging) -> Option<Paging> {
    let pagination = said.pagination?;
    let operation = cx.api.operations.get(id.0)?;
    let answer = JsonBody::of(&cx.api.types, operation);
    let fitted = match &answer {
        Some(answer) => fit::fit(&pagination, said.known.clone(), operation, answer),
        None => Err("the operation has no success with a body of JSON".to_owned()),
    };
    match fitted {
        Ok(paging) => Some(paging),
        Err(reason) => {
            let (at, by) = match said.known {
                Known::Extension(key) => (said.at, format!("`{key}` does not fit the operation")),
                Known::Settings | Known::Inferred(_) => {
                    (said.at, "the pagination of the settings does not fit the operation".to_owned())
                }
            };
            cx.report(misfit(&Label::value(&at), &format!("{by}: {reason}")));
            None
        }
    }
}

fn misfit(at: &Label, message: &str) -> Diagnostic {
    Diagnostic::new(Code::PAGINATION, at.clone(), message.to_owned())
        .help("the operation has no `items()` and no `pages()`")
}
