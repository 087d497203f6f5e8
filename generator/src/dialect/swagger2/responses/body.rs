//! The body of a response. In: its schema, its examples and the media types of the operation; out: a `content`.
//! It never takes a file for JSON.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::swagger2::carrying::content;
use crate::dialect::swagger2::media::{Media, essence};
use crate::dialect::swagger2::moves::SwaggerMoves;
use crate::dialect::swagger2::walk::{mapping, text};
use crate::source::Pointer;
use crate::tree::{Members, Node};

/// Makes the `content` of a response, when it has a body.
pub(super) fn convert(
    at: &Pointer,
    members: &mut Members,
    types: &[Media],
    (moves, problems): (&mut SwaggerMoves<'_>, &mut Problems),
) {
    let schema = members.remove("schema").map(|schema| (schema, at.key("schema")));
    let examples = match members.remove("examples") {
        Some(Node::Mapping(examples)) => examples,
        Some(_) | None => Members::default(),
    };
    let to = at.key("content");
    let mut made = match schema {
        Some((schema, from)) => {
            moves.stands_for(&from, &to);
            let (schema, types) = file(&from, schema, types, problems);
            content(&to, &types, &Some((schema, from)), moves)
        }
        None if examples.is_empty() => return,
        // "If this field does not exist, it means no content is returned" - but there is an example of it
        None => {
            moves.stands_for(&at.key("examples"), &to);
            let types: Vec<Media> =
                examples.keys().filter(|name| name.contains('/')).map(|name| shown(at, name)).collect();
            content(&to, &types, &None, moves)
        }
    };
    for (name, example) in examples.into_iter().filter(|(name, _)| !name.starts_with("x-")) {
        let from = at.key("examples").key(&name);
        match fitting(&mut made, &name) {
            Some((media_type, form)) => {
                moves.moved(&from, &to.key(media_type).key("example"));
                form.insert("example".to_owned(), example);
            }
            None => problems.push(misplaced(&from, &name)),
        }
    }
    if made.as_mapping().is_some_and(|content| !content.is_empty()) {
        members.insert("content".to_owned(), made);
    }
}

fn shown(at: &Pointer, name: &str) -> Media {
    Media { name: name.to_owned(), at: Some(at.key("examples").key(name)) }
}

/// The form that an example is one of.
fn fitting<'c>(content: &'c mut Node, name: &str) -> Option<(&'c str, &'c mut Members)> {
    let Node::Mapping(content) = content else { return None };
    let same = |key: &String| essence(key) == essence(name);
    let index = content.position(name).or_else(|| content.keys().position(same))?;
    match content.at_mut(index)? {
        (key, Node::Mapping(form)) => Some((key.as_str(), form)),
        (_, _) => None,
    }
}

/// Example Object: "Each name … MUST be one of the Operation produces values (either implicit or inherited)".
fn misplaced(at: &Pointer, name: &str) -> Diagnostic {
    let message = format!("an example has the media type `{name}`, which the operation does not produce");
    Diagnostic::new(Code::EXAMPLE_MEDIA_TYPE, Label::key(at), message)
        .help("it is ignored; if the server sends this media type, add it to `produces`")
}

/// A file is a text of format `binary` in 3.0 (Response Object: "the root schema object may be extended with a new type:
/// file"). What is said to be JSON would be read as JSON, so that such a type cannot stand for it.
fn file(at: &Pointer, schema: Node, types: &[Media], problems: &mut Problems) -> (Node, Vec<Media>) {
    if schema.get("type").and_then(Node::as_str) != Some("file") {
        return (schema, types.to_vec());
    }
    let Node::Mapping(mut members) = schema else { return (mapping([]), types.to_vec()) };
    members.insert("type".to_owned(), text("string"));
    members.insert("format".to_owned(), text("binary"));
    let (json, others): (Vec<Media>, Vec<Media>) = types.iter().cloned().partition(is_json);
    if others.is_empty() && json.iter().any(|media| media.at.is_some()) {
        let message = "the response is a file, but the operation produces JSON";
        let found = Diagnostic::new(Code::FILE_AS_JSON, Label::value(&at.key("type")), message);
        problems.push(found.help("it is given as bytes; list its media types in `produces`"));
    }
    let types = if others.is_empty() { vec![Media::implied("*/*")] } else { others };
    (Node::Mapping(members), types)
}

fn is_json(media: &Media) -> bool {
    let essence = media.essence();
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}
