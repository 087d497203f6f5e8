//! Objects. In: the keywords and properties of an object; out: its members, and what of them need not be there left out where it
//! does not match. It never leaves out a required member.

use super::{Care, ELEMENTS, Extent, OPTIONAL_DEPTH, Synthesis, VALUES};
use crate::example::flat::Flat;
use crate::schema::object;
use clientwright::unstable::tree::{Members, Node};

impl<'a> Synthesis<'a> {
    pub(super) fn object(&mut self, flat: &Flat<'a>) -> Node {
        let mut members = Members::default();
        let most = flat.count("maxProperties").unwrap_or(usize::MAX);
        for (name, schemas) in &flat.properties {
            if members.len() < most.max(flat.required.len())
                && let Some(value) = self.member(flat, name, schemas)
            {
                members.insert((*name).to_owned(), value);
            }
        }
        for name in &flat.required {
            if !flat.properties.contains_key(name) {
                members.insert((*name).to_owned(), self.undescribed(flat).unwrap_or(Node::Null));
            }
        }
        for (name, value) in &flat.fixed {
            members.insert((*name).to_owned(), value.clone());
        }
        let least = flat.count("minProperties").unwrap_or(0).min(ELEMENTS);
        // what is described comes before what is not
        for (name, schemas) in &flat.properties {
            if members.len() >= least {
                break;
            }
            if !members.contains_key(name)
                && self.travels(schemas)
                && let Some(value) = self.made_of(schemas)
            {
                members.insert((*name).to_owned(), value);
            }
        }
        for number in members.len()..least.max(usize::from(self.is_map(flat))) {
            let Some(value) = self.undescribed(flat) else { break };
            members.insert(format!("key{}", number + 1), value);
        }
        Node::Mapping(members)
    }

    /// A described member; `None` when it is to be left out.
    fn member(&mut self, flat: &Flat<'a>, name: &str, schemas: &[&'a Node]) -> Option<Node> {
        if !self.travels(schemas) {
            return None;
        }
        let required = flat.required.contains(&name);
        if !required && self.extent == Extent::Required {
            return None;
        }
        if !required && (self.depth > OPTIONAL_DEPTH || self.made > VALUES) {
            return None;
        }
        match self.made_of(schemas) {
            None if required => Some(self.once_more(schemas).unwrap_or(Node::Null)),
            Some(made) if !required && self.care == Care::Thorough && !self.fits(schemas, &made) => None,
            made => made,
        }
    }

    /// A required member of a schema that stands open. It may stand open as a part of the object, which is not a cycle: it is
    /// followed once more.
    fn once_more(&mut self, schemas: &[&'a Node]) -> Option<Node> {
        if self.again.is_some() {
            return None;
        }
        self.again = Some(std::mem::take(&mut self.following));
        let made = self.made_of(schemas);
        self.following = self.again.take().unwrap_or_default();
        made
    }

    /// Whether a member may be there in this direction.
    fn travels(&self, schemas: &[&'a Node]) -> bool {
        schemas.iter().all(|schema| object::travels(self.description, self.direction, schema))
    }

    /// Whether it is a map: no properties, but members of some schema.
    fn is_map(&self, flat: &Flat<'a>) -> bool {
        let described =
            matches!(flat.get("additionalProperties"), Some(Node::Mapping(schema)) if !schema.is_empty());
        described && flat.properties.is_empty() && self.depth <= OPTIONAL_DEPTH
    }

    /// A member that only `additionalProperties` describes.
    fn undescribed(&mut self, flat: &Flat<'a>) -> Option<Node> {
        match flat.get("additionalProperties") {
            Some(schema @ Node::Mapping(members)) if !members.is_empty() => self.made_of(&[schema]),
            Some(_) | None => Some(Node::String("string".to_owned())),
        }
    }

    /// Leaves out, one by one, the members and elements without which less is wrong.
    pub(super) fn prune(&self, schemas: &[&'a Node], flat: &Flat<'a>, value: &mut Node) {
        let mut wrong = self.wrong(schemas, value);
        let places = match value {
            Node::Mapping(members) => members.len(),
            Node::Sequence(items) => items.len(),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => 0,
        };
        for place in (0..places).rev() {
            if wrong == 0 || self.made > VALUES {
                return;
            }
            let Some(less) = without(flat, value, place) else { continue };
            let left = self.wrong(schemas, &less);
            if left < wrong {
                (*value, wrong) = (less, left);
            }
        }
    }
}

/// A value without the member or the element of a place; `None` when it is required.
fn without(flat: &Flat<'_>, value: &Node, place: usize) -> Option<Node> {
    let mut less = value.clone();
    match &mut less {
        Node::Mapping(members) => {
            let name = members.keys().nth(place)?.clone();
            if flat.required.contains(&name.as_str()) || flat.fixed.iter().any(|(fixed, _)| *fixed == name) {
                return None;
            }
            members.remove(&name)?;
        }
        Node::Sequence(items) => {
            items.remove(place);
        }
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => return None,
    }
    Some(less)
}
