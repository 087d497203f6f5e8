//! What a discriminator says. In: a schema with one, and its alternatives; out: the alternative that a value names, and the value
//! that names an alternative. It never looks at other members: those are checked against what was meant.
//!
//! Values are told as the generator tells them: by the mapping, then by constants that one alternative alone has, then by the
//! names of components.

use super::equality;
use crate::description::{Description, component_name, reference};
use clientwright::unstable::tree::{Members, Node};

/// A discriminator and the alternatives of its schema.
#[derive(Debug)]
pub(crate) struct Discriminator<'a> {
    description: &'a Description,
    /// The member that carries the value.
    pub(crate) name: &'a str,
    mapping: Option<&'a Members>,
    alternatives: Vec<Alternative<'a>>,
}

/// A schema that a value may be meant for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Alternative<'a> {
    /// Of its component; one that stands in place has none.
    name: Option<&'a str>,
    /// The schema itself.
    pub(crate) schema: &'a Node,
}

/// The alternatives of `oneOf` and `anyOf`.
pub(crate) fn alternatives(schema: &Node) -> Vec<Alternative<'_>> {
    let lists = ["oneOf", "anyOf"].iter().filter_map(|keyword| schema.get(keyword)?.as_sequence()).flatten();
    lists.map(|schema| Alternative { name: reference(schema).map(component_name), schema }).collect()
}

/// The components that comprise a base.
pub(crate) fn children<'a>(description: &'a Description, base: &Node) -> Vec<Alternative<'a>> {
    let children = description.children(base).into_iter();
    children.map(|(name, schema)| Alternative { name: Some(name), schema }).collect()
}

impl<'a> Discriminator<'a> {
    /// That of a schema beside `oneOf` or `anyOf`, or of a base whose children are the alternatives.
    pub(crate) fn of(
        description: &'a Description,
        schema: &'a Node,
        alternatives: Vec<Alternative<'a>>,
    ) -> Option<Self> {
        let node = schema.get("discriminator")?;
        let name = node.get("propertyName")?.as_str()?;
        let mapping = node.get("mapping").and_then(Node::as_mapping);
        Some(Self { description, name, mapping, alternatives })
    }

    /// The alternative that a value names.
    pub(crate) fn meant(&self, value: &Node) -> Option<&'a Node> {
        let text = match value {
            Node::String(text) => text.clone(),
            _ => crate::json::text(value),
        };
        if let Some(target) = self.mapping.and_then(|mapping| mapping.get(&text)).and_then(Node::as_str) {
            return self.named(component_name(target)).or_else(|| self.description.target(target));
        }
        let lists = |it: &&Alternative<'_>| self.constants(it.schema).any(|it| equality::equal(it, value));
        let mut listing = self.alternatives.iter().filter(lists);
        match (listing.next(), listing.next()) {
            (Some(alone), None) => Some(alone.schema),
            _ => self.named(&text),
        }
    }

    fn named(&self, name: &str) -> Option<&'a Node> {
        self.alternatives.iter().find(|it| it.name == Some(name)).map(|it| it.schema)
    }

    /// The value that names the alternative with this schema.
    pub(crate) fn value(&self, schema: &Node) -> Option<Node> {
        let alternative = self.alternatives.iter().find(|it| std::ptr::eq(it.schema, schema))?;
        let is_target =
            |node: &Node| alternative.name.is_some() && node.as_str().map(component_name) == alternative.name;
        let constants = || self.constants(alternative.schema);
        if let Some((key, _)) = self.mapping.into_iter().flatten().find(|(_, node)| is_target(node)) {
            // the key of a boolean or a number stands for it
            let constant = constants().find(|it| crate::json::text(it) == *key);
            return Some(constant.cloned().unwrap_or_else(|| self.typed(alternative.schema, key)));
        }
        let is_alone = |value: &&Node| {
            let has = |it: &&Alternative<'_>| self.constants(it.schema).any(|it| equality::equal(it, value));
            self.alternatives.iter().filter(has).count() == 1
        };
        let constant = constants().find(is_alone).cloned();
        constant.or_else(|| alternative.name.map(|name| Node::String(name.to_owned())))
    }

    /// A key of the mapping as the member is written: that of a boolean or an integer as one.
    fn typed(&self, schema: &'a Node, key: &str) -> Node {
        let members = super::parts(self.description, schema).into_iter();
        let members = members.filter_map(|part| part.get("properties")?.get(self.name));
        let mut types = members.flat_map(|member| super::types(self.description.resolve(member)));
        let is_text = types.all(|name| !matches!(name, "boolean" | "integer" | "number"));
        let read =
            || crate::json::read(key.as_bytes()).ok().filter(|value| !matches!(value, Node::String(_)));
        if is_text { None } else { read() }.unwrap_or_else(|| Node::String(key.to_owned()))
    }

    /// What a value may be, as texts of JSON.
    pub(crate) fn known(&self) -> Vec<String> {
        match self.mapping {
            Some(mapping) => mapping.keys().map(|key| crate::json::quoted(key)).collect(),
            None => {
                let values = self.alternatives.iter().filter_map(|it| self.value(it.schema));
                values.map(|value| crate::json::text(&value)).collect()
            }
        }
    }

    /// Whether each alternative has a name or a constant: a value that names none of them is wrong.
    pub(crate) fn is_closed(&self) -> bool {
        self.alternatives.iter().all(|it| it.name.is_some() || self.constants(it.schema).next().is_some())
    }

    /// Whether some alternative has a constant that is not a text.
    pub(crate) fn takes(&self, value: &Node) -> bool {
        let listed = self.alternatives.iter().flat_map(|it| self.constants(it.schema));
        matches!(value, Node::String(_)) || { listed }.any(|it| it.kind() == value.kind())
    }

    /// The constants of the member in an alternative and what it is composed of.
    fn constants(&self, schema: &'a Node) -> impl Iterator<Item = &'a Node> + use<'a> {
        let (description, name) = (self.description, self.name);
        super::parts(description, schema).into_iter().flat_map(move |part| {
            let member = part.get("properties").and_then(|members| members.get(name));
            let member = member.map(|member| description.resolve(member));
            let one = member.and_then(|member| member.get("const")).map(std::slice::from_ref);
            let listed = member.and_then(|member| member.get("enum")).and_then(Node::as_sequence);
            listed.or(one).unwrap_or_default()
        })
    }
}
