//! What to write. In: [`Context`], a valid API with its names and facts; out: [`Modules`], items in their files.
//! It never fails, formats or writes: an item becomes text in `format`, a file in `output`.

mod alias;
mod answer;
mod body;
mod client;
mod doc;
mod enumeration;
mod error;
mod form;
pub mod modules;
mod operation;
mod paths;
mod record;
mod request;
mod response;
mod root;
mod rust_type;
mod server;
mod tokens;
mod union;

pub use modules::{Item, Module, Modules};

use crate::analysis::Facts;
use crate::ir::{Api, Shape, TypeId};
use crate::naming::Names;
use crate::settings::Settings;
use quote::quote;

/// Everything an emitter may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The API, past the gate.
    pub api: &'a Api,
    /// Every name.
    pub names: &'a Names,
    /// What is known of types.
    pub facts: &'a Facts,
    /// What the user chose.
    pub settings: &'a Settings,
}

/// Lists what is to be written: the one place that knows which files there are.
pub fn emit<'a>(cx: Context<'a>) -> Modules<'a> {
    Modules {
        files: vec![
            root::module(cx),
            Module::new("client.rs", "The client and its builder.", client::items(cx)),
            Module::new(
                "errors.rs",
                "What operations answer instead of success, by status.",
                error::items(cx),
            ),
            Module::new("operations.rs", "The table of each operation.", operation::items(cx)),
            Module::new(
                "requests.rs",
                "Requests that take more than their required arguments.",
                request::items(cx),
            ),
            Module::new(
                "responses.rs",
                "What operations answer whose successes differ, by status and form.",
                response::items(cx),
            ),
            Module::new("servers.rs", "Where the operations go.", server::items(cx)),
            Module::new("types.rs", "The types of the description.", types(cx)),
        ],
    }
}

fn types(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = vec![Item::new("imports", move || paths::imports_with_codec(cx))];
    for (id, ty) in cx.api.types.iter() {
        match &ty.shape {
            Shape::Record(record) => items.extend(record::items(cx, id, record)),
            Shape::Enumeration(enumeration) => items.extend(enumeration::items(cx, id, enumeration)),
            Shape::Union(union) => items.extend(union::items(cx, id, union)),
            Shape::Scalar(_) | Shape::List(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Any => {
                items.extend(alias::items(cx, id, ty));
            }
        }
    }
    items.extend(serde(cx));
    items
}

/// One line that gives every model serde's traits, for those who ask for the feature.
fn serde(cx: Context<'_>) -> Option<Item<'_>> {
    let has_impl = |id: TypeId, shape: &Shape| match shape {
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) => true,
        Shape::List(_) | Shape::Map(_) | Shape::Alias(_) => cx.facts.wrapped(id).is_some(),
        Shape::Scalar(_) | Shape::Any => false,
    };
    let ids: Vec<_> =
        cx.api.types.iter().filter(|(id, ty)| has_impl(*id, &ty.shape)).map(|(id, _)| id).collect();
    (!ids.is_empty()).then(|| {
        Item::new("serde", move || {
            let names = ids.iter().map(|id| tokens::ident(cx.names.ty(*id)));
            quote!(#[cfg(feature = "serde")] rt::serde_impls!(#(#names),*);)
        })
    })
}
