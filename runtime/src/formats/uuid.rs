//! Identifiers of 128 bits.
//!
//! In come 16 bytes; out goes the text with hyphens (RFC 9562, section 4), and the other way round. It never makes one up.

use super::{FormatError, Uuid};

/// The bits of a text: 32 digits of base 16 in groups of 8, 4, 4, 4 and 12.
pub(super) fn bits(text: &str) -> Option<u128> {
    let lengths = text.split('-').map(str::len);
    if !lengths.eq([8, 4, 4, 4, 12]) {
        return None;
    }
    let digits = text.bytes().filter(|byte| *byte != b'-');
    digits
        .map(|byte| char::from(byte).to_digit(16))
        .try_fold(0, |sum, digit| Some(sum << 4 | u128::from(digit?)))
}

impl Uuid {
    /// The identifier of these bits, in small letters.
    pub fn from_u128(bits: u128) -> Self {
        let (a, b, c) = (bits >> 96, bits >> 80 & 0xffff, bits >> 64 & 0xffff);
        let (d, e) = (bits >> 48 & 0xffff, bits & 0xffff_ffff_ffff);
        Self::verbatim(format!("{a:08x}-{b:04x}-{c:04x}-{d:04x}-{e:012x}"))
    }

    /// The identifier of these bytes, the most significant one first.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self::from_u128(u128::from_be_bytes(bytes))
    }

    /// The bits.
    ///
    /// # Errors
    /// When the text is not a UUID.
    pub fn to_u128(&self) -> Result<u128, FormatError> {
        self.view(bits)
    }

    /// The bytes, the most significant one first.
    ///
    /// # Errors
    /// When the text is not a UUID.
    pub fn to_bytes(&self) -> Result<[u8; 16], FormatError> {
        self.to_u128().map(u128::to_be_bytes)
    }
}
