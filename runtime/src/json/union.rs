//! Values that are one of several types.
//!
//! In comes a JSON value and a table of what each variant looks like; out goes the variant that fits best, or the value as
//! it is where none does. It never refuses a value that is JSON: a server may know more variants than the description did.

mod merge;
mod seen;
mod several;
mod variants;
mod write;

use self::seen::SeenValue;
pub use self::variants::of_text;
use super::finding::{Notes, Outcome};
use super::lenient::{Manner, Watching};
use super::model::ModelParts;
use super::reader::Mark;
use super::{Fault, FaultKind, Json, Literal, Peek, Reader, place};
use crate::formats::Format;
use std::ops::Range;

/// How many times the length of the text may be read in vain before choices are given up: without a bound, variants
/// inside of variants that all fail at their end would take time exponential in the depth.
const MOST_WASTE: usize = 32;

/// How many choices may be open inside each other. Each takes a part of the stack, and unlike lists and objects, choices between
/// choices take no text: what lies deeper is kept as raw JSON.
const MOST_OPEN: usize = 2 * super::DEFAULT_DEPTH;

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
    /// Whether a value may be several of the variants at once ([`Model::read_several`](super::Model::read_several)).
    pub several: bool,
}

/// What one variant of a union looks like on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnionCase {
    /// The kinds of JSON value it can be.
    pub kinds: &'static [Kind],
    /// The values of the discriminator that name it.
    pub tags: &'static [&'static str],
    /// What it can be where it is not a list or object: texts, and the JSON of numbers and booleans; empty: anything.
    pub values: &'static [&'static str],
    /// Members that have one value only.
    pub constants: &'static [(&'static str, Literal)],
    /// The names of its members; of a choice, those of all its variants.
    pub members: &'static [&'static str],
    /// The names of those that must be there, in any case.
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

/// A variant that could be read.
#[derive(Debug)]
struct VariantAttempt {
    index: usize,
    /// how many members it has no name for, its own and those inside of it
    unnamed: usize,
    /// how many of them it left out
    skipped: usize,
    /// how many bytes it has
    length: usize,
    /// where the members are that it left out
    left: Vec<Range<usize>>,
    /// what was noted in it
    notes: Notes,
}

impl VariantAttempt {
    fn is_better(&self, other: &Self) -> bool {
        (self.unnamed, self.skipped) < (other.unnamed, other.skipped)
    }
}

/// A value that is to become one of several types.
struct Choosing<'s> {
    first: Peek,
    start: &'s Mark,
    table: &'static UnionTable,
    /// how many members had been left out before
    skipped: usize,
    /// how many of those the reader has the places of
    left: usize,
    /// how the value is read if it is none of them quite
    manner: Manner,
}

impl<'a> Reader<'a> {
    /// Reads one of several types: by the discriminator where there is one, else by what fits best: of the variants that can be
    /// read, the one that knows most of the members.
    ///
    /// # Errors
    /// A [`Fault`] when the text is not JSON.
    pub(super) fn union(
        &mut self,
        first: Peek,
        union: &mut dyn ModelParts,
        table: &'static UnionTable,
    ) -> Result<(), Fault> {
        // every attempt begins with a blank value of its own
        self.stale = false;
        if self.choices >= MOST_OPEN {
            return union.read_part(usize::MAX, first, self);
        }
        // a value that is not quite as described must not become a variant where it is another one
        let manner = std::mem::replace(&mut self.manner, Manner::Strict);
        self.choices += 1;
        let read = self.choose(first, union, table, manner);
        self.choices -= 1;
        self.manner = manner;
        read
    }

