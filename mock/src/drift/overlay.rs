//! The overlay that makes a description true. In: the description as it was written, and mends with their places; out: actions of Overlay
//! 1.0.0. It never changes what stands in another file: an overlay is for one description.

mod change;
mod yaml;

use super::inferred::{Inferred, Notation, text};
use super::mend::{Bodies, Mend, NewOperation};
use super::places::Placed;
use crate::description::METHODS;
use change::{Changes, list, object};
use clientwright::source::{FileId, Origins, Pointer};
use clientwright::unstable::tree::{Members, Node};
use std::collections::BTreeMap;

/// What a new response says of itself.
const SEEN: &str = "Seen in traffic.";

/// An overlay.
#[derive(Debug)]
pub(super) struct Overlay {
    changes: Changes,
    /// How many findings it does not mend.
    pub(super) unmended: usize,
}

impl Overlay {
    /// As YAML; an overlay has an action at least.
    pub(super) fn text(&self) -> Option<String> {
        let info = object([("title", text("What was seen in traffic")), ("version", text("1.0.0"))]);
        let actions = self.changes.actions();
        let is_one = !actions.is_empty();
        let overlay = object([("overlay", text("1.0.0")), ("info", info), ("actions", list(actions))]);
        is_one.then(|| yaml::write(&overlay))
    }
}

pub(super) fn overlay(written: &Node, origins: &Origins, placed: Vec<Placed>) -> Overlay {
    let mut writing = Writing { written, notation: notation(written), changes: Changes::default() };
    let mut unmended = 0;
    let mut lacking: BTreeMap<Pointer, Vec<String>> = BTreeMap::new();
    for Placed { at, mend, .. } in placed {
        let origin = origins.of(&at);
        let raw =
            written.at(&origin.at).filter(|raw| origin.file == FileId::ROOT && raw.get("$ref").is_none());
        let is_mended = match (raw, mend) {
            (None, _) => false,
            (Some(raw), Mend::Lacking(name)) => {
                let is_listed = names(raw).any(|listed| listed == name);
                if is_listed {
                    lacking.entry(origin.at).or_default().push(name);
                }
                is_listed
            }
            (Some(raw), mend) => writing.mend(&origin.at, raw, mend),
        };
        unmended += usize::from(!is_mended);
    }
    for (at, missing) in lacking {
        writing.lacking(&at, &missing);
    }
    Overlay { changes: writing.changes, unmended }
}

fn notation(written: &Node) -> Notation {
    let version = |key: &str| written.get(key).and_then(Node::as_str).unwrap_or_default();
    match version("openapi") {
        "" => Notation::Two,
        version if version.starts_with("3.0") => Notation::Three,
        _ => Notation::Later,
    }
}

/// The members that a schema asks for.
fn names(schema: &Node) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Node::as_sequence).unwrap_or_default().iter().filter_map(Node::as_str)
}

struct Writing<'w> {
    written: &'w Node,
    notation: Notation,
    changes: Changes,
}

