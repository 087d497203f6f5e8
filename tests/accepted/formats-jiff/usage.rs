//! Formats are types of libraries, or of the program.

#[allow(dead_code, unused_imports, reason = "the golden of one feature is not used up by one test")]
#[path = "golden/mod.rs"]
#[rustfmt::skip]
mod api;

use api::types::{Moment, Visit};
use clientwright_runtime::Maybe;
use clientwright_runtime::json::{Fault, Json, Peek, Reader, Writer, from_str};
use clientwright_tests::server::{Server, answer};
use jiff::{Timestamp, civil};
use uuid::Uuid;

/// A distance from UTC in minutes, which is a number on the wire.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Offset(i64);

impl Json for Offset {
    fn blank() -> Self {
        Self(0)
    }

    fn read(&mut self, first: Peek, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0.read(first, reader)
    }

    fn write(&self, writer: &mut Writer) {
        self.0.write(writer);
    }
}

#[tokio::test]
async fn members_are_the_types_themselves() {
    let text = r#"{"at":"2026-08-21T10:00:00Z","day":"2026-08-21","opens":"08:30:00","lasts":"PT1H","of":"f81d4fae-7dec-11d0-a765-00a0c91e6bf6","offset":60,"before":["1970-01-01T00:00:00Z"]}"#;
    let server =
        Server::start([answer("200 OK", "application/json\r\nx-moved: 2026-01-01T00:00:00Z", text)]).await;
    let client =
        api::Client::builder().base_url(&server.url()).expect("an address").build().expect("a client");
    let at: Timestamp = "2026-08-21T12:00:00+02:00".parse().expect("a time");
    let id: Uuid = "f81d4fae-7dec-11d0-a765-00a0c91e6bf6".parse().expect("a UUID");
    let mut visit = Visit::new(at, Offset(60));
    visit.day = Maybe::Present(civil::date(2026, 8, 21));
    visit.opens = Some(civil::time(8, 30, 0, 0));
    visit.lasts = Some("PT1H".parse().expect("a duration"));
    visit.of = Some(id);
    visit.before = Some(vec![Moment::UNIX_EPOCH]);
    let moved = client
        .move_visit(&id, &visit)
        .since(&Timestamp::UNIX_EPOCH)
        .days([civil::date(2026, 1, 1), civil::date(2026, 1, 2)])
        .send_with_meta()
        .await
        .expect("a visit");
    assert_eq!(*moved, visit);
    assert_eq!(
        moved.headers().x_moved.as_ref().map(ToString::to_string).as_deref(),
        Some("2026-01-01T00:00:00Z")
    );
    let received = server.only();
    let line = "PUT /visits/f81d4fae-7dec-11d0-a765-00a0c91e6bf6?since=1970-01-01T00%3A00%3A00Z&days=2026-01-01&days=2026-01-02";
    assert_eq!((received.line(), received.text()), (line, text));
}

#[test]
fn a_text_in_another_form_is_a_fault() {
    let fault = from_str::<Visit>(r#"{"at":"today","offset":1}"#).expect_err("a fault");
    assert_eq!(fault.to_string(), "expected Timestamp, found a text in another form at $.at (byte 6)");
}
