//! What to write. In: [`Context`], a valid API with its names and facts; out: [`Modules`], items in their files.
//! It never fails, formats or writes: an item becomes text in `format`, a file in `output`.

mod alias;
mod answer;
mod body;
mod choice;
mod client;
mod credential;
mod derive;
mod doc;
#[cfg(feature = "driver")]
mod driver;
mod enumeration;
mod error;
mod event;
mod form;
mod guide;
mod headers;
mod limits;
mod lines;
mod link;
mod lint;
pub mod long_running;
mod modules;
mod newtype;
mod only;
mod operation;
mod paging;
mod paths;
mod policy;
mod record;
mod request;
mod response;
mod root;
mod rust_type;
mod server;
mod tag;
mod testing;
mod tokens;
mod union;
mod xml;

pub(crate) use guide::guide;
pub use lines::CodeLines;
pub(crate) use lines::{WIDTH, filled};
pub(crate) use lint::OF_FILES as LINTS;
pub use modules::{Division, Item, Module, ModulePart, Modules, PartNames, Recipe};

use crate::analysis::Facts;
use crate::ir::{Api, NameHint, OperationId, Own, Section, SectionId, Shape, TypeForm, TypeId};
use crate::naming::Names;
use crate::settings::{Hashing, Settings};
use std::collections::BTreeMap;
use std::sync::Arc;
use tokens::Doc;

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
    let listed = LISTED.iter().map(|listed| listed.module(cx));
    let (empty, listed): (Vec<_>, Vec<_>) = listed.partition(|module| module.items.is_empty());
    let mut files = vec![root::module(cx, empty.iter().map(|module| module.path).collect())];
    files.extend(listed);
    #[cfg(feature = "driver")]
    if cx.settings.driver == crate::settings::Driver::Emitted {
        files.push(DRIVER.module(cx));
    }
    Modules { files, parts: parts(cx) }
}

/// Whether a type has a name of its own in the emitted code; others are written out where they are used.
pub fn is_named(cx: Context<'_>, id: TypeId) -> bool {
    rust_type::is_named(cx, id)
}

/// A file and what goes into it.
struct ModuleRecipe {
    path: &'static str,
    doc: &'static str,
    /// The modules beside it that it names.
    beside: &'static [&'static str],
    division: Division,
    items: for<'a> fn(Context<'a>) -> Vec<Item<'a>>,
}

impl ModuleRecipe {
    fn module<'a>(&self, cx: Context<'a>) -> Module<'a> {
        let module = Module::new(self.path, self.doc, (self.items)(cx)).divided(self.division);
        paths::importing(cx, self.beside, module)
    }
}

const LISTED: [ModuleRecipe; 11] = [
    ModuleRecipe {
        path: "client.rs",
        doc: "The client and its builder.",
        beside: &["errors", "operations", "requests", "responses", "servers", "types"],
        division: Division::Impls,
        items: client::items,
    },
    ModuleRecipe {
        path: "errors.rs",
        doc: "Documented error responses, by status.",
        beside: &["client", "types"],
        division: Division::Public,
        items: error::items,
    },
    ModuleRecipe {
        path: "events.rs",
        doc: "Bodies of webhooks and callbacks.",
        beside: &["client", "types"],
        division: Division::Public,
        items: event::items,
    },
    ModuleRecipe {
        path: "operations.rs",
        doc: "Static tables of the operations.",
        beside: &["errors", "responses", "types"],
        division: Division::Crate,
        items: tables,
    },
    ModuleRecipe {
        path: "requests.rs",
        doc: "Requests of operations with optional parameters or bodies.",
        beside: &["client", "operations", "types"],
        division: Division::Public,
        items: request::items,
    },
    ModuleRecipe {
        path: "required.rs",
        doc: "Required members of records, by name.",
        beside: &["types"],
        division: Division::Public,
        items: record::required_items,
    },
    ModuleRecipe {
        path: "responses.rs",
        doc: "Success types of operations with more than one kind of success.",
        beside: &["client", "types"],
        division: Division::Public,
        items: response::items,
    },
    ModuleRecipe {
        path: "servers.rs",
        doc: "Servers of the description.",
        beside: &[],
        division: Division::Never,
        items: server::items,
    },
    ModuleRecipe {
        path: "tags.rs",
        doc: "Operations by tag.",
        beside: &["client", "errors", "requests", "responses", "types"],
        division: Division::Public,
        items: tag::items,
    },
    ModuleRecipe {
        path: "testing.rs",
        doc: "A fake of the API in memory, for tests.",
        beside: &["client", "errors", "operations", "responses", "types"],
        division: Division::Impls,
        items: testing::items,
    },
    ModuleRecipe {
        path: "types.rs",
        doc: "Types of the description's schemas.",
        beside: &[],
        division: Division::Public,
        items: types,
    },
];

