//! What is to be seen of a value before it is read.
//!
//! In comes a value that one of several types is to be chosen for; out go its kind, its members and which variants can be meant, the
//! likeliest first. It never reads what is inside of members.

use std::borrow::Cow;
use std::cmp::Reverse;

use super::super::reader::{Integral, integral};
use super::super::{Fault, Literal, Number, Peek, Reader, Value};
use super::{Kind, UnionCase, UnionTable};

/// The kind and the members of a value.
pub(super) struct SeenValue<'a> {
    kind: Option<Kind>,
    /// what a value other than a list or an object is
    single: Option<Single<'a>>,
    /// the members of an object, with the values of those that matter
    members: Vec<(Cow<'a, str>, Option<Single<'a>>)>,
}

/// A value other than a list or an object.
enum Single<'a> {
    Text(Cow<'a, str>),
    /// the JSON of anything else
    Json(&'a str),
}

impl<'a> SeenValue<'a> {
    pub(super) fn look(first: Peek, reader: &mut Reader<'a>, table: &UnionTable) -> Result<Self, Fault> {
        let mut seen = Self { kind: None, single: None, members: Vec::new() };
        match first.0 {
            b'{' => {
                seen.look_inside(first, reader, table)?;
                seen.kind = Some(Kind::Object);
            }
            b'[' => seen.kind = Some(Kind::List),
            _ => {
                let single = Single::read(first, reader)?;
                seen.kind = single.kind(first);
                seen.single = Some(single);
            }
        }
        Ok(seen)
    }

    fn look_inside(&mut self, first: Peek, reader: &mut Reader<'a>, table: &UnionTable) -> Result<(), Fault> {
        let mut more = reader.first_member(first)?;
        while more {
            let name = reader.name()?;
            let value = reader.member_value()?;
            let single = if matters(table, &name) && !matches!(value.0, b'{' | b'[') {
                Some(Single::read(value, reader).map_err(|fault| fault.in_member(&name))?)
            } else {
                reader.skip(value).map_err(Fault::in_entry)?;
                None
            };
            self.members.push((name, single));
            more = reader.next_member()?;
        }
        Ok(())
    }

    /// The variants that the discriminator names; `None` where it names none.
    pub(super) fn named(&self, table: &UnionTable) -> Option<Vec<usize>> {
        let single = table.discriminator.and_then(|name| self.single_of(name)).filter(|it| !it.is_null());
        let with = |single: &Single<'_>| {
            let has_tag = |case: &UnionCase| case.tags.iter().any(|tag| single.is_tag(tag));
            let named = (0..).zip(table.cases).filter(|(_, case)| has_tag(case));
            named.map(|(index, _)| index).collect::<Vec<usize>>()
        };
        let named = single.map(with);
        match table.fallback {
            Some(fallback) if named.as_ref().is_none_or(Vec::is_empty) => Some(vec![fallback]),
            Some(_) | None => named,
        }
    }

    /// The variants that can be meant where no discriminator says which, the likeliest first.
    pub(super) fn ranked(&self, table: &UnionTable) -> Vec<usize> {
        let ranks = (0..).zip(table.cases).filter_map(|(index, case)| Some((self.rank(case)?, index)));
        let mut ranked: Vec<(Rank, usize)> = ranks.collect();
        // equal ranks stay in the order of the description
        ranked.sort_by(|(one, _), (other, _)| other.cmp(one));
        ranked.into_iter().map(|(_, index)| index).collect()
    }

    /// How well a variant fits; none when it cannot be meant.
    fn rank(&self, case: &UnionCase) -> Option<Rank> {
        let kind = self.kind?;
        let exact = case.kinds.contains(&kind);
        let wide = case.kinds.iter().any(|other| is_wide(kind, *other));
        let listed = self.single.as_ref().is_some_and(|single| {
            let text = single.text();
            case.values.contains(&text)
                || (kind == Kind::Text && case.kinds.iter().any(|kind| kind.fits(text)))
        });
        let lists = self.single.is_some() && !case.values.is_empty();
        let contradicts = |(name, value): &(&str, Literal)| {
            self.single_of(name).map_or_else(|| self.has(name), |single| !single.is(value))
        };
        let complete = kind != Kind::Object || case.required.iter().all(|name| self.has(name));
        if !(exact || wide) || (lists && !listed) || case.constants.iter().any(contradicts) || !complete {
            return None;
        }
        let constants = case.constants.iter().filter(|(name, _)| self.has(name)).count();
        let unnamed = self.unnamed(case);
        let known = self.members.len() - unnamed;
        Some((listed, exact, constants, known, Reverse(unnamed), !case.members.is_empty()))
    }

    /// How many members a variant has no name for.
    pub(super) fn unnamed(&self, case: &UnionCase) -> usize {
        self.members.iter().filter(|(name, _)| !case.members.contains(&&**name)).count()
    }

    /// Whether a variant names a member of the value that none of some others does.
    pub(super) fn adds(&self, table: &UnionTable, known: &[usize], other: usize) -> bool {
        let Some(other) = table.cases.get(other) else { return false };
        let has = |index: &usize, name: &str| {
            table.cases.get(*index).is_some_and(|case| case.members.contains(&name))
        };
        let mut names = self.members.iter().map(|(name, _)| &**name);
        names.any(|name| other.members.contains(&name) && !known.iter().any(|index| has(index, name)))
    }

    fn has(&self, name: &str) -> bool {
        self.members.iter().any(|(known, _)| known == name)
    }

    /// The value of a member; of one that comes twice, the last one, as records take it.
    fn single_of(&self, name: &str) -> Option<&Single<'a>> {
        self.members.iter().rev().find(|(known, _)| known == name)?.1.as_ref()
    }
}

