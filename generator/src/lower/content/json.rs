//! Forms of JSON. In: types with the media types that carry them; out: a form for each type, or for each choice of the caller.
//! It never makes a form of a range alone: nothing is sent as `*/*`.

use crate::ir::{Content, Payload, TypeUse};
use crate::lower::media_type::{self, MediaKind};
use indexmap::{IndexMap, IndexSet};

/// What is sent where a range leaves the choice, and what is asked for.
pub(super) const JSON: &str = "application/json";

/// The types of forms of JSON, each with its media types, in the order of the description.
#[derive(Debug, Default)]
pub(super) struct Forms(IndexMap<TypeUse, IndexSet<String>>);

impl Forms {
    pub(super) fn add(&mut self, ty: TypeUse, media_type: &str) {
        self.0.entry(ty).or_default().insert(media_type.to_owned());
    }

    /// A form for each type: what comes says what it is.
    pub(super) fn merged(self) -> Vec<Content> {
        let named =
            |name: String| if media_type::kind(&name) == MediaKind::Any { JSON.to_owned() } else { name };
        let one = |(ty, names): (TypeUse, IndexSet<String>)| {
            let names: IndexSet<String> = names.into_iter().map(named).collect();
            content(ty, names.into_iter().collect())
        };
        self.0.into_iter().map(one).collect()
    }

    /// The forms that a caller chooses from, in whatever order they are described. Types that all mean JSON are one form,
    /// sent as `application/json` unless the caller says otherwise; those that mean something else (a patch of one kind,
    /// a patch of another) are forms of their own.
    pub(super) fn chosen(self) -> Vec<Content> {
        let is_plain = |name: &String| media_type::essence(name) == JSON;
        let mut made = Vec::new();
        for (ty, names) in self.0 {
            let (ranges, mut concrete): (Vec<_>, Vec<_>) =
                names.into_iter().partition(|name| media_type::is_range(name));
            // a stable sort: what is sent comes first, and what only contains JSON last
            concrete.sort_by_key(|name| (!is_plain(name), media_type::kind(name) != MediaKind::Json));
            let is_plain_json = concrete.first().is_none_or(is_plain);
            if is_plain_json || concrete.len() == 1 {
                if concrete.is_empty() {
                    concrete.push(JSON.to_owned());
                }
                concrete.extend(ranges);
                made.push(content(ty, concrete));
                continue;
            }
            let mut ranges = Some(ranges);
            made.extend(concrete.into_iter().map(|name| {
                let ranges = ranges.take().into_iter().flatten();
                content(ty, std::iter::once(name).chain(ranges).collect())
            }));
        }
        made
    }
}

fn content(ty: TypeUse, media_types: Vec<String>) -> Content {
    Content::new(media_types, Payload::Json(ty))
}
