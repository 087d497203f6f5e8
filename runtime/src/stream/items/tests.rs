//! Items, however the body is cut into pieces.

use std::task::Waker;

use super::super::bytes::{Pace, Unread};
use super::*;
use crate::body::Body;
use crate::clock::ManualClock;
use crate::stream::ByteStream;

fn stream(pieces: &[&str], framing: Framing, limit: usize) -> ItemStream<i64> {
    let clock = std::sync::Arc::new(ManualClock::new(std::time::SystemTime::UNIX_EPOCH));
    let pace = Some(Pace { clock, idle: None, deadline: None, limit });
    let body = Body::chain(pieces.iter().map(|piece| Body::from(*piece)));
    let framed = Framed::new(ByteStream::new(Unread { body, pace }), framing);
    let reading = Reading { manner: Manner::Strict, told: None };
    ItemStream { framed, framing, reading, decode: json::watched, findings: Vec::new() }
}

fn all(mut items: ItemStream<i64>) -> Vec<String> {
    let mut cx = Context::from_waker(Waker::noop());
    let mut found = Vec::new();
    while let Poll::Ready(Some(item)) = Pin::new(&mut items).poll_next(&mut cx) {
        found.push(match item {
            Ok(number) => number.to_string(),
            Err(StreamError::Item(error)) => format!("bad {:?}", error.text().trim()),
            Err(error) => format!("{error}"),
        });
    }
    found
}

#[test]
fn items_are_cut_at_their_marks() {
    for (text, framing, expected) in [
        ("1\n2\n", Framing::Lines, &["1", "2"][..]),
        ("1\r\n\r\n \n2", Framing::Lines, &["1", "2"]),
        ("1\nx\n3\n", Framing::Lines, &["1", "bad \"x\"", "3"]),
        ("", Framing::Lines, &[]),
        ("\x1e1\n\x1e2\n", Framing::Sequence, &["1", "2"]),
        ("\x1e\x1e1\n\x1e\n", Framing::Sequence, &["1"]),
        ("\x1e12\x1e2\n", Framing::Sequence, &["bad \"12\"", "2"]),
        ("\x1e{\x1e2\n", Framing::Sequence, &["bad \"{\"", "2"]),
    ] {
        assert_eq!(all(stream(&[text], framing, 100)), expected, "{text:?} whole");
        let pieces: Vec<String> = text.chars().map(String::from).collect();
        let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
        assert_eq!(all(stream(&pieces, framing, 100)), expected, "{text:?} in pieces");
    }
}

#[test]
fn an_item_beyond_the_limit_ends_the_stream() {
    let expected = ["1", "the body, or an item of it, is longer than 3 bytes"];
    assert_eq!(all(stream(&["1\n22", "22", "\n3\n"], Framing::Lines, 3)), expected);
}

#[test]
fn what_is_sent_reads_back() {
    for framing in [Framing::Lines, Framing::Sequence] {
        let numbers = [1_i64, 22, 333];
        let text = super::super::framed(framing, &mut numbers.iter().map(|number| number as &dyn Json));
        let text = String::from_utf8(text).unwrap();
        assert_eq!(all(stream(&[&text], framing, 100)), ["1", "22", "333"], "{text:?}");
    }
}

/// As whole bodies are: what is off stands beside the item that it is in.
#[test]
fn an_item_that_is_not_quite_as_described_is_read_unless_answers_are_strict() {
    let lines = "1\n\"2\"\n3\n";
    assert_eq!(all(stream(&[lines], Framing::Lines, 100)), ["1", "bad \"\\\"2\\\"\"", "3"]);
    let mut items = stream(&[lines], Framing::Lines, 100);
    items.reading.manner = Manner::Lenient;
    let mut cx = Context::from_waker(Waker::noop());
    let mut found = Vec::new();
    while let Poll::Ready(Some(item)) = Pin::new(&mut items).poll_next(&mut cx) {
        let findings: Vec<String> = items.findings().iter().map(ToString::to_string).collect();
        found.push((item.unwrap(), findings.join(", ")));
    }
    let said = "$: expected a 64-bit integer, found a string; it was converted".to_owned();
    assert_eq!(found, [(1, String::new()), (2, said), (3, String::new())]);
}
