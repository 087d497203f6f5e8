//! Multipart forms (RFC 7578). In: a call and the schema of its form; out: violations.
//! It never checks more of a part than that it is there, and plain texts against their schema; files, JSON parts and
//! part headers are not looked at.

use super::Call;
use super::fault::{BodyFault, malformed};
use crate::schema::{kinds, texts};
use crate::violation::Violation;
use clientwright::unstable::tree::Node;

/// A part of a form.
#[derive(Debug, PartialEq, Eq)]
struct Part {
    name: String,
    /// Whether it names a file or a media type of its own.
    opaque: bool,
    content: Vec<u8>,
}

pub(crate) fn check(call: &Call<'_>, schema: &Node) -> Result<Vec<Violation>, BodyFault> {
    let header = call.received.header("content-type").unwrap_or_default();
    let Some(boundary) = boundary(&header) else {
        return Err(malformed("a boundary in Content-Type: multipart/form-data; boundary=…", "none"));
    };
    let Some(parts) = parts(&call.received.body, &boundary) else {
        return Err(malformed(
            "parts between the boundaries, each with a name",
            "a body that cannot be divided into such parts",
        ));
    };
    let description = call.operation.description;
    let texts: Vec<(String, String)> = parts
        .iter()
        .map(|part| (part.name.clone(), String::from_utf8_lossy(&part.content).into_owned()))
        .collect();
    let value = texts::object(description, schema, &texts);
    let unchecked = |part: &Part| {
        let schema = texts::property(description, schema, &part.name);
        part.opaque || schema.is_some_and(|schema| kinds(description, schema).contains("object"))
    };
    let skipped: Vec<String> =
        parts.iter().filter(|part| unchecked(part)).map(|part| format!("body.{}", part.name)).collect();
    let found = crate::schema::check(description, schema, &value, "body");
    Ok(found
        .into_iter()
        .filter(|found| !skipped.iter().any(|place| found.place.starts_with(place)))
        .collect())
}

fn boundary(content_type: &str) -> Option<String> {
    let parameters = content_type.split(';').skip(1).filter_map(|piece| piece.split_once('='));
    let value = parameters
        .filter(|(name, _)| name.trim().eq_ignore_ascii_case("boundary"))
        .map(|(_, value)| value)
        .next()?;
    let value = value.trim().trim_matches('"');
    (!value.is_empty() && value.len() <= 70).then(|| value.to_owned())
}

/// Cuts a body at its boundaries (RFC 2046, 5.1.1); `None` when it does not end, or a part has no name.
fn parts(body: &[u8], boundary: &str) -> Option<Vec<Part>> {
    let delimiter = format!("--{boundary}");
    let mut rest = after(body, delimiter.as_bytes())?;
    let delimiter = format!("\r\n--{boundary}");
    let mut found = Vec::new();
    while !rest.starts_with(b"--") {
        rest = after(rest, b"\r\n")?;
        let end = position(rest, delimiter.as_bytes())?;
        found.push(part(rest.get(..end)?)?);
        rest = rest.get(end + delimiter.len()..)?;
    }
    Some(found)
}

fn part(bytes: &[u8]) -> Option<Part> {
    let end = position(bytes, b"\r\n\r\n")?;
    let head = String::from_utf8_lossy(bytes.get(..end)?).into_owned();
    let content = bytes.get(end + 4..)?.to_vec();
    let header = |name: &str| {
        head.lines()
            .filter_map(|line| line.split_once(':'))
            .find(|(known, _)| known.trim().eq_ignore_ascii_case(name))
    };
    let (_, disposition) = header("content-disposition")?;
    let opaque = disposition.contains("filename") || header("content-type").is_some();
    Some(Part { name: parameter(disposition, "name")?, opaque, content })
}

fn parameter(header: &str, name: &str) -> Option<String> {
    let pieces = header.split(';').filter_map(|piece| piece.split_once('='));
    let mut values =
        pieces.filter(|(known, _)| known.trim().eq_ignore_ascii_case(name)).map(|(_, value)| value);
    Some(values.next()?.trim().trim_matches('"').to_owned())
}

fn after<'a>(bytes: &'a [u8], mark: &[u8]) -> Option<&'a [u8]> {
    bytes.get(position(bytes, mark)? + mark.len()..)
}

fn position(bytes: &[u8], mark: &[u8]) -> Option<usize> {
    bytes.windows(mark.len()).position(|window| window == mark)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_cut_at_the_boundaries() {
        let body = b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n\
            --x\r\ncontent-disposition: form-data; name=\"f\"; filename=\"n\"\r\nContent-Type: image/png\r\n\r\n\x00\r\n\xff\r\n--x--\r\n";
        let found = parts(body, "x").unwrap();
        assert_eq!(
            found,
            [
                Part { name: "a".to_owned(), opaque: false, content: b"1".to_vec() },
                Part { name: "f".to_owned(), opaque: true, content: b"\x00\r\n\xff".to_vec() },
            ]
        );
        for broken in [&b""[..], b"--x", b"--x\r\n", b"--x\r\n\r\n\r\n--x--", b"--x\r\nA: b\r\n\r\n1"] {
            assert_eq!(parts(broken, "x"), None, "{}", String::from_utf8_lossy(broken));
        }
        assert_eq!(boundary("multipart/form-data; charset=utf-8; boundary=\"a b\"").as_deref(), Some("a b"));
    }
}
