//! Rules about servers. In: groups of servers; out: findings about templates and their variables.
//! It never resolves an address.

use super::paths::is_balanced;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::ir::{Api, Server, ServerVariable};
use crate::source::Pointer;
use indexmap::IndexSet;
use std::collections::HashSet;

/// Applies the rules.
pub(super) fn check(api: &Api, problems: &mut Problems) {
    for group in &api.servers {
        for (index, server) in group.servers.iter().enumerate() {
            let at = group.at.index(index);
            braces(server, &at, problems);
            undeclared(server, &at, problems);
            let used: HashSet<&str> = names(&server.template).collect();
            for variable in &server.variables {
                let at = at.key("variables").key(&variable.name);
                if !used.contains(variable.name.as_str()) {
                    unused(server, variable, &at, problems);
                }
                default(variable, &at, problems);
            }
        }
    }
}

/// The names in braces.
fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

fn braces(server: &Server, at: &Pointer, problems: &mut Problems) {
    if !is_balanced(&server.template) {
        let message = format!("a brace of `{}` has no partner", server.template);
        problems.push(Diagnostic::new(Code::SERVER_ADDRESS, Label::value(&at.key("url")), message));
    }
}

/// Server Object: "Variable substitutions will be made when a variable is named in {braces}": with a default, which only a
/// declared variable has.
fn undeclared(server: &Server, at: &Pointer, problems: &mut Problems) {
    let declared: IndexSet<&str> = server.variables.iter().map(|variable| variable.name.as_str()).collect();
    for name in names(&server.template).filter(|name| !declared.contains(name)) {
        let message = format!("the address has `{{{name}}}`, but no variable of that name");
        let found = Diagnostic::new(Code::SERVER_VARIABLE_MISSING, Label::value(&at.key("url")), message);
        let help = problems.did_you_mean(name, declared.iter().copied());
        problems.push(found.help(help));
    }
}

fn unused(server: &Server, variable: &ServerVariable, at: &Pointer, problems: &mut Problems) {
    let message = format!("the address `{}` has no `{{{}}}`", server.template, variable.name);
    let found = Diagnostic::new(Code::SERVER_VARIABLE_UNUSED, Label::key(at), message);
    problems.push(match at.parent().and_then(|variables| variables.parent()) {
        Some(server) => found.label(Label::value(&server.key("url")).saying("the address")),
        None => found,
    });
}

/// Server Variable Object: "If the enum is defined, the value SHOULD exist in the enum's values."
fn default(variable: &ServerVariable, at: &Pointer, problems: &mut Problems) {
    if !variable.values.is_empty() && !variable.values.contains(&variable.default) {
        let message = format!("the default `{}` is not one of the variable's values", variable.default);
        let found = Diagnostic::new(Code::SERVER_VARIABLE_DEFAULT, Label::value(&at.key("default")), message);
        let found = found.label(Label::key(&at.key("enum")).saying("its values"));
        let help = problems.did_you_mean(&variable.default, variable.values.iter().map(String::as_str));
        problems.push(found.help(help));
    }
}
