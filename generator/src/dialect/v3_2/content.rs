//! Media types. In: contents by media type; out: the same without references to media types, and with items as the lists that
//! they are. It never says how items follow each other: the media type does.

use super::events;
use crate::diagnostic::{Code, Diagnostic, Label, Problems};
use crate::dialect::walk::{LazyPointer, Members, Moves, as_members, each};
use crate::document::{Thing, pointer};
use crate::source::{Origins, Pointer};
use crate::tree::{Node, private};

/// Unfolds `components/mediaTypes` (3.2.0, 4.8.1), then `itemSchema` (4.14.3, "Sequential Media Types"), and gives encodings in
/// an encoding (4.15.1) names that `document` knows.
pub(in crate::dialect) fn unfold(tree: &mut Node, origins: &mut Origins, problems: &mut Problems) {
    copies(tree, origins);
    let schemas = tree.get("components").and_then(|components| components.get("schemas")).cloned();
    let schemas = schemas.unwrap_or(Node::Null);
    let mut moves = Moves::new(origins);
    let mut told = Vec::new();
    each(tree, &mut |way, kind, node| match (kind.thing(), node) {
        (Some(Thing::MediaType), Node::Mapping(media_type)) => {
            told.extend(rewrite_events(way, media_type, (&mut moves, &schemas), problems));
        }
        (Some(Thing::Encoding), Node::Mapping(encoding)) => nested(way, encoding, &mut moves),
        (_, _) => {}
    });
    moves.follow(tree);
    for name in told {
        let data = ["components", "schemas", &name, "properties", "data"];
        let data = data.into_iter().fold(Pointer::root(), |at, key| at.key(key));
        // it has been read, where the event is
        if let Some(data) = tree.at_mut(&data).and_then(as_members) {
            data.remove("contentSchema");
        }
    }
}

/// A media type that is referred to stands where it is used: 3.0 has no references to media types.
fn copies(tree: &mut Node, origins: &mut Origins) {
    let named =
        tree.get("components").and_then(|it| it.get("mediaTypes")).and_then(Node::as_mapping).cloned();
    let Some(named) = named else { return };
    let list = Pointer::root().key("components").key("mediaTypes");
    let target = |text: &str| {
        let at = pointer(text)?;
        (at.parent().as_ref() == Some(&list)).then(|| at.last()).flatten()
    };
    let mut moves = Moves::new(origins);
    each(tree, &mut |way, kind, node| {
        if kind.thing() != Some(Thing::MediaType) {
            return;
        }
        let mut found = node.get("$ref").and_then(Node::as_str).and_then(target);
        // one may be a reference to another
        for _ in 0..named.len() {
            let Some((name, media_type)) = found.as_ref().and_then(|name| Some((name, named.get(name)?)))
            else {
                return;
            };
            let next = media_type.get("$ref").and_then(Node::as_str).and_then(target);
            if next.is_none() {
                *node = media_type.clone();
                moves.stands_for(&way.pointer(), &list.key(name));
                return;
            }
            found = next;
        }
    });
    if let Some(components) =
        as_members(tree).and_then(|root| root.get_mut("components")).and_then(as_members)
    {
        components.remove("mediaTypes");
    }
}

