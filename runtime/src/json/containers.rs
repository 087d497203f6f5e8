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
            place::empty(self);
            return reader.folded_null();
        }
        place::make_some(self);
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

impl<T: Json> Json for Vec<T> {
    fn blank() -> Self {
        Self::new()
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        place::clear(self);
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

/// Writes a tuple's `Json`: its items one after the other. Items behind the last are skipped, as members are that nobody
/// described; one that is missing is a fault.
macro_rules! tuple {
    ($count:literal: $($item:ident $index:tt),*) => {
        impl<$($item: Json),*> Json for ($($item,)*) {
            fn blank() -> Self {
                ($($item::blank(),)*)
            }

            fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
                let mut next = reader.first_element(first)?;
                $(
                    let Some(first) = next else { return Err(Fault::too_short(reader.offset().saturating_sub(1), $count)) };
                    place::renew(&mut self.$index);
                    self.$index.read(first, reader).map_err(|fault| fault.in_element($index))?;
                    next = reader.next_element()?;
                )*
                while let Some(first) = next {
                    reader.skip(first)?;
                    next = reader.next_element()?;
                }
                Ok(())
            }

            fn write(&self, writer: &mut Writer) {
                writer.items(&[$(&self.$index),*]);
            }
        }

        // what else is put in boxes is a model
        impl<$($item: Json),*> Json for Box<($($item,)*)> {
            fn blank() -> Self {
                place::boxed()
            }

            fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
                (**self).read(first, reader)
            }

            fn write(&self, writer: &mut Writer) {
                (**self).write(writer);
            }
        }
    };
}

tuple!("a list of 2 items": A 0, B 1);
tuple!("a list of 3 items": A 0, B 1, C 2);
tuple!("a list of 4 items": A 0, B 1, C 2, D 3);
tuple!("a list of 5 items": A 0, B 1, C 2, D 3, E 4);
tuple!("a list of 6 items": A 0, B 1, C 2, D 3, E 4, F 5);
tuple!("a list of 7 items": A 0, B 1, C 2, D 3, E 4, F 5, G 6);
tuple!("a list of 8 items": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7);
tuple!("a list of 9 items": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8);
tuple!("a list of 10 items": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9);
tuple!("a list of 11 items": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10);
tuple!("a list of 12 items": A 0, B 1, C 2, D 3, E 4, F 5, G 6, H 7, I 8, J 9, K 10, L 11);

#[cfg(test)]
mod tests {
    use crate::json::{from_str, to_string};

    #[test]
    fn tuples_are_lists_of_so_many_items() {
        for (text, expected) in [
            (r#"[1,"a"]"#, Ok((1, "a".to_owned()))),
            (r#"[ 1 , "a" , {"b":[]} ]"#, Ok((1, "a".to_owned()))),
            ("[1]", Err("expected a list of 2 items, found the end of the list at $ (byte 2)")),
            ("[1,2]", Err("expected a string, found a number at $[1] (byte 3)")),
            ("{}", Err("expected an array, found an object at $ (byte 0)")),
        ] {
            let read = from_str::<(i64, String)>(text).map_err(|fault| fault.to_string());
            assert_eq!(read, expected.map_err(str::to_owned), "{text}");
        }
        assert_eq!(to_string(&(1_i64, Some(vec![true]), None::<bool>)), "[1,[true],null]");
    }
}
