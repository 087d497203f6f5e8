//! Names of types, fields and variants. In: the arena; out: tables by id.
//! It never lets a name that was made up displace one that the description gives.

use super::case;
use super::reserved;
use super::scope::{Ident, Scope, Wanted};
use crate::ir::{
    Api, Branch, Literal, NameHint, Own, Scalar, Shape, Type, TypeId, TypeMap, Types, Union, Wire,
};
use foldhash::fast::RandomState;
use std::collections::{HashMap, HashSet};

pub(super) fn types(api: &Api) -> TypeMap<Ident> {
    let mut scope = Scope::new(reserved::TYPES, "Type");
    let wanted: Vec<_> =
        api.components.iter().map(|(_, name)| Wanted::of(name, case::pascal(name))).collect();
    let places = api.components.iter().map(|(at, _)| at);
    let given = scope.claim_all(&wanted);
    let made_up = MadeUp { given: given.iter().map(Ident::to_string).collect(), ambiguous: ambiguous(api) };
    let mut listed: HashMap<_, _, RandomState> = places.zip(given).collect();
    let mut names = TypeMap::default();
    let mut others = Vec::new();
    for (id, ty) in api.types.iter() {
        let is_component = Rank::of(ty) == Rank::Given && ty.form_of.is_none();
        match is_component.then(|| listed.remove(&ty.at)).flatten() {
            Some(name) => names.insert(id, name),
            None => others.push((id, ty)),
        }
    }
    let wanted: Vec<_> = others.iter().map(|(_, ty)| made_up.wanted_by(api, ty)).collect();
    for ((id, _), name) in others.into_iter().zip(scope.claim_all(&wanted)) {
        names.insert(id, name);
    }
    names
}

/// What names are that the description does not give.
struct MadeUp {
    /// The names that it gives.
    given: HashSet<String, RandomState>,
    ambiguous: Ambiguous,
}

impl MadeUp {
    /// By rank, and of what has no name in the description by where it stands: what is around before what is inside.
    fn wanted_by<'t>(&self, api: &Api, ty: &'t Type) -> Wanted<'t> {
        let wanted = match &ty.hint {
            NameHint::Given(name) => Wanted::of(name, case::pascal(name)),
            NameHint::Derived(parts) => {
                let name = case::pascal(&case::of_parts(parts.iter().map(String::as_str)));
                // a place that is called like a component says what it is, in place of a number
                let kind = if self.given.contains(&name) { kind(resolved(api, &ty.shape)) } else { "" };
                Wanted::of(ty.at.as_str(), name + kind)
            }
            NameHint::Common(name) => self.common(ty, name),
        };
        Wanted { rank: Rank::of(ty) as u8, ..wanted }
    }

    /// By the name that all places share, and by what the type is made of where others share it, too.
    fn common<'t>(&self, ty: &'t Type, name: &'t str) -> Wanted<'t> {
        let content = content(&ty.shape);
        let (first, last) = if name.is_empty() { (None, kind(&ty.shape)) } else { (Some(name), "") };
        let long = |count| {
            let words = content.iter().take(count).map(String::as_str);
            let words = first.into_iter().chain(words);
            let words = words.chain(Some(last).filter(|last| !last.is_empty()));
            case::pascal(&case::of_parts(words))
        };
        let short = first.map(case::pascal).filter(|short| !self.ambiguous.contains(short));
        let names =
            short.into_iter().chain((MOST_WORDS..=content.len().clamp(MOST_WORDS, MOST_TO_TELL)).map(long));
        Wanted { names: names.collect(), ..Wanted::of(content.join(" "), String::new()) }
    }
}

/// The shape behind other names.
fn resolved<'t>(api: &'t Api, mut shape: &'t Shape) -> &'t Shape {
    for _ in 0..api.types.len() {
        let Shape::Alias(target) = shape else { break };
        shape = api.types.shape(target.id);
    }
    shape
}

/// How many members or values the name of a common type lists where its own name does not tell it from others.
const MOST_WORDS: usize = 2;

/// The same where others begin with the same ones.
const MOST_TO_TELL: usize = 4;

/// Names that several common types want: none of them gets it, so that one more changes nothing.
type Ambiguous = HashSet<String, RandomState>;

fn ambiguous(api: &Api) -> Ambiguous {
    let mut seen = Ambiguous::default();
    let names = api.types.iter().filter_map(|(_, ty)| match &ty.hint {
        NameHint::Common(name) => Some(case::pascal(name)),
        NameHint::Given(_) | NameHint::Derived(_) => None,
    });
    names.filter(|name| !seen.insert(name.clone())).collect()
}

/// What a type is called that has nothing but its content in common.
fn kind(shape: &Shape) -> &'static str {
    match shape {
        Shape::Enumeration(_) => "Value",
        Shape::Union(_) => "Choice",
        Shape::Record(_) => "Object",
        Shape::Scalar(_) | Shape::List(_) | Shape::Tuple(_) => "",
        Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => "",
    }
}

