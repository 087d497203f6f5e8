//! The form that the generator emits (field functions over a static table).
//!
//! In come models; out goes a source file. It never uses a macro where the generator would not.

use super::{Names, rust_type};
use crate::model::{Field, Model};

const NAMES: Names = Names { any: "rt::Value", map: "rt::Map<" };

/// A source file with the models as the generator emits them.
pub fn emitted(models: &[Model]) -> String {
    let header = "use clientwright_runtime::codegen as rt;\nuse rt::Json as _;\n".to_owned();
    models.iter().fold(header, |file, model| {
        file + &structure(model) + &constructor(model) + &json(model) + &record(model)
    })
}

fn lines(fields: &[Field], line: impl Fn(usize, &Field) -> String) -> String {
    fields.iter().enumerate().map(|(index, field)| line(index, field)).collect()
}

fn structure(model: &Model) -> String {
    let fields = lines(&model.fields, |_, field| {
        format!("    pub {}: {},\n", field.ident(), rust_type(field, &NAMES))
    });
    let additional = if model.additional { "    pub additional: rt::Map<rt::Value>,\n" } else { "" };
    format!("\n#[derive(Debug, Clone, PartialEq)]\npub struct {} {{\n{fields}{additional}}}\n", model.name)
}

fn constructor(model: &Model) -> String {
    let required = || model.fields.iter().filter(|field| field.required);
    if required().next().is_none() {
        return String::new();
    }
    let arguments = required().map(|field| format!("{}: {}", field.ident(), rust_type(field, &NAMES)));
    let fields = model.fields.iter().map(|field| match field.required {
        true => field.ident(),
        false => format!("{}: rt::Json::blank()", field.ident()),
    });
    let fields = fields.chain(model.additional.then(|| "additional: rt::Map::new()".to_owned()));
    let (arguments, fields): (Vec<_>, Vec<_>) = (arguments.collect(), fields.collect());
    format!(
        "
impl {} {{
    pub fn new({}) -> Self {{ Self {{ {} }} }}
}}
",
        model.name,
        arguments.join(", "),
        fields.join(", ")
    )
}

fn json(model: &Model) -> String {
    let blanks = model.fields.iter().map(Field::ident);
    let blanks = blanks.chain(model.additional.then(|| "additional".to_owned()));
    let blanks: Vec<String> = blanks.map(|ident| format!("{ident}: rt::Json::blank()")).collect();
    format!(
        "
impl rt::Json for {} {{
    fn blank() -> Self {{ Self {{ {} }} }}
    fn read(&mut self, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {{ reader.record(first, self) }}
    fn write(&self, writer: &mut rt::Writer) {{ writer.record(self); }}
}}
",
        model.name,
        blanks.join(", ")
    )
}

fn record(model: &Model) -> String {
    let Model { name, fields, additional } = model;
    let members = fields.iter().map(|field| format!("{:?}", field.wire)).collect::<Vec<_>>().join(", ");
    let required = fields.iter().enumerate().filter(|(_, field)| field.required);
    let required = required.map(|(index, _)| index.to_string()).collect::<Vec<_>>().join(", ");
    let reads = lines(fields, |index, field| {
        format!("            {index} => self.{}.read(first, reader),\n", field.ident())
    });
    let writes = lines(fields, |_, field| {
        let how = if field.required { "member" } else { "optional" };
        format!("        writer.{how}({:?}, &self.{});\n", format!(",\"{}\":", field.wire), field.ident())
    });
    let (write_more, read_more) = if *additional { ADDITIONAL } else { ("", "") };
    format!(
        "
impl rt::Record for {name} {{
    fn table(&self) -> &'static rt::Table {{
        const TABLE: &rt::Table =
            &rt::Table {{ name: {name:?}, members: &[{members}], required: &[{required}], additional: {additional} }};
        TABLE
    }}
    fn read_member(&mut self, index: usize, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {{
        match index {{
{reads}            _ => reader.skip(first),
        }}
    }}
    fn write_members(&self, writer: &mut rt::Writer) {{
{writes}{write_more}    }}
{read_more}}}
"
    )
}

const ADDITIONAL: (&str, &str) = (
    "        writer.additional(self.table(), &self.additional);\n",
    "    fn read_additional(&mut self, name: &str, first: rt::Peek, reader: &mut rt::Reader<'_>) -> rt::Read {
        reader.entry(&mut self.additional, name, first)
    }
",
);
