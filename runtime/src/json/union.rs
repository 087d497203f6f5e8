//! Values that are one of several types.
//!
//! In comes a JSON value and a table of what each variant looks like; out goes the variant that fits best, or the value as
//! it is where none does. It never refuses a value that is JSON: a server may know more variants than the description did.

use std::borrow::Cow;

use super::model::{Model, Parts};
use super::reader::{Integral, integral};
use super::{Fault, Json, Peek, Reader, Writer, place};
use crate::formats::Format;

/// How many times the length of the text may be read in vain before choices are given up: without a bound, variants
/// inside of variants that all fail at their end would take time exponential in the depth.
const MOST_WASTE: usize = 32;

/// What the variants of a union look like on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnionTable {
    /// The name of the type, for people.
    pub name: &'static str,
    /// The member whose value names the variant, if there is one.
    pub discriminator: Option<&'static str>,
    /// The variants, in the order of the indices.
    pub cases: &'static [UnionCase],
    /// The index of the variant that is meant where the discriminator is missing, or has a value that nobody described.
    pub fallback: Option<usize>,
}

/// What one variant of a union looks like on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnionCase {
    /// The kinds of JSON value it can be.
    pub kinds: &'static [Kind],
    /// The values of the discriminator that name it.
    pub tags: &'static [&'static str],
    /// What it can be where it is no list or object: texts, and the JSON of numbers and booleans; empty: anything.
    pub values: &'static [&'static str],
    /// Members that have one value only.
    pub constants: &'static [(&'static str, &'static str)],
    /// The names of its members.
    pub members: &'static [&'static str],
    /// The names of those that must be there.
    pub required: &'static [&'static str],
}

/// A kind of JSON value (RFC 8259 section 3), or a text of a format.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Any value.
    Any,
    /// `true` or `false`
    Boolean,
    /// A number without a fraction.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
    /// A string that should be of a format.
    Format(Format),
    /// An array.
    List,
    /// An object.
    Object,
}

impl<'a> Reader<'a> {
    /// Reads one of several types: by the discriminator where there is one, else by what fits best: of the variants that
    /// can be read, the one that leaves no member out, or the fewest.
    ///
    /// # Errors
    /// A [`Fault`] when the text is not JSON.
    pub(super) fn union(
        &mut self,
        first: Peek,
        union: &mut dyn Parts,
        table: &'static UnionTable,
    ) -> Result<(), Fault> {
        // every attempt begins with a blank value of its own
        self.stale = false;
        let start = self.mark();
        let seen = Seen::look(first, self, table)?;
        let before = self.skipped;
        // the variant that skips the fewest members, and how many; the last one that was read
        let (mut best, mut last) = (None, None);
        for index in seen.candidates(table) {
            self.reset(&start);
            if self.wasted > self.length().saturating_mul(MOST_WASTE) {
                break;
            }
            self.skipped = before;
            if union.read_part(index, first, self).is_ok() {
                let skipped = self.skipped - before;
                last = Some(index);
                if best.is_none_or(|(_, fewest)| skipped < fewest) {
                    best = Some((index, skipped));
                }
                if skipped == 0 {
                    break;
                }
            }
            self.wasted += self.offset().saturating_sub(start.offset());
        }
        if best.is_some_and(|(index, skipped)| skipped == 0 && last == Some(index)) {
            return Ok(());
        }
        self.reset(&start);
        self.skipped = before;
        self.stale = false;
        union.read_part(best.map_or(usize::MAX, |(index, _)| index), first, self)
    }

    /// Reads a value that is there, whatever it is: a null is one of the type's own.
    ///
    /// # Errors
    /// The fault of the value's type.
    pub fn some<T: Json>(&mut self, first: Peek, place: &mut Option<T>) -> Result<(), Fault> {
        place::some(place);
        place.as_mut().map_or(Ok(()), |value| value.read(first, self))
    }

    /// Reads a value and puts it where it belongs, as one of the variants there. A large one is read apart from the stack.
    ///
    /// # Errors
    /// The fault of the value's type.
    pub fn case<T: Json, U>(&mut self, first: Peek, union: &mut U, wrap: fn(T) -> U) -> Result<(), Fault> {
        place::case(self, first, union, wrap)
    }

    /// Reads a value of its own.
    ///
    /// # Errors
    /// The fault of the value's type.
    pub fn value<T: Json>(&mut self, first: Peek) -> Result<T, Fault> {
        place::value(self, first)
    }
}

impl Writer {
    /// Appends an object that says which variant of a union it is, unless it says so itself.
    pub fn tagged<T: Model>(&mut self, name: &'static str, tag: &'static str, record: &T) {
        let outer = self.open();
        record.write_parts(self);
        self.tag(name, tag);
        self.close(outer);
    }

    fn tag(&mut self, name: &'static str, tag: &'static str) {
        if !self.has_member(name) {
            self.entry(name, &Tag(tag));
        }
    }
}

struct Tag(&'static str);

impl Json for Tag {
    fn blank() -> Self {
        Self("")
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.skip(first)
    }

    fn write(&self, writer: &mut Writer) {
        writer.text(self.0);
    }
}

/// What is to be seen of a value before it is read.
struct Seen<'a> {
    kind: Option<Kind>,
    /// the text of a string, the JSON of a number or a boolean
    text: Option<Cow<'a, str>>,
    /// the members of an object, with the texts of those that matter, as above
    members: Vec<(Cow<'a, str>, Option<Cow<'a, str>>)>,
}

