//! Types that are read part by part: records by their members, unions by their variants.
//!
//! In comes a model behind [`ModelParts`], with a table of its names; out goes the model filled, or a fault with the path. The loop
//! over members stands here once for all records; it never knows the fields themselves: a record reads each by its index.

mod parts;
mod record;

pub(super) use self::parts::{ModelParts, Outline};
use super::lenient::{Failed, Manner};
use super::union::UnionTable;
use super::{Fault, Json, Map, Peek, Reader, Writer, place};

/// What a record's members are called, and which of them must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Table {
    /// The name of the type, for people.
    pub name: &'static str,
    /// The names on the wire, in the order of the indices.
    pub members: &'static [&'static str],
    /// The indices of the members that must be there, in ascending order.
    pub required: &'static [usize],
    /// Whether the record keeps members that the table does not name.
    pub additional: bool,
}

impl Table {
    /// That of a type without members.
    pub const EMPTY: Self = Self { name: "", members: &[], required: &[], additional: false };
}

/// A type that is read part by part: a JSON object with known members, or one of several types.
///
/// Each of them is [`Json`] by the functions of this module: the generated code of a type says only what is its own.
pub trait Model {
    /// What [`Json::blank`] is.
    fn blank() -> Self
    where
        Self: Sized;

    /// Of a record: names and duties of the members.
    fn table(&self) -> &'static Table {
        &Table::EMPTY
    }

    /// Of a union: what the variants look like; a type that says this is not a record.
    fn union(&self) -> Option<&'static UnionTable> {
        None
    }

    /// Reads the part with this index in the table. Of a record, that is a member; the value is skipped if there is none. Of a
    /// union, it becomes the variant and reads it; without such a variant, the one that keeps any value.
    ///
    /// # Errors
    /// The fault of the part's own type.
    fn read_part(&mut self, index: usize, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Of a union that says so in its table: reads a value that is several variants at once.
    ///
    /// # Errors
    /// The fault of a variant's type.
    fn read_several(&mut self, _parts: &[usize], first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.read_part(usize::MAX, first, reader)
    }

    /// Appends the members to an object that [`Writer::record`] has opened; of a union, the value of the variant.
    fn write_parts(&self, writer: &mut Writer);

    /// What absent members are, as JSON, by their indices in the table; all others are left as they are blank.
    fn defaults(&self) -> &'static [(usize, &'static str)] {
        &[]
    }

    /// Reads a member that the table does not name; skips it, unless the record keeps such members.
    ///
    /// # Errors
    /// The fault of the member's own type.
    fn read_additional(&mut self, _name: &str, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.skip(first)
    }

    /// Reads the whole of it; only a box does that in another way.
    ///
    /// # Errors
    /// A [`Fault`] as [`Json::read`] says.
    #[inline]
    fn read_whole(mut self: &mut Self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault>
    where
        Self: Sized,
    {
        match self.union() {
            Some(table) => reader.union(first, &mut self, table),
            None => reader.record(first, self),
        }
    }

    /// Appends the whole of it; only a box does that in another way.
    #[inline]
    fn write_whole(&self, writer: &mut Writer)
    where
        Self: Sized,
    {
        match self.union() {
            Some(_) => self.write_parts(writer),
            None => writer.record(self),
        }
    }
}

impl<T: Model> Json for T {
    #[inline]
    fn blank() -> Self {
        Model::blank()
    }

    #[inline]
    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.read_whole(first, reader)
    }

    #[inline]
    fn write(&self, writer: &mut Writer) {
        self.write_whole(writer);
    }
}

/// What stands in a box is as it is without one.
impl<T: Model> Model for Box<T> {
    fn blank() -> Self {
        place::boxed()
    }

    fn table(&self) -> &'static Table {
        (**self).table()
    }

    fn union(&self) -> Option<&'static UnionTable> {
        (**self).union()
    }

    fn read_part(&mut self, index: usize, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        (**self).read_part(index, first, reader)
    }

    fn read_several(&mut self, parts: &[usize], first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        (**self).read_several(parts, first, reader)
    }

    fn write_parts(&self, writer: &mut Writer) {
        (**self).write_parts(writer);
    }

    fn defaults(&self) -> &'static [(usize, &'static str)] {
        (**self).defaults()
    }

    fn read_additional(&mut self, name: &str, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        (**self).read_additional(name, first, reader)
    }

    #[inline]
    fn read_whole(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        (**self).read_whole(first, reader)
    }

    #[inline]
    fn write_whole(&self, writer: &mut Writer) {
        (**self).write_whole(writer);
    }
}

/// A record whose members with a default are that.
pub fn filled<T: Model>(mut record: T) -> T {
    let defaults = record.defaults();
    for (index, json) in defaults {
        // the generator has held the default against the type; should they differ all the same, the member stays blank
        let _ = fill(&mut &mut record, *index, json);
    }
    record
}

/// Sets a member to a value, if that is one of its type.
pub(super) fn fill(record: &mut dyn ModelParts, index: usize, json: &str) -> bool {
    let mut reader = Reader::new(json);
    let first = reader.peek();
    record.read_part(index, first, &mut reader).is_ok()
}