/// The words for what a type is made of: its members, its values, its variants.
fn content(shape: &Shape) -> Vec<String> {
    match shape {
        Shape::Record(record) => record.fields.iter().map(|field| field.wire.clone()).collect(),
        Shape::Enumeration(listed) => listed.variants.iter().map(|it| it.value.to_string()).collect(),
        Shape::Union(union) => union.variants.iter().filter_map(|case| case.hint.clone()).collect(),
        Shape::Scalar(_) | Shape::List(_) | Shape::Tuple(_) => Vec::new(),
        Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => Vec::new(),
    }
}

/// Who may choose first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Rank {
    /// The description names it.
    Given,
    /// It is an item of its own in any case.
    Item,
    /// It is spelled out where it stands, mostly.
    Other,
    /// Each place has another name for it.
    Common,
}

impl Rank {
    fn of(ty: &Type) -> Self {
        match (&ty.hint, &ty.shape) {
            (NameHint::Given(_), _) => Self::Given,
            (NameHint::Common(_), _) => Self::Common,
            (NameHint::Derived(_), Shape::Alias(_)) if ty.is_place => Self::Item,
            (NameHint::Derived(_), Shape::Record(_) | Shape::Enumeration(_) | Shape::Union(_)) => Self::Item,
            (NameHint::Derived(_), Shape::Own(Own::Newtype(_))) => Self::Item,
            (
                NameHint::Derived(_),
                Shape::Scalar(_)
                | Shape::List(_)
                | Shape::Tuple(_)
                | Shape::Map(_)
                | Shape::Alias(_)
                | Shape::Own(_)
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
                Wanted::of(text, cased.entry(text).or_insert_with(|| case::snake(text)).clone())
            });
            names.insert(id, scope.claim_all(&wanted.collect::<Vec<_>>()));
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
                (Some(text), _) | (None, Literal::Text(text)) => Wanted::of(text, case::pascal(text)),
                // `1.5` and `15` are not to differ by a number at the end alone
                (None, Literal::Number(text)) => {
                    Wanted::of(text, case::pascal(&text.replace('.', " point ")))
                }
                (None, value @ (Literal::Integer(_) | Literal::Boolean(_))) => {
                    let text = value.to_string();
                    let name = case::pascal(&text);
                    Wanted::of(text, name)
                }
            });
            names.insert(id, scope.claim_all(&wanted.collect::<Vec<_>>()));
        }
        if let Shape::Union(union) = &ty.shape {
            names.insert(id, cases(&api.types, union));
        }
    }
    names
}

/// What functions that ask for the variants of unions are called behind `is_`, `as_` and `into_`.
pub(super) fn stems(api: &Api, variants: &TypeMap<Vec<Ident>>) -> TypeMap<Vec<String>> {
    const BEFORE: &str = "is_";
    let mut stems = TypeMap::default();
    for (id, ty) in api.types.iter() {
        if let Shape::Union(_) = ty.shape {
            let mut scope = Scope::default();
            let asked = variants.get(id).into_iter().flatten().map(|name| {
                let asked = scope.claim(&[format!("{BEFORE}{}", case::snake(name.as_str()))]);
                asked.as_str().strip_prefix(BEFORE).unwrap_or_default().to_owned()
            });
            stems.insert(id, asked.collect());
        }
    }
    stems
}

/// Names of a union's variants: as the description has them, else by the kind of value.
fn cases(types: &Types, union: &Union) -> Vec<Ident> {
    let reserved = if union.several { reserved::VARIANTS_OF_SEVERAL } else { reserved::VARIANTS };
    let mut scope = Scope::new(reserved, "Value");
    let wanted = |case: &'_ Branch| match &case.hint {
        Some(hint) => (hint.clone(), case::pascal(hint)),
        None => (by_kind(types, case.ty.id).to_owned(), by_kind(types, case.ty.id).to_owned()),
    };
    let wanted = union.variants.iter().map(wanted).map(|(text, name)| Wanted::of(text, name));
    scope.claim_all(&wanted.collect::<Vec<_>>())
}

fn by_kind(types: &Types, mut id: TypeId) -> &'static str {
    for _ in 0..types.len() {
        return match types.shape(id) {
            Shape::Scalar(scalar) => of_scalar(*scalar),
            Shape::Enumeration(_) => "Listed",
            Shape::Record(_) | Shape::Map(_) => "Object",
            Shape::List(_) | Shape::Tuple(_) => "List",
            Shape::Union(_) => "OneOf",
            Shape::Any => "Any",
            Shape::Own(own) => match own.wire() {
                Wire::Scalar(scalar) => of_scalar(scalar),
                Wire::List => "List",
                Wire::Object => "Object",
                Wire::Any => "Any",
            },
            Shape::Alias(target) => {
                id = target.id;
                continue;
            }
        };
    }
    "Any"
}

fn of_scalar(scalar: Scalar) -> &'static str {
    match scalar {
        Scalar::Boolean => "Boolean",
        Scalar::Int32 | Scalar::Int64 | Scalar::Uint32 | Scalar::Uint64 => "Integer",
        Scalar::UnixTime => "UnixTime",
        Scalar::Float | Scalar::Double | Scalar::Number => "Number",
        Scalar::Text | Scalar::Secret => "Text",
        Scalar::Formatted(format) => format.name(),
    }
}
