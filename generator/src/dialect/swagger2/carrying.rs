//! A schema for each of several media types. In: the types, the schema, and where it is written; out: a `content`.
//! It never decides which types: `media` and `form` do.

use super::media::Media;
use super::moves::SwaggerMoves;
use super::walk::mapping;
use crate::source::Pointer;
use crate::tree::{Members, Node};

/// A schema and where it is written; `None` for a body of which nothing is said.
pub(super) type WrittenSchema = Option<(Node, Pointer)>;

/// The `content` that is to stand at a place: the schema for each type.
pub(super) fn content(
    to: &Pointer,
    types: &[Media],
    schema: &WrittenSchema,
    moves: &mut SwaggerMoves<'_>,
) -> Node {
    let mut content = Members::default();
    for media in types {
        let form = to.key(&media.name);
        if let Some(at) = &media.at {
            moves.stands_for(at, &form);
        }
        let member = schema.as_ref().map(|(schema, at)| {
            moves.moved(at, &form.key("schema"));
            ("schema", schema.clone())
        });
        content.insert(media.name.clone(), mapping(member));
    }
    Node::Mapping(content)
}
