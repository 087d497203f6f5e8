//! One call of each operation. In: a program, a mock that makes values, the API; out: how many calls were accepted by a mock
//! of the same description and had an answer that could be read.

use super::Tally;
use super::program::Program;
use clientwright::unstable::ir::{Api, Argument, Body, Operation, Payload};
use clientwright_mock::Mock;

/// Calls every operation with all of its arguments.
pub(super) fn all(program: &mut Program, mock: &Mock, api: &Api) -> Result<Tally, String> {
    let mut tally = Tally::default();
    for (index, operation) in api.operations.iter().enumerate() {
        let command = command(mock, index, operation);
        let result = program.ask(&command).map(drop);
        let place = format!("{} {}", operation.method.wire(), operation.template);
        tally.add(place, result.map_err(|why| why.chars().take(600).collect()));
    }
    Ok(tally)
}

fn command(mock: &Mock, index: usize, operation: &Operation) -> String {
    let body = operation.body.as_ref().and_then(|body| the_body(mock, body));
    let mut fields = vec!["call".to_owned(), index.to_string(), given(body)];
    fields.extend(operation.arguments.iter().map(|argument| given(Some(value(mock, argument)))));
    fields.join("\t")
}

fn given(value: Option<String>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| format!("+{}", value.replace(['\t', '\n'], " ")))
}

/// A parameter that nobody described, or whose schema says nothing, is a text: null cannot be sent.
fn value(mock: &Mock, argument: &Argument) -> String {
    let said = mock.value_for(&argument.at).filter(|value| value != "null");
    said.unwrap_or_else(|| "\"x\"".to_owned())
}

fn the_body(mock: &Mock, body: &Body) -> Option<String> {
    let content = body.content.first()?;
    let media_type = content.media_types.first()?;
    // a range such as `*/*` is sent as a type of it
    let value = mock.value_for(&body.at.key("content").key(media_type)).or_else(|| mock.value_for(&body.at));
    let value = value.unwrap_or_else(|| "{}".to_owned());
    Some(match content.payload {
        Payload::Text | Payload::Binary => serde_json::from_str::<String>(&value).unwrap_or(value),
        _ => value,
    })
}
