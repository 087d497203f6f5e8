//! Links in documentation. In: the links of an operation's responses; out: a list of what may be asked next.
//! It never follows one: the values of a link are the user's to pass on.

use super::{Context, doc};
use crate::ir::{Link, Operation};

/// The list; `None` when there are no links.
pub(super) fn list(cx: Context<'_>, operation: &Operation) -> Option<String> {
    let links = operation.responses.iter().flat_map(|response| &response.links);
    let lines: Vec<String> = links.map(|link| line(cx, link)).collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

/// ``* `GetOwner`: [`Client::get_user`], with `id` from `$response.body#/owner`: The owner.``
fn line(cx: Context<'_>, link: &Link) -> String {
    let parameters: Vec<String> = link
        .parameters
        .iter()
        .map(|(name, from)| format!("{} from {}", doc::code(name), doc::code(from)))
        .collect();
    let with =
        if parameters.is_empty() { String::new() } else { format!(", with {}", parameters.join(", ")) };
    let said = doc::lines(&link.text).into_iter().next().filter(|first| doc::is_running_text(first));
    let said = said.map(|first| format!(": {first}")).unwrap_or_default();
    format!("* {}: {}{with}{said}", doc::code(&link.name), target(cx, &link.target))
}

fn target(cx: Context<'_>, target: &str) -> String {
    match cx.facts.operation_called(target).and_then(|id| cx.names.operation(id)) {
        Some(names) => format!("[`Client::{0}`](Client::{0})", names.method),
        None => doc::code(target),
    }
}
