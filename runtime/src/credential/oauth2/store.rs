//! In: tokens that were fetched. Out: the same after a restart, from wherever the user keeps them.
//! Never: a token in a text, but in the one that is made for the store.

use std::fmt;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use crate::executor::BoxFuture;
use crate::json::{self, Fault};
use crate::secret::Secret;

/// Where tokens are kept beyond the life of a process: a file, a keyring, a database.
///
/// A store reports its own failures: what cannot be loaded is fetched anew, and what cannot be saved is lost at a restart.
pub trait TokenStore: Send + Sync + 'static {
    /// What was saved under this key: the address of the token endpoint, the client's id, and the scopes.
    fn load<'a>(&'a self, key: &'a str) -> BoxFuture<'a, Option<StoredToken>>;

    /// Keeps a token under this key, in place of the one before: also its refresh token is another one then.
    fn save<'a>(&'a self, key: &'a str, token: &'a StoredToken) -> BoxFuture<'a, ()>;
}

/// A token with what belongs to it.
#[derive(Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct StoredToken {
    /// What goes into requests.
    pub access_token: Secret,
    /// What another access token is had for.
    pub refresh_token: Option<Secret>,
    /// When the access token ends, where that is known.
    pub expires_at: Option<SystemTime>,
}

/// The form in which a token is kept: `expires_at` in seconds since 1970.
#[derive(Clone)]
pub(super) struct StoredForm {
    access_token: Secret,
    refresh_token: Option<Secret>,
    expires_at: Option<i64>,
}

crate::record! {
    StoredForm, required: [0];
    0: access_token = member("access_token"),
    1: refresh_token = optional("refresh_token"),
    2: expires_at = optional("expires_at"),
}

impl StoredToken {
    /// The token as JSON, with its secrets: for the place where it is kept.
    #[must_use]
    pub fn to_json(&self) -> Secret {
        Secret::new(json::to_string(&StoredForm::from(self)))
    }

    /// A token of the JSON that [`StoredToken::to_json`] makes.
    ///
    /// # Errors
    /// When the text is none of these.
    pub fn from_json(text: &str) -> Result<Self, Fault> {
        json::from_str::<StoredForm>(text).map(Self::from)
    }
}

impl From<&StoredToken> for StoredForm {
    fn from(token: &StoredToken) -> Self {
        let since = token.expires_at.and_then(|end| end.duration_since(UNIX_EPOCH).ok());
        Self {
            access_token: token.access_token.clone(),
            refresh_token: token.refresh_token.clone(),
            expires_at: since.and_then(|since| i64::try_from(since.as_secs()).ok()),
        }
    }
}

impl From<StoredForm> for StoredToken {
    fn from(kept: StoredForm) -> Self {
        let StoredForm { access_token, refresh_token, expires_at } = kept;
        let seconds = expires_at.and_then(|seconds| u64::try_from(seconds).ok());
        let expires_at = seconds.and_then(|seconds| UNIX_EPOCH.checked_add(Duration::from_secs(seconds)));
        Self { access_token, refresh_token, expires_at }
    }
}

/// Without the tokens.
impl fmt::Debug for StoredToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("StoredToken").field("expires_at", &self.expires_at).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_reads_back() {
        let end = UNIX_EPOCH + Duration::from_secs(1_700_000_000);
        for (refresh_token, expires_at) in [(None, None), (Some(Secret::new("r")), Some(end))] {
            let token = StoredToken { access_token: Secret::new("a\"b"), refresh_token, expires_at };
            assert_eq!(StoredToken::from_json(token.to_json().expose()).unwrap(), token);
        }
        assert!(StoredToken::from_json("{}").is_err());
    }
}
