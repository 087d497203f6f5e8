//! A value made from a schema. In: a schema; out: the same value every time, as valid as the keywords allow to tell.
//! It never runs without end: cycles, depth and the number of values are bounded.
//!
//! A value is made quickly first: each choice is looked at by itself. When the whole does not match, it is made again with
//! care, and what need not be there is left out where it is what does not match.

mod list;
mod object;

use super::flat::{Flat, flat};
use super::{number, text};
use crate::description::{Description, flag};
use crate::json;
use crate::schema::{Direction, check_towards, equality};
use crate::violation::At;
use clientwright::unstable::tree::Node;

/// Members that need not be there are left out below this depth.
const OPTIONAL_DEPTH: usize = 5;
/// Nothing is made below this depth.
const DEPTH: usize = 40;
/// Values made in one go; after that only what is required.
const VALUES: usize = 5_000;
/// After so many values nothing more is made, required or not: lists of lists of lists grow fast.
const MOST: usize = 50_000;
/// Combinations of alternatives that are tried.
const CHOICES: usize = 32;
/// The same below the depth where only required members are made.
const FEW_CHOICES: usize = 4;
/// Elements of a list, however many it asks for.
const ELEMENTS: usize = 100;

/// How much of a value is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extent {
    /// What the description shows where it shows something, else every member.
    Shown,
    /// Every member, whatever examples of whole objects and lists say.
    All,
    /// Only what is required.
    Required,
    /// Every member, as null where that is allowed.
    Nulls,
}

/// How a value is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Care {
    /// Only what was chosen among alternatives is checked.
    Quick,
    /// Each object and list is checked.
    Thorough,
}

/// One value in the making.
#[derive(Debug)]
pub(crate) struct Synthesis<'a> {
    description: &'a Description,
    direction: Direction,
    extent: Extent,
    care: Care,
    following: Vec<&'a str>,
    /// The references that were followed before those that stand open are followed once more.
    again: Option<Vec<&'a str>>,
    depth: usize,
    made: usize,
}

impl<'a> Synthesis<'a> {
    pub(crate) fn new(description: &'a Description, direction: Direction) -> Self {
        Self {
            description,
            direction,
            extent: Extent::Shown,
            care: Care::Quick,
            following: Vec::new(),
            again: None,
            depth: 0,
            made: 0,
        }
    }

    /// The same, to another extent.
    pub(crate) fn with_extent(self, extent: Extent) -> Self {
        Self { extent, ..self }
    }

    /// Makes a value of one of the alternatives of a schema's outermost choice; the first one is 0.
    pub(crate) fn alternative(&mut self, schema: &'a Node, choice: usize) -> Option<Node> {
        self.with_care(schema, |synthesis| synthesis.chosen(&[schema], choice).0)
    }

    /// Makes a value of a schema.
    pub(crate) fn value(&mut self, schema: &'a Node) -> Node {
        self.with_care(schema, |synthesis| synthesis.made_of(&[schema])).unwrap_or(Node::Null)
    }

    /// Makes a value quickly, and with care when it does not match.
    fn with_care(&mut self, schema: &'a Node, make: impl Fn(&mut Self) -> Option<Node>) -> Option<Node> {
        let quick = make(self)?;
        if self.fits(&[schema], &quick) {
            return Some(quick);
        }
        self.made = 0;
        self.care = Care::Thorough;
        let thorough = make(self);
        self.care = Care::Quick;
        thorough.or(Some(quick))
    }

