//! Turns a document into an API. In: a checked document; out: servers, schemes, types and operations by id.
//! It never stops at a mistake: a broken schema becomes any value, a broken operation is left out and recorded.

mod alias;
mod asked;
mod body;
mod choice;
mod circle;
mod content;
mod defaults;
mod direction;
mod encoding;
mod endless;
mod event;
mod examples;
mod form;
mod gateway;
mod hint;
mod items;
mod long_running;
mod media_type;
mod misfit;
mod multipart;
mod operation;
mod paging;
mod parameter;
mod patch;
mod path;
mod policy;
mod prose;
mod response;
mod schema;
mod section;
mod security;
mod server;
mod setting;
mod slot;
mod streaming;
mod tag;
mod template;
mod text;
mod unsupported;
mod xml;

use crate::diagnostic::{Diagnostic, Problems};
use crate::document::{Document, Piece, Place};
use crate::ir::{Api, Info, Server, ServerGroupId, Shape, Untyped};
use crate::settings::{Components, Settings};
use crate::source::{Origin, Pointer, PointerMap, PointerSet};
use crate::tree::private;
use choice::MatchedFilters;
use hint::Hint;
use prose::Site;
use schema::Schemas;
use std::collections::HashMap;
use tag::Tags;

/// Lowers a document.
pub fn lower(document: &Document<'_>, settings: &Settings, problems: &mut Problems) -> Api {
    let mut cx = Lowering {
        document,
        settings,
        problems,
        api: Api::default(),
        schemas: Schemas::default(),
        counted: PointerSet::default(),
        choice: MatchedFilters::of(settings),
        ids: HashMap::new(),
        paging: HashMap::default(),
        tags: Tags::of(&document.root()),
        servers: HashMap::default(),
        members: 0,
        site: Site::of(&document.root(), settings),
    };
    let root = document.root();
    info(&mut cx, &root);
    server::root(&mut cx, &root);
    security::schemes(&mut cx);
    setting::read(&mut cx);
    security::unknown(&mut cx);
    security::unasked(&mut cx, &root);
    schema::names(&mut cx);
    schema::subtypes(&mut cx);
    path::lower_operations(&mut cx, &root);
    event::webhooks(&mut cx, &root);
    choice::report(&mut cx);
    match settings.components {
        Components::Reached => {}
        Components::All => schema::components(&mut cx),
    }
    schema::settle(&mut cx);
    schema::share(&mut cx);
    schema::check_choices(&mut cx);
    circle::open(&mut cx);
    alias::shorten(&mut cx.api.types);
    if cx.is_full() {
        cx.report(Diagnostic::too_much_output(settings.bounds.output));
    }
    schema::name_subtypes(&mut cx);
    multipart::name(&mut cx.api);
    defaults::settle(&mut cx);
    examples::check(&mut cx);
    endless::settle(&mut cx);
    direction::split(&mut cx.api, settings.required);
    patch::split(&mut cx.api);
    xml::settle(&mut cx);
    server::name(&mut cx);
    streaming::split(&mut cx.api);
    paging::settle(&mut cx);
    section::divide(&mut cx.api);
    asked::settle(&mut cx, &root);
    cx.api
}

/// What every function of this stage works on.
pub(crate) struct Lowering<'a, 'p> {
    document: &'p Document<'a>,
    settings: &'p Settings,
    problems: &'p mut Problems,
    api: Api,
    schemas: Schemas<'a>,
    /// The places counted in `api.untyped`: components are lowered once for each use.
    counted: PointerSet,
    choice: MatchedFilters,
    /// Where each operationId was met first.
    ids: HashMap<&'a str, Pointer>,
    /// What is said of the pages of operations.
    paging: PointerMap<paging::SaidPaging>,
    tags: Tags<'a>,
    /// The lists of servers that were met.
    servers: HashMap<Vec<Server>, ServerGroupId>,
    /// How many members all records have.
    members: usize,
    /// Where relative links of texts lead.
    site: Site,
}

/// Bytes of Rust that a member of a record takes at the very least: in its struct, in its table, to be read and written.
const MEMBER: usize = 150;

impl<'a> Lowering<'a, '_> {
    fn piece<T: Piece>(&mut self, place: &Place<'a>) -> Option<T> {
        self.document.piece(place, self.problems)
    }

    fn report(&mut self, found: Diagnostic) {
        self.problems.push(found);
    }

    /// Whether what is written at a place leads nowhere, which has been reported.
    fn is_lost(&self, at: &Pointer) -> bool {
        self.problems.is_lost(at)
    }

    /// Counts the members of a shape that was made.
    fn count(&mut self, shape: &Shape) {
        if let Shape::Record(record) = shape {
            self.members = self.members.saturating_add(record.fields.len());
        }
    }

    /// Whether there are more members than could be written (E0008): what else there is need not be known then. Each `allOf`
    /// lists the members of all that it is made of, so that these can grow with the square of the text.
    fn is_full(&self) -> bool {
        self.members > self.settings.bounds.output / MEMBER
    }

    /// Counts a place whose type says less than its schema.
    fn untyped(&mut self, place: &Place<'a>, reason: &'static str) {
        self.untyped_at(&place.at, reason);
    }

    /// The same of a place by its pointer.
    fn untyped_at(&mut self, at: &Pointer, reason: &'static str) {
        if self.counted.insert(at.clone()) {
            let written = self.written(at);
            self.api.untyped.push(Untyped { at: at.clone(), written, reason });
        }
    }

    /// Where a place of the tree was written: other dialects look different there, and it may be another file.
    fn written(&self, at: &Pointer) -> Origin {
        self.problems.origins().of(at)
    }
}

fn info<'a>(cx: &mut Lowering<'a, '_>, root: &Place<'a>) {
    let Some(place) = root.get("info") else { return };
    let Some(info) = cx.piece::<openapiv3::Info>(&place) else { return };
    let text = text::described(&cx.site, place.text(private::SUMMARY), info.description.as_deref());
    cx.api.info = Info { title: info.title, version: info.version, text };
}

#[cfg(test)]
mod tests;
