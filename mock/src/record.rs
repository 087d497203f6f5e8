//! What a mock remembers of each request. In: a request and its answer; out: a [`Recorded`] without secrets.
//! It never holds more than its bounds.

use crate::limits::Limits;
use crate::received::Received;
use crate::text;
use crate::violation::Violation;
use std::collections::VecDeque;

/// A request that a mock answered, and how.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// The method: `POST`.
    pub method: String,
    /// The path as it was sent: percent-encoded, with the server's prefix.
    pub path: String,
    /// The query as it was sent, without its question mark; values of credentials are masked.
    pub query: String,
    /// The headers, names in lower case; values of credentials are masked.
    pub headers: Vec<(String, String)>,
    /// The body as text, cut at [`Limits::recorded_body_bytes`]. The secrets of a request for a token are masked;
    /// those of an operation are not: a test needs to see what was sent.
    pub body: String,
    /// The operation that the request was led to: its `operationId`, else `POST /path`. `None` when there is none.
    pub operation: Option<String>,
    /// The status of the answer.
    pub status: u16,
    /// What did not match.
    pub violations: Vec<Violation>,
}

impl Recorded {
    /// The value of a header, by its name in any case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(known, _)| known.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}

/// What is known of a request beside the request.
#[derive(Debug)]
pub(crate) struct Outcome {
    pub(crate) operation: Option<String>,
    pub(crate) status: u16,
    pub(crate) violations: Vec<Violation>,
    /// Whether the body is a form with secrets.
    pub(crate) secret_body: bool,
}

/// Names whose values are credentials, as they stand or as a part.
const SECRET: [&str; 9] =
    ["authorization", "cookie", "token", "secret", "password", "api-key", "apikey", "api_key", "sk-api"];

pub(crate) fn record(received: &Received, outcome: Outcome, keys: &[String], limits: &Limits) -> Recorded {
    let headers = received.headers.iter().map(|(name, value)| {
        let text = String::from_utf8_lossy(value.as_bytes()).into_owned();
        let secret = is_secret(name.as_str(), keys);
        (name.as_str().to_owned(), if secret { masked(&text) } else { text })
    });
    let body = received.body.get(..limits.recorded_body_bytes).unwrap_or(&received.body);
    let body = String::from_utf8_lossy(body).into_owned();
    Recorded {
        method: received.method.clone(),
        path: received.path.clone(),
        query: masked_pairs(&received.query, keys),
        headers: headers.collect(),
        body: if outcome.secret_body { masked_pairs(&body, keys) } else { body },
        operation: outcome.operation,
        status: outcome.status,
        violations: outcome.violations,
    }
}

fn is_secret(name: &str, keys: &[String]) -> bool {
    let name = name.to_ascii_lowercase();
    SECRET.iter().any(|part| name.contains(part)) || keys.iter().any(|key| key.eq_ignore_ascii_case(&name))
}

/// A credential without its secret: the scheme stays (`Bearer ***`), and the last four characters of a long one, so that
/// two can be told apart.
fn masked(text: &str) -> String {
    let (scheme, secret) = match text.split_once(' ') {
        Some((scheme, rest)) if scheme.chars().all(char::is_alphanumeric) => (format!("{scheme} "), rest),
        Some(_) | None => (String::new(), text),
    };
    let count = secret.chars().count();
    let tail: String = if count >= 16 { secret.chars().skip(count - 4).collect() } else { String::new() };
    format!("{scheme}***{tail}")
}

fn masked_pairs(raw: &str, keys: &[String]) -> String {
    let pieces = raw.split('&').map(|piece| match piece.split_once('=') {
        Some((name, _)) if is_secret(&text::form_decoded(name), keys) => format!("{name}=***"),
        Some(_) | None => piece.to_owned(),
    });
    pieces.collect::<Vec<_>>().join("&")
}

/// The requests of a mock, oldest first.
#[derive(Debug, Default)]
pub(crate) struct Records {
    kept: VecDeque<Recorded>,
}

impl Records {
    pub(crate) fn add(&mut self, recorded: Recorded, limits: &Limits) {
        if self.kept.len() >= limits.recorded_requests {
            self.kept.pop_front();
        }
        if limits.recorded_requests > 0 {
            self.kept.push_back(recorded);
        }
    }

    pub(crate) fn all(&self) -> Vec<Recorded> {
        self.kept.iter().cloned().collect()
    }

    pub(crate) fn clear(&mut self) {
        self.kept.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_masked() {
        for (text, expected) in [
            ("Bearer abc", "Bearer ***"),
            ("Bearer mock-access-token-17", "Bearer ***n-17"),
            ("sid=1; other=2", "***"),
            ("key", "***"),
        ] {
            assert_eq!(masked(text), expected, "{text}");
        }
        assert_eq!(
            masked_pairs("grant_type=x&client_secret=y%20z&client_id=id&KEY=1", &["key".to_owned()]),
            "grant_type=x&client_secret=***&client_id=id&KEY=***"
        );
    }
}
