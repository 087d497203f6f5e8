//! Encodings inside of an encoding (OpenAPI 3.2.0, section 4.15.1, "encoding", "prefixEncoding", "itemEncoding"). In: an encoding;
//! out: a finding where what is inside has no effect.

use super::Lowering;
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::tree::private;

/// What 3.2 has in an encoding: where it is in the tree, and how it is called.
const KEYS: [(&str, &str); 3] = [
    (private::ENCODING, "encoding"),
    (private::PREFIX_ENCODING, "prefixEncoding"),
    (private::ITEM_ENCODING, "itemEncoding"),
];

/// Reports encodings inside of one that are ignored.
pub(super) fn ignored<'a>(cx: &mut Lowering<'a, '_>, encoding: &Place<'a>) {
    report(cx, encoding, |found| found);
}

/// Reports an encoding inside of one that is ignored, if there is one.
pub(super) fn report<'a>(
    cx: &mut Lowering<'a, '_>,
    encoding: &Place<'a>,
    more: impl FnOnce(Diagnostic) -> Diagnostic,
) {
    let Some((place, key)) = KEYS.iter().find_map(|(key, name)| Some((encoding.get(key)?, name))) else {
        return;
    };
    let message = format!("`{key}` is ignored: it does not apply to this part");
    let found = Diagnostic::new(Code::PARTS_BY_POSITION, Label::key(&place.at), message);
    cx.report(more(found).help(
        "an encoding inside an encoding describes an object without files, sent as `multipart/form-data` or `application/x-www-form-urlencoded`, or an array by position, sent as another multipart type",
    ));
}
