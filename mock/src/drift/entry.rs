//! One recorded exchange. In: what a HAR file has of it; out: the same, as the checks of requests take it.
//! It never knows the description.

use crate::received::Received;
use axum::body::Bytes;
use axum::http::HeaderMap;

/// A request and its answer.
#[derive(Debug)]
pub(super) struct Entry {
    /// Its place in the file, from 1.
    pub(super) number: usize,
    pub(super) url: String,
    /// The request; its path is empty, for that depends on the server.
    pub(super) received: Received,
    /// Whether the body of the request was recorded.
    pub(super) is_body_known: bool,
    pub(super) answer: RecordedAnswer,
}

/// An answer.
#[derive(Debug)]
pub(super) struct RecordedAnswer {
    pub(super) status: u16,
    /// What the recorder says of the body, for answers whose headers were not recorded.
    pub(super) media_type: Option<String>,
    pub(super) headers: HeaderMap,
    /// `None` when it was not recorded.
    pub(super) body: Option<Bytes>,
}

impl Entry {
    /// Whether there is an answer, and it is one of the service: 304 is what a browser's cache asked for.
    pub(super) fn is_answered(&self) -> bool {
        self.answer.status >= 100 && self.answer.status != 304
    }

    /// Whether a browser asked if it may ask (Fetch, "CORS-preflight fetch").
    pub(super) fn is_preflight(&self) -> bool {
        self.received.method.eq_ignore_ascii_case("options")
            && self.received.headers.contains_key("access-control-request-method")
    }
}

impl RecordedAnswer {
    /// The values of a header as one text, separated by commas (RFC 9110, 5.2).
    pub(super) fn header(&self, name: &str) -> Option<String> {
        let values: Vec<_> = self.headers.get_all(name).iter().collect();
        let texts = values.iter().map(|value| String::from_utf8_lossy(value.as_bytes()));
        (!values.is_empty()).then(|| texts.collect::<Vec<_>>().join(", "))
    }

    /// The media type of the body, in lower case and without parameters.
    pub(super) fn media_type(&self) -> Option<String> {
        let given = self.header("content-type").or_else(|| self.media_type.clone())?;
        Some(crate::received::essence(&given))
    }
}
