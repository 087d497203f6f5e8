// @generated
//! Written by the template of the benches.

use clientwright_runtime::codegen as rt;
use rt::Json as _;

#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    pub id: i64,
    pub display_name: String,
    pub email: Option<String>,
    pub active: bool,
    pub score: f64,
    pub tags: Vec<String>,
    pub created_date: Option<String>,
    pub attempts: Option<u32>,
}

impl Entry {
    pub fn new(id: i64, display_name: String, active: bool, score: f64, tags: Vec<String>) -> Self { Self { id, display_name, email: rt::Json::blank(), active, score, tags, created_date: rt::Json::blank(), attempts: rt::Json::blank() } }
}

impl rt::Json for Entry {
    fn blank() -> Self { Self { id: rt::Json::blank(), display_name: rt::Json::blank(), email: rt::Json::blank(), active: rt::Json::blank(), score: rt::Json::blank(), tags: rt::Json::blank(), created_date: rt::Json::blank(), attempts: rt::Json::blank() } }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read { reader.record(first, self) }
    fn write(&self, writer: &mut rt::Writer) { writer.record(self); }
}

impl rt::Record for Entry {
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "Entry", members: &["id", "displayName", "email", "active", "score", "tags", "createdDate", "attempts"], required: &[0, 1, 3, 4, 5], additional: false };
        TABLE
    }
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        match index {
            0 => self.id.read(first, reader),
            1 => self.display_name.read(first, reader),
            2 => self.email.read(first, reader),
            3 => self.active.read(first, reader),
            4 => self.score.read(first, reader),
            5 => self.tags.read(first, reader),
            6 => self.created_date.read(first, reader),
            7 => self.attempts.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_members(&self, writer: &mut rt::Writer) {
        writer.member(",\"id\":", &self.id);
        writer.member(",\"displayName\":", &self.display_name);
        writer.optional(",\"email\":", &self.email);
        writer.member(",\"active\":", &self.active);
        writer.member(",\"score\":", &self.score);
        writer.member(",\"tags\":", &self.tags);
        writer.optional(",\"createdDate\":", &self.created_date);
        writer.optional(",\"attempts\":", &self.attempts);
    }
}
