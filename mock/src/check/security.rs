//! Whether a request carries a credential of the right kind. In: the operation's security, the request, the issued
//! tokens; out: nothing, or a 401. It never shows a credential, and never checks scopes.

use super::{Call, Refusal};
use crate::problem::Problem;
use crate::scheme::{Scheme, Verdict};
use crate::token::Tokens;
use crate::violation::{Violation, either};

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
    let scheme = call.operation.description.scheme(name).map(Scheme::of);
    scheme.map_or(Verdict::Present, |scheme| scheme.verdict(call.received, tokens, name))
}
