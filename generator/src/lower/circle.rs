//! Types that lead back to themselves without anything in between. In: the types of an API; out: choices without branches that
//! are themselves, and findings that say so. It never touches a cycle through a member, a list or a map: those take text, and end.
//!
//! Such a branch allows for no value that the others do not, but whoever reads a value by it would begin again with the same value.

use super::{Lowering, schema};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::ir::{Branch, Shape, TypeId, TypeMap, TypeSet, TypeUse, Types, Union};

/// Opens every circle.
pub(super) fn open(cx: &mut Lowering<'_, '_>) {
    for circle in circles(&cx.api.types, &alternatives) {
        choices(cx, &circle);
    }
    for circle in circles(&cx.api.types, &needed) {
        tuples(cx, &circle);
    }
}

/// What a value of a type is itself: one of the types of a choice, or what an alias stands for.
fn alternatives(shape: &Shape) -> Vec<TypeId> {
    match shape {
        Shape::Union(union) => union.variants.iter().map(|case| case.ty.id).collect(),
        Shape::Alias(target) => vec![target.id],
        Shape::Scalar(_) | Shape::Record(_) | Shape::Enumeration(_) | Shape::List(_) => Vec::new(),
        Shape::Tuple(_) | Shape::Map(_) | Shape::Own(_) | Shape::Any => Vec::new(),
    }
}

/// The types of which a value of a type contains values in any case.
fn needed(shape: &Shape) -> Vec<TypeId> {
    let solid = |used: &TypeUse| (!used.nullable).then_some(used.id);
    match shape {
        Shape::Record(record) => {
            let required = record.fields.iter().filter(|field| field.required);
            required.filter_map(|field| solid(&field.ty)).collect()
        }
        Shape::Tuple(items) => items.iter().filter_map(solid).collect(),
        Shape::Alias(target) => solid(target).into_iter().collect(),
        // a choice keeps any value: there is a finite one
        Shape::Union(_) | Shape::Scalar(_) | Shape::Enumeration(_) => Vec::new(),
        Shape::List(_) | Shape::Map(_) | Shape::Own(_) | Shape::Any => Vec::new(),
    }
}

/// Of more choices in one circle, none gets the branches of the others: there would be as many as the square of their number, and
/// values of theirs are kept as raw JSON.
const MOST: usize = 16;

/// A choice of a circle, and its branches that lead out of it.
struct Opened {
    id: TypeId,
    union: Union,
    outside: Vec<Branch>,
}

/// Gives each choice of a circle the branches that lead out of it, those of the others among them: what is one of the others is
/// one of it, too.
fn choices(cx: &mut Lowering<'_, '_>, circle: &[TypeId]) {
    let mut inside = TypeSet::default();
    for id in circle {
        inside.insert(*id);
    }
    let opened = circle.iter().filter_map(|id| {
        let union = union(cx.api.types.shape(*id))?.clone();
        let outside = union.variants.iter().filter(|case| !inside.contains(case.ty.id)).cloned().collect();
        Some(Opened { id: *id, union, outside })
    });
    let opened: Vec<Opened> = opened.collect();
    if opened.is_empty() {
        // aliases of each other
        report(cx, circle);
        circle.iter().for_each(|id| anything(cx, *id));
        return;
    }
    report(cx, &opened.iter().map(|choice| choice.id).collect::<Vec<_>>());
    for choice in &opened {
        let mut variants = choice.outside.clone();
        for other in opened.iter().filter(|other| other.id != choice.id && opened.len() <= MOST) {
            add(&mut variants, choice, other);
        }
        if variants.is_empty() {
            anything(cx, choice.id);
            continue;
        }
        let Union { variants: own, discriminator, fallback, common, several } = &choice.union;
        let index = |old: &Option<usize>| {
            let id = own.get((*old)?)?.ty.id;
            variants.iter().position(|case| case.ty.id == id)
        };
        let (fallback, common) = (index(fallback), index(common));
        let (discriminator, several) = (discriminator.clone(), *several);
        change(cx, choice.id, Shape::Union(Union { variants, discriminator, fallback, common, several }));
    }
}

/// Adds the branches of another choice, as far as this one could tell them: by the same discriminator, or without one.
fn add(variants: &mut Vec<Branch>, choice: &Opened, other: &Opened) {
    let tagged = choice.union.discriminator.is_some();
    if tagged && choice.union.discriminator != other.union.discriminator {
        return;
    }
    for case in &other.outside {
        if variants.iter().all(|known| known.ty.id != case.ty.id) {
            let values = if tagged { case.values.clone() } else { Vec::new() };
            variants.push(Branch { values, ..case.clone() });
        }
    }
}

