//! Bodies: their lengths, their pieces in order, and what a stream promises.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::task::Waker;

use super::*;

struct List(VecDeque<&'static str>);

impl Stream for List {
    type Item = Result<&'static str, Infallible>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Poll::Ready(self.0.pop_front().map(Ok))
    }
}

fn list(pieces: &[&'static str]) -> List {
    List(pieces.iter().copied().collect())
}

/// What comes, and whether it broke off.
fn read(mut body: Body) -> (String, bool) {
    let mut cx = Context::from_waker(Waker::noop());
    let mut text = String::new();
    loop {
        match Pin::new(&mut body).poll_next(&mut cx) {
            Poll::Ready(Some(Ok(piece))) => text.push_str(std::str::from_utf8(&piece).unwrap()),
            Poll::Ready(Some(Err(_))) => return (text, true),
            Poll::Ready(None) => return (text, false),
            Poll::Pending => panic!("nothing here waits"),
        }
    }
}

#[test]
fn lengths_are_known_where_all_pieces_have_one() {
    let sized = || Body::sized(3, list(&["a", "bc"]));
    for (body, length, repeatable) in [
        (Body::empty(), Some(0), true),
        (Body::from("abc"), Some(3), true),
        (sized(), Some(3), false),
        (Body::from_stream(list(&["a"])), None, false),
        (Body::chain(["a".into(), "b".into()]), Some(2), true),
        (Body::chain(["a".into(), sized(), Body::empty()]), Some(4), false),
        (Body::chain([sized(), Body::from_stream(list(&[]))]), None, false),
    ] {
        assert_eq!((body.len(), body.is_repeatable()), (length, repeatable), "{body:?}");
    }
}

#[test]
fn pieces_come_in_order() {
    let body = Body::chain(["a".into(), Body::from_stream(list(&["b", "", "c"])), b"d".into()]);
    assert_eq!(read(body), ("abcd".to_owned(), false));
    assert_eq!(Body::chain(["a".into(), "b".into()]).into_bytes().unwrap(), "ab");
    assert_eq!(read(Body::empty()), (String::new(), false));
}

#[test]
fn a_stream_is_of_its_length_or_breaks_off() {
    for (length, text, broken) in [(3, "abc", false), (2, "a", true), (4, "abc", true)] {
        assert_eq!(read(Body::sized(length, list(&["a", "bc"]))), (text.to_owned(), broken), "{length}");
    }
}

#[test]
fn a_stream_is_read_once_by_whichever_clone() {
    let body = Body::from_stream(list(&["a", "b"]));
    let clone = body.clone();
    assert!(body.is_fresh() && body == clone && body != Body::from("ab"));
    assert_eq!(read(clone), ("ab".to_owned(), false));
    assert!(!body.is_fresh());
    assert_eq!(read(body), (String::new(), false));
    assert!(Body::from("a").is_fresh());
}
