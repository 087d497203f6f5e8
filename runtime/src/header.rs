//! In: the headers of a response, or one that is to be sent. Out: the documented ones, as values of their types, or it, checked.
//! Never: a header's value in an error; it can be secret.

mod sent;

use std::error::Error as StdError;
use std::fmt;

use http::HeaderMap;
use http::header::SET_COOKIE;

pub(crate) use self::sent::{is_framing, parameter, settable};
use crate::json::{self, Fault, Finding, Json, Manner, Value, Watching, WithFindings};

/// The documented headers of a response; emitted structs implement it.
pub trait Headers: Sized {
    /// Reads each header; one that is not there, or is not as documented, is `None`.
    fn read(reader: &mut HeaderReader<'_>) -> Self;
}

/// All headers, where the description has none.
impl Headers for HeaderMap {
    fn read(reader: &mut HeaderReader<'_>) -> Self {
        reader.headers.clone()
    }
}

/// A header that is there and is not what the description says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeaderFault {
    name: &'static str,
    fault: Fault,
}

impl HeaderFault {
    /// The name of the header.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        self.name
    }
}

impl fmt::Display for HeaderFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "header `{}` is not as documented: {}", self.name, self.fault)
    }
}

/// The fault is part of the text, and so no source.
impl StdError for HeaderFault {}

/// The headers, those that can be read.
pub(crate) fn lenient<H: Headers>(headers: &HeaderMap) -> H {
    H::read(&mut HeaderReader::new(headers))
}

/// Tells of each header that is not as documented, and of each value in one that its enumeration does not list: the name of the
/// header and what is the matter with it. Emitted tables name it.
pub fn watched<H: Headers>(headers: &HeaderMap, tell: &mut dyn FnMut(&'static str, String)) {
    let mut reader = HeaderReader { watching: Watching::Unlisted, ..HeaderReader::new(headers) };
    H::read(&mut reader);
    for HeaderFault { name, fault } in reader.faults {
        tell(name, format!("expected {}, found {}", fault.expected(), fault.found()));
    }
    for (name, finding) in reader.findings {
        tell(name, format!("expected {}, found {}", finding.expected(), finding.found()));
    }
}

/// The headers, if each that is there can be read.
pub(crate) fn strict<H: Headers>(headers: &HeaderMap) -> Result<H, HeaderFault> {
    let mut reader = HeaderReader::new(headers);
    let read = H::read(&mut reader);
    reader.faults.into_iter().next().map_or(Ok(read), Err)
}

/// Reads headers by name; emitted code calls it, a line per header.
#[doc(hidden)]
#[derive(Debug)]
pub struct HeaderReader<'h> {
    headers: &'h HeaderMap,
    faults: Vec<HeaderFault>,
    watching: Watching,
    findings: Vec<(&'static str, Finding)>,
}

impl<'h> HeaderReader<'h> {
    fn new(headers: &'h HeaderMap) -> Self {
        Self { headers, faults: Vec::new(), watching: Watching::Not, findings: Vec::new() }
    }
}

/// The style of response headers is `simple` (OpenAPI 3.0.4, section 4.7.21).
impl HeaderReader<'_> {
    /// A text, a number, a boolean.
    pub fn text<T: Json>(&mut self, name: &'static str) -> Option<T> {
        let text = self.first(name)?;
        let read = self
            .value(Value::from(text.as_str()))
            .or_else(|fault| literal(&text).map_or(Err(fault), |literal| self.value(literal)));
        self.kept(name, read)
    }

    /// A list: `a,b`, or a header for each element (RFC 9110, 5.3).
    pub fn list<T: Json>(&mut self, name: &'static str) -> Option<T> {
        let elements = self.elements(name)?;
        let texts = || elements.iter().map(|element| Value::from(element.as_str())).collect();
        let literals = || elements.iter().map(|element| best(element)).collect();
        let read = self.value(Value::Array(texts())).or_else(|_| self.value(Value::Array(literals())));
        self.kept(name, read)
    }

    /// An object: `a,1,b,2`.
    pub fn object<T: Json>(&mut self, name: &'static str) -> Option<T> {
        let elements = self.elements(name)?;
        let pairs = elements.chunks(2).filter_map(|pair| match pair {
            [name, value] => Some((name.clone(), value.clone())),
            [] | [_] | [_, _, _, ..] => None,
        });
        let read = self.members(&pairs.collect::<Vec<_>>());
        self.kept(name, read)
    }

    /// An object with `explode`: `a=1,b=2`.
    pub fn exploded<T: Json>(&mut self, name: &'static str) -> Option<T> {
        let elements = self.elements(name)?;
        let pairs = elements.iter().filter_map(|element| element.split_once('='));
        let pairs: Vec<_> = pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let read = self.members(&pairs);
        self.kept(name, read)
    }

    /// A text of JSON, where the description has a `content`.
    pub fn json<T: Json>(&mut self, name: &'static str) -> Option<T> {
        let text = self.first(name)?;
        let read = self.read(text.as_bytes());
        self.kept(name, read)
    }

    fn first(&self, name: &str) -> Option<String> {
        let value = self.headers.get(name)?.as_bytes();
        Some(String::from_utf8_lossy(value).trim().to_owned())
    }

    /// The elements of all headers of the name. Those of `Set-Cookie` have commas of their own (RFC 9110, 5.3).
    fn elements(&self, name: &str) -> Option<Vec<String>> {
        let lines: Vec<_> = self.headers.get_all(name).iter().map(|value| value.as_bytes()).collect();
        if lines.is_empty() {
            return None;
        }
        let lines = lines.into_iter().map(String::from_utf8_lossy);
        if name.eq_ignore_ascii_case(SET_COOKIE.as_str()) {
            return Some(lines.map(|line| line.trim().to_owned()).collect());
        }
        let split = |line: std::borrow::Cow<'_, str>| {
            line.split(',').map(|element| element.trim().to_owned()).collect::<Vec<_>>()
        };
        // RFC 9110, 5.6.1.2: a recipient passes over empty elements
        Some(lines.flat_map(split).filter(|element| !element.is_empty()).collect())
    }

    fn kept<T>(&mut self, name: &'static str, read: Result<WithFindings<T>, Fault>) -> Option<T> {
        match read {
            Ok((value, findings)) => {
                self.findings.extend(findings.into_iter().map(|finding| (name, finding)));
                Some(value)
            }
            Err(fault) => {
                self.faults.push(HeaderFault { name, fault });
                None
            }
        }
    }

    /// An object of texts; where its members are not all texts, numbers and booleans are taken for such.
    fn members<T: Json>(&self, pairs: &[(String, String)]) -> Result<WithFindings<T>, Fault> {
        let made = |read: fn(&str) -> Value| {
            Value::Object(pairs.iter().map(|(name, it)| (name, read(it))).collect())
        };
        self.value(made(|text| Value::from(text))).or_else(|_| self.value(made(best)))
    }

    fn value<T: Json>(&self, value: Value) -> Result<WithFindings<T>, Fault> {
        self.read(json::to_string(&value).as_bytes())
    }

    fn read<T: Json>(&self, json: &[u8]) -> Result<WithFindings<T>, Fault> {
        json::watched(json, Manner::Strict, self.watching)
    }
}

