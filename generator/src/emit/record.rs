//! Records. In: a record; out: its struct, and the functions and the table that the runtime reads and writes it by.
//! It never emits a loop over members: that is the runtime's, once for all.

use super::rust_type::{self, From, Presence};
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Access, Additional, Field, Record, Type, TypeId};
use crate::naming::Ident;
use crate::settings::Validation;
use proc_macro2::TokenStream;
use quote::quote;

/// More required members than this, and a constructor by position would mislead.
const MOST_ARGUMENTS: usize = 7;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, record: &'a Record) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    let mut items = vec![Item::new(&name, move || definition(cx, id, record))];
    if (1..=MOST_ARGUMENTS).contains(&required(record).count()) {
        items.push(Item::new(format!("{name}::new"), move || constructor(cx, id, record)));
    }
    if has_filled(record) && cx.facts.has_default(id) {
        items.push(Item::new(format!("Default for {name}"), move || default(cx, id)));
    }
    items.push(Item::new(format!("Model for {name}"), move || model(cx, id, record)));
    items.extend(super::xml::items(cx, id));
    match cx.settings.validation {
        Validation::Emitted => items.extend(super::limits::items(cx, id, record)),
        Validation::Left => {}
    }
    items
}

/// Whether a member has a default that it takes when it is absent.
fn has_filled(record: &Record) -> bool {
    record.fields.iter().any(|field| field.filled.is_some())
}

