//! Items of both sides, compared. In: two surfaces and what their items stand for; out: changes of items. It never reports a member of
//! what is gone or new as a whole.

use super::identity::{Identity, Meant, Sort};
use super::signature::Signature;
use super::surface::{Entry, Kind, Surface};
use super::types::Types;
use crate::changes::{Changes, Places};
use crate::rules::Code;
use crate::rules::rust::*;
use std::collections::HashSet;

/// A surface with what its items stand for.
type Known<'k> = (&'k Surface, &'k Identity);

/// Two surfaces, and what was found.
struct Comparison<'k, 'c> {
    old: Known<'k>,
    new: Known<'k>,
    types: Types<'k>,
    changes: &'c mut Changes,
}

pub(super) fn compare<'k>(old: Known<'k>, new: Known<'k>, changes: &mut Changes) {
    let types = Types::new(&old.0.aliases, &new.0.aliases);
    let mut comparison = Comparison { old, new, types, changes };
    let gone: Vec<_> = old.0.items.iter().filter(|(path, _)| !new.0.items.contains_key(*path)).collect();
    let come: Vec<_> = new.0.items.iter().filter(|(path, _)| !old.0.items.contains_key(*path)).collect();
    comparison.find_renamed(&gone);
    for (path, entry) in old.0.items.iter() {
        if let Some(after) = new.0.items.get(path) {
            comparison.both(path, (entry, after));
        }
    }
    comparison.identical();
    comparison.meanings();
    comparison.lost(&gone);
    comparison.gained(&come);
}

/// The item that a path is part of: `types::Pet` of `types::Pet::name` and of `types::Pet: Clone`.
fn parent(path: &str) -> Option<&str> {
    match path.split_once(": ") {
        Some((of, _)) => Some(of),
        None => path.rsplit_once("::").map(|(of, _)| of),
    }
}

