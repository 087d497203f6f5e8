//! Parameters. In: an operation and its path item on both sides; out: changes of its parameters, those of the path item among them. It
//! never compares their schemas itself.

use super::{Both, Wire, from_to, pairs};
use crate::rules::Direction;
use crate::rules::parameters::*;
use crate::view::View;
use std::collections::HashMap;

/// What tells a parameter from others: its location and its name; of a path, its position.
type ParameterKey = (&'static str, String);

/// A path without the names of its parameters: `/pets/{}`.
pub(super) fn anonymous(path: &str) -> String {
    let mut parts = path.split('{');
    let first = parts.next().unwrap_or("").to_owned();
    parts.fold(first, |path, part| path + "{}" + part.split_once('}').map_or("", |(_, rest)| rest))
}

/// The names of the parameters of a path, in order.
fn names(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|part| part.split_once('}')).map(|(name, _)| name).collect()
}

pub(super) fn compare<'a>(
    wire: &mut Wire<'a, '_>,
    (item, operation): (&Both<'a>, &Both<'a>),
    (old, new): (&str, &str),
) {
    let old = all_parameters(&item.old, &operation.old, old);
    let new = all_parameters(&item.new, &operation.new, new);
    let parameters = pairs::pairs(old, new);
    let (mut gone, mut come) = (parameters.gone, parameters.come);
    gone.retain(|((place, name), parameter)| {
        let same = come.iter().position(|((_, other), _)| other == name && *place != "path");
        let Some(at) = same else { return true };
        let ((to, _), new) = come.remove(at);
        let both = Both { old: parameter.clone(), new };
        let message = format!("the parameter `{name}` is sent in the {to}, it was sent in the {place}");
        wire.push(PARAMETER_MOVED, message, both.here());
        compare_parameter(wire, &both);
        false
    });
    for (_, parameter) in &gone {
        let message = format!("the {} was removed", title(parameter));
        wire.push(PARAMETER_REMOVED, message, operation.gone(parameter));
    }
    for (_, parameter) in &come {
        let (code, word) = match parameter.is("required") {
            true => (REQUIRED_PARAMETER_ADDED, "required"),
            false => (OPTIONAL_PARAMETER_ADDED, "optional"),
        };
        let message = format!("the {word} {} was added", title(parameter));
        wire.push(code, message, operation.come(parameter));
    }
    for (_, both) in &parameters.both {
        compare_parameter(wire, both);
    }
}

/// The parameters of an operation: its own, and those of its path item that it does not override.
fn all_parameters<'a>(item: &View<'a>, operation: &View<'a>, path: &str) -> Vec<(ParameterKey, View<'a>)> {
    let names = names(path);
    let mut found: Vec<(ParameterKey, View<'a>)> = Vec::new();
    let mut known: HashMap<ParameterKey, usize> = HashMap::new();
    for parameter in item.items_of("parameters").into_iter().chain(operation.items_of("parameters")) {
        let parameter = parameter.followed();
        let Some(key) = key(&parameter, &names) else { continue };
        match known.get(&key).and_then(|at| found.get_mut(*at)) {
            Some((_, before)) => *before = parameter,
            None => {
                known.insert(key.clone(), found.len());
                found.push((key, parameter));
            }
        }
    }
    found
}

fn key(parameter: &View<'_>, names: &[&str]) -> Option<ParameterKey> {
    let name = parameter.text("name")?;
    Some(match parameter.text("in")? {
        "path" => {
            ("path", names.iter().position(|it| *it == name).map_or(name.to_owned(), |at| at.to_string()))
        }
        "query" => ("query", name.to_owned()),
        // RFC 9110, section 5.1: names of fields are told apart without their case
        "header" => ("header", name.to_lowercase()),
        "cookie" => ("cookie", name.to_owned()),
        _ => return None,
    })
}

/// `query parameter `limit``
fn title(parameter: &View<'_>) -> String {
    let text = |key| parameter.text(key).unwrap_or("");
    format!("{} parameter `{}`", text("in"), text("name"))
}

fn compare_parameter<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>) {
    let name = &title(&both.new);
    if both.old.text("in") == Some("header") && both.old.text("name") != both.new.text("name") {
        wire.changed(HEADER_CASE_CHANGED, both, (name, "name"));
    }
    if both.new.text("in") != Some("path") {
        let codes = (PARAMETER_BECAME_REQUIRED, PARAMETER_BECAME_OPTIONAL);
        wire.switched(codes, both, (name, "required"));
    }
    style(wire, both, name);
    wire.switched((EMPTY_VALUE_ALLOWED, EMPTY_VALUE_FORBIDDEN), both, (name, "allowEmptyValue"));
    wire.switched((PARAMETER_DEPRECATED, PARAMETER_REACTIVATED), both, (name, "deprecated"));
    wire.changed(PARAMETER_SUNSET_CHANGED, both, (name, "x-sunset"));
    wire.changed(PARAMETER_TEXT_CHANGED, both, (name, "description"));
    for key in ["example", "examples"] {
        wire.changed(PARAMETER_EXAMPLE_CHANGED, both, (name, key));
    }
    match (media_type(&both.old), media_type(&both.new)) {
        ((None, old), (None, new)) => wire.schema(old.zip(new), (name, Direction::Request)),
        ((Some(before), old), (Some(after), new)) if before == after => {
            wire.schema(old.zip(new), (name, Direction::Request));
        }
        _ => {
            let message = format!("{name}: {}", title_of(PARAMETER_CONTENT_CHANGED));
            wire.push(PARAMETER_CONTENT_CHANGED, message, both.here());
        }
    }
}

