//! Choices about models. In: choices; out: plain data. It never has behaviour.

use super::Settings;

/// What texts of a known `format` become: dates, identifiers, addresses, bytes in base64.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Formats {
    /// Types of the runtime that keep the text as it came, are checked when they are made, and say what they stand for.
    #[default]
    Typed,
    /// `String`, as any other text.
    Text,
}

/// What numbers of `format: float` become.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum FloatWidth {
    /// `f64`, as any other number: a number that is no float of 32 bits keeps its digits.
    #[default]
    F64,
    /// `f32`
    F32,
}

impl Settings {
    /// Sets what texts of a known `format` become.
    #[must_use]
    pub fn formats(mut self, formats: Formats) -> Self {
        self.formats = formats;
        self
    }

    /// Sets what numbers of `format: float` become.
    #[must_use]
    pub fn floats(mut self, width: FloatWidth) -> Self {
        self.floats = width;
        self
    }
}
