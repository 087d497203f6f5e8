//! Finds places in YAML. In: a text that the parser has read, and the places wanted; out: their byte offsets.
//! It never checks the text: where the parser stops the walk ends, and what was found so far stands.
//!
//! The parser tells a place only in its errors. So the walk makes errors: a key is read by a visitor that refuses every
//! text (`Key`: the key is consumed, its place is in the error), and before a value is read it is asked for as an enum
//! and refused (`Probe`: the value is not consumed, its place is in the error). Only an alias is consumed by the probe,
//! and answers with the place of its anchor, which lies before everything read so far: that is how it is known.

mod probe;

use super::Lines;
use super::want::Want;
use probe::{Probe, RefusedKey, stop, told};
use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, IgnoredAny, MapAccess, SeqAccess, Visitor,
};
use std::fmt;

/// Walks the text once.
///
/// # Errors
/// What ended the walk before the text did.
pub(super) fn walk(text: &str, want: &mut Want) -> Result<(), serde_yaml::Error> {
    let mut cursor = Cursor { text, lines: Lines::yaml(text), first: None, last: 0 };
    let seed = ValueSeed { want, cursor: &mut cursor, passing: Tracking::Free, lists: Lists::Indexed };
    let end = seed.deserialize(serde_yaml::Deserializer::from_str(text));
    let first = cursor.first.or_else(|| text.find(|c: char| !c.is_whitespace()));
    want.value = Some(first.unwrap_or(0));
    end
}

/// The byte offset of the second document.
pub(super) fn second_document(text: &str) -> Option<usize> {
    let document = serde_yaml::Deserializer::from_str(text).nth(1)?;
    Probe.deserialize(document).err()?.location().map(|place| place.index())
}

/// How values that nobody looks for are passed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tracking {
    /// At once.
    Free,
    /// Place by place, because an element of a list follows whose place must be told from that of an anchor.
    Tracked,
}

/// What the elements of a list are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lists {
    /// Places by index.
    Indexed,
    /// Mappings that are taken over (`<<: [*a, *b]`); so is a mapping behind an alias, which has no place to begin with.
    Merged,
}

struct Cursor<'t> {
    text: &'t str,
    lines: Lines<'t>,
    /// The place of the first key or element.
    first: Option<usize>,
    /// The place of the last thing that was read.
    last: usize,
}

/// What a probe has met.
enum Met {
    /// A value, which is still to be read.
    Value,
    /// An alias, which is read.
    Alias,
}

impl Cursor<'_> {
    /// The place an error tells; it tells none at the start of the text, nor for some tags.
    fn place(&self, error: &impl fmt::Display) -> Option<usize> {
        told(error).map(|position| self.lines.offset(position))
    }

    /// Whether an anchor or a tag stands at a place: only there can an alias lead.
    fn is_marked(&self, place: usize) -> bool {
        matches!(self.text.as_bytes().get(place), Some(b'&' | b'!'))
    }

    /// Where an alias stands: the parser does not tell, so it is looked for behind the last thing that was read.
    fn alias(&self) -> usize {
        let rest = self.text.get(self.last..).unwrap_or("");
        rest.find(" *").map_or(self.last, |at| self.last + at + 1)
    }

    /// Whether an alias seems to stand behind the key at a place. A wrong guess costs the places behind it, no more.
    fn is_before_alias(&self, key: usize) -> bool {
        let rest = self.text.get(key..).unwrap_or("");
        let value = rest.lines().next().and_then(|line| line.split_once(": "));
        value.is_some_and(|(_, value)| value.trim_start().starts_with('*'))
    }

    /// Notes the place of a value that was just probed.
    fn note<E: Error>(&mut self, want: &mut Want, refused: &E) -> Result<Met, E> {
        match self.place(refused) {
            // Two empty scalars have one place (`- ?`); there an alias cannot lead, for that it had to be marked.
            Some(at) if at > self.last || (at == self.last && !self.is_marked(at)) => {
                self.first.get_or_insert(at);
                self.last = at;
                want.value = Some(at);
                Ok(Met::Value)
            }
            Some(_) => {
                want.value = Some(self.alias());
                Ok(Met::Alias)
            }
            // A tag of one's own. It is not told whether it was an alias to one, so nothing more can be read.
            None => Err(stop()),
        }
    }
}

/// Reads a value and notes the places within it.
struct ValueSeed<'w, 'c, 't> {
    want: &'w mut Want,
    cursor: &'c mut Cursor<'t>,
    passing: Tracking,
    lists: Lists,
}

