//! Parameters in brackets, `a[b][0]=c`. In: their pairs and the schema; out: the value that they make together.
//! It never refuses a notation: `a[]=1`, `a[0]=1` and `a=1` all are elements of a list.

use crate::description::Description;
use crate::schema::{kinds, parts, texts};
use clientwright::unstable::tree::{Members, Node};
use indexmap::IndexMap;

/// A text, and the keys in brackets that lead to it.
pub(crate) struct Leaf {
    keys: Vec<String>,
    text: String,
}

impl Leaf {
    /// The leaf of a pair whose name begins with the parameter's; `None` for another one's.
    pub(crate) fn of(name: &str, parameter: &str, text: String) -> Option<Self> {
        let mut rest = name.strip_prefix(parameter)?;
        let mut keys = Vec::new();
        while let Some((key, after)) = rest.strip_prefix('[').and_then(|inner| inner.split_once(']')) {
            keys.push(key.to_owned());
            rest = after;
        }
        rest.is_empty().then_some(Self { keys, text })
    }

    /// The key of the first level, and the leaf below it.
    fn below(self) -> (String, Self) {
        let mut keys = self.keys.into_iter();
        let first = keys.next().unwrap_or_default();
        (first, Self { keys: keys.collect(), text: self.text })
    }
}

/// The value of all leaves of a parameter; `None` when there are none.
pub(crate) fn value(description: &Description, schema: &Node, leaves: Vec<Leaf>) -> Option<Node> {
    let is_list = kinds(description, schema).contains("array");
    if leaves.iter().all(|leaf| leaf.keys.is_empty()) {
        let mut texts: Vec<String> = leaves.into_iter().map(|leaf| leaf.text).collect();
        return match texts.len() {
            0 => None,
            1 if !is_list => texts.pop().map(|text| texts::scalar(description, schema, &text)),
            _ => Some(texts::list(description, schema, &texts)),
        };
    }
    let mut groups: IndexMap<String, Vec<Leaf>> = IndexMap::new();
    for (position, leaf) in leaves.into_iter().enumerate() {
        let (key, leaf) = leaf.below();
        // an element without an index is one of its own
        let key = if key.is_empty() { format!("]{position}") } else { key };
        groups.entry(key).or_default().push(leaf);
    }
    let any = Node::Mapping(Members::default());
    if is_list && groups.keys().all(|key| key.trim_start_matches(']').parse::<u32>().is_ok()) {
        let items = parts(description, schema).into_iter().find_map(|part| part.get("items")).unwrap_or(&any);
        let elements = groups.into_values().filter_map(|leaves| value(description, items, leaves));
        return Some(Node::Sequence(elements.collect()));
    }
    let member = |(name, leaves): (String, Vec<Leaf>)| {
        let schema = texts::property(description, schema, &name).unwrap_or(&any);
        Some((name, value(description, schema, leaves)?))
    };
    Some(Node::Mapping(groups.into_iter().filter_map(member).collect()))
}
