//! Texts for people: summaries, descriptions, examples. In: what pieces say of themselves; out: [`Text`].
//! Texts become CommonMark (`prose`); no word changes.

use super::Lowering;
use super::prose::{self, Site};
use crate::document::Place;
use crate::ir::Text;
use crate::tree::private;
use crate::tree::{Node, Number};
use serde::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};

/// A summary and a description, as CommonMark.
pub(super) fn described(site: &Site, summary: Option<&str>, description: Option<&str>) -> Text {
    Text {
        summary: prose::one_line(summary.unwrap_or_default().trim(), site),
        description: prose::commonmark(description.unwrap_or_default().trim_end(), site).into_owned(),
        ..Text::default()
    }
}

/// Keywords that say nothing of what a value is.
pub(super) fn is_for_people(key: &str) -> bool {
    matches!(key, "title" | "description" | "example" | "externalDocs" | "deprecated" | "nullable")
        || key.starts_with("x-")
}

/// What a schema says of itself: its title, its description, its example. Beside a reference, the texts alone.
pub(super) fn of_schema(site: &Site, place: &Place<'_>) -> Text {
    let own = place.reference().is_none();
    Text {
        deprecated: own && matches!(place.node.get("deprecated"), Some(Node::Bool(true))),
        examples: if own { examples_of_schema(place) } else { Vec::new() },
        default: place.get("default").filter(|_| own).map(|default| compact(default.node)),
        ..described(site, place.text("title"), place.text("description"))
    }
}

/// Later versions than 3.0 have lists of examples.
fn examples_of_schema(place: &Place<'_>) -> Vec<String> {
    let all = place.get("example").into_iter().chain(place.items_at(private::EXAMPLES));
    all.map(|example| compact(example.node)).collect()
}

/// The values of `example` and `examples` of a parameter, a header or a media type.
pub(super) fn examples<'a>(cx: &Lowering<'a, '_>, place: &Place<'a>) -> Vec<String> {
    let one = place.get("example").map(|example| compact(example.node));
    let many = place.members_at("examples").filter_map(|(_, example)| {
        let value = cx.document.resolve(&example)?.get("value")?;
        Some(compact(value.node))
    });
    one.into_iter().chain(many).collect()
}

/// A value as compact JSON, its members in the order of the text.
pub(super) fn compact(node: &Node) -> String {
    serde_json::to_string(&CompactJson(node)).unwrap_or_default()
}

struct CompactJson<'a>(&'a Node);

impl Serialize for CompactJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Node::Null => serializer.serialize_unit(),
            Node::Bool(value) => serializer.serialize_bool(*value),
            Node::Number(Number::Unsigned(value)) => serializer.serialize_u64(*value),
            Node::Number(Number::Signed(value)) => serializer.serialize_i64(*value),
            Node::Number(Number::Float(value)) => serializer.serialize_f64(*value),
            Node::String(text) => serializer.serialize_str(text),
            Node::Sequence(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                items.iter().try_for_each(|item| list.serialize_element(&CompactJson(item)))?;
                list.end()
            }
            Node::Mapping(members) => {
                let mut map = serializer.serialize_map(Some(members.len()))?;
                members
                    .iter()
                    .try_for_each(|(name, value)| map.serialize_entry(name, &CompactJson(value)))?;
                map.end()
            }
        }
    }
}
