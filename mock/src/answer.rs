//! Answers: those that tests and hand-made routes give, and the bytes that go out. In: a status, headers, a body or a
//! wish for the documented one; out: a [`Reply`]. It never looks at a request.

use std::time::Duration;

/// An answer that a test scripts, or that a hand-made route gives.
///
/// ```
/// use clientwright_mock::Answer;
///
/// let slow_down = Answer::documented(429).header("Retry-After", "1");
/// let token = Answer::json(200, r#"{"access_token":"x"}"#);
/// # let _ = (slow_down, token);
/// ```
#[derive(Debug, Clone)]
pub struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Content,
    pub(crate) delay: Duration,
}

/// Where the body of an answer comes from.
#[derive(Debug, Clone)]
pub(crate) enum Content {
    /// The documented example of the status; of this name, if there is one.
    Documented { example: Option<String> },
    /// These bytes.
    Bytes(Vec<u8>),
}

impl Answer {
    /// The documented answer of a status: its example and its headers. Of a hand-made route: an empty body.
    pub fn documented(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Content::Documented { example: None },
            delay: Duration::ZERO,
        }
    }

    /// An answer with a body of some media type.
    pub fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".to_owned(), media_type.to_owned())];
        Self { status, headers, body: Content::Bytes(body.into()), delay: Duration::ZERO }
    }

    /// An answer with a body of JSON, sent as it is given.
    pub fn json(status: u16, text: &str) -> Self {
        Self::new(status, "application/json", text)
    }

    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Content::Bytes(Vec::new()), delay: Duration::ZERO }
    }

    /// The same with a header; it takes the place of a documented one of that name.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same with the documented example of this name.
    #[must_use]
    pub fn example(mut self, name: &str) -> Self {
        self.body = Content::Documented { example: Some(name.to_owned()) };
        self
    }

    /// The same, given only after a while.
    #[must_use]
    pub fn delay(mut self, delay: Duration) -> Self {
        self.delay = delay;
        self
    }
}

/// What goes out.
#[derive(Debug, Clone)]
pub(crate) struct Reply {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) body: Vec<u8>,
    pub(crate) delay: Duration,
}

impl Reply {
    pub(crate) fn new(status: u16, media_type: &str, body: impl Into<Vec<u8>>) -> Self {
        let headers = vec![("content-type".to_owned(), media_type.to_owned())];
        Self { status, headers, body: body.into(), delay: Duration::ZERO }
    }

    /// The same without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Vec::new(), delay: Duration::ZERO }
    }

    /// Sets a header in the place of those of the same name.
    pub(crate) fn set_header(&mut self, name: &str, value: &str) {
        self.headers.retain(|(known, _)| !known.eq_ignore_ascii_case(name));
        self.headers.push((name.to_owned(), value.to_owned()));
    }

    /// Lays an answer's own headers and its delay over this reply.
    pub(crate) fn overlaid(mut self, answer: &Answer) -> Self {
        for (name, value) in &answer.headers {
            self.set_header(name, value);
        }
        self.delay = answer.delay;
        self
    }
}