fn title_of(code: crate::rules::Code) -> &'static str {
    code.rule().map_or("", |rule| rule.title)
}

/// The media type that a parameter is serialized as, if it has one, and its schema.
fn media_type<'a>(parameter: &View<'a>) -> (Option<&'a str>, Option<View<'a>>) {
    match parameter.members_of("content").into_iter().next() {
        Some((media_type, content)) => (Some(media_type), content.get("schema")),
        None => (None, parameter.get("schema")),
    }
}

/// How a value is written (OpenAPI 3.0.4, section 4.7.12.2), with the defaults where nothing is said.
fn style<'a>(wire: &mut Wire<'a, '_>, both: &Both<'a>, name: &str) {
    let style = |view: &View<'a>| match (view.text("style"), view.text("in")) {
        (Some(style), _) => style.to_owned(),
        (None, Some("query" | "cookie")) => "form".to_owned(),
        (None, _) => "simple".to_owned(),
    };
    let (before, after) = (style(&both.old), style(&both.new));
    if both.old.text("in") == both.new.text("in") && before != after {
        let message = format!("{name}: the style changed from `{before}` to `{after}`");
        wire.push(STYLE_CHANGED, message, both.places("style"));
        return;
    }
    let explode = |view: &View<'a>, style: &str| match view.get("explode") {
        Some(_) => view.is("explode"),
        None => style == "form",
    };
    let several = ["array", "object"];
    let is_several = |view: &View<'a>| {
        view.read("schema").and_then(|schema| schema.text("type")).is_none_or(|ty| several.contains(&ty))
    };
    let (was, is) = (explode(&both.old, &before), explode(&both.new, &after));
    if was != is && is_several(&both.new) {
        let message = format!("{name}: `explode` changed from `{was}` to `{is}`");
        wire.push(EXPLODE_CHANGED, message, both.places("explode"));
    }
    if both.old.is("allowReserved") != both.new.is("allowReserved") {
        let (old, new) = (both.old.node.get("allowReserved"), both.new.node.get("allowReserved"));
        let message = format!("{name}: `allowReserved` {}", from_to(old, new));
        wire.push(RESERVED_CHANGED, message, both.places("allowReserved"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_the_same_whatever_their_parameters_are_called() {
        for (path, expected) in
            [("/a/{id}/b/{x}", "/a/{}/b/{}"), ("/a", "/a"), ("/{a}.{b}", "/{}.{}"), ("/a{", "/a{}")]
        {
            assert_eq!(anonymous(path), expected);
        }
        assert_eq!(names("/a/{id}/b/{x}"), ["id", "x"]);
    }
}
