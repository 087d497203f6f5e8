//! In: a response. Out: the name under which the service's support finds the exchange again.
//! Never: anything that is not short, printable and on one line, since the name is shown in messages.

use http::HeaderMap;

use super::RawResponse;
use crate::json::{self, Value};

/// SailPoint's, PingOne's, and what is usual elsewhere.
const HEADERS: [&str; 4] = ["slpt-request-id", "correlation-id", "x-request-id", "request-id"];

/// SailPoint's and PingOne's members of an error body.
const MEMBERS: [&str; 2] = ["trackingId", "id"];

const LONGEST: usize = 128;

/// From the headers, or else from a JSON body.
pub(crate) fn request_id(response: &RawResponse) -> Option<String> {
    // an `id` in an answer of success is the service's own business, and may be secret
    let is_error = response.status().is_client_error() || response.status().is_server_error();
    from_headers(response.headers()).or_else(|| from_body(response.body()).filter(|_| is_error))
}

pub(super) fn from_headers(headers: &HeaderMap) -> Option<String> {
    HEADERS.iter().filter_map(|name| headers.get(*name)?.to_str().ok()).find_map(presentable)
}

fn from_body(body: &[u8]) -> Option<String> {
    let Ok(Value::Object(members)) = json::from_slice(json::without_mark(body)) else { return None };
    MEMBERS.iter().find_map(|name| match members.get(name) {
        Some(Value::String(text)) => presentable(text),
        _ => None,
    })
}

fn presentable(text: &str) -> Option<String> {
    let fits = !text.is_empty() && text.len() <= LONGEST && text.bytes().all(|byte| byte.is_ascii_graphic());
    fits.then(|| text.to_owned())
}
