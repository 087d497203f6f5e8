//! Events that are told apart by their names. In: the schema of a whole event; out: a union of records, each with its data as what
//! the text of it holds. It never touches a schema that does not name each of its events.

use super::super::v3_1::text;
use crate::dialect::walk::Members;
use crate::document::pointer;
use crate::source::Pointer;
use crate::tree::{Node, private};

/// What a server-sent event is made of (HTML Standard, "Server-sent events").
const EVENT: [&str; 4] = ["event", "data", "id", "retry"];

/// References are followed so far; they may lead in a circle.
const STEPS: usize = 16;

/// Events that are told apart.
#[derive(Debug)]
pub(super) struct Told {
    /// Their union, with the names of those whose data is text and not JSON.
    pub(super) union: Node,
    /// The components that are some of them.
    pub(super) components: Vec<String>,
    /// For each variant that has data, where the schema of that data stands.
    pub(super) data: Vec<(usize, Pointer)>,
}

/// The union of the events that a schema at a place names (3.2.0, 4.14.5, "Server-Sent Event Streams"); `None` when it names none.
pub(super) fn union(schemas: &Node, event: &Node, at: &Pointer) -> Option<Told> {
    let (name, event) = resolved(schemas, event)?;
    let around = place(name.as_deref(), || at.clone());
    let common = event.get("properties").and_then(Node::as_mapping);
    let key = if event.get("oneOf").is_some() { "oneOf" } else { "anyOf" };
    let list = event.get(key).and_then(Node::as_sequence)?;
    let (mut texts, mut places) = (Vec::new(), Vec::new());
    let (mut variants, mut components) = (Vec::new(), Vec::new());
    for (index, variant) in list.iter().enumerate() {
        let (name, variant) = resolved(schemas, variant)?;
        let own = variant.get("properties").and_then(Node::as_mapping)?;
        let find = |key: &str| own.get(key).or_else(|| common?.get(key));
        if own.iter().any(|(key, _)| !EVENT.contains(&key.as_str())) {
            return None;
        }
        let event = constant(resolved(schemas, find("event")?)?.1)?;
        let owner = match own.get("data") {
            Some(_) => place(name.as_deref(), || around.key(key).index(index)),
            None => around.clone(),
        };
        let data = find("data").and_then(|data| resolved(schemas, data));
        places.extend(data.as_ref().map(|(name, data)| {
            let at = place(name.as_deref(), || owner.key("properties").key("data"));
            (index, if matches!(content(data), DataContent::Json(_)) { at.key("contentSchema") } else { at })
        }));
        let data = data.map(|(_, data)| content(data));
        if matches!(data, None | Some(DataContent::Text(_))) {
            texts.push(text(event));
        }
        let data = data.map(|data| match data {
            DataContent::Json(schema) | DataContent::Text(schema) => schema,
        });
        let found = ["id", "retry"].map(|key| find(key).is_some());
        variants.push(record((event, variant.get("description")), data, found));
        components.extend(name);
    }
    let mut union = Members::default();
    union.insert("oneOf".to_owned(), Node::Sequence(variants));
    union.insert(private::EVENTS.to_owned(), Node::Sequence(texts));
    Some(Told { union: Node::Mapping(union), components, data: places })
}

/// The place of a component, or where a schema that is none stands.
fn place(component: Option<&str>, here: impl FnOnce() -> Pointer) -> Pointer {
    component.map_or_else(here, |name| Pointer::root().key("components").key("schemas").key(name))
}

/// What the text of an event's data holds.
enum DataContent {
    Json(Node),
    Text(Node),
}

/// What the data of an event is, by its schema.
fn content(data: &Node) -> DataContent {
    let media_type = data.get("contentMediaType").and_then(Node::as_str);
    let is_json = |media_type: &str| {
        media_type.split(';').next().is_some_and(|essence| essence.trim().ends_with("json"))
    };
    match (data.get("contentSchema"), media_type) {
        (Some(schema), media_type) if media_type.is_none_or(is_json) => DataContent::Json(schema.clone()),
        (None, Some(media_type)) if is_json(media_type) => {
            DataContent::Json(Node::Mapping(Members::default()))
        }
        (Some(_) | None, _) => DataContent::Text(data.clone()),
    }
}

