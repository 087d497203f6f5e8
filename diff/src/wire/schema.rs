//! Schemas. In: pairs of schemas, each in a request or in a response; out: changes of what values they allow. It never compares a pair
//! twice in one direction, whoever refers to it.

mod bounds;
mod effective;
mod notes;
mod objects;
mod types;
mod unions;
mod values;

use crate::changes::{Owner, Places};
use crate::rules::{Direction, Keyword};
use crate::view::View;
use crate::wire::{Both, Wire};
use clientwright::source::Pointer;
use effective::Effective;
use std::collections::HashMap;
use types::Rest;

/// What two references of one pair lead to.
type Pair = (Pointer, Pointer, Direction);

/// Pairs that have to be compared yet, and all that were asked for.
#[derive(Debug, Default)]
pub(crate) struct Schemas<'a> {
    known: HashMap<Pair, Owner>,
    waiting: Vec<(Owner, Both<'a>, Direction, String)>,
}

/// A pair of schemas while it is compared.
#[derive(Debug)]
struct Pairing<'a, 's> {
    old: Effective<'a>,
    new: Effective<'a>,
    direction: Direction,
    /// What it is called in messages.
    name: &'s str,
}

impl Schemas<'_> {
    /// Compares what references led to, and what those lead to, until nothing is left.
    pub(crate) fn finish(wire: &mut Wire<'_, '_>) {
        while let Some((owner, both, direction, name)) = wire.schemas.waiting.pop() {
            wire.changes.enter(Some(owner));
            wire.pair(&both, (&name, direction));
        }
        wire.changes.enter(None);
    }
}

impl<'a> Wire<'a, '_> {
    /// Compares two schemas, at once or, behind references, later.
    pub(crate) fn schema(
        &mut self,
        both: Option<(View<'a>, View<'a>)>,
        (name, direction): (&str, Direction),
    ) {
        let Some((old, new)) = both else { return };
        let is_shared = old.reference().is_some() || new.reference().is_some();
        let both = Both { old: old.followed(), new: new.followed() };
        if !is_shared {
            return self.pair(&both, (name, direction));
        }
        let pair = (both.old.at.clone(), both.new.at.clone(), direction);
        if let Some(owner) = self.schemas.known.get(&pair).copied() {
            return self.changes.reach(owner);
        }
        let owner = self.changes.shared();
        self.changes.reach(owner);
        self.schemas.known.insert(pair, owner);
        let named = both.new.at.as_str().strip_prefix("/components/schemas/");
        let named = named.filter(|name| !name.contains('/'));
        let name = named.map_or(name.to_owned(), |name| format!("`{name}` {}", direction.place()));
        self.schemas.waiting.push((owner, both, direction, name));
    }

    fn pair(&mut self, both: &Both<'a>, (name, direction): (&str, Direction)) {
        if both.old.node.as_mapping().is_none() || both.new.node.as_mapping().is_none() {
            return;
        }
        let (old, new) = (Effective::of(&both.old), Effective::of(&both.new));
        let pairing = Pairing { old, new, direction, name };
        notes::compare(self, &pairing);
        let rest = types::compare(self, &pairing);
        if rest == Rest::None {
            return;
        }
        if rest == Rest::All {
            values::compare(self, &pairing);
            bounds::compare(self, &pairing);
            objects::compare(self, &pairing);
        }
        unions::compare(self, &pairing);
    }
}

impl<'a> Pairing<'a, '_> {
    /// Adds a change of the schema itself.
    fn push(&self, wire: &mut Wire<'a, '_>, keyword: Keyword, (key, what): (&str, &str)) {
        let places = Places::both(self.old.place(key), self.new.place(key));
        self.push_at(wire, keyword, places, what);
    }

    /// Adds a change of something in the schema.
    fn push_at(&self, wire: &mut Wire<'a, '_>, keyword: Keyword, places: Places, what: &str) {
        wire.push(keyword.code(self.direction), format!("{}: {what}", self.name), places);
    }

    /// The name of something in it.
    fn name_of(&self, inner: &str) -> String {
        format!("{}, {inner}", self.name)
    }

    /// Both values of a keyword.
    fn get(&self, key: &str) -> (Option<View<'a>>, Option<View<'a>>) {
        (self.old.get(key), self.new.get(key))
    }
}
