//! Dates and times are types of `chrono`.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::Visit;
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use clientwright_runtime::Maybe;
use clientwright_runtime::json::{from_str, to_string};

#[test]
fn members_are_the_types_themselves() {
    let text = r#"{"at":"2026-08-21T10:00:00.5Z","day":"2026-08-21","opens":"08:30:00","of":"F81D4FAE-7dec-11d0-a765-00a0c91e6bf6"}"#;
    let at: DateTime<Utc> = "2026-08-21T12:00:00.500+02:00".parse().expect("a time");
    let mut visit = Visit::new(at);
    visit.day = Maybe::Present(NaiveDate::from_ymd_opt(2026, 8, 21).expect("a day"));
    visit.opens = NaiveTime::from_hms_opt(8, 30, 0);
    // without `uuid = "uuid"`, an identifier keeps its text
    visit.of = Some(clientwright_runtime::formats::Uuid::verbatim("F81D4FAE-7dec-11d0-a765-00a0c91e6bf6"));
    assert_eq!(from_str::<Visit>(text), Ok(visit.clone()));
    assert_eq!(to_string(&visit), text.replace(".5Z", ".500Z"));
}

#[test]
fn a_text_in_another_form_is_a_fault() {
    for text in [r#"{"at":"2026-08-21 10:00"}"#, r#"{"at":"2026-08-21T10:00:00"}"#, r#"{"at":1}"#] {
        assert!(from_str::<Visit>(text).is_err(), "{text}");
    }
}
