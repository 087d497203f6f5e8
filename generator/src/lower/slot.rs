//! A method of a path. In: a path item; out: its operations, each with what the path says for all, and the pieces of a template. It
//! never lowers anything.

use crate::document::Place;
use crate::ir::{Method, Segment};
use crate::tree::private;

/// A method of a path, and what the path says for all of its methods.
pub(super) struct Slot<'a> {
    /// The path template.
    pub(super) template: &'a str,
    /// The path item, after references.
    pub(super) item: Place<'a>,
    /// The method.
    pub(super) method: Method,
    /// The operation.
    pub(super) operation: Place<'a>,
}

impl Slot<'_> {
    /// Method and path, for people: `GET /pets`.
    pub(super) fn title(&self) -> String {
        format!("{} {}", self.method.wire(), self.template)
    }

    /// The operationId, or method and path.
    pub(super) fn id(&self) -> String {
        self.operation.text("operationId").map_or_else(|| self.title(), str::to_owned)
    }
}

/// The operations of a path item, in the order of the text. 3.2 has one key more, and further methods by their names.
pub(super) fn operations<'a>(item: &Place<'a>) -> Vec<(Method, Place<'a>)> {
    let mut found = Vec::new();
    for (key, place) in item.members() {
        if key == private::OPERATIONS {
            found.extend(place.members().map(|(name, operation)| (Method::named(name), operation)));
        }
        let key = if key == private::QUERY { "query" } else { key };
        found
            .extend(Method::ALL.into_iter().find(|method| method.key() == key).map(|method| (method, place)));
    }
    found
}

/// Cuts a template at its parameters; `None` for a name asks for text. A brace without its partner is text.
pub(super) fn segments(template: &str, argument: impl Fn(&str) -> Option<usize>) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut text = String::new();
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        text.push_str(before);
        let found = after.split_once('}').and_then(|(name, after)| Some((argument(name)?, after)));
        match found {
            Some((index, after)) => {
                if !text.is_empty() {
                    segments.push(Segment::Text(std::mem::take(&mut text)));
                }
                segments.push(Segment::Argument(index));
                rest = after;
            }
            None => {
                text.push('{');
                rest = after;
            }
        }
    }
    text.push_str(rest);
    if !text.is_empty() {
        segments.push(Segment::Text(text));
    }
    segments
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn templates_are_cut_at_their_parameters() {
        let text = |text: &str| Segment::Text(text.to_owned());
        let index = |name: &str| ["id", "format"].iter().position(|known| *known == name);
        let cases = [
            ("/pets", vec![text("/pets")]),
            ("/pets/{id}", vec![text("/pets/"), Segment::Argument(0)]),
            (
                "/{id}.{format}/x",
                vec![text("/"), Segment::Argument(0), text("."), Segment::Argument(1), text("/x")],
            ),
            ("/{id}{format}", vec![text("/"), Segment::Argument(0), Segment::Argument(1)]),
            ("/{nobody}/{id}", vec![text("/{nobody}/"), Segment::Argument(0)]),
            ("/{id", vec![text("/{id")]),
        ];
        for (template, wanted) in cases {
            assert_eq!(segments(template, index), wanted, "{template}");
        }
    }
}
