//! In: the text of a base address. Out: the address that paths of operations are appended to.
//! Never: a fragment, a user name, or another scheme than http and https; a query is kept, and shown in no text.

use std::fmt;
use std::str::FromStr;

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

use crate::address::{Address, AddressError, AddressFault, Origin};

/// What `Uri` takes at most, in bytes.
const LONGEST: usize = u16::MAX as usize - 1;

/// An address that the paths of operations are appended to; its own path is kept as a prefix.
///
/// ```
/// use clientwright_runtime::BaseUrl;
///
/// let base = BaseUrl::parse("https://acme.api.identitynow.com/v3/")?;
/// assert_eq!(base.to_string(), "https://acme.api.identitynow.com/v3");
/// # Ok::<(), clientwright_runtime::AddressError>(())
/// ```
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct BaseUrl {
    origin: Origin,
    /// the origin as `Uri` has it, so that it is not read again for each request
    scheme: Scheme,
    authority: Authority,
    /// without a slash at its end; empty for the root
    prefix: String,
    /// without the question mark; empty for none
    query: String,
    dropped: usize,
    rule: PathRule,
}

/// What becomes of the path that the description gives its first server.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum PathRule {
    /// It is the path of a host alone, where it is all that the description says of the server.
    Usual,
    /// It is left out.
    Exactly,
    /// It comes behind the path of the address.
    Described,
}

impl BaseUrl {
    /// Reads an address; a slash at its end makes no difference. The pairs of its query go with every request.
    ///
    /// # Errors
    /// When the scheme is neither http nor https, or there is a user name, a fragment, a host or port that is none, or a
    /// path or query that needs escapes.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let Address { origin, path, query } = Address::parse(text)?;
        let query = query.unwrap_or_default();
        let prefix = path.trim_end_matches('/').to_owned();
        let authority =
            origin.authority().parse().map_err(|_| AddressError::new(text, AddressFault::Host))?;
        Ok(Self {
            scheme: origin.scheme(),
            authority,
            origin,
            prefix,
            query,
            dropped: 0,
            rule: PathRule::Usual,
        })
    }

    /// Leaves out the first `count` segments of each operation's path before it is appended.
    ///
    /// Some services shorten their paths on a domain of the customer's own: PingOne's
    /// `https://auth.pingone.com/{envID}/davinci/…` is `https://auth.acme.com/davinci/…` there, because the domain
    /// stands for the environment already. For that, `BaseUrl::parse("https://auth.acme.com")?.dropping_path_segments(1)`.
    /// The argument that is left out must still be given.
    #[must_use]
    pub const fn dropping_path_segments(mut self, count: usize) -> Self {
        self.dropped = count;
        self
    }

    /// Takes the address as it is: the path of a server that the description gives without a host is not added to it.
    ///
    /// For a service that is reached below another path than the description says, such as none at all.
    #[must_use]
    pub const fn exactly(mut self) -> Self {
        self.rule = PathRule::Exactly;
        self
    }

    /// Takes the address as a place below which the service has the path of the description's first server.
    ///
    /// For a service of one's own whose description names another host: where the server is
    /// `https://api.example.com/api/v2`, `BaseUrl::parse("http://localhost:9093")?.below_described_path()` is
    /// `http://localhost:9093/api/v2`.
    #[must_use]
    pub const fn below_described_path(mut self) -> Self {
        self.rule = PathRule::Described;
        self
    }

    pub(super) const fn rule(&self) -> PathRule {
        self.rule
    }

    /// The address below which a server is of which only its path is known.
    pub(super) fn below(&self, path: &str) -> Self {
        let mut base = self.clone();
        base.prefix.push_str(path.trim_end_matches('/'));
        base
    }

    pub(crate) const fn origin(&self) -> &Origin {
        &self.origin
    }

    /// The address with this path, and perhaps a query, in which every character is one of an address; `None` when it is too
    /// long.
    pub(crate) fn uri(&self, path: String) -> Option<Uri> {
        let origin = self.scheme.as_str().len() + "://".len() + self.authority.as_str().len();
        if origin + path.len() > LONGEST {
            return None;
        }
        let mut parts = http::uri::Parts::default();
        parts.scheme = Some(self.scheme.clone());
        parts.authority = Some(self.authority.clone());
        parts.path_and_query = Some(PathAndQuery::try_from(path).ok()?);
        Uri::from_parts(parts).ok()
    }

    pub(crate) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// Pairs of the query that each request has; empty for none.
    pub(crate) fn query(&self) -> &str {
        &self.query
    }

    pub(crate) const fn dropped(&self) -> usize {
        self.dropped
    }
}

impl FromStr for BaseUrl {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::parse(text)
    }
}

/// Without its query, in which keys are found: `https://host/v1?…`.
impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}{}", self.origin, self.prefix, if self.query.is_empty() { "" } else { "?…" })
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaseUrl({self})")?;
        if self.dropped == 0 { Ok(()) } else { write!(f, ".dropping_path_segments({})", self.dropped) }
    }
}
