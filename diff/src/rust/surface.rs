//! The public items of a client. In: a side; out: each item that a program can name, with its signature. It never lists what the
//! generator emits: the items are parsed from it, and those that both sides emit alike are not looked at.

use super::aliases::{self, Aliases};
use super::signature::{Signature, tidy};
use crate::Side;
use clientwright::unstable::analysis::{self, Facts};
use clientwright::unstable::emit::{self, Context, Recipe};
use clientwright::unstable::ir::Api;
use clientwright::unstable::naming::{self, Names};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::hash::BuildHasher;
use syn::punctuated::Punctuated;
use syn::{Fields, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Type, Visibility};

/// A side with its names.
#[derive(Debug)]
pub(crate) struct Emitted<'a> {
    pub(crate) side: &'a Side,
    pub(crate) names: Names,
    facts: Facts,
}

/// What kind of item it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A struct.
    Struct,
    /// An enum.
    Enum,
    /// Another name for a type.
    Alias,
    /// A field of a struct, or of a variant.
    Field,
    /// A variant of an enum.
    Variant,
    /// A function or a method.
    Function,
    /// That a type implements a trait.
    Trait,
    /// What a request gives when it is sent.
    Sent,
}

/// An item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Entry {
    pub(crate) kind: Kind,
    pub(crate) signature: Signature,
    pub(crate) is_deprecated: bool,
    /// Whether members can be added without notice: it is non-exhaustive, or has private fields.
    pub(crate) is_open: bool,
    /// How many items were read before it.
    pub(crate) order: usize,
}

/// Items by their paths.
#[derive(Debug, Default)]
pub(crate) struct Surface {
    pub(crate) items: BTreeMap<String, Entry>,
    pub(crate) aliases: Aliases,
}

/// Modules that nobody outside of the client can name.
const PRIVATE: [&str; 2] = ["mod", "driver"];

/// The module of the tables, and that of the requests.
const OPERATIONS: &str = "operations";
const REQUESTS: &str = "requests";

/// The module of the models, of which several names may stand for one.
const TYPES: &str = "types";

/// The module whose items are named at the root.
const AT_ROOT: &str = "client";

impl<'a> Emitted<'a> {
    pub(super) fn of(side: &'a Side) -> Self {
        Self { side, names: naming::assign(&side.api), facts: analysis::analyze(&side.api) }
    }

    pub(super) fn api(&self) -> &'a Api {
        self.side.api.get()
    }

    pub(super) fn context(&self) -> Context<'_> {
        let settings = &self.side.settings;
        Context { api: self.api(), names: &self.names, facts: &self.facts, settings }
    }

    /// Every item that is emitted as text without documentation.
    fn texts(&self) -> Vec<Text> {
        let operations = self.api().numbered().filter_map(|(id, _)| self.names.operation(id));
        let requests: BTreeSet<&str> = operations.map(|names| names.request.as_str()).collect();
        let is_told = |item: &&emit::Item<'_>| item.defines.is_some_and(|name| requests.contains(name));
        let mut texts = Vec::new();
        for module in emit::emit(self.context()).files {
            let name = module.path.trim_end_matches(".rs");
            // what a request gives is said under its name beside its table, which nobody can name
            let (name, items) = match name {
                OPERATIONS => (REQUESTS, module.items.iter().filter(is_told).collect()),
                _ if PRIVATE.contains(&name) => continue,
                _ => (name, module.items.iter().collect::<Vec<_>>()),
            };
            // what belongs to a type stands behind its definition
            let mut owner = "";
            texts.extend(items.into_iter().map(|item| {
                owner = item.defines.unwrap_or(owner);
                Text { module: name, owner: owner.to_owned(), text: text(&item.recipe) }
            }));
        }
        texts
    }
}

/// An item that is emitted.
#[derive(Debug, Hash)]
struct Text {
    module: &'static str,
    /// The item that it defines or belongs to.
    owner: String,
    text: String,
}

impl Text {
    /// Whether it names one of these types.
    fn mentions(&self, names: &BTreeSet<String>) -> bool {
        let module = if self.module == TYPES { "types::" } else { "" };
        !names.is_empty()
            && aliases::parts(&self.text)
                .filter_map(|part| aliases::name(module, part))
                .any(|name| names.contains(name))
    }
}

/// An item as text. Documentation changes often, and no program depends on it.
fn text(recipe: &Recipe<'_>) -> String {
    match recipe {
        Recipe::Tokens(make) => make().to_string(),
        Recipe::Lines(make) => {
            let text = make().into_text();
            let lines = text.lines().filter(|line| !line.trim_start().starts_with("///"));
            lines.fold(String::with_capacity(text.len()), |text, line| text + line + "\n")
        }
    }
}

