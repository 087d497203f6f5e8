//! Limits of values: how long, how many, between which bounds.
//!
//! In comes a value with a table of the limits that its description sets; out goes the first place that is beyond one. It
//! never changes a value, and never repeats one in an error.

mod number;
mod pattern;

use std::fmt;
use std::ops::ControlFlow;

use crate::json::{self, Json, Value, Writer};

/// What values are held against.
#[derive(Debug, Clone, Copy)]
pub struct Rules {
    /// The limits of the value itself.
    pub limits: &'static [Limit],
    /// Those of the values in it.
    pub inside: Inside,
}

/// The rules of the values inside of a value.
#[derive(Debug, Clone, Copy)]
pub enum Inside {
    /// There are none.
    Nothing,
    /// Each item of a list.
    Items(&'static Rules),
    /// The members of an object.
    Members {
        /// By name.
        named: &'static [(&'static str, Rules)],
        /// All others.
        others: Option<&'static Rules>,
    },
    /// Those of a type with a table of its own, which may be the type itself.
    Elsewhere(fn() -> &'static Rules),
}

/// A limit; numbers are written as JSON has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Limit {
    /// A text has at least so many characters.
    MinLength(u64),
    /// A text has at most so many characters.
    MaxLength(u64),
    /// A text matches a regular expression somewhere.
    Pattern(&'static str),
    /// A number is at least this one.
    AtLeast(&'static str),
    /// A number is more than this one.
    MoreThan(&'static str),
    /// A number is at most this one.
    AtMost(&'static str),
    /// A number is less than this one.
    LessThan(&'static str),
    /// A number is a multiple of this one.
    MultipleOf(&'static str),
    /// A list has at least so many items.
    MinItems(u64),
    /// A list has at most so many items.
    MaxItems(u64),
    /// No two items of a list are equal.
    UniqueItems,
    /// An object has at least so many members.
    MinMembers(u64),
    /// An object has at most so many members.
    MaxMembers(u64),
    /// A boolean is this one.
    Always(bool),
}

/// A type with a table of the limits of its values.
pub trait Ruled {
    /// The table.
    fn rules() -> &'static Rules;
}

/// A value is beyond a limit of its description.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violation {
    path: String,
    rule: String,
}

impl Violation {
    /// Where the value is: a JSON pointer (RFC 6901) from the value that was held against its limits, `/tags/0`; empty for
    /// that value itself.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The limit, in words: `at most 64 characters`.
    pub fn rule(&self) -> &str {
        &self.rule
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let path = if self.path.is_empty() { "the value" } else { &self.path };
        write!(f, "{path} is beyond a limit: {}", self.rule)
    }
}

impl std::error::Error for Violation {}

/// Holds a value against its limits, as it would travel.
///
/// # Errors
/// The first value that is beyond one, in the order of the text.
pub fn validate(value: &dyn Json, rules: &Rules) -> Result<(), Violation> {
    let mut writer = Writer::new();
    value.write(&mut writer);
    let violation = |rule: String| Violation { path: String::new(), rule };
    let value: Value = json::from_slice(&writer.into_bytes())
        .map_err(|_| violation(format!("at most {} levels of nesting", json::DEFAULT_DEPTH)))?;
    let mut first = None;
    let _ = walk(rules, &value, &mut Trail::default(), &mut |trail, rule| {
        first = Some(Violation { path: trail.pointer(), rule });
        ControlFlow::Break(())
    });
    first.map_or(Ok(()), Err)
}

/// Tells of each value in a JSON value that is beyond a limit: its path, as in `$.tags[0]`, and the limit. An entry of a map is `*`,
/// whatever its key.
pub(crate) fn each_beyond(value: &Value, rules: &Rules, tell: &mut dyn FnMut(String, String)) {
    let _ = walk(rules, value, &mut Trail::default(), &mut |trail, rule| {
        tell(trail.path(), rule);
        ControlFlow::Continue(())
    });
}

/// The way from a value to one inside of it.
#[derive(Default)]
struct Trail<'v>(Vec<ValueStep<'v>>);

enum ValueStep<'v> {
    Member(&'v str),
    /// of a map: its name is data
    Entry(&'v str),
    Index(usize),
}

impl Trail<'_> {
    /// As a JSON pointer (RFC 6901).
    fn pointer(&self) -> String {
        let step = |step: &ValueStep<'_>| match step {
            ValueStep::Member(name) | ValueStep::Entry(name) => {
                format!("/{}", name.replace('~', "~0").replace('/', "~1"))
            }
            ValueStep::Index(index) => format!("/{index}"),
        };
        self.0.iter().map(step).collect()
    }

    fn path(&self) -> String {
        let step = |step: &ValueStep<'_>| match step {
            ValueStep::Member(name) => format!(".{name}"),
            ValueStep::Entry(_) => ".*".to_owned(),
            ValueStep::Index(index) => format!("[{index}]"),
        };
        std::iter::once("$".to_owned()).chain(self.0.iter().map(step)).collect()
    }
}

/// Is told of a value that is beyond a limit, and of the limit; says whether the walk goes on.
type Tell<'t> = dyn FnMut(&Trail<'_>, String) -> ControlFlow<()> + 't;

