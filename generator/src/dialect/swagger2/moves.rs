//! What a pass moves. In: moves, one by one; out: origins that know of them, and references that follow them.
//! It never moves a node itself.

use crate::document;
use crate::source::{Origins, Pointer};
use crate::tree::Node;
use std::collections::BTreeMap;

/// The moves of one pass.
pub(super) struct SwaggerMoves<'o> {
    origins: &'o mut Origins,
    /// Where what stood there before the pass is now.
    targets: BTreeMap<Pointer, Pointer>,
}

impl<'o> SwaggerMoves<'o> {
    pub(super) fn new(origins: &'o mut Origins) -> Self {
        Self { origins, targets: BTreeMap::new() }
    }

    /// A node was taken from one place to another, and references follow it. Of several copies they follow the first.
    pub(super) fn moved(&mut self, from: &Pointer, to: &Pointer) {
        self.origins.moved(from, to);
        let after = self.targets.range_mut(from.clone()..);
        let inside = after.take_while(|(at, _)| at.as_str().starts_with(from.as_str()));
        inside.for_each(|(_, target)| *target = target.rebased(from, to));
        self.targets.entry(from.clone()).or_insert_with(|| to.clone());
    }

    /// A node is there once more, at another place; references stay with the one.
    pub(super) fn copied(&mut self, from: &Pointer, to: &Pointer) {
        self.origins.moved(from, to);
    }

    /// A node was made for what is written elsewhere, which is not a node of its own any more.
    pub(super) fn stands_for(&mut self, from: &Pointer, to: &Pointer) {
        let origin = self.origins.of(from);
        self.origins.written(to, origin);
    }

    /// Lets the references of the whole tree follow the moves.
    pub(super) fn finish(self, tree: &mut Node) {
        if !self.targets.is_empty() {
            rewrite(tree, Level::Object, &self.targets);
        }
    }
}

/// What the keys of a mapping are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Level {
    /// Keys of an object of the specification.
    Object,
    /// Names that the description gives.
    Names,
}

/// Keys whose members have names: below them, `example` or `$ref` is one.
const NAMES: [&str; 9] = [
    "properties",
    "patternProperties",
    "definitions",
    "parameters",
    "responses",
    "headers",
    "schemas",
    "requestBodies",
    "securityDefinitions",
];

/// Keys of values: what looks like a reference there is data.
const VALUES: [&str; 4] = ["example", "examples", "default", "enum"];

fn rewrite(node: &mut Node, level: Level, targets: &BTreeMap<Pointer, Pointer>) {
    match node {
        Node::Mapping(members) => {
            for (key, member) in members {
                match (level, member) {
                    (Level::Object, Node::String(text)) if key == "$ref" => {
                        if let Some(followed) = follow(text, targets) {
                            *text = followed;
                        }
                    }
                    (Level::Object, _) if VALUES.contains(&key.as_str()) => {}
                    (Level::Object, member) if NAMES.contains(&key.as_str()) => {
                        rewrite(member, Level::Names, targets);
                    }
                    (Level::Object | Level::Names, member) => rewrite(member, Level::Object, targets),
                }
            }
        }
        Node::Sequence(items) => items.iter_mut().for_each(|item| rewrite(item, Level::Object, targets)),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => {}
    }
}

/// The text of a reference after the moves; `None` where it leads to what has not moved.
fn follow(text: &str, targets: &BTreeMap<Pointer, Pointer>) -> Option<String> {
    let at = document::pointer(text)?;
    let mut around = Some(at.clone());
    while let Some(place) = around {
        if let Some(target) = targets.get(&place) {
            // a fragment is percent-decoded when it is read (RFC 6901, section 6)
            return Some(format!("#{}", at.rebased(&place, target)).replace('%', "%25"));
        }
        around = place.parent();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dialect::swagger2::tests::parsed;

    fn at(text: &str) -> Pointer {
        Pointer::parse(text).unwrap()
    }

    #[test]
    fn references_follow_what_has_moved() {
        let cases = [
            ("#/definitions/Pet", "#/components/schemas/Pet"),
            ("#/definitions/a~1b", "#/components/schemas/a~1b"),
            ("#/definitions/a%7E1b", "#/components/schemas/a~1b"),
            ("#/definitions/100%25", "#/components/schemas/100%25"),
            ("#/definitions/Pet%20Shop/properties/x", "#/components/schemas/Pet Shop/properties/x"),
            ("#/definitions/Moved/in", "#/elsewhere/in"),
            ("#/definitionsOfMine/Pet", "#/definitionsOfMine/Pet"),
            ("other.yaml#/definitions/Pet", "other.yaml#/definitions/Pet"),
        ];
        for (before, after) in cases {
            let mut origins = Origins::default();
            let mut moves = SwaggerMoves::new(&mut origins);
            moves.moved(&at("/definitions/Moved"), &at("/elsewhere"));
            moves.moved(&at("/definitions"), &at("/components/schemas"));
            let mut tree = parsed(&format!("{{a: [{{$ref: '{before}'}}]}}"));
            moves.finish(&mut tree);
            assert_eq!(tree, parsed(&format!("{{a: [{{$ref: '{after}'}}]}}")), "{before}");
        }
    }

    #[test]
    fn an_inner_move_goes_on_with_the_outer_one() {
        let mut origins = Origins::default();
        let mut moves = SwaggerMoves::new(&mut origins);
        moves.moved(&at("/a/b"), &at("/a/c"));
        moves.moved(&at("/a"), &at("/d"));
        let mut tree = parsed("{x: {$ref: '#/a/b/e'}, y: {$ref: '#/a/f'}}");
        moves.finish(&mut tree);
        assert_eq!(tree, parsed("{x: {$ref: '#/d/c/e'}, y: {$ref: '#/d/f'}}"));
        assert_eq!(origins.of(&at("/d/c/e")).at, at("/a/b/e"));
    }

    #[test]
    fn what_only_looks_like_a_reference_stays() {
        let of = |target: &str| {
            let reference = format!("{{$ref: '#/{target}/A'}}");
            let text = "{example: {$ref: '#/b/A'}, properties: {$ref: {type: string}, default: REF}, responses: {default: REF}, \
                        x-a: {b: REF}}";
            parsed(&text.replace("REF", &reference))
        };
        let mut origins = Origins::default();
        let mut moves = SwaggerMoves::new(&mut origins);
        moves.moved(&at("/b"), &at("/c"));
        let mut tree = of("b");
        moves.finish(&mut tree);
        assert_eq!(tree, of("c"));
    }
}
