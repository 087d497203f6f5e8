//! Choices about models. In: choices; out: plain data. It never has behaviour.

use super::{CratePath, Settings};

/// What texts of a known `format` become: dates, identifiers, addresses, bytes in base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Formats {
    /// Types of the runtime that keep the text as it came, are checked when they are made, and say what they stand for.
    #[default]
    Typed,
    /// `String`, as any other text.
    Text,
    /// Dates and times are types of the crate `jiff`: `Timestamp`, `civil::Date` and `civil::Time`. A text that they do not read is a
    /// decoding error, or left out where the member may be absent, and what is written is theirs: a timestamp is in UTC. Other
    /// formats are as typed; the client needs the runtime's feature `jiff`.
    Jiff,
    /// The same with the crate `chrono`: `DateTime<Utc>`, `NaiveDate` and `NaiveTime`.
    Chrono,
}

/// What texts of `format: uuid` become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Uuids {
    /// As [`Formats`] say.
    #[default]
    Formatted,
    /// `Uuid` of the crate `uuid`. A text that it does not read is a decoding error, or left out where the member may be absent; it is
    /// written in small letters with hyphens. The client needs the runtime's feature `uuid`.
    Crate,
}

/// What numbers of `format: float` become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FloatWidth {
    /// `f64`, as any other number: a number that is not a float of 32 bits keeps its digits.
    #[default]
    F64,
    /// `f32`
    F32,
}

/// What becomes of the `default` of a member.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Defaults {
    /// It stands in the documentation.
    #[default]
    Documented,
    /// A member that is absent when it is read takes it, so that an optional member that is not nullable is a plain
    /// value; when it is written, it is always there.
    Filled,
}

/// What `type: object` alone becomes, of whose members nothing is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Objects {
    /// Any JSON, as many descriptions mean it: a list or a text in its place does not cost an answer.
    #[default]
    Any,
    /// A map, as the schema says.
    Maps,
}

/// What becomes of XML beside JSON of the same schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum XmlBesideJson {
    /// It is neither sent nor asked for, and reported (E0216): JSON carries the same.
    #[default]
    Reported,
    /// It is read, and sent where a call chooses it; the client needs the feature `xml` of the runtime.
    Used,
}

/// What a member that must be there becomes in types that are received.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Required {
    /// A plain value: an answer without it is at fault, unless the member is empty then.
    #[default]
    Trusted,
    /// An `Option`, for servers that leave such members out. Requests that send a type with such a member have a form of
    /// their own, in which it must be there.
    ReceivedOptional,
}

/// Whether records can be held against the limits of their schemas: lengths, bounds, patterns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Validation {
    /// The limits stand in the documentation alone.
    #[default]
    Left,
    /// Each record has a method `validate`.
    Emitted,
}

/// Whether models can be keys of maps and sets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Hashing {
    /// Enumerations alone: for records and unions it takes 4 % more memory to check the client.
    #[default]
    Enumerations,
    /// Records and unions have `Eq` and `Hash`, too, where none of what they hold is a float or a secret.
    Models,
}

/// Where absent and null are told apart in members that may be both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nulls {
    /// In types that can be sent; in those that are only received both are `None`, which is easier to use.
    #[default]
    WhereSent,
    /// In all types: for users who store what they receive and must give it back as it was.
    Everywhere,
}

/// Which records have a struct of their required members, whose names the compiler asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Builders {
    /// Those with more required members than `new` takes by position: seven.
    #[default]
    ManyRequired,
    /// All that have a required member.
    All,
}

/// Which component schemas become types.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Components {
    /// Those that an operation reaches.
    #[default]
    Reached,
    /// All of them: for users who read or write values that no operation carries.
    All,
}

impl Settings {
    /// Sets where absent and null are told apart.
    #[must_use]
    pub fn nulls(mut self, nulls: Nulls) -> Self {
        self.nulls = nulls;
        self
    }

    /// Sets which records have a struct of their required members.
    #[must_use]
    pub fn builders(mut self, builders: Builders) -> Self {
        self.builders = builders;
        self
    }

    /// Sets whether models can be keys of maps and sets.
    #[must_use]
    pub fn hashing(mut self, hashing: Hashing) -> Self {
        self.hashing = hashing;
        self
    }

    /// Sets what texts of a known `format` become.
    #[must_use]
    pub fn formats(mut self, formats: Formats) -> Self {
        self.formats = formats;
        self
    }

    /// Sets what texts of `format: uuid` become.
    #[must_use]
    pub fn uuids(mut self, uuids: Uuids) -> Self {
        self.uuids = uuids;
        self
    }

    /// Sets the type of texts and numbers of a format, whatever else is chosen for it.
    #[must_use]
    pub fn format(mut self, name: impl Into<String>, ty: CratePath) -> Self {
        self.format_types.push((name.into(), ty));
        self
    }

    /// Sets what numbers of `format: float` become.
    #[must_use]
    pub fn floats(mut self, width: FloatWidth) -> Self {
        self.floats = width;
        self
    }

    /// Sets what becomes of the `default` of a member.
    #[must_use]
    pub fn defaults(mut self, defaults: Defaults) -> Self {
        self.defaults = defaults;
        self
    }

    /// Sets what `type: object` alone becomes.
    #[must_use]
    pub fn objects(mut self, objects: Objects) -> Self {
        self.objects = objects;
        self
    }

    /// Sets what members that must be there become in types that are received.
    #[must_use]
    pub fn required(mut self, required: Required) -> Self {
        self.required = required;
        self
    }

    /// Sets whether records can be held against the limits of their schemas.
    #[must_use]
    pub fn validation(mut self, validation: Validation) -> Self {
        self.validation = validation;
        self
    }
}
