//! Forms of one of several objects. In: their names; out: an enum of them, and the function that gives the parts of the one that was
//! chosen. It never emits the forms themselves.

use crate::emit::tokens::{self, Doc};
use crate::emit::{Item, doc};
use crate::ir::FormVariant;
use crate::naming::{FormVariantNames, Ident};
use proc_macro2::TokenStream;
use quote::quote;

/// One of several forms, and the names of all.
#[derive(Clone, Copy)]
struct OneOf<'a> {
    ty: &'a Ident,
    variants: &'a [FormVariant],
    names: &'a [FormVariantNames],
    method: &'a Ident,
}

pub(super) fn items<'a>(
    method: &'a Ident,
    ty: &'a Ident,
    variants: &'a [FormVariant],
    names: &'a [FormVariantNames],
) -> Vec<Item<'a>> {
    let it = OneOf { ty, variants, names, method };
    let name = ty.as_str();
    let forms: Vec<&str> = names.iter().map(|it| it.form.as_str()).collect();
    let mut items = vec![
        Item::new(name, move || it.definition()).defining(name).using(forms),
        Item::new(format!("parts of {name}"), move || it.parts()).using([name]),
    ];
    items.extend(names.iter().map(|names| {
        let label = format!("From<{}> for {name}", names.form);
        Item::new(label, move || it.conversion(names)).using([name, names.form.as_str()])
    }));
    items
}

impl OneOf<'_> {
    fn definition(self) -> TokenStream {
        let ty = tokens::ident(self.ty);
        let doc = Doc::sentence(format!(
            "The form that [`{0}`](client::Client::{0}) sends: one of several.",
            self.method
        ));
        let variants = self.variants.iter().zip(self.names).map(|(it, names)| {
            let (variant, form) = (tokens::ident(&names.variant), tokens::ident(&names.form));
            let doc = Doc::sentence(said(it));
            quote!(#doc #variant(#form),)
        });
        quote! {
            #doc
            #[derive(Debug, Clone, PartialEq)]
            pub enum #ty { #(#variants)* }
        }
    }

    fn parts(self) -> TokenStream {
        let ty = tokens::ident(self.ty);
        let arms = self.variants.iter().zip(self.names).map(|(it, names)| {
            let variant = tokens::ident(&names.variant);
            let has =
                |member: &String| it.form.parts.iter().any(|part| part.required && part.wire == *member);
            let tags = it.tags.iter().filter(|(member, _)| !has(member));
            let tags = tags.map(|(member, value)| quote!(.tagged(#member, #value)));
            quote!(Self::#variant(form) => form.parts() #(#tags)*,)
        });
        quote! {
            impl #ty {
                pub(crate) fn parts(&self) -> rt::Multipart {
                    match self { #(#arms)* }
                }
            }
        }
    }

    fn conversion(self, names: &FormVariantNames) -> TokenStream {
        let [ty, form, variant] = [self.ty, &names.form, &names.variant].map(tokens::ident);
        quote! {
            impl From<#form> for #ty {
                fn from(form: #form) -> Self {
                    Self::#variant(form)
                }
            }
        }
    }
}

/// What a variant is for.
fn said(variant: &FormVariant) -> String {
    let tags: Vec<String> = variant
        .tags
        .iter()
        .map(|(member, value)| format!("{} is {}", doc::code(member), doc::code(value)))
        .collect();
    match tags.as_slice() {
        [] => "A variant of this form.".to_owned(),
        tags => format!("Where {}.", tags.join(" and ")),
    }
}
