//! An exchange without secrets. In: a request and its answer; out: what a cassette keeps of them, and whether a request is the one that was
//! recorded. It never compares hosts or headers: a test may have other ones.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, Request};

use super::REMOVED;
use super::secrets::{ExchangePurpose, SecretNames};
use crate::json::{self, Value};
use crate::operation::{AskedOperation, Credentials};
use crate::response::MediaType;

/// A request without secrets.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RecordedRequest {
    pub(super) method: String,
    /// scheme, host and path
    pub(super) address: String,
    pub(super) query: Vec<(String, String)>,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
}

/// An answer without secrets.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answered {
    pub(super) status: u16,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Bytes,
}

/// A request and its answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct RecordedExchange {
    pub(super) sent: RecordedRequest,
    pub(super) answered: Answered,
}

/// What a request is for: one that is of no call asks for a token.
pub(super) fn purpose<B>(request: &Request<B>) -> ExchangePurpose {
    match request.extensions().get::<AskedOperation>() {
        Some(_) => ExchangePurpose::Call,
        None => ExchangePurpose::Token,
    }
}

impl RecordedRequest {
    pub(super) fn new(request: &Request<Bytes>, names: &SecretNames) -> Self {
        let none = Credentials::default();
        let added = request.extensions().get::<Credentials>().unwrap_or(&none);
        let uri = request.uri();
        let media_type = media_type(request.headers());
        let body = names.body(media_type, request.body(), purpose(request));
        let mut headers = names.headers(request.headers(), added);
        let body = match boundary(media_type) {
            // it is another one each time
            Some(boundary) => {
                headers.iter_mut().for_each(|(_, value)| *value = value.replace(boundary, "boundary"));
                replaced(&body, boundary.as_bytes(), b"boundary")
            }
            None => body,
        };
        let host = uri.authority().map_or("", |authority| authority.as_str());
        Self {
            method: request.method().as_str().to_owned(),
            address: format!("{}://{host}{}", uri.scheme_str().unwrap_or("https"), uri.path()),
            query: names.query(uri.query().unwrap_or_default(), added),
            headers,
            body: body.into(),
        }
    }

    /// The path, without scheme and host.
    pub(super) fn path(&self) -> &str {
        let behind = self.address.split_once("://").map_or(self.address.as_str(), |(_, behind)| behind);
        behind.find('/').and_then(|at| behind.get(at..)).unwrap_or("/")
    }

    /// In what another request differs; none: it is the same one.
    pub(super) fn difference(&self, other: &Self) -> Option<&'static str> {
        if self.method != other.method || self.path() != other.path() {
            return Some("method or path");
        }
        if self.open_query() != other.open_query() {
            return Some("query");
        }
        (!self.has_body_of(other)).then_some("body")
    }

    /// The pairs of the query that are no secrets, in the order of their names.
    fn open_query(&self) -> Vec<&(String, String)> {
        let mut pairs: Vec<_> = self.query.iter().filter(|(_, value)| value != REMOVED).collect();
        pairs.sort();
        pairs
    }

    /// JSON is compared as values.
    fn has_body_of(&self, other: &Self) -> bool {
        let json = |sent: &Self| -> Option<Value> {
            let named = sent.headers.iter().find(|(name, _)| name == CONTENT_TYPE.as_str());
            let is_json = named.is_some_and(|(_, value)| MediaType::parse(value).is_json());
            json::from_slice(&sent.body).ok().filter(|_| is_json)
        };
        self.body == other.body || json(self).is_some_and(|body| json(other) == Some(body))
    }

    /// `GET /v1/pets?limit=10`
    pub(super) fn line(&self) -> String {
        let pairs: Vec<_> = self.query.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let query = if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) };
        format!("{} {}{query}", self.method, self.path())
    }
}

pub(super) fn media_type(headers: &HeaderMap) -> &str {
    headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
}

/// What tells parts apart (RFC 2046, 5.1.1).
fn boundary(media_type: &str) -> Option<&str> {
    let is_multipart = media_type.to_ascii_lowercase().starts_with("multipart/");
    let boundary = MediaType::parse(media_type).parameter("boundary")?;
    (is_multipart && !boundary.is_empty()).then_some(boundary)
}

fn replaced(body: &[u8], from: &[u8], to: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(body.len());
    let mut rest = body;
    while let [first, behind @ ..] = rest {
        match rest.strip_prefix(from) {
            Some(behind) => {
                out.extend_from_slice(to);
                rest = behind;
            }
            None => {
                out.push(*first);
                rest = behind;
            }
        }
    }
    out
}
