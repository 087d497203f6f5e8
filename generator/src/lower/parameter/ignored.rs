//! Header parameters that are ignored. In: a parameter, and what its operation sends; out: why it is ignored, if it is.
//! It never looks at the schema.

use crate::document::Place;
use crate::http::is_token;
use crate::ir::Requirement;
use crate::lower::Lowering;
use crate::lower::slot::Slot;
use crate::tree::private;

/// Headers that are described elsewhere. Parameter Object: "If in is header and the name field is Accept, Content-Type or
/// Authorization, the parameter definition SHALL be ignored."
const DESCRIBED_ELSEWHERE: [&str; 3] = ["accept", "authorization", "content-type"];

/// Headers that say where a message ends and whom it is for (RFC 9110, 7.2, 7.6.1, 7.8, 8.6; RFC 9112, 6.1): a value there would
/// make another request of it.
const OF_THE_MESSAGE: [&str; 11] = [
    "connection",
    "content-length",
    "cookie",
    "expect",
    "host",
    "keep-alive",
    "proxy-authorization",
    "te",
    "trailer",
    "transfer-encoding",
    "upgrade",
];

/// Why a parameter is ignored; `None` for one that is not.
pub(super) fn reason(
    cx: &Lowering<'_, '_>,
    slot: &Slot<'_>,
    security: &[Requirement],
    place: &Place<'_>,
) -> Option<String> {
    let name = place.text("name").filter(|_| place.text("in") == Some("header"))?;
    if !is_token(name) {
        return Some(format!("a header parameter is ignored: {name:?} is not a valid header name"));
    }
    let lower = name.to_ascii_lowercase();
    let ignored = || format!("a header parameter `{name}` is ignored");
    if !DESCRIBED_ELSEWHERE.contains(&lower.as_str()) {
        return OF_THE_MESSAGE.contains(&lower.as_str()).then(ignored);
    }
    if place.get(private::HEADER).is_none() {
        return Some(ignored());
    }
    match lower.as_str() {
        "authorization" if is_credential(cx, security) => {
            Some(format!("{}: the operation sends its credential there", ignored()))
        }
        "content-type" if slot.operation.get("requestBody").is_some() => {
            Some(format!("{}: it follows from the body", ignored()))
        }
        _ => None,
    }
}

/// Whether `Authorization` is where a credential of the operation goes.
fn is_credential(cx: &Lowering<'_, '_>, security: &[Requirement]) -> bool {
    let schemes = security.iter().flat_map(|requirement| &requirement.all);
    schemes.filter_map(|(id, _)| cx.api.schemes.get(id.0)).any(|scheme| scheme.kind.is_authorization())
}
