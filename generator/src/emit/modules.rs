//! Items in their files. In: what emitters list; out: recipes that `format` carries out in parallel.
//! It never holds tokens: they cannot be sent to another thread, so an item is a function that makes them.

use proc_macro2::TokenStream;

/// All files to be written.
#[derive(Debug)]
pub struct Modules<'a> {
    /// The files.
    pub files: Vec<Module<'a>>,
}

/// A file to be written.
#[derive(Debug)]
pub struct Module<'a> {
    /// Its path below the output folder, with `/`.
    pub path: &'static str,
    /// Its documentation, a sentence; empty for the root, which is included and may not begin with `//!`.
    pub doc: &'static str,
    /// Its items in order.
    pub items: Vec<Item<'a>>,
}

impl<'a> Module<'a> {
    /// A file with documentation and items.
    pub fn new(path: &'static str, doc: &'static str, items: Vec<Item<'a>>) -> Self {
        Self { path, doc, items }
    }
}

/// An item to be written, with a name for messages.
pub struct Item<'a> {
    /// What it is, for messages about clientwright itself.
    pub name: String,
    make: Box<dyn Fn() -> TokenStream + Send + Sync + 'a>,
}

impl<'a> Item<'a> {
    /// An item that `make` makes.
    pub fn new(name: impl Into<String>, make: impl Fn() -> TokenStream + Send + Sync + 'a) -> Self {
        Self { name: name.into(), make: Box::new(make) }
    }

    /// Makes the tokens.
    pub fn tokens(&self) -> TokenStream {
        (self.make)()
    }
}

impl std::fmt::Debug for Item<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Item").field(&self.name).finish()
    }
}
