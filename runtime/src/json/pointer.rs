//! Values by their place in a text (RFC 6901).
//!
//! In comes a text and a JSON pointer; out goes the value at that place, as its text or as a type. It never reads what stands
//! behind that value, and keeps nothing of what stands before it.

use super::{Fault, Finding, Json, Manner, Map, Peek, Reader, Value, place, utf8, without_mark};

/// The text of the value at a place; `None` when there is none, and where the text before it is not JSON.
pub(crate) fn at<'t>(body: &'t [u8], pointer: &str) -> Option<&'t str> {
    let mut reader = Reader::new(utf8(without_mark(body)).ok()?);
    let first = seek(&mut reader, pointer).ok()??;
    let start = reader.offset();
    reader.skip(first).ok()?;
    Some(reader.since(start))
}

/// The text or the digits of the scalar at a place: of a string what it says, of a number what is written. `None` for `null` and
/// everything else.
pub(crate) fn scalar_at(body: &[u8], pointer: &str) -> Option<String> {
    let text = at(body, pointer)?;
    match text.as_bytes().first()? {
        b'"' => super::from_str(text).ok(),
        b'-' | b'0'..=b'9' => Some(text.to_owned()),
        _ => None,
    }
}

/// How many elements the list of this text has, and the text of the last one; nothing for anything but a list.
pub(crate) fn elements(list: &str) -> (u64, &str) {
    let mut reader = Reader::new(list);
    let first = reader.peek();
    let (mut count, mut last) = (0, "");
    let mut next = reader.first_element(first).unwrap_or_default();
    while let Some(first) = next {
        let start = reader.offset();
        if reader.skip(first).is_err() {
            break;
        }
        (count, last) = (count + 1, reader.since(start));
        next = reader.next_element().unwrap_or_default();
    }
    (count, last)
}

/// The list at a place, and what in it is not as described; the empty one where there is none, or `null`.
pub(crate) fn list_at<T: Json>(
    body: &[u8],
    pointer: &str,
    manner: Manner,
) -> Result<(Vec<T>, Vec<Finding>), Fault> {
    let mut reader = Reader::new(utf8(without_mark(body))?);
    reader.manner = manner;
    let items = match seek(&mut reader, pointer)? {
        Some(first) if !first.is_null() => place::value(&mut reader, first).map_err(|fault| {
            segments(pointer).iter().rev().fold(fault, |fault, segment| fault.in_member(segment))
        })?,
        Some(_) | None => Vec::new(),
    };
    Ok((items, reader.findings()))
}

/// Sets the value at a place, in objects that are made where there are none.
pub(crate) fn set_at(value: &mut Value, pointer: &str, new: Value) {
    let mut slot = value;
    for segment in segments(pointer) {
        if slot.as_object().is_none() {
            *slot = Value::Object(Map::new());
        }
        let Value::Object(object) = slot else { return };
        if !object.contains_key(&segment) {
            object.insert(segment.clone(), Value::Null);
        }
        let Some(member) = object.get_mut(&segment) else { return };
        slot = member;
    }
    *slot = new;
}

/// Goes to the place; the first byte of the value there.
fn seek(reader: &mut Reader<'_>, pointer: &str) -> Result<Option<Peek>, Fault> {
    let mut first = reader.peek();
    for segment in segments(pointer) {
        if first.0 != b'{' || !reader.first_member(first)? {
            return Ok(None);
        }
        first = loop {
            reader.peek();
            let found = *reader.name()? == *segment;
            let value = reader.member_value()?;
            if found {
                break value;
            }
            reader.skip(value)?;
            if !reader.next_member()? {
                return Ok(None);
            }
            reader.peek();
        };
    }
    Ok(Some(first))
}

/// The names on the way.
fn segments(pointer: &str) -> Vec<String> {
    pointer.split('/').skip(1).map(|segment| segment.replace("~1", "/").replace("~0", "~")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::{from_str, to_string};

    const BODY: &[u8] =
        br#" {"a": [1, "x"], "b" : {"c/d": "\u00fc", "n": 12, "e": null, "t": true}, "l": [{"id": 1}, {"id": "z"}]}"#;

    #[test]
    fn values_are_found_by_their_pointers() {
        assert_eq!(at(BODY, "/a"), Some("[1, \"x\"]"));
        assert_eq!(at(BODY, "").map(|all| all.ends_with('}')), Some(true));
        assert_eq!(scalar_at(BODY, "/b/c~1d").as_deref(), Some("ü"));
        assert_eq!(scalar_at(BODY, "/b/n").as_deref(), Some("12"));
        for absent in ["/b/e", "/b/t", "/x", "/a/0", "/b/n/x", "/l"] {
            assert_eq!(scalar_at(BODY, absent), None, "{absent}");
        }
        assert_eq!(at(b"{\"a\": 1, ", "/b"), None);
        assert_eq!(at(b"", ""), None);
    }

    #[test]
    fn lists_are_counted_and_read() {
        assert_eq!(elements(at(BODY, "/l").unwrap()), (2, "{\"id\": \"z\"}"));
        assert_eq!(elements("[ ]"), (0, ""));
        assert_eq!(elements("{}"), (0, ""));
        assert_eq!(list_at::<Value>(BODY, "/l", Manner::Strict).unwrap().0.len(), 2);
        assert_eq!(list_at::<i64>(BODY, "/b/e", Manner::Strict).unwrap().0, Vec::<i64>::new());
        assert_eq!(list_at::<i64>(BODY, "/none", Manner::Strict).unwrap().0, Vec::<i64>::new());
        assert_eq!(list_at::<i64>(b"[1,2]", "", Manner::Strict).unwrap().0, [1, 2]);
        let fault = list_at::<i64>(br#"{"a":{"b":[1,{}]}}"#, "/a/b", Manner::Strict).unwrap_err();
        assert_eq!(fault.path(), "$.a.b[1]");
    }

    #[test]
    fn values_are_set_where_they_are_meant_to_be() {
        let mut value = from_str(r#"{"page":{"limit":2},"q":null}"#).unwrap();
        set_at(&mut value, "/page/cursor", Value::from("x"));
        set_at(&mut value, "/q/deep", Value::from(1));
        assert_eq!(to_string(&value), r#"{"page":{"limit":2,"cursor":"x"},"q":{"deep":1}}"#);
    }
}
