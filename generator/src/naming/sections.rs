//! Names of sections. In: the sections, and the names of tags; out: the module of each, which is the name of its file.

use super::scope::{Ident, Scope, Wanted};
use super::tags::{self, TagNames};
use super::{case, reserved};
use crate::ir::{Api, Section};

pub(super) fn sections(api: &Api, tags: &[TagNames]) -> Vec<Option<Ident>> {
    let mut modules = Scope::new(reserved::MODULES, "_path");
    let paths = api.sections.iter().filter_map(|section| match section {
        Section::Path(word) => Some(word),
        Section::Tag(_) => None,
    });
    let wanted: Vec<_> = paths
        .map(|word| Wanted {
            rank: u8::from(case::snake(word) != *word),
            names: vec![tags::module(word)],
            ..Wanted::of(word, String::new())
        })
        .collect();
    let mut of_paths = modules.claim_all(&wanted).into_iter();
    let sections = api.sections.iter().map(|section| match section {
        Section::Tag(tag) => tags.get(tag.0).map(|names| names.module.clone()),
        Section::Path(_) => of_paths.next(),
    });
    sections.collect()
}
