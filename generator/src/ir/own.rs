//! Types that the user chose. In: what settings or the description say of a schema; out: what takes the place of the type that the
//! schema would make. It never knows whether there is such a type.

use super::scalar::Scalar;

/// A type in place of the one that a schema would make.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Own {
    /// A type of its own around this value, which is all that the wire has.
    Newtype(Scalar),
    /// A type that is not generated.
    Foreign(Foreign),
}

/// A type that is not generated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Foreign {
    /// Where it is.
    pub path: ForeignPath,
    /// What its values are on the wire.
    pub wire: Wire,
}

/// Where a type is that is not generated.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ForeignPath {
    /// A path that the user wrote: `crate::Money`.
    Written(String),
    /// In a library that the runtime knows: `jiff::Timestamp`.
    Known(&'static str),
}

/// What values of a type are on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Wire {
    /// A single value.
    Scalar(Scalar),
    /// An array.
    List,
    /// An object.
    Object,
    /// Whatever the type makes of it.
    Any,
}

impl Own {
    /// What its values are on the wire.
    pub fn wire(&self) -> Wire {
        match self {
            Self::Newtype(scalar) => Wire::Scalar(*scalar),
            Self::Foreign(foreign) => foreign.wire,
        }
    }

    /// The single value that it is on the wire, if it is one.
    pub fn scalar(&self) -> Option<Scalar> {
        match self.wire() {
            Wire::Scalar(scalar) => Some(scalar),
            Wire::List | Wire::Object | Wire::Any => None,
        }
    }
}
