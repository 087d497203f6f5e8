//! Generic schemas. In: schemas with `$dynamicRef`, and such that refer to them and say with `$dynamicAnchor` what is meant there;
//! out: the latter with a copy of the former in which the references lead to what is meant. It never changes a generic schema.

use crate::dialect::walk::{Members, as_members, reference, schemas};
use crate::document::pointer;
use crate::source::{Origins, Pointer, PointerMap};
use crate::tree::Node;

/// How often a generic schema may bring others.
const ROUNDS: usize = 8;

/// A schema that says what dynamic references mean in what it refers to.
struct Binder {
    at: Pointer,
    /// Anchors, and references to what they mean.
    anchors: Vec<(String, String)>,
    /// Generic schemas that stand in it as copies, and where.
    copies: Vec<(Pointer, Pointer)>,
}

/// The references of a tree.
#[derive(Default)]
struct DynamicReferences {
    /// Where they stand, and where they lead.
    plain: Vec<(Pointer, Pointer)>,
    /// Where they stand, and the anchor.
    dynamic: Vec<(Pointer, String)>,
}

/// Gives each schema that binds anchors its copies of generic schemas (JSON Schema 2020-12, core, 8.2.3.2: the outermost schema
/// of the dynamic scope that has the anchor counts). References by address have become references by place. The result are
/// the places of the generic schemas.
pub(super) fn bind(tree: &mut Node, origins: &mut Origins) -> Vec<Pointer> {
    let mut binders = binders(tree, origins);
    if binders.is_empty() {
        return Vec::new();
    }
    for _ in 0..ROUNDS {
        let found = references(tree, origins);
        let mut is_done = true;
        for (at, target) in &found.plain {
            let Some(binder) = innermost(&mut binders, at) else { continue };
            let is_generic = |name: &String| binder.anchors.iter().any(|(anchor, _)| anchor == name);
            if binder.at.is_within(target) || !found.leads_to(target, &is_generic) {
                continue;
            }
            is_done = false;
            match binder.copies.iter().find(|(known, _)| known == target) {
                Some((_, place)) => refer(tree, at, "$ref", reference(place)),
                None => {
                    binder.copies.push((target.clone(), at.clone()));
                    copy(tree, origins, target, at);
                }
            }
        }
        if is_done {
            break;
        }
    }
    for (at, name) in references(tree, origins).dynamic {
        let bound = innermost(&mut binders, &at).and_then(|binder| {
            let meant = binder.anchors.iter().find(|(anchor, _)| *anchor == name);
            meant.map(|(_, target)| target.clone())
        });
        if let Some(target) = bound {
            refer(tree, &at, "$dynamicRef", target);
        }
    }
    binders.into_iter().flat_map(|binder| binder.copies).map(|(generic, _)| generic).collect()
}

/// Whether a schema stands for one that others bind: it takes no value, as a value of itself makes no sense.
pub(super) fn is_placeholder(tree: &Node, at: &Pointer) -> bool {
    let not = tree.at(at).and_then(|schema| schema.get("not"));
    not.is_some_and(|not| *not == Node::Bool(true) || not.as_mapping().is_some_and(Members::is_empty))
}

/// The references to generic schemas from outside of these, each with the anchors that nothing binds there.
pub(super) fn unbound(tree: &mut Node, origins: &mut Origins, generic: &[Pointer]) -> Vec<(Pointer, String)> {
    if generic.is_empty() {
        return Vec::new();
    }
    let found = references(tree, origins);
    let mut anchors: PointerMap<Vec<&String>> = PointerMap::default();
    for (at, name) in &found.dynamic {
        for place in generic.iter().filter(|place| at.is_within(place)) {
            let names = anchors.entry(place.clone()).or_default();
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    let is_outside = |at: &Pointer| !generic.iter().any(|place| at.is_within(place));
    let used = found.plain.iter().filter(|(at, _)| is_outside(at));
    let named = used.filter_map(|(at, target)| Some((at, anchors.get(target)?)));
    named.flat_map(|(at, names)| names.iter().map(|name| (at.clone(), (*name).clone()))).collect()
}

fn binders(tree: &mut Node, origins: &mut Origins) -> Vec<Binder> {
    let mut binders = Vec::new();
    schemas(tree, origins, |way, schema, _| {
        if !schema.contains_key("$ref") {
            return;
        }
        let at = way.pointer();
        let anchor = |node: &Node| node.get("$dynamicAnchor").and_then(Node::as_str).map(str::to_owned);
        let own = schema.get("$dynamicAnchor").and_then(Node::as_str);
        let own = own.map(|name| (name.to_owned(), reference(&at)));
        let definitions = schema.get("$defs").and_then(Node::as_mapping).into_iter().flatten();
        let inner = definitions.filter_map(|(key, node)| {
            // a definition that is but a reference means what it leads to
            let target =
                node.get("$ref").and_then(Node::as_str).filter(|_| node.as_mapping().is_some_and(is_alone));
            let place = || reference(&at.key("$defs").key(key));
            Some((anchor(node)?, target.map_or_else(place, str::to_owned)))
        });
        let anchors: Vec<_> = inner.chain(own).collect();
        if !anchors.is_empty() {
            binders.push(Binder { at, anchors, copies: Vec::new() });
        }
    });
    binders
}

/// Whether a reference has nothing beside it that counts.
fn is_alone(schema: &Members) -> bool {
    schema
        .keys()
        .all(|key| NAMES.contains(&key.as_str()) || matches!(key.as_str(), "$ref" | "title" | "description"))
}

/// What a schema is called, and what it defines: nothing that a copy has as well.
const NAMES: [&str; 4] = ["$id", "$anchor", "$dynamicAnchor", "$defs"];

fn references(tree: &mut Node, origins: &mut Origins) -> DynamicReferences {
    let mut found = DynamicReferences::default();
    schemas(tree, origins, |way, schema, _| {
        if let Some(target) = schema.get("$ref").and_then(Node::as_str).and_then(pointer) {
            found.plain.push((way.pointer(), target));
        }
        let name = schema.get("$dynamicRef").and_then(Node::as_str).and_then(|text| text.split_once('#'));
        found.dynamic.extend(name.map(|(_, name)| (way.pointer(), name.to_owned())));
    });
    found
}

impl DynamicReferences {
    /// Whether a schema, or one that it refers to, has a dynamic reference to such an anchor.
    fn leads_to(&self, target: &Pointer, is_generic: &dyn Fn(&String) -> bool) -> bool {
        let mut open = vec![target];
        let mut next = 0;
        while let Some(at) = open.get(next).copied() {
            if self.dynamic.iter().any(|(place, name)| place.is_within(at) && is_generic(name)) {
                return true;
            }
            for (_, further) in self.plain.iter().filter(|(place, _)| place.is_within(at)) {
                if !open.contains(&further) {
                    open.push(further);
                }
            }
            next += 1;
        }
        false
    }
}

/// The innermost binder around a place that is not in its definitions.
fn innermost<'b>(binders: &'b mut [Binder], at: &Pointer) -> Option<&'b mut Binder> {
    let around = binders.iter_mut().filter(|it| at.is_within(&it.at) && !at.is_within(&it.at.key("$defs")));
    around.max_by_key(|binder| binder.at.as_str().len())
}

