//! Operations. In: the paths of both sides; out: operations that came, went, moved or changed. It never compares what an operation
//! sends and receives itself: `parameter`, `body`, `response` and `security` do.

use super::{Both, Wire, asked, body, pairs, parameter, response, security, server};
use crate::rules::Direction;
use crate::rules::operations::*;
use crate::view::View;
use clientwright::Settings;
use clientwright::settings::Under;
use clientwright::unstable::tree::private;

/// The methods that have a key of their own, as they are written on the wire.
const METHODS: [(&str, &str); 9] = [
    ("get", "GET"),
    ("put", "PUT"),
    ("post", "POST"),
    ("delete", "DELETE"),
    ("options", "OPTIONS"),
    ("head", "HEAD"),
    ("patch", "PATCH"),
    ("trace", "TRACE"),
    (private::QUERY, "QUERY"),
];

/// An operation with what it stands in.
#[derive(Debug, Clone)]
struct Found<'a> {
    method: &'a str,
    path: &'a str,
    item: View<'a>,
    operation: View<'a>,
}

impl Found<'_> {
    fn name(&self) -> String {
        format!("{} {}", self.method, self.path)
    }

    /// What tells it from others on the wire: names of path parameters are not sent.
    fn key(&self) -> (String, String) {
        (self.method.to_owned(), parameter::anonymous(self.path))
    }

    fn id(&self) -> Option<&str> {
        self.operation.text("operationId")
    }
}

pub(super) fn compare<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>) {
    let (before, after) = wire.settings;
    let (old, mut new) = (chosen_operations(&root.old, before), chosen_operations(&root.new, after));
    let mut gone = Vec::new();
    for old in old {
        match new.iter().position(|new| new.key() == old.key()) {
            Some(at) => compare_operation(wire, &old, &new.remove(at)),
            None => gone.push(old),
        }
    }
    for old in gone {
        match new.iter().position(|new| old.id().is_some() && new.id() == old.id()) {
            Some(at) => moved(wire, &old, &new.remove(at)),
            None => removed(wire, root, &old),
        }
    }
    for new in new {
        let owner = wire.changes.operation(new.name());
        wire.changes.enter(Some(owner));
        let message = format!("{} was added", new.name());
        wire.push(OPERATION_ADDED, message, root.come(&new.operation));
        wire.changes.enter(None);
    }
}

/// The operations that settings ask for.
fn chosen_operations<'a>(root: &View<'a>, settings: &Settings) -> Vec<Found<'a>> {
    let paths = root.members_of("paths").into_iter().filter(|(path, _)| path.starts_with('/'));
    let all = paths.flat_map(|(path, item)| of_item(path, &item.followed()));
    all.filter(|found| asked::operation(settings, &found.operation, Under::Path(found.path))).collect()
}

fn of_item<'a>(path: &'a str, item: &View<'a>) -> Vec<Found<'a>> {
    let found =
        |(method, operation): (&'a str, View<'a>)| Found { method, path, item: item.clone(), operation };
    let usual = METHODS.iter().filter_map(|(key, method)| Some((*method, item.get(key)?)));
    usual.chain(item.members_of(private::OPERATIONS)).map(found).collect()
}

fn removed<'a>(wire: &mut Wire<'a, '_>, root: &Both<'a>, old: &Found<'a>) {
    let owner = wire.changes.operation(old.name());
    wire.changes.enter(Some(owner));
    let code = match old.operation.is("deprecated") {
        true => DEPRECATED_OPERATION_REMOVED,
        false => OPERATION_REMOVED,
    };
    let within = root.new.get("paths").map_or_else(|| root.new.at.clone(), |paths| paths.at);
    let places = crate::changes::Places::both(old.operation.at.clone(), within);
    wire.push(code, format!("{} was removed", old.name()), places);
    wire.changes.enter(None);
}

/// An operation with the same `operationId` elsewhere.
fn moved<'a>(wire: &mut Wire<'a, '_>, old: &Found<'a>, new: &Found<'a>) {
    let owner = wire.changes.operation(new.name());
    wire.changes.enter(Some(owner));
    let code = match parameter::anonymous(old.path) == parameter::anonymous(new.path) {
        true => METHOD_CHANGED,
        false => PATH_CHANGED,
    };
    let both = Both { old: old.operation.clone(), new: new.operation.clone() };
    wire.push(
        code,
        format!("`{}` is {}, it was {}", new.id().unwrap_or(""), new.name(), old.name()),
        both.here(),
    );
    wire.changes.enter(None);
    compare_operation(wire, old, new);
}

fn compare_operation<'a>(wire: &mut Wire<'a, '_>, old: &Found<'a>, new: &Found<'a>) {
    let owner = wire.changes.operation(new.name());
    wire.changes.enter(Some(owner));
    let item = Both { old: old.item.clone(), new: new.item.clone() };
    let both = Both { old: old.operation.clone(), new: new.operation.clone() };
    let name = new.name();
    if old.path != new.path && parameter::anonymous(old.path) == parameter::anonymous(new.path) {
        let message = format!("the path `{}` is written `{}`", old.path, new.path);
        wire.push(PATH_PARAMETER_RENAMED, message, item.here());
    }
    said(wire, &both, &name);
    server::compare(wire, &item, &name);
    server::compare(wire, &both, &name);
    parameter::compare(wire, (&item, &both), (old.path, new.path));
    travelling(wire, &both, (&name, Direction::Request));
    security::compare(wire, &both, &name);
    callbacks(wire, &both, &name);
    wire.changes.enter(None);
}

