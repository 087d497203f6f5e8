//! The usual form: serde derives.
//!
//! In come models; out goes a source file. It never leaves out what the emitted form does, unless told to pass over
//! unknown members, which makes serde faster than it could be in a client that loses nothing.

use super::{Names, rust_type};
use crate::model::{Field, Model};

const NAMES: Names = Names { any: "serde_json::Value", map: "std::collections::BTreeMap<String, " };

/// What serde is told to do with members that nobody described.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unknown {
    /// Keep them by `#[serde(flatten)]`, where the model says so: what the emitted form does.
    Kept,
    /// Pass over them: less than the emitted form does, and several times faster in serde.
    Passed,
}

/// A source file with the models and serde derives.
pub fn derived(models: &[Model], unknown: Unknown) -> String {
    let header = "use serde::{Deserialize, Serialize};\n".to_owned();
    models.iter().fold(header, |file, model| file + &structure(model, unknown))
}

fn structure(model: &Model, unknown: Unknown) -> String {
    let fields: String = model.fields.iter().map(field_lines).collect();
    let kept = model.additional && unknown == Unknown::Kept;
    let additional = if kept {
        "    #[serde(flatten)]\n    pub additional: std::collections::BTreeMap<String, serde_json::Value>,\n"
    } else {
        ""
    };
    format!(
        "\n#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]\npub struct {} {{\n{fields}{additional}}}\n",
        model.name
    )
}

fn field_lines(field: &Field) -> String {
    let mut attributes = Vec::new();
    if field.ident().trim_start_matches("r#") != field.wire {
        attributes.push(format!("rename = {:?}", field.wire));
    }
    if !field.required {
        attributes.push("skip_serializing_if = \"Option::is_none\"".to_owned());
    }
    let attributes = if attributes.is_empty() {
        String::new()
    } else {
        format!("    #[serde({})]\n", attributes.join(", "))
    };
    format!("{attributes}    pub {}: {},\n", field.ident(), rust_type(field, &NAMES))
}
