//! Rules about path templates. In: operations; out: findings about paths that are malformed or the same.
//! It never looks at parameters: `lower` has given each name of a template one.

use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::ir::{Api, Operation, Segment, template};
use crate::source::Pointer;
use std::collections::{HashMap, HashSet};

/// Applies the rules.
pub(super) fn check(api: &Api, problems: &mut Problems) {
    for operation in &api.operations {
        braces(operation, problems);
    }
    twice(api, problems);
    alike(api, problems);
}

fn path_item(operation: &Operation) -> Pointer {
    operation.at.parent().unwrap_or_default()
}

/// Path Templating: template expressions are "delimited by curly braces ({})".
fn braces(operation: &Operation, problems: &mut Problems) {
    if !template::is_balanced(&operation.template) {
        let message = format!("unbalanced brace in `{}`", operation.template);
        problems.push(Diagnostic::new(Code::MALFORMED_PATH, Label::key(&path_item(operation)), message));
    }
}

/// Path Templating (3.0.4, 3.1.1): "Each template expression in the path MUST NOT appear more than once in a single path
/// template."
fn twice(api: &Api, problems: &mut Problems) {
    let mut seen = HashSet::new();
    for operation in api.operations.iter().filter(|operation| seen.insert(&operation.template)) {
        let mut known = HashSet::new();
        let arguments = operation.path.iter().filter_map(|segment| match segment {
            Segment::Text(_) => None,
            Segment::Argument(index) => Some(index),
        });
        let repeated = arguments.filter(|index| !known.insert(**index));
        let Some(argument) = repeated.filter_map(|index| operation.arguments.get(*index)).next() else {
            continue;
        };
        let message = format!("`{}` names the parameter `{}` twice", operation.template, argument.wire);
        let found = Diagnostic::new(Code::PATH_NAME_TWICE, Label::key(&path_item(operation)), message);
        problems.push(found.help("give each place a name of its own; until then, both have the same value"));
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
                let found = found.label(Label::key(&path_item(first)).saying("the other path"));
                problems.push(found.help("merge them into one path; until then, both are generated"));
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
