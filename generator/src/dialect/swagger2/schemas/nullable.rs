//! `x-nullable`. In: a schema with that extension; out: `nullable`.
//! It never leaves `nullable` beside a reference, where 3.0 gives it no meaning.

use crate::diagnostic::Problems;
use crate::dialect::swagger2::moves::SwaggerMoves;
use crate::dialect::swagger2::walk::mapping;
use crate::source::Pointer;
use crate::tree::{Members, Node};

/// Takes the extension that all tools for 2.0 know for what it became in 3.0.
pub(super) fn convert(at: &Pointer, schema: &mut Members, moves: &mut SwaggerMoves<'_>, _: &mut Problems) {
    let Some(nullable) = schema.remove("x-nullable") else { return };
    let place = at.key("nullable");
    moves.copied(&at.key("x-nullable"), &place);
    if let Some(reference) = schema.remove("$ref") {
        if nullable == Node::Bool(false) {
            schema.insert("$ref".to_owned(), reference);
            return;
        }
        let part = at.key("allOf").index(0);
        moves.stands_for(at, &part);
        moves.copied(&at.key("$ref"), &part.key("$ref"));
        schema.insert("allOf".to_owned(), Node::Sequence(vec![mapping([("$ref", reference)])]));
    }
    schema.insert("nullable".to_owned(), nullable);
}
