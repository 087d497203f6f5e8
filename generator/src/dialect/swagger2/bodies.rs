//! Parameters that are bodies. In: parameters `in: body` and `in: formData`, of operations and path items, shared or not;
//! out: request bodies. It never leaves such a parameter in a list: where two contradict each other, it says so.

use super::carrying::content;
use super::form::{self, FormParameters};
use super::listed::Listed;
use super::media::{self, Media};
use super::moves::SwaggerMoves;
use super::typed;
use super::walk::{self, OperationSlot, mapping, members, resolve, text};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::{Origins, Pointer, PointerMap};
use crate::tree::{Members, Node};
use std::collections::BTreeMap;

/// Makes request bodies of parameters (Parameter Object, "Body", "Form").
pub(super) fn convert(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    let mut moves = SwaggerMoves::new(origins);
    let slots = walk::operations(tree);
    let shared = shared(tree, &slots);
    let plans: Vec<(OperationSlot, Made)> =
        slots.iter().filter_map(|slot| Some((slot.clone(), plan(tree, slot, &shared, problems)?))).collect();
    // first, as references to a shared body lead to what it becomes there
    share(tree, &shared, &mut moves);
    for (slot, made) in plans {
        let to = slot.operation.key("requestBody");
        let body = made.body(tree, &to, &mut moves);
        if let (Some(operation), Some(body)) = (members(tree, &slot.operation), body) {
            operation.insert("requestBody".to_owned(), body);
        }
    }
    let holders = slots.iter().map(|slot| slot.operation.clone()).chain(walk::path_items(tree));
    for holder in holders.collect::<Vec<_>>() {
        drop_bodies(tree, &holder.key("parameters"), &mut moves);
    }
    drop_shared(tree);
    for holder in slots.into_iter().map(|slot| slot.operation).chain([Pointer::root()]) {
        walk::take(tree, &holder, "consumes");
    }
    moves.finish(tree);
}

/// Shared bodies by name, and the media types that those who refer to them agree on.
type Shared = BTreeMap<String, Vec<Media>>;

/// What an operation gets.
enum Made {
    /// A reference to a shared body, from its place in the list.
    Shared(Pointer),
    /// The body of a parameter.
    Own(Pointer, Vec<Media>),
    /// A form.
    Form(FormParameters),
}

fn location<'n>(tree: &'n Node, at: &Pointer) -> Option<&'n str> {
    resolve(tree, at)?.1.get("in")?.as_str()
}

fn is_body(tree: &Node, at: &Pointer) -> bool {
    matches!(location(tree, at), Some("body" | "formData"))
}

fn shared(tree: &Node, slots: &[OperationSlot]) -> Shared {
    let parameters = Pointer::root().key("parameters");
    let mut uses: PointerMap<Vec<Vec<Media>>> = PointerMap::default();
    for slot in slots {
        for it in parameters_of_kind(tree, slot, "body").into_iter().filter(|it| it.at != it.listed) {
            uses.entry(it.at).or_default().push(media::media_types(tree, &slot.operation, "consumes"));
        }
    }
    let named = walk::named(tree, &parameters);
    let bodies = named.into_iter().filter(|(_, at)| location(tree, at) == Some("body"));
    bodies
        .map(|(name, at)| {
            let uses = uses.remove(&at).unwrap_or_default();
            (name.to_owned(), media::agreed(tree, "consumes", &uses))
        })
        .collect()
}

/// The parameters of a kind that count for an operation: its own ones, and those of the path that it does not replace.
fn parameters_of_kind(tree: &Node, slot: &OperationSlot, kind: &str) -> Vec<Listed> {
    let of = |holder: &Pointer| -> Vec<Listed> {
        let places = walk::listed(tree, &holder.key("parameters")).into_iter();
        let wanted = places.filter(|at| location(tree, at) == Some(kind));
        wanted.filter_map(|listed| Some(Listed { at: resolve(tree, &listed)?.0, listed })).collect()
    };
    let own = of(&slot.operation);
    let name = |it: &Listed| tree.at(&it.at).and_then(|node| node.get("name")).cloned();
    let replaced = |it: &Listed| own.iter().any(|own| kind == "body" || name(own) == name(it));
    let inherited: Vec<Listed> = of(&slot.item).into_iter().filter(|it| !replaced(it)).collect();
    inherited.into_iter().chain(own).collect()
}