/// The surfaces of both sides, without the items that are alike.
pub(super) fn differing(old: &Emitted<'_>, new: &Emitted<'_>) -> (Surface, Surface) {
    let hasher = foldhash::fast::RandomState::default();
    let (old, new) = (old.texts(), new.texts());
    let mut counts: HashMap<u64, i64, foldhash::fast::RandomState> = HashMap::default();
    let hash = |text: &Text| hasher.hash_one(text);
    let hashes = (old.iter().map(hash).collect::<Vec<_>>(), new.iter().map(hash).collect::<Vec<_>>());
    hashes.0.iter().for_each(|hash| *counts.entry(*hash).or_default() |= 1);
    hashes.1.iter().for_each(|hash| *counts.entry(*hash).or_default() |= 2);
    let (mut before, mut after) = (Surface::named(&old), Surface::named(&new));
    let moved = moved(&before.aliases, &after.aliases);
    let others = before.aliases.differing(&after.aliases);
    let read = |surface: &mut Surface, texts: &[Text], hashes: &[u64]| {
        for (text, hash) in texts.iter().zip(hashes) {
            let is_moved = text.module == TYPES && moved.contains(&text.owner);
            if is_moved || counts.get(hash) != Some(&3) || text.mentions(&others) {
                surface.read(text);
            }
        }
        surface.name_members();
    };
    read(&mut before, &old, &hashes.0);
    read(&mut after, &new, &hashes.1);
    (before, after)
}

/// The types of which some names stand for another type in one of the two: their items have to be compared by these names.
fn moved(old: &Aliases, new: &Aliases) -> BTreeSet<String> {
    let names: BTreeSet<&str> = old.names().chain(new.names()).collect();
    let ends = names.into_iter().map(|name| (old.end(name), new.end(name)));
    let differ = ends.filter(|(old, new)| old != new);
    differ.flat_map(|(old, new)| old.into_iter().chain(new)).map(str::to_owned).collect()
}

impl Surface {
    /// All items of a side.
    pub(super) fn whole(emitted: &Emitted<'_>) -> Self {
        let texts = emitted.texts();
        let mut surface = Self::named(&texts);
        texts.iter().for_each(|text| surface.read(text));
        surface.name_members();
        surface
    }

    /// No item yet, but all names of types.
    fn named(texts: &[Text]) -> Self {
        let mut surface = Self::default();
        for text in texts.iter().filter(|text| text.module == TYPES) {
            if !text.text.contains("pub type ") {
                surface.aliases.declare(&text.owner);
                continue;
            }
            let items = syn::parse_str::<syn::File>(&text.text).map(|file| file.items).unwrap_or_default();
            for item in items {
                if let Item::Type(item) = item {
                    surface.aliases.add(&item.ident.to_string(), tidy(item.ty.to_token_stream()));
                }
            }
        }
        surface
    }

    /// Gives each alias of a struct or an enum the items of that: programs name them by the alias, too.
    fn name_members(&mut self) {
        let ends = self
            .aliases
            .names()
            .filter_map(|name| Some((name.to_owned(), self.aliases.end(name)?.to_owned())));
        for (name, end) in ends.collect::<Vec<_>>() {
            let (path, end) = (path(TYPES, &name), path(TYPES, &end));
            self.items.remove(&path);
            if let Some(entry) = self.items.get(&end).cloned() {
                self.items.insert(path.clone(), entry);
            }
            let members = format!("{end}:");
            let all = self.items.range(members.clone()..).take_while(|(of, _)| of.starts_with(&members));
            let renamed = all.map(|(of, entry)| (of.replacen(&end, &path, 1), entry.clone()));
            let renamed: Vec<_> = renamed.collect();
            self.items.extend(renamed);
        }
    }

    /// Reads items. What is no Rust has been reported by `generate`; here it is no item.
    fn read(&mut self, text: &Text) {
        let Ok(file) = syn::parse_str::<syn::File>(&text.text) else { return };
        for item in &file.items {
            self.item(text.module, item);
        }
    }

    fn add(&mut self, path: String, kind: Kind, signature: Signature, attributes: &[syn::Attribute]) {
        let has = |name: &str| attributes.iter().any(|attribute| attribute.path().is_ident(name));
        let (is_deprecated, is_open) = (has("deprecated"), has("non_exhaustive"));
        let order = self.items.len();
        self.items.insert(path, Entry { kind, signature, is_deprecated, is_open, order });
    }

    fn item(&mut self, module: &str, item: &Item) {
        match item {
            Item::Struct(item) if is_public(&item.vis) => self.structure(module, item),
            Item::Enum(item) if is_public(&item.vis) => self.enumeration(module, item),
            Item::Type(item) if is_public(&item.vis) => {
                let target = tidy(item.ty.to_token_stream());
                let path = path(module, &item.ident.to_string());
                self.add(path, Kind::Alias, Signature::of_type(target), &item.attrs);
            }
            Item::Fn(item) if is_public(&item.vis) => {
                let path = path(module, &item.sig.ident.to_string());
                self.add(path, Kind::Function, Signature::of_function(&item.sig), &item.attrs);
            }
            Item::Impl(item) => self.implementation(module, item),
            Item::Macro(item) => self.invocation(module, &item.mac),
            _ => {}
        }
    }

