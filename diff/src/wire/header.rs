//! Headers of responses. In: a response on both sides; out: changes of its headers. It never compares their schemas itself.

use super::{Both, Wire, pairs};
use crate::rules::Direction;
use crate::rules::responses::*;
use crate::view::View;

pub(super) fn compare<'a>(
    wire: &mut Wire<'a, '_>,
    response: &Both<'a>,
    (name, direction): (&str, Direction),
) {
    let named = |view: &View<'a>| {
        let headers = view.members_of("headers").into_iter();
        // RFC 9110, section 5.1: names of fields are told apart without their case
        headers.map(|(name, header)| (name.to_lowercase(), header.followed())).collect::<Vec<_>>()
    };
    let headers = pairs::pairs(named(&response.old), named(&response.new));
    for (header, view) in &headers.gone {
        let code = match view.is("required") {
            true => REQUIRED_HEADER_REMOVED,
            false => OPTIONAL_HEADER_REMOVED,
        };
        wire.push(code, format!("{name}: the header `{header}` was removed"), response.gone(view));
    }
    for (header, view) in &headers.come {
        wire.push(HEADER_ADDED, format!("{name}: the header `{header}` was added"), response.come(view));
    }
    for (header, both) in &headers.both {
        let name = &format!("the header `{header}` of {name}");
        wire.switched((HEADER_BECAME_REQUIRED, HEADER_BECAME_OPTIONAL), both, (name, "required"));
        if both.new.is("deprecated") && !both.old.is("deprecated") {
            wire.push(HEADER_DEPRECATED, format!("{name} is deprecated now"), both.places("deprecated"));
        }
        wire.changed(HEADER_TEXT_CHANGED, both, (name, "description"));
        if both.old.is("explode") != both.new.is("explode") {
            wire.push(HEADER_EXPLODE_CHANGED, format!("{name}: `explode` changed"), both.places("explode"));
        }
        let (old, new) = both.get("schema");
        wire.schema(old.zip(new), (name, direction));
    }
}
