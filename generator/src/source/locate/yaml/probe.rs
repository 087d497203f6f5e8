//! The visitors that refuse, so that the parser tells a place. In: a key or a value; out: always an error.
//! They never read more than one scalar.

use serde::de::{DeserializeSeed, Deserializer, EnumAccess, Error, Visitor};
use std::fmt;

/// An error whose text nobody reads.
pub(super) fn stop<E: Error>() -> E {
    E::custom("stop")
}

/// Reads a key, keeps it, and refuses it.
pub(super) struct Key<'k> {
    pub(super) text: &'k mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Key<'_> {
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
