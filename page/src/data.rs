//! What the page shows, as plain data. In: what the other modules read; out: JSON for the script of the page. It never holds HTML
//! but in the members that say so.

use clientwright::unstable::tree::Node;
use serde::Serialize;
use serde_json::value::RawValue;

/// Everything on the page.
#[derive(Debug, Serialize)]
pub(crate) struct Data<'a> {
    pub(crate) title: String,
    pub(crate) version: String,
    /// HTML.
    pub(crate) text: String,
    #[serde(rename = "crate")]
    pub(crate) krate: String,
    #[serde(rename = "served")]
    pub(crate) is_served: bool,
    pub(crate) tags: Vec<Tag>,
    pub(crate) operations: Vec<Operation>,
    pub(crate) types: Vec<Type<'a>>,
    /// Examples of bodies: many responses have the same.
    pub(crate) examples: Vec<Box<RawValue>>,
    pub(crate) findings: Vec<Finding>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) changes: Option<Vec<Change>>,
}

/// A tag.
#[derive(Debug, Serialize)]
pub(crate) struct Tag {
    pub(crate) name: String,
    /// HTML.
    pub(crate) text: String,
    /// The method of the client that gives the tag's operations.
    pub(crate) accessor: String,
    /// The feature of the crate that its operations need; empty where they need none.
    pub(crate) feature: String,
}

/// An operation.
#[derive(Debug, Serialize)]
pub(crate) struct Operation {
    pub(crate) id: String,
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) summary: String,
    /// HTML.
    pub(crate) text: String,
    pub(crate) deprecated: bool,
    /// The index of the tag that it is filed under.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) tag: Option<usize>,
    pub(crate) rust: RustCall,
    pub(crate) parameters: Vec<Parameter>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) body: Option<Body>,
    pub(crate) responses: Vec<Response>,
    /// The alternatives of its security: all credentials of one are needed together.
    pub(crate) security: Vec<Vec<Credential>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) request: Option<Request>,
    /// Where its description is at fault or says less than it could.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) notes: Vec<String>,
}

/// The Rust that calls an operation.
#[derive(Debug, Serialize)]
pub(crate) struct RustCall {
    /// A program's lines.
    pub(crate) call: String,
    /// The method of the client, with its signature.
    pub(crate) signature: String,
    /// The setters of optional arguments, with their signatures.
    pub(crate) setters: Vec<String>,
    /// The type of the body of a success.
    pub(crate) gives: String,
    /// The error type with its variants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) error: Option<ErrorType>,
}

/// An error type.
#[derive(Debug, Serialize)]
pub(crate) struct ErrorType {
    pub(crate) name: String,
    /// Each variant with its type.
    pub(crate) variants: Vec<(String, String)>,
}

/// A parameter.
#[derive(Debug, Serialize)]
pub(crate) struct Parameter {
    pub(crate) name: String,
    #[serde(rename = "in")]
    pub(crate) place: &'static str,
    pub(crate) required: bool,
    /// The name in Rust.
    pub(crate) rust: String,
    /// HTML.
    pub(crate) text: String,
}

/// A request body.
#[derive(Debug, Serialize)]
pub(crate) struct Body {
    pub(crate) required: bool,
    pub(crate) media_types: Vec<String>,
    /// HTML.
    pub(crate) text: String,
}

/// A response.
#[derive(Debug, Serialize)]
pub(crate) struct Response {
    pub(crate) status: String,
    pub(crate) media_types: Vec<String>,
    /// HTML.
    pub(crate) text: String,
    /// The index of its example.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) example: Option<usize>,
}

/// A credential that an operation needs.
#[derive(Debug, Serialize)]
pub(crate) struct Credential {
    /// The security scheme.
    pub(crate) scheme: String,
    /// The method of the builder that takes it.
    pub(crate) setter: String,
    /// What it is, and how it travels.
    pub(crate) kind: String,
}

/// A request that the operation takes.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Request {
    pub(crate) method: String,
    /// Scheme and host of the first server; empty where the description does not say.
    pub(crate) origin: String,
    /// Path and query.
    pub(crate) target: String,
    pub(crate) headers: Vec<(String, String)>,
    /// Empty where there is none, or none that is text.
    pub(crate) body: String,
}

/// A schema.
#[derive(Debug, Serialize)]
pub(crate) struct Type<'a> {
    /// The name in Rust.
    pub(crate) name: String,
    /// The type in Rust.
    pub(crate) rust: String,
    /// The name among the components; empty for a schema without one.
    pub(crate) component: String,
    /// The schema, of a component.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) schema: Option<&'a Node>,
    /// HTML.
    pub(crate) text: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(crate) notes: Vec<String>,
}

/// A finding about the description.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Finding {
    pub(crate) code: String,
    pub(crate) severity: String,
    pub(crate) message: String,
    /// `file:line:column`
    pub(crate) place: String,
    pub(crate) help: String,
}

/// A change since the version before.
#[derive(Debug, Serialize)]
pub(crate) struct Change {
    pub(crate) code: String,
    pub(crate) class: String,
    pub(crate) level: String,
    pub(crate) message: String,
    pub(crate) operation: String,
    pub(crate) rust: String,
    pub(crate) help: &'static str,
}
