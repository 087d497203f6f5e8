//! Values that are several variants at once.
//!
//! In comes a value of which the best variant leaves members out; out go the variants that have them together. It never takes a
//! variant that adds nothing to those before it.

use super::super::model::{Model, ModelParts};
use super::super::{Fault, Peek, Reader, place};
use super::{Choosing, Kind, VariantAttempt};
use std::ops::Range;

/// The variants that a value is at once.
pub(super) struct Several {
    pub(super) indices: Vec<usize>,
    /// where the members are that none of them has
    lost: Vec<Range<usize>>,
    /// whether too much has been read in vain to try all of them
    pub(super) is_cut: bool,
}

impl Reader<'_> {
    /// Says that a member which began at `start` was left out.
    pub(in super::super) fn leave(&mut self, start: usize) {
        self.skipped += 1;
        if self.choices > 0 {
            self.left.push(start..self.offset());
        }
    }

    /// The best variant, and each that has members which those before it leave out.
    pub(super) fn parts(
        &mut self,
        best: &VariantAttempt,
        candidates: &[usize],
        union: &mut dyn ModelParts,
        choosing: &Choosing<'_>,
    ) -> Several {
        let mut several = Several { indices: vec![best.index], lost: best.left.clone(), is_cut: false };
        // any value has no more to say of members than that they may be there
        let holds_some = |index: &usize| {
            let case = choosing.table.cases.get(*index);
            case.is_some_and(|case| !case.kinds.contains(&Kind::Any))
        };
        let others = candidates.iter().copied().filter(|index| *index != best.index);
        for index in others.filter(holds_some) {
            if several.lost.is_empty() {
                break;
            }
            let Some(attempt) = self.attempt(index, union, choosing) else {
                several.is_cut |= self.is_exhausted();
                continue;
            };
            self.wasted += attempt.length;
            let lost = common(&several.lost, &attempt.left);
            if lost != several.lost && self.unfit != Some(choosing.start.offset()) {
                several.indices.push(index);
                several.lost = lost;
            }
        }
        if several.indices.len() > 1 {
            // it is read again
            self.wasted += best.length;
        }
        several
    }

    /// Makes the value several variants at once.
    pub(super) fn settle_as_several(
        &mut self,
        several: &Several,
        union: &mut dyn ModelParts,
        choosing: &Choosing<'_>,
    ) -> Result<(), Fault> {
        self.restart(choosing);
        union.read_several(&several.indices, choosing.first, self)?;
        self.stale = false;
        self.unfit = None;
        self.skipped = choosing.skipped + several.lost.len();
        self.left.truncate(choosing.left);
        self.left.extend(several.lost.iter().cloned());
        Ok(())
    }

    /// Reads a value that is several variants at once, each of them from the same text.
    ///
    /// # Errors
    /// The fault of a variant's type.
    pub fn several<U: Model>(
        &mut self,
        parts: &[usize],
        first: Peek,
        union: &mut U,
        wrap: fn(Vec<U>) -> U,
    ) -> Result<(), Fault> {
        let start = self.mark();
        let mut list = Vec::new();
        for index in parts {
            self.reset(&start);
            self.stale = false;
            place::last(&mut list);
            if let Some(part) = list.last_mut() {
                Model::read_part(part, *index, first, self)?;
            }
        }
        place::set(union, wrap(list));
        Ok(())
    }
}

/// What lies in both of two lists of places, each in the order of the text.
fn common(mut one: &[Range<usize>], mut other: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut common = Vec::new();
    while let (Some((a, behind_a)), Some((b, behind_b))) = (one.split_first(), other.split_first()) {
        let both = a.start.max(b.start)..a.end.min(b.end);
        if !both.is_empty() {
            common.push(both);
        }
        if a.end <= b.end {
            one = behind_a;
        } else {
            other = behind_b;
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use super::common;

    #[test]
    fn places_in_both_lists() {
        let one = [2..4, 10..20, 30..31];
        assert!(common(&one, &[]).is_empty());
        assert_eq!(common(&one, &[0..25, 25..40]), one);
        assert_eq!(common(&one, &[2..4, 12..14, 16..18, 40..50]), [2..4, 12..14, 16..18]);
    }
}