/// Gives the components that are events, and have been read as such.
fn rewrite_events(
    way: &LazyPointer<'_>,
    media_type: &mut Members,
    (moves, schemas): (&mut Moves<'_>, &Node),
    problems: &mut Problems,
) -> Vec<String> {
    let at = way.pointer();
    for key in ["prefixEncoding", "itemEncoding"] {
        if media_type.remove(key).is_some() {
            let message = format!("`{key}` is ignored: the caller encodes and decodes parts without names");
            problems.push(Diagnostic::new(Code::PARTS_BY_POSITION, Label::key(&at.key(key)), message));
        }
    }
    let Some(item) = media_type.remove("itemSchema") else { return Vec::new() };
    let (from, schema) = (at.key("itemSchema"), at.key("schema"));
    let is_events = at.last().is_some_and(|name| name.to_ascii_lowercase().starts_with("text/event-stream"));
    let told = is_events.then(|| events::union(schemas, &item, &from)).flatten();
    let list = [("type".to_owned(), super::super::v3_1::text("array"))];
    let mut list: Members = list.into_iter().collect();
    moves.stands_for(&schema, &from);
    let components = match told {
        Some(events::Told { union, components, data }) => {
            moves.moved(&from, &schema.key("items"));
            for (index, place) in data {
                let to = schema.key("items").key("oneOf").index(index).key("properties").key("data");
                moves.moved(&place, &to);
            }
            list.insert("items".to_owned(), union);
            components
        }
        None => {
            let (place, item) = if is_events { data(from, item) } else { (from, item) };
            moves.moved(&place, &schema.key("items"));
            list.insert("items".to_owned(), item);
            Vec::new()
        }
    };
    media_type.insert("schema".to_owned(), Node::Mapping(list));
    components
}

/// What is said of a part that is a form itself.
fn nested(way: &LazyPointer<'_>, encoding: &mut Members, moves: &mut Moves<'_>) {
    let keys = [
        ("encoding", private::ENCODING),
        ("prefixEncoding", private::PREFIX_ENCODING),
        ("itemEncoding", private::ITEM_ENCODING),
    ];
    for (key, name) in keys {
        if let Some(inner) = encoding.remove(key) {
            let at = way.pointer();
            moves.moved(&at.key(key), &at.key(name));
            encoding.insert(name.to_owned(), inner);
        }
    }
}

/// What the data of an event is, where its schema says so (3.2.0, 4.14.5, "Server-Sent Event Streams").
fn data(at: Pointer, event: Node) -> (Pointer, Node) {
    let data = event.get("properties").and_then(|properties| properties.get("data"));
    let json = |data: &&Node| {
        data.get("contentMediaType").and_then(Node::as_str).is_none_or(|name| name.ends_with("json"))
    };
    let Some(data) = data.filter(json) else { return (at, event) };
    match (data.get("contentSchema"), data.get("contentMediaType")) {
        (Some(schema), _) => (at.key("properties").key("data").key("contentSchema"), schema.clone()),
        // JSON of which nothing is said
        (None, Some(_)) => (at.key("properties").key("data"), Node::Mapping(Members::default())),
        (None, None) => (at, event),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    #[test]
    fn items_are_lists() {
        for (before, after, findings) in [
            (
                r#"components: {responses: {A: {content: {application/jsonl: {itemSchema: {type: string}}}}}}"#,
                r#"components: {responses: {A: {content: {application/jsonl: {schema: {type: array, items: {type: string}}}}}}}"#,
                vec![],
            ),
            (
                r#"components: {responses: {A: {content: {text/event-stream: {itemSchema: {properties: {data: {contentSchema: {type: object}}}}}}}}}"#,
                r#"components: {responses: {A: {content: {text/event-stream: {schema: {type: array, items: {type: object}}}}}}}"#,
                vec![],
            ),
            (
                r#"components: {mediaTypes: {B: {schema: {}}}, responses: {A: {content: {a/b: {$ref: '#/components/mediaTypes/B'}}}}}"#,
                r#"components: {responses: {A: {content: {a/b: {schema: {}}}}}}"#,
                vec![],
            ),
            (
                r#"components: {responses: {A: {content: {a/b: {encoding: {c: {encoding: {d: {itemEncoding: {}}}}}}}}}}"#,
                r#"components: {responses: {A: {content: {a/b: {encoding: {c: {x-clientwright-encoding: {d: {x-clientwright-itemEncoding: {}}}}}}}}}}"#,
                vec![],
            ),
            (
                r#"components: {responses: {A: {content: {multipart/mixed: {itemEncoding: {}}}}}}"#,
                r#"components: {responses: {A: {content: {multipart/mixed: {}}}}}"#,
                vec!["E0732 /components/responses/A/content/multipart~1mixed/itemEncoding"],
            ),
        ] {
            let (tree, found, _) = trial::document(unfold, before);
            let (wanted, _, _) = trial::document(|_, _, _| {}, after);
            assert_eq!(
                (tree, found),
                (wanted, findings.into_iter().map(str::to_owned).collect()),
                "{before}"
            );
        }
    }
}
