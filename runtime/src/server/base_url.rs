//! In: the text of a base address. Out: the address that paths of operations are appended to.
//! Never: a query, a fragment, a user name, or another scheme than http and https.

use std::fmt;
use std::str::FromStr;

use http::Uri;
use http::uri::{Authority, PathAndQuery, Scheme};

use crate::address::{Address, AddressError, Origin};

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
    dropped: usize,
    exact: bool,
}

impl BaseUrl {
    /// Reads an address; a slash at its end makes no difference.
    ///
    /// # Errors
    /// When the scheme is neither http nor https, or there is a user name, a query, a fragment, a host or port that is
    /// none, or a path that needs escapes.
    pub fn parse(text: &str) -> Result<Self, AddressError> {
        let Address { origin, path, query } = Address::parse(text)?;
        if query.is_some() {
            return Err(AddressError::Query);
        }
        let prefix = path.trim_end_matches('/').to_owned();
        let authority = origin.authority().parse().map_err(|_| AddressError::Host)?;
        Ok(Self { scheme: origin.scheme(), authority, origin, prefix, dropped: 0, exact: false })
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
        self.exact = true;
        self
    }

    /// The address below which a server is of which only its path is known.
    pub(super) fn below(&self, path: &str) -> Self {
        let mut base = self.clone();
        if base.prefix.is_empty() && !base.exact {
            path.trim_end_matches('/').clone_into(&mut base.prefix);
        }
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

impl fmt::Display for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.origin, self.prefix)
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "BaseUrl({self})")?;
        if self.dropped == 0 { Ok(()) } else { write!(f, ".dropping_path_segments({})", self.dropped) }
    }
}
