//! What generation gives back. In: the API and what was written of it; out: plain data for whoever asked.
//! It never touches the disk, and decides nothing.

use crate::diagnostic::{Code, Diagnostic, Label, Report};
use crate::dialect::Dialect;
use crate::emit::Context;
use crate::format::{Files, Unprintable, Unwritten};
use crate::guide::Guide;
use crate::ir::{
    Api, Content, Foreign, ForeignPath, LeftOut, Operation, Own, Payload, Shape, TagId, Untyped,
};
use crate::paged::Paged;
use crate::source::Pointer;

/// What a description became.
#[derive(Debug, Clone)]
pub struct Generated {
    /// The files, to be written by [`crate::output::write`].
    pub files: Files,
    /// Warnings; there is no error among them.
    pub report: Report,
    /// What was emitted and what was not.
    pub summary: Summary,
}

/// What was emitted and what was not.
#[derive(Debug, Clone)]
pub struct Summary {
    /// The title of the description.
    pub title: String,
    /// The dialect: `OpenAPI 3.0`.
    pub dialect: String,
    /// How many operations the description declares.
    pub declared: usize,
    /// How many of them the settings do not ask for.
    pub not_chosen: usize,
    /// How many of them the client has.
    pub emitted: usize,
    /// The others, each with its reason.
    pub left_out: Vec<LeftOut>,
    /// How many types there are.
    pub types: usize,
    /// Places whose type is any JSON value.
    pub untyped: Vec<Untyped>,
    /// The operations whose answers come in pages, and how that is known.
    pub paged: Vec<Paged>,
    /// The features that the generated code asks for, one for each tag; empty unless the settings ask for them.
    pub features: Vec<String>,
    /// The features of `clientwright-runtime` that the generated code needs: `xml` where bodies travel as XML, and
    /// `jiff`, `chrono` or `uuid` where members are types of these crates.
    pub runtime_features: Vec<String>,
    /// What the first page of a crate shows.
    pub guide: Guide,
}

impl Summary {
    pub(crate) fn of(cx: Context<'_>, dialect: Dialect) -> Self {
        let Context { api, names, settings, .. } = cx;
        let tags = (0..api.tags.len()).filter(|_| settings.is_gated(api.operations.len()));
        let features = tags.filter_map(|index| names.tag(TagId(index))).map(|tag| tag.feature.clone());
        Self {
            title: api.info.title.clone(),
            dialect: dialect.to_string(),
            declared: api.declared,
            not_chosen: api.not_chosen,
            emitted: api.operations.iter().filter(|operation| !operation.is_second()).count(),
            left_out: api.left_out.clone(),
            types: api.types.len(),
            untyped: api.untyped.clone(),
            paged: api.operations.iter().filter_map(Paged::of).collect(),
            features: features.collect(),
            runtime_features: runtime_features(api),
            guide: crate::emit::guide(cx),
        }
    }
}

fn travels_as_xml(content: &Content) -> bool {
    let mut payloads = content.also.iter().map(|(_, payload)| payload).chain([&content.payload]);
    payloads.any(|payload| matches!(payload, Payload::Xml(_)))
}

fn runtime_features(api: &Api) -> Vec<String> {
    let has_xml = |operation: &Operation| {
        let sent = operation.body.iter().flat_map(|body| &body.content);
        let received = operation.responses.iter().flat_map(|response| &response.content);
        sent.chain(received).any(travels_as_xml)
    };
    let libraries = ["chrono", "jiff", "uuid"].into_iter().filter(|library| {
        api.types.iter().any(|(_, ty)| match &ty.shape {
            Shape::Own(Own::Foreign(Foreign { path: ForeignPath::Known(path), .. })) => {
                path.split("::").next() == Some(library)
            }
            _ => false,
        })
    });
    let xml = api.operations.iter().any(has_xml).then_some("xml");
    libraries.chain(xml).map(str::to_owned).collect()
}

/// The failures behind the gate: more text than there may be (E0008), and emitted tokens that are not Rust, a mistake of
/// this crate (E0900).
pub(crate) fn unwritten(why: Unwritten, found_before: &Report) -> Report {
    let found = |code, message| Diagnostic::new(code, Label::value(&Pointer::root()), message);
    let unprintable = |item: Unprintable| {
        let message =
            format!("the item `{}` of {} is not valid Rust: {}", item.item, item.path, item.message);
        found(Code::UNPRINTABLE, message)
    };
    let fresh: Vec<_> = match why {
        Unwritten::Unprintable(items) => items.into_iter().map(unprintable).collect(),
        Unwritten::TooLong(most) => vec![Diagnostic::too_much_output(most)],
    };
    let mut report = found_before.clone();
    report.diagnostics.extend(fresh);
    report
}
