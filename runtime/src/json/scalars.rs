//! Booleans, numbers, texts and nothing at all.
//!
//! In comes a place in a text, or a value; out goes the value, or its text. No number ever changes its value on the way:
//! what a type cannot hold is refused.

use super::float::laid_out;
use super::reader::number_out_of_range;
use super::{Fault, Json, Peek, Reader, Writer};

impl Json for bool {
    fn blank() -> Self {
        false
    }

    #[inline]
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = first.0 == b't';
        match first.0 {
            b't' => reader.literal("true"),
            b'f' => reader.literal("false"),
            _ => {
                *self = reader.quoted_boolean(first)?;
                Ok(())
            }
        }
    }

    fn write(&self, writer: &mut Writer) {
        writer.raw(if *self { "true" } else { "false" });
    }
}

/// Integers, each with the name it has in a fault.
macro_rules! integers {
    ($($integer:ty: $expected:literal;)*) => {$(
        impl Json for $integer {
            fn blank() -> Self {
                0
            }

            #[inline]
            fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
                let start = reader.offset();
                let whole = reader.whole(first, $expected)?;
                *self = Self::try_from(whole.wide()).map_err(|_| number_out_of_range(start, $expected))?;
                Ok(())
            }

            fn write(&self, writer: &mut Writer) {
                writer.raw(itoa::Buffer::new().format(*self));
            }
        }
    )*};
}

integers! {
    i32: "a 32-bit integer";
    i64: "a 64-bit integer";
    u32: "an unsigned 32-bit integer";
    u64: "an unsigned 64-bit integer";
}

impl Json for f64 {
    fn blank() -> Self {
        0.0
    }

    /// The nearest float; a number so large that it would become infinite is refused.
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if let Some(float) = reader.plain_float(first) {
            *self = float;
            return Ok(());
        }
        let start = reader.offset();
        let number = reader.number(first, "a number")?;
        match number.parse::<f64>() {
            Ok(float) if float.is_finite() => *self = float,
            _ => return Err(number_out_of_range(start, "a 64-bit float")),
        }
        Ok(())
    }

    /// The shortest text that reads back as the same float, laid out as ECMAScript does: `3`, `0.5`, `1e+21`.
    ///
    /// Infinities and NaN have no text in JSON (RFC 8259 section 6) and are written as `null`, as JavaScript and
    /// serde_json do: writing cannot fail, and a receiver refuses a null number rather than take a wrong one.
    fn write(&self, writer: &mut Writer) {
        if self.is_finite() {
            writer.raw(&laid_out(zmij::Buffer::new().format_finite(*self)));
        } else {
            writer.null();
        }
    }
}

impl Json for f32 {
    fn blank() -> Self {
        0.0
    }

    /// The nearest float of 32 bits; a number so large that it would become infinite is refused.
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        let start = reader.offset();
        match reader.number(first, "a number")?.parse::<Self>() {
            Ok(float) if float.is_finite() => *self = float,
            _ => return Err(number_out_of_range(start, "a 32-bit float")),
        }
        Ok(())
    }

    /// The shortest text that reads back as the same float of 32 bits; infinities and NaN are `null`, as for `f64`.
    fn write(&self, writer: &mut Writer) {
        if self.is_finite() {
            writer.raw(&laid_out(zmij::Buffer::new().format_finite(*self)));
        } else {
            writer.null();
        }
    }
}

impl Json for String {
    fn blank() -> Self {
        Self::new()
    }

    #[inline]
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.owned_text(first)?;
        Ok(())
    }

    #[inline]
    fn write(&self, writer: &mut Writer) {
        writer.text(self);
    }
}

/// A value without content, as in serde: `null`.
impl Json for () {
    fn blank() -> Self {}

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if first.is_null() { reader.literal("null") } else { Err(reader.mismatch(first, "null")) }
    }

    fn write(&self, writer: &mut Writer) {
        writer.null();
    }
}
