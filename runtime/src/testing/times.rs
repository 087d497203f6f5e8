//! How often a call is expected. In: a number or a range; out: whether a count is within it. It never counts.

use std::fmt;
use std::ops::{Range, RangeFrom, RangeFull, RangeInclusive, RangeTo, RangeToInclusive};

/// How often a call is expected: `2`, `1..`, `0..=3`, or `..` for any number of times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Times {
    least: usize,
    /// none: without end
    most: Option<usize>,
}

impl Times {
    pub(super) const fn at_least(least: usize) -> Self {
        Self { least, most: None }
    }

    /// Whether no further call is expected after so many.
    pub(super) fn is_used_up(self, count: usize) -> bool {
        self.most.is_some_and(|most| count >= most)
    }

    pub(super) const fn is_met(self, count: usize) -> bool {
        count >= self.least
    }
}

impl From<usize> for Times {
    fn from(count: usize) -> Self {
        Self { least: count, most: Some(count) }
    }
}

impl From<RangeFull> for Times {
    fn from(_: RangeFull) -> Self {
        Self::at_least(0)
    }
}

impl From<RangeFrom<usize>> for Times {
    fn from(range: RangeFrom<usize>) -> Self {
        Self::at_least(range.start)
    }
}

impl From<RangeInclusive<usize>> for Times {
    fn from(range: RangeInclusive<usize>) -> Self {
        Self { least: *range.start(), most: Some(*range.end()) }
    }
}

impl From<Range<usize>> for Times {
    fn from(range: Range<usize>) -> Self {
        Self { least: range.start, most: Some(range.end.saturating_sub(1)) }
    }
}

impl From<RangeTo<usize>> for Times {
    fn from(range: RangeTo<usize>) -> Self {
        (0..range.end).into()
    }
}

impl From<RangeToInclusive<usize>> for Times {
    fn from(range: RangeToInclusive<usize>) -> Self {
        (0..=range.end).into()
    }
}

impl fmt::Display for Times {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.least, self.most) {
            (_, Some(0)) => f.write_str("never"),
            (least, Some(most)) if least == most => write!(f, "{}", counted(least)),
            (least, Some(most)) => write!(f, "{least} to {}", counted(most)),
            (0, None) => f.write_str("any number of times"),
            (least, None) => write!(f, "at least {}", counted(least)),
        }
    }
}

/// `once`, `3 times`
pub(in crate::testing) fn counted(count: usize) -> String {
    match count {
        1 => "once".to_owned(),
        count => format!("{count} times"),
    }
}
