//! Types: an arena of shapes that refer to each other by id. In: schemas; out: records, lists, maps, enumerations.
//! It never nests: a type inside a type is an id, so cycles are ordinary.

use super::limits::Limits;
use super::own::Own;
use super::scalar::Scalar;
use super::text::{NameHint, Text};
use super::type_form::TypeForm;
use crate::source::Pointer;

/// The id of a type in [`Types`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TypeId(pub(crate) u32);

impl TypeId {
    /// The id of a place in the arena.
    pub(crate) fn of_index(index: usize) -> Self {
        Self(u32::try_from(index).unwrap_or(u32::MAX))
    }

    /// Its place in the arena.
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }
}

/// All types of an API. Ids of component schemas are reserved before any is filled.
#[derive(Debug, Clone, Default)]
pub struct Types {
    items: Vec<Type>,
}

impl Types {
    /// Reserves a place; its shape is [`Shape::Any`] until [`Types::fill`] is called.
    pub fn reserve(&mut self, hint: NameHint, at: Pointer) -> TypeId {
        let id = TypeId::of_index(self.items.len());
        self.items.push(Type {
            hint,
            at,
            text: Text::default(),
            shape: Shape::Any,
            limits: Limits::default(),
            derives: Vec::new(),
            form_of: None,
            is_place: false,
        });
        id
    }

    /// Says which values of a type are meant.
    pub fn limit(&mut self, id: TypeId, limits: Limits) {
        if let Some(slot) = self.items.get_mut(id.index()) {
            slot.limits = limits;
        }
    }

    /// Adds to what a type derives.
    pub fn derive(&mut self, id: TypeId, more: Vec<String>) {
        if let Some(slot) = self.items.get_mut(id.index()) {
            slot.derives.extend(more);
            slot.derives.sort_unstable();
            slot.derives.dedup();
        }
    }

    /// Adds a form of a type, which is equal to it so far; `None` for an id of another arena.
    pub fn add_form(&mut self, of: TypeId, form: TypeForm) -> Option<TypeId> {
        let hint = self.get(of)?.hint.with(form.word());
        let form = Type { hint, form_of: Some((form, of)), ..self.get(of)?.clone() };
        let id = TypeId::of_index(self.items.len());
        self.items.push(form);
        Some(id)
    }

    /// Gives a reserved type its text and shape.
    pub fn fill(&mut self, id: TypeId, text: Text, shape: Shape) {
        if let Some(slot) = self.items.get_mut(id.index()) {
            slot.text = text;
            slot.shape = shape;
        }
    }

    /// Makes a type the name that one place has for another type.
    pub fn name_only(&mut self, id: TypeId, text: Text, of: TypeUse) {
        self.fill(id, text, Shape::Alias(of));
        if let Some(slot) = self.items.get_mut(id.index()) {
            slot.is_place = true;
        }
    }

    /// The shape behind an id, to be changed; `None` for an id of another arena.
    pub fn shape_mut(&mut self, id: TypeId) -> Option<&mut Shape> {
        self.items.get_mut(id.index()).map(|item| &mut item.shape)
    }

    /// All records, to be changed.
    pub fn records_mut(&mut self) -> impl Iterator<Item = &mut Record> {
        self.items.iter_mut().filter_map(|item| match &mut item.shape {
            Shape::Record(record) => Some(record),
            Shape::Scalar(_) | Shape::Enumeration(_) | Shape::Union(_) | Shape::List(_) => None,
            Shape::Tuple(_) | Shape::Map(_) | Shape::Alias(_) | Shape::Own(_) | Shape::Any => None,
        })
    }

    /// The type behind an id; `None` for an id of another arena.
    pub fn get(&self, id: TypeId) -> Option<&Type> {
        self.items.get(id.index())
    }

    /// The shape behind an id; an id of another arena counts as [`Shape::Any`].
    pub fn shape(&self, id: TypeId) -> &Shape {
        self.get(id).map_or(&Shape::Any, |item| &item.shape)
    }

    /// All types with their ids, in the order of reservation.
    pub fn iter(&self) -> impl Iterator<Item = (TypeId, &Type)> {
        self.items.iter().enumerate().map(|(index, item)| (TypeId::of_index(index), item))
    }

    /// How many types there are.
    pub fn len(&self) -> usize {
        self.items.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.items.is_empty()
    }
}

/// One type.
#[derive(Debug, Clone, PartialEq)]
pub struct Type {
    /// What it would like to be called.
    pub hint: NameHint,
    /// Where its schema stands.
    pub at: Pointer,
    /// What the description says of it.
    pub text: Text,
    /// What it is.
    pub shape: Shape,
    /// Which of its values are meant.
    pub limits: Limits,
    /// What it derives beside what all do, as the settings say: `Eq`, `schemars::JsonSchema`.
    pub derives: Vec<String>,
    /// Where this is a form of another type: which one, and of which type.
    pub form_of: Option<(TypeForm, TypeId)>,
    /// Whether this is the name that one place has for a type of several places.
    pub is_place: bool,
}