fn refer(tree: &mut Node, at: &Pointer, key: &str, target: String) {
    if let Some(schema) = tree.at_mut(at).and_then(as_members) {
        schema.remove(key);
        schema.insert("$ref".to_owned(), super::text(&target));
    }
}

/// Puts a copy of a schema where a reference to it is.
fn copy(tree: &mut Node, origins: &mut Origins, from: &Pointer, to: &Pointer) {
    let Some(mut generic) = tree.at(from).and_then(Node::as_mapping).cloned() else { return };
    NAMES.iter().for_each(|name| drop(generic.remove(name)));
    let Some(schema) = tree.at_mut(to).and_then(as_members) else { return };
    let is_alone = is_alone(schema);
    schema.remove("$ref");
    if is_alone {
        for (key, member) in generic {
            if !schema.contains_key(&key) {
                origins.moved(&from.key(&key), &to.key(&key));
                schema.insert(key, member);
            }
        }
    } else if let Some(Node::Sequence(parts)) =
        schema.get_or_insert_with("allOf", || Node::Sequence(Vec::new()))
    {
        origins.moved(from, &to.key("allOf").index(parts.len()));
        parts.push(Node::Mapping(generic));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::trial;

    fn bound(schemas: &str) -> Node {
        let (tree, _, _) = trial::document(
            |tree, origins, _| drop(bind(tree, origins)),
            &format!("components: {{schemas: {{{schemas}}}}}"),
        );
        tree
    }

    fn at<'t>(tree: &'t Node, place: &str) -> Option<&'t str> {
        tree.at(&Pointer::parse(&format!("/components/schemas{place}")).unwrap()).and_then(Node::as_str)
    }

    #[test]
    fn a_generic_container_holds_what_is_bound() {
        let tree = bound(
            "Page: {properties: {items: {type: array, items: {$dynamicRef: '#T'}}}, $defs: {T: {$dynamicAnchor: T, not: {}}}}, \
             Cats: {$defs: {T: {$dynamicAnchor: T, $ref: '#/components/schemas/Cat'}}, $ref: '#/components/schemas/Page'}, \
             Dogs: {$defs: {T: {$dynamicAnchor: T, type: string}}, $ref: '#/components/schemas/Page', required: [items]}, Cat: {}",
        );
        assert_eq!(at(&tree, "/Cats/properties/items/items/$ref"), Some("#/components/schemas/Cat"));
        let dogs = at(&tree, "/Dogs/allOf/0/properties/items/items/$ref");
        assert_eq!(dogs, Some("#/components/schemas/Dogs/$defs/T"));
        assert_eq!(at(&tree, "/Page/properties/items/items/$dynamicRef"), Some("#T"));
    }

    #[test]
    fn a_schema_extends_one_that_holds_itself() {
        let tree = bound(
            "Tree: {$dynamicAnchor: node, properties: {children: {items: {$dynamicRef: '#node'}}}}, \
             Strict: {$dynamicAnchor: node, $ref: '#/components/schemas/Tree', required: [children]}",
        );
        let children = "/Strict/allOf/0/properties/children/items/$ref";
        assert_eq!(at(&tree, children), Some("#/components/schemas/Strict"));
    }

    #[test]
    fn generic_schemas_may_refer_to_others_and_to_themselves() {
        let tree = bound(
            "Page: {properties: {list: {$ref: '#/components/schemas/List'}, next: {$ref: '#/components/schemas/Page'}}}, \
             List: {items: {$dynamicRef: 'x#T'}}, \
             Cats: {$defs: {T: {$dynamicAnchor: T, $ref: '#/components/schemas/Cat'}}, $ref: '#/components/schemas/Page'}, Cat: {}",
        );
        assert_eq!(at(&tree, "/Cats/properties/list/items/$ref"), Some("#/components/schemas/Cat"));
        assert_eq!(at(&tree, "/Cats/properties/next/$ref"), Some("#/components/schemas/Cats"));
        assert_eq!(at(&tree, "/Page/properties/next/$ref"), Some("#/components/schemas/Page"));
    }
}
