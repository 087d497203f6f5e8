//! What stands where, in all dialects at once. In: the kind of a node and a key; out: the kind of what stands there, and where
//! the components of a kind are. It never looks further than one node, but for [`reaches_out`].

use crate::document::Thing;
use crate::document::table::{NodeKind, Version};
use crate::source::Pointer;
use crate::tree::Node;

pub(crate) const DOCUMENT: NodeKind = NodeKind::Thing(Thing::Document);

/// Where a description keeps its components.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Layout {
    /// Swagger 2.0: `definitions`, `parameters`, `responses`.
    Swagger2,
    /// OpenAPI 3.0: `components`; what stands beside a reference has no meaning (Reference Object).
    OpenApi30,
    /// Later ones: `components`.
    Later,
}

/// One kind of components.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Container {
    path: &'static [&'static str],
    thing: Thing,
}

const fn container(path: &'static [&'static str], thing: Thing) -> Container {
    Container { path, thing }
}

static SWAGGER: &[Container] = &[
    container(&["definitions"], Thing::Schema),
    container(&["parameters"], Thing::Parameter),
    container(&["responses"], Thing::Response),
];

static OPENAPI: &[Container] = &[
    container(&["components", "schemas"], Thing::Schema),
    container(&["components", "responses"], Thing::Response),
    container(&["components", "parameters"], Thing::Parameter),
    container(&["components", "examples"], Thing::Example),
    container(&["components", "requestBodies"], Thing::RequestBody),
    container(&["components", "headers"], Thing::Header),
    container(&["components", "securitySchemes"], Thing::SecurityScheme),
    container(&["components", "links"], Thing::Link),
    container(&["components", "callbacks"], Thing::Callback),
];

impl Layout {
    /// By the key that names the version.
    pub(super) fn of(tree: &Node) -> Self {
        let is_30 = tree.get("openapi").and_then(Node::as_str).is_some_and(|text| text.starts_with("3.0"));
        match tree.get("swagger") {
            Some(_) => Self::Swagger2,
            None if is_30 => Self::OpenApi30,
            None => Self::Later,
        }
    }

    /// All kinds of components.
    pub(super) fn containers(self) -> &'static [Container] {
        match self {
            Self::Swagger2 => SWAGGER,
            Self::OpenApi30 | Self::Later => OPENAPI,
        }
    }

    /// Where components of this kind are; `None` for what is put in place of a reference.
    pub(super) fn container(self, thing: Thing) -> Option<Container> {
        self.containers().iter().find(|container| container.thing == thing).copied()
    }

    /// Where the components are that another file, of whatever dialect, has under a key: `schemas`.
    pub(super) fn named(self, key: &str) -> Option<Container> {
        let all = SWAGGER.iter().chain(OPENAPI);
        let thing =
            all.filter(|container| container.path.last() == Some(&key)).map(|found| found.thing).next()?;
        self.container(thing)
    }
}

impl Container {
    pub(super) fn path(self) -> &'static [&'static str] {
        self.path
    }

    pub(super) fn thing(self) -> Thing {
        self.thing
    }

    /// Where the component of this name is.
    pub(super) fn place(self, name: &str) -> Pointer {
        self.path.iter().fold(Pointer::root(), |place, token| place.key(token)).key(name)
    }
}

/// What stands at a key or an index; `None` where no dialect knows anything.
pub(crate) fn step(kind: NodeKind, token: &str) -> Option<NodeKind> {
    kind.step_from(token, Version::V2_0).or_else(|| {
        // the dialect puts the slash of a path where it is missing, once all files are read
        let is_path = kind.thing() == Some(Thing::Paths) && !token.starts_with("x-");
        is_path.then_some(NodeKind::Referable(Thing::PathItem))
    })
}

/// The text of the `$ref` of a mapping that has one.
pub(super) fn reference(node: &Node) -> Option<&str> {
    node.get("$ref")?.as_str()
}

/// Keys by which a schema is told from a body.
const OF_SCHEMAS: [&str; 9] =
    ["type", "properties", "items", "allOf", "oneOf", "anyOf", "enum", "format", "additionalProperties"];

/// What something evidently is where another thing is wanted: a schema for a body, a body or a parameter for a schema.
pub(super) fn evident(node: &Node, wanted: Thing) -> Option<Thing> {
    let has = |key: &&str| node.get(key).is_some();
    let is_schema = OF_SCHEMAS.iter().any(has);
    match wanted {
        Thing::Response | Thing::RequestBody => {
            let is_body = ["content", "headers", "links", "schema"].iter().any(has);
            (is_schema && !is_body).then_some(Thing::Schema)
        }
        Thing::Schema if !is_schema && has(&"content") => Some(match has(&"description") {
            true => Thing::Response,
            false => Thing::RequestBody,
        }),
        Thing::Schema if !is_schema && has(&"in") && has(&"schema") => Some(Thing::Parameter),
        _ => None,
    }
}

/// Whether a mapping is a reference and nothing else but words for people.
pub(super) fn is_alias(node: &Node) -> bool {
    let words = |name: &String| matches!(name.as_str(), "$ref" | "description" | "summary" | "title");
    reference(node).is_some() && node.as_mapping().is_some_and(|members| members.keys().all(words))
}

/// Whether a value of a discriminator's mapping names a file rather than a component.
pub(super) fn names_a_file(text: &str) -> bool {
    let file = text.split('#').next().unwrap_or(text);
    let extension = file.rsplit_once('.').map(|(_, extension)| extension);
    file.contains('/') || matches!(extension, Some("yaml" | "yml" | "json"))
}

/// Whether there seems to be a reference to anywhere else. In examples it only seems so, which costs no more than a copy.
pub(super) fn reaches_out(node: &Node) -> bool {
    match node {
        Node::Mapping(members) => members.iter().any(|(name, node)| match (name.as_str(), node) {
            ("$ref", Node::String(text)) => !text.starts_with('#'),
            ("mapping", Node::Mapping(members)) => {
                members
                    .values()
                    .filter_map(Node::as_str)
                    .any(|text| !text.starts_with('#') && names_a_file(text))
                    || reaches_out(node)
            }
            _ => reaches_out(node),
        }),
        Node::Sequence(items) => items.iter().any(reaches_out),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => false,
    }
}