fn definition(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let doc = super::doc_of_type(cx, id);
    let default = (cx.facts.has_default(id) && !has_filled(record)).then(|| quote!(, Default));
    let fields = record.fields.iter().enumerate().map(|(index, field)| {
        let name = tokens::ident(cx.names.field(id, index));
        let ty = rust_type::field(cx, id, index, field);
        let doc = field_doc(cx, id, field);
        quote!(#doc pub #name: #ty,)
    });
    let additional = additional(cx, record).map(|ty| {
        let doc = Doc::sentence("Members that the description does not name.");
        quote!(#doc pub additional: rt::Map<#ty>,)
    });
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq #default)]
        pub struct #name { #(#fields)* #additional }
    }
}

fn field_doc(cx: Context<'_>, id: TypeId, field: &Field) -> Doc {
    let doc = Doc::of(&field.text, super::doc::code(&field.wire));
    let doc = doc.paragraph(super::limits::sentence(cx, field.ty.id)).examples(&field.text);
    let usage = cx.facts.usage(id);
    doc.paragraph(match field.access {
        Access::ReadOnly if usage.is_sent() => "Read only: servers set it, and ignore it in requests.",
        Access::WriteOnly if usage.is_received() => "Write only: no answer has it.",
        Access::ReadWrite | Access::ReadOnly | Access::WriteOnly => "",
    })
}

fn additional(cx: Context<'_>, record: &Record) -> Option<TokenStream> {
    match record.additional {
        Additional::Skipped => None,
        Additional::Kept(ty) => Some(rust_type::nullable(cx, ty, From::Types)),
    }
}

fn required(record: &Record) -> impl Iterator<Item = (usize, &Field)> {
    record.fields.iter().enumerate().filter(|(_, field)| field.required)
}

fn constructor(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let absent = if has_filled(record) { "absent, or what they are by default" } else { "absent" };
    let doc = Doc::sentence(format!("With its required members; the others are {absent}."));
    let arguments = required(record).map(|(index, field)| {
        let name = parameter(cx, cx.names.field(id, index));
        let ty = rust_type::field(cx, id, index, field);
        quote!(#name: #ty)
    });
    let fields = required(record).map(|(index, _)| {
        let (name, given) = (cx.names.field(id, index), parameter(cx, cx.names.field(id, index)));
        let renamed = given != name.as_str();
        let name = tokens::ident(name);
        if renamed { quote!(#name: #given,) } else { quote!(#name,) }
    });
    let is_whole = required(record).count() == record.fields.len() && additional(cx, record).is_none();
    let others = (!is_whole).then(|| quote!(..rt::Json::blank()));
    let made = quote!(Self { #(#fields)* #others });
    let made = if has_filled(record) { quote!(rt::filled(#made)) } else { made };
    quote! {
        impl #name {
            #doc
            pub fn new(#(#arguments),*) -> Self {
                #made
            }
        }
    }
}

/// A parameter may not have the name of a tuple struct (E0530), and in scripts without capitals a member may well be called
/// as its type is.
fn parameter(cx: Context<'_>, field: &Ident) -> proc_macro2::Ident {
    let is_wrapper = |(id, _): &(TypeId, &Type)| cx.facts.wrapped(*id).is_some() && cx.names.ty(*id) == field;
    match !field.as_str().is_ascii() && cx.api.types.iter().any(|ty| is_wrapper(&ty)) {
        true => quote::format_ident!("{}_", field.as_str()),
        false => tokens::ident(field),
    }
}

fn default(cx: Context<'_>, id: TypeId) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    quote! {
        impl Default for #name {
            fn default() -> Self {
                rt::filled(rt::Json::blank())
            }
        }
    }
}

/// What members are when they are absent.
fn defaults(record: &Record) -> TokenStream {
    let defaults = record.fields.iter().enumerate().filter_map(|(index, field)| {
        let (index, json) = (tokens::index(index), field.filled.as_ref()?);
        Some(quote!((#index, #json)))
    });
    quote! {
        fn defaults(&self) -> &'static [(usize, &'static str)] {
            &[#(#defaults),*]
        }
    }
}

/// A value to read into.
fn blank(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    if cx.facts.has_default(id) && !has_filled(record) {
        return quote!(Self::default());
    }
    let fields = (0..record.fields.len()).map(|index| tokens::ident(cx.names.field(id, index)));
    let additional = additional(cx, record).map(|_| quote!(additional: rt::Map::new()));
    quote!(Self { #(#fields: rt::Json::blank(),)* #additional })
}

fn model(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let text = cx.names.ty(id).as_str();
    let members = record.fields.iter().map(|field| &field.wire);
    let required = required(record).map(|(index, _)| tokens::index(index));
    let keeps = matches!(record.additional, Additional::Kept(_));
    let blank = blank(cx, id, record);
    let read = read_part(cx, id, record);
    let write = write_parts(cx, id, record);
    let read_additional = keeps.then(read_additional);
    let defaults = has_filled(record).then(|| defaults(record));
    quote! {
        impl rt::Model for #name {
            fn blank() -> Self {
                #blank
            }
            fn table(&self) -> &'static rt::Table {
                &rt::Table {
                    name: #text,
                    members: &[#(#members),*],
                    required: &[#(#required),*],
                    additional: #keeps,
                }
            }
            #read
            #write
            #read_additional
            #defaults
        }
    }
}

fn read_part(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let arms = record.fields.iter().enumerate().map(|(index, field)| {
        let name = tokens::ident(cx.names.field(id, index));
        let index = tokens::index(index);
        match rust_type::keeps_null(cx, id, field) {
            true => quote!(#index => reader.some(first, &mut self.#name),),
            false => quote!(#index => self.#name.read(first, reader),),
        }
    });
    let body = if record.fields.is_empty() {
        quote!({
            let _ = index;
            reader.skip(first)
        })
    } else {
        quote!({
            match index {
                #(#arms)*
                _ => reader.skip(first),
            }
        })
    };
    quote! {
        fn read_part(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read
        #body
    }
}

/// Keys are constants that already have the comma, the quotes and the colon; the runtime drops the first comma.
fn write_parts(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let members = record.fields.iter().enumerate().map(|(index, field)| {
        let name = tokens::ident(cx.names.field(id, index));
        let key = format!(",{}:", serde_json::Value::from(field.wire.as_str()));
        match rust_type::presence(cx, id, field) {
            Presence::Required => quote!(writer.member(#key, &self.#name);),
            Presence::Optional => quote!(writer.optional(#key, &self.#name);),
            Presence::Maybe => quote!(writer.maybe(#key, &self.#name);),
        }
    });
    let additional = match record.additional {
        Additional::Kept(_) => Some(quote!(writer.additional(self.table(), &self.additional);)),
        Additional::Skipped => record.fields.is_empty().then(|| quote!(let _ = writer;)),
    };
    quote! {
        fn write_parts(&self, writer: &mut rt::Writer) {
            #(#members)*
            #additional
        }
    }
}

fn read_additional() -> TokenStream {
    quote! {
        fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
            reader.entry(&mut self.additional, name, first)
        }
    }
}
