//! Rules about path templates. In: operations; out: findings about parameters and paths that do not go together.
//! It never looks at anything but templates and path parameters.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::ir::{Api, Argument, Operation, Place, Segment};
use crate::source::Pointer;
use std::collections::HashMap;

/// Applies the rules.
pub(super) fn check(api: &Api, problems: &mut Problems) {
    for operation in &api.operations {
        braces(operation, problems);
        undeclared(operation, problems);
        unused(operation, problems);
        optional(operation, problems);
    }
    alike(api, problems);
}

fn path_item(operation: &Operation) -> Pointer {
    operation.at.parent().unwrap_or_default()
}

fn declared(operation: &Operation) -> impl Iterator<Item = &Argument> {
    operation.arguments.iter().filter(|argument| argument.place == Place::Path)
}

/// The names in braces.
fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name)
}

/// Path Templating: template expressions are "delimited by curly braces ({})".
fn braces(operation: &Operation, problems: &mut Problems) {
    if !is_balanced(&operation.template) {
        let message = format!("a brace of `{}` has no partner", operation.template);
        problems.push(Diagnostic::new(Code::MALFORMED_PATH, Label::key(&path_item(operation)), message));
    }
}

/// Whether each brace has its partner, and none stands within another pair.
pub(super) fn is_balanced(template: &str) -> bool {
    let mut open = false;
    let alternate = template.chars().filter(|c| matches!(c, '{' | '}')).all(|brace| {
        let fits = open == (brace == '}');
        open = brace == '{';
        fits
    });
    alternate && !open
}

/// Parameter Object: "If in is path, the name field MUST correspond to a template expression": and each expression to a
/// parameter, or it could never be filled.
fn undeclared(operation: &Operation, problems: &mut Problems) {
    for name in names(&operation.template).filter(|name| !declared(operation).any(|it| it.wire == *name)) {
        let id = operation.method.key().to_uppercase();
        let message = format!("the path has `{{{name}}}`, but {id} has no path parameter `{name}`");
        let found = Diagnostic::new(Code::PATH_PARAMETER_MISSING, Label::key(&path_item(operation)), message);
        problems.push(found.label(Label::key(&operation.at).saying("of this operation")));
    }
}

fn unused(operation: &Operation, problems: &mut Problems) {
    let used = |argument: &Argument| names(&operation.template).any(|name| name == argument.wire);
    for argument in declared(operation).filter(|argument| !used(argument)) {
        let message = format!("the path `{}` has no `{{{}}}`", operation.template, argument.wire);
        let found = Diagnostic::new(Code::PATH_PARAMETER_UNUSED, Label::value(&argument.at), message);
        problems.push(found.label(Label::key(&path_item(operation)).saying("the path")));
    }
}

/// Parameter Object: "If the parameter location is path, this field is REQUIRED and its value MUST be true."
fn optional(operation: &Operation, problems: &mut Problems) {
    for argument in declared(operation).filter(|argument| !argument.required) {
        let message = format!("path parameter `{}` needs `required: true`", argument.wire);
        problems.push(Diagnostic::new(Code::PATH_PARAMETER_OPTIONAL, Label::value(&argument.at), message));
    }
}

/// Paths Object: "Templated paths with the same hierarchy but different templated names MUST NOT exist as they are
/// identical."
fn alike(api: &Api, problems: &mut Problems) {
    let mut seen: HashMap<String, &Operation> = HashMap::new();
    for operation in &api.operations {
        let key = anonymous(&operation.path);
        match seen.get(&key) {
            Some(first) if first.template != operation.template => {
                let message = format!("`{}` and `{}` are the same path", operation.template, first.template);
                let found = Diagnostic::new(Code::DUPLICATE_PATH, Label::key(&path_item(operation)), message);
                problems.push(found.label(Label::key(&path_item(first)).saying("the other one")));
            }
            Some(_) => {}
            None => {
                seen.insert(key, operation);
            }
        }
    }
}

fn anonymous(path: &[Segment]) -> String {
    let text = |segment: &Segment| match segment {
        Segment::Text(text) => text.clone(),
        Segment::Argument(_) => "{}".to_owned(),
    };
    path.iter().map(text).collect()
}
