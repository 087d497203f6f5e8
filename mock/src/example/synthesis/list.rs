//! Lists. In: the keywords of a list; out: a list of few elements. It never makes more than are asked for.

use super::{ELEMENTS, OPTIONAL_DEPTH, Synthesis};
use crate::example::flat::{Flat, flat};
use crate::example::number;
use crate::schema::equality::equal;
use clientwright::unstable::tree::{Node, private};

impl<'a> Synthesis<'a> {
    pub(super) fn list(&mut self, flat: &Flat<'a>) -> Node {
        // how the items of a tuple ride in the shape of 3.0
        if let Some(items) = flat.get(private::PREFIX_ITEMS).and_then(Node::as_sequence) {
            let items = items.iter().map(|item| self.made_of(&[item]).unwrap_or(Node::Null));
            return Node::Sequence(items.collect());
        }
        let least = flat.count("minItems").unwrap_or(0);
        let most = flat.count("maxItems").unwrap_or(usize::MAX);
        let some = self.depth < OPTIONAL_DEPTH || self.holds_values(flat);
        let wanted = least.max(usize::from(some)).min(most).min(ELEMENTS);
        if flat.items.is_empty() {
            return Node::Sequence((0..least.min(ELEMENTS)).map(|_| Node::Null).collect());
        }
        let mut made = Vec::new();
        for _ in 0..wanted {
            match self.made_of(&flat.items) {
                Some(item) => made.push(item),
                None => break,
            }
        }
        if flat.get("uniqueItems").is_some_and(|node| matches!(node, Node::Bool(true))) {
            self.tell_apart(&flat.items, &mut made);
        }
        Node::Sequence(made)
    }

    /// Whether the elements hold nothing else, so that one of them costs little. A form cannot send an empty list.
    fn holds_values(&self, list: &Flat<'a>) -> bool {
        const VALUES: [&str; 4] = ["boolean", "integer", "number", "string"];
        let kinds = list.items.iter().flat_map(|item| crate::schema::kinds(self.description, item));
        let mut kinds = kinds.peekable();
        kinds.peek().is_some() && kinds.all(|kind| VALUES.contains(&kind))
    }

    /// Makes the elements of a list differ, where their values are listed, texts or numbers.
    fn tell_apart(&self, items: &[&'a Node], made: &mut [Node]) {
        let flat = flat(self.description, items, &self.following, 0);
        let listed = flat.listed.first().copied().unwrap_or_default();
        for index in 1..made.len() {
            let Some((earlier, [item, ..])) = made.split_at_mut_checked(index) else { return };
            let others = match &*item {
                Node::String(text) => vec![
                    Node::String(format!("{text}{index}")),
                    Node::String(format!("{index}{text}")),
                    Node::String(index.to_string()),
                ],
                Node::Number(number) => vec![Node::Number(number::plus(*number, index))],
                Node::Null | Node::Bool(_) | Node::Sequence(_) | Node::Mapping(_) => Vec::new(),
            };
            let is_new = |value: &&Node| !earlier.iter().any(|known| equal(known, value));
            let fits = |value: &&Node| is_new(value) && self.fits(items, value);
            if let Some(value) = listed.iter().chain(&others).find(fits) {
                *item = value.clone();
            }
        }
    }
}
