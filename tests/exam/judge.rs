//! Whether a call ended as the scenario says. In: what was to be answered, and what the client showed; out: nothing, or what is
//! different. The server has judged the request already: it answers one that is wrong with 400, or 404.

use crate::same;
use crate::scenario::Exchange;
use serde_json::Value;

/// Whether a description has a status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Documented {
    /// It is an error that the client knows.
    Here,
    /// It is one that nobody described.
    Nowhere,
}

/// Compares status and body; `documented` says whether the description has the status.
pub(super) fn judge(
    exchange: &Exchange,
    said: Result<String, String>,
    documented: Documented,
) -> Result<(), String> {
    let wants_error = exchange.status >= 400;
    let kind = match documented {
        Documented::Here => "Status",
        Documented::Nowhere => "Unexpected",
    };
    match said {
        Ok(_) if wants_error => Err(format!("a success instead of {}", exchange.status)),
        Ok(body) => answer(exchange, &body),
        Err(error) if wants_error && error.starts_with(&format!("{} {kind} ", exchange.status)) => Ok(()),
        Err(error) => Err(error.chars().take(700).collect()),
    }
}

fn answer(exchange: &Exchange, body: &str) -> Result<(), String> {
    let Some(answer) = &exchange.answer else { return Ok(()) };
    let text = |name: &str| answer.get(name).and_then(Value::as_str);
    let media_type = text("type").unwrap_or_default();
    let expected = match (text("text"), text("bytes")) {
        (Some(text), _) | (None, Some(text)) if media_type.contains("jsonl") => {
            format!("[{}]", text.trim().replace('\n', ","))
        }
        (Some(text), _) if media_type.contains("json") => text.to_owned(),
        // what was read of XML is judged when it is sent back
        (Some(_), _) if media_type.contains("xml") => return Ok(()),
        (Some(text), _) => Value::String(text.to_owned()).to_string(),
        (None, Some(bytes)) if bytes == body => return Ok(()),
        (None, Some(bytes)) => return Err(format!("{} bytes became {}", bytes.len(), body.chars().count())),
        (None, None) => return Ok(()),
    };
    match same::first_difference(&expected, body) {
        None => Ok(()),
        // a body that the description calls bytes
        Some(_) if text("text") == Some(body) => Ok(()),
        Some(difference) => Err(format!("read differently: {difference}")),
    }
}
