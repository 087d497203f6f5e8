//! Values that nobody asked for.
//!
//! In comes the place of a value; out goes the place behind it. It never accepts what reading the value would refuse:
//! skipped text is checked against the grammar and the depth limit all the same.

use super::super::Fault;
use super::{Peek, Reader};

impl Reader<'_> {
    /// Passes over one value of any kind.
    ///
    /// # Errors
    /// A [`Fault`] when it is not JSON or nested too deeply.
    pub fn skip(&mut self, first: Peek) -> Result<(), Fault> {
        match first.0 {
            b'"' => self.skip_quoted(),
            b'{' => self.skip_object(first),
            b'[' => self.skip_array(first),
            b't' => self.literal("true"),
            b'f' => self.literal("false"),
            b'n' => self.literal("null"),
            _ => self.number(first, "a value").map(drop),
        }
    }

    /// Whether one of the members that follow, each with a comma before it, has this name.
    pub(in super::super) fn has_member(&mut self, name: &str) -> bool {
        while self.byte(self.at) == b',' {
            self.at += 1;
            match self.name() {
                Ok(found) if *found == *name => return true,
                Ok(_) => {}
                Err(_) => return false,
            }
            let passed = self.member_value().and_then(|first| self.skip(first));
            if passed.is_err() {
                return false;
            }
        }
        false
    }

    fn skip_array(&mut self, first: Peek) -> Result<(), Fault> {
        let mut next = self.first_element(first)?;
        let mut index = 0;
        while let Some(first) = next {
            self.skip(first).map_err(|fault| fault.in_element(index))?;
            index += 1;
            next = self.next_element()?;
        }
        Ok(())
    }

    fn skip_object(&mut self, first: Peek) -> Result<(), Fault> {
        let mut more = self.first_member(first)?;
        while more {
            self.name()?;
            let first = self.member_value()?;
            self.skip(first).map_err(Fault::in_entry)?;
            more = self.next_member()?;
        }
        Ok(())
    }
}
