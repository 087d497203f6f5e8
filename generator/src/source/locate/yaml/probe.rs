//! The visitors that refuse, so that the parser tells a place. In: a key or a value; out: always an error.
//! They never read more than one scalar.

use super::super::Position;
use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, Visitor};
use std::fmt;

/// Where an error is, by its text: `… at line 3 column 5`. `serde_yaml::Error::location` says the same, but visitors are given
/// errors of an unknown type (`MapAccess::Error`), of which the text is all that can be read. A test compares the two.
pub(super) fn told(error: &impl fmt::Display) -> Option<Position> {
    let text = error.to_string();
    let (_, place) = text.rsplit_once(" at line ")?;
    let (line, column) = place.split_once(" column ")?;
    Some(Position { line: line.parse().ok()?, column: column.parse().ok()? })
}

/// An error whose words nobody reads.
pub(super) fn stop<E: Error>() -> E {
    E::custom("stop")
}

/// Reads a key, keeps it, and refuses it.
pub(super) struct RefusedKey<'k> {
    pub(super) text: &'k mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for RefusedKey<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for RefusedKey<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        *self.text = Some(text.to_owned());
        Err(stop())
    }
}

/// Refuses a value before it is read.
pub(super) struct Probe;

impl<'de> DeserializeSeed<'de> for Probe {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_enum("", &[], self)
    }
}

impl<'de> Visitor<'de> for Probe {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("nothing")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(stop())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::de::MapAccess;
    use serde_yaml::Error as YamlError;

    /// Refuses the last member of the innermost mapping: its key, or its value.
    enum Refuse {
        Key,
        Value,
    }

    impl<'de> DeserializeSeed<'de> for &Refuse {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_any(self)
        }
    }

    impl<'de> Visitor<'de> for &Refuse {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a mapping")
        }

        fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
            Ok(())
        }

        fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
            loop {
                let mut text = None;
                let refused = members.next_key_seed(RefusedKey { text: &mut text });
                match (self, text.as_deref()) {
                    (Refuse::Key, Some("here")) => return refused.map(|_| ()),
                    (Refuse::Value, Some("here")) => return members.next_value_seed(Probe),
                    (Refuse::Key | Refuse::Value, Some(_)) => members.next_value_seed(self)?,
                    (Refuse::Key | Refuse::Value, None) => return Ok(()),
                }
            }
        }
    }

    fn refused(text: &str, what: &Refuse) -> YamlError {
        what.deserialize(serde_yaml::Deserializer::from_str(text)).unwrap_err()
    }

    /// When this fails, yaml_serde says places in other words: mend `told`, and raise the least version in the workspace's
    /// `Cargo.toml` to the one that says it so. If it tells visitors where they are, use that, and `told` can go.
    #[test]
    fn the_text_of_an_error_tells_its_location() {
        for text in [
            "a: x\nhere: 1\n",
            "a: {b: x, here: [1]}",
            "a:\n  b:\n    'here' :   |\n      x\n",
            "ä: {here: 1}",
        ] {
            for what in [Refuse::Key, Refuse::Value] {
                let error = refused(text, &what);
                let location = error.location().map(|at| Position { line: at.line(), column: at.column() });
                assert!(location.is_some_and(|at| (at.line, at.column) > (1, 1)), "{text}: {error}");
                assert_eq!(told(&error), location, "{text}: {error}");
            }
        }
        // at the start of the text there is none to be told
        assert_eq!(told(&refused("here: 1", &Refuse::Key)), None);
    }
}
