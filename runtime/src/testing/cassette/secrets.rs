//! What is removed from a cassette. In: the names of headers, pairs of a query and members of bodies; out: texts without their values. It
//! never looks for secrets by what they look like.

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION, SET_COOKIE};

use super::REMOVED;
use crate::form;
use crate::json::{self, Map, Value};
use crate::operation::Credentials;
use crate::percent::append_pair;
use crate::response::MediaType;

/// Headers that carry secrets whatever the description says.
const HEADERS: [http::HeaderName; 4] = [AUTHORIZATION, PROXY_AUTHORIZATION, COOKIE, SET_COOKIE];

/// Members of token requests and their answers (RFC 6749, 7523, 7636, 8628; OpenID Connect Core).
const OF_TOKENS: [&str; 13] = [
    "access_token",
    "refresh_token",
    "id_token",
    "client_secret",
    "password",
    "username",
    "assertion",
    "client_assertion",
    "code",
    "code_verifier",
    "device_code",
    "user_code",
    "token",
];

/// What an exchange is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ExchangePurpose {
    Call,
    Token,
}

/// Names whose values are removed.
#[derive(Debug, Clone, Default)]
pub(super) struct SecretNames {
    /// in headers, queries and bodies alike
    pub(super) own: Vec<String>,
}

impl SecretNames {
    fn is_own(&self, name: &str) -> bool {
        self.own.iter().any(|own| own.eq_ignore_ascii_case(name))
    }

    /// The headers of a request or of an answer, in the order of their names.
    pub(super) fn headers(&self, headers: &HeaderMap, added: &Credentials) -> Vec<(String, String)> {
        let mut pairs: Vec<_> = headers
            .iter()
            .map(|(name, value)| {
                let is_secret =
                    HEADERS.contains(name) || added.headers.contains(name) || value.is_sensitive();
                let text = match is_secret || self.is_own(name.as_str()) {
                    true => REMOVED.to_owned(),
                    false => String::from_utf8_lossy(value.as_bytes()).into_owned(),
                };
                (name.as_str().to_owned(), text)
            })
            .collect();
        pairs.sort();
        pairs
    }

    /// The pairs of a query, decoded.
    pub(super) fn query(&self, query: &str, added: &Credentials) -> Vec<(String, String)> {
        form::pairs(query)
            .map(|(name, value)| match added.query.contains(&name) || self.is_own(&name) {
                true => (name, REMOVED.to_owned()),
                false => (name, value),
            })
            .collect()
    }

    /// A body of JSON or of a form without the values of secret members; of a request for tokens, and of its answer, those too.
    pub(super) fn body(&self, media_type: &str, body: &[u8], purpose: ExchangePurpose) -> Vec<u8> {
        let is_secret =
            |name: &str| self.is_own(name) || purpose == ExchangePurpose::Token && OF_TOKENS.contains(&name);
        let parsed = MediaType::parse(media_type);
        if parsed.is_json()
            && let Ok(mut value) = json::from_slice::<Value>(body)
        {
            if remove(&mut value, &is_secret) {
                return json::to_vec(&value);
            }
        } else if parsed.fit("application/x-www-form-urlencoded").is_some() {
            let text = String::from_utf8_lossy(body);
            if form::pairs(&text).any(|(name, _)| is_secret(&name)) {
                let mut kept = String::new();
                for (name, value) in form::pairs(&text) {
                    append_pair(&mut kept, &name, if is_secret(&name) { REMOVED } else { &value });
                }
                return kept.into_bytes();
            }
        }
        body.to_vec()
    }
}

/// Removes the values of members, at any depth; whether there were any.
fn remove(value: &mut Value, is_secret: &dyn Fn(&str) -> bool) -> bool {
    match value {
        Value::Object(members) => {
            let mut found = false;
            let kept = std::mem::take(members).into_iter().map(|(name, mut value)| {
                if is_secret(&name) {
                    found = true;
                    return (name, Value::from(REMOVED));
                }
                found |= remove(&mut value, is_secret);
                (name, value)
            });
            *members = kept.collect::<Map<Value>>();
            found
        }
        Value::Array(items) => items.iter_mut().fold(false, |found, item| remove(item, is_secret) | found),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}