    fn derives(&mut self, path: &str, attributes: &[syn::Attribute]) {
        for attribute in attributes.iter().filter(|attribute| attribute.path().is_ident("derive")) {
            let parser = Punctuated::<syn::Path, syn::Token![,]>::parse_terminated;
            for name in attribute.parse_args_with(parser).into_iter().flatten() {
                let path = format!("{path}: {}", tidy(name.to_token_stream()));
                self.add(path, Kind::Trait, Signature::default(), &[]);
            }
        }
    }

    fn structure(&mut self, module: &str, item: &ItemStruct) {
        let path = path(module, &item.ident.to_string());
        self.add(
            path.clone(),
            Kind::Struct,
            Signature::of_type(tidy(item.generics.to_token_stream())),
            &item.attrs,
        );
        let is_closed = item.fields.iter().all(|field| is_public(&field.vis));
        if let Some(entry) = self.items.get_mut(&path) {
            entry.is_open |= !is_closed;
        }
        self.derives(&path, &item.attrs);
        self.fields(&path, &item.fields, |field| is_public(&field.vis));
    }

    fn fields(&mut self, path: &str, fields: &Fields, is_named: fn(&syn::Field) -> bool) {
        for (index, field) in fields.iter().enumerate().filter(|(_, field)| is_named(field)) {
            let name = field.ident.as_ref().map_or(index.to_string(), ToString::to_string);
            let ty = Signature::of_type(tidy(field.ty.to_token_stream()));
            self.add(format!("{path}::{name}"), Kind::Field, ty, &field.attrs);
        }
    }

    fn enumeration(&mut self, module: &str, item: &ItemEnum) {
        let path = path(module, &item.ident.to_string());
        self.add(
            path.clone(),
            Kind::Enum,
            Signature::of_type(tidy(item.generics.to_token_stream())),
            &item.attrs,
        );
        self.derives(&path, &item.attrs);
        for variant in &item.variants {
            let of = format!("{path}::{}", variant.ident);
            match &variant.fields {
                Fields::Named(_) => {
                    self.add(of.clone(), Kind::Variant, Signature::default(), &variant.attrs);
                    self.fields(&of, &variant.fields, |_| true);
                }
                Fields::Unnamed(fields) => {
                    let types = Signature::of_type(tidy(fields.unnamed.to_token_stream()));
                    self.add(of, Kind::Variant, types, &variant.attrs);
                }
                Fields::Unit => self.add(of, Kind::Variant, Signature::default(), &variant.attrs),
            }
        }
    }

    fn implementation(&mut self, module: &str, item: &ItemImpl) {
        let Some(path) = named(module, &item.self_ty) else { return };
        if let Some((of, _)) = &item.trait_ {
            let of = tidy(of.to_token_stream());
            // what the runtime asks of a model is between the two
            if !of.starts_with("rt::") {
                self.add(format!("{path}: {of}"), Kind::Trait, Signature::default(), &[]);
            }
            return;
        }
        for function in &item.items {
            if let ImplItem::Fn(function) = function
                && is_public(&function.vis)
            {
                let path = format!("{path}::{}", function.sig.ident);
                self.add(path, Kind::Function, Signature::of_function(&function.sig), &function.attrs);
            }
        }
    }

    /// What macros of the runtime give: conversions of enumerations, and what a request gives.
    fn invocation(&mut self, module: &str, invoked: &syn::Macro) {
        let Some(name) = invoked.path.segments.last().map(|segment| segment.ident.to_string()) else {
            return;
        };
        let parts: Vec<String> = tidy(invoked.tokens.clone()).split(", ").map(str::to_owned).collect();
        let Some(of) = parts.first().map(|of| path(module, of)) else { return };
        match name.as_str() {
            "request" => {
                let parser = Punctuated::<Type, syn::Token![,]>::parse_terminated;
                let types = invoked.parse_body_with(parser).unwrap_or_default();
                let types = types.iter().skip(1).map(|ty| tidy(ty.to_token_stream())).collect::<Vec<_>>();
                let sent = Signature::of_type(types.join(", "));
                self.add(format!("{of}::send"), Kind::Sent, sent, &[]);
            }
            "text_enum" => self.traits(&of, &["From<&str>"]),
            "integer_enum" => self.traits(&of, &["From<i64>"]),
            "value_enum" => self.traits(&of, &["From<rt::Value>"]),
            "eq" => self.traits(&of, &["Eq", "Hash"]),
            // what `variants` gives stands and falls with the variants
            _ => {}
        }
    }

    fn traits(&mut self, of: &str, traits: &[&str]) {
        for name in traits {
            self.add(format!("{of}: {name}"), Kind::Trait, Signature::default(), &[]);
        }
    }
}

fn is_public(visibility: &Visibility) -> bool {
    matches!(visibility, Visibility::Public(_))
}

fn path(module: &str, name: &str) -> String {
    if module == AT_ROOT { name.to_owned() } else { format!("{module}::{name}") }
}

/// The path of a type of the client that is written in a module; `None` for a type of the runtime.
fn named(module: &str, ty: &Type) -> Option<String> {
    let Type::Path(written) = ty else { return None };
    let segments: Vec<String> =
        written.path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    match segments.as_slice() {
        [name] => Some(path(module, name)),
        [of, name] if of != "rt" => Some(path(of, name)),
        _ => None,
    }
}
