//! Variables of a server's address. In: a server, its address, and the places around it; out: a variable for each name in braces,
//! and those that no brace names. It never leaves a name without a variable: that would be a brace in the address.

use crate::diagnostic::{Code, Diagnostic, Label};
use crate::document::Place;
use crate::ir::template::names;
use crate::ir::{ServerVariable, Text};
use crate::lower::{Lowering, text};
use foldhash::fast::RandomState;
use std::collections::HashSet;

const GIVEN: &str = "the caller who selects this server has to supply a value";

/// The variables of a server. What one is that the server does not declare, the servers of the places around it say, from the
/// innermost outwards.
pub(super) fn lower_variables<'a>(
    cx: &mut Lowering<'a, '_>,
    server: &Place<'a>,
    template: &str,
    around: &[&Place<'a>],
) -> Vec<ServerVariable> {
    let names = names(template);
    let used: HashSet<&str, RandomState> = names.iter().copied().collect();
    let mut declared: HashSet<&str, RandomState> = HashSet::default();
    let mut variables = Vec::new();
    for (name, place) in server.members_at("variables") {
        if !used.contains(name) {
            unused(cx, server, &place, template);
        }
        declared.insert(name);
        variables.push(variable(cx, name, &place));
    }
    for name in names.into_iter().filter(|name| !declared.contains(name)) {
        variables.push(undeclared(cx, server, name, around));
    }
    variables
}

fn variable(cx: &mut Lowering<'_, '_>, name: &str, place: &Place<'_>) -> ServerVariable {
    let values: Vec<String> = place.texts("enum").into_iter().map(str::to_owned).collect();
    let default = match place.text("default") {
        Some(default) if !values.is_empty() && !values.iter().any(|value| value == default) => {
            other_default(cx, place, default, &values)
        }
        Some(default) => Some(default),
        None => {
            let message = format!("the variable `{name}` has no `default`");
            let found = Diagnostic::new(Code::SERVER_VARIABLE_MISSING, Label::value(&place.at), message);
            cx.report(found.help(GIVEN));
            None
        }
    };
    ServerVariable {
        name: name.to_owned(),
        default: default.map(str::to_owned),
        values,
        text: text::described(&cx.site, None, place.text("description")),
    }
}

/// Server Variable Object: "If the enum is defined, the value SHOULD exist in the enum's values" (3.0.4; MUST in 3.1).
fn other_default<'t>(
    cx: &mut Lowering<'_, '_>,
    place: &Place<'_>,
    default: &'t str,
    values: &[String],
) -> Option<&'t str> {
    let (message, taken) = match default {
        "" => ("the default is empty, which is not one of the variable's values".to_owned(), None),
        other => (format!("the default `{other}` is not one of the variable's values"), Some(other)),
    };
    let meant = cx.problems.did_you_mean(default, values.iter().map(String::as_str));
    let effect = if taken.is_some() { "it is used nevertheless" } else { GIVEN };
    let found =
        Diagnostic::new(Code::SERVER_VARIABLE_DEFAULT, Label::value(&place.at.key("default")), message);
    let found = found.label(Label::key(&place.at.key("enum")).saying("its values"));
    cx.report(found.help(format!("{meant} {effect}").trim()));
    taken
}

fn unused(cx: &mut Lowering<'_, '_>, server: &Place<'_>, place: &Place<'_>, template: &str) {
    let name = place.at.last().unwrap_or_default();
    let message = format!("the URL `{template}` does not contain `{{{name}}}`");
    let found = Diagnostic::new(Code::SERVER_VARIABLE_UNUSED, Label::key(&place.at), message);
    cx.report(found.label(Label::value(&server.at.key("url")).saying("the URL")));
}

/// Server Object: "Variable substitutions will be made when a variable is named in {braces}": with a default, which only a
/// declared variable has.
fn undeclared<'a>(
    cx: &mut Lowering<'a, '_>,
    server: &Place<'a>,
    name: &str,
    around: &[&Place<'a>],
) -> ServerVariable {
    let meant = cx.problems.did_you_mean(name, server.members_at("variables").map(|(known, _)| known));
    let message = format!("the URL contains `{{{name}}}`, but the server declares no variable of that name");
    let at = Label::value(&server.at.key("url"));
    let found = Diagnostic::new(Code::SERVER_VARIABLE_MISSING, at, message);
    let servers = around.iter().flat_map(|holder| holder.items_at("servers"));
    match servers.into_iter().find_map(|server| server.get("variables")?.get(name)) {
        Some(known) => {
            let found = found.label(Label::key(&known.at).saying("this one is used"));
            cx.report(found.help(meant));
            variable(cx, name, &known)
        }
        None => {
            cx.report(found.help(format!("{meant} {GIVEN}").trim()));
            ServerVariable { name: name.to_owned(), default: None, values: Vec::new(), text: Text::default() }
        }
    }
}
