//! JSON as the mock reads and writes it. In: the bytes of a body, or a node of the description; out: a node, or a text.
//! It never knows schemas.

use clientwright::unstable::tree::{Members, Node, Number};
use serde::de::{self, Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// Reads JSON (RFC 8259). Members that come twice are refused: clause 4 calls their meaning unpredictable.
///
/// # Errors
///
/// What is wrong and at which line and column; also for values nested deeper than 128.
pub(crate) fn read(bytes: &[u8]) -> Result<Node, String> {
    serde_json::from_slice::<Read>(bytes).map(|read| read.0).map_err(|error| error.to_string())
}

/// The JSON text of a node, without blanks, members in their order.
pub(crate) fn text(node: &Node) -> String {
    let mut out = String::new();
    write(node, &mut out);
    out
}

/// The JSON text of a text: quoted and escaped.
pub(crate) fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}

fn write(node: &Node, out: &mut String) {
    match node {
        Node::Null => out.push_str("null"),
        Node::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Node::Number(number) => out.push_str(&number_text(*number)),
        Node::String(text) => out.push_str(&quoted(text)),
        Node::Sequence(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                write(item, out);
            }
            out.push(']');
        }
        Node::Mapping(members) => {
            out.push('{');
            for (index, (name, value)) in members.iter().enumerate() {
                out.push_str(if index == 0 { "" } else { "," });
                out.push_str(&quoted(name));
                out.push(':');
                write(value, out);
            }
            out.push('}');
        }
    }
}

/// A number in the notation of JSON; YAML's `.inf` and `.nan`, which JSON lacks, become `null`.
pub(crate) fn number_text(number: Number) -> String {
    match number {
        Number::Unsigned(value) => value.to_string(),
        Number::Signed(value) => value.to_string(),
        Number::Float(value) => serde_json::Value::from(value).to_string(),
    }
}

struct Read(Node);

impl<'de> Deserialize<'de> for Read {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadVisitor).map(Self)
    }
}

struct ReadVisitor;

impl<'de> Visitor<'de> for ReadVisitor {
    type Value = Node;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Node, E> {
        Ok(Node::Null)
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Node, E> {
        Ok(Node::Bool(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Node, E> {
        Ok(Node::Number(Number::Unsigned(value)))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Node, E> {
        let number = u64::try_from(value).map_or(Number::Signed(value), Number::Unsigned);
        Ok(Node::Number(number))
    }

    fn visit_f64<E: de::Error>(self, value: f64) -> Result<Node, E> {
        Ok(Node::Number(Number::Float(value)))
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Node, E> {
        Ok(Node::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut items = Vec::new();
        while let Some(Read(item)) = access.next_element()? {
            items.push(item);
        }
        Ok(Node::Sequence(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Node, A::Error> {
        let mut members = Members::default();
        while let Some(name) = access.next_key::<String>()? {
            let Read(value) = access.next_value()?;
            if members.contains_key(&name) {
                return Err(de::Error::custom(format!("duplicate key {}", quoted(&name))));
            }
            members.insert(name, value);
        }
        Ok(Node::Mapping(members))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_again_in_the_same_order() {
        let json = r#"{"b":[1,-2,1.5,18446744073709551615],"a":{"x":"ä\n\"","y":null,"z":true}}"#;
        assert_eq!(text(&read(json.as_bytes()).unwrap()), json);
    }

    #[test]
    fn faults_say_where() {
        for (json, part) in [
            (r#"{"a":1,"a":2}"#, "duplicate key \"a\" at line 1"),
            ("{", "line 1 column 1"),
            ("[1] x", "trailing characters"),
            ("", "EOF"),
        ] {
            let message = read(json.as_bytes()).unwrap_err();
            assert!(message.contains(part), "{json}: {message}");
        }
        assert!(read("[".repeat(100_000).as_bytes()).unwrap_err().contains("recursion limit"));
    }
}
