//! In: the headers in which a server says how many requests it still takes. Out: how long calls wait until it takes more.
//! Never: a wait of its own; the call decides whether there is time for one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, StatusCode};

use crate::clock::Clock;
use crate::description::OperationDescription;
use crate::response::RawResponse;
use crate::response::after::{sent, text};

/// The most limits that are kept at a time; who knows more of them is not to be believed.
const KEPT: usize = 64;

/// The limits of the servers of a client, as far as they are used up.
#[derive(Default)]
pub(crate) struct RateLimits(Mutex<LimitsState>);

#[derive(Default)]
struct LimitsState {
    /// when a limit is whole again
    until: HashMap<ServerLimit, Instant>,
    /// the limit that an operation was last counted against, where the server names several
    of: HashMap<&'static str, String>,
}

/// A group of servers, and what the server calls the limit; empty where there is just one.
type ServerLimit = (usize, String);

impl RateLimits {
    /// How long a call of the operation is to wait.
    pub(crate) fn wait(
        &self,
        operation: &'static OperationDescription,
        clock: &dyn Clock,
    ) -> Option<Duration> {
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let name = state.of.get(operation.id).cloned().unwrap_or_default();
        let until = state.until.get(&(operation.servers, name))?;
        Some(until.saturating_duration_since(clock.instant())).filter(|wait| !wait.is_zero())
    }

    /// Keeps what a response says.
    pub(crate) fn note(
        &self,
        operation: &'static OperationDescription,
        response: &RawResponse,
        clock: &dyn Clock,
    ) {
        let (headers, now) = (response.headers(), clock.instant());
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let LimitsState { until, of } = &mut *state;
        let name = text(headers, "x-ratelimit-resource").unwrap_or_default();
        if !name.is_empty() && (of.len() < KEPT || of.contains_key(operation.id)) {
            of.insert(operation.id, name.to_owned());
        }
        let refused = response.status() == StatusCode::TOO_MANY_REQUESTS;
        let asked = response.retry_after().filter(|_| refused);
        let Some(wait) = used_up(headers, clock.now()).max(asked) else { return };
        until.retain(|_, end| *end > now);
        if let Some(end) = now.checked_add(wait)
            && until.len() < KEPT
        {
            let known = until.entry((operation.servers, name.to_owned())).or_insert(end);
            *known = end.max(*known);
        }
    }
}

/// The time until a limit is whole again of which nothing is left.
fn used_up(headers: &HeaderMap, received: SystemTime) -> Option<Duration> {
    let now = sent(headers, received);
    let of_name = headers.keys().filter_map(|name| {
        let (before, after) = name.as_str().split_once("-remaining")?;
        let is_limit = matches!(before, "ratelimit" | "x-ratelimit" | "x-rate-limit");
        let is_empty = is_limit && is_zero(text(headers, name.as_str())?);
        let reset = [format!("{before}-reset-after{after}"), format!("{before}-reset{after}")];
        let reset = reset.iter().find_map(|reset| until(text(headers, reset)?, now));
        reset.filter(|_| is_empty)
    });
    of_name.chain(text(headers, "ratelimit").and_then(|text| of_field(text, now))).max()
}

/// The field `RateLimit` of the drafts of draft-ietf-httpapi-ratelimit-headers: `"name";r=0;t=30` for each limit, and up to
/// draft 7 `limit=100, remaining=0, reset=30`.
fn of_field(field: &str, now: SystemTime) -> Option<Duration> {
    let value = |item: &str, names: [&str; 2]| {
        let pairs = item.split([';', ',']).filter_map(|pair| pair.trim().split_once('='));
        pairs.into_iter().find(|(name, _)| names.contains(name)).map(|(_, value)| value.to_owned())
    };
    let items: Vec<&str> =
        if field.contains("remaining=") { vec![field] } else { field.split(',').collect() };
    let used_up =
        items.into_iter().filter(|item| value(item, ["r", "remaining"]).is_some_and(|it| is_zero(&it)));
    used_up.filter_map(|item| until(&value(item, ["t", "reset"])?, now)).max()
}

