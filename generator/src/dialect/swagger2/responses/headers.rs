//! Headers of responses. In: those of a response; out: the same with schemas.
//! It never cuts a text into elements: what is not a list for 3.0 is left to the caller.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::swagger2::collection::{self, Joined};
use crate::dialect::swagger2::moves::SwaggerMoves;
use crate::dialect::swagger2::typed;
use crate::dialect::swagger2::walk::text;
use crate::source::Pointer;
use crate::tree::style::Delimiter;
use crate::tree::{Members, Node};

/// Gives the headers of a response schemas (Header Object: in 2.0 they have the type themselves).
pub(super) fn convert(
    at: &Pointer,
    members: &mut Members,
    (moves, problems): (&mut SwaggerMoves<'_>, &mut Problems),
) {
    let Some(Node::Mapping(headers)) = members.get_mut("headers") else { return };
    for (name, header) in headers.iter_mut() {
        let at = at.key("headers").key(name);
        let Node::Mapping(header) = header else { continue };
        if header.contains_key("$ref") {
            continue;
        }
        typed::settle(&at, header, "a header", problems);
        match collection::collection_format(header) {
            Some(Joined::Multi) => problems.push(collection::multi_elsewhere(&at)),
            Some(Joined::Between(Delimiter::Comma)) | None => {}
            Some(Joined::Between(_)) => as_text(&at, header, problems),
        }
        header.remove("collectionFormat");
        typed::enclose(&at, header, moves);
    }
}

fn as_text(at: &Pointer, header: &mut Members, problems: &mut Problems) {
    let message = "in OpenAPI 3, only commas can separate the elements of a header";
    let found = Diagnostic::new(Code::HEADER_COLLECTION, Label::value(&at.key("collectionFormat")), message);
    problems.push(found.help("the header is given as one string"));
    header.retain(|key, _| key == "description" || key.starts_with("x-"));
    header.insert("type".to_owned(), text("string"));
}
