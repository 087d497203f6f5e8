//! One page about an API. In: a description as a [`Side`], and where there is one the version before it; out: an HTML file that works
//! offline and asks no other host for anything.
//!
//! The Rust on the page is read from what the generator emits ([`clientwright_diff::items`]), the examples are those of the mock, and the
//! changes those of [`clientwright_diff::diff`]: the page decides nothing of its own. Everything goes into the file as JSON, and a script
//! shows the part that the reader asks for, so that a description with a thousand operations opens as fast as a small one.

mod call;
mod data;
mod document;
mod example;
mod findings;
mod markdown;
mod operation;
mod rust;
mod types;

use clientwright::unstable::naming;
use clientwright_diff::Side;
use clientwright_mock::Mock;
use data::Data;

/// What the page is about, beside the description.
#[derive(Debug, Default, Clone, Copy)]
pub struct Options<'a> {
    /// The name of the generated crate, as programs write it: `acme`.
    pub crate_name: &'a str,
    /// The version before: the page shows what changed since.
    pub since: Option<&'a Side>,
    /// Whether the server of the page answers requests as the API does: the page offers to send them.
    pub is_served: bool,
}

/// The page, as the text of an HTML file.
///
/// The result is a function of the arguments: the same text each time.
pub fn html(side: &Side, options: Options<'_>) -> String {
    document::html(&data(side, options))
}

fn data<'a>(side: &'a Side, options: Options<'_>) -> Data<'a> {
    let names = naming::assign(side.api());
    let api = side.api().get();
    let rust = rust::Rust::of(side);
    let mock = Mock::from_tree(side.tree().clone());
    let examples = example::Examples::of(&mock);
    let found = findings::Findings::of(side);
    let reader = operation::Reader { side, names: &names, rust: &rust, examples: &examples, found: &found };
    let crate_name = if options.crate_name.is_empty() { "client" } else { options.crate_name };
    Data {
        title: api.info.title.clone(),
        version: api.info.version.clone(),
        text: markdown::html(&api.info.text),
        krate: crate_name.replace('-', "_"),
        is_served: options.is_served,
        tags: operation::tags(side, &names),
        operations: api.numbered().map(|(id, operation)| reader.read(id, operation)).collect(),
        examples: examples.all(),
        types: types::types(side, &names, &rust),
        findings: found.all(),
        changes: options.since.map(|since| findings::changes(since, side)),
    }
}