/// What a type is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Shape {
    /// A single value: text, number, boolean.
    Scalar(Scalar),
    /// An object with members known by name.
    Record(Record),
    /// One of a list of values.
    Enumeration(Enumeration),
    /// One of several types.
    Union(Union),
    /// An array.
    List(TypeUse),
    /// An array of so many items, each of a type of its own: two at the least, twelve at the most.
    Tuple(Vec<TypeUse>),
    /// An object whose members are all alike.
    Map(TypeUse),
    /// Another name for a type.
    Alias(TypeUse),
    /// A type that the user chose.
    Own(Own),
    /// Any JSON value.
    Any,
}

impl Shape {
    /// The single value that it is on the wire, whatever type it has; `None` of a list of values, too.
    pub fn scalar(&self) -> Option<Scalar> {
        match self {
            Self::Scalar(scalar) => Some(*scalar),
            Self::Own(own) => own.scalar(),
            Self::Record(_) | Self::Enumeration(_) | Self::Union(_) | Self::List(_) => None,
            Self::Tuple(_) | Self::Map(_) | Self::Alias(_) | Self::Any => None,
        }
    }
}

/// A type where it is used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TypeUse {
    /// Which type.
    pub id: TypeId,
    /// Whether `null` may stand in its place.
    pub nullable: bool,
}

/// An object with members known by name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Record {
    /// Its members in the order of the description.
    pub fields: Vec<Field>,
    /// What becomes of members that nobody described.
    pub additional: Additional,
}

/// What becomes of members that nobody described.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Additional {
    /// They are skipped (`additionalProperties` absent or false).
    Skipped,
    /// They are kept, each of this type (`additionalProperties` true or a schema).
    Kept(TypeUse),
}

/// A member of a record.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Field {
    /// Its name on the wire.
    pub wire: String,
    /// What the description would like it to be called in code, where it says so (`x-rust-name`).
    pub hint: Option<String>,
    /// Its type.
    pub ty: TypeUse,
    /// Whether it must be there.
    pub required: bool,
    /// Which way it travels.
    pub access: Access,
    /// What it is when it is absent, as JSON, where settings ask for that.
    pub filled: Option<String>,
    /// The text that it is in this record, which is one of several subtypes: the value of a discriminator.
    pub named: Option<String>,
    /// What the description says of it.
    pub text: Text,
    /// Where it stands.
    pub at: Pointer,
}

/// Which way a member travels (OpenAPI 3.0.4, section 4.7.24: `readOnly`, `writeOnly`).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Access {
    /// Both ways.
    ReadWrite,
    /// In answers: it should not be sent.
    ReadOnly,
    /// In requests: it is never in an answer.
    WriteOnly,
}

/// One of a list of values; other values are kept, not refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Enumeration {
    /// What its values have in common.
    pub listing: Listing,
    /// The values in the order of the description, without `null`.
    pub variants: Vec<Variant>,
}

/// What the values of an enumeration have in common, those it does not list among them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Listing {
    /// All are texts.
    Texts,
    /// All are integers of 64 bits.
    Integers,
    /// Nothing.
    Values,
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Variant {
    /// The value on the wire.
    pub value: Literal,
    /// What the description would like it to be called, where it says so (`x-enum-varnames`).
    pub hint: Option<String>,
    /// What the description says of it.
    pub text: Text,
}

/// A value an enumeration lists.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Literal {
    /// A text.
    Text(String),
    /// An integer of 64 bits.
    Integer(i64),
    /// Any other number, as its JSON text: `1.5`.
    Number(String),
    /// `true` or `false`.
    Boolean(bool),
}

impl std::fmt::Display for Literal {
    /// The text of a text; of everything else its JSON.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) | Self::Number(text) => f.write_str(text),
            Self::Integer(value) => write!(f, "{value}"),
            Self::Boolean(value) => write!(f, "{value}"),
        }
    }
}

/// One of several types; a value that fits none of them is kept, not refused.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Union {
    /// The types in the order of the description, each once; `null` is none of them.
    pub variants: Vec<Branch>,
    /// The member whose value says which it is, where the description names one.
    pub discriminator: Option<String>,
    /// The index of the variant that is meant where that member is missing, or has a value that is not described.
    pub fallback: Option<usize>,
    /// The index of the variant that has the members which all others have as well: the own form of a base, whose subtypes
    /// these are.
    pub common: Option<usize>,
    /// Whether a value may be several of them at once: the description says `anyOf`, and no member says which it is.
    pub several: bool,
}

/// One of the types of a union.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Branch {
    /// The type.
    pub ty: TypeUse,
    /// The values of the discriminator that stand for it.
    pub values: Vec<String>,
    /// What it would like to be called, where the description gives it a name.
    pub hint: Option<String>,
    /// What the description says of it.
    pub text: Text,
}
