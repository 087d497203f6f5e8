//! Bytes as text.
//!
//! In come bytes; out goes base64 with padding (RFC 4648, section 4), or that for URLs without it (section 5), and the other
//! way round from either alphabet. It never asks for padding, which many leave out.

use base64::Engine as _;
use base64::alphabet::{STANDARD, URL_SAFE};
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::{Base64, Base64Url, FormatError};

const LENIENT: GeneralPurposeConfig = GeneralPurposeConfig::new()
    .with_decode_padding_mode(DecodePaddingMode::Indifferent)
    .with_decode_allow_trailing_bits(true);

/// The bytes of a text; line breaks are passed over, since MIME has them (RFC 2045, 6.8).
pub(super) fn decoded(text: &str) -> Option<Vec<u8>> {
    let alphabet = if text.contains(['-', '_']) { &URL_SAFE } else { &STANDARD };
    let engine = GeneralPurpose::new(alphabet, LENIENT);
    if text.contains(['\r', '\n']) {
        return engine.decode(text.replace(['\r', '\n'], "")).ok();
    }
    engine.decode(text).ok()
}

impl Base64 {
    /// The text of these bytes, with padding.
    pub fn from_bytes(bytes: impl AsRef<[u8]>) -> Self {
        Self::verbatim(base64::engine::general_purpose::STANDARD.encode(bytes))
    }

    /// The bytes, from the standard alphabet or the one for URLs, with padding or without.
    ///
    /// # Errors
    /// When the text is not base64.
    pub fn decode(&self) -> Result<Vec<u8>, FormatError> {
        self.view(decoded)
    }
}

impl Base64Url {
    /// The text of these bytes, without padding.
    pub fn from_bytes(bytes: impl AsRef<[u8]>) -> Self {
        Self::verbatim(base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes))
    }

    /// The bytes, from the alphabet for URLs or the standard one, with padding or without.
    ///
    /// # Errors
    /// When the text is not base64.
    pub fn decode(&self) -> Result<Vec<u8>, FormatError> {
        self.view(decoded)
    }
}
