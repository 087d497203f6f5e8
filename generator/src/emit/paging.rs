//! Answers that come in pages. In: an operation; out: the call of the macro that says how its pages follow each other. It never
//! emits how pages are asked for: the runtime does that.

use super::lines::Constant;
use super::rust_type::{self, From, RustType};
use super::{CodeLines, Context};
use crate::ir::{NextPage, Output, Paging, Target};
use crate::naming::Ident;

/// The call, with the type of the items where it is known.
pub(super) fn call<'a>(cx: Context<'a>, (request, paging): (&'a Ident, &'a Paging), lines: &mut CodeLines) {
    let item = paging.items.as_ref().map(|(_, item)| match item {
        Some(item) => rust_type::nullable(cx, *item, From::Beside),
        None => RustType::Runtime("Value"),
    });
    let types: Vec<_> = std::iter::once(RustType::Named(From::Types, request)).chain(item).collect();
    lines.call_with("pages", &types, &table(paging));
}

fn table(paging: &Paging) -> Constant<'_> {
    let Paging { next, items, has_more, total, pages, known: _ } = paging;
    let places = [
        ("items", items.as_ref().map(|(pointer, _)| pointer)),
        ("more", has_more.as_ref()),
        ("total", total.as_ref()),
        ("pages", pages.as_ref()),
    ];
    let some = |pointer: &'_ String| Constant::some(Constant::Text(pointer.clone().into()));
    let fields: Vec<_> =
        places.into_iter().filter_map(|(name, pointer)| Some((name, some(pointer?)))).collect();
    advance(next).with("rt::Paging", fields)
}

fn advance(next: &NextPage) -> Constant<'_> {
    let text = |text: &'_ String| Constant::Text(text.clone().into());
    match next {
        NextPage::Cursor(to, Output::Body(from)) => {
            Constant::Call("rt::Paging::cursor", vec![target(to), text(from)])
        }
        NextPage::Cursor(to, Output::Header(from)) => {
            Constant::Call("rt::Paging::cursor_header", vec![target(to), text(from)])
        }
        NextPage::LastId(to, id) => Constant::Call("rt::Paging::last_id", vec![target(to), text(id)]),
        NextPage::Page(to, first) => {
            Constant::Call("rt::Paging::number", vec![target(to), Constant::number(first)])
        }
        NextPage::Offset(to) => Constant::Call("rt::Paging::offset", vec![target(to)]),
        NextPage::NextUrl(Output::Body(from)) => Constant::Call("rt::Paging::url", vec![text(from)]),
        NextPage::NextUrl(Output::Header(from)) => Constant::Call("rt::Paging::url_header", vec![text(from)]),
        NextPage::Link => Constant::Call("rt::Paging::link", Vec::new()),
    }
}

fn target(target: &Target) -> Constant<'_> {
    match target {
        Target::Argument(index) => Constant::Call("rt::Target::Argument", vec![Constant::number(index)]),
        Target::Text(pointer) => Constant::Call("rt::Target::Text", vec![Constant::Text(pointer.into())]),
        Target::Number(pointer) => Constant::Call("rt::Target::Number", vec![Constant::Text(pointer.into())]),
    }
}
