//! What the first page of a crate shows, as plain data. In: what `emit` knows of the client; out: what
//! `output` writes pages, READMEs and examples of.

/// What the first page of a crate shows of its client.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Guide {
    /// A first call; `None` where no operation can be called with a few simple arguments.
    pub call: Option<FirstCall>,
    /// The setter of each security scheme that an operation asks for, and what it takes.
    pub credentials: Vec<(String, String)>,
    /// The name of each tag, the method of the client that gives its operations, and how many they are.
    pub tags: Vec<(String, String, usize)>,
    /// How many operations have no tag.
    pub untagged: usize,
}

/// A call that anybody can make first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FirstCall {
    /// Whether the description names no host: the program has to.
    pub needs_host: bool,
    /// The setters of its credentials, each with an expression of one; empty where it needs none.
    pub credentials: Vec<(String, String)>,
    /// The call of the client: `get_pet(1)`.
    pub call: String,
    /// The error enum of the operation, where it has one.
    pub error: Option<String>,
}
