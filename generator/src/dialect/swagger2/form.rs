//! Forms. In: the `formData` parameters of an operation; out: a request body with the schema of an object.
//! It never offers a form as something that is none: 2.0 has them urlencoded and multipart alone.

use super::collection::{self, Joined};
use super::listed::Listed;
use super::media::{self, Media};
use super::moves::SwaggerMoves;
use super::typed;
use super::walk::{OperationSlot, mapping, text};
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::source::Pointer;
use crate::tree::{Members, Node};

const URLENCODED: &str = "application/x-www-form-urlencoded";
const MULTIPART: &str = "multipart/form-data";

/// A form.
pub(super) struct FormParameters {
    /// Where its fields are listed.
    at: Pointer,
    types: Vec<Media>,
    fields: Vec<FormField>,
}

struct FormField {
    name: String,
    at: Pointer,
    required: bool,
    joined: Option<Joined>,
    schema: Members,
}

/// The form of an operation; `None` when none of its fields has a name.
pub(super) fn plan(
    tree: &Node,
    slot: &OperationSlot,
    fields: Vec<Listed>,
    problems: &mut Problems,
) -> Option<FormParameters> {
    let at = fields.first()?.listed.parent()?;
    let fields: Vec<FormField> = fields.into_iter().filter_map(|it| field(tree, it, problems)).collect();
    let load = if fields.iter().any(is_file) { Load::File } else { Load::Values };
    let types = carriers(tree, slot, load, problems);
    if types.iter().any(|media| media.essence() == MULTIPART) {
        fields.iter().filter_map(in_parts).for_each(|found| problems.push(found));
    }
    (!fields.is_empty()).then_some(FormParameters { at, types, fields })
}

fn field(tree: &Node, listed: Listed, problems: &mut Problems) -> Option<FormField> {
    let mut members = tree.at(&listed.at)?.as_mapping()?.clone();
    let name = members.get("name")?.as_str()?.to_owned();
    let required = members.get("required") == Some(&Node::Bool(true));
    typed::settle(&listed.at, &mut members, "a parameter", problems);
    let joined = collection::collection_format(&members);
    // that an empty value may be sent needs no saying in 3.0: it may, unless `minLength` forbids it
    for key in ["name", "in", "required", "collectionFormat", "allowEmptyValue"] {
        members.remove(key);
    }
    // as in 3.0, where nothing is said as in 2.0
    if let Some(Node::Mapping(schema)) = members.remove("schema")
        && !members.contains_key("type")
    {
        members.extend(schema);
    }
    Some(FormField { name, at: listed.at, required, joined, schema: members })
}

fn is_file(field: &FormField) -> bool {
    let is_file = |node: &Node| node.get("type").and_then(Node::as_str) == Some("file");
    field.schema.get("type").and_then(Node::as_str) == Some("file")
        || field.schema.get("items").is_some_and(is_file)
}

/// What a form has to carry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Load {
    Values,
    /// A file among them.
    File,
}

/// The media types that carry the form (Parameter Object, `type`: "If type is "file", the consumes MUST be either
/// "multipart/form-data", " application/x-www-form-urlencoded" or both"; what is urlencoded has no place for a file).
fn carriers(tree: &Node, slot: &OperationSlot, load: Load, problems: &mut Problems) -> Vec<Media> {
    let listed = media::media_types(tree, &slot.operation, "consumes");
    let carries = |media: &Media| match media.essence().as_str() {
        URLENCODED => load == Load::Values,
        essence => essence == MULTIPART,
    };
    for media in listed.iter().filter(|media| !carries(media)) {
        // what all operations consume is meant for those with bodies
        if let Some(at) = media.at.as_ref().filter(|at| at.is_within(&slot.operation)) {
            problems.push(ignored(at, &media.name, load));
        }
    }
    let kept: Vec<Media> = listed.into_iter().filter(carries).collect();
    match (kept.is_empty(), load) {
        (false, _) => kept,
        (true, Load::File) => vec![Media::implied(MULTIPART)],
        (true, Load::Values) => vec![Media::implied(URLENCODED)],
    }
}

