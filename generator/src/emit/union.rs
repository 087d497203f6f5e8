//! Unions. In: a union; out: its enum, open by one variant more, and the table the runtime chooses a variant by.
//! It never emits the choice itself: that is the runtime's, once for all.

pub(super) mod case;
mod convert;
mod several;
mod tag;

use super::lines::CodeLines;
use super::rust_type::{self, From, RustType};
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Branch, TypeId, Union};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, union: &'a Union) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    let mut items = vec![
        Item::lines(&name, move || definition(cx, id, union)),
        Item::new(format!("Model for {name}"), move || model(cx, id, union)),
    ];
    if let Some(base) = union.common.and_then(|index| union.variants.get(index)) {
        items.push(Item::new(format!("{name}::base"), move || common(cx, id, base)));
    }
    items.extend(super::xml::items(cx, id));
    items.extend(super::equality(cx, id));
    if !union.variants.is_empty() {
        let asked = [false, true].map(|boxed| VariantsAsked { cx, id, union, boxed });
        let asked = asked.into_iter().filter(|asked| asked.variants().next().is_some());
        items.extend(asked.map(|it| Item::lines(format!("variants of {name}"), move || it.lines())));
    }
    if case::can_be_text(cx, union) {
        items.push(Item::new(format!("From<&str> for {name}"), move || convert::from_text(cx, id)));
    }
    for (index, case) in convert::unambiguous(cx, id, union) {
        let label = format!("From<{}> for {name}", cx.names.variant(id, index));
        // one for each variant: if each mentioned all others, imports would grow with the square of their number
        let mentioned = rust_type::mentioned_with(cx, id, vec![case.ty]);
        items.push(Item::new(label, move || convert::from(cx, id, index, case)).using(mentioned));
    }
    items
}

/// Whether there are conversions into a union.
pub(super) fn has_conversions(cx: Context<'_>, id: TypeId, union: &Union) -> bool {
    case::can_be_text(cx, union) || !convert::unambiguous(cx, id, union).is_empty()
}

/// What asks for each variant: those in a box, or all others.
#[derive(Clone, Copy)]
struct VariantsAsked<'a> {
    cx: Context<'a>,
    id: TypeId,
    union: &'a Union,
    boxed: bool,
}

impl<'a> VariantsAsked<'a> {
    fn variants(self) -> impl Iterator<Item = (usize, &'a Branch)> {
        let all = self.union.variants.iter().enumerate();
        all.filter(move |(index, _)| self.cx.facts.boxed(self.id, *index).is_some() == self.boxed)
    }

    /// A line for each variant.
    fn lines(self) -> CodeLines {
        let Self { cx, id, boxed, .. } = self;
        let mut lines = CodeLines::braced("variants");
        lines.line(format_args!("{}{},", if boxed { "boxed " } else { "" }, cx.names.ty(id)));
        for (index, case) in self.variants() {
            let held = rust_type::plain(cx, case.ty.id, From::Types).text();
            let (variant, stem) = (cx.names.variant(id, index), cx.names.stem(id, index));
            lines.line(format_args!("{variant}({held}) = is_{stem}, as_{stem}, into_{stem};"));
        }
        lines
    }
}

/// The variants with their names.
fn variants<'a>(
    cx: Context<'a>,
    id: TypeId,
    union: &'a Union,
) -> impl Iterator<Item = (usize, Ident, &'a Branch)> {
    let cases = union.variants.iter().enumerate();
    cases.map(move |(index, case)| (index, tokens::ident(cx.names.variant(id, index)), case))
}

