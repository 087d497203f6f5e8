//! Variants of unions as they are written.
//!
//! In comes a variant, or several that one value is at once; out goes the object that they are, with the member that names the variant.
//! It never writes a member twice.

use super::super::{Json, Literal, Model, Reader, Writer};

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

    /// Appends the object that has the members of all parts; what several of them have is that of the first. Where none of them is
    /// an object, the first stands for all.
    pub fn several<T: Json>(&mut self, parts: &[T]) {
        let texts: Vec<String> = parts.iter().map(super::super::to_string).collect();
        let is_object = |text: &String| text.starts_with('{');
        if let Some(first) = texts.first().filter(|_| !texts.iter().any(is_object)) {
            return self.raw(first);
        }
        let outer = self.open();
        for text in texts.iter().filter(|text| is_object(text)) {
            self.members_of(text);
        }
        self.close(outer);
    }

    /// Appends the members of an object that is JSON already, but for those that are there.
    fn members_of(&mut self, object: &str) {
        let mut reader = Reader::with_depth(object, usize::MAX);
        let first = reader.peek();
        let mut more = reader.first_member(first);
        while let Ok(true) = more {
            let start = reader.offset();
            let Ok(name) = reader.name() else { return };
            let passed = reader.member_value().and_then(|first| reader.skip(first));
            if passed.is_ok() && !self.has_member(&name) {
                self.raw(",");
                self.raw(reader.since(start));
            }
            more = passed.and_then(|()| reader.next_member());
        }
    }
}
