//! In: an address and a key. Out: the request that gives a token for the key.
//! Never: the key on the way to another host than that of the address.

use std::fmt;
use std::time::Duration;

use super::cache::DEFAULT_SKEW;
use crate::address::{Address, AddressError};
use crate::secret::Secret;

/// An address that gives out tokens for a key in a header: JSON with `access_token` and, optionally, `expires_in` seconds.
///
/// One use is PingOne's SDK token:
///
/// ```
/// use clientwright_runtime::{Credential, TokenExchange};
///
/// let url = "https://orchestrate-api.pingone.com/v1/company/ENVIRONMENT/sdktoken";
/// let credential: Credential = TokenExchange::get(url)?.header("X-SK-API-KEY", "key").into();
/// # Ok::<(), clientwright_runtime::AddressError>(())
/// ```
#[derive(Clone)]
#[must_use]
pub struct TokenExchange {
    pub(super) url: Address,
    pub(super) headers: Vec<(String, Secret)>,
    pub(super) skew: Duration,
}

impl TokenExchange {
    /// Tokens come from `GET` of this address.
    ///
    /// # Errors
    /// When the text is not an http or https URL.
    pub fn get(url: &str) -> Result<Self, AddressError> {
        Ok(Self { url: Address::parse(url)?, headers: Vec::new(), skew: DEFAULT_SKEW })
    }

    /// Sends this header along, usually with the key.
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), Secret::new(value.into())));
        self
    }

    /// How long before its end a token is replaced: 60 seconds by default, and never more than a fifth of its life.
    pub const fn skew(mut self, skew: Duration) -> Self {
        self.skew = skew;
        self
    }
}

/// Without the address, whose path or query may be secret, and the headers' values.
impl fmt::Debug for TokenExchange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TokenExchange")
            .field("origin", &self.url.origin)
            .field("headers", &self.headers.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .finish_non_exhaustive()
    }
}
