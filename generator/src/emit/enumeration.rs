//! Enumerations. In: an enumeration; out: its enum, open by one variant more, and the list the runtime reads it by.
//! It never closes one: a value that nobody described is kept and goes out again as it came.

mod integers;
mod values;

pub(super) use values::{listed, literal};

use super::lines::CodeLines;
use super::rust_type::RustType;
use super::tokens::{self, Doc};
use super::{Context, Item};
use crate::ir::{Enumeration, Listing, Text, TypeId};
use crate::naming::Ident;

pub(super) fn items<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<Item<'a>> {
    match enumeration.listing {
        Listing::Texts => texts(cx, id, enumeration),
        Listing::Integers => integers::items(cx, id, enumeration),
        Listing::Values => values::items(cx, id, enumeration),
    }
}

fn texts<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<Item<'a>> {
    let listed = move || OpenEnum {
        name: cx.names.ty(id),
        derives: super::derive::more(cx, id, &[]),
        variants: variants(cx, id, enumeration),
    };
    listed_items(cx.names.ty(id).to_string(), listed, move || doc(cx, id))
}

/// An open list of texts: its enum, and what the runtime reads and writes it by.
pub(super) fn listed_items<'a>(
    name: String,
    listed: impl Fn() -> OpenEnum<'a> + Copy + Send + Sync + 'a,
    doc: impl Fn() -> Doc + Send + Sync + 'a,
) -> Vec<Item<'a>> {
    vec![
        Item::lines(&name, move || listed().definition(&doc())),
        Item::lines(format!("values of {name}"), move || listed().values()),
    ]
}

fn doc(cx: Context<'_>, id: TypeId) -> Doc {
    super::doc_of_type(cx, id)
}

fn variants<'a>(cx: Context<'a>, id: TypeId, enumeration: &'a Enumeration) -> Vec<ListedVariant<'a>> {
    let variants = enumeration.variants.iter().enumerate();
    let listed = variants.map(|(index, variant)| ListedVariant {
        name: cx.names.variant(id, index),
        value: variant.value.to_string(),
        text: Some(&variant.text),
    });
    listed.collect()
}

/// The enum of a list of values, open by one variant more.
fn definition(
    name: &Ident,
    (doc, derives): (&Doc, &str),
    variants: &[ListedVariant<'_>],
    unknown: &RustType<'_>,
) -> CodeLines {
    let mut lines = CodeLines::default();
    lines.doc(doc);
    lines.line(format_args!("#[derive({derives})]"));
    lines.open(&["pub enum ", name.as_str()]);
    for variant in variants {
        lines.doc(&variant.doc());
        lines.line(format_args!("{},", variant.name));
    }
    lines.doc(&Doc::sentence("A value that the description does not list."));
    lines.variant("Unknown", unknown);
    lines
}

/// An open list of texts as an enum: an enumeration of the description, or the values of a server's variable.
pub(super) struct OpenEnum<'a> {
    pub(super) name: &'a Ident,
    /// What it derives beside what all do, each behind a comma.
    pub(super) derives: String,
    pub(super) variants: Vec<ListedVariant<'a>>,
}

/// A value of such a list.
pub(super) struct ListedVariant<'a> {
    pub(super) name: &'a Ident,
    pub(super) value: String,
    /// What the description says of it.
    pub(super) text: Option<&'a Text>,
}

impl ListedVariant<'_> {
    fn doc(&self) -> Doc {
        let wire = super::doc::wire(self.name.as_str(), &self.value);
        Doc::of(self.text.unwrap_or(&Text::default()), wire)
    }
}

impl OpenEnum<'_> {
    fn definition(&self, doc: &Doc) -> CodeLines {
        let derives = format!("Debug, Clone, PartialEq, Hash{}", self.derives);
        definition(self.name, (doc, &derives), &self.variants, &RustType::Plain("String"))
    }

    /// What the runtime reads and writes it by: a line for each value.
    fn values(&self) -> CodeLines {
        let mut lines = CodeLines::braced("text_enum");
        lines.line(format_args!("{},", self.name));
        for (index, ListedVariant { name, value, .. }) in self.variants.iter().enumerate() {
            lines.line(format_args!("{index}: {name} = {},", tokens::text(value)));
        }
        lines
    }
}
