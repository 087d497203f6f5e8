//! The places that are looked for, as a tree. In: pointers; out, after a walk: where their keys and values begin.
//! It never walks a text: `json` and `yaml` do, and fill it.

use super::Part;
use crate::source::Pointer;
use std::collections::HashMap;

/// No document that is read has more levels; what a pointer says below them is in no text.
const MAX_DEPTH: usize = 160;

/// A place that is looked for, or one on the way to it. Offsets are bytes of the text.
#[derive(Debug, Default)]
pub(super) struct Want {
    /// The members or elements that are looked for.
    pub(super) children: HashMap<String, Want>,
    /// Where keys for this place begin: of a key that is written twice the last one counts.
    pub(super) keys: Vec<usize>,
    /// Where the value begins.
    pub(super) value: Option<usize>,
}

impl Want {
    /// Looks for one more place.
    pub(super) fn add(&mut self, pointer: &Pointer) {
        pointer.tokens().take(MAX_DEPTH).fold(self, |want, token| want.children.entry(token).or_default());
    }

    /// Where a place begins, or the nearest one around it.
    pub(super) fn nearest(&self, pointer: &Pointer, part: Part) -> Option<usize> {
        let mut found = self;
        for token in pointer.tokens() {
            match found.children.get(&token) {
                Some(inner) if inner.is_found() => found = inner,
                Some(_) | None => return found.place(Part::Key),
            }
        }
        found.place(part)
    }

    /// Where the keys of a place begin.
    pub(super) fn keys(&self, pointer: &Pointer) -> Vec<usize> {
        let found = pointer.tokens().try_fold(self, |want, token| want.children.get(&token));
        found.map(|want| want.keys.clone()).unwrap_or_default()
    }

    /// The same places, none of them found.
    pub(super) fn blank(&self) -> Self {
        let children = self.children.iter().map(|(key, want)| (key.clone(), want.blank())).collect();
        Self { children, ..Self::default() }
    }

    /// Takes the members found elsewhere that were not found here (YAML's `<<`).
    pub(super) fn adopt(&mut self, other: Self) {
        for (key, theirs) in other.children {
            match self.children.get_mut(&key) {
                Some(ours) if !ours.is_found() => *ours = theirs,
                Some(_) | None => {}
            }
        }
    }

    /// The largest index that is looked for in a list.
    pub(super) fn last_index(&self) -> Option<usize> {
        self.children.keys().filter_map(|key| key.parse().ok()).max()
    }

    /// Moves every place that was found.
    pub(super) fn shift(&mut self, by: usize) {
        self.keys.iter_mut().chain(&mut self.value).for_each(|at| *at += by);
        self.children.values_mut().for_each(|inner| inner.shift(by));
    }

    pub(super) fn is_found(&self) -> bool {
        self.value.is_some() || !self.keys.is_empty()
    }

    fn place(&self, part: Part) -> Option<usize> {
        let key = self.keys.last().copied();
        match part {
            Part::Key => key.or(self.value),
            Part::Value => self.value.or(key),
        }
    }
}
