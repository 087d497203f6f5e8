//! In: what the caller wants. Out: which redirects a client follows.
//! Never: a credential or a cookie sent to another origin.

/// Which redirects are followed, at most ten in an attempt.
///
/// A redirect status code that the description documents as a success is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[non_exhaustive]
pub enum Redirects {
    /// Redirects to the same scheme, host and port that keep the method: 307 and 308, and for GET and HEAD also 301, 302 and
    /// 303.
    #[default]
    SameOrigin,
    /// Redirects to other origins too, for example to a storage service, but not from https to plain http, except to the local
    /// machine. 301, 302 and 303 turn a POST into a GET, as in browsers, and 303 turns every method into a GET.
    ///
    /// Another origin receives the body and the headers that say what is requested and in which format. It receives no
    /// credentials, no cookies, no header parameters and no headers of the caller, and neither does a redirect from there.
    AnyOrigin,
}
