//! Enumerations of integers, open to values that nobody listed.
//!
//! In comes a JSON number; out goes the variant of that integer, or the one that keeps unknown integers. It never refuses
//! an integer of 64 bits: a server may know more values than the description did.

use super::{Fault, Json, Peek, Reader};

/// An enumeration that is an integer on the wire.
pub trait IntegerEnum: Sized {
    /// The listed values, in the order of the indices.
    const VALUES: &'static [i64];

    /// The variant of the listed value with this index.
    fn from_index(index: usize) -> Option<Self>;

    /// The variant that keeps an integer which is not listed.
    fn unknown(value: i64) -> Self;

    /// The variant of an integer.
    fn from_value(value: i64) -> Self {
        listed(Self::VALUES, value).and_then(Self::from_index).unwrap_or_else(|| Self::unknown(value))
    }
}

impl Reader<'_> {
    /// Reads an integer into an enumeration; `1.0` is the integer 1.
    ///
    /// # Errors
    /// A [`Fault`] when the value is not an integer of 64 bits.
    pub fn integer_enum<T: IntegerEnum>(&mut self, first: Peek, value: &mut T) -> Result<(), Fault> {
        let mut integer = 0_i64;
        integer.read(first, self)?;
        *value = T::from_value(integer);
        Ok(())
    }
}

fn listed(values: &[i64], value: i64) -> Option<usize> {
    values.iter().position(|listed| *listed == value)
}
