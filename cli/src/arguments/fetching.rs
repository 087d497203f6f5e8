//! What a description is fetched with, as data. In: the command line; out: headers whose texts nothing prints.

use clap::Args;

/// What a request for a description brings.
#[derive(Debug, Clone, Args)]
pub(crate) struct Fetching {
    /// Send a header, such as 'Authorization: Bearer …', if SPEC is a URL; only the server of SPEC receives it.
    #[arg(long = "header", value_name = "NAME: VALUE")]
    pub(crate) headers: Vec<Header>,
}

/// A header as it was written. It is checked where it is sent: clap repeats what it refuses.
#[derive(Clone)]
pub(crate) struct Header(String);

impl Header {
    /// The text, which may be a secret.
    pub(crate) fn text(&self) -> &str {
        &self.0
    }
}

impl From<String> for Header {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl std::fmt::Debug for Header {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Header(…)")
    }
}