impl<'a> Seen<'a> {
    fn look(first: Peek, reader: &mut Reader<'a>, table: &UnionTable) -> Result<Self, Fault> {
        let mut seen = Self { kind: None, text: None, members: Vec::new() };
        let start = reader.offset();
        match first.0 {
            b'"' => {
                seen.text = Some(reader.text(first)?);
                seen.kind = Some(Kind::Text);
            }
            b'{' => {
                seen.look_inside(first, reader, table)?;
                seen.kind = Some(Kind::Object);
            }
            b'[' => seen.kind = Some(Kind::List),
            b't' | b'f' => {
                reader.skip(first)?;
                seen.text = Some(reader.since(start).into());
                seen.kind = Some(Kind::Boolean);
            }
            b'-' | b'0'..=b'9' => {
                reader.skip(first)?;
                let text = reader.since(start);
                seen.text = Some(text.into());
                seen.kind = Some(if is_integer(text) { Kind::Integer } else { Kind::Number });
            }
            _ => {}
        }
        Ok(seen)
    }

    fn look_inside(&mut self, first: Peek, reader: &mut Reader<'a>, table: &UnionTable) -> Result<(), Fault> {
        let mut more = reader.first_member(first)?;
        while more {
            let name = reader.name()?;
            let value = reader.member_value()?;
            let matters = matters(table, &name);
            let text = if value.0 == b'"' && matters {
                Some(reader.text(value)?)
            } else {
                let start = reader.offset();
                reader.skip(value).map_err(|fault| fault.in_member(&name))?;
                let single = matters && matches!(value.0, b't' | b'f' | b'-' | b'0'..=b'9');
                single.then(|| reader.since(start).into())
            };
            self.members.push((name, text));
            more = reader.next_member()?;
        }
        Ok(())
    }

    /// The variants that can be meant, the likeliest first.
    fn candidates(&self, table: &UnionTable) -> Vec<usize> {
        let tag = table.discriminator.and_then(|name| self.text_of(name));
        let is_known = |tag| table.cases.iter().any(|case| case.tags.contains(&tag));
        if let Some(fallback) = table.fallback.filter(|_| !tag.is_some_and(is_known)) {
            return vec![fallback];
        }
        if let Some(tag) = tag {
            let named = |case: &UnionCase| case.tags.contains(&tag);
            return (0..).zip(table.cases).filter(|(_, case)| named(case)).map(|(index, _)| index).collect();
        }
        let mut ranked: Vec<_> =
            (0..).zip(table.cases).filter_map(|(index, case)| Some((self.rank(case)?, index))).collect();
        // equal ranks stay in the order of the description
        ranked.sort_by(|(one, _), (other, _)| other.cmp(one));
        ranked.into_iter().map(|(_, index)| index).collect()
    }

    /// How well a variant fits; none when it cannot be meant.
    fn rank(&self, case: &UnionCase) -> Option<Rank> {
        let kind = self.kind?;
        let exact = case.kinds.contains(&kind);
        let wide = case.kinds.iter().any(|other| is_wide(kind, *other));
        let listed = self.text.as_deref().is_some_and(|text| {
            case.values.contains(&text)
                || (kind == Kind::Text && case.kinds.iter().any(|kind| kind.fits(text)))
        });
        let lists = self.text.is_some() && !case.values.is_empty();
        let contradicted = case
            .constants
            .iter()
            .any(|(name, value)| self.text_of(name).map_or_else(|| self.has(name), |text| text != *value));
        let complete = kind != Kind::Object || case.required.iter().all(|name| self.has(name));
        if !(exact || wide) || (lists && !listed) || contradicted || !complete {
            return None;
        }
        let constants = case.constants.iter().filter(|(name, _)| self.has(name)).count();
        let known = self.members.iter().filter(|(name, _)| case.members.contains(&&**name)).count();
        let unknown = self.members.len() - known;
        Some((listed, exact, constants, known, std::cmp::Reverse(unknown)))
    }

    fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(known, _)| known == name)
    }

    /// The text of a member; of one that comes twice, the last one, as records take it.
    fn text_of(&self, name: &str) -> Option<&str> {
        self.members.iter().rev().find(|(known, _)| known == name)?.1.as_deref()
    }
}

impl Kind {
    /// Whether it is a format that a text is of.
    fn fits(self, text: &str) -> bool {
        matches!(self, Self::Format(format) if format.fits(text))
    }
}

/// Whether a number is an integer: `1.0` is one, as where a type asks for one.
fn is_integer(text: &str) -> bool {
    !text.contains(['.', 'e', 'E']) || !matches!(integral(text), Integral::Fraction)
}

/// Whether a value of a kind may stand where another is asked for: a text whose format is broken is kept all the same.
fn is_wide(kind: Kind, asked: Kind) -> bool {
    match asked {
        Kind::Any => true,
        Kind::Number => kind == Kind::Integer,
        Kind::Format(_) => kind == Kind::Text,
        Kind::Boolean | Kind::Integer | Kind::Text | Kind::List | Kind::Object => false,
    }
}

/// A listed text or one of its format, an exact kind, constants met, members known, and few that are not.
type Rank = (bool, bool, usize, usize, std::cmp::Reverse<usize>);

fn matters(table: &UnionTable, name: &str) -> bool {
    table.discriminator == Some(name)
        || table.cases.iter().any(|case| case.constants.iter().any(|(constant, _)| *constant == name))
}