/// What an operation sends and receives, beside its parameters.
fn travelling<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, (name, direction): (&str, Direction)) {
    body::compare(wire, both, (name, direction));
    response::compare(wire, both, (name, direction.turned()));
}

/// The operations of a webhook or a callback, which the server sends.
pub(super) fn item<'a>(wire: &mut Wire<'a, '_>, item: &Both<'a>, (name, direction): (&str, Direction)) {
    for (key, method) in METHODS {
        let (Some(old), Some(new)) = item.get(key) else { continue };
        let owner = wire.changes.operation(format!("{name} {method}"));
        let before = wire.changes.current();
        wire.changes.enter(Some(owner));
        let both = Both { old, new };
        said(wire, &both, name);
        travelling(wire, &both, (name, direction));
        wire.changes.enter(before);
    }
}

fn callbacks<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, name: &str) {
    let callbacks = both.read_pairs_of("callbacks");
    for (callback, view) in &callbacks.gone {
        wire.push(
            CALLBACK_REMOVED,
            format!("{name}: the callback `{callback}` was removed"),
            both.gone(view),
        );
    }
    for (callback, view) in &callbacks.come {
        wire.push(CALLBACK_ADDED, format!("{name}: the callback `{callback}` was added"), both.come(view));
    }
    for (callback, view) in &callbacks.both {
        for (_, at_url) in pairs::pairs(view.old.members(), view.new.members()).both {
            item(wire, &at_url, (&format!("{name}, callback {callback}"), Direction::Response));
        }
    }
}

/// What is said of an operation.
fn said<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, name: &str) {
    wire.changed(OPERATION_ID_CHANGED, both, (name, "operationId"));
    wire.switched((OPERATION_DEPRECATED, OPERATION_REACTIVATED), both, (name, "deprecated"));
    sunset(wire, both, name);
    stability(wire, both, name);
    wire.changed(SUMMARY_CHANGED, both, (name, "summary"));
    wire.changed(OPERATION_TEXT_CHANGED, both, (name, "description"));
    let tags = |view: &View<'a>| {
        view.items_of("tags")
            .into_iter()
            .filter_map(|tag| Some((tag.node.as_str()?, tag)))
            .collect::<Vec<_>>()
    };
    let tags = pairs::pairs(tags(&both.old), tags(&both.new));
    for (tag, view) in &tags.gone {
        wire.push(OPERATION_TAG_REMOVED, format!("{name}: the tag `{tag}` was removed"), both.gone(view));
    }
    for (tag, view) in &tags.come {
        wire.push(OPERATION_TAG_ADDED, format!("{name}: the tag `{tag}` was added"), both.come(view));
    }
}

const SUNSET: &str = "x-sunset";

/// The day after which a deprecated operation may be gone (`x-sunset`, a date of RFC 3339).
fn sunset<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, name: &str) {
    let (old, new) = (both.old.text(SUNSET), both.new.text(SUNSET));
    if old == new {
        return;
    }
    let (code, message) = match (old, new) {
        (_, Some(new)) if !is_date(new) => (SUNSET_MALFORMED, format!("`{new}` is not a date")),
        (None, Some(new)) => (SUNSET_SET, format!("it ends on {new}")),
        (Some(old), None) => (SUNSET_REMOVED, format!("it was to end on {old}")),
        (Some(old), Some(new)) if new < old => (SUNSET_EARLIER, format!("it ends on {new}, not on {old}")),
        (Some(old), Some(new)) => (SUNSET_LATER, format!("it ends on {new}, not on {old}")),
        (None, None) => return,
    };
    wire.push(code, format!("{name}: {message}"), both.places(SUNSET));
}

/// Whether a text begins as `2030-01-31` does.
fn is_date(text: &str) -> bool {
    let mut bytes = text.bytes();
    let shape = b"0000-00-00".iter().all(|shape| {
        bytes.next().is_some_and(|byte| if *shape == b'-' { byte == b'-' } else { byte.is_ascii_digit() })
    });
    shape && matches!(bytes.next(), None | Some(b'T' | b't' | b' '))
}

const STABILITY: &str = "x-stability-level";

/// The levels of `x-stability-level`, from the least stable on; without one an operation is stable.
const LEVELS: [&str; 4] = ["draft", "alpha", "beta", "stable"];

fn stability<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, name: &str) {
    let level = |view: &View<'a>| {
        let text = view.text(STABILITY).unwrap_or("stable");
        LEVELS.iter().position(|level| *level == text).map(|level| (level, text))
    };
    let (Some((before, old)), Some((after, new))) = (level(&both.old), level(&both.new)) else { return };
    let code = match after.cmp(&before) {
        std::cmp::Ordering::Less => STABILITY_LOWERED,
        std::cmp::Ordering::Greater => STABILITY_RAISED,
        std::cmp::Ordering::Equal => return,
    };
    wire.push(code, format!("{name}: it is `{new}`, it was `{old}`"), both.places(STABILITY));
}