fn definition(cx: Context<'_>, id: TypeId, union: &Union) -> CodeLines {
    let mut lines = CodeLines::default();
    lines.doc(&super::doc_of_type(cx, id));
    lines.line(format_args!("#[derive(Debug, Clone, PartialEq{})]", super::derive::more(cx, id, &[])));
    lines.open(&["pub enum ", cx.names.ty(id).as_str()]);
    for (index, case) in union.variants.iter().enumerate() {
        lines.doc(&Doc::of(&case.text, describe(union, case)));
        let ty = rust_type::plain(cx, case.ty.id, From::Types);
        lines.variant(cx.names.variant(id, index).as_str(), &rust_type::within(cx, id, index, ty));
    }
    if several::may_be(cx, union) {
        let doc = Doc::sentence(
            "A value that fits several of the others, each of which has members that another one leaves out.",
        );
        lines.doc(&doc.paragraph(
            "They are written as one value: a member that several of them have is that of the first.",
        ));
        lines.variant("Several", &RustType::Plain("Vec<Self>"));
    }
    lines.doc(&Doc::sentence("A value that matches none of the other variants."));
    lines.variant("Unknown", &RustType::Runtime("Value"));
    lines
}

/// The members that all variants have: read from what is written, so that they need no code for each variant, and are there
/// in a value that nobody described, too.
fn common(cx: Context<'_>, id: TypeId, base: &Branch) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let ty = rust_type::plain(cx, base.ty.id, From::Types);
    let doc =
        Doc::sentence("Reads the members that all variants have in common.").paragraph("# Errors").paragraph(
            "When a required member is missing or has another type, which only `Unknown` values can do.",
        );
    quote! {
        impl #name {
            #doc
            pub fn base(&self) -> Result<#ty, rt::Fault> {
                rt::common(self)
            }
        }
    }
}

fn describe(union: &Union, case: &Branch) -> String {
    let values: Vec<String> = case.values.iter().map(|value| super::doc::code(value)).collect();
    match &union.discriminator {
        Some(name) if !values.is_empty() => {
            format!("Where {} is {}.", super::doc::code(name), values.join(" or "))
        }
        Some(_) | None => String::new(),
    }
}

fn model(cx: Context<'_>, id: TypeId, union: &Union) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let table = table(cx, id, union);
    let read = variants(cx, id, union).map(|(index, name, _)| {
        let index = tokens::index(index);
        quote!(#index => reader.case(first, self, Self::#name),)
    });
    let write = variants(cx, id, union).map(|(index, name, case)| {
        match tag::tag(cx, union, case) {
            Some((member, tag)) => {
                // a box is not a record: what is in it is
                let value =
                    if cx.facts.boxed(id, index).is_some() { quote!(&**value) } else { quote!(value) };
                quote!(Self::#name(value) => writer.tagged(#member, #tag, #value),)
            }
            None => quote!(Self::#name(value) => rt::Json::write(value, writer),),
        }
    });
    let (read_several, write_several) = several::parts(cx, union).unzip();
    quote! {
        impl rt::Model for #name {
            fn blank() -> Self {
                Self::Unknown(rt::Value::Null)
            }
            fn union(&self) -> Option<&'static rt::UnionTable> {
                const TABLE: &rt::UnionTable = &#table;
                Some(TABLE)
            }
            fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
                match index {
                    #(#read)*
                    _ => reader.case(first, self, Self::Unknown),
                }
            }
            #read_several
            fn write_parts(&self, writer: &mut rt::Writer) {
                match self {
                    #(#write)*
                    #write_several
                    Self::Unknown(value) => rt::Json::write(value, writer),
                }
            }
        }
    }
}

fn table(cx: Context<'_>, id: TypeId, union: &Union) -> TokenStream {
    let text = cx.names.ty(id).as_str();
    let discriminator = match &union.discriminator {
        Some(name) => quote!(Some(#name)),
        None => quote!(None),
    };
    let cases = union.variants.iter().map(|case| case::row(cx, case));
    let several = several::may_be(cx, union);
    let fallback = match union.fallback.map(tokens::index) {
        Some(index) => quote!(Some(#index)),
        None => quote!(None),
    };
    quote! {
        rt::UnionTable {
            name: #text,
            discriminator: #discriminator,
            cases: &[#(#cases),*],
            fallback: #fallback,
            several: #several,
        }
    }
}
