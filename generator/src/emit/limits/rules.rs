//! Rules for the runtime. In: a record; out: the table of its limits, and the method that holds a value against it.
//! It never emits a loop: the walk is the runtime's, once for all.

use crate::emit::lines::Constant;
use crate::emit::rust_type::{From, RustType};
use crate::emit::tokens::{self, Doc};
use crate::emit::{Context, Item};
use crate::ir::{Additional, Always, Bound, Differ, Edge, Range, Record, Shape, Type, TypeId};
use proc_macro2::TokenStream;
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
        let rules = rules(cx, field.ty.id, From::Types)?;
        let wire = &field.wire;
        Some(quote!((#wire, #rules)))
    });
    let others = match record.additional {
        Additional::Kept(used) => others(cx, used.id, From::Types),
        Additional::Skipped => Constant::path("None"),
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

fn others(cx: Context<'_>, id: TypeId, from: From) -> Constant<'_> {
    let some = |rules| Constant::some(Constant::Ref(Box::new(rules)));
    rules(cx, id, from).map_or_else(|| Constant::path("None"), some)
}

/// The rules of a type where it is used; none where it has none.
pub(in crate::emit) fn rules(cx: Context<'_>, id: TypeId, from: From) -> Option<Constant<'_>> {
    if !cx.facts.limited(id) {
        return None;
    }
    let nothing = || Constant::path("rt::Inside::Nothing");
    let (limits, inside) = match cx.api.types.shape(id) {
        // the way through a type that contains itself would not end
        _ if cx.facts.wrapped(id).is_some() => (limits(cx, id), nothing()),
        Shape::Alias(target) => return rules(cx, target.id, from),
        Shape::Record(_) => {
            let ty = RustType::Named(from, cx.names.ty(id)).text();
            let table = Constant::path(format!("<{ty} as rt::Ruled>::rules"));
            (Constant::List(Vec::new()), Constant::Call("rt::Inside::Elsewhere", vec![table]))
        }
        Shape::List(item) => {
            let items = |rules| Constant::Call("rt::Inside::Items", vec![Constant::Ref(Box::new(rules))]);
            (limits(cx, id), rules(cx, item.id, from).map_or_else(nothing, items))
        }
        Shape::Map(value) => {
            let fields = vec![("named", Constant::List(Vec::new())), ("others", others(cx, value.id, from))];
            (limits(cx, id), Constant::Struct("rt::Inside::Members", fields, None))
        }
        Shape::Scalar(_)
        | Shape::Enumeration(_)
        | Shape::Union(_)
        | Shape::Tuple(_)
        | Shape::Own(_)
        | Shape::Any => (limits(cx, id), nothing()),
    };
    Some(Constant::Struct("rt::Rules", vec![("limits", limits), ("inside", inside)], None))
}

fn limits(cx: Context<'_>, id: TypeId) -> Constant<'_> {
    let Some(Type { limits, .. }) = cx.api.types.get(id) else { return Constant::List(Vec::new()) };
    let differ = match limits.items_differ {
        Differ::Always => Some(Constant::path("rt::Limit::UniqueItems")),
        Differ::Maybe => None,
    };
    let mut all = Vec::new();
    all.extend(range(limits.length, "rt::Limit::MinLength", "rt::Limit::MaxLength"));
    all.extend(limits.pattern.iter().map(|pattern| text("rt::Limit::Pattern", pattern)));
    all.extend(limits.least.iter().map(|Bound { number, edge }| match edge {
        Edge::Within => text("rt::Limit::AtLeast", number),
        Edge::Beyond => text("rt::Limit::MoreThan", number),
    }));
    all.extend(limits.most.iter().map(|Bound { number, edge }| match edge {
        Edge::Within => text("rt::Limit::AtMost", number),
        Edge::Beyond => text("rt::Limit::LessThan", number),
    }));
    all.extend(limits.multiple_of.iter().map(|step| text("rt::Limit::MultipleOf", step)));
    all.extend(range(limits.items, "rt::Limit::MinItems", "rt::Limit::MaxItems"));
    all.extend(differ);
    all.extend(range(limits.members, "rt::Limit::MinMembers", "rt::Limit::MaxMembers"));
    all.extend(limits.always.iter().filter_map(|always| match always {
        Always::Boolean(value) => Some(Constant::Call("rt::Limit::Always", vec![Constant::number(value)])),
        Always::Null => None,
    }));
    Constant::List(all)
}

fn text<'a>(path: &'static str, text: &'a str) -> Constant<'a> {
    Constant::Call(path, vec![Constant::Text(text.into())])
}

fn range<'a>(range: Range, min: &'static str, max: &'static str) -> Vec<Constant<'a>> {
    let limit = |path, count: u64| Constant::Call(path, vec![Constant::number(count)]);
    let least = range.least.map(|count| limit(min, count));
    least.into_iter().chain(range.most.map(|count| limit(max, count))).collect()
}
