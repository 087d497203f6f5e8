//! Values inside of others: perhaps, boxed, many.
//!
//! In comes a place in a text, or a container; out goes the container, or its text. It never decides what a missing
//! member means: that is the record's table.

use super::{Fault, Json, Peek, Reader, Writer, place};

/// `null` is `None`.
impl<T: Json> Json for Option<T> {
    #[inline]
    fn blank() -> Self {
        None
    }

    #[inline]
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if first.is_null() {
            *self = None;
            reader.folded = true;
            return reader.literal("null");
        }
        place::some(self);
        match self {
            Some(value) => value.read(first, reader),
            None => Ok(()),
        }
    }

    fn write(&self, writer: &mut Writer) {
        match self {
            Some(value) => value.write(writer),
            None => writer.null(),
        }
    }
}

impl<T: Json> Json for Box<T> {
    fn blank() -> Self {
        place::boxed()
    }

    #[inline]
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        (**self).read(first, reader)
    }

    fn write(&self, writer: &mut Writer) {
        (**self).write(writer);
    }
}

impl<T: Json> Json for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.clear();
        let mut next = reader.first_element(first)?;
        while let Some(first) = next {
            place::last(self);
            if let Some(element) = self.last_mut() {
                element
                    .read(first, reader)
                    .map_err(|fault| fault.in_element(self.len().saturating_sub(1)))?;
            }
            next = reader.next_element()?;
        }
        Ok(())
    }

    fn write(&self, writer: &mut Writer) {
        writer.list(self.iter());
    }
}
