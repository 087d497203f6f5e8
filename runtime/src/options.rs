//! In: what the user wants differently for one call. Out: the settings of that call.
//! Never: a header by which a host or a body's framing could be changed, or a credential unless its setter says so.

use std::fmt;
use std::time::Duration;

use http::header::{AUTHORIZATION, COOKIE};
use http::{HeaderName, HeaderValue};

use crate::credential::Credential;
use crate::header;
use crate::json::Value;
use crate::mistake::Mistake;
use crate::redirects::Redirects;
use crate::retry::RetryPolicy;

/// Settings of one call, each in place of the client's own.
///
/// ```
/// use std::time::Duration;
/// use clientwright_runtime::CallOptions;
///
/// let options = CallOptions::new().timeout(Duration::from_secs(5)).header("X-Trace", "42");
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct CallOptions {
    pub(crate) timeout: Option<Duration>,
    pub(crate) attempt_timeout: Option<Duration>,
    pub(crate) retry: Option<RetryPolicy>,
    pub(crate) redirects: Option<Redirects>,
    pub(crate) max_body_bytes: Option<usize>,
    pub(crate) credential: Option<Credential>,
    pub(crate) headers: Vec<(HeaderName, HeaderValue)>,
    /// `Authorization` and `Cookie` in place of the client's own
    pub(crate) replaced: Vec<(HeaderName, HeaderValue)>,
    /// path arguments that may be empty
    pub(crate) empty: Vec<String>,
    pub(crate) query: Vec<(String, String)>,
    /// members of the body
    pub(crate) members: Vec<(String, Value)>,
    /// the first one; it comes out when the request is sent
    pub(crate) mistake: Option<Mistake>,
}

impl CallOptions {
    /// The client's own settings.
    pub fn new() -> Self {
        Self::default()
    }

    /// How long the whole call may take: tokens, attempts and pauses.
    pub const fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// How long an attempt may make no progress: until the response's headers arrive, and between two pieces of a body. It does
    /// not expire while a body is sent or received steadily; [`CallOptions::timeout`] does.
    pub const fn attempt_timeout(mut self, timeout: Duration) -> Self {
        self.attempt_timeout = Some(timeout);
        self
    }

    /// When the call is attempted again.
    pub fn retry(mut self, policy: RetryPolicy) -> Self {
        self.retry = Some(policy);
        self
    }

    /// Which redirects are followed.
    pub const fn redirects(mut self, redirects: Redirects) -> Self {
        self.redirects = Some(redirects);
        self
    }

    /// The longest body of a response, in bytes.
    pub const fn max_body_bytes(mut self, limit: usize) -> Self {
        self.max_body_bytes = Some(limit);
        self
    }

    /// A credential in place of the client's own; [`Credential::none`] for a call without any.
    ///
    /// It stands for the first alternative of the operation's security that is a single scheme of its kind. The call
    /// fails with [`Error::Build`](crate::Error::Build) when the operation names schemes, and none of its kind. With an
    /// operation that names none it is sent as a scheme of its kind says, or as is usual for a token or a password.
    pub fn credential(mut self, credential: Credential) -> Self {
        self.credential = Some(credential);
        self
    }

    /// Adds a header. It replaces a header of the same name.
    ///
    /// The call fails with [`Error::Build`](crate::Error::Build) when the name or the value is none, or when the header
    /// is the client's own business: `Host`, `Content-Type`, `Content-Length` and those of the connection; `Authorization`
    /// and `Cookie` have setters of their own.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        match header::settable(name, value) {
            Ok(header) => self.headers.push(header),
            Err(mistake) => self.mistake = self.mistake.or(Some(mistake)),
        }
        self
    }

    /// Adds a query parameter after those of the operation.
    pub fn query(mut self, name: &str, value: &str) -> Self {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a member to a body that is a JSON object or a form. In JSON it replaces a member of the same name; in a form of parts it is one of
    /// them.
    ///
    /// The call fails with [`Error::Build`](crate::Error::Build) when its body is neither a JSON object nor a form, or is a stream.
    pub fn member(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.members.push((name.to_owned(), value.into()));
        self
    }

    /// Sends this as `Authorization` in place of what the client would have there. Credentials that travel elsewhere are
    /// sent as ever; as they, the value goes to no other host, and over plain http only where that is allowed.
    ///
    /// The call fails with [`Error::Build`](crate::Error::Build) when a header cannot carry the value.
    pub fn replace_authorization(self, value: &str) -> Self {
        self.replace(AUTHORIZATION, value)
    }

    /// Sends this as `Cookie` in place of what the client would have there: cookies that are arguments, and credentials.
    ///
    /// The call fails with [`Error::Build`](crate::Error::Build) when a header cannot carry the value.
    pub fn replace_cookie(self, value: &str) -> Self {
        self.replace(COOKIE, value)
    }

    fn replace(mut self, name: HeaderName, value: &str) -> Self {
        match HeaderValue::from_str(value) {
            Ok(mut value) => {
                value.set_sensitive(true);
                self.replaced.retain(|(known, _)| *known != name);
                self.replaced.push((name, value));
            }
            Err(_) => {
                let mistake = Mistake::HeaderValue { name: name.as_str().to_owned() };
                self.mistake = self.mistake.or(Some(mistake));
            }
        }
        self
    }

    /// Allows the path argument of this name on the wire to be empty: `/contents/{path}` becomes `/contents/`.
    ///
    /// Without it an empty argument is a mistake, since the request would often go to another operation.
    pub fn allow_empty(mut self, argument: &str) -> Self {
        self.empty.push(argument.to_owned());
        self
    }
}

/// Without the headers' values.
impl fmt::Debug for CallOptions {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CallOptions")
            .field("timeout", &self.timeout)
            .field("attempt_timeout", &self.attempt_timeout)
            .field("retry", &self.retry)
            .field("redirects", &self.redirects)
            .field("max_body_bytes", &self.max_body_bytes)
            .field("credential", &self.credential)
            .field("headers", &self.headers.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>())
            .field("replaced", &self.replaced.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>())
            .field("empty", &self.empty)
            .field("query", &self.query.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("members", &self.members.iter().map(|(name, _)| name).collect::<Vec<_>>())
            .field("mistake", &self.mistake)
            .finish()
    }
}
