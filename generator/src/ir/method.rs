//! HTTP methods. In: the keys of path items, and names on the wire; out: the methods of operations and events.

/// HTTP methods of a path item.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[allow(missing_docs, reason = "each is its own name")]
pub enum Method {
    Get,
    Put,
    Post,
    Delete,
    Options,
    Head,
    Patch,
    Trace,
    Query,
    /// Any other, as it is written on the wire.
    Other(String),
}

impl Method {
    /// The methods that have a key of their own in a path item, in the order the specification lists them.
    pub const ALL: [Self; 9] = [
        Self::Get,
        Self::Put,
        Self::Post,
        Self::Delete,
        Self::Options,
        Self::Head,
        Self::Patch,
        Self::Trace,
        Self::Query,
    ];

    /// The method of a name on the wire.
    pub fn named(name: &str) -> Self {
        let known = Self::ALL.into_iter().find(|method| method.wire() == name);
        known.unwrap_or_else(|| Self::Other(name.to_owned()))
    }

    /// The key in a path item: `get`.
    pub fn key(&self) -> &str {
        match self {
            Self::Get => "get",
            Self::Put => "put",
            Self::Post => "post",
            Self::Delete => "delete",
            Self::Options => "options",
            Self::Head => "head",
            Self::Patch => "patch",
            Self::Trace => "trace",
            Self::Query => "query",
            Self::Other(name) => name,
        }
    }

    /// The name on the wire: `GET`. Names are told apart by their case (RFC 9110, section 9.1).
    pub fn wire(&self) -> String {
        match self {
            Self::Other(name) => name.clone(),
            Self::Get | Self::Put | Self::Post | Self::Delete | Self::Options => self.key().to_uppercase(),
            Self::Head | Self::Patch | Self::Trace | Self::Query => self.key().to_uppercase(),
        }
    }
}