impl ValueSeed<'_, '_, '_> {
    /// Reads a member whose key was just refused.
    fn member<'de, A: MapAccess<'de>>(
        &mut self,
        members: &mut A,
        key: &str,
        refused: &A::Error,
    ) -> Result<Option<Want>, A::Error> {
        let at = match self.cursor.place(refused) {
            Some(at) => at,
            None if self.cursor.first.is_none() => 0,
            None => return Err(stop()),
        };
        self.cursor.first.get_or_insert(at);
        // A key that is an alias tells the place of its anchor; unless every place is tracked, it looks like one that
        // has an anchor itself, and both are passed.
        let certain = !self.cursor.is_marked(at);
        if certain || (self.passing == Tracking::Tracked && at > self.cursor.last) {
            self.cursor.last = at;
        }
        let mut nothing = Want::default();
        let child = match (self.passing, self.want.children.get_mut(key)) {
            (Tracking::Tracked, Some(child)) => child,
            (Tracking::Tracked, None) => &mut nothing,
            (Tracking::Free, Some(child)) if certain => child,
            (Tracking::Free, None) if certain && key == "<<" => {
                let mut other = self.want.blank();
                return through(members, &mut other, self.cursor).map(|()| Some(other));
            }
            (Tracking::Free, Some(_) | None) => return members.next_value::<IgnoredAny>().map(|_| None),
        };
        child.keys.push(at);
        if self.passing == Tracking::Free && !child.children.is_empty() && self.cursor.is_before_alias(at) {
            child.value = Some(self.cursor.alias());
            return through(members, child, self.cursor).map(|()| None);
        }
        match members.next_value_seed(Probe) {
            Ok(()) => return Err(stop()),
            Err(refused) => match self.cursor.note(child, &refused)? {
                Met::Alias => {}
                Met::Value => {
                    let Self { cursor, passing, .. } = self;
                    members.next_value_seed(ValueSeed {
                        want: child,
                        cursor,
                        passing: *passing,
                        lists: Lists::Indexed,
                    })?
                }
            },
        }
        Ok(None)
    }

    /// Reads mappings whose members count as members here; the first that has one wins.
    fn merged<'de, A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        let Self { want, cursor, passing, lists } = self;
        loop {
            let mut other = want.blank();
            if items
                .next_element_seed(ValueSeed { want: &mut other, cursor: &mut *cursor, passing, lists })?
                .is_none()
            {
                return Ok(());
            }
            want.adopt(other);
        }
    }

    /// Reads an element; `false` when there is none any more.
    fn element<'de, A: SeqAccess<'de>>(
        &mut self,
        items: &mut A,
        index: usize,
        passing: Tracking,
    ) -> Result<bool, A::Error> {
        let mut nothing = Want::default();
        let child = self.want.children.get_mut(&index.to_string()).unwrap_or(&mut nothing);
        match items.next_element_seed(Probe) {
            Ok(None) => Ok(false),
            Ok(Some(())) => Err(stop()),
            Err(refused) => match self.cursor.note(child, &refused)? {
                Met::Alias => Ok(true),
                Met::Value => {
                    let walk = ValueSeed { want: child, cursor: self.cursor, passing, lists: Lists::Indexed };
                    items.next_element_seed(walk).map(|met| met.is_some())
                }
            },
        }
    }
}

/// Reads a value that may be an alias: its members, wherever they stand.
fn through<'de, A: MapAccess<'de>>(
    members: &mut A,
    want: &mut Want,
    cursor: &mut Cursor<'_>,
) -> Result<(), A::Error> {
    let last = cursor.last;
    members.next_value_seed(ValueSeed {
        want,
        cursor: &mut *cursor,
        passing: Tracking::Free,
        lists: Lists::Merged,
    })?;
    cursor.last = last;
    Ok(())
}

impl<'de> DeserializeSeed<'de> for ValueSeed<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut members: A) -> Result<(), A::Error> {
        let mut merged = Vec::new();
        loop {
            let mut key = None;
            match (members.next_key_seed(RefusedKey { text: &mut key }), key) {
                (Ok(None), _) => break,
                (Err(refused), Some(key)) => merged.extend(self.member(&mut members, &key, &refused)?),
                // A key that is not a text was consumed in part.
                (Err(refused), None) => return Err(refused),
                (Ok(Some(())), _) => return Err(stop()),
            }
        }
        merged.into_iter().for_each(|other| self.want.adopt(other));
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        if self.lists == Lists::Merged {
            return self.merged(items);
        }
        let last = self.want.last_index();
        let mut index = 0_usize;
        while self.passing == Tracking::Tracked || last.is_some_and(|last| index <= last) {
            let passing = if last == Some(index) { self.passing } else { Tracking::Tracked };
            if !self.element(&mut items, index, passing)? {
                return Ok(());
            }
            index += 1;
        }
        while items.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_enum<A: EnumAccess<'de>>(self, _: A) -> Result<(), A::Error> {
        Err(stop())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<(), E> {
        Ok(())
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
}