fn is_zero(text: &str) -> bool {
    text.parse::<f64>().is_ok_and(|left| left <= 0.0)
}

/// Seconds from now, or since 1970 in seconds or milliseconds, as which services differ; or a duration as `6m0s`.
fn until(text: &str, now: SystemTime) -> Option<Duration> {
    let Ok(number) = text.parse::<f64>() else { return units(text) };
    let since_1970 = now.duration_since(UNIX_EPOCH).ok()?;
    let seconds = if number >= 1e11 { number / 1000.0 } else { number };
    let time = Duration::try_from_secs_f64(seconds).ok()?;
    // ten years are not a pause
    Some(if seconds >= 315_360_000.0 { time.saturating_sub(since_1970) } else { time })
}

/// `1h2m3.5s`, `20ms`.
fn units(text: &str) -> Option<Duration> {
    let mut rest = text;
    let mut sum = Duration::ZERO;
    while !rest.is_empty() {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
        let (number, unit) = rest.split_at(end);
        let (seconds, length) = match unit.as_bytes() {
            [b'm', b's', ..] => (0.001, 2),
            [b'h', ..] => (3600.0, 1),
            [b'm', ..] => (60.0, 1),
            [b's', ..] => (1.0, 1),
            _ => return None,
        };
        let number: f64 = number.parse().ok()?;
        sum = sum.checked_add(Duration::try_from_secs_f64(number * seconds).ok()?)?;
        rest = unit.get(length..)?;
    }
    Some(sum).filter(|_| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_limit_that_is_used_up_says_until_when() {
        let now = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        type Lines = &'static [(&'static str, &'static str)];
        let table: [(Lines, Option<u64>); 20] = [
            (&[], None),
            (&[("ratelimit-remaining", "0"), ("ratelimit-reset", "7")], Some(7000)),
            (&[("ratelimit-remaining", "1"), ("ratelimit-reset", "7")], None),
            (&[("ratelimit-remaining", "0")], None),
            (&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1700000030")], Some(30_000)),
            (&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1700000030500")], Some(30_500)),
            (&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "1600000000")], Some(0)),
            (
                &[
                    ("x-ratelimit-remaining", "0"),
                    ("x-ratelimit-reset", "1700000030.1"),
                    ("x-ratelimit-reset-after", "0.25"),
                ],
                Some(250),
            ),
            (&[("x-rate-limit-remaining", "0"), ("x-rate-limit-reset", "1700000001")], Some(1000)),
            (
                &[
                    ("x-ratelimit-remaining-requests", "9"),
                    ("x-ratelimit-reset-requests", "1s"),
                    ("x-ratelimit-remaining-tokens", "0"),
                    ("x-ratelimit-reset-tokens", "6m0s"),
                ],
                Some(360_000),
            ),
            (&[("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "20ms")], Some(20)),
            (
                &[("x-ratelimit-remaining-tokens", "0"), ("x-ratelimit-reset-tokens", "1h2.5s")],
                Some(3_602_500),
            ),
            (&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "soon")], None),
            (&[("x-ratelimit-remaining", "0"), ("x-ratelimit-reset", "")], None),
            (&[("x-other-remaining", "0"), ("x-other-reset", "7")], None),
            (&[("ratelimit", "\"default\";r=0;t=30")], Some(30_000)),
            (&[("ratelimit", "\"default\";r=5;t=30, \"day\";r=0;t=60")], Some(60_000)),
            (&[("ratelimit", "\"default\";r=5;t=30")], None),
            (&[("ratelimit", "limit=100, remaining=0, reset=5")], Some(5000)),
            (&[("ratelimit", "limit=100, remaining=1, reset=5")], None),
        ];
        for (lines, expected) in table {
            let mut headers = HeaderMap::new();
            for (name, value) in lines {
                headers.insert(*name, value.parse().unwrap());
            }
            let wait = used_up(&headers, now).map(|wait| u64::try_from(wait.as_millis()).unwrap());
            assert_eq!(wait, expected, "{lines:?}");
        }
    }
}
