//! Fakes for tests. In: operations and their answers; out: a row for each operation, and how each of its answers is encoded. It never
//! emits what a fake does: the runtime does that, and reads this file only with its feature `test`.

use super::answer::NamedCase;
use super::rust_type::{self, From, RustType};
use super::{CodeLines, Context, Item, ModulePart, error, operation, request, response, tokens, xml};
use crate::analysis;
use crate::ir::{
    Argument, Body, Content, ItemType, Operation, OperationId, Outcome, Payload, Scalar, Shape, Statuses,
    TypeId,
};
use crate::naming::{Ident, OperationNames};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeMap;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = vec![Item::lines("fake", || {
        let mut lines = CodeLines::default();
        lines.line(format_args!("rt::fake!(client::Client);"));
        lines
    })];
    for (section, ids) in super::client::by_section(cx) {
        let part = super::filed(section);
        items.push(Item::lines("fakes", move || rows(cx, &ids)).within(part));
    }
    items.extend(examples(cx));
    for ty in cx.names.errors() {
        let part = super::part_of(cx, ty.operation);
        let name = format!("answers of {}", ty.name);
        items.push(
            Item::new(name, move || replies(cx, ("errors", &ty.name), &error::cases(cx, ty))).within(part),
        );
    }
    for (index, operation) in cx.api.operations.iter().enumerate() {
        let Some(names) = cx.names.operation(OperationId(index)) else { continue };
        let Some((name, variants)) = &names.response else { continue };
        let part = super::part_of(cx, OperationId(index));
        let make = move || replies(cx, ("responses", name), &response::cases(operation, variants));
        items.push(Item::new(format!("answers of {name}"), make).within(part));
    }
    items
}

fn rows(cx: Context<'_>, ids: &[OperationId]) -> CodeLines {
    let mut lines = CodeLines::braced("fakes");
    for id in ids {
        let (Some(operation), Some(names)) = (cx.api.operations.get(id.0), cx.names.operation(*id)) else {
            continue;
        };
        let row = FakeRow { cx, id: *id, operation, names };
        lines.line(format_args!("{}", row.text()));
    }
    lines
}

/// An operation as its fake sees it.
struct FakeRow<'a> {
    cx: Context<'a>,
    id: OperationId,
    operation: &'a Operation,
    names: &'a OperationNames,
}

