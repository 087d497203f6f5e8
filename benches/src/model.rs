//! Descriptions of models, from which both forms are written.
//!
//! In come names and types of members; out goes plain data. It never knows how either form looks.

/// A record.
#[derive(Debug, Clone)]
pub struct Model {
    /// The Rust name.
    pub name: String,
    /// The members, in order.
    pub fields: Vec<Field>,
    /// Whether members that nobody described are kept.
    pub additional: bool,
}

/// A member.
#[derive(Debug, Clone)]
pub struct Field {
    /// The name on the wire.
    pub wire: String,
    /// The type of the value.
    pub kind: Kind,
    /// Whether it must be there; otherwise the Rust type is an `Option`.
    pub required: bool,
}

/// The type of a value.
#[derive(Debug, Clone)]
pub enum Kind {
    /// `bool`
    Bool,
    /// `i64`
    Integer,
    /// `u32`
    Short,
    /// `f64`
    Float,
    /// `String`
    Text,
    /// any JSON
    Any,
    /// another model
    Record(&'static str),
    /// another model, behind a box
    Boxed(String),
    /// `Vec`
    List(Box<Kind>),
    /// a map by name
    Map(Box<Kind>),
}

impl Model {
    /// A record of optional members that keeps unknown ones.
    pub fn open(name: &str, fields: &[(&str, Kind)]) -> Self {
        let fields = fields.iter().map(|(wire, kind)| Field::optional(wire, kind.clone())).collect();
        Self { name: name.to_owned(), fields, additional: true }
    }

    /// A record that passes over unknown members.
    pub fn closed(name: &str, fields: Vec<Field>) -> Self {
        Self { name: name.to_owned(), fields, additional: false }
    }
}

impl Field {
    /// A member that must be there.
    pub fn required(wire: &str, kind: Kind) -> Self {
        Self { wire: wire.to_owned(), kind, required: true }
    }

    /// A member that may be absent.
    pub fn optional(wire: &str, kind: Kind) -> Self {
        Self { wire: wire.to_owned(), kind, required: false }
    }

    /// The Rust name.
    pub fn ident(&self) -> String {
        let mut ident = String::new();
        for c in self.wire.chars() {
            if c.is_uppercase()
                && !ident.ends_with(|last: char| last.is_uppercase() || last == '_')
                && !ident.is_empty()
            {
                ident.push('_');
            }
            ident.extend(c.to_lowercase());
        }
        if ident == "type" { "r#type".to_owned() } else { ident }
    }
}