/// Makes the tuples of a circle lists of any values: no finite JSON text is a tuple that contains itself.
fn tuples(cx: &mut Lowering<'_, '_>, circle: &[TypeId]) {
    for id in circle {
        if !matches!(cx.api.types.shape(*id), Shape::Tuple(_)) {
            continue;
        }
        if let Some(at) = cx.api.types.get(*id).map(|ty| ty.at.clone()) {
            let message = "an item of this array contains the array again, without end";
            let found = Diagnostic::new(Code::TUPLE, Label::value(&at), message);
            cx.report(found.help("it is treated as an array of any values"));
            cx.untyped_at(&at, "an array that contains itself");
            let item = TypeUse { id: schema::any_value(cx), nullable: false };
            change(cx, *id, Shape::List(item));
        }
    }
}

fn report(cx: &mut Lowering<'_, '_>, choices: &[TypeId]) {
    let mut places = choices.iter().filter_map(|id| Some(cx.api.types.get(*id)?.at.clone()));
    let Some(at) = places.next() else { return };
    let message = "a variant of this `oneOf` or `anyOf` is the schema itself";
    let found = Diagnostic::new(Code::CHOICE_OF_ITSELF, Label::value(&at), message);
    let found = places.fold(found, |found, at| found.label(Label::value(&at).saying("through this schema")));
    cx.report(found.help("the variant is omitted: it allows no value that the others do not allow"));
}

/// Any value, where nothing is left to choose from.
fn anything(cx: &mut Lowering<'_, '_>, id: TypeId) {
    if let Some(at) = cx.api.types.get(id).map(|ty| ty.at.clone()) {
        cx.untyped_at(&at, "a `oneOf` or `anyOf` of nothing but itself");
    }
    change(cx, id, Shape::Any);
}

fn change(cx: &mut Lowering<'_, '_>, id: TypeId, to: Shape) {
    if let Some(shape) = cx.api.types.shape_mut(id) {
        *shape = to;
    }
}

fn union(shape: &Shape) -> Option<&Union> {
    match shape {
        Shape::Union(union) => Some(union),
        Shape::Scalar(_) | Shape::Record(_) | Shape::Enumeration(_) | Shape::List(_) => None,
        Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => None,
    }
}

/// The sets of types each of which leads to all of its set, itself included, in the order of their ids (Tarjan's algorithm; its
/// stack is on the heap, since chains of types can be long).
fn circles(types: &Types, edges: &dyn Fn(&Shape) -> Vec<TypeId>) -> Vec<Vec<TypeId>> {
    let mut walk = CircleSearch {
        types,
        edges,
        met: TypeMap::default(),
        count: 0,
        open: Vec::new(),
        circles: Vec::new(),
    };
    for (id, _) in types.iter() {
        if walk.met.get(id).is_none() {
            walk.from(id);
        }
    }
    walk.circles
}

struct CircleSearch<'t> {
    types: &'t Types,
    edges: &'t dyn Fn(&Shape) -> Vec<TypeId>,
    /// when a type was met, and the earliest that it leads to; the latter is beyond all when its set is known
    met: TypeMap<(usize, usize)>,
    count: usize,
    open: Vec<TypeId>,
    circles: Vec<Vec<TypeId>>,
}

impl CircleSearch<'_> {
    fn from(&mut self, start: TypeId) {
        let mut stack = vec![self.enter(start)];
        while let Some((id, targets)) = stack.last_mut() {
            let id = *id;
            match targets.pop() {
                Some(target) => match self.met.get(target).copied() {
                    None => stack.push(self.enter(target)),
                    Some((_, earliest)) => self.reaches(id, earliest),
                },
                None => {
                    stack.pop();
                    self.leave(id);
                    let earliest = self.met.get(id).map_or(usize::MAX, |(_, earliest)| *earliest);
                    if let Some((above, _)) = stack.last() {
                        self.reaches(*above, earliest);
                    }
                }
            }
        }
    }

    fn enter(&mut self, id: TypeId) -> (TypeId, Vec<TypeId>) {
        let when = self.count;
        self.count += 1;
        self.met.insert(id, (when, when));
        self.open.push(id);
        (id, (self.edges)(self.types.shape(id)))
    }

    fn reaches(&mut self, id: TypeId, earliest: usize) {
        self.met.change(id, |met| {
            if let Some((_, own)) = met {
                *own = (*own).min(earliest);
            }
        });
    }

    fn leave(&mut self, id: TypeId) {
        let Some((when, earliest)) = self.met.get(id).copied() else { return };
        if when != earliest {
            return;
        }
        let begin = self.open.iter().rposition(|open| *open == id).unwrap_or(0);
        let mut set = self.open.split_off(begin);
        for done in &set {
            self.met.insert(*done, (when, usize::MAX));
        }
        set.sort_unstable();
        let leads_back = || (self.edges)(self.types.shape(id)).contains(&id);
        if set.len() > 1 || leads_back() {
            self.circles.push(set);
        }
    }
}