    fn choose(
        &mut self,
        first: Peek,
        union: &mut dyn ModelParts,
        table: &'static UnionTable,
        manner: Manner,
    ) -> Result<(), Fault> {
        let start = self.mark();
        let seen = SeenValue::look(first, self, table)?;
        let (skipped, left) = (self.skipped, self.left.len());
        let choosing = Choosing { first, start: &start, table, skipped, left, manner };
        let (candidates, is_named) = match seen.named(table) {
            Some(named) => (named, true),
            None => (seen.ranked(table), false),
        };
        let (mut best, mut end): (Option<VariantAttempt>, Option<Mark>) = (None, None);
        for index in &candidates {
            let unnamed = table.cases.get(*index).map_or(0, |case| seen.unnamed(case));
            let cannot_win = |best: &VariantAttempt| (unnamed, 0) >= (best.unnamed, best.skipped);
            if best.as_ref().is_some_and(cannot_win) {
                continue;
            }
            let Some(attempt) = self.attempt(*index, union, &choosing) else {
                if self.is_exhausted() { break } else { continue }
            };
            if !is_named && self.unfit == Some(start.offset()) {
                end = None;
                continue;
            }
            let attempt = VariantAttempt { unnamed: unnamed.max(attempt.skipped), ..attempt };
            let is_better = best.as_ref().is_none_or(|best| attempt.is_better(best));
            let wasted = if is_better { best.replace(attempt) } else { Some(attempt) };
            self.wasted += wasted.map_or(0, |wasted| wasted.length);
            end = is_better.then(|| self.mark());
            if best.as_ref().is_some_and(|best| best.unnamed == 0) {
                break;
            }
        }
        if let Some(best) = best.as_ref().filter(|best| table.several && !is_named && !best.left.is_empty()) {
            let parts = self.parts(best, &candidates, union, &choosing);
            let is_untried = |other: &usize| !parts.indices.contains(other);
            let mut untried = candidates.iter().copied().filter(is_untried);
            if parts.is_cut && untried.any(|other| seen.adds(table, &parts.indices, other)) {
                // what another variant has must not be lost: the value is kept as it is
                return self.settle(None, None, union, &choosing);
            }
            if parts.indices.len() > 1 {
                return self.settle_as_several(&parts, union, &choosing);
            }
            end = None;
        }
        match (best, candidates.as_slice()) {
            (None, [only]) => self.settle_leniently(*only, union, &choosing),
            (best, _) => self.settle(best, end, union, &choosing),
        }
    }

    /// Makes the value the only variant that it can be, which it is not quite.
    fn settle_leniently(
        &mut self,
        only: usize,
        union: &mut dyn ModelParts,
        choosing: &Choosing<'_>,
    ) -> Result<(), Fault> {
        let mut attempt = None;
        if choosing.manner == Manner::Lenient {
            self.manner = Manner::Lenient;
            attempt = self.attempt(only, union, choosing);
            self.manner = Manner::Strict;
        }
        let end = attempt.as_ref().map(|_| self.mark());
        self.settle(attempt, end, union, choosing)
    }

    /// Makes the value the best of the variants, unless it is that already: then `end` is where it ends.
    fn settle(
        &mut self,
        best: Option<VariantAttempt>,
        end: Option<Mark>,
        union: &mut dyn ModelParts,
        choosing: &Choosing<'_>,
    ) -> Result<(), Fault> {
        self.stale = false;
        self.unfit = None;
        let best = match (best, end) {
            (Some(best), Some(end)) => {
                self.reset(&end);
                self.skipped = choosing.skipped + best.skipped;
                self.left.truncate(choosing.left);
                self.left.extend(best.left);
                self.notes.put_back(best.notes);
                return Ok(());
            }
            (best, _) => best,
        };
        self.restart(choosing);
        let Some(best) = best else {
            union.read_part(usize::MAX, choosing.first, self)?;
            self.unmatched(choosing.start);
            self.unfit = Some(choosing.start.offset());
            self.skipped = choosing.skipped + 1;
            return Ok(());
        };
        self.wasted += best.length;
        union.read_part(best.index, choosing.first, self)
    }

    /// Reads a variant, if it can be read and not too much was read in vain. It is counted as wasted only when it cannot.
    fn attempt(
        &mut self,
        index: usize,
        union: &mut dyn ModelParts,
        choosing: &Choosing<'_>,
    ) -> Option<VariantAttempt> {
        if self.is_exhausted() {
            return None;
        }
        self.restart(choosing);
        self.unfit = None;
        let read = union.read_part(index, choosing.first, self);
        self.stale = false;
        let length = self.offset().saturating_sub(choosing.start.offset());
        let notes = self.notes.take(choosing.start);
        if read.is_err() {
            self.wasted += length;
            return None;
        }
        let skipped = self.skipped - choosing.skipped;
        let left = self.left.split_off(choosing.left.min(self.left.len()));
        Some(VariantAttempt { index, unnamed: skipped, skipped, length, left, notes })
    }

    /// Notes a value that is none of the variants.
    fn unmatched(&mut self, start: &Mark) {
        if self.watching == Watching::Unlisted && !self.is_exhausted() {
            let fault =
                Fault::new(FaultKind::Mismatch, start.offset(), "a described variant", "another value");
            self.notes.value(start.offset(), Outcome::Unmatched, &fault);
        }
    }

    /// Goes back to where the value begins, as if nothing of it had been read.
    fn restart(&mut self, choosing: &Choosing<'_>) {
        self.reset(choosing.start);
        self.skipped = choosing.skipped;
        self.left.truncate(choosing.left);
    }

    fn is_exhausted(&self) -> bool {
        self.wasted > self.length().saturating_mul(MOST_WASTE)
    }

    /// Reads a value that is there, whatever it is: a null is one of the type's own.
    ///
    /// # Errors
    /// The fault of the value's type.
    pub fn some<T: Json>(&mut self, first: Peek, place: &mut Option<T>) -> Result<(), Fault> {
        place::make_some(place);
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
