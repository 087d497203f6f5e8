use std::time::{Duration as Std, SystemTime, UNIX_EPOCH};

use proptest::prelude::*;

use super::*;
use crate::json;

/// A format with texts that are of it, and texts that are not.
const TEXTS: &[(Format, &[&str], &[&str])] = &[
    (
        Format::DateTime,
        &[
            "1985-04-12T23:20:50.52Z",
            "1996-12-19T16:39:57-08:00",
            "1990-12-31T23:59:60Z",
            "1937-01-01T12:00:27.87+00:20",
            "2024-02-29t00:00:00z",
            "2024-01-01 00:00:00Z",
        ],
        &[
            "",
            "2023-02-29T00:00:00Z",
            "2024-01-01T00:00:00",
            "2024-01-01T24:00:00Z",
            "2024-01-01T00:00:00.Z",
            "2024-01-01T00:00Z",
            "2024-1-01T00:00:00Z",
            "2024-01-01T00:00:00Zx",
            "2024-01-01T00:00:00+0100",
            "1704067200",
        ],
    ),
    (Format::Date, &["2024-12-31", "0000-01-01"], &["2024-13-01", "2024-04-31", "24-01-01", "2024-01-01T"]),
    (Format::Time, &["10:00:00", "10:00:00.5Z", "23:59:60+23:59"], &["10:00", "25:00:00", "10:00:00+1"]),
    (
        Format::Duration,
        &["P1Y2M3DT4H5M6S", "PT0S", "P3W", "P1M", "PT1M", "-P1D", "PT0.5S"],
        &["P", "PT", "P1DT", "1D", "P1H", "PT1D", "P1.5D", "PT1S1M", "PT1", "90s", "P99999999999999999999D"],
    ),
    (
        Format::Uuid,
        &["f81d4fae-7dec-11d0-a765-00a0c91e6bf6", "F81D4FAE-7DEC-11D0-A765-00A0C91E6BF6"],
        &["f81d4fae7dec11d0a76500a0c91e6bf6", "g81d4fae-7dec-11d0-a765-00a0c91e6bf6", ""],
    ),
    (Format::Base64, &["", "aGk=", "aGk", "-_8=", "aG\r\nk="], &["a", "a$==", "aGk=="]),
    (Format::Base64Url, &["", "_-8", "aGk", "aGk="], &["a", "a$=="]),
    (
        Format::HttpDate,
        &[
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Tue, 29 Aug 2022 12:38:10 GMT",
        ],
        &[
            "",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 1994 08:49:37 CET",
            "Sun, 06 Nov 1994 24:49:37 GMT",
            "1994-11-06T08:49:37Z",
        ],
    ),
    (Format::Decimal, &["0", "-1.50", "+.5", "1e-7", "007"], &["", ".", "1e", "1,5", "0x1", "NaN", "1 "]),
    (Format::Uri, &["https://a/b?c#d", "urn:x:y", "mailto:a@b"], &["a/b", "", "1a:b", "https://a b", ":x"]),
    (Format::Ipv4, &["192.0.2.1"], &["192.0.2", "192.0.2.256", "::1"]),
    (Format::Ipv6, &["::1", "2001:db8::1", "::ffff:1.2.3.4"], &["1.2.3.4", ":::"]),
];

#[test]
fn texts_of_a_format_and_others() {
    for (format, fitting, others) in TEXTS {
        for text in *fitting {
            assert!(format.fits(text), "{format:?}: {text}");
        }
        for text in *others {
            assert!(!format.fits(text), "{format:?}: {text}");
        }
    }
}

#[test]
fn moments() {
    for (text, seconds) in [
        ("1970-01-01T00:00:00Z", 0),
        ("2000-02-29T12:00:00Z", 951_825_600),
        ("2000-02-29T12:00:00+01:30", 951_820_200),
        ("1969-12-31T23:59:59Z", -1),
        ("1600-01-01T00:00:00Z", -11_676_096_000),
        ("2016-12-31T23:59:60Z", 1_483_228_800),
    ] {
        let length = Std::from_secs(i64::unsigned_abs(seconds));
        let want = if seconds < 0 { UNIX_EPOCH - length } else { UNIX_EPOCH + length };
        assert_eq!(DateTime::parse(text).unwrap().to_system_time(), Ok(want), "{text}");
    }
    let before = UNIX_EPOCH - Std::from_millis(1500);
    assert_eq!(DateTime::from(before), "1969-12-31T23:59:58.500Z");
    assert_eq!(DateTime::parse("2024-01-01T00:00:00-05:30").unwrap().offset_minutes(), Ok(-330));
    assert_eq!(DateTime::verbatim("yesterday").to_system_time().unwrap_err().format(), Format::DateTime);
}

