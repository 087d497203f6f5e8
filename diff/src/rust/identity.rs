//! What items stand for. In: an API and its names; out: for each path of Rust the thing of the description, and the other way round. It
//! never compares anything.

mod shared;

use super::reach;
use super::surface::Emitted;
use crate::changes::Operations;
use clientwright::source::Pointer;
use clientwright::unstable::emit;
use clientwright::unstable::ir::{Api, Literal, NameHint, Operation, Shape, Type, TypeId};
use clientwright::unstable::tree::Node;
use std::collections::HashMap;

/// How many names may stand for each other.
const LONGEST: usize = 16;

/// What kind of thing an item stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A schema.
    Type,
    /// A property, a value or a variant.
    Member,
    /// An operation.
    Call,
    /// Something else: of an operation, or of several.
    OfCall,
}

/// What an item stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Meant {
    /// What tells it from others on the wire, without Rust names: the same on both sides.
    pub(crate) key: String,
    /// Where it stands.
    pub(crate) at: Pointer,
    /// Its own name on the wire: of a member, a value or an operation.
    pub(crate) wire: String,
    pub(crate) sort: Sort,
    /// The operation that it belongs to, or those that send or receive it.
    pub(crate) operations: Operations,
}

impl Meant {
    /// What has no name on the wire and belongs to no operation.
    fn plain(key: String, at: &Pointer) -> Self {
        Self {
            key,
            at: at.clone(),
            wire: String::new(),
            sort: Sort::OfCall,
            operations: Operations::default(),
        }
    }
}

/// Paths of Rust, and what they stand for.
#[derive(Debug, Default)]
pub(crate) struct Identity {
    by_path: HashMap<String, Meant>,
    by_key: HashMap<String, String>,
    by_place: HashMap<Pointer, String>,
}

impl Identity {
    pub(super) fn of(emitted: &Emitted<'_>) -> Self {
        let mut identity = Self::default();
        identity.types(emitted);
        identity.operations(emitted);
        shared::add(emitted, |path, meant| identity.add(path, meant));
        identity
    }

    /// What a path stands for, or the item that it is part of.
    pub(super) fn meant(&self, path: &str) -> Option<&Meant> {
        let path = path.split(": ").next().unwrap_or(path);
        std::iter::successors(Some(path), |path| Some(path.rsplit_once("::")?.0))
            .find_map(|path| self.by_path.get(path))
    }

    /// What exactly this path stands for.
    pub(super) fn exactly(&self, path: &str) -> Option<&Meant> {
        self.by_path.get(path)
    }

    /// The paths that both have, with what they stand for, in order.
    pub(super) fn shared<'i>(&'i self, new: &'i Self) -> Vec<(&'i str, &'i Meant, &'i Meant)> {
        let both =
            self.by_path.iter().filter_map(|(path, old)| Some((path.as_str(), old, new.by_path.get(path)?)));
        let mut both: Vec<_> = both.collect();
        both.sort_by_key(|(path, ..)| *path);
        both
    }

    /// The path of what has this key.
    pub(super) fn path(&self, key: &str) -> Option<&str> {
        self.by_key.get(key).map(String::as_str)
    }

    /// The item of the innermost thing around a place.
    pub(crate) fn item_at(&self, at: &Pointer) -> Option<&str> {
        std::iter::successors(Some(at.clone()), Pointer::parent)
            .find_map(|at| self.by_place.get(&at))
            .map(String::as_str)
    }

    fn add(&mut self, path: String, meant: Meant) {
        self.by_place.entry(meant.at.clone()).or_insert_with(|| path.clone());
        self.by_key.entry(meant.key.clone()).or_insert_with(|| path.clone());
        self.by_path.insert(path, meant);
    }

    fn types(&mut self, emitted: &Emitted<'_>) {
        let context = emitted.context();
        let is_common = |ty: &Type| matches!(ty.hint, NameHint::Common(_));
        let mut named: Vec<_> =
            emitted.api().types.iter().filter(|(id, _)| emit::is_named(context, *id)).collect();
        // what places have in common stands where one of them does, which is called by its own name
        named.sort_by_key(|(_, ty)| is_common(ty));
        let reached = reach::operations_of_types(emitted.api());
        for (id, ty) in named {
            let path = format!("types::{}", emitted.names.ty(id));
            let form = ty.form_of.map(|(form, _)| format!("{form:?}")).unwrap_or_default();
            let sort = if is_common(ty) { "types" } else { "type" };
            let key = format!("{sort} {} {form}", ty.at);
            let members = Members { emitted, path: &path, key: &key, at: &ty.at };
            let operations = reached.get(id).cloned().unwrap_or_default();
            let mut add = |path, meant| self.add(path, Meant { operations: operations.clone(), ..meant });
            members.of(end(emitted.api(), id), &mut add);
            let required = Meant::plain(format!("required {key}"), &ty.at);
            add(path, Meant { sort: Sort::Type, ..Meant::plain(key, &ty.at) });
            add(format!("required::{}", emitted.names.ty(id)), required);
        }
    }

    fn operations(&mut self, emitted: &Emitted<'_>) {
        for (id, operation) in emitted.api().numbered() {
            let Some(names) = emitted.names.operation(id) else { continue };
            let (name, key) = (reach::name(operation), key(operation));
            let operations = Operations { first: Some(name.clone()), count: 1 };
            let mut add = |path: String, kind: &str, wire: &str, at: &Pointer| {
                let key = format!("{kind} {key} {wire}");
                let wire = if wire.is_empty() { name.clone() } else { wire.to_owned() };
                let sort = if kind == "call" { Sort::Call } else { Sort::OfCall };
                self.add(path, Meant { key, at: at.clone(), wire, sort, operations: operations.clone() });
            };
            add(format!("Client::{}", names.method), "call", "", &operation.at);
            add(format!("requests::{}", names.request), "request", "", &operation.at);
            add(format!("errors::{}", names.error), "error", "", &operation.at);
            for tag in operation.tags.iter().filter_map(|tag| emitted.names.tag(*tag)) {
                add(format!("tags::{}::{}", tag.group, emitted.names.handle(id)), "tag", "", &operation.at);
            }
            if let Some((response, _)) = &names.response {
                add(format!("responses::{response}"), "response", "", &operation.at);
            }
            for (argument, name) in operation.arguments.iter().zip(&names.arguments) {
                let path = format!("requests::{}::{name}", names.request);
                add(path, "argument", &format!("{:?} {}", argument.place, argument.wire), &operation.at);
            }
        }
    }
}