fn record(
    (event, description): (&str, Option<&Node>),
    data: Option<Node>,
    [has_id, has_retry]: [bool; 2],
) -> Node {
    let object = |members: Vec<(&str, Node)>| {
        Node::Mapping(members.into_iter().map(|(key, node)| (key.to_owned(), node)).collect())
    };
    let of_type = |name: &str| object(vec![("type", text(name))]);
    let mut required = vec![text("event")];
    let mut properties = vec![("event", object(vec![("type", text("string")), ("const", text(event))]))];
    if let Some(data) = data {
        required.push(text("data"));
        properties.push(("data", data));
    }
    properties.extend(has_id.then(|| ("id", of_type("string"))));
    properties.extend(has_retry.then(|| ("retry", of_type("integer"))));
    let mut members = vec![
        ("type", text("object")),
        ("required", Node::Sequence(required)),
        ("properties", object(properties)),
    ];
    members.extend(description.map(|description| ("description", description.clone())));
    object(members)
}

/// The only text that a schema allows.
fn constant(schema: &Node) -> Option<&str> {
    let one = || match schema.get("enum").and_then(Node::as_sequence)? {
        [one] => Some(one),
        [] | [_, _, ..] => None,
    };
    schema.get("const").or_else(one)?.as_str()
}

/// The schema that a reference leads to, with the name of the component.
fn resolved<'n>(schemas: &'n Node, mut node: &'n Node) -> Option<(Option<String>, &'n Node)> {
    let list = Pointer::root().key("components").key("schemas");
    let mut name = None;
    for _ in 0..STEPS {
        let Some(target) = node.get("$ref").and_then(Node::as_str) else { return Some((name, node)) };
        let at = pointer(target).filter(|at| at.parent().as_ref() == Some(&list))?;
        name = at.last();
        node = schemas.get(name.as_ref()?)?;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn events_that_are_named_are_records() {
        let json = "contentMediaType: application/json, contentSchema: {type: integer}";
        let node = |text: &str| trial::document(|_, _, _| {}, text).0;
        let schemas = node(&format!(
            "{{A: {{properties: {{event: {{const: a}}, data: {{{json}}}}}}}, B: {{$ref: '#/components/schemas/A'}}, C: {{$ref: '#/components/schemas/C'}}}}"
        ));
        let a = "{type: object, required: [event, data], properties: {event: {type: string, const: a}, data: {type: integer}}}";
        let b = "{type: object, required: [event, data], properties: {event: {type: string, const: b}, data: {type: string}, id: {type: string}}}";
        for (event, expected) in [
            (
                "{properties: {data: {type: string}, id: {}}, oneOf: [{properties: {event: {const: b}}}]}"
                    .to_owned(),
                Some(format!("{{oneOf: [{b}], x-clientwright-events: [b]}}")),
            ),
            (
                "{oneOf: [{$ref: '#/components/schemas/B'}]}".to_owned(),
                Some(format!("{{oneOf: [{a}], x-clientwright-events: []}}")),
            ),
            // one without a name, one with more than an event has, one that is nowhere, none at all
            ("{oneOf: [{properties: {event: {type: string}}}]}".to_owned(), None),
            ("{oneOf: [{properties: {event: {const: a}, more: {}}}]}".to_owned(), None),
            ("{oneOf: [{$ref: '#/components/schemas/C'}]}".to_owned(), None),
            ("{properties: {event: {const: a}}}".to_owned(), None),
        ] {
            let found = union(&schemas, &node(&event), &Pointer::root()).map(|told| told.union);
            assert_eq!(found, expected.map(|text| node(&text)), "{event}");
        }
    }
}
