//! In: a function of the user's that gives tokens. Out: the same, behind one type.
//! Never: a promise about what the function does, or a second call while one is on its way where tokens are kept.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::time::Duration;

use crate::executor::BoxFuture;
use crate::secret::Secret;

type Issued = Result<IssuedToken, Box<dyn StdError + Send + Sync>>;

/// A token, and how long it can be used.
#[derive(Clone)]
#[must_use]
pub struct IssuedToken {
    pub(super) token: Secret,
    pub(super) expires_in: Option<Duration>,
}

impl IssuedToken {
    /// A token that can be used until it is refused.
    pub fn new(token: impl Into<String>) -> Self {
        Self { token: Secret::new(token.into()), expires_in: None }
    }

    /// How long it can be used from now on.
    pub const fn expires_in(mut self, lifetime: Duration) -> Self {
        self.expires_in = Some(lifetime);
        self
    }
}

impl fmt::Debug for IssuedToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("IssuedToken").field("expires_in", &self.expires_in).finish_non_exhaustive()
    }
}

/// A function for tokens.
pub(super) struct TokenFunction {
    function: Box<dyn Fn() -> BoxFuture<'static, Issued> + Send + Sync>,
    pub(super) keeping: Keeping,
}

/// Whether tokens of a function are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keeping {
    UntilExpired,
    Never,
}

impl TokenFunction {
    pub(super) fn cached<F, R, E>(function: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<IssuedToken, E>> + Send + 'static,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let function = move || -> BoxFuture<'static, Issued> {
            let answer = function();
            Box::pin(async move { answer.await.map_err(Into::into) })
        };
        Self { function: Box::new(function), keeping: Keeping::UntilExpired }
    }

    pub(super) fn uncached<F, R, T, E>(function: F) -> Self
    where
        F: Fn() -> R + Send + Sync + 'static,
        R: Future<Output = Result<T, E>> + Send + 'static,
        T: Into<String>,
        E: Into<Box<dyn StdError + Send + Sync>>,
    {
        let function = move || -> BoxFuture<'static, Issued> {
            let answer = function();
            Box::pin(async move { answer.await.map(IssuedToken::new).map_err(Into::into) })
        };
        Self { function: Box::new(function), keeping: Keeping::Never }
    }

    pub(super) fn call(&self) -> BoxFuture<'static, Issued> {
        (self.function)()
    }
}
