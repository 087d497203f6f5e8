//! Layouts of XML. In: records that travel as XML, and bodies; out: a table beside the one for JSON, and the root element.
//! It never emits code per member: the runtime goes by the tables.

use super::rust_type::From;
use super::{Context, Item, tokens};
use crate::ir::{TypeId, XmlBody, XmlLayout, XmlName, XmlPlace, XmlShape};
use proc_macro2::TokenStream;
use quote::quote;

/// The table of a record, if it travels as XML.
pub(super) fn items(cx: Context<'_>, id: TypeId) -> Option<Item<'_>> {
    let layout = cx.api.xml.get(id)?;
    let mut names = vec![cx.names.ty(id).as_str()];
    names.extend(layout.members.iter().filter_map(|member| record(cx, &member.shape)));
    let item = Item::new(format!("XmlRecord for {}", cx.names.ty(id)), move || table(cx, id, layout));
    Some(item.using(names))
}

/// The record that a shape comes down to, which may be one that a place has another name for.
fn record<'a>(cx: Context<'a>, shape: &XmlShape) -> Option<&'a str> {
    match shape {
        XmlShape::Record(id) => Some(cx.names.ty(*id).as_str()),
        XmlShape::List(list) => record(cx, &list.shape),
        XmlShape::Map(values) => record(cx, values),
        XmlShape::Text | XmlShape::Literal | XmlShape::Any => None,
    }
}

fn table(cx: Context<'_>, id: TypeId, layout: &XmlLayout) -> TokenStream {
    let record_name = tokens::ident(cx.names.ty(id));
    let additional = layout.additional;
    let members = layout.members.iter().map(|member| {
        let (wire, name) = (&member.wire, name(&member.name));
        let place = match member.place {
            XmlPlace::Element => quote!(rt::XmlPlace::Element),
            XmlPlace::Attribute => quote!(rt::XmlPlace::Attribute),
        };
        let shape = shape(cx, &member.shape, From::Types);
        quote!(rt::XmlMember { wire: #wire, name: #name, place: #place, shape: #shape })
    });
    quote! {
        impl rt::XmlRecord for #record_name {
            fn xml() -> &'static rt::XmlTable {
                const TABLE: &rt::XmlTable =
                    &rt::XmlTable { members: &[#(#members),*], additional: #additional };
                TABLE
            }
        }
    }
}

/// The root element of a body, as seen from beside `types.rs`.
pub(super) fn root(cx: Context<'_>, body: &XmlBody) -> TokenStream {
    let (name, shape) = (name(&body.root), shape(cx, &body.shape, From::Beside));
    quote!(const { &rt::XmlRoot { name: #name, shape: #shape } })
}

fn name(name: &XmlName) -> TokenStream {
    let XmlName { local, prefix, namespace } = name;
    if prefix.is_empty() && namespace.is_empty() {
        return quote!(rt::XmlName::plain(#local));
    }
    quote!(rt::XmlName { local: #local, prefix: #prefix, namespace: #namespace })
}

fn shape(cx: Context<'_>, of: &XmlShape, from: From) -> TokenStream {
    match of {
        XmlShape::Text => quote!(rt::XmlShape::Text),
        XmlShape::Literal => quote!(rt::XmlShape::Literal),
        XmlShape::Any => quote!(rt::XmlShape::Any),
        XmlShape::Record(id) => {
            let ty = super::rust_type::plain(cx, *id, from);
            quote!(rt::XmlShape::Record(<#ty as rt::XmlRecord>::xml))
        }
        XmlShape::List(list) => {
            let (item, wrapped, shape) = (name(&list.item), list.wrapped, shape(cx, &list.shape, from));
            quote!(rt::XmlShape::List(&rt::XmlList { item: #item, wrapped: #wrapped, shape: #shape }))
        }
        XmlShape::Map(values) => {
            let values = shape(cx, values, from);
            quote!(rt::XmlShape::Map(&#values))
        }
    }
}
