//! In: a credential, and later another one. Out: a credential that is the newer one for every call from then on.
//! Never: a call that is on its way with parts of both.

use std::fmt;
use std::sync::{Arc, PoisonError, RwLock};

use super::Credential;

/// A credential that can be replaced while clients use it: after a key was rotated, when another user signs in.
///
/// ```
/// use clientwright_runtime::{Credential, ReplaceableCredential};
///
/// let key = ReplaceableCredential::new(Credential::bearer("old"));
/// let credential = key.credential(); // goes into the client's builder
/// key.replace(Credential::bearer("new"));
/// ```
#[derive(Clone)]
pub struct ReplaceableCredential {
    current: Arc<RwLock<Credential>>,
}

impl ReplaceableCredential {
    /// This credential, until it is replaced.
    #[must_use]
    pub fn new(credential: Credential) -> Self {
        Self { current: Arc::new(RwLock::new(credential.settled())) }
    }

    /// For clients and calls; all that it was given to have the newer one after [`ReplaceableCredential::replace`].
    #[must_use]
    pub fn credential(&self) -> Credential {
        Credential::replaceable(self.clone())
    }

    /// Puts another credential in its place. A call for whose scheme it is of the wrong kind fails with
    /// [`Error::Build`](crate::Error::Build).
    pub fn replace(&self, credential: Credential) {
        let credential = credential.settled();
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = credential;
    }

    pub(super) fn current(&self) -> Credential {
        self.current.read().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

impl fmt::Debug for ReplaceableCredential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Replaceable{:?}", self.current())
    }
}
