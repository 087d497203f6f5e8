//! One operation of a description. In: its node and its path item; out: parameters, body, responses, security, servers.
//! It never judges a request.

use super::Description;
use clientwright::unstable::tree::Node;
use clientwright::unstable::tree::private;

/// An operation, borrowed from its description.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Operation<'a> {
    pub(crate) description: &'a Description,
    /// The template of its path: `/pets/{id}`.
    pub(crate) path: &'a str,
    /// Its method in lower case.
    pub(crate) method: &'static str,
    pub(crate) item: &'a Node,
    pub(crate) node: &'a Node,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Path,
    Query,
    Header,
    Cookie,
}

/// A parameter of an operation.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Parameter<'a> {
    pub(crate) name: &'a str,
    pub(crate) place: Place,
    pub(crate) node: &'a Node,
}

impl<'a> Operation<'a> {
    /// Its `operationId`, or `POST /pets` when it has none.
    pub(crate) fn id(&self) -> String {
        match self.node.get("operationId").and_then(Node::as_str) {
            Some(id) => id.to_owned(),
            None => format!("{} {}", self.method.to_uppercase(), self.path),
        }
    }

    /// Its parameters and those of its path item; its own win by name and place.
    pub(crate) fn parameters(&self) -> Vec<Parameter<'a>> {
        let mut found: Vec<Parameter<'a>> = Vec::new();
        for list in [self.node.get("parameters"), self.item.get("parameters")] {
            for node in list.and_then(Node::as_sequence).unwrap_or_default() {
                let Some(parameter) = parameter(self.description.resolve(node)) else { continue };
                if !self.can_be_sent(&parameter) {
                    continue;
                }
                if !found.iter().any(|known| known.name == parameter.name && known.place == parameter.place) {
                    found.push(parameter);
                }
            }
        }
        found
    }

    /// Whether a request has a place for a parameter: one `in: path` needs its expression in the path's template, and
    /// `Content-Type`, which Swagger 2.0 may list, is the body's where there is one.
    fn can_be_sent(&self, parameter: &Parameter<'_>) -> bool {
        match parameter.place {
            Place::Path => self.path.contains(&format!("{{{}}}", parameter.name)),
            Place::Header => !parameter.name.eq_ignore_ascii_case("content-type") || self.body().is_none(),
            Place::Query | Place::Cookie => true,
        }
    }

    /// Its body, if it describes one.
    pub(crate) fn body(&self) -> Option<&'a Node> {
        Some(self.description.resolve(self.node.get("requestBody")?))
    }

    /// Its responses by their keys: `200`, `4XX`, `default`.
    pub(crate) fn responses(&self) -> impl Iterator<Item = (&'a str, &'a Node)> + use<'a> {
        let description = self.description;
        let responses = self.node.get("responses").and_then(Node::as_mapping).into_iter().flatten();
        responses
            .filter(|(key, _)| !key.starts_with("x-"))
            .map(move |(key, node)| (key.as_str(), description.resolve(node)))
    }

    /// Whether the response of this exact status is described.
    pub(crate) fn documents(&self, status: u16) -> bool {
        self.responses().any(|(key, _)| key == status.to_string())
    }

    /// The alternatives of its security; none when it needs no credential.
    pub(crate) fn security(&self) -> &'a [Node] {
        let own = self.node.get("security").or_else(|| self.description.root().get("security"));
        own.and_then(Node::as_sequence).unwrap_or_default()
    }

    /// The servers that hold for it: its own, its path item's, or the document's.
    pub(crate) fn servers(&self) -> &'a [Node] {
        let holders = [self.node, self.item, self.description.root()];
        let listed = holders.into_iter().filter_map(|holder| holder.get("servers")?.as_sequence());
        listed.into_iter().find(|servers| !servers.is_empty()).unwrap_or_default()
    }
}

impl Parameter<'_> {
    /// Whether it has to be there; a path parameter always has.
    pub(crate) fn required(&self) -> bool {
        self.place == Place::Path || super::flag(self.node, "required")
    }
}

/// Reads a parameter object; `None` when it has no name or no known place, and for the three headers that
/// OpenAPI 3.0 says are described elsewhere (Parameter Object, `name`); Swagger 2.0, whose parameters are marked, does not.
fn parameter(node: &Node) -> Option<Parameter<'_>> {
    let name = node.get("name")?.as_str()?;
    let place = match node.get("in")?.as_str()? {
        "path" => Place::Path,
        "query" => Place::Query,
        "header" => Place::Header,
        "cookie" => Place::Cookie,
        _ => return None,
    };
    let elsewhere = ["accept", "content-type", "authorization"].contains(&name.to_ascii_lowercase().as_str());
    let is_here = node.get(private::HEADER).is_some();
    (place != Place::Header || !elsewhere || is_here).then_some(Parameter { name, place, node })
}
