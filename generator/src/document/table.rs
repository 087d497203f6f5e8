//! The objects of OpenAPI as tables of keys: those of 3.0.4, and beside them what other versions have. In: the kind of a node and
//! a key; out: the kind of what stands there.
//! It never looks at a document: `shape` walks one by these tables, and `piece` presents one by them.

mod keys;
mod versions;

/// The objects of the specification (OpenAPI 3.0.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "each is its own name in the specification")]
pub enum Thing {
    Document,
    Info,
    Contact,
    License,
    Server,
    ServerVariable,
    Components,
    Paths,
    PathItem,
    Operation,
    ExternalDocs,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Callback,
    Example,
    Link,
    Header,
    Tag,
    Schema,
    Discriminator,
    Xml,
    SecurityScheme,
    OAuthFlows,
    ImplicitFlow,
    PasswordFlow,
    ClientCredentialsFlow,
    AuthorizationCodeFlow,
}

/// What may stand at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NodeKind {
    /// A text.
    Text,
    /// One of these texts.
    Word(&'static [&'static str]),
    /// `true` or `false`
    Boolean,
    /// A whole number that is not negative.
    Count,
    /// Any number.
    Number,
    /// Any value.
    Any,
    /// An object of the specification.
    Thing(Thing),
    /// An object of the specification, or a reference to one.
    Referable(Thing),
    /// `true`, `false`, or an object or a reference to one.
    BooleanOr(Thing),
    /// A list.
    List(&'static NodeKind),
    /// Members of one kind, by any name.
    Map(&'static NodeKind),
}

/// A key of an object.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// The key.
    pub name: &'static str,
    /// What stands there.
    pub kind: NodeKind,
    /// Whether it must be there.
    pub required: bool,
}

/// A version of OpenAPI that has keys of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Version {
    /// Swagger 2.0
    V2_0,
    /// OpenAPI 3.0, to which `dialect` brings all others
    V3_0,
    /// OpenAPI 3.1, and the drafts of JSON Schema that its schemas are read as
    V3_1,
    /// OpenAPI 3.2
    V3_2,
}

impl Thing {
    /// What people call it: `a schema`.
    pub fn name(self) -> &'static str {
        keys::object(self).0
    }

    /// The same with what it has: `a schema has`.
    pub fn having(self) -> String {
        let verb = match self {
            Self::Components | Self::Paths | Self::Responses | Self::OAuthFlows => "have",
            _ => "has",
        };
        format!("{} {verb}", self.name())
    }

    /// Its fixed keys.
    pub fn keys(self) -> &'static [Key] {
        keys::object(self).1
    }

    /// What stands at a key of it; `None` for a key the specification does not know.
    pub fn member(self, key: &str) -> Option<NodeKind> {
        if let Some(found) = self.keys().iter().find(|known| known.name == key) {
            return Some(found.kind);
        }
        if self == Self::Paths && key.starts_with('/') || self == Self::Callback {
            return Some(NodeKind::Referable(Self::PathItem));
        }
        (self == Self::Responses && is_status(key)).then_some(NodeKind::Referable(Self::Response))
    }

    /// What stands at a key of it in 3.0, or in another version from this one on.
    pub fn member_from(self, key: &str, first: Version) -> Option<NodeKind> {
        self.member(key).or_else(|| versions::member(self, key, first))
    }

    /// Whether it is viewed by itself: what is wrong inside it leaves what holds it whole.
    pub fn is_piece(self) -> bool {
        matches!(
            self,
            Self::Info
                | Self::Server
                | Self::PathItem
                | Self::Operation
                | Self::Parameter
                | Self::RequestBody
                | Self::Response
                | Self::Callback
                | Self::Example
                | Self::Link
                | Self::Header
                | Self::Tag
                | Self::Schema
                | Self::SecurityScheme
        )
    }
}

impl NodeKind {
    /// What stands below a place of this kind, at a key or an index; `None` where the specification knows nothing.
    pub fn step(self, token: &str) -> Option<Self> {
        match self {
            Self::Thing(thing) | Self::Referable(thing) | Self::BooleanOr(thing) => thing.member(token),
            Self::List(item) => token.parse::<usize>().ok().map(|_| *item),
            Self::Map(item) => Some(*item),
            Self::Text | Self::Word(_) | Self::Boolean | Self::Count | Self::Number | Self::Any => None,
        }
    }

    /// What stands below a place of this kind in 3.0, or in another version from this one on.
    pub fn step_from(self, token: &str, first: Version) -> Option<Self> {
        self.step(token).or_else(|| versions::member(self.thing()?, token, first))
    }

    /// The object of the specification that may stand there.
    pub fn thing(self) -> Option<Thing> {
        match self {
            Self::Thing(thing) | Self::Referable(thing) | Self::BooleanOr(thing) => Some(thing),
            Self::Text | Self::Word(_) | Self::Boolean | Self::Count => None,
            Self::Number | Self::Any | Self::List(_) | Self::Map(_) => None,
        }
    }

    /// What it is called in a message: `a string`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text | Self::Word(_) => "a string",
            Self::Boolean => "a boolean",
            Self::Count => "a non-negative integer",
            Self::Number => "a number",
            Self::Any => "any value",
            Self::Thing(_) | Self::Referable(_) | Self::Map(_) => "an object",
            Self::BooleanOr(_) => "an object or a boolean",
            Self::List(_) => "an array",
        }
    }
}

/// Whether a key of the responses is a status, a range of statuses, or `default` (Responses Object).
fn is_status(key: &str) -> bool {
    match key.as_bytes() {
        b"default" => true,
        [first, b'X' | b'x', b'X' | b'x'] => (b'1'..=b'5').contains(first),
        [first, second, third] => {
            (b'1'..=b'9').contains(first) && second.is_ascii_digit() && third.is_ascii_digit()
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_follow_the_specification() {
        let document = NodeKind::Thing(Thing::Document);
        let step = |tokens: &[&str]| tokens.iter().try_fold(document, |kind, token| kind.step(token));
        assert_eq!(step(&["components", "schemas", "Pet"]), Some(NodeKind::Referable(Thing::Schema)));
        assert_eq!(
            step(&["paths", "/pets", "get", "responses", "4XX"]),
            Some(NodeKind::Referable(Thing::Response))
        );
        assert_eq!(
            step(&["paths", "/pets", "parameters", "0", "schema", "items"]),
            Some(NodeKind::Referable(Thing::Schema))
        );
        assert_eq!(step(&["paths", "pets"]), None);
        assert_eq!(step(&["x-shared", "Pet"]), None);
    }
}
