//! Cassettes as files of HAR 1.2 (HTTP Archive, W3C Web Performance Working Group, 14 August 2012). In: exchanges, or the text of a file; out:
//! the other of the two. It never writes when something happened: the same exchanges are the same file.

use std::fmt;
use std::io;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::StatusCode;

use super::exchange::{Answered, RecordedExchange, RecordedRequest};
use crate::json::{self, Fault, Value};
use crate::percent::append_pair;

/// HAR asks for a time; this one stands for none.
const NO_TIME: &str = "1970-01-01T00:00:00Z";

/// Why a cassette cannot be read.
#[derive(Debug)]
#[non_exhaustive]
pub enum CassetteError {
    /// The file cannot be read.
    Unreadable(io::Error),
    /// The file is not JSON.
    NotJson(Fault),
    /// The file is JSON, and no HAR: what is missing in it.
    NotHar(String),
}

impl fmt::Display for CassetteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(_) => f.write_str("the cassette cannot be read"),
            Self::NotJson(fault) => write!(f, "the cassette is not JSON: {fault}"),
            Self::NotHar(missing) => write!(f, "the cassette is not a HAR file: {missing}"),
        }
    }
}

impl std::error::Error for CassetteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Unreadable(error) => Some(error),
            Self::NotJson(_) | Self::NotHar(_) => None,
        }
    }
}

/// The text of a cassette, with a line for each exchange.
pub(super) fn written(exchanges: &[RecordedExchange]) -> String {
    let creator =
        json::to_string(&crate::json!({"name": "clientwright", "version": env!("CARGO_PKG_VERSION")}));
    let entries: Vec<_> = exchanges.iter().map(|one| json::to_string(&entry(one))).collect();
    let entries = if entries.is_empty() { String::new() } else { format!("\n{}\n", entries.join(",\n")) };
    format!("{{\"log\":{{\"version\":\"1.2\",\"creator\":{creator},\"entries\":[{entries}]}}}}\n")
}

fn entry(exchange: &RecordedExchange) -> Value {
    let RecordedExchange { sent, answered } = exchange;
    let mut query = String::new();
    sent.query.iter().for_each(|(name, value)| append_pair(&mut query, name, value));
    let mark = if query.is_empty() { "" } else { "?" };
    let (text, encoding) = text(&answered.body);
    let status = StatusCode::from_u16(answered.status).unwrap_or_default();
    let mut request = crate::json!({
        "method": sent.method.as_str(),
        "url": format!("{}{mark}{query}", sent.address),
        "httpVersion": "HTTP/1.1",
        "cookies": [],
        "headers": pairs(&sent.headers),
        "queryString": pairs(&sent.query),
        "headersSize": (-1),
        "bodySize": sent.body.len(),
    });
    if let Value::Object(request) = &mut request
        && !sent.body.is_empty()
    {
        request.insert("postData".to_owned(), post_data(sent));
    }
    let mut content = crate::json!({
        "size": answered.body.len(),
        "mimeType": header(&answered.headers, "content-type"),
        "text": text,
    });
    if let (Value::Object(content), Some(encoding)) = (&mut content, encoding) {
        content.insert("encoding".to_owned(), Value::from(encoding));
    }
    crate::json!({
        "startedDateTime": NO_TIME,
        "time": 0,
        "request": request,
        "response": {
            "status": answered.status,
            "statusText": status.canonical_reason().unwrap_or_default(),
            "httpVersion": "HTTP/1.1",
            "cookies": [],
            "headers": pairs(&answered.headers),
            "content": content,
            "redirectURL": header(&answered.headers, "location"),
            "headersSize": (-1),
            "bodySize": answered.body.len(),
        },
        "cache": {},
        "timings": {"send": 0, "wait": 0, "receive": 0},
    })
}

/// HAR has no encoding of what is sent; a name of one's own begins with an underscore.
fn post_data(sent: &RecordedRequest) -> Value {
    let (text, encoding) = text(&sent.body);
    let mut data =
        crate::json!({"mimeType": header(&sent.headers, "content-type"), "params": [], "text": text});
    if let (Value::Object(data), Some(encoding)) = (&mut data, encoding) {
        data.insert("_encoding".to_owned(), Value::from(encoding));
    }
    data
}

/// A body as text, and how it is encoded where it is none.
fn text(body: &[u8]) -> (String, Option<&'static str>) {
    match std::str::from_utf8(body) {
        Ok(text) => (text.to_owned(), None),
        Err(_) => (STANDARD.encode(body), Some("base64")),
    }
}

fn pairs(pairs: &[(String, String)]) -> Value {
    pairs.iter().map(|(name, value)| crate::json!({"name": name.as_str(), "value": value.as_str()})).collect()
}

fn header<'h>(headers: &'h [(String, String)], name: &str) -> &'h str {
    headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
}

/// The exchanges of a cassette, or of any other HAR file.
pub(super) fn read(text: &str) -> Result<Vec<RecordedExchange>, CassetteError> {
    let har: Value = text.trim_start_matches('\u{feff}').parse().map_err(CassetteError::NotJson)?;
    let entries = har.get("log").and_then(|log| log.get("entries")?.as_array());
    let entries = entries.ok_or_else(|| CassetteError::NotHar("it has no list `log.entries`".to_owned()))?;
    entries.iter().zip(0_usize..).map(|(entry, index)| exchange(entry, index)).collect()
}

fn exchange(entry: &Value, index: usize) -> Result<RecordedExchange, CassetteError> {
    let missing = |what: &str| CassetteError::NotHar(format!("`log.entries[{index}].{what}` is missing"));
    let (request, response) = (member(entry, "request"), member(entry, "response"));
    let method = member(request, "method").as_str().ok_or_else(|| missing("request.method"))?;
    let url = member(request, "url").as_str().ok_or_else(|| missing("request.url"))?;
    let status = member(response, "status").as_u64().and_then(|status| u16::try_from(status).ok());
    let (address, query) = url.split_once('?').unwrap_or((url, ""));
    let sent = RecordedRequest {
        method: method.to_owned(),
        address: address.to_owned(),
        query: crate::form::pairs(query).collect(),
        headers: named(member(request, "headers")),
        body: body(member(request, "postData"), "_encoding"),
    };
    let answered = Answered {
        status: status.ok_or_else(|| missing("response.status"))?,
        headers: named(member(response, "headers")),
        body: body(member(response, "content"), "encoding"),
    };
    Ok(RecordedExchange { sent, answered })
}

fn body(holder: &Value, encoding: &str) -> Bytes {
    let text = member(holder, "text").as_str().unwrap_or_default();
    let decoded =
        (member(holder, encoding).as_str() == Some("base64")).then(|| STANDARD.decode(text).ok()).flatten();
    decoded.map_or_else(|| Bytes::copy_from_slice(text.as_bytes()), Bytes::from)
}

/// Pairs of names and values; names of headers are alike in upper and lower case.
fn named(list: &Value) -> Vec<(String, String)> {
    let pairs = list.as_array().unwrap_or_default().iter();
    let pairs =
        pairs.filter_map(|pair| Some((member(pair, "name").as_str()?, member(pair, "value").as_str()?)));
    pairs.map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned())).collect()
}

fn member<'v>(value: &'v Value, name: &str) -> &'v Value {
    value.get(name).unwrap_or(&Value::Null)
}
