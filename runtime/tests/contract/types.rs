//! Models as the generator emits them.
#![allow(unreachable_pub, reason = "emitted types are public; a test has no outside")]

use clientwright_runtime::codegen as rt;
use rt::Json as _;

#[derive(Debug, Clone, PartialEq, Default)]
pub struct ErrorMessageDto {
    pub locale: Option<String>,
    pub locale_origin: Option<LocaleOrigin>,
    pub text: Option<String>,
}

impl rt::Model for ErrorMessageDto {
    fn blank() -> Self {
        Self { locale: rt::Json::blank(), locale_origin: rt::Json::blank(), text: rt::Json::blank() }
    }
    fn table(&self) -> &'static rt::Table {
        &rt::Table {
            name: "ErrorMessageDto",
            members: &["locale", "localeOrigin", "text"],
            required: &[],
            additional: false,
        }
    }
    fn read_part(
        &mut self,
        index: usize,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), rt::Fault> {
        match index {
            0 => self.locale.read(first, reader),
            1 => self.locale_origin.read(first, reader),
            2 => self.text.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        writer.optional(",\"locale\":", &self.locale);
        writer.optional(",\"localeOrigin\":", &self.locale_origin);
        writer.optional(",\"text\":", &self.text);
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum LocaleOrigin {
    Default,
    Request,
    Unknown(String),
}

impl rt::Json for LocaleOrigin {
    fn blank() -> Self {
        Self::Unknown(String::new())
    }
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> Result<(), rt::Fault> {
        reader.text_enum(first, self)
    }
    fn write(&self, writer: &mut rt::Writer) {
        writer.text(self.as_str());
    }
}

impl rt::TextEnum for LocaleOrigin {
    const LISTED: &'static [Self] = &[Self::Default, Self::Request];
    const TEXTS: &'static [&'static str] = &["DEFAULT", "REQUEST"];
    fn unknown(text: String) -> Self {
        Self::Unknown(text)
    }
}

impl LocaleOrigin {
    pub fn as_str(&self) -> &str {
        match self {
            Self::Default => "DEFAULT",
            Self::Request => "REQUEST",
            Self::Unknown(text) => text,
        }
    }
}

impl std::fmt::Display for LocaleOrigin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl From<&str> for LocaleOrigin {
    fn from(text: &str) -> Self {
        rt::TextEnum::from_text(text)
    }
}

/// Required members, a list, a cycle, and a member that is absent, null or present.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    pub id: i64,
    pub name: String,
    pub tags: Option<Vec<String>>,
    pub note: rt::Maybe<String>,
    pub next: Option<Box<Node>>,
}

impl rt::Model for Node {
    fn blank() -> Self {
        Self {
            id: rt::Json::blank(),
            name: rt::Json::blank(),
            tags: rt::Json::blank(),
            note: rt::Json::blank(),
            next: rt::Json::blank(),
        }
    }
    fn table(&self) -> &'static rt::Table {
        &rt::Table {
            name: "Node",
            members: &["id", "name", "tags", "note", "next"],
            required: &[0, 1],
            additional: false,
        }
    }
    fn read_part(
        &mut self,
        index: usize,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), rt::Fault> {
        match index {
            0 => self.id.read(first, reader),
            1 => self.name.read(first, reader),
            2 => self.tags.read(first, reader),
            3 => self.note.read(first, reader),
            4 => self.next.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        writer.member(",\"id\":", &self.id);
        writer.member(",\"name\":", &self.name);
        writer.optional(",\"tags\":", &self.tags);
        writer.maybe(",\"note\":", &self.note);
        writer.optional(",\"next\":", &self.next);
    }
}

/// A record inside of a record, without an `Option` between them.
#[derive(Debug, Clone, PartialEq)]
pub struct Pair {
    pub left: ErrorMessageDto,
}

impl rt::Model for Pair {
    fn blank() -> Self {
        Self { left: rt::Json::blank() }
    }
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "Pair", members: &["left"], required: &[0], additional: false };
        TABLE
    }
    fn read_part(
        &mut self,
        index: usize,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), rt::Fault> {
        match index {
            0 => self.left.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        writer.member(",\"left\":", &self.left);
    }
}

/// A record that keeps members of any type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Step {
    pub id: Option<String>,
    pub note: rt::Maybe<String>,
    pub additional: rt::Map<rt::Value>,
}

impl rt::Model for Step {
    fn blank() -> Self {
        Self { id: rt::Json::blank(), note: rt::Json::blank(), additional: rt::Json::blank() }
    }
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "Step", members: &["id", "note"], required: &[], additional: true };
        TABLE
    }
    fn read_part(
        &mut self,
        index: usize,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), rt::Fault> {
        match index {
            0 => self.id.read(first, reader),
            1 => self.note.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        writer.optional(",\"id\":", &self.id);
        writer.maybe(",\"note\":", &self.note);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(
        &mut self,
        name: &str,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), rt::Fault> {
        reader.entry(&mut self.additional, name, first)
    }
}

/// A record that keeps members of one type.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Labels {
    pub id: Option<String>,
    pub additional: rt::Map<String>,
}

impl rt::Model for Labels {
    fn blank() -> Self {
        Self { id: rt::Json::blank(), additional: rt::Json::blank() }
    }
    fn table(&self) -> &'static rt::Table {
        const TABLE: &rt::Table =
            &rt::Table { name: "Labels", members: &["id"], required: &[], additional: true };
        TABLE
    }
    fn read_part(
        &mut self,
        index: usize,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), rt::Fault> {
        match index {
            0 => self.id.read(first, reader),
            _ => reader.skip(first),
        }
    }
    fn write_parts(&self, writer: &mut rt::Writer) {
        writer.optional(",\"id\":", &self.id);
        writer.additional(self.table(), &self.additional);
    }
    fn read_additional(
        &mut self,
        name: &str,
        first: rt::Peek,
        reader: &mut rt::Reader<'_>,
    ) -> Result<(), rt::Fault> {
        reader.entry(&mut self.additional, name, first)
    }
}
