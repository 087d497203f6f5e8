//! A request as it arrived. In: axum's request; out: its parts, whole, within bounds; or a refusal.
//! It never knows the description.

use crate::limits::Limits;
use crate::problem::Problem;
use crate::text;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Request, Version};

/// The parts of a request.
#[derive(Debug)]
pub(crate) struct Received {
    /// As it was sent: `POST`.
    pub(crate) method: String,
    /// The raw path.
    pub(crate) path: String,
    /// The raw query, without its question mark.
    pub(crate) query: String,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Received {
    /// Takes a request in.
    pub(crate) async fn take(request: Request<Body>, limits: &Limits) -> (Self, Result<(), Problem>) {
        let (parts, body) = request.into_parts();
        let mut received = Self {
            method: parts.method.to_string(),
            path: parts.uri.path().to_owned(),
            query: parts.uri.query().unwrap_or_default().to_owned(),
            headers: parts.headers,
            body: Bytes::new(),
        };
        // RFC 9112, 3.2: a request of HTTP/1.1 has one Host
        if parts.version == Version::HTTP_11 && received.headers.get_all("host").iter().count() != 1 {
            let detail = "an HTTP/1.1 request must have exactly one Host header";
            return (received, Err(Problem::new(400, "the request has no host", detail)));
        }
        let size: usize =
            received.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        if size > limits.header_bytes {
            return (received, Err(Problem::too_large(431, "headers", limits.header_bytes)));
        }
        if let Some(coding) = received.header("content-encoding").filter(|coding| coding != "identity") {
            return (received, Err(Problem::content_coding(&coding)));
        }
        match to_bytes(body, limits.body_bytes).await {
            Ok(bytes) => received.body = bytes,
            Err(error) => {
                let is_bound = error.to_string().contains("length limit");
                let problem = match is_bound {
                    true => Problem::too_large(413, "a body", limits.body_bytes),
                    false => Problem::unreadable(&error.to_string()),
                };
                return (received, Err(problem));
            }
        }
        (received, Ok(()))
    }

    /// The values of a header as one text, separated by commas (RFC 9110, 5.2); `None` when it is not there.
    pub(crate) fn header(&self, name: &str) -> Option<String> {
        let values = self.headers.get_all(name).iter();
        let texts: Vec<_> = values.map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
        (!texts.is_empty()).then(|| texts.join(", "))
    }

    /// The pairs of the query: names decoded, values raw.
    pub(crate) fn query_pairs(&self) -> Vec<(String, String)> {
        text::pairs(&self.query)
    }

    /// The cookies.
    pub(crate) fn cookies(&self) -> Vec<(String, String)> {
        self.header("cookie").map(|header| text::cookies(&header)).unwrap_or_default()
    }

    /// The media type of the body, in lower case and without parameters.
    pub(crate) fn media_type(&self) -> Option<String> {
        Some(essence(&self.header("content-type")?))
    }
}

/// A media type in lower case and without parameters.
pub(crate) fn essence(media_type: &str) -> String {
    media_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
