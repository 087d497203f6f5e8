//! `format` of texts. In: the name of a format and a text; out: whether the text could be one, lightly, and a text that is one.
//! It never refuses an unknown format, and never goes beyond the shape: the 31st of February passes.

use std::net::{Ipv4Addr, Ipv6Addr};

/// A format: its name, a text of it, and whether a text could be one. Hosts are those of RFC 2606 and RFC 5737.
type Format = (&'static str, &'static str, fn(&str) -> bool);

static FORMATS: [Format; 14] = [
    ("date", "2026-01-31", is_date),
    ("date-time", "2026-01-31T12:00:00Z", is_date_time),
    ("time", "12:00:00Z", is_any),
    ("duration", "PT1H", is_any),
    ("uuid", "3fa85f64-5717-4562-b3fc-2c963f66afa6", is_uuid),
    ("email", "user@example.com", is_email),
    ("uri", "https://example.com/path", is_uri),
    ("url", "https://example.com/path", is_uri),
    ("uri-reference", "/path", is_any),
    ("hostname", "example.com", is_any),
    ("ipv4", "192.0.2.1", |text| text.parse::<Ipv4Addr>().is_ok()),
    ("ipv6", "2001:db8::1", |text| text.parse::<Ipv6Addr>().is_ok()),
    ("byte", "ZXhhbXBsZQ==", is_base64),
    ("password", "password", is_any),
];

fn known(name: &str) -> Option<&'static Format> {
    FORMATS.iter().find(|(known, ..)| *known == name)
}

/// Whether a text could be of a format.
pub(crate) fn matches(format: &str, text: &str) -> bool {
    known(format).is_none_or(|(.., fits)| fits(text))
}

/// A text of a format.
pub(crate) fn example(format: &str) -> Option<&'static str> {
    known(format).map(|(_, example, _)| *example)
}

/// The formats that are known by name.
#[cfg(test)]
pub(crate) fn names() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|(name, ..)| *name)
}

fn is_any(_: &str) -> bool {
    true
}

fn is_email(text: &str) -> bool {
    text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && !host.is_empty())
}

fn is_uri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && !rest.is_empty())
}

fn is_base64(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+/=-_\r\n".contains(&b))
}

/// `2026-01-31` (RFC 3339, `full-date`).
fn is_date(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    match parts.as_slice() {
        [year, month, day] => {
            digits(year, 4).is_some()
                && digits(month, 2).is_some_and(|month| (1..=12).contains(&month))
                && digits(day, 2).is_some_and(|day| (1..=31).contains(&day))
        }
        _ => false,
    }
}

/// `2026-01-31T23:59:60.5+01:00` (RFC 3339, `date-time`; a blank or a small letter between the parts is allowed, 5.6).
fn is_date_time(text: &str) -> bool {
    let Some((date, time)) = text.split_once(['T', 't', ' ']) else { return false };
    let (clock, zone) = match time.strip_suffix(['Z', 'z']) {
        Some(clock) => (clock, None),
        None => match time.rsplit_once(['+', '-']) {
            Some((clock, zone)) => (clock, Some(zone)),
            None => return false,
        },
    };
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, "0"));
    is_date(date)
        && is_clock(clock, 3)
        && zone.is_none_or(|zone| is_clock(zone, 2))
        && !fraction.is_empty()
        && fraction.bytes().all(|b| b.is_ascii_digit())
}

/// `23:59:60`, or `23:59` for the offset of a zone.
fn is_clock(text: &str, parts: usize) -> bool {
    let numbers: Vec<Option<u32>> = text.split(':').map(|part| digits(part, 2)).collect();
    let limits = [23, 59, 60];
    numbers.len() == parts
        && numbers.iter().zip(limits).all(|(number, most)| number.is_some_and(|number| number <= most))
}

fn digits(text: &str, length: usize) -> Option<u32> {
    let plain = text.len() == length && text.bytes().all(|b| b.is_ascii_digit());
    plain.then(|| text.parse().ok())?
}

fn is_uuid(text: &str) -> bool {
    let lengths: Vec<usize> = text.split('-').map(str::len).collect();
    lengths == [8, 4, 4, 4, 12] && text.bytes().all(|b| b.is_ascii_hexdigit() || b == b'-')
}

/// RFC 3986, 3.1.
fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

#[cfg(test)]
mod tests {
    use super::{FORMATS, matches};

    #[test]
    fn examples_are_of_their_format() {
        for (name, example, fits) in &FORMATS {
            assert!(fits(example), "{name} {example}");
        }
    }

    #[test]
    fn formats_are_told_by_their_shape() {
        for (format, good, bad) in [
            ("date", &["2026-01-31"][..], &["2026-1-31", "2026-13-01", "31.01.2026", ""][..]),
            (
                "date-time",
                &["2026-01-31T23:59:60Z", "2026-01-31t00:00:00.123z", "2026-01-31T00:00:00-05:30"],
                &["2026-01-31", "2026-01-31T24:00:00Z", "2026-01-31T00:00:00", "2026-01-31T00:00:00.Z"],
            ),
            ("uuid", &["0e11cefa-96e7-4b67-90d0-065bc1da5753"], &["0e11cefa96e74b6790d0065bc1da5753", "x"]),
            ("email", &["a@b"], &["a", "@b", "a@"]),
            ("uri", &["https://h/x", "urn:a"], &["/x", "x", "1a:b"]),
            ("ipv4", &["192.0.2.1"], &["256.0.0.1", "::1"]),
            ("ipv6", &["2001:db8::1"], &["192.0.2.1"]),
            ("byte", &["YWJj", "YQ==", ""], &["a b", "ä"]),
            ("unknown-format", &["anything"], &[]),
        ] {
            good.iter().for_each(|text| assert!(matches(format, text), "{format} {text}"));
            bad.iter().for_each(|text| assert!(!matches(format, text), "{format} {text}"));
        }
    }
}
