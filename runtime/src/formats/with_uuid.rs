//! The crate `uuid`.
//!
//! In come its identifiers; out go texts, and the other way round. It never makes one up.

use super::{FormatError, Uuid};

crate::json_by_text!(uuid::Uuid);

impl From<uuid::Uuid> for Uuid {
    fn from(id: uuid::Uuid) -> Self {
        Self::from_u128(id.as_u128())
    }
}

impl TryFrom<Uuid> for uuid::Uuid {
    type Error = FormatError;

    fn try_from(id: Uuid) -> Result<Self, FormatError> {
        Self::try_from(&id)
    }
}

impl TryFrom<&Uuid> for uuid::Uuid {
    type Error = FormatError;

    fn try_from(id: &Uuid) -> Result<Self, FormatError> {
        id.to_u128().map(Self::from_u128)
    }
}