fn walk<'v>(rules: &Rules, value: &'v Value, trail: &mut Trail<'v>, tell: &mut Tell<'_>) -> ControlFlow<()> {
    if let Some(limit) = rules.limits.iter().find(|limit| !limit.holds(value)) {
        tell(trail, limit.to_string())?;
    }
    match (&rules.inside, value) {
        (Inside::Elsewhere(rules), value) => walk(rules(), value, trail, tell),
        (Inside::Items(rules), Value::Array(items)) => {
            let mut items = items.iter().enumerate();
            items.try_for_each(|(index, item)| step(ValueStep::Index(index), (rules, item), trail, tell))
        }
        (Inside::Members { named, others }, Value::Object(members)) => {
            members.iter().try_for_each(|(name, value)| {
                match (named.iter().find(|(known, _)| known == name), others) {
                    (Some((_, rules)), _) => step(ValueStep::Member(name), (rules, value), trail, tell),
                    (None, Some(rules)) => step(ValueStep::Entry(name), (rules, value), trail, tell),
                    (None, None) => ControlFlow::Continue(()),
                }
            })
        }
        (Inside::Nothing | Inside::Items(_) | Inside::Members { .. }, _) => ControlFlow::Continue(()),
    }
}

fn step<'v>(
    step: ValueStep<'v>,
    (rules, value): (&Rules, &'v Value),
    trail: &mut Trail<'v>,
    tell: &mut Tell<'_>,
) -> ControlFlow<()> {
    trail.0.push(step);
    walk(rules, value, trail, tell)?;
    trail.0.pop();
    ControlFlow::Continue(())
}

impl Limit {
    /// Whether a value keeps the limit; what it says of another kind of value counts for nothing.
    fn holds(self, value: &Value) -> bool {
        let count = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
        match (self, value) {
            (Self::MinLength(least), Value::String(text)) => count(text.chars().count()) >= least,
            (Self::MaxLength(most), Value::String(text)) => count(text.chars().count()) <= most,
            (Self::Pattern(pattern), Value::String(text)) => pattern::matches(pattern, text),
            (Self::MinItems(least), Value::Array(items)) => count(items.len()) >= least,
            (Self::MaxItems(most), Value::Array(items)) => count(items.len()) <= most,
            (Self::UniqueItems, Value::Array(items)) => items
                .iter()
                .enumerate()
                .all(|(index, item)| !items.iter().take(index).any(|other| other == item)),
            (Self::MinMembers(least), Value::Object(members)) => count(members.len()) >= least,
            (Self::MaxMembers(most), Value::Object(members)) => count(members.len()) <= most,
            (Self::Always(only), Value::Bool(value)) => *value == only,
            (_, Value::Number(number)) => self.holds_number(&number.to_string()),
            (_, Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_)) => true,
        }
    }

    fn holds_number(self, value: &str) -> bool {
        match self {
            Self::AtLeast(bound) => number::compare(value, bound).is_ge(),
            Self::MoreThan(bound) => number::compare(value, bound).is_gt(),
            Self::AtMost(bound) => number::compare(value, bound).is_le(),
            Self::LessThan(bound) => number::compare(value, bound).is_lt(),
            Self::MultipleOf(step) => number::is_multiple(value, step),
            Self::MinLength(_) | Self::MaxLength(_) | Self::Pattern(_) | Self::MinItems(_) => true,
            Self::MaxItems(_) | Self::UniqueItems | Self::MinMembers(_) | Self::MaxMembers(_) => true,
            Self::Always(_) => true,
        }
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MinLength(least) => write!(f, "at least {least} characters"),
            Self::MaxLength(most) => write!(f, "at most {most} characters"),
            Self::Pattern(pattern) => write!(f, "a text that matches `{pattern}`"),
            Self::AtLeast(bound) => write!(f, "at least {bound}"),
            Self::MoreThan(bound) => write!(f, "more than {bound}"),
            Self::AtMost(bound) => write!(f, "at most {bound}"),
            Self::LessThan(bound) => write!(f, "less than {bound}"),
            Self::MultipleOf(step) => write!(f, "a multiple of {step}"),
            Self::MinItems(least) => write!(f, "at least {least} items"),
            Self::MaxItems(most) => write!(f, "at most {most} items"),
            Self::UniqueItems => f.write_str("unique items"),
            Self::MinMembers(least) => write!(f, "at least {least} members"),
            Self::MaxMembers(most) => write!(f, "at most {most} members"),
            Self::Always(value) => write!(f, "always {value}"),
        }
    }
}

#[cfg(test)]
mod tests;
