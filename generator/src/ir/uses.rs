//! Which types a thing names. In: a shape, a body; out: the uses of types in it, in their order.
//! It never follows them.

use super::body::Payload;
use super::form::{FormPart, PartContent};
use super::items::{ItemType, Items};
use super::operation::Operation;
use super::types::{Additional, Shape, TypeUse};
use super::xml::XmlBody;

impl Shape {
    /// The types that it names.
    pub fn uses(&self) -> Vec<TypeUse> {
        match self {
            Self::Record(record) => {
                let additional = match record.additional {
                    Additional::Kept(used) => Some(used),
                    Additional::Skipped => None,
                };
                record.fields.iter().map(|field| field.ty).chain(additional).collect()
            }
            Self::Union(union) => union.variants.iter().map(|case| case.ty).collect(),
            Self::List(used) | Self::Map(used) | Self::Alias(used) => vec![*used],
            Self::Tuple(items) => items.clone(),
            Self::Scalar(_) | Self::Enumeration(_) | Self::Own(_) | Self::Any => Vec::new(),
        }
    }

    /// The types that it names, to be changed.
    pub fn uses_mut(&mut self) -> Vec<&mut TypeUse> {
        match self {
            Self::Record(record) => {
                let additional = match &mut record.additional {
                    Additional::Kept(used) => Some(used),
                    Additional::Skipped => None,
                };
                record.fields.iter_mut().map(|field| &mut field.ty).chain(additional).collect()
            }
            Self::Union(union) => union.variants.iter_mut().map(|case| &mut case.ty).collect(),
            Self::List(used) | Self::Map(used) | Self::Alias(used) => vec![used],
            Self::Tuple(items) => items.iter_mut().collect(),
            Self::Scalar(_) | Self::Enumeration(_) | Self::Own(_) | Self::Any => Vec::new(),
        }
    }
}

impl Payload {
    /// The types that it carries.
    pub fn uses(&self) -> Vec<TypeUse> {
        match self {
            Self::Json(used) | Self::Form(used, _) | Self::Xml(XmlBody { used, .. }) => vec![*used],
            Self::Items(Items { item: ItemType::Json(used) | ItemType::Event(used, _), .. }) => vec![*used],
            Self::Multipart(multipart) => {
                let parts = multipart.forms().into_iter().flat_map(|form| &form.parts);
                parts.filter_map(FormPart::used).collect()
            }
            Self::Items(Items { item: ItemType::Text, .. }) | Self::Text | Self::Binary => Vec::new(),
        }
    }

    /// The types that it carries, to be changed.
    pub fn uses_mut(&mut self) -> Vec<&mut TypeUse> {
        match self {
            Self::Json(used) | Self::Form(used, _) | Self::Xml(XmlBody { used, .. }) => vec![used],
            Self::Items(Items { item: ItemType::Json(used) | ItemType::Event(used, _), .. }) => vec![used],
            Self::Multipart(multipart) => {
                let parts = multipart.forms_mut().into_iter().flat_map(|form| &mut form.parts);
                parts.filter_map(FormPart::used_mut).collect()
            }
            Self::Items(Items { item: ItemType::Text, .. }) | Self::Text | Self::Binary => Vec::new(),
        }
    }
}

impl FormPart {
    fn used(&self) -> Option<TypeUse> {
        match self.content {
            PartContent::Value(used) => Some(used),
            PartContent::File | PartContent::Files => None,
        }
    }

    fn used_mut(&mut self) -> Option<&mut TypeUse> {
        match &mut self.content {
            PartContent::Value(used) => Some(used),
            PartContent::File | PartContent::Files => None,
        }
    }
}

impl Operation {
    /// The types of what is sent, to be changed.
    pub fn sent_mut(&mut self) -> Vec<&mut TypeUse> {
        let mut sent: Vec<&mut TypeUse> = self.arguments.iter_mut().map(|it| &mut it.ty).collect();
        for content in self.body.iter_mut().flat_map(|body| &mut body.content) {
            sent.extend(content.payload.uses_mut());
            sent.extend(content.also.iter_mut().flat_map(|(_, payload)| payload.uses_mut()));
        }
        sent
    }

    /// The types of what is sent.
    pub fn sent(&self) -> Vec<TypeUse> {
        let mut sent: Vec<TypeUse> = self.arguments.iter().map(|argument| argument.ty).collect();
        for content in self.body.iter().flat_map(|body| &body.content) {
            sent.extend(content.payload.uses());
            sent.extend(content.also.iter().flat_map(|(_, payload)| payload.uses()));
        }
        sent
    }

    /// The types of what may be answered.
    pub fn received(&self) -> Vec<TypeUse> {
        let mut received = Vec::new();
        for response in &self.responses {
            for content in &response.content {
                received.extend(content.payload.uses());
            }
            received.extend(response.headers.iter().map(|header| header.ty));
        }
        received
    }
}