fn ignored(at: &Pointer, name: &str, load: Load) -> Diagnostic {
    let what = match load {
        Load::File => "a form with a file",
        Load::Values => "a form",
    };
    let message = format!("`{name}` cannot carry {what}");
    Diagnostic::new(Code::CONSUMES_IGNORED, Label::value(at), message)
        .help("it is ignored here; if the server accepts it, describe a parameter `in: body`")
}

/// The parts of a form repeat their name for each element of a list; none of them can be joined.
fn in_parts(field: &FormField) -> Option<Diagnostic> {
    let Some(Joined::Between(delimiter)) = field.joined else { return None };
    let message = format!("the array `{}` is sent as one part for each element", field.name);
    let found = Diagnostic::new(Code::PARTS_COLLECTION, Label::value(&field.at), message);
    Some(found.help(format!(
        "the description asks for one part with elements separated by {}; if the server reads one part for each, say `collectionFormat: multi`",
        delimiter.plural()
    )))
}

impl FormParameters {
    /// The request body that is to stand at a place.
    pub(super) fn body(self, to: &Pointer, moves: &mut SwaggerMoves<'_>) -> Node {
        moves.stands_for(&self.at, to);
        let content = self.types.iter().map(|media| {
            let form = to.key("content").key(&media.name);
            if let Some(at) = &media.at {
                moves.stands_for(at, &form);
            }
            let mut made = vec![("schema", self.schema(&form.key("schema"), moves))];
            if media.essence() == URLENCODED {
                made.extend(self.encoding(&form.key("encoding"), moves).map(|it| ("encoding", it)));
            }
            (media.name.as_str(), mapping(made))
        });
        let content = mapping(content.collect::<Vec<_>>());
        let required = self.fields.iter().any(|field| field.required);
        let required = required.then(|| ("required", Node::Bool(true)));
        mapping([("content", content)].into_iter().chain(required))
    }

    fn schema(&self, to: &Pointer, moves: &mut SwaggerMoves<'_>) -> Node {
        moves.stands_for(&self.at, to);
        let mut properties = Members::default();
        let mut required = Vec::new();
        for field in &self.fields {
            moves.moved(&field.at, &to.key("properties").key(&field.name));
            properties.insert(field.name.clone(), Node::Mapping(with_file(&field.schema)));
            if field.required {
                moves.stands_for(&field.at.key("required"), &to.key("required").index(required.len()));
                required.push(text(&field.name));
            }
        }
        let required = (!required.is_empty()).then(|| ("required", Node::Sequence(required)));
        let all = [("type", text("object")), ("properties", Node::Mapping(properties))];
        mapping(all.into_iter().chain(required))
    }

    /// How lists are joined: the fields of an urlencoded form repeat their name, unless something else is said.
    fn encoding(&self, to: &Pointer, moves: &mut SwaggerMoves<'_>) -> Option<Node> {
        let mut all = Members::default();
        for field in &self.fields {
            let said = field.joined.map(Joined::in_query).unwrap_or_default();
            if !said.is_empty() {
                moves.stands_for(&field.at, &to.key(&field.name));
                all.insert(field.name.clone(), mapping(said));
            }
        }
        (!all.is_empty()).then_some(Node::Mapping(all))
    }
}

/// A file is a text of format `binary` in 3.0.
fn with_file(schema: &Members) -> Members {
    let mut schema = schema.clone();
    if schema.get("type").and_then(Node::as_str) == Some("file") {
        schema.insert("type".to_owned(), text("string"));
        schema.insert("format".to_owned(), text("binary"));
    }
    if let Some(Node::Mapping(items)) = schema.get_mut("items") {
        *items = with_file(items);
    }
    schema
}
