//! In: the headers of a response, and the time it came. Out: how long its server asks to be left alone.
//! Never: an error; a header that says nothing readable says nothing.

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, RETRY_AFTER};

/// Milliseconds, where seconds are too coarse: OpenAI's and other services' header, and Azure's.
const MILLISECONDS: [&str; 2] = ["retry-after-ms", "x-ms-retry-after-ms"];

/// `retry-after-ms`, or `Retry-After` as seconds or as a date (RFC 9110, 10.2.3); a date that has passed is not a pause.
pub(crate) fn retry_after(headers: &HeaderMap, received: SystemTime) -> Option<Duration> {
    if let Some(pause) = MILLISECONDS.iter().find_map(|name| milliseconds(text(headers, name)?)) {
        return Some(pause);
    }
    let text = text(headers, RETRY_AFTER.as_str())?;
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        // more digits than fit are a pause for ever
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    let date = httpdate::parse_http_date(text).ok()?;
    Some(date.duration_since(sent(headers, received)).unwrap_or_default())
}

/// When the response was sent, by the clock of its server, against which its dates are measured; else when it came.
pub(crate) fn sent(headers: &HeaderMap, received: SystemTime) -> SystemTime {
    text(headers, DATE.as_str()).and_then(|text| httpdate::parse_http_date(text).ok()).unwrap_or(received)
}

pub(crate) fn text<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    headers.get(name)?.to_str().ok().map(str::trim)
}

fn milliseconds(text: &str) -> Option<Duration> {
    let milliseconds: f64 = text.parse().ok()?;
    Duration::try_from_secs_f64(milliseconds / 1000.0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(headers: &[(&'static str, &str)]) -> Option<Duration> {
        let received = httpdate::parse_http_date("Sun, 06 Nov 1994 08:49:37 GMT").unwrap();
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(*name, value.parse().unwrap());
        }
        retry_after(&map, received)
    }

    #[test]
    fn seconds_and_dates_are_read_and_nothing_else() {
        let table = [
            ("0", Some(0)),
            ("120", Some(120)),
            (" 7 ", Some(7)),
            ("99999999999999999999999", Some(u64::MAX)),
            ("Sun, 06 Nov 1994 08:50:07 GMT", Some(30)),
            ("Sunday, 06-Nov-94 08:50:07 GMT", Some(30)),
            ("Sun Nov  6 08:50:07 1994", Some(30)),
            ("Sun, 06 Nov 1994 08:49:07 GMT", Some(0)),
            ("-1", None),
            ("1.5", None),
            ("soon", None),
            ("", None),
        ];
        for (text, seconds) in table {
            assert_eq!(after(&[("retry-after", text)]), seconds.map(Duration::from_secs), "{text:?}");
        }
        assert_eq!(after(&[]), None);
    }

    #[test]
    fn milliseconds_go_before_seconds() {
        for (text, expected) in [
            ("250", Some(250)),
            ("1500.5", Some(1500)),
            ("0", Some(0)),
            ("-1", Some(7000)),
            ("inf", Some(7000)),
            ("soon", Some(7000)),
        ] {
            let pause = after(&[("retry-after-ms", text), ("retry-after", "7")]);
            assert_eq!(pause.map(|pause| pause.as_millis()), expected, "{text}");
        }
        assert_eq!(after(&[("x-ms-retry-after-ms", "20")]), Some(Duration::from_millis(20)));
    }

    #[test]
    fn a_date_is_measured_by_the_clock_of_its_server() {
        let ahead = ("retry-after", "Sun, 06 Nov 1994 09:50:07 GMT");
        assert_eq!(after(&[ahead, ("date", "Sun, 06 Nov 1994 09:50:00 GMT")]), Some(Duration::from_secs(7)));
        assert_eq!(after(&[ahead, ("date", "today")]), Some(Duration::from_secs(3630)));
    }
}
