//! HAR 1.2 (<http://www.softwareishard.com/blog/har-12-spec/>). In: the text of a file; out: its exchanges, bodies decoded.
//! It never keeps more than the check looks at.

use super::entry::{Entry, RecordedAnswer};
use crate::received::Received;
use axum::body::Bytes;
use axum::http::{HeaderMap, HeaderName, HeaderValue};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use std::fmt;

/// Recorded exchanges.
#[derive(Debug)]
pub struct Traffic {
    pub(super) entries: Vec<Entry>,
}

/// Why a text is no HAR file.
#[derive(Debug)]
pub struct HarFault(String);

impl fmt::Display for HarFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "this is not a HAR file: {}", self.0)
    }
}

impl std::error::Error for HarFault {}

impl Traffic {
    /// Reads a HAR file.
    ///
    /// # Errors
    ///
    /// A text that is not JSON, or has no list of entries under `log`. An entry without a URL, a method or a status is passed over.
    pub fn parse(text: &str) -> Result<Self, HarFault> {
        let text = text.trim_start_matches('\u{feff}');
        // a message of the parser has places, and no values
        let har: Value = serde_json::from_str(text)
            .map_err(|fault| HarFault(format!("line {}, column {}", fault.line(), fault.column())))?;
        let entries = har.pointer("/log/entries").and_then(Value::as_array);
        let entries = entries.ok_or_else(|| HarFault("it has no list `log.entries`".to_owned()))?;
        Ok(Self { entries: entries.iter().zip(1..).filter_map(|(it, number)| entry(it, number)).collect() })
    }

    /// How many exchanges there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}

fn entry(entry: &Value, number: usize) -> Option<Entry> {
    let (request, response) = (entry.get("request")?, entry.get("response")?);
    let url = request.get("url")?.as_str()?.to_owned();
    let status = u16::try_from(response.get("status")?.as_u64()?).ok()?;
    let content = response.get("content");
    let answer = RecordedAnswer {
        status,
        media_type: text(content, "mimeType").map(str::to_owned),
        headers: headers(response),
        body: content.and_then(recorded),
    };
    let (mut sent, body) = (headers(request), sent(request));
    if let Some(media_type) = text(request.get("postData"), "mimeType")
        && !sent.contains_key("content-type")
        && let Ok(value) = HeaderValue::from_str(media_type)
    {
        sent.insert("content-type", value);
    }
    let (_, rest) = url.split_once("://").unwrap_or(("", &url));
    let rest = rest.split('#').next().unwrap_or_default();
    let query = rest.split_once('?').map_or("", |(_, query)| query).to_owned();
    let received = Received {
        method: request.get("method")?.as_str()?.to_owned(),
        path: String::new(),
        query,
        headers: sent,
        body: body.clone().unwrap_or_default(),
    };
    Some(Entry { number, url, received, is_body_known: body.is_some(), answer })
}

fn text<'v>(object: Option<&'v Value>, key: &str) -> Option<&'v str> {
    object?.get(key)?.as_str().filter(|text| !text.is_empty())
}

/// The headers; those of HTTP/2 that begin with a colon are not any.
fn headers(message: &Value) -> HeaderMap {
    let mut found = HeaderMap::new();
    for header in message.get("headers").and_then(Value::as_array).into_iter().flatten() {
        let (Some(name), Some(value)) = (text(Some(header), "name"), header.get("value")) else { continue };
        let value = HeaderValue::from_str(value.as_str().unwrap_or_default());
        if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), value) {
            found.append(name, value);
        }
    }
    found
}

/// The body of an answer; `None` when it was not recorded.
fn recorded(content: &Value) -> Option<Bytes> {
    let Some(body) = content.get("text").and_then(Value::as_str) else {
        let is_empty = content.get("size").and_then(Value::as_i64) == Some(0);
        return is_empty.then(Bytes::new);
    };
    let is_coded = content.get("encoding").and_then(Value::as_str) == Some("base64");
    if is_coded { STANDARD.decode(body).ok().map(Bytes::from) } else { Some(Bytes::from(body.to_owned())) }
}

/// The body of a request; `None` when it was not recorded.
fn sent(request: &Value) -> Option<Bytes> {
    let Some(data) = request.get("postData") else {
        let is_empty = request.get("bodySize").and_then(Value::as_i64).is_none_or(|size| size <= 0);
        return is_empty.then(Bytes::new);
    };
    if let Some(body) = data.get("text").and_then(Value::as_str) {
        let is_coded = data.get("encoding").and_then(Value::as_str) == Some("base64");
        return if is_coded {
            STANDARD.decode(body).ok().map(Bytes::from)
        } else {
            Some(Bytes::from(body.to_owned()))
        };
    }
    let pairs = data.get("params")?.as_array()?.iter();
    let pairs = pairs.filter_map(|pair| Some((text(Some(pair), "name")?, pair.get("value")?.as_str()?)));
    let coded = |text: &str| {
        percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
    };
    let pairs: Vec<String> = pairs.map(|(name, value)| format!("{}={}", coded(name), coded(value))).collect();
    Some(Bytes::from(pairs.join("&")))
}
