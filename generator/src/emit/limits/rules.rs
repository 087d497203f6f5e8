//! Rules for the runtime. In: a record; out: the table of its limits, and the method that holds a value against it.
//! It never emits a loop: the walk is the runtime's, once for all.

use crate::emit::tokens::{self, Doc};
use crate::emit::{Context, Item};
use crate::ir::{Additional, Always, Bound, Differ, Edge, Limits, Range, Record, Shape, TypeId};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

/// The table and the method of a record.
pub(in crate::emit) fn items<'a>(cx: Context<'a>, id: TypeId, record: &'a Record) -> Vec<Item<'a>> {
    let name = cx.names.ty(id).to_string();
    vec![
        Item::new(format!("{name}::validate"), move || method(cx, id)),
        Item::new(format!("Ruled for {name}"), move || table(cx, id, record)),
    ]
}

fn method(cx: Context<'_>, id: TypeId) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let doc = Doc::sentence("Checks the values against the limits of the description.")
        .paragraph("Patterns are checked only with the feature `validate-patterns` of the runtime. Values of unions are not checked.")
        .paragraph("# Errors")
        .paragraph("The first value that breaks a limit, with its path.");
    quote! {
        impl #name {
            #doc
            pub fn validate(&self) -> Result<(), rt::Violation> {
                rt::validate(self, <Self as rt::Ruled>::rules())
            }
        }
    }
}

fn table(cx: Context<'_>, id: TypeId, record: &Record) -> TokenStream {
    let name = tokens::ident(cx.names.ty(id));
    let limits = limits(cx, id);
    let members = record.fields.iter().filter_map(|field| {
        let rules = rules(cx, field.ty.id)?;
        let wire = &field.wire;
        Some(quote!((#wire, #rules)))
    });
    let others = match record.additional {
        Additional::Kept(used) => others(cx, used.id),
        Additional::Skipped => quote!(None),
    };
    quote! {
        impl rt::Ruled for #name {
            fn rules() -> &'static rt::Rules {
                const RULES: &rt::Rules = &rt::Rules {
                    limits: #limits,
                    inside: rt::Inside::Members { named: &[#(#members),*], others: #others },
                };
                RULES
            }
        }
    }
}

fn others(cx: Context<'_>, id: TypeId) -> TokenStream {
    rules(cx, id).map_or_else(|| quote!(None), |rules| quote!(Some(&#rules)))
}

/// The rules of a type where it is used; none where it has none.
fn rules(cx: Context<'_>, id: TypeId) -> Option<TokenStream> {
    if !cx.facts.limited(id) {
        return None;
    }
    let limits = limits(cx, id);
    let inside = match cx.api.types.shape(id) {
        // the way through a type that contains itself would not end
        _ if cx.facts.wrapped(id).is_some() => quote!(rt::Inside::Nothing),
        Shape::Alias(target) => return rules(cx, target.id),
        Shape::Record(_) => {
            let name = tokens::ident(cx.names.ty(id));
            return Some(quote! {
                rt::Rules { limits: &[], inside: rt::Inside::Elsewhere(<#name as rt::Ruled>::rules) }
            });
        }
        Shape::List(item) => match rules(cx, item.id) {
            Some(rules) => quote!(rt::Inside::Items(&#rules)),
            None => quote!(rt::Inside::Nothing),
        },
        Shape::Map(value) => {
            let others = others(cx, value.id);
            quote!(rt::Inside::Members { named: &[], others: #others })
        }
        Shape::Scalar(_)
        | Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Tuple(_)
        | Shape::Own(_)
        | Shape::Any => {
            quote!(rt::Inside::Nothing)
        }
    };
    Some(quote!(rt::Rules { limits: #limits, inside: #inside }))
}

fn limits(cx: Context<'_>, id: TypeId) -> TokenStream {
    let none = Limits::default();
    let limits = cx.api.types.get(id).map_or(&none, |ty| &ty.limits);
    let differ = match limits.items_differ {
        Differ::Always => Some(quote!(rt::Limit::UniqueItems)),
        Differ::Maybe => None,
    };
    let mut all = Vec::new();
    all.extend(range(limits.length, &quote!(rt::Limit::MinLength), &quote!(rt::Limit::MaxLength)));
    all.extend(limits.pattern.iter().map(|pattern| quote!(rt::Limit::Pattern(#pattern))));
    all.extend(limits.least.iter().map(|Bound { number, edge }| match edge {
        Edge::Within => quote!(rt::Limit::AtLeast(#number)),
        Edge::Beyond => quote!(rt::Limit::MoreThan(#number)),
    }));
    all.extend(limits.most.iter().map(|Bound { number, edge }| match edge {
        Edge::Within => quote!(rt::Limit::AtMost(#number)),
        Edge::Beyond => quote!(rt::Limit::LessThan(#number)),
    }));
    all.extend(limits.multiple_of.iter().map(|step| quote!(rt::Limit::MultipleOf(#step))));
    all.extend(range(limits.items, &quote!(rt::Limit::MinItems), &quote!(rt::Limit::MaxItems)));
    all.extend(differ);
    all.extend(range(limits.members, &quote!(rt::Limit::MinMembers), &quote!(rt::Limit::MaxMembers)));
    all.extend(limits.always.iter().filter_map(|always| match always {
        Always::Boolean(value) => Some(quote!(rt::Limit::Always(#value))),
        Always::Null => None,
    }));
    quote!(&[#(#all),*])
}

fn range(range: Range, min: &TokenStream, max: &TokenStream) -> Vec<TokenStream> {
    let limit = |path: &TokenStream, count: u64| {
        let count = Literal::u64_unsuffixed(count);
        quote!(#path(#count))
    };
    let least = range.least.map(|count| limit(min, count));
    least.into_iter().chain(range.most.map(|count| limit(max, count))).collect()
}