fn plan(tree: &Node, slot: &OperationSlot, shared: &Shared, problems: &mut Problems) -> Option<Made> {
    let bodies = parameters_of_kind(tree, slot, "body");
    let fields = parameters_of_kind(tree, slot, "formData");
    let first = bodies.first().or(fields.first())?;
    let others = if bodies.is_empty() { None } else { fields.first() };
    for other in bodies.iter().skip(1).chain(others) {
        problems.push(two_bodies(first, other));
    }
    let types = media::media_types(tree, &slot.operation, "consumes");
    let Some(body) = bodies.first() else { return form::plan(tree, slot, fields, problems).map(Made::Form) };
    let name = body.at.last().filter(|_| body.at.parent() == Some(Pointer::root().key("parameters")));
    let agreed = name.and_then(|name| shared.get(&name)).filter(|_| body.at != body.listed);
    Some(match agreed {
        Some(agreed) if media::same(agreed, &types) => Made::Shared(body.listed.clone()),
        Some(_) | None => Made::Own(body.at.clone(), types),
    })
}

/// Parameter Object, "Body": "Since there can only be one payload, there can only be one body parameter"; "body and form
/// parameters cannot exist together for the same operation".
fn two_bodies(first: &Listed, other: &Listed) -> Diagnostic {
    let message = "an operation can have only one body, and this parameter would be another";
    let found = Diagnostic::new(Code::TWO_BODIES, Label::value(&other.listed), message);
    found.label(Label::value(&first.listed).saying("this one is used")).help("it is ignored")
}

impl Made {
    fn body(self, tree: &Node, to: &Pointer, moves: &mut SwaggerMoves<'_>) -> Option<Node> {
        match self {
            Self::Shared(listed) => {
                moves.stands_for(&listed, to);
                tree.at(&listed).cloned()
            }
            Self::Own(at, types) => body(tree, &at, to, (&types, moves)),
            Self::Form(form) => Some(form.body(to, moves)),
        }
    }
}

/// The request body of a parameter (whose name "has no effect on the parameter itself and is used for documentation purposes
/// only").
fn body(
    tree: &Node,
    at: &Pointer,
    to: &Pointer,
    (types, moves): (&[Media], &mut SwaggerMoves<'_>),
) -> Option<Node> {
    let parameter = tree.at(at)?.as_mapping()?;
    moves.moved(at, to);
    let schema = match parameter.get("schema") {
        Some(schema) => Some((schema.clone(), at.key("schema"))),
        None => typed::schema_of(parameter).map(|schema| (schema, at.clone())),
    };
    let mut made = parameter.clone();
    typed::strip(&mut made);
    for key in ["name", "in", "schema"] {
        made.remove(key);
    }
    made.insert("content".to_owned(), content(&to.key("content"), types, &schema, moves));
    Some(Node::Mapping(made))
}

/// Moves the shared bodies among the components.
fn share(tree: &mut Node, shared: &Shared, moves: &mut SwaggerMoves<'_>) {
    let (from, to) =
        (Pointer::root().key("parameters"), Pointer::root().key("components").key("requestBodies"));
    let made = shared.iter().filter_map(|(name, types)| {
        let body = match tree.at(&from.key(name))?.get("$ref").and_then(Node::as_str) {
            Some(reference) => {
                moves.moved(&from.key(name), &to.key(name));
                mapping([("$ref", text(reference))])
            }
            None => body(tree, &from.key(name), &to.key(name), (types, moves))?,
        };
        Some((name.clone(), body))
    });
    let made: Vec<(String, Node)> = made.collect();
    let Some(root) = tree_members(tree).filter(|_| !made.is_empty()) else { return };
    let components = root.get_or_insert_with("components", || mapping([]));
    if let Some(Node::Mapping(components)) = components
        && let Some(Node::Mapping(bodies)) = components.get_or_insert_with("requestBodies", || mapping([]))
    {
        bodies.extend(made);
    }
}

fn tree_members(tree: &mut Node) -> Option<&mut Members> {
    members(tree, &Pointer::root())
}

/// Takes bodies out of a list of parameters; the others move up.
fn drop_bodies(tree: &mut Node, at: &Pointer, moves: &mut SwaggerMoves<'_>) {
    let places = walk::listed(tree, at);
    let kept: Vec<usize> = places
        .iter()
        .enumerate()
        .filter(|(_, place)| !is_body(tree, place))
        .map(|(index, _)| index)
        .collect();
    if kept.len() == places.len() {
        return;
    }
    for (now, before) in kept.iter().enumerate().filter(|(now, before)| now != *before) {
        moves.moved(&at.index(*before), &at.index(now));
    }
    if let Some(Node::Sequence(items)) = tree.at_mut(at) {
        let mut index = 0;
        items.retain(|_| {
            index += 1;
            kept.contains(&(index - 1))
        });
    }
}

/// Takes bodies and fields out of the shared parameters: by now, whoever refers to them has what they say.
fn drop_shared(tree: &mut Node) {
    let at = Pointer::root().key("parameters");
    let gone: Vec<String> = walk::named(tree, &at)
        .into_iter()
        .filter(|(_, at)| is_body(tree, at))
        .map(|(name, _)| name.to_owned())
        .collect();
    for name in gone {
        walk::take(tree, &at, &name);
    }
}

#[cfg(test)]
mod tests;
