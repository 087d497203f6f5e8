//! OpenAPI 3.2. In: a tree in that shape; out: one in the shape of 3.1, by small passes in the order of a table. They never
//! repeat what the passes of 3.1 do after them.

mod address;
mod content;
mod events;
mod methods;
mod querystring;
mod words;

use super::Pass;

/// The passes, in order; those of 3.1 follow.
pub(super) const PASSES: &[Pass] =
    &[address::follow, content::unfold, methods::rename, querystring::lay_out, words::translate];
