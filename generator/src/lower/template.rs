//! What fills a path template. In: the template and the parameters as described; out: the path cut at its parameters, and
//! a parameter for each. It never leaves a name in braces without a value: a request to such a path has no meaning.

mod query;

use super::slot::{self, Slot};
use super::{Lowering, schema};
use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::{Argument, Location, Segment, Style, Text, template};
use foldhash::fast::RandomState;
use query::Cut;
use std::collections::{HashMap, HashSet, VecDeque};

/// Cuts a template at its parameters.
///
/// Parameter Object: "If in is path, the name field MUST correspond to a template expression". Where that is not so, a
/// parameter fills the expression that is meant; an expression that no parameter is for takes a text; a parameter that is
/// for no expression is left out.
pub(super) fn fill<'a>(
    cx: &mut Lowering<'a, '_>,
    slot: &Slot<'a>,
    mut arguments: Vec<Argument>,
) -> (Vec<Argument>, Vec<Segment>) {
    let Cut { path, pairs: query } = query::cut(slot.template);
    let fixed = query::settle(cx, slot, query, &mut arguments);
    let mut open = template::names(&path);
    let wanted: HashSet<&str, RandomState> = open.iter().copied().collect();
    let given: HashSet<String, RandomState> =
        arguments.iter().filter(|it| is_path(it)).map(|it| it.wire.clone()).collect();
    open.retain(|name| !given.contains(*name));
    let mut spare: Vec<String> =
        arguments.iter().filter(|it| is_path(it)).map(|it| it.wire.clone()).collect();
    spare.retain(|wire| !wanted.contains(wire.as_str()));
    let meant = pairs(&mut open, &mut spare);
    let fills: HashMap<&str, &str, RandomState> =
        meant.iter().map(|(name, wire)| (wire.as_str(), *name)).collect();
    let spare: HashSet<&str, RandomState> = spare.iter().map(String::as_str).collect();
    for argument in arguments.iter_mut().filter(|it| is_path(it)) {
        let fills = fills.get(argument.wire.as_str()).copied();
        if fills.is_some() || spare.contains(argument.wire.as_str()) {
            unused(cx, slot, argument, fills);
        }
        optional(cx, argument);
    }
    arguments.retain(|it| !is_path(it) || !spare.contains(it.wire.as_str()));
    let missing: Vec<Argument> = open.iter().map(|name| text(cx, slot, name)).collect();
    arguments.splice(0..0, missing);
    // a name in the path, by what it is called in the template
    let mut indices: HashMap<&str, usize, RandomState> = HashMap::default();
    for (index, argument) in arguments.iter().enumerate().filter(|(_, it)| is_path(it)).rev() {
        let wire = argument.wire.as_str();
        indices.insert(fills.get(wire).copied().unwrap_or(wire), index);
    }
    let mut segments = slot::segments(&path, |name| indices.get(name).copied());
    if let Some(fixed) = fixed {
        segments.push(Segment::Text(format!("?{fixed}")));
    }
    (arguments, segments)
}

fn is_path(argument: &Argument) -> bool {
    argument.place == Location::Path
}

/// Takes expressions and parameters that belong to each other out of both lists: those that differ by case and
/// punctuation alone (`access-type`, `accessType`), and then what is left over, when it is one of each.
fn pairs<'t>(open: &mut Vec<&'t str>, spare: &mut Vec<String>) -> Vec<(&'t str, String)> {
    let mut pairs = Vec::new();
    let mut alike: HashMap<String, VecDeque<usize>, RandomState> = HashMap::default();
    for (index, wire) in spare.iter().enumerate() {
        alike.entry(letters(wire)).or_default().push_back(index);
    }
    let mut taken: HashSet<usize, RandomState> = HashSet::default();
    open.retain(|name| {
        let index = alike.get_mut(&letters(name)).and_then(VecDeque::pop_front);
        let wire = index.and_then(|index| spare.get(index).cloned());
        taken.extend(index);
        pairs.extend(wire.map(|wire| (*name, wire)));
        index.is_none()
    });
    let mut index = 0..;
    spare.retain(|_| index.next().is_none_or(|index| !taken.contains(&index)));
    if let ([name], [wire]) = (open.as_slice(), spare.as_slice()) {
        pairs.push((*name, wire.clone()));
        open.clear();
        spare.clear();
    }
    pairs
}

fn letters(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn unused(cx: &mut Lowering<'_, '_>, slot: &Slot<'_>, argument: &Argument, fills: Option<&str>) {
    let message = format!("the path `{}` does not contain `{{{}}}`", slot.template, argument.wire);
    let found = Diagnostic::new(Code::PATH_PARAMETER_UNUSED, Label::value(&argument.at), message);
    let found = found.label(Label::key(&slot.item.at).saying("the path"));
    cx.report(found.help(match fills {
        Some(name) => format!("it is used for `{{{name}}}`, which has no parameter"),
        None => "it is omitted".to_owned(),
    }));
}

/// Parameter Object: "If the parameter location is path, this field is REQUIRED and its value MUST be true."
fn optional(cx: &mut Lowering<'_, '_>, argument: &mut Argument) {
    if !argument.required {
        let message = format!("path parameter `{}` needs `required: true`", argument.wire);
        let found = Diagnostic::new(Code::PATH_PARAMETER_OPTIONAL, Label::value(&argument.at), message);
        cx.report(found.help("it is treated as required"));
        argument.required = true;
    }
}

/// The parameter for an expression that nothing else fills.
fn text<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>, name: &str) -> Argument {
    let id = slot.method.wire();
    let message = format!("the path contains `{{{name}}}`, but {id} declares no path parameter `{name}`");
    let found = Diagnostic::new(Code::PATH_PARAMETER_MISSING, Label::key(&slot.item.at), message);
    let found = found.label(Label::key(&slot.operation.at).saying("this operation"));
    cx.report(found.help("it becomes a required string argument"));
    undescribed(cx, slot, name)
}

fn undescribed<'a>(cx: &mut Lowering<'a, '_>, slot: &Slot<'a>, name: &str) -> Argument {
    Argument {
        wire: name.to_owned(),
        hint: None,
        place: Location::Path,
        style: Style::COMMAS,
        explode: false,
        reserved: false,
        default: None,
        required: true,
        ty: schema::text(cx, &Place { node: slot.item.node, at: slot.item.at.clone() }),
        text: Text::default(),
        at: slot.item.at.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_fill_the_expressions_that_are_meant() {
        let cases = [
            ("access-type", "accessType", "access-type=accessType"),
            ("id", "filterId", "id=filterId"),
            ("a access_type", "accessType b", "access_type=accessType a=b"),
            ("a b", "c", ""),
            ("", "c", ""),
        ];
        for (open, spare, wanted) in cases {
            let mut open: Vec<&str> = open.split_whitespace().collect();
            let mut spare = spare.split_whitespace().map(str::to_owned).collect();
            let made = pairs(&mut open, &mut spare);
            let made: Vec<String> = made.iter().map(|(name, wire)| format!("{name}={wire}")).collect();
            assert_eq!(made.join(" "), wanted);
        }
    }
}
