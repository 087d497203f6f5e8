//! Texts of a format keep their text, say what they stand for, and never fail an answer.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Event, EventEnds, EventNext, SetEventRequest};
use clientwright_runtime::formats::{Base64, Date, DateTime, FormatError, Uuid};
use clientwright_runtime::{BaseUrl, json};
use clientwright_tests::server::{Server, answer, json as json_answer};
use std::time::{Duration, UNIX_EPOCH};

const EVENT: &str = concat!(
    r#"{"id":"F81D4FAE-7dec-11d0-a765-00a0c91e6bf6","at":"2024-01-01T00:00:00.500+01:00","#,
    r#""time":"10:00:00","length":"PT1H","photo":"aGk","price":"12.50","exact":12.5000000000000000001,"#,
    r#""ratio":0.1,"link":"https://a.example/","v4":"192.0.2.1","v6":"2001:DB8::1","mail":"a@b","odd":"x","#,
    r#""visits":{"a":"yesterday"},"ends":"soon","next":"not a date"}"#,
);

#[tokio::test]
async fn texts_travel_as_they_are() -> Result<(), FormatError> {
    let server = Server::start([json_answer(EVENT), answer("204 No Content", "text/plain", "")]).await;
    let base = BaseUrl::parse(&server.url()).expect("an address");
    let client = api::Client::builder().server(base).build().expect("a client");
    let id = Uuid::from_u128(1);
    let days = [Date::new(2024, 2, 29)?, Date::parse("2024-03-01")?];
    let price: json::Number = json::from_str("0.10").expect("a number");
    let call = client.get_event(&id).since(&DateTime::from(UNIX_EPOCH)).on(&days).x_price(&price);
    let event = call.await.expect("an answer");
    assert_eq!(event.at.to_system_time()?, UNIX_EPOCH + Duration::from_millis(1_704_063_600_500));
    assert_eq!(event.length.as_ref().expect("a length").to_std()?, Duration::from_secs(3600));
    assert_eq!(event.photo.as_ref().expect("a photo").decode()?, b"hi");
    assert_eq!(event.id.to_u128()?, 0xf81d_4fae_7dec_11d0_a765_00a0_c91e_6bf6);
    assert!(event.visits.iter().flat_map(|visits| visits.values()).all(|at| !at.is_valid()));
    assert_eq!(json::to_string(&event), EVENT);

    let mut form = SetEventRequest::new(DateTime::from(UNIX_EPOCH));
    form.photo = Some(Base64::from_bytes([0xff, 0xfe]));
    client.set_event(&id, &form).await.expect("no content");
    let sent = server.received();
    let want = "GET /events/00000000-0000-0000-0000-000000000001?since=1970-01-01T00%3A00%3A00Z&on=2024-02-29,2024-03-01";
    assert_eq!(sent[0].line(), want);
    assert_eq!(sent[0].header("x-price"), Some("0.10"));
    assert_eq!(sent[1].text(), "at=1970-01-01T00%3A00%3A00Z&photo=%2F%2F4%3D");
    Ok(())
}

#[test]
fn a_choice_between_texts_goes_by_their_format() {
    let ends = |text: &str| json::from_str::<EventEnds>(text).expect("a text");
    assert!(matches!(ends(r#""2024-01-01T00:00:00Z""#), EventEnds::DateTime(_)));
    assert!(matches!(ends(r#""f81d4fae-7dec-11d0-a765-00a0c91e6bf6""#), EventEnds::Uuid(_)));
    assert_eq!(ends(r#""soon""#), EventEnds::Text("soon".into()));
    let next = json::from_str::<EventNext>(r#""soon""#).expect("a text");
    assert_eq!(next, EventNext::Date(Date::verbatim("soon")), "a broken date is still the only text");
}

#[test]
fn a_record_reads_back() {
    let event: Event = json::from_str(EVENT).expect("an event");
    assert_eq!(json::from_str::<Event>(&json::to_string(&event)), Ok(event));
}
