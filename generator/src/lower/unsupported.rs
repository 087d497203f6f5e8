//! Constructs that are not modelled yet. In: a place and what it is; out: a finding of a code of the 05xx range.
//! It never decides what becomes of the place: the caller degrades it as the page of the code says.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::source::Pointer;

/// Reports a construct that is not supported, at the key that asks for it.
pub(super) fn report(cx: &mut Lowering<'_, '_>, code: Code, at: &Pointer, message: impl Into<String>) {
    cx.report(Diagnostic::new(code, Label::key(at), message));
}