/// The type that a type is another name for at the end, or itself.
fn end(api: &Api, id: TypeId) -> TypeId {
    let next = |id: &TypeId| {
        let Shape::Alias(target) = api.types.shape(*id) else { return None };
        (!target.nullable).then_some(target.id)
    };
    std::iter::successors(Some(id), next).take(LONGEST).last().unwrap_or(id)
}

/// The members of a type by one of its names.
struct Members<'m> {
    emitted: &'m Emitted<'m>,
    path: &'m str,
    key: &'m str,
    at: &'m Pointer,
}

impl Members<'_> {
    /// Adds them. `id` is the type that has them, which may stand elsewhere.
    fn of(&self, id: TypeId, mut add: impl FnMut(String, Meant)) {
        let Some(ty) = self.emitted.api().types.get(id) else { return };
        let names = &self.emitted.names;
        let mut member = |name: &str, wire: String, at: Pointer| {
            let own = if wire.is_empty() { at.as_str() } else { &wire };
            let (path, key) = (format!("{}::{name}", self.path), format!("{} {own}", self.key));
            add(path, Meant { wire, sort: Sort::Member, ..Meant::plain(key, &at) });
        };
        match &ty.shape {
            Shape::Record(record) => {
                for (index, field) in record.fields.iter().enumerate() {
                    let at = self.here(&field.at, &ty.at);
                    member(names.field(id, index).as_str(), field.wire.clone(), at);
                }
            }
            Shape::Enumeration(listed) => {
                for (index, variant) in listed.variants.iter().enumerate() {
                    let at = self.value(&variant.value, index);
                    member(names.variant(id, index).as_str(), variant.value.to_string(), at);
                }
            }
            Shape::Union(union) => {
                for (index, branch) in union.variants.iter().enumerate() {
                    let of = self
                        .emitted
                        .api()
                        .types
                        .get(branch.ty.id)
                        .map(|ty| ty.at.clone())
                        .unwrap_or_default();
                    let at = self.here(&of, &ty.at);
                    member(names.variant(id, index).as_str(), branch.values.join(", "), at);
                }
            }
            Shape::Scalar(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Alias(_)
            | Shape::Own(_)
            | Shape::Any => {}
        }
    }

    /// The place of a value of an enumeration, else of the enumeration.
    fn value(&self, value: &Literal, index: usize) -> Pointer {
        let listed = self.at.key("enum");
        let values = self.emitted.side.tree.at(&listed).and_then(Node::as_sequence).unwrap_or_default();
        let is_it = |node: &Node| match value {
            Literal::Text(text) => node.as_str() == Some(text),
            Literal::Integer(_) | Literal::Number(_) | Literal::Boolean(_) => false,
        };
        let found = values.iter().position(is_it).or_else(|| (index < values.len()).then_some(index));
        found.map_or_else(|| self.at.clone(), |index| listed.index(index))
    }

    /// The place of a member under this name of its type, where there is one.
    fn here(&self, member: &Pointer, of: &Pointer) -> Pointer {
        let at = member.rebased(of, self.at);
        if self.emitted.side.tree.at(&at).is_some() { at } else { member.clone() }
    }
}

/// What tells an operation from others on the wire.
fn key(operation: &Operation) -> String {
    let mut parts = operation.template.split('{');
    let first = parts.next().unwrap_or("").to_owned();
    let path =
        parts.fold(first, |path, part| path + "{}" + part.split_once('}').map_or("", |(_, rest)| rest));
    let second = if operation.is_second() { " as a stream" } else { "" };
    format!("{} {path}{second}", operation.method.wire())
}
