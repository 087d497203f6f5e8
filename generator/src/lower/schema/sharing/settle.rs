//! Equal inline types at the end. In: types that have been found equal; out: one type for them, and other names for it.
//! It never changes a type that no other equals.

use super::common_text;
use crate::ir::{NameHint, Shape, TypeId, TypeMap, TypeUse};
use crate::lower::Lowering;
use std::collections::BTreeMap;

/// Makes each of several equal places another name for what they have in common.
pub(in crate::lower) fn settle(cx: &mut Lowering<'_, '_>) {
    let groups = groups(cx);
    let mut common = Common::default();
    for (first, members) in &groups {
        let Some(at) = cx.api.types.get(*first).map(|ty| ty.at.clone()) else { continue };
        let name = cx.schemas.sharing.names.get(*first).cloned().flatten().unwrap_or_default();
        let id = cx.api.types.reserve(NameHint::Common(name), at);
        members.iter().for_each(|member| common.types.insert(*member, id));
    }
    for (first, members) in groups {
        common.fill(cx, first, &members);
    }
}

/// The types that are equal, by the first of them.
fn groups(cx: &Lowering<'_, '_>) -> BTreeMap<TypeId, Vec<TypeId>> {
    let mut groups: BTreeMap<TypeId, Vec<TypeId>> = BTreeMap::new();
    let sharing = &cx.schemas.sharing;
    for (id, first) in sharing.first.iter().filter(|(_, first)| sharing.names.get(**first).is_some()) {
        groups.entry(*first).or_default().push(id);
    }
    groups.retain(|_, members| members.len() > 1);
    groups
}

/// What equal places have in common.
#[derive(Debug, Default)]
struct Common {
    /// The type of each place that others equal.
    types: TypeMap<TypeId>,
    /// Lists and maps of places, as lists and maps of what these have in common.
    spelled: TypeMap<TypeId>,
}

impl Common {
    fn fill(&mut self, cx: &mut Lowering<'_, '_>, first: TypeId, members: &[TypeId]) {
        let Some(id) = self.types.get(first).copied() else { return };
        let Some(ty) = cx.api.types.get(first) else { return };
        let (mut shape, limits, mut text) = (ty.shape.clone(), ty.limits.clone(), ty.text.clone());
        for used in shape.uses_mut() {
            used.id = self.of(cx, used.id);
        }
        for member in members {
            let own = cx.api.types.get(*member).map(|ty| ty.text.clone()).unwrap_or_default();
            let derives = cx.api.types.get(*member).map(|ty| ty.derives.clone()).unwrap_or_default();
            cx.api.types.derive(id, derives);
            if *member != first {
                text = common_text(&text, own.clone());
            }
            cx.api.types.name_only(*member, own, TypeUse { id, nullable: false });
        }
        cx.api.types.fill(id, text, shape);
        cx.api.types.limit(id, limits);
    }

    /// A type as the common type names it: never one of the places.
    fn of(&mut self, cx: &mut Lowering<'_, '_>, id: TypeId) -> TypeId {
        if let Some(known) = self.types.get(id).or_else(|| self.spelled.get(id)) {
            return *known;
        }
        let Some(ty) = cx.api.types.get(id) else { return id };
        let is_spelled =
            matches!(ty.shape, Shape::List(_) | Shape::Map(_) | Shape::Tuple(_) | Shape::Alias(_))
                && matches!(ty.hint, NameHint::Derived(_));
        if !is_spelled {
            return id;
        }
        // what contains itself has a name
        self.spelled.insert(id, id);
        let (mut shape, ty) = (ty.shape.clone(), ty.clone());
        for used in shape.uses_mut() {
            used.id = self.of(cx, used.id);
        }
        let mut common = id;
        if shape != ty.shape {
            common = cx.api.types.reserve(ty.hint, ty.at);
            cx.api.types.fill(common, ty.text, shape);
            cx.api.types.limit(common, ty.limits);
        }
        self.spelled.insert(id, common);
        common
    }
}