impl<'k> Comparison<'k, '_> {
    fn find_renamed(&mut self, gone: &[(&'k String, &'k Entry)]) {
        for (path, entry) in gone {
            let Some(now) = self.old.1.exactly(path).and_then(|meant| self.new.1.path(&meant.key)) else {
                continue;
            };
            let is_new = !self.old.0.items.contains_key(now);
            let is_alike = self.new.0.items.get(now).is_some_and(|after| after.kind == entry.kind);
            if is_new && is_alike && now != path.as_str() {
                self.types.renamed.insert(path.as_str(), now);
            }
        }
    }

    /// Whether something around it is gone, so that it has been said already.
    fn is_within(path: &str, all: &HashSet<&str>) -> bool {
        std::iter::successors(parent(path), |path| parent(path)).any(|around| all.contains(around))
    }

    fn lost(&mut self, gone: &[(&'k String, &'k Entry)]) {
        let all: HashSet<&str> = gone.iter().map(|(path, _)| path.as_str()).collect();
        for (path, entry) in gone.iter().filter(|(path, _)| !Self::is_within(path, &all)) {
            match self.types.renamed.get(path.as_str()).copied() {
                Some(now) => {
                    let code =
                        by_kind(entry.kind, [ITEM_RENAMED, FIELD_RENAMED, VARIANT_RENAMED, FUNCTION_RENAMED]);
                    self.push(code, path, format!("`{path}` is called `{now}` now"), Some(now));
                }
                None if entry.kind == Kind::Trait => {
                    let (of, name) = path.split_once(": ").unwrap_or((path, ""));
                    let now = self.new.0.items.get(of).filter(|of| of.kind == Kind::Alias);
                    if now.is_some_and(|alias| implements(&alias.signature.ty, name))
                        || self.has_trait(of, name)
                    {
                        continue;
                    }
                    self.push(TRAIT_REMOVED, path, format!("`{of}` no longer implements `{name}`"), None);
                }
                None => {
                    let code =
                        by_kind(entry.kind, [ITEM_REMOVED, FIELD_REMOVED, VARIANT_REMOVED, FUNCTION_REMOVED]);
                    self.push(code, path, format!("`{path}` was removed"), None);
                }
            }
        }
    }

    fn gained(&mut self, come: &[(&'k String, &'k Entry)]) {
        let all: HashSet<&str> = come.iter().map(|(path, _)| path.as_str()).collect();
        let renamed: HashSet<&str> = self.types.renamed.values().copied().collect();
        let is_said = |path: &str| renamed.contains(path) || Self::is_within(path, &all);
        for (path, entry) in come.iter().filter(|(path, _)| !is_said(path)) {
            let is_open = parent(path).is_some_and(|of| self.is_open(of));
            let code = match (entry.kind, is_open) {
                (Kind::Field, true) => FIELD_ADDED_OPEN,
                (Kind::Variant, true) => VARIANT_ADDED_OPEN,
                (Kind::Trait, _) => {
                    let (of, name) = path.split_once(": ").unwrap_or((path, ""));
                    if traits(self.old.0, of).any(|was| self.types.are_alike(of, was, name)) {
                        continue;
                    }
                    self.push(TRAIT_ADDED, path, format!("`{of}` implements `{name}`"), None);
                    continue;
                }
                (kind, _) => by_kind(kind, [ITEM_ADDED, FIELD_ADDED, VARIANT_ADDED, FUNCTION_ADDED]),
            };
            self.push(code, path, format!("`{path}` was added"), None);
        }
    }

    fn is_open(&self, path: &str) -> bool {
        self.new.0.items.get(path).is_some_and(|entry| entry.is_open)
    }

    fn both(&mut self, path: &str, (old, new): (&Entry, &Entry)) {
        if old.kind != new.kind {
            // what it stood for is no longer what it names
            let (code, verb, was) = match old.kind == Kind::Alias {
                true => (ALIAS_CHANGED, "stood for", self.target(path, old)),
                false => (KIND_CHANGED, "was", word(old.kind).to_owned()),
            };
            return self.push(code, path, format!("`{path}` {verb} {was}, it is {}", word(new.kind)), None);
        }
        match (old.is_deprecated, new.is_deprecated) {
            (false, true) => self.push(ITEM_DEPRECATED, path, format!("`{path}` is deprecated now"), None),
            (true, false) => {
                self.push(ITEM_REACTIVATED, path, format!("`{path}` is no longer deprecated"), None)
            }
            (true, true) | (false, false) => {}
        }
        self.signature(path, old.kind, (&old.signature, &new.signature));
    }

    /// Whether a type has a trait in other words: those of its types may have other names.
    fn has_trait(&self, of: &str, name: &str) -> bool {
        traits(self.new.0, of).any(|now| self.types.are_alike(of, name, now))
    }

    /// Which names were or are names of one type.
    fn identical(&mut self) {
        for (name, other) in self.types.divided() {
            let (path, other) = (format!("types::{name}"), format!("types::{other}"));
            let message = format!("`{path}` is a separate type, it was the same type as `{other}`");
            self.push(TYPE_DIVIDED, &path, message, None);
        }
        for (name, other) in self.types.united() {
            let (path, other) = (format!("types::{name}"), format!("types::{other}"));
            let message = format!("`{path}` is the same type as `{other}`, it was a separate type");
            self.push(TYPES_UNITED, &path, message, None);
        }
    }

    /// What an old alias stood for.
    fn target(&self, path: &str, alias: &Entry) -> String {
        let (target, _) = self.types.spelled(path, (&alias.signature, &alias.signature));
        format!("`{}`", target.ty)
    }

    /// What the compiler does not see: the same item stands for something else.
    fn meanings(&mut self) {
        for (path, before, after) in self.old.1.shared(self.new.1) {
            let (was, is) = (&before.wire, &after.wire);
            match after.sort {
                Sort::Member if was != is && !was.is_empty() && !is.is_empty() => {
                    let message = format!("`{path}` stands for `{is}`, it stood for `{was}`");
                    self.push(WIRE_NAME_CHANGED, path, message, None);
                }
                Sort::Call if before.key != after.key => {
                    self.push(CALL_CHANGED, path, format!("`{path}` calls {is}, it called {was}"), None);
                }
                Sort::Member | Sort::Call | Sort::Type | Sort::OfCall => {}
            }
        }
    }

    fn signature(&mut self, path: &str, kind: Kind, both: (&Signature, &Signature)) {
        let (old, new) = &self.types.spelled(path, both);
        let is_same = |old: &str, new: &str| self.types.are_alike(path, old, new);
        let has_same_type = is_same(&old.ty, &new.ty);
        if kind != Kind::Function {
            if !has_same_type {
                let message = format!("{} `{path}` is `{}`, it was `{}`", title(kind), new.ty, old.ty);
                self.push(by_type(kind), path, message, None);
            }
            return;
        }
        let (before, after) = (old.types(), new.types());
        let takes_same = before.len() == after.len()
            && before.iter().zip(&after).all(|(old, new)| is_same(old, new))
            && old.receiver == new.receiver;
        if !takes_same {
            self.push(ARGUMENTS_CHANGED, path, format!("`{path}` {}", arguments(old, new)), None);
        } else if swapped(old, new) {
            let order = |of: &Signature| {
                of.arguments.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>().join(", ")
            };
            let message = format!("`{path}` takes ({}), it took ({})", order(new), order(old));
            self.push(ARGUMENTS_SWAPPED, path, message, None);
        }
        if !has_same_type {
            let message = format!("`{path}` returns `{}`, it returned `{}`", new.ty, old.ty);
            self.push(RETURN_CHANGED, path, message, None);
        }
    }

    fn push(&mut self, code: Code, path: &str, message: String, now: Option<&str>) {
        let (old, new) = (self.old.1.meant(path), self.new.1.meant(now.unwrap_or(path)));
        let at = |meant: Option<&Meant>| meant.map(|meant| meant.at.clone());
        let places = Places { old: at(old), new: at(new) };
        let operations = new.or(old).map(|meant| meant.operations.clone()).unwrap_or_default();
        self.changes.push_rust((code, message), places, path.to_owned(), operations);
    }
}

