//! What items stand for. In: an API and its names; out: for each path of Rust the thing of the description, and the other way round. It
//! never compares anything.

use super::surface::Emitted;
use clientwright::source::Pointer;
use clientwright::unstable::emit;
use clientwright::unstable::ir::{Operation, Shape, TypeId};
use std::collections::HashMap;

/// What kind of thing an item stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sort {
    /// A schema.
    Type,
    /// A property, a value or a variant.
    Member,
    /// An operation.
    Call,
    /// Something of an operation.
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
    /// The operation that it belongs to.
    pub(crate) operation: Option<String>,
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
        for (id, ty) in emitted.api().types.iter().filter(|(id, _)| emit::is_named(context, *id)) {
            let path = format!("types::{}", emitted.names.ty(id));
            let form = ty.form_of.map(|(form, _)| format!("{form:?}")).unwrap_or_default();
            let key = format!("type {} {form}", ty.at);
            self.add(
                path.clone(),
                Meant {
                    key: key.clone(),
                    at: ty.at.clone(),
                    wire: String::new(),
                    sort: Sort::Type,
                    operation: None,
                },
            );
            self.members(emitted, (id, &ty.shape), (&path, &key, &ty.at));
        }
    }

    fn members(
        &mut self,
        emitted: &Emitted<'_>,
        (id, shape): (TypeId, &Shape),
        (path, key, at): (&str, &str, &Pointer),
    ) {
        let mut member = |name: &str, wire: String, at: Pointer| {
            let key = format!("{key} {}", if wire.is_empty() { at.as_str() } else { &wire });
            self.add(format!("{path}::{name}"), Meant { key, at, wire, sort: Sort::Member, operation: None });
        };
        match shape {
            Shape::Record(record) => {
                for (index, field) in record.fields.iter().enumerate() {
                    member(emitted.names.field(id, index).as_str(), field.wire.clone(), field.at.clone());
                }
            }
            Shape::Enumeration(listed) => {
                for (index, variant) in listed.variants.iter().enumerate() {
                    member(
                        emitted.names.variant(id, index).as_str(),
                        variant.value.to_string(),
                        at.key("enum").index(index),
                    );
                }
            }
            Shape::Union(union) => {
                for (index, branch) in union.variants.iter().enumerate() {
                    let of =
                        emitted.api().types.get(branch.ty.id).map(|ty| ty.at.clone()).unwrap_or_default();
                    member(emitted.names.variant(id, index).as_str(), branch.values.join(", "), of);
                }
            }
            Shape::Scalar(_)
            | Shape::List(_)
            | Shape::Tuple(_)
            | Shape::Map(_)
            | Shape::Alias(_)
            | Shape::Any => {}
        }
    }

    fn operations(&mut self, emitted: &Emitted<'_>) {
        for (id, operation) in emitted.api().numbered() {
            let Some(names) = emitted.names.operation(id) else { continue };
            let name = format!("{} {}", operation.method.wire(), operation.template);
            let key = key(operation);
            let mut add = |path: String, kind: &str, wire: &str, at: &Pointer| {
                let key = format!("{kind} {key} {wire}");
                let wire = if wire.is_empty() { name.clone() } else { wire.to_owned() };
                let sort = if kind == "call" { Sort::Call } else { Sort::OfCall };
                self.add(path, Meant { key, at: at.clone(), wire, sort, operation: Some(name.clone()) });
            };
            add(format!("Client::{}", names.method), "call", "", &operation.at);
            add(format!("requests::{}", names.request), "request", "", &operation.at);
            add(format!("errors::{}", names.error), "error", "", &operation.at);
            for tag in operation.tags.iter().filter_map(|tag| emitted.names.tag(*tag)) {
                add(format!("tags::{}::{}", tag.group, names.method), "tag", "", &operation.at);
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

/// What tells an operation from others on the wire.
fn key(operation: &Operation) -> String {
    let mut parts = operation.template.split('{');
    let first = parts.next().unwrap_or("").to_owned();
    let path =
        parts.fold(first, |path, part| path + "{}" + part.split_once('}').map_or("", |(_, rest)| rest));
    format!("{} {path}", operation.method.wire())
}
