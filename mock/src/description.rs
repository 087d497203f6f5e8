//! A description as the mock looks things up in it. In: the tree of a description in the 3.0 shape; out: nodes of it,
//! with references followed. It never copies or changes a node.

pub(crate) mod operation;
pub(crate) mod server;

pub(crate) use operation::Operation;

use crate::pattern::Patterns;
use clientwright::source::Pointer;
use clientwright::unstable::tree::Node;
use clientwright::unstable::tree::private;

/// References to references are followed this often: more is a cycle.
const HOPS: usize = 64;

/// The methods that have a key of their own in a path item.
pub(crate) const METHODS: [&str; 9] =
    ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// A description and the patterns that were compiled for it.
#[derive(Debug)]
pub(crate) struct Description {
    tree: Node,
    patterns: Patterns,
    /// Whether examples that do not match their schema are answered all the same.
    pub(crate) examples: Examples,
}

/// Which documented examples are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Examples {
    All,
    Matching,
}

impl Description {
    pub(crate) fn new(tree: Node) -> Self {
        Self { tree, patterns: Patterns::default(), examples: Examples::All }
    }

    /// The document itself.
    pub(crate) fn root(&self) -> &Node {
        &self.tree
    }

    /// The patterns of the description's schemas, compiled at their first use.
    pub(crate) fn patterns(&self) -> &Patterns {
        &self.patterns
    }

    /// Follows `$ref` as long as there is one. A reference that leads nowhere is answered as it stands: no keyword
    /// is beside it, so it allows everything.
    pub(crate) fn resolve<'a>(&'a self, node: &'a Node) -> &'a Node {
        let mut node = node;
        for _ in 0..HOPS {
            let Some(target) = reference(node).and_then(|text| self.target(text)) else { return node };
            node = target;
        }
        node
    }

    /// The node that a reference inside this document names.
    pub(crate) fn target(&self, reference: &str) -> Option<&Node> {
        self.tree.at(&Pointer::parse(reference.strip_prefix('#')?)?)
    }

    /// The component schemas that comprise a base by `allOf`, directly or by way of others, with their names.
    pub(crate) fn children<'a>(&'a self, base: &Node) -> Vec<(&'a str, &'a Node)> {
        let schemas = self.tree.get("components").and_then(|node| node.get("schemas"));
        let schemas = schemas.and_then(Node::as_mapping).into_iter().flatten();
        let children = schemas.filter(|(_, schema)| self.comprises(schema, base, HOPS));
        children.map(|(name, schema)| (name.as_str(), schema)).collect()
    }

    fn comprises(&self, schema: &Node, base: &Node, hops: usize) -> bool {
        let parts = schema.get("allOf").and_then(Node::as_sequence).unwrap_or_default();
        let mut parts = parts.iter().map(|part| self.resolve(part));
        hops > 0 && parts.any(|part| std::ptr::eq(part, base) || self.comprises(part, base, hops - 1))
    }

    /// A path item by its template.
    pub(crate) fn path_item(&self, path: &str) -> Option<&Node> {
        Some(self.resolve(self.tree.get("paths")?.get(path)?))
    }

    /// Every operation in the order of the text.
    pub(crate) fn operations(&self) -> impl Iterator<Item = Operation<'_>> {
        let paths = self.tree.get("paths").and_then(Node::as_mapping);
        paths
            .into_iter()
            .flatten()
            .flat_map(move |(path, _)| METHODS.iter().filter_map(move |method| self.operation(path, method)))
    }

    /// The operation of a path template and a method in lower case.
    pub(crate) fn operation<'a>(&'a self, path: &'a str, method: &'static str) -> Option<Operation<'a>> {
        let item = self.path_item(path)?;
        // how the method that 3.2 added rides in the shape of 3.0
        let key = if method == "query" { private::QUERY } else { method };
        let node = item.get(key)?;
        Some(Operation { description: self, path, method, item, node })
    }

    /// A security scheme by its name.
    pub(crate) fn scheme(&self, name: &str) -> Option<&Node> {
        Some(self.resolve(self.tree.get("components")?.get("securitySchemes")?.get(name)?))
    }

    /// All security schemes with their names.
    pub(crate) fn schemes(&self) -> impl Iterator<Item = (&str, &Node)> {
        let schemes = self.tree.get("components").and_then(|node| node.get("securitySchemes"));
        schemes
            .and_then(Node::as_mapping)
            .into_iter()
            .flatten()
            .map(|(name, node)| (name.as_str(), self.resolve(node)))
    }
}

/// The text of a `$ref`, if the node is a reference.
pub(crate) fn reference(node: &Node) -> Option<&str> {
    node.get("$ref")?.as_str()
}

/// The last token of a reference: the name of the component.
pub(crate) fn component_name(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

/// Whether a keyword stands there and is `true`.
pub(crate) fn flag(node: &Node, keyword: &str) -> bool {
    matches!(node.get(keyword), Some(Node::Bool(true)))
}
