//! In: what a token endpoint answered with 200. Out: the token, and what belongs to it.
//! Never: a value that is not where RFC 6749, 5.1, has it.

use std::time::Duration;

use crate::form;
use crate::json::{self, Fault, Number, Value};
use crate::response::{MediaType, RawResponse};
use crate::secret::Secret;

/// RFC 6749, 5.1: what is needed of a token response; the rest varies and is passed over.
pub(super) struct TokenAnswer {
    pub(super) access_token: Secret,
    pub(super) expires_in: Option<Duration>,
    pub(super) refresh_token: Option<Secret>,
}

impl TokenAnswer {
    /// Reads JSON, or a form, which some servers answer with (GitHub, unless it is asked not to).
    pub(super) fn read(response: &RawResponse) -> Result<Self, Fault> {
        match json::from_slice::<JsonAnswer>(json::without_mark(response.body())) {
            Ok(answer) => Ok(Self {
                access_token: answer.access_token,
                expires_in: lifetime(&answer.expires_in),
                refresh_token: answer.refresh_token.as_str().and_then(filled),
            }),
            Err(fault) => Self::from_form(response).ok_or(fault),
        }
    }

    fn from_form(response: &RawResponse) -> Option<Self> {
        if response.media_type().is_some_and(MediaType::is_json) {
            return None;
        }
        let member = |name| form::member(response.body(), name);
        let expires_in = member("expires_in").map_or(Value::Null, Value::String);
        Some(Self {
            access_token: Secret::new(member("access_token")?),
            expires_in: lifetime(&expires_in),
            refresh_token: member("refresh_token").as_deref().and_then(filled),
        })
    }
}

fn filled(text: &str) -> Option<Secret> {
    (!text.is_empty()).then(|| Secret::new(text))
}

/// Seconds, as a number or, as some servers have it, a text; what is neither says nothing.
fn lifetime(seconds: &Value) -> Option<Duration> {
    let seconds = match seconds {
        Value::Number(number) => Number::as_f64(number),
        Value::String(text) => text.trim().parse().ok()?,
        Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_) => return None,
    };
    Duration::try_from_secs_f64(seconds.max(0.0)).ok()
}

struct JsonAnswer {
    access_token: Secret,
    expires_in: Value,
    refresh_token: Value,
}

crate::record! {
    JsonAnswer, required: [0];
    0: access_token = member("access_token"),
    1: expires_in = member("expires_in"),
    2: refresh_token = member("refresh_token"),
}
