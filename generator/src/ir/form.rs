//! Forms. In: the schema of a form and its encodings; out: how its fields are laid out, or its parts with what each carries.
//! It never lays a part out: the runtime does.

use super::text::Text;
use super::types::{TypeId, TypeUse};
use crate::tree::style::Style;

/// What a multipart body is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Multipart {
    /// The described parts of a form (`multipart/form-data` with the schema of an object).
    Form(PartForm),
    /// One of several such forms (with the schema of a union of objects).
    OneOf(Vec<FormVariant>),
    /// Whatever the caller puts into it.
    Free,
}

impl Multipart {
    /// The forms with described parts.
    pub fn forms(&self) -> Vec<&PartForm> {
        match self {
            Self::Form(form) => vec![form],
            Self::OneOf(variants) => variants.iter().map(|variant| &variant.form).collect(),
            Self::Free => Vec::new(),
        }
    }

    /// The forms with described parts, to be changed.
    pub fn forms_mut(&mut self) -> Vec<&mut PartForm> {
        match self {
            Self::Form(form) => vec![form],
            Self::OneOf(variants) => variants.iter_mut().map(|variant| &mut variant.form).collect(),
            Self::Free => Vec::new(),
        }
    }
}

/// One of several forms.
#[derive(Debug, Clone, PartialEq)]
pub struct FormVariant {
    /// What it would like to be called, where the description gives it a name.
    pub hint: Option<String>,
    /// The members that say which form it is, each with its value.
    pub tags: Vec<(String, String)>,
    /// The object whose members its parts are.
    pub of: TypeId,
    /// Its parts.
    pub form: PartForm,
}

/// A form with described parts.
#[derive(Debug, Clone, PartialEq)]
pub struct PartForm {
    /// What the description says of it.
    pub text: Text,
    /// The parts in the order of the description.
    pub parts: Vec<FormPart>,
    /// Whether parts may be there that nobody described.
    pub open: bool,
}

/// A part of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormPart {
    /// Its name on the wire.
    pub wire: String,
    /// What the description would like it to be called in code, where it says so (`x-rust-name`).
    pub hint: Option<String>,
    /// What it carries.
    pub content: PartContent,
    /// Whether it must be there.
    pub required: bool,
    /// Its media type, where the description names a single one.
    pub media_type: Option<String>,
    /// How it is laid out, where it is a form itself.
    pub layout: Option<PartLayout>,
    /// Its value in this form, which is one of several: that of a discriminator.
    pub named: Option<String>,
    /// Whether it may have headers of its own.
    pub headers: bool,
    /// What the description says of it.
    pub text: Text,
}

/// What a part carries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartContent {
    /// A file: bytes with a name and a media type.
    File,
    /// Files under one name.
    Files,
    /// A value: a text, a number, JSON.
    Value(TypeUse),
}

/// How a part is laid out that is a form itself.
#[derive(Debug, Clone, PartialEq)]
pub enum PartLayout {
    /// Its members are fields.
    Fields(Vec<Encoding>),
    /// Its members are parts; these have a form of their own.
    Parts(Vec<(String, InnerPart)>),
    /// Its items are parts without names: the first ones, and all others.
    Items(Vec<InnerPart>, Option<Box<InnerPart>>),
}

/// What a part in a part is written as.
#[derive(Debug, Clone, PartialEq)]
pub struct InnerPart {
    /// Its media type; empty where the description names none.
    pub media_type: String,
    /// How it is laid out, where it is a form itself.
    pub layout: Option<PartLayout>,
}

/// How a field of a form is laid out, where the description says so (OpenAPI 3.0.4, section 4.7.15).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoding {
    /// The name of the field.
    pub wire: String,
    /// How lists and objects are written.
    pub style: Style,
    /// Whether lists and objects repeat the name.
    pub explode: bool,
}
