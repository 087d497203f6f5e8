//! Servers. In: the lists of servers; out: an enum per list, with the variables as fields, and any other address.
//! It never puts an address together: the runtime does, and checks each value.

use super::enumeration::{self, ListedVariant, OpenEnum};
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Server, ServerGroup, ServerGroupId, ServerVariable};
use crate::naming::{GroupNames, Ident, ServerNames, ValueNames};
use proc_macro2::TokenStream;
use quote::quote;

pub(super) fn items(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = Vec::new();
    for (index, group) in cx.api.servers.iter().enumerate() {
        let Some(names) = cx.names.group(ServerGroupId(index)) else { continue };
        items.push(Item::new(names.ty.as_str(), move || definition(group, names)));
        items.push(Item::new(format!("From<{}>", names.ty), move || conversion(group, names)));
        items.push(Item::new(format!("From<BaseUrl> for {}", names.ty), move || from_base(&names.ty)));
        for (server, server_names) in group.servers.iter().zip(&names.servers) {
            for (variable, (_, values)) in server.variables.iter().zip(&server_names.variables) {
                items.extend(values.iter().flat_map(|values| value_items(variable, values)));
            }
        }
    }
    items
}

fn definition(group: &ServerGroup, names: &GroupNames) -> TokenStream {
    let name = tokens::ident(&names.ty);
    let doc = Doc::sentence("A server of the description, or any other address.");
    let variants = group.servers.iter().zip(&names.servers).map(|(server, names)| variant(server, names));
    let path = group.servers.first().map(|server| server.template.as_str());
    let any = Doc::sentence(match path.filter(|path| path.len() > 1 && path.starts_with('/')) {
        Some(path) => {
            format!(
                "Any other address. Its path is the prefix of all paths; for a host alone, the prefix is {}.",
                super::doc::code(path)
            )
        }
        None => "Any other address. Its path is the prefix of all paths.".to_owned(),
    });
    quote! {
        #doc
        #[derive(Debug, Clone, PartialEq)]
        pub enum #name {
            #(#variants)*
            #any
            At(rt::BaseUrl),
        }
    }
}

fn variant(server: &Server, names: &ServerNames) -> TokenStream {
    let name = tokens::ident(&names.variant);
    let address = super::doc::code(&server.template);
    let doc = if server.text.description.is_empty() && server.text.summary.is_empty() {
        Doc::sentence(address)
    } else {
        Doc::of(&server.text, "").paragraph(address)
    };
    if server.variables.is_empty() {
        return quote!(#doc #name,);
    }
    let fields = server.variables.iter().zip(&names.variables).map(|(variable, (field, values))| {
        let doc =
            Doc::of(&variable.text, super::doc::code(&variable.name)).paragraph(match &variable.default {
                Some(default) => format!("Default: {}.", super::doc::code(default)),
                None => "Required: it has no default.".to_owned(),
            });
        let (field, ty) = (tokens::ident(field), field_type(values.as_ref()));
        quote!(#doc #field: #ty,)
    });
    quote!(#doc #name { #(#fields)* },)
}

fn field_type(values: Option<&ValueNames>) -> TokenStream {
    match values {
        Some(values) => {
            let name = tokens::ident(&values.ty);
            quote!(#name)
        }
        None => quote!(String),
    }
}

fn conversion(group: &ServerGroup, names: &GroupNames) -> TokenStream {
    let name = tokens::ident(&names.ty);
    let arms = group.servers.iter().zip(&names.servers).enumerate().map(|(index, (server, names))| {
        let (variant, index) = (tokens::ident(&names.variant), tokens::index(index));
        let fields = || names.variables.iter().map(|(field, _)| tokens::ident(field));
        let bound = (!server.variables.is_empty()).then(|| {
            let fields = fields();
            quote!({ #(#fields),* })
        });
        let values = server.variables.iter().zip(&names.variables).map(|(variable, (field, values))| {
            let (wire, value) = (&variable.name, value_of(field, values.as_ref()));
            quote!((#wire, #value))
        });
        quote!(#name::#variant #bound => Self::listed(#index, vec![#(#values),*]),)
    });
    quote! {
        impl From<#name> for rt::ServerChoice {
            fn from(server: #name) -> Self {
                match server {
                    #(#arms)*
                    #name::At(base) => Self::At(base),
                }
            }
        }
    }
}

fn value_of(field: &Ident, values: Option<&ValueNames>) -> TokenStream {
    let field = tokens::ident(field);
    match values {
        Some(_) => quote!(#field.as_str().to_owned()),
        None => quote!(#field),
    }
}

fn from_base(name: &Ident) -> TokenStream {
    let name = tokens::ident(name);
    quote! {
        impl From<rt::BaseUrl> for #name {
            fn from(base: rt::BaseUrl) -> Self {
                Self::At(base)
            }
        }
    }
}

/// A variable that lists its values is an open list like any other.
fn value_items<'a>(variable: &'a ServerVariable, names: &'a ValueNames) -> Vec<Item<'a>> {
    let variants = || variable.values.iter().zip(&names.variants);
    let listed_value =
        |(value, name): (&'a String, &'a Ident)| ListedVariant { name, value: value.clone(), text: None };
    let listed = move || OpenEnum {
        name: &names.ty,
        derives: String::new(),
        variants: variants().map(listed_value).collect(),
    };
    let doc = || {
        Doc::of(
            &variable.text,
            format!("Values of the server variable {}.", super::doc::code(&variable.name)),
        )
    };
    enumeration::listed_items(names.ty.to_string(), listed, doc)
}