/// The traits of a type.
fn traits<'s>(surface: &'s Surface, of: &str) -> impl Iterator<Item = &'s str> {
    let start = format!("{of}: ");
    let from = surface.items.range(start.clone()..);
    from.map_while(move |(path, _)| path.strip_prefix(&start))
}

fn by_kind<T>(kind: Kind, [item, field, variant, function]: [T; 4]) -> T {
    match kind {
        Kind::Struct | Kind::Enum | Kind::Alias | Kind::Trait => item,
        Kind::Field => field,
        Kind::Variant => variant,
        Kind::Function | Kind::Sent => function,
    }
}

fn by_type(kind: Kind) -> Code {
    match kind {
        Kind::Field => FIELD_TYPE_CHANGED,
        Kind::Variant => VARIANT_TYPE_CHANGED,
        Kind::Alias => ALIAS_CHANGED,
        Kind::Sent | Kind::Function => RETURN_CHANGED,
        Kind::Struct | Kind::Enum | Kind::Trait => KIND_CHANGED,
    }
}

fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Struct => "a struct",
        Kind::Enum => "an enum",
        Kind::Alias => "an alias",
        Kind::Field => "a field",
        Kind::Variant => "a variant",
        Kind::Function => "a function",
        Kind::Trait => "a trait",
        Kind::Sent => "a request",
    }
}

/// Whether a type that is not of this client, for which an alias stands, implements a trait.
fn implements(ty: &str, name: &str) -> bool {
    match name {
        "Debug" | "Clone" | "PartialEq" => true,
        "Eq" | "Hash" | "Default" | "std::fmt::Display" => {
            matches!(ty, "String" | "bool" | "i32" | "i64" | "u32" | "u64")
        }
        "From<&str>" => ty == "String",
        _ => false,
    }
}

/// What has a type, in messages.
fn title(kind: Kind) -> &'static str {
    match kind {
        Kind::Field => "the field",
        Kind::Variant => "what is in",
        Kind::Sent => "the result of",
        Kind::Alias | Kind::Struct | Kind::Enum | Kind::Trait | Kind::Function => "the type",
    }
}

/// Whether arguments changed places that the compiler takes for each other.
fn swapped(old: &Signature, new: &Signature) -> bool {
    let names = |of: &Signature| of.arguments.iter().map(|(name, _)| name.clone()).collect::<Vec<_>>();
    let (mut before, mut after) = (names(old), names(new));
    if before == after {
        return false;
    }
    before.sort();
    after.sort();
    before == after
}

/// How the arguments changed, in words.
fn arguments(old: &Signature, new: &Signature) -> String {
    let mut said = Vec::new();
    let find = |of: &'_ Signature, name: &str| of.arguments.iter().find(|(it, _)| it == name).cloned();
    for (name, ty) in &new.arguments {
        match find(old, name) {
            None => said.push(format!("takes `{name}: {ty}` now")),
            Some((_, before)) if before != *ty => {
                said.push(format!("takes `{name}: {ty}`, it took `{before}`"))
            }
            Some(_) => {}
        }
    }
    let gone = old.arguments.iter().filter(|(name, _)| find(new, name).is_none());
    said.extend(gone.map(|(name, _)| format!("no longer takes `{name}`")));
    if said.is_empty() { "takes its arguments in another order".to_owned() } else { said.join(", ") }
}