#[test]
fn views() {
    assert_eq!(Date::new(2024, 2, 29).unwrap().to_year_month_day(), Ok((2024, 2, 29)));
    assert!(Date::new(2023, 2, 29).is_err() && Date::new(10_000, 1, 1).is_err());
    let half_past = Time::from_midnight(Std::from_millis(45_000_250)).unwrap();
    assert_eq!(half_past, "12:30:00.250");
    assert_eq!(half_past.since_midnight(), Ok(Std::from_millis(45_000_250)));
    assert_eq!(
        (half_past.offset_minutes(), Time::verbatim("1:2").offset_minutes().is_err()),
        (Ok(None), true)
    );
    for (text, seconds) in [("P1DT1H", Some(90_000)), ("PT1M1S", Some(61)), ("P1M", None), ("-PT1S", None)] {
        assert_eq!(Duration::parse(text).unwrap().to_std().ok(), seconds.map(Std::from_secs), "{text}");
    }
    assert_eq!(Duration::from(Std::from_millis(3_600_500)), "PT1H0.500S");
    assert_eq!(
        (Duration::from(Std::ZERO), Duration::from(Std::from_secs(60))),
        ("PT0S".parse().unwrap(), "PT1M".parse().unwrap())
    );
    let id = Uuid::from_bytes([1; 16]);
    assert_eq!((id.as_str(), id.to_bytes()), ("01010101-0101-0101-0101-010101010101", Ok([1; 16])));
    assert_eq!(Base64::from_bytes(b"hi?>").decode(), Ok(b"hi?>".to_vec()));
    assert_eq!(Base64::verbatim("_-8").decode(), Ok(vec![0xff, 0xef]));
    assert_eq!((Decimal::from(-5_i64).to_f64(), Decimal::verbatim("5.00").to_i64()), (Ok(-5.0), Ok(5)));
    assert!(Decimal::verbatim("5.5").to_i64().is_err() && Decimal::verbatim("inf").to_f64().is_err());
    assert_eq!(Uri::verbatim("https://a").scheme(), Ok("https"));
    let home = std::net::Ipv4Addr::LOCALHOST;
    assert_eq!(Ipv4::from(home).to_std(), Ok(home));
    assert_eq!(Ipv6::from(std::net::Ipv6Addr::LOCALHOST), "::1");
}

#[test]
fn what_breaks_the_format_is_kept() {
    let text = r#"["yesterday","2024-01-01T00:00:00.000000Z",""]"#;
    let read: Vec<DateTime> = json::from_str(text).unwrap();
    assert_eq!(read.iter().map(DateTime::is_valid).collect::<Vec<_>>(), [false, true, false]);
    assert_eq!(json::to_string(&read), text);
    assert!(json::from_str::<Date>("1").is_err());
    assert_eq!(format!("{0} {0:?}", Date::verbatim("x")), "x \"x\"");
}

proptest! {
    #[test]
    fn times_read_back(seconds in -60_000_000_000_i64..250_000_000_000, nanos in 0_u32..1_000_000_000) {
        let length = Std::from_secs(seconds.unsigned_abs());
        let time = if seconds < 0 { UNIX_EPOCH - length } else { UNIX_EPOCH + length } + Std::from_nanos(nanos.into());
        let text = DateTime::from(time);
        prop_assert_eq!(text.to_system_time(), Ok::<SystemTime, _>(time));
    }

    #[test]
    fn lengths_and_identifiers_read_back(seconds: u64, nanos in 0_u32..1_000_000_000, bits: u128) {
        let length = Std::new(seconds, nanos);
        prop_assert_eq!(Duration::from(length).to_std(), Ok(length));
        prop_assert_eq!(Uuid::from_u128(bits).to_u128(), Ok(bits));
        prop_assert!(Uuid::from_u128(bits).is_valid());
    }

    #[test]
    fn no_text_is_too_much(text in ".{0,40}", digits in "[0-9TZPYMDHS:+.-]{0,30}") {
        for text in [text, digits] {
            let _ = (DateTime::verbatim(&text).to_system_time(), Duration::verbatim(&text).to_std());
            let _ = (Time::verbatim(&text).since_midnight(), Decimal::verbatim(&text).to_i64(), Base64::verbatim(&text).decode());
        }
    }
}