/// Tables of operations, and the types that stand for those with requests of their own.
fn tables(cx: Context<'_>) -> Vec<Item<'_>> {
    let mut items = operation::items(cx);
    items.extend(request::told(cx));
    items
}

#[cfg(feature = "driver")]
const DRIVER: ModuleRecipe = ModuleRecipe {
    path: "driver.rs",
    doc: "A driver for tests of this code.",
    beside: &["client", "requests", "responses", "servers", "types"],
    division: Division::Never,
    items: driver::items,
};

/// A part for each tag that operations are filed under.
fn parts(cx: Context<'_>) -> Vec<PartNames> {
    let gated = cx.settings.is_gated(cx.api.operations.len());
    let sections = cx.api.sections.iter().enumerate().filter_map(|(index, section)| {
        let module = cx.names.section(SectionId(index))?.to_string();
        Some(match section {
            Section::Tag(tag) => PartNames {
                module,
                title: format!("the tag {}", doc::code(&cx.api.tag(*tag)?.name)),
                feature: cx.names.tag(*tag).filter(|_| gated).map(|names| names.feature.clone()),
            },
            Section::Path(word) => {
                PartNames { module, title: format!("the paths of {}", doc::code(word)), feature: None }
            }
        })
    });
    sections.collect()
}

/// Where the items of an operation go.
fn part_of(cx: Context<'_>, id: OperationId) -> ModulePart {
    filed(cx.api.operations.get(id.0).and_then(|operation| operation.section))
}

/// Where items go that belong to this section, if it is one.
fn filed(section: Option<SectionId>) -> ModulePart {
    section.map_or(ModulePart::Shared, |section| ModulePart::Section(section.0))
}

fn types<'a>(cx: Context<'a>) -> Vec<Item<'a>> {
    let mut items = Vec::new();
    for (id, ty) in cx.api.types.iter() {
        let made = match &ty.shape {
            Shape::Record(record) => record::items(cx, id, record),
            Shape::Enumeration(enumeration) => enumeration::items(cx, id, enumeration),
            Shape::Union(union) => union::items(cx, id, union),
            Shape::Scalar(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Alias(_)
            | Shape::Own(_)
            | Shape::Any => alias::items(cx, id),
        };
        let part = filed(cx.facts.filed(id));
        let mentioned: Arc<[&str]> = rust_type::mentioned(cx, id).into();
        let using = |item: Item<'a>| match item.uses.is_empty() {
            true => item.using(Arc::clone(&mentioned)),
            false => item,
        };
        let mut made = made.into_iter().map(|item| using(item.within(part)));
        // the definition comes first
        items.extend(made.next().map(|item| item.defining(cx.names.ty(id).as_str())));
        items.extend(made);
    }
    items.extend(serde(cx));
    items
}

/// What makes a type a key of maps and sets, where it can be one.
fn equality(cx: Context<'_>, id: TypeId) -> Option<Item<'_>> {
    let name = cx.names.ty(id);
    let is_derived = || cx.api.types.get(id).is_some_and(|ty| derive::asks_for_keys(&ty.derives));
    let is_asked = match cx.settings.hashing {
        Hashing::Models => true,
        Hashing::Enumerations => is_derived(),
    };
    (is_asked && cx.facts.has_eq(id)).then(|| {
        Item::lines(format!("Eq for {name}"), move || {
            let mut lines = CodeLines::default();
            lines.line(format_args!("rt::eq!({name});"));
            lines
        })
    })
}

/// What the description says of a type, and what we have to say of it.
fn doc_of_type(cx: Context<'_>, id: TypeId) -> Doc {
    let Some(ty) = cx.api.types.get(id) else { return Doc::default() };
    let doc = match ty.hint {
        NameHint::Common(_) => {
            Doc::of(&ty.text, "").paragraph("Several places have this type, each under a name of its own.")
        }
        NameHint::Given(_) | NameHint::Derived(_) => {
            Doc::of(&ty.text, doc::place(&ty.at, cx.names.ty(id).as_str()))
        }
    };
    let doc = doc.paragraph(limits::of_item(cx, id)).examples(&ty.text);
    match ty.form_of {
        Some((TypeForm::Patch, id)) => doc.paragraph(format!(
            "A patch of `{}`: null removes a member, and what is absent stays as it is (RFC 7396).",
            cx.names.ty(id)
        )),
        Some((TypeForm::Request, id)) => doc.paragraph(format!(
            "The form of `{}` in requests: some of its members are read-only or write-only.",
            cx.names.ty(id)
        )),
        None => doc,
    }
}

/// One line for each part that gives its models serde's traits, for those who ask for the feature.
fn serde(cx: Context<'_>) -> Vec<Item<'_>> {
    let has_impl = |id: TypeId, shape: &Shape| match shape {
        Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::Own(Own::Newtype(_)) => true,
        Shape::List(_) | Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) => cx.facts.wrapped(id).is_some(),
        Shape::Scalar(_) | Shape::Own(_) | Shape::Any => false,
    };
    let mut parts: BTreeMap<ModulePart, Vec<TypeId>> = BTreeMap::new();
    for (id, _) in cx.api.types.iter().filter(|(id, ty)| has_impl(*id, &ty.shape)) {
        parts.entry(filed(cx.facts.filed(id))).or_default().push(id);
    }
    let item = |(part, ids): (ModulePart, Vec<TypeId>)| {
        let names: Arc<[&str]> = ids.iter().map(|id| cx.names.ty(*id).as_str()).collect();
        let listed = Arc::clone(&names);
        let make = move || {
            let mut lines = CodeLines::braced("serde_impls").only_with("serde");
            lines.filled(listed.iter().copied());
            lines
        };
        Item::lines("serde", make).within(part).using(names)
    };
    parts.into_iter().map(item).collect()
}
