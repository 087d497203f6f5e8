//! Forms of JSON. In: types with the media types that carry them; out: a form for each type, or for each choice of the caller.
//! It never makes a form of a range alone: nothing is sent as `*/*`.

use crate::ir::{Content, Payload, TypeUse};
use crate::lower::media_type::{self, MediaKind};

/// What is sent where a range leaves the choice, and what is asked for.
pub(super) const JSON: &str = "application/json";

/// The types of forms of JSON, each with its media types, in the order of the description.
#[derive(Debug, Default)]
pub(super) struct Forms(Vec<(TypeUse, Vec<String>)>);

impl Forms {
    pub(super) fn add(&mut self, ty: TypeUse, media_type: &str) {
        let media_type = media_type.to_owned();
        match self.0.iter_mut().find(|(known, _)| *known == ty) {
            Some((_, names)) if names.contains(&media_type) => {}
            Some((_, names)) => names.push(media_type),
            None => self.0.push((ty, vec![media_type])),
        }
    }

    /// A form for each type: what comes says what it is.
    pub(super) fn merged(self) -> Vec<Content> {
        let one = |(ty, names): (TypeUse, Vec<String>)| {
            let mut media_types: Vec<String> = Vec::new();
            for name in names {
                let name = if media_type::kind(&name) == MediaKind::Any { JSON.to_owned() } else { name };
                if !media_types.contains(&name) {
                    media_types.push(name);
                }
            }
            content(ty, media_types)
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