impl Writing<'_> {
    /// Whether there is a change of this node that does it.
    fn mend(&mut self, at: &Pointer, raw: &Node, mend: Mend) -> bool {
        match mend {
            Mend::Nothing | Mend::Lacking(_) => false,
            Mend::Values(values) => self.values(at, raw, values),
            Mend::Member(name, like) => {
                let properties = object([(name.as_str(), like.schema(self.notation))]);
                self.update(at, [("properties", properties)])
            }
            Mend::Loosened { keyword: "type", kinds } => self.types(at, raw, &kinds),
            Mend::Loosened { keyword, .. } => self.loosen(at, raw, keyword),
            Mend::Variant { keyword, like } => {
                let variants = raw.get(keyword).and_then(Node::as_sequence).unwrap_or_default();
                let further = like.schema(self.notation);
                match keyword {
                    "oneOf" => self.any_of(at, raw, variants.iter().cloned().chain([further]).collect()),
                    _ => self.update(at, [(keyword, list([further]))]),
                }
            }
            Mend::Named { tag, like, .. } => self.named(at, raw, (&tag, &like)),
            Mend::Any => {
                let variants = raw.get("oneOf").and_then(Node::as_sequence).unwrap_or_default();
                self.any_of(at, raw, variants.to_vec())
            }
            Mend::Optional => self.update(at, [("required", Node::Bool(false))]),
            Mend::Response { status, bodies } => {
                let response = self.response(&bodies);
                let responses = object([(status.to_string().as_str(), response)]);
                self.produces(at, raw, &bodies);
                self.update(at, [("responses", responses)])
            }
            Mend::Media(name, like) => {
                let content = self.content(&[(name, like)].into());
                self.notation != Notation::Two && self.update(at, [("content", content)])
            }
            Mend::Body(name, like) => {
                let body = object([("content", self.content(&[(name, like)].into()))]);
                self.notation != Notation::Two && self.update(at, [("requestBody", body)])
            }
            Mend::Query(name) => {
                let parameter = self.parameter(&name, "query");
                self.update(at, [("parameters", list([parameter]))])
            }
            Mend::Operation(new) => self.operation(at, &new),
        }
    }

    fn update<'k>(&mut self, at: &Pointer, members: impl IntoIterator<Item = (&'k str, Node)>) -> bool {
        self.changes.update(self.written, at, object(members));
        true
    }

    fn values(&mut self, at: &Pointer, raw: &Node, values: Vec<Node>) -> bool {
        match (raw.get("enum"), raw.get("const")) {
            (Some(_), _) => self.update(at, [("enum", list(values))]),
            (None, Some(constant)) => {
                self.changes.remove(self.written, at, &["const"]);
                self.update(at, [("enum", list([constant.clone()].into_iter().chain(values)))])
            }
            (None, None) => false,
        }
    }

    /// A list of types in later versions; before them, null alone can be said.
    fn types(&mut self, at: &Pointer, raw: &Node, kinds: &[&'static str]) -> bool {
        let Some(known) = raw.get("type") else { return false };
        let is_null = kinds == ["null"];
        if is_null && self.notation != Notation::Later {
            let keyword = if self.notation == Notation::Two { "x-nullable" } else { "nullable" };
            return self.update(at, [(keyword, Node::Bool(true))]);
        }
        self.changes.remove(self.written, at, &["type"]);
        if !is_null {
            // what is listed is of the type that was described
            self.changes.remove(self.written, at, &["enum", "const"]);
        }
        if self.notation == Notation::Later {
            let known = match known {
                Node::Sequence(kinds) => kinds.clone(),
                one => vec![one.clone()],
            };
            let further = kinds.iter().map(|kind| text(kind)).filter(|kind| !known.contains(kind));
            let further: Vec<Node> = further.collect();
            return self.update(at, [("type", list(known.into_iter().chain(further)))]);
        }
        true
    }

    fn loosen(&mut self, at: &Pointer, raw: &Node, keyword: &'static str) -> bool {
        let keywords = match keyword {
            "minimum" => vec!["minimum", "exclusiveMinimum"],
            "maximum" => vec!["maximum", "exclusiveMaximum"],
            keyword => vec![keyword],
        };
        let is_there = keywords.iter().any(|keyword| raw.get(keyword).is_some());
        self.changes.remove(self.written, at, &keywords);
        is_there
    }

    /// Makes a choice one whose values may match several variants: those that were not described may be like others.
    fn any_of(&mut self, at: &Pointer, raw: &Node, variants: Vec<Node>) -> bool {
        if raw.get("oneOf").is_none() || raw.get("anyOf").is_some() {
            return false;
        }
        self.changes.remove(self.written, at, &["oneOf"]);
        self.update(at, [("anyOf", list(variants))])
    }

    /// A component for a variant that the discriminator names.
    fn named(&mut self, at: &Pointer, raw: &Node, (tag, like): (&str, &Inferred)) -> bool {
        let keyword = ["oneOf", "anyOf"].into_iter().find(|keyword| raw.get(keyword).is_some());
        let Some(keyword) = keyword.filter(|_| self.notation != Notation::Two) else { return false };
        let components = Pointer::root().key("components").key("schemas");
        let Some(schemas) = self.written.at(&components) else { return false };
        let name = self.changes.component(schemas, tag);
        self.update(&components, [(name.as_str(), like.schema(self.notation))]);
        let reference = format!("#/components/schemas/{name}");
        let variant = object([("$ref", text(&reference))]);
        let mapping = object([(tag, text(&reference))]);
        self.update(at, [(keyword, list([variant])), ("discriminator", object([("mapping", mapping)]))])
    }

    fn lacking(&mut self, at: &Pointer, missing: &[String]) {
        let raw = self.written.at(at).unwrap_or(&Node::Null);
        if names(raw).all(|name| missing.iter().any(|missing| missing == name)) {
            self.changes.remove(self.written, at, &["required"]);
        } else {
            missing.iter().for_each(|name| self.changes.unlist(self.written, at, ("required", name)));
        }
    }

    fn response(&self, bodies: &Bodies) -> Node {
        let mut members = vec![("description", text(SEEN))];
        match (self.notation, bodies.values().next()) {
            (_, None) => {}
            (Notation::Two, Some(like)) => members.push(("schema", like.schema(self.notation))),
            (Notation::Three | Notation::Later, Some(_)) => members.push(("content", self.content(bodies))),
        }
        object(members)
    }

    fn content(&self, bodies: &Bodies) -> Node {
        let media = |like: &Inferred| object([("schema", like.schema(self.notation))]);
        object(bodies.iter().map(|(name, like)| (name.as_str(), media(like))))
    }

    /// In Swagger 2.0, an operation says for all responses of which media types they are.
    fn produces(&mut self, at: &Pointer, raw: &Node, bodies: &Bodies) {
        if self.notation != Notation::Two || bodies.is_empty() {
            return;
        }
        let own = raw.get("produces").and_then(Node::as_sequence);
        let all = self.written.get("produces").and_then(Node::as_sequence).unwrap_or_default();
        let inherited = if own.is_none() { all.to_vec() } else { Vec::new() };
        let known = own.unwrap_or(all);
        let further = bodies.keys().map(|name| text(name)).filter(|name| !known.contains(name));
        let further: Vec<Node> = further.collect();
        if !further.is_empty() {
            self.update(at, [("produces", list(inherited.into_iter().chain(further)))]);
        }
    }

    fn parameter(&self, name: &str, place: &str) -> Node {
        let ty = ("type", text("string"));
        let mut members = vec![("name", text(name)), ("in", text(place))];
        if place == "path" {
            members.push(("required", Node::Bool(true)));
        }
        members.push(match self.notation {
            Notation::Two => ty,
            Notation::Three | Notation::Later => ("schema", object([ty])),
        });
        object(members)
    }

    fn operation(&mut self, paths: &Pointer, new: &NewOperation) -> bool {
        let is_method = METHODS.iter().any(|method| *method == new.method && *method != "query");
        if !is_method || self.notation == Notation::Two && !new.sent.is_empty() {
            return false;
        }
        let in_path = new.template.split('{').skip(1).filter_map(|piece| piece.split_once('}'));
        let mut parameters: Vec<Node> = in_path.map(|(name, _)| self.parameter(name, "path")).collect();
        parameters.extend(new.query.iter().map(|name| self.parameter(name, "query")));
        let mut members = Vec::new();
        if !parameters.is_empty() {
            members.push(("parameters", Node::Sequence(parameters)));
        }
        if !new.sent.is_empty() {
            members.push(("requestBody", object([("content", self.content(&new.sent))])));
        }
        let mut responses = Members::default();
        for (status, bodies) in &new.responses {
            responses.insert(status.to_string(), self.response(bodies));
        }
        if self.notation == Notation::Two {
            let produced = new.responses.values().flat_map(Bodies::keys);
            members.push(("produces", list(produced.map(|name| text(name)))));
        }
        members.push(("responses", Node::Mapping(responses)));
        let item = object([(new.method.as_str(), object(members))]);
        self.update(paths, [(new.template.as_str(), item)])
    }
}