/// The number or boolean that a text is.
fn literal(text: &str) -> Option<Value> {
    match json::from_str(text).ok()? {
        value @ (Value::Number(_) | Value::Bool(_)) => Some(value),
        Value::Null | Value::String(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn best(text: &str) -> Value {
    literal(text).unwrap_or_else(|| Value::from(text))
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;
    use crate::json::Map;

    fn headers(lines: &[(&str, &str)]) -> HeaderMap {
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            let name = HeaderName::from_bytes(name.as_bytes()).unwrap();
            headers.append(name, HeaderValue::from_str(value).unwrap());
        }
        headers
    }

    fn read<T: Json>(
        lines: &[(&str, &str)],
        read: fn(&mut HeaderReader<'_>) -> Option<T>,
    ) -> Result<Option<T>, &'static str> {
        let headers = headers(lines);
        let mut reader = HeaderReader::new(&headers);
        let value = read(&mut reader);
        reader.faults.first().map_or(Ok(value), |fault| Err(fault.name()))
    }

    #[test]
    fn single_values_are_of_their_type() {
        assert_eq!(read::<String>(&[("x-a", " \"5\" ")], |it| it.text("X-A")), Ok(Some("\"5\"".to_owned())));
        assert_eq!(read::<String>(&[("x-a", "5")], |it| it.text("X-A")), Ok(Some("5".to_owned())));
        assert_eq!(read::<i64>(&[("x-a", "5")], |it| it.text("X-A")), Ok(Some(5)));
        assert_eq!(read::<bool>(&[("x-a", "true")], |it| it.text("X-A")), Ok(Some(true)));
        assert_eq!(read::<Value>(&[("x-a", "5")], |it| it.text("X-A")), Ok(Some(Value::from("5"))));
        assert_eq!(read::<i64>(&[("x-a", "many")], |it| it.text("X-A")), Err("X-A"));
        assert_eq!(read::<i64>(&[("x-b", "5")], |it| it.text("X-A")), Ok(None));
    }

    #[test]
    fn lists_are_split_at_commas_and_lines() {
        let lines = [("x-a", "1, 2,,"), ("x-a", "3")];
        assert_eq!(read::<Vec<i64>>(&lines, |it| it.list("X-A")), Ok(Some(vec![1, 2, 3])));
        let texts = ["1", "2", "3"].map(str::to_owned).to_vec();
        assert_eq!(read::<Vec<String>>(&lines, |it| it.list("X-A")), Ok(Some(texts)));
        assert_eq!(read::<Vec<i64>>(&[("x-a", "1,b")], |it| it.list("X-A")), Err("X-A"));
        assert_eq!(read::<Vec<i64>>(&[], |it| it.list("X-A")), Ok(None));
    }

    #[test]
    fn objects_are_pairs() {
        let expected = || Some(Map::from([("a", 1_i64), ("b", 2)]));
        assert_eq!(read::<Map<i64>>(&[("x-a", "a,1,b,2")], |it| it.object("X-A")), Ok(expected()));
        assert_eq!(read::<Map<i64>>(&[("x-a", "a=1,b=2")], |it| it.exploded("X-A")), Ok(expected()));
        assert_eq!(read::<Map<i64>>(&[("x-a", r#"{"a":1,"b":2}"#)], |it| it.json("X-A")), Ok(expected()));
        let texts = Map::from([("a", "x=1".to_owned())]);
        assert_eq!(read::<Map<String>>(&[("x-a", "a=x=1")], |it| it.exploded("X-A")), Ok(Some(texts)));
        assert_eq!(read::<Map<i64>>(&[("x-a", "{")], |it| it.json("X-A")), Err("X-A"));
    }
}
