//! Names of types, fields and variants. In: the arena; out: tables by id.
//! It never lets a name that was made up displace one that the description gives.

use super::case;
use super::reserved;
use super::scope::{Ident, Scope};
use crate::ir::{Api, Branch, Literal, NameHint, Scalar, Shape, Type, TypeId, TypeMap, Types, Union};
use foldhash::fast::RandomState;
use indexmap::IndexMap;
use std::collections::HashMap;

pub(super) fn types(api: &Api) -> TypeMap<Ident> {
    let mut scope = Scope::new(reserved::TYPES, "Type");
    let mut names = TypeMap::default();
    let listed = api.components.iter();
    let mut listed: HashMap<_, _, RandomState> =
        listed.map(|(at, name)| (at, scope.claim(&[case::pascal(name)]))).collect();
    for rank in [Rank::Given, Rank::Item, Rank::Other] {
        for (id, ty) in around_first(api, rank) {
            let is_component = rank == Rank::Given && ty.form_of.is_none();
            if is_component && let Some(name) = listed.remove(&ty.at) {
                names.insert(id, name);
                continue;
            }
            let wanted = match &ty.hint {
                NameHint::Given(name) => case::pascal(name),
                NameHint::Derived(parts) => case::pascal(&parts.join(" ")),
            };
            names.insert(id, scope.claim(&[wanted]));
        }
    }
    names
}

/// The types of a rank in their order, but what is around before what is inside: the inner type may be shared, and be
/// called after another place then.
fn around_first(api: &Api, rank: Rank) -> IndexMap<TypeId, &Type, RandomState> {
    let of_rank = || api.types.iter().filter(move |(_, ty)| Rank::of(ty) == rank);
    let places: HashMap<&str, TypeId, RandomState> = of_rank().map(|(id, ty)| (ty.at.as_str(), id)).collect();
    let mut ordered = IndexMap::default();
    for (id, ty) in of_rank() {
        let mut around: Vec<_> = ty.at.around().filter_map(|place| places.get(place).copied()).collect();
        around.reverse();
        let types = around.into_iter().filter_map(|id| Some((id, api.types.get(id)?)));
        // what is there already keeps its turn
        ordered.extend(types.chain([(id, ty)]));
    }
    ordered
}

/// Who may choose first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Rank {
    /// The description names it.
    Given,
    /// It is an item of its own in any case.
    Item,
    /// It is spelled out where it stands, mostly.
    Other,
}

impl Rank {
    fn of(ty: &Type) -> Self {
        match (&ty.hint, &ty.shape) {
            (NameHint::Given(_), _) => Self::Given,
            (NameHint::Derived(_), Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_)) => Self::Item,
            (
                NameHint::Derived(_),
                Shape::Scalar(_)
                | Shape::List(_)
                | Shape::Tuple(_)
                | Shape::Map(_)
                | Shape::Alias(_)
                | Shape::Any,
            ) => Self::Other,
        }
    }
}

pub(super) fn members(api: &Api) -> TypeMap<Vec<Ident>> {
    let mut names = TypeMap::default();
    // `id` and `name` are members of most
    let mut cased: HashMap<&str, String, RandomState> = HashMap::default();
    for (id, ty) in api.types.iter() {
        if let Shape::Record(record) = &ty.shape {
            let mut scope = Scope::new(reserved::FIELDS, "_");
            let wanted = record.fields.iter().map(|field| {
                let text = field.hint.as_ref().unwrap_or(&field.wire);
                cased.entry(text).or_insert_with(|| case::snake(text)).clone()
            });
            names.insert(id, wanted.map(|name| scope.claim(&[name])).collect());
        }
    }
    names
}

pub(super) fn variants(api: &Api) -> TypeMap<Vec<Ident>> {
    let mut names = TypeMap::default();
    for (id, ty) in api.types.iter() {
        if let Shape::Enumeration(enumeration) = &ty.shape {
            let mut scope = Scope::new(reserved::VARIANTS, "Value");
            let wanted = enumeration.variants.iter().map(|variant| match (&variant.hint, &variant.value) {
                (Some(hint), _) => case::pascal(hint),
                // `1.5` and `15` are not to differ by a number at the end alone
                (None, Literal::Number(text)) => case::pascal(&text.replace('.', " point ")),
                (None, value) => case::pascal(&value.to_string()),
            });
            names.insert(id, wanted.map(|name| scope.claim(&[name])).collect());
        }
        if let Shape::Union(union) = &ty.shape {
            names.insert(id, cases(&api.types, union));
        }
    }
    names
}

/// Names of a union's variants: as the description has them, else by the kind of value.
fn cases(types: &Types, union: &Union) -> Vec<Ident> {
    let reserved = if union.several { reserved::VARIANTS_OF_SEVERAL } else { reserved::VARIANTS };
    let mut scope = Scope::new(reserved, "Value");
    let wanted = |case: &Branch| match &case.hint {
        Some(hint) => case::pascal(hint),
        None => by_kind(types, case.ty.id).to_owned(),
    };
    union.variants.iter().map(|case| scope.claim(&[wanted(case)])).collect()
}

fn by_kind(types: &Types, mut id: TypeId) -> &'static str {
    for _ in 0..types.len() {
        return match types.shape(id) {
            Shape::Scalar(Scalar::Boolean) => "Boolean",
            Shape::Scalar(Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64) => "Integer",
            Shape::Scalar(Scalar::UnixTime) => "UnixTime",
            Shape::Scalar(Scalar::Float | Scalar::Double | Scalar::Number) => "Number",
            Shape::Scalar(Scalar::Text | Scalar::Secret) => "Text",
            Shape::Scalar(Scalar::Formatted(format)) => format.name(),
            Shape::Enumeration(_) => "Listed",
            Shape::Record(_) | Shape::Map(_) => "Object",
            Shape::List(_) | Shape::Tuple(_) => "List",
            Shape::Union(_) => "OneOf",
            Shape::Any => "Any",
            Shape::Alias(target) => {
                id = target.id;
                continue;
            }
        };
    }
    "Any"
}
