//! Event streams by the grammar and the examples of the HTML Standard, however they are cut into pieces.

use super::*;
use crate::response::{AnswerReading, RawResponse, events};

/// Each event as `event|id|data`, with `~` for the pause in milliseconds.
fn parsed(pieces: &[&[u8]]) -> Vec<String> {
    let (mut parser, mut events) = (Parser::default(), VecDeque::new());
    for piece in pieces {
        parser.read(piece, &mut events);
    }
    let shown = |plain: &Plain| {
        let retry = plain.retry.map(|retry| format!("~{}", retry.as_millis())).unwrap_or_default();
        format!("{}|{}|{}{retry}", plain.event, plain.id, plain.data)
    };
    events.iter().map(shown).collect()
}

#[test]
fn events_follow_the_grammar_wherever_the_pieces_end() {
    for (text, expected) in [
        // the examples of the standard
        ("data: YHOO\ndata: +2\ndata: 10\n\n", &["message||YHOO\n+2\n10"][..]),
        (
            ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n",
            &["message|1|first event", "message||second event"],
        ),
        ("data\n\ndata\ndata\n\ndata:", &["message||", "message||\n"]),
        ("data:test\n\ndata: test\n\n", &["message||test", "message||test"]),
        // the ends of lines
        ("data:a\r\n\r\ndata:b\r\rdata:c\n\n", &["message||a", "message||b", "message||c"]),
        ("data:a\r\ndata:b\rdata:c\ndata:d\r\n\r", &["message||a\nb\nc\nd"]),
        ("data:a\n\r\ndata:b\r\n\n", &["message||a", "message||b"]),
        // fields
        ("event: add\ndata: 1\n\ndata: 2\n\n", &["add||1", "message||2"]),
        ("event: add\n\ndata: 2\n\n", &["message||2"]),
        ("id: 7\n\ndata: 1\n\n", &["message|7|1"]),
        ("id: 7\ndata: 1\n\nid: 8\0\ndata: 2\n\n", &["message|7|1", "message|7|2"]),
        ("retry: 250\n\ndata: 1\n\ndata: 2\n\n", &["message||1~250", "message||2"]),
        ("retry: 2s\nretry:\nretry: -1\ndata: 1\n\n", &["message||1"]),
        ("Data: 1\ndata : 2\n data: 3\nfield\n:comment\n\n", &[]),
        ("data: a:b\ndata:: c\n\n", &["message||a:b\n: c"]),
        ("data:ä\u{2028}\u{85}b\n\n", &["message||ä\u{2028}\u{85}b"]),
        // byte order marks
        ("\u{feff}data: 1\n\n\u{feff}data: 2\n\n", &["message||1"]),
        ("\u{feff}\ndata: 1\n\n", &["message||1"]),
        // what is not ended
        ("data: 1\n", &[]),
        ("", &[]),
    ] {
        assert_eq!(parsed(&[text.as_bytes()]), expected, "{text:?} whole");
        let bytes: Vec<&[u8]> = text.as_bytes().chunks(1).collect();
        assert_eq!(parsed(&bytes), expected, "{text:?} byte by byte");
        for at in 0..text.len() {
            let (first, second) = text.as_bytes().split_at(at);
            assert_eq!(parsed(&[first, b"", second]), expected, "{text:?} cut at {at}");
        }
    }
}

#[test]
fn what_is_no_utf_8_is_replaced() {
    assert_eq!(parsed(&[b"data: a\xffb\n\n"]), ["message||a\u{fffd}b"]);
}

/// As whole bodies are: what is off stands beside the event that it is in.
#[test]
fn data_that_is_not_quite_as_described_is_read_unless_answers_are_strict() {
    let response = |answers| {
        let body = bytes::Bytes::from_static(b"data: \"2\"\n\ndata: 3\n\n");
        let (status, headers) = (http::StatusCode::OK, http::HeaderMap::new());
        let mut response = RawResponse::new(status, headers, body, std::time::SystemTime::UNIX_EPOCH);
        response.set_answers(answers);
        events::<i64>(&response).unwrap()
    };
    let mut cx = Context::from_waker(std::task::Waker::noop());
    let mut next = |events: &mut Events<i64>| match Pin::new(&mut *events).poll_next(&mut cx) {
        Poll::Ready(Some(read)) => (read.ok().map(|event| event.data), events.findings().len()),
        Poll::Ready(None) | Poll::Pending => (None, 0),
    };
    for (answers, expected) in [
        (AnswerReading::Lenient, [(Some(2), 1), (Some(3), 0)]),
        (AnswerReading::Strict, [(None, 0), (Some(3), 0)]),
    ] {
        let mut events = response(answers);
        assert_eq!([next(&mut events), next(&mut events)], expected);
    }
}
