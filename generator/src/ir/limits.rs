//! Limits of values. In: the keywords of a schema that say which values of its type are meant; out: one list of them.
//! It never changes what a type is: a value beyond a limit can still be read.

/// Which values of a type are meant (OpenAPI 3.0.4, section 4.7.24; JSON Schema Validation, draft 5, section 5). What is
/// said of another kind of value than the one at hand counts for nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Limits {
    /// How many characters a text has.
    pub length: Range,
    /// What a text matches, as a regular expression of ECMA-262 that may match anywhere in it.
    pub pattern: Option<String>,
    /// The least number.
    pub least: Option<Bound>,
    /// The greatest number.
    pub most: Option<Bound>,
    /// What a number is a multiple of, as JSON.
    pub multiple_of: Option<String>,
    /// How many items a list has.
    pub items: Range,
    /// Whether the items of a list differ.
    pub items_differ: Differ,
    /// How many members an object has.
    pub members: Range,
    /// The only value there is, of a boolean or a null.
    pub always: Option<Always>,
}

/// The only value of a type that has no enumeration.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Always {
    /// `true` or `false`.
    Boolean(bool),
    /// `null`.
    Null,
}

impl std::fmt::Display for Always {
    /// Its JSON.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Boolean(value) => write!(f, "{value}"),
            Self::Null => f.write_str("null"),
        }
    }
}

/// How many of something there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Range {
    /// At least so many; none: any number, as is zero.
    pub least: Option<u64>,
    /// At most so many.
    pub most: Option<u64>,
}

/// A number that others are held against.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Bound {
    /// The number, as JSON.
    pub number: String,
    /// Whether it is itself one of the values.
    pub edge: Edge,
}

/// Whether a bound is itself one of the values.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Edge {
    /// It is.
    Within,
    /// It is not (`exclusiveMinimum`, `exclusiveMaximum`).
    Beyond,
}

/// Whether items differ.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Differ {
    /// Some may be equal.
    #[default]
    Maybe,
    /// No two are equal (`uniqueItems`).
    Always,
}

impl Limits {
    /// Whether there is no limit.
    pub fn is_empty(&self) -> bool {
        // what is always null is that by its type
        let always = self.always.filter(|always| *always != Always::Null);
        Self { always, ..self.clone() } == Self::default()
    }

    /// The limits of both: of two of a kind, those of `other`, which is said later.
    pub fn and(self, other: Self) -> Self {
        let differ = match (self.items_differ, other.items_differ) {
            (Differ::Maybe, Differ::Maybe) => Differ::Maybe,
            (Differ::Always, _) | (_, Differ::Always) => Differ::Always,
        };
        Self {
            length: self.length.and(other.length),
            pattern: other.pattern.or(self.pattern),
            least: other.least.or(self.least),
            most: other.most.or(self.most),
            multiple_of: other.multiple_of.or(self.multiple_of),
            items: self.items.and(other.items),
            items_differ: differ,
            members: self.members.and(other.members),
            always: other.always.or(self.always),
        }
    }
}

impl Range {
    /// The numbers that are in both.
    fn and(self, other: Self) -> Self {
        Self {
            least: self.least.max(other.least),
            most: match (self.most, other.most) {
                (Some(one), Some(other)) => Some(one.min(other)),
                (one, other) => one.or(other),
            },
        }
    }
}
