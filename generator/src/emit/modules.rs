//! Items in their files. In: what emitters list; out: recipes that `format` carries out in parallel.
//! It never holds tokens: they cannot be sent to another thread, so an item is a function that makes them.

use super::lines::CodeLines;
use proc_macro2::TokenStream;
use std::sync::Arc;

/// All files to be written.
#[derive(Debug)]
pub struct Modules<'a> {
    /// The files, before any is divided.
    pub files: Vec<Module<'a>>,
    /// The parts into which a file may be divided, by the index in [`ModulePart::Section`].
    pub parts: Vec<PartNames>,
}

/// What a part of a divided file is called.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartNames {
    /// Its module.
    pub module: String,
    /// What it is the part of, for its documentation: ``the tag `pets` ``.
    pub title: String,
    /// The feature of the crate that it is there for; `None`: always. Files with such parts are always divided.
    pub feature: Option<String>,
}

/// A file to be written.
#[derive(Debug)]
pub struct Module<'a> {
    /// Its path below the output folder, with `/`.
    pub path: &'static str,
    /// Its documentation, a sentence; empty for the root, which is included and may not begin with `//!`.
    pub doc: &'static str,
    /// The modules beside it that it names.
    pub beside: &'static [&'static str],
    /// Its items in order.
    pub items: Vec<Item<'a>>,
    /// Whether it may be divided, and what its parts then give.
    pub division: Division,
}

/// Whether a file may be divided into a module and its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Division {
    /// It stays one file.
    Never,
    /// Its parts hold impl blocks: nobody names anything in them.
    Impls,
    /// Its parts hold what this crate names.
    Crate,
    /// Its parts hold what users name: they find it in the module itself, divided or not.
    Public,
}

impl<'a> Module<'a> {
    /// A file with documentation and items, in one piece.
    pub fn new(path: &'static str, doc: &'static str, items: Vec<Item<'a>>) -> Self {
        Self { path, doc, beside: &[], items, division: Division::Never }
    }

    /// The same, and it may be divided.
    pub fn divided(self, division: Division) -> Self {
        Self { division, ..self }
    }
}

/// Where an item goes when its file is divided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ModulePart {
    /// It stays in the module itself.
    Root,
    /// It belongs to no section alone.
    Shared,
    /// The part of this index in [`Modules::parts`].
    Section(usize),
}

/// An item to be written, with a name for messages.
pub struct Item<'a> {
    /// What it is, for messages about clientwright itself.
    pub name: String,
    /// Where it goes when its file is divided.
    pub part: ModulePart,
    /// The name that it defines in its module, if it does.
    pub defines: Option<&'a str>,
    /// Names that it may use of other items of its module, and perhaps its own: a part of a divided file imports them.
    pub uses: Arc<[&'a str]>,
    /// How it is made.
    pub recipe: Recipe<'a>,
}

/// How an item is made.
pub enum Recipe<'a> {
    /// Rust, to be printed.
    Tokens(Box<dyn Fn() -> TokenStream + Send + Sync + 'a>),
    /// Lines, as they are to be read.
    Lines(Box<dyn Fn() -> CodeLines + Send + Sync + 'a>),
}

impl<'a> Item<'a> {
    /// An item that `make` makes.
    pub fn new(name: impl Into<String>, make: impl Fn() -> TokenStream + Send + Sync + 'a) -> Self {
        Self::made(name.into(), Recipe::Tokens(Box::new(make)))
    }

    /// An item that `make` writes.
    pub fn lines(name: impl Into<String>, make: impl Fn() -> CodeLines + Send + Sync + 'a) -> Self {
        Self::made(name.into(), Recipe::Lines(Box::new(make)))
    }

    fn made(name: String, recipe: Recipe<'a>) -> Self {
        Self { name, part: ModulePart::Root, defines: None, uses: Arc::default(), recipe }
    }

    /// The same item in a part of its file.
    pub fn within(self, part: ModulePart) -> Self {
        Self { part, ..self }
    }

    /// The same item, which defines a name.
    pub fn defining(self, name: &'a str) -> Self {
        Self { defines: Some(name), ..self }
    }

    /// The same item, which may use names of its module.
    pub fn using(self, names: impl Into<Arc<[&'a str]>>) -> Self {
        Self { uses: names.into(), ..self }
    }
}

impl std::fmt::Debug for Item<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Item").field(&self.name).field(&self.part).finish()
    }
}