    /// Makes a value that matches all of these schemas; `None` where only a cycle would lead further. Of the combinations of
    /// alternatives the first is taken of which the value matches: a value of one alternative may match others too, and
    /// `oneOf` allows only one.
    fn made_of(&mut self, schemas: &[&'a Node]) -> Option<Node> {
        let is_nullable = || schemas.iter().all(|it| flag(self.description.resolve(it), "nullable"));
        if self.extent == Extent::Nulls && self.depth > 0 && is_nullable() && self.fits(schemas, &Node::Null)
        {
            return Some(Node::Null);
        }
        let (first, combinations) = self.chosen(schemas, 0);
        if combinations < 2 || first.as_ref().is_some_and(|value| self.fits(schemas, value)) {
            return first;
        }
        let most = if self.depth > OPTIONAL_DEPTH { FEW_CHOICES } else { CHOICES };
        for choice in 1..combinations.min(most) {
            if self.made > VALUES {
                break;
            }
            let (other, _) = self.chosen(schemas, choice);
            if other.as_ref().is_some_and(|value| self.fits(schemas, value)) {
                return other;
            }
        }
        // of texts and texts that may be null, null is the one value that only one of them allows
        if self.fits(schemas, &Node::Null) { Some(Node::Null) } else { first }
    }

    fn fits(&self, schemas: &[&'a Node], value: &Node) -> bool {
        self.wrong(schemas, value) == 0
    }

    /// How many violations a value has.
    fn wrong(&self, schemas: &[&'a Node], value: &Node) -> usize {
        let wrong = |schema: &&Node| {
            check_towards(self.description, self.direction, (schema, value), At::Root("")).len()
        };
        schemas.iter().map(wrong).sum()
    }

    /// Makes a value of one of the combinations of alternatives; how many there are stands beside it.
    fn chosen(&mut self, schemas: &[&'a Node], choice: usize) -> (Option<Node>, usize) {
        self.made += 1;
        if self.depth >= DEPTH || self.made > MOST {
            return (None, 0);
        }
        let flat = flat(self.description, schemas, &self.following, choice);
        if flat.cyclic && kind(&flat) == "any" && flat.listed.is_empty() {
            return (None, flat.combinations);
        }
        if let Some(said) = self.said(&flat, schemas) {
            return (Some(said), flat.combinations);
        }
        let before = std::mem::replace(&mut self.following, flat.followed.clone());
        self.depth += 1;
        let mut value = self.of_type(&flat);
        if self.care == Care::Thorough {
            self.prune(schemas, &flat, &mut value);
        }
        self.depth -= 1;
        self.following = before;
        (Some(value), flat.combinations)
    }

    /// What the schemas say themselves: an example or default if it matches, the first of their values that does.
    fn said(&self, flat: &Flat<'a>, schemas: &[&'a Node]) -> Option<Node> {
        let is_scalar = !matches!(kind(flat), "object" | "array" | "any");
        if self.extent != Extent::Shown && !is_scalar && flat.listed.is_empty() {
            return None;
        }
        let fits = |value: &&Node| !matches!(value, Node::Null) && self.fits(schemas, value);
        let first = flat.get("examples").and_then(Node::as_sequence).and_then(<[Node]>::first);
        let candidates = [flat.get("example"), first, flat.get("default")].into_iter().flatten();
        let listed = || flat.listed.iter().min_by_key(|values| values.len()).copied().unwrap_or_default();
        let is_common = |value: &&Node| {
            flat.listed.iter().all(|values| values.iter().any(|known| equality::equal(known, value)))
        };
        let said = candidates.clone().find(fits);
        let said = said.or_else(|| listed().iter().filter(is_common).find(fits));
        let any = || listed().iter().find(|value| !matches!(value, Node::Null)).or(listed().first());
        match said.or_else(any)? {
            value @ (Node::Bool(_) | Node::Number(_)) if kind(flat) == "string" => {
                Some(Node::String(json::text(value)))
            }
            value => Some(value.clone()),
        }
    }

    fn of_type(&mut self, flat: &Flat<'a>) -> Node {
        match kind(flat) {
            "string" | "file" => Node::String(text::text(flat)),
            "integer" | "number" => Node::Number(number::number(flat)),
            "boolean" => Node::Bool(true),
            "array" => self.list(flat),
            "object" => self.object(flat),
            _ => Node::Null,
        }
    }
}

/// The type to make: the one the schema names, else the one that its keywords speak of.
fn kind<'a>(flat: &Flat<'a>) -> &'a str {
    let holder = flat.get("type");
    let named = match holder {
        Some(Node::String(kind)) => Some(kind.as_str()),
        Some(Node::Sequence(kinds)) => kinds.iter().filter_map(Node::as_str).find(|kind| *kind != "null"),
        Some(Node::Null | Node::Bool(_) | Node::Number(_) | Node::Mapping(_)) | None => None,
    };
    let spoken = [
        ("items", "array"),
        ("additionalProperties", "object"),
        ("pattern", "string"),
        ("minLength", "string"),
        ("format", "string"),
        ("minimum", "number"),
        ("maximum", "number"),
    ];
    named.unwrap_or_else(|| {
        if !flat.properties.is_empty() || !flat.required.is_empty() {
            return "object";
        }
        spoken.iter().find(|(keyword, _)| flat.get(keyword).is_some()).map_or("any", |(_, kind)| kind)
    })
}

#[cfg(test)]
mod tests;