impl FakeRow<'_> {
    /// `get_pet(0 id: i64) = GET_PET: types::Pet, errors::GetPetError;`
    fn text(&self) -> String {
        let method = match self.names.method.as_str() {
            // `Api::new` is another
            "new" => "new_",
            method => method,
        };
        let arguments = self.operation.arguments.iter().zip(&self.names.arguments).enumerate();
        let asked = arguments.filter(|(_, (argument, _))| request::is_asked(self.cx, argument));
        let asked: Vec<_> =
            asked.map(|(index, (one, name))| format!("{index} {name}: {}", self.argument(one))).collect();
        let body = self.operation.body.as_ref().filter(|body| body.required);
        let body = body.map_or_else(String::new, |body| format!("; {}", self.body(body)));
        let mut text = format!("{method}({}{body}) = {}: ", asked.join(", "), self.names.table);
        self.success().write(&mut text);
        text.push_str(", ");
        error::error_type(self.cx, self.id).write(&mut text);
        if let Some(laid) = self.laid() {
            text.push_str(", ");
            text.push_str(&laid.to_string());
        }
        text.push(';');
        text
    }

    /// The type of an argument; a text is one of any lifetime.
    fn argument(&self, argument: &Argument) -> String {
        match rust_type::resolved(self.cx, argument.ty.id) {
            Shape::Scalar(Scalar::Text) => "str".to_owned(),
            _ => rust_type::plain(self.cx, argument.ty.id, From::Beside).text(),
        }
    }

    /// The type of a body that is JSON; any other is bytes.
    fn body(&self, body: &Body) -> String {
        match body.content.as_slice() {
            [Content { payload: Payload::Json(ty), .. }] if self.names.body.is_none() => {
                match rust_type::never_null(self.cx, *ty) {
                    Some(Shape::Scalar(Scalar::Text)) => "str".to_owned(),
                    _ => rust_type::nullable(self.cx, *ty, From::Beside).text(),
                }
            }
            _ => "rt::Body".to_owned(),
        }
    }

    /// The type of the success; one that is an enum of several encodes itself.
    fn success(&self) -> RustType<'_> {
        let output = operation::output(self.cx, self.id, self.operation);
        match self.operation.outcome() {
            Outcome::Many(_) => output.within(rust_type::Outer::Choice),
            Outcome::Nothing | Outcome::One(_) | Outcome::Optional(_) => output,
        }
    }

    /// What the operation's table does not say of how a success is laid out.
    fn laid(&self) -> Option<TokenStream> {
        let (Outcome::One(content) | Outcome::Optional(content)) = self.operation.outcome() else {
            return None;
        };
        match &content.payload {
            Payload::Xml(body) => {
                let root = xml::root(self.cx, body);
                Some(quote!(rt::testing::Laid::AsXml(#root)))
            }
            Payload::Items(items) => match &items.item {
                ItemType::Event(..) => Some(quote!(rt::testing::Laid::AsToldEvents)),
                ItemType::Json(_) | ItemType::Text => None,
            },
            Payload::Json(_) | Payload::Form(..) | Payload::Multipart(_) => None,
            Payload::Text | Payload::Binary => None,
        }
    }
}

/// A row for each record and each union of which there is an example.
fn examples(cx: Context<'_>) -> impl Iterator<Item = Item<'_>> {
    let mut parts: BTreeMap<ModulePart, Vec<TypeId>> = BTreeMap::new();
    for (id, ty) in cx.api.types.iter().filter(|(_, ty)| !ty.is_place) {
        if matches!(ty.shape, Shape::Record(_) | Shape::Union(_)) {
            parts.entry(super::filed(cx.facts.filed(id))).or_default().push(id);
        }
    }
    parts.into_iter().map(move |(part, ids)| {
        let make = move || {
            let mut lines = CodeLines::braced("examples");
            for id in &ids {
                if let Some(value) = analysis::example(&cx.api.types, *id) {
                    lines.line(format_args!("types::{} = {};", cx.names.ty(*id), raw(&value.to_string())));
                }
            }
            lines
        };
        Item::lines("examples", make).within(part)
    })
}

/// A text as a literal in which quotes stand as they are.
fn raw(text: &str) -> String {
    match text.contains("\"#") || !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        true => tokens::quoted(text),
        false => format!("r#\"{text}\"#"),
    }
}

/// How the variants of an enum of answers are encoded.
fn replies(cx: Context<'_>, (module, name): (&str, &Ident), cases: &[NamedCase<'_>]) -> TokenStream {
    let statuses: Vec<Statuses> = cases.iter().map(|named| named.case.response.statuses).collect();
    let arms = cases.iter().map(|NamedCase { case, name, .. }| {
        let (name, status) = (tokens::ident(name), tokens::number(status(case.response.statuses, &statuses)));
        let Some(content) = case.content else {
            return quote!(Self::#name => rt::testing::Reply::empty(#status),);
        };
        let media_type = content.sent_as();
        match &content.payload {
            Payload::Xml(body) => {
                let root = xml::root(cx, body);
                quote!(Self::#name(body) => rt::testing::Reply::xml(#status, #media_type, &body, #root),)
            }
            Payload::Json(_)
            | Payload::Form(..)
            | Payload::Multipart(_)
            | Payload::Text
            | Payload::Binary
            | Payload::Items(_) => {
                quote!(Self::#name(body) => rt::testing::Reply::documented(#status, #media_type, body),)
            }
        }
    });
    let (module, name) = (tokens::path(module), tokens::ident(name));
    quote! {
        impl rt::testing::IntoReply for #module::#name {
            fn into_reply(self) -> rt::testing::Reply {
                match self { #(#arms)* }
            }
        }
    }
}

/// What `default` is answered with, the first of these that nothing else stands for.
const USUAL: [u16; 6] = [500, 400, 503, 404, 409, 300];

/// A status that is of these statuses, and of no others that are told apart from them.
fn status(of: Statuses, all: &[Statuses]) -> u16 {
    let is_free = |status: &u16| {
        let class = u8::try_from(*status / 100).unwrap_or_default();
        !all.contains(&Statuses::Exact(*status))
            && (of != Statuses::Default || !all.contains(&Statuses::Class(class)))
    };
    match of {
        Statuses::Exact(status) => status,
        Statuses::Class(class) => {
            let first = u16::from(class) * 100;
            (first..first + 100).find(is_free).unwrap_or(first)
        }
        Statuses::Default => USUAL.into_iter().chain(300..600).find(is_free).unwrap_or(500),
    }
}
