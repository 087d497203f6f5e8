//! Whether a request carries a credential of the right kind. In: the operation's security, the request, the issued
//! tokens; out: nothing, or a 401. It never shows a credential, and never checks scopes.

use super::{Call, Refusal};
use crate::problem::Problem;
use crate::token::Tokens;
use crate::violation::{Violation, either};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use clientwright::unstable::tree::Node;

/// What one scheme says of a request.
#[derive(Debug, PartialEq, Eq)]
enum Verdict {
    Present,
    Missing(String),
    Invalid,
}

pub(crate) fn check(call: &Call<'_>, tokens: &Tokens) -> Result<(), Refusal> {
    let alternatives = call.operation.security();
    let mut missing = Vec::new();
    let mut invalid = false;
    for alternative in alternatives {
        let schemes = alternative.as_mapping().into_iter().flatten().map(|(name, _)| name.as_str());
        let mut wanted = Vec::new();
        let mut refused = false;
        for name in schemes {
            match verdict(call, tokens, name) {
                Verdict::Present => {}
                Verdict::Missing(what) => wanted.push(what),
                Verdict::Invalid => refused = true,
            }
        }
        if wanted.is_empty() && !refused {
            return Ok(());
        }
        invalid |= wanted.is_empty();
        if !wanted.is_empty() && !missing.contains(&wanted.join(" and ")) {
            missing.push(wanted.join(" and "));
        }
    }
    if alternatives.is_empty() {
        return Ok(());
    }
    Err(if invalid { invalid_token(call) } else { no_credential(call, &missing) })
}

fn no_credential(call: &Call<'_>, missing: &[String]) -> Refusal {
    let violation = Violation {
        place: "security".to_owned(),
        expected: either(missing),
        found: "no such credential".to_owned(),
    };
    let problem = Problem::mismatch(401, &call.operation.id(), vec![violation]);
    Refusal::Problem(problem.header("www-authenticate", "Bearer"))
}

fn invalid_token(call: &Call<'_>) -> Refusal {
    let violation = Violation {
        place: "security".to_owned(),
        expected: "a bearer token that was issued for this scheme and has not expired".to_owned(),
        found: "a different token".to_owned(),
    };
    let problem = Problem::mismatch(401, &call.operation.id(), vec![violation]);
    Refusal::InvalidToken(problem.header("www-authenticate", "Bearer error=\"invalid_token\""))
}

fn verdict(call: &Call<'_>, tokens: &Tokens, name: &str) -> Verdict {
    let Some(scheme) = call.operation.description.scheme(name) else { return Verdict::Present };
    let text = |keyword: &str| scheme.get(keyword).and_then(Node::as_str).unwrap_or_default();
    match text("type") {
        "apiKey" => api_key(call, text("in"), text("name")),
        "http" => match text("scheme").to_ascii_lowercase().as_str() {
            "bearer" => bearer(call, tokens, name),
            "basic" => basic(call),
            other => authorization(call, other).map_or_else(
                || Verdict::Missing(format!("an Authorization header with the scheme {other}")),
                |_| Verdict::Present,
            ),
        },
        "oauth2" | "openIdConnect" => bearer(call, tokens, name),
        // Mutual TLS, and kinds that 3.0 does not know, cannot be seen in a request.
        _ => Verdict::Present,
    }
}

/// What follows the scheme in `Authorization` (RFC 9110, 11.4), if it is this scheme and something follows.
pub(crate) fn authorization(call: &Call<'_>, scheme: &str) -> Option<String> {
    credentials(&call.received.header("authorization")?, scheme)
}

/// The credentials of an `Authorization` header of this scheme.
pub(crate) fn credentials(header: &str, scheme: &str) -> Option<String> {
    let (found, rest) = header.trim().split_once(' ')?;
    (found.eq_ignore_ascii_case(scheme) && !rest.trim().is_empty()).then(|| rest.trim().to_owned())
}

fn bearer(call: &Call<'_>, tokens: &Tokens, scheme: &str) -> Verdict {
    match authorization(call, "bearer") {
        None => Verdict::Missing("an Authorization header: Bearer <token>".to_owned()),
        Some(token) if tokens.accepts(scheme, &token) => Verdict::Present,
        Some(_) => Verdict::Invalid,
    }
}

fn basic(call: &Call<'_>) -> Verdict {
    let pair = authorization(call, "basic").and_then(|text| basic_pair(&text));
    pair.map_or_else(
        || Verdict::Missing("an Authorization header: Basic <name:password in Base64>".to_owned()),
        |_| Verdict::Present,
    )
}

/// Name and password of basic credentials (RFC 7617, 2).
pub(crate) fn basic_pair(credentials: &str) -> Option<(String, String)> {
    let text = String::from_utf8(STANDARD.decode(credentials).ok()?).ok()?;
    let (name, password) = text.split_once(':')?;
    Some((name.to_owned(), password.to_owned()))
}

fn api_key(call: &Call<'_>, place: &str, name: &str) -> Verdict {
    let value = match place {
        "header" => call.received.header(name),
        "query" => pair(call.received.query_pairs(), name),
        "cookie" => pair(call.received.cookies(), name),
        _ => return Verdict::Present,
    };
    match value {
        Some(value) if !value.is_empty() => Verdict::Present,
        Some(_) | None => Verdict::Missing(format!("an API key in the {place} {name}")),
    }
}

fn pair(pairs: Vec<(String, String)>, name: &str) -> Option<String> {
    pairs.into_iter().find(|(known, _)| known == name).map(|(_, value)| value)
}