#[cfg(feature = "jiff")]
#[test]
fn jiff() {
    let at = DateTime::verbatim("2024-01-01T00:00:00+01:00");
    let stamp = jiff::Timestamp::try_from(&at).unwrap();
    assert_eq!(DateTime::from(stamp), "2023-12-31T23:00:00Z");
    assert_eq!(Date::from(jiff::civil::date(2024, 2, 29)), "2024-02-29");
    assert_eq!(
        jiff::civil::Time::try_from(&Time::verbatim("10:00:00.5")).unwrap(),
        jiff::civil::time(10, 0, 0, 500_000_000)
    );
    assert!(Duration::from(jiff::SignedDuration::from_secs(90)).is_valid());
    assert!(jiff::Span::try_from(&Duration::verbatim("P1M")).is_ok());
    assert!(jiff::Timestamp::try_from(&DateTime::verbatim("x")).is_err());
}

#[cfg(feature = "chrono")]
#[test]
fn chrono() {
    use chrono::{FixedOffset, NaiveDate, NaiveTime, TimeDelta, Utc};
    let text = "2024-01-01T00:00:00+01:00";
    let at = chrono::DateTime::<FixedOffset>::try_from(&DateTime::verbatim(text)).unwrap();
    assert_eq!(DateTime::from(at), text);
    assert_eq!(DateTime::from(chrono::DateTime::<Utc>::from(at)), "2023-12-31T23:00:00Z");
    assert_eq!(Date::from(NaiveDate::try_from(&Date::verbatim("2024-02-29")).unwrap()), "2024-02-29");
    assert_eq!(Time::from(NaiveTime::try_from(&Time::verbatim("10:00:00.25Z")).unwrap()), "10:00:00.250");
    let back = TimeDelta::try_from(&Duration::verbatim("-PT90S")).unwrap();
    assert_eq!((back.num_seconds(), Duration::from(back).as_str()), (-90, "-PT1M30S"));
}

#[cfg(feature = "uuid")]
#[test]
fn uuid() {
    let id = ::uuid::Uuid::from_u128(7);
    assert_eq!(::uuid::Uuid::try_from(&Uuid::from(id)), Ok(id));
    assert!(::uuid::Uuid::try_from(&Uuid::verbatim("x")).is_err());
}

#[test]
fn moments_in_the_forms_of_http_and_unix() {
    let at = UNIX_EPOCH + Std::from_secs(784_111_777);
    for text in
        ["Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994"]
    {
        assert_eq!(HttpDate::parse(text).unwrap().to_system_time(), Ok(at), "{text}");
    }
    assert_eq!(HttpDate::from(at).as_str(), "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(HttpDate::from(UNIX_EPOCH - Std::from_millis(1)).as_str(), "Wed, 31 Dec 1969 23:59:59 GMT");
    assert_eq!(UnixTime::from(at), UnixTime::from_seconds(784_111_777));
    assert_eq!(UnixTime::from_seconds(-1).to_system_time(), Some(UNIX_EPOCH - Std::from_secs(1)));
    assert_eq!(json::from_str("784111777"), Ok(UnixTime::from(at)));
    assert_eq!(json::to_string(&UnixTime::from_seconds(5)), "5");
}

#[test]
fn bytes_for_urls_have_no_padding() {
    assert_eq!(Base64Url::from_bytes([0xff, 0xfe]).as_str(), "__4");
    assert_eq!(Base64Url::parse("__4").unwrap().decode(), Ok(vec![0xff, 0xfe]));
}
