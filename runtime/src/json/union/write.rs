//! Variants of unions as they are written.
//!
//! In comes a variant, or several that one value is at once; out goes the object that they are, with the member that names the variant.
//! It never writes a member twice.

use super::super::{Json, Literal, Model, Writer};
use super::merge;

impl Writer {
    /// Appends an object that says which variant of a union it is, unless it says so itself.
    pub fn tagged<T: Model>(&mut self, name: &'static str, tag: Literal, record: &T) {
        let outer = self.open();
        record.write_parts(self);
        self.tag(name, tag);
        self.close(outer);
    }

    fn tag(&mut self, name: &'static str, tag: Literal) {
        if !self.has_member(name) {
            self.entry(name, &tag.value());
        }
    }

    /// Appends the value that has the members of all parts; what several of them have is that of the first.
    pub fn several<T: Json>(&mut self, parts: &[T]) {
        merge::write(&mut parts.iter().map(super::super::to_string), self);
    }
}