impl<'a> Single<'a> {
    fn read(first: Peek, reader: &mut Reader<'a>) -> Result<Self, Fault> {
        if first.0 == b'"' {
            return reader.text(first).map(Self::Text);
        }
        let start = reader.offset();
        reader.skip(first)?;
        Ok(Self::Json(reader.since(start)))
    }

    /// The kind of value; none for null, which stands outside of unions.
    fn kind(&self, first: Peek) -> Option<Kind> {
        match (self, first.0) {
            (Self::Text(_), _) => Some(Kind::Text),
            (Self::Json(_), b'n') => None,
            (Self::Json(_), b't' | b'f') => Some(Kind::Boolean),
            (Self::Json(text), _) if is_integer(text) => Some(Kind::Integer),
            (Self::Json(_), _) => Some(Kind::Number),
        }
    }

    fn text(&self) -> &str {
        match self {
            Self::Text(text) => text,
            Self::Json(text) => text,
        }
    }

    fn is_null(&self) -> bool {
        matches!(self, Self::Json("null"))
    }

    /// Whether it is what stands for a variant as the value of a discriminator: a text, or the JSON of a boolean or a number.
    fn is_tag(&self, tag: &'static str) -> bool {
        let is_number = |text: &str| text.starts_with(|c: char| c == '-' || c.is_ascii_digit());
        match self {
            Self::Text(text) => text == tag,
            Self::Json(text) => {
                *text == tag || (is_number(text) && is_number(tag) && self.is(&Literal::Number(tag)))
            }
        }
    }

    fn is(&self, literal: &Literal) -> bool {
        match (self, literal) {
            (Self::Text(text), Literal::Text(wanted)) => text == wanted,
            (Self::Json(text), Literal::Null) => *text == "null",
            (Self::Json(text), Literal::Boolean(wanted)) => text.parse() == Ok(*wanted),
            (Self::Json(text), Literal::Number(_)) => {
                !text.starts_with(['n', 't', 'f']) && literal.is(&Value::Number(Number::from_text(text)))
            }
            (Self::Text(_), Literal::Number(_) | Literal::Boolean(_) | Literal::Null)
            | (Self::Json(_), Literal::Text(_)) => false,
        }
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

/// A listed text or one of its format, an exact kind, constants met, members known, few that are not, and names for some.
type Rank = (bool, bool, usize, usize, Reverse<usize>, bool);

fn matters(table: &UnionTable, name: &str) -> bool {
    table.discriminator == Some(name)
        || table.cases.iter().any(|case| case.constants.iter().any(|(constant, _)| *constant == name))
}
