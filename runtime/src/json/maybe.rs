//! Absent, null or present: for members where each of the three says something else.
//!
//! In comes a member's value, if there is one; out goes the same state. It never turns one state into another: a PATCH
//! that leaves a member alone and one that clears it differ on the wire.

use super::{Fault, Json, Peek, Reader, Writer, place};

/// A member that may be absent and may be null.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Maybe<T> {
    /// The member is not there.
    #[default]
    Absent,
    /// The member is there, and is `null`.
    Null,
    /// The member is there and has a value.
    Present(T),
}

impl<T> Maybe<T> {
    /// Whether the member is not there.
    pub fn is_absent(&self) -> bool {
        matches!(self, Self::Absent)
    }

    /// Whether the member is there, and is `null`.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether the member is there and has a value.
    pub fn is_present(&self) -> bool {
        matches!(self, Self::Present(_))
    }

    /// The value, if there is one.
    pub fn as_ref(&self) -> Maybe<&T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Present(value) => Maybe::Present(value),
        }
    }

    /// The value to change, if there is one.
    pub fn as_mut(&mut self) -> Maybe<&mut T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Present(value) => Maybe::Present(value),
        }
    }

    /// The value; an absent and a null member are both `None`.
    pub fn value(self) -> Option<T> {
        match self {
            Self::Absent | Self::Null => None,
            Self::Present(value) => Some(value),
        }
    }

    /// The same state with another value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Maybe<U> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Present(value) => Maybe::Present(change(value)),
        }
    }

    /// The state as a member that may be absent, of a value that may be null.
    pub fn into_nested(self) -> Option<Option<T>> {
        match self {
            Self::Absent => None,
            Self::Null => Some(None),
            Self::Present(value) => Some(Some(value)),
        }
    }
}

/// A value is present.
impl<T> From<T> for Maybe<T> {
    fn from(value: T) -> Self {
        Self::Present(value)
    }
}

/// `None` is null, since whoever has an `Option` at hand means to send it; use [`Maybe::Absent`] to send nothing.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Self::Present)
    }
}

impl<T: Json> Json for Maybe<T> {
    fn blank() -> Self {
        Self::Absent
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if first.is_null() {
            place::set(self, if reader.absent { Self::Absent } else { Self::Null });
            return reader.literal("null");
        }
        place::present(self);
        match self {
            Self::Present(value) => value.read(first, reader),
            Self::Absent | Self::Null => Ok(()),
        }
    }

    /// `null` unless present: as an element of an array there is no other way to be absent. Members are written by
    /// [`Writer::maybe`], which leaves out the absent ones.
    fn write(&self, writer: &mut Writer) {
        match self {
            Self::Absent | Self::Null => writer.null(),
            Self::Present(value) => value.write(writer),
        }
    }
}