impl Reader<'_> {
    /// Reads an object into a record.
    ///
    /// The member after the one just read is tried first, since most writers keep one order. A member that comes twice
    /// counts with its last value (RFC 8259 section 4 leaves it open; this is what most parsers do).
    ///
    /// # Errors
    /// A [`Fault`] when the value is not an object, a member is at fault, or a required one is missing.
    pub fn record<T: Model>(&mut self, first: Peek, mut record: &mut T) -> Result<(), Fault> {
        if self.stale {
            self.stale = false;
            place::renew(record);
        }
        let outline = Outline::of(&*record);
        self.members(first, &mut record, outline)
    }

    /// Reads one member into a map of members that no table names.
    ///
    /// # Errors
    /// The fault of the value.
    pub fn entry<T: Json>(&mut self, map: &mut Map<T>, name: &str, first: Peek) -> Result<(), Fault> {
        let start = self.mark();
        let read = place::entry(map, name).map_or(Ok(()), |value| value.read(first, self));
        read.or_else(|fault| {
            // a null that has no place among the others is none of them
            map.remove(name);
            self.forgive_entry(fault, start, first)
        })
    }

    fn members(&mut self, first: Peek, record: &mut dyn ModelParts, outline: Outline) -> Result<(), Fault> {
        let table = outline.table;
        let mut seen = SeenMembers::new(table.members.len());
        let mut next = 0;
        let object = self.offset();
        let mut more = self.first_member(first)?;
        while more {
            let escaped;
            let name = match self.plain_name() {
                Some(name) => name,
                None => {
                    escaped = self.name()?;
                    &*escaped
                }
            };
            let first = self.member_value()?;
            match find(table.members, next, name) {
                Some(index) => {
                    next = index + 1;
                    self.stale = seen.insert(index);
                    let start = self.mark();
                    if let Err(fault) = self.described(index, first, record, outline) {
                        let failed = Failed { start, first, index };
                        self.forgive(fault, &failed, record, outline)
                            .map_err(|fault| fault.in_member(name))?;
                    }
                }
                None => {
                    let start = self.offset();
                    record.read_additional(name, first, self).map_err(Fault::in_entry)?;
                    if !table.additional {
                        self.leave(start);
                    }
                }
            }
            more = self.next_member()?;
        }
        for (index, json) in outline.defaults {
            if seen.lacks(&[*index]).is_some() {
                let _ = fill(record, *index, json);
            }
        }
        while let Some(index) = seen.lacks(table.required) {
            let Some(name) = table.members.get(index) else { break };
            self.supply((object, index), name, record)?;
            seen.insert(index);
        }
        self.notes.leave(object, table);
        Ok(())
    }

    #[inline]
    fn described(
        &mut self,
        index: usize,
        first: Peek,
        record: &mut dyn ModelParts,
        outline: Outline,
    ) -> Result<(), Fault> {
        if first.is_null() {
            if let Some(json) = outline.default_of(index) {
                return self.null_filled((index, json), first, record);
            }
            let table = outline.table;
            if table.additional && table.required.binary_search(&index).is_err() {
                return self.null_kept(index, first, record, table);
            }
        }
        let read = record.read_part(index, first, self);
        self.stale = false;
        read
    }

    /// A `null` for a member with a default: where it has no null, it is as good as absent.
    #[cold]
    fn null_filled(
        &mut self,
        (index, json): (usize, &'static str),
        first: Peek,
        record: &mut dyn ModelParts,
    ) -> Result<(), Fault> {
        let start = self.offset();
        let read = record.read_part(index, first, self);
        self.stale = false;
        if read.is_ok() {
            return Ok(());
        }
        self.rewind(start);
        let _ = fill(record, index, json);
        self.skip(first)
    }

    /// A `null` for a member that may be absent, in a record that loses nothing: read into the field and, when that is
    /// an `Option`, which cannot tell it from an absent one, kept among the additional members, which can.
    #[cold]
    fn null_kept(
        &mut self,
        index: usize,
        first: Peek,
        record: &mut dyn ModelParts,
        table: &Table,
    ) -> Result<(), Fault> {
        let start = self.offset();
        self.folded = false;
        record.read_part(index, first, self)?;
        let end = self.offset();
        if let Some(name) = table.members.get(index).filter(|_| self.folded) {
            self.rewind(start);
            let manner = std::mem::replace(&mut self.manner, Manner::Strict);
            // additional members of a type that has no null have no place for it: then it is as good as absent
            if record.read_additional(name, first, self).is_err() {
                self.rewind(end);
            }
            self.manner = manner;
        }
        Ok(())
    }
}

/// The index of a name, looked for from `next` on and then from the start.
#[inline]
fn find(members: &[&str], next: usize, name: &str) -> Option<usize> {
    match members.get(next) {
        Some(expected) if *expected == name => Some(next),
        _ => search(members, next, name),
    }
}

fn search(members: &[&str], next: usize, name: &str) -> Option<usize> {
    let (before, after) = members.split_at_checked(next)?;
    let later = after.iter().position(|member| *member == name).map(|index| next + index);
    later.or_else(|| before.iter().position(|member| *member == name))
}

/// Which members have been read: one word, and more of them only for records of more than 64 members.
struct SeenMembers {
    low: u64,
    high: Vec<u64>,
}

impl SeenMembers {
    fn new(members: usize) -> Self {
        Self { low: 0, high: vec![0; (members.saturating_sub(1)) / 64] }
    }

    fn word(&mut self, index: usize) -> Option<&mut u64> {
        match index.checked_sub(64) {
            None => Some(&mut self.low),
            Some(rest) => self.high.get_mut(rest / 64),
        }
    }

    /// Marks a member; whether it was marked before.
    fn insert(&mut self, index: usize) -> bool {
        let bit = 1 << (index % 64);
        let Some(word) = self.word(index) else { return false };
        let before = *word & bit != 0;
        *word |= bit;
        before
    }

    /// The first of the required members that was not seen.
    fn lacks(&mut self, required: &[usize]) -> Option<usize> {
        required
            .iter()
            .copied()
            .find(|&index| self.word(index).is_some_and(|word| *word & 1 << (index % 64) == 0))
    }
}
